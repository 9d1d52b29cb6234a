// Standard input: {style, locales: {tag: xml}, items: [CSL-JSON]}. Standard output: the entry of each item in the list of
// sources as JSON, each item by itself, as plain text.
const CSL = require("citeproc");
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const items = new Map(input.items.map((item) => [item.id, item]));
const system = {
  retrieveLocale: (tag) => input.locales[tag] || input.locales["en-US"],
  retrieveItem: (id) => items.get(id),
};
const engine = new CSL.Engine(system, input.style);
engine.setOutputFormat("text");
const out = input.items.map((item) => {
  engine.updateItems([item.id]);
  return { entry: engine.makeBibliography()[1][0] || "" };
});
process.stdout.write(JSON.stringify(out));
