//! The reference of the command line, docs/cli.md, made from the commands themselves and the types of their JSON.

use std::fmt::Write;

use clap::{Arg, Command};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use crate::domain::analysis::conflicts::Conflict;
use crate::domain::analysis::designations::Entry;
use crate::domain::analysis::stances::Stance;
use crate::domain::analysis::unanswered::Unanswered;
use crate::ops::claim::ClaimDocument;
use crate::ops::content::ListedEvidence;
use crate::ops::question::{ListedQuestion, QuestionDocument};
use crate::ops::review::ReviewDocument;
use crate::report::diff::Change;

use super::form::record::RecordedView;
use super::printer::ReceiptView;
use super::{args, audit, claim, db, dossier, entity, import, init, member, reply, report, review, source};

const HEAD: &str = "# Command line

Made from the program itself; a test fails when it drifts (`BLESS=1 cargo test --test it reference` writes it anew).

Results go to standard output, all else to standard error. Output does not depend on the width where it is no
terminal. With `--output json` and `jsonl` errors are JSON too, on standard error:
`{\"error\": {\"code\", \"message\", \"hint\", \"detail\"}}`. `detail` has the facts of a refusal; of bad input it is a list,
each with `file`, `line`, `column`, `path`, `reason` and `hint`.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | something failed outside the data: server unreachable, disk full, a bug |
| 2 | the command line is wrong |
| 3 | no such claim, dossier, entity, source |
| 4 | refused by a rule: workflow, four eyes, permission |
| 5 | conflict: somebody changed it meanwhile |
| 6 | bad input: a file or a value was rejected, each with file, line, field and reason |
| 7 | integrity: a hash, an anchor or the log does not verify |

Claims are named by code (`C-12`) or handle, `@` is the one that the login logged or moved last; sources by handle or
address, `@source` is the last one; entities by handle or unambiguous name; dossiers by slug.

What is said with every command can stand in a file: `counterclaim/config.toml` in the user's configuration directory
(`~/.config`), or the file that `COUNTERCLAIM_CONFIG` names (empty for none). A flag goes before the environment, the
environment before the file. Its keys: `database-url`, `as`, `dossier`, `data-dir`, `output`, `color`, `pager`, `editor`,
`idle-seconds`; below `[report]`, for the head of reports and their method: `publisher`, `publisher-url`, `licence`,
`licence-url`, `contact`, `complaints`, `corrections-policy`, `corrections-url`, `funding`,
`url` (where reports stand on the web; `{dossier}` in it is the short name of the dossier).

On a terminal, what is longer than it goes through a pager: `COUNTERCLAIM_PAGER`, else `PAGER`, else the file's `pager`,
else `less -FRX`; empty or `cat` for none.
";

/// What `--output json` gives.
pub struct Shape {
    /// The command, without the program's name.
    pub command: &'static str,
    /// Whether it is a list of such objects; `--output jsonl` then prints one a line.
    pub is_list: bool,
    /// The option with which it prints this.
    with: Option<&'static str>,
    schema: Schema,
}

impl Shape {
    fn one<T: JsonSchema>(command: &'static str) -> Self {
        Shape {
            command,
            is_list: false,
            with: None,
            // what is written, not what could be read: a key that is null is there
            schema: SchemaSettings::draft2020_12()
                .for_serialize()
                .into_generator()
                .into_root_schema_for::<T>(),
        }
    }

    fn list<T: JsonSchema>(command: &'static str) -> Self {
        Shape {
            is_list: true,
            ..Shape::one::<T>(command)
        }
    }

    fn with(self, option: &'static str) -> Self {
        Shape {
            with: Some(option),
            ..self
        }
    }

    /// The JSON Schema of the object.
    pub fn schema(&self) -> &Value {
        self.schema.as_value()
    }

    /// The keys of the object, sorted.
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = properties(self.schema.as_value())
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default();
        keys.sort();
        keys
    }
}

/// The shapes of all commands that have one.
pub fn shapes() -> Vec<Shape> {
    vec![
        Shape::one::<init::InitView>("init"),
        Shape::one::<db::status::StatusView>("db status"),
        Shape::list::<member::list::MemberView>("member list"),
        Shape::list::<ReceiptView>("member add"),
        Shape::list::<ReceiptView>("member grant"),
        Shape::list::<ReceiptView>("member revoke"),
        Shape::list::<ReceiptView>("member disable"),
        Shape::list::<ReceiptView>("dossier new"),
        Shape::list::<ReceiptView>("dossier set"),
        Shape::list::<ReceiptView>("dossier recuse"),
        Shape::one::<dossier::use_::UseView>("dossier use"),
        Shape::list::<dossier::show::DossierView>("dossier list"),
        Shape::one::<dossier::show::WholeDossier>("dossier show"),
        Shape::list::<Stance>("dossier stances"),
        Shape::list::<Entry>("dossier designations"),
        Shape::list::<Conflict>("dossier conflicts"),
        Shape::list::<Unanswered>("dossier unanswered"),
        Shape::list::<dossier::balance::BalanceView>("dossier balance"),
        Shape::list::<entity::list::EntityRow>("entity list"),
        Shape::one::<entity::show::EntityView>("entity show"),
        Shape::list::<source::list::SourceRow>("source list"),
        Shape::one::<source::show::SourceView>("source show"),
        Shape::list::<source::check::CheckedView>("source check"),
        Shape::one::<source::written::WrittenView>("source add"),
        Shape::one::<source::written::WrittenView>("source capture"),
        Shape::one::<source::written::WrittenView>("source retract"),
        Shape::list::<claim::list::ClaimRow>("claim list"),
        Shape::one::<ClaimDocument>("claim show"),
        Shape::list::<claim::history::EventView>("claim history"),
        Shape::one::<RecordedView>("log"),
        Shape::one::<RecordedView>("entity add"),
        Shape::one::<RecordedView>("entity name"),
        Shape::one::<RecordedView>("entity relate"),
        Shape::one::<RecordedView>("entity identify"),
        Shape::one::<RecordedView>("claim add"),
        Shape::one::<RecordedView>("claim revise"),
        Shape::one::<RecordedView>("claim assert"),
        Shape::one::<RecordedView>("claim relate"),
        Shape::list::<ReceiptView>("claim retract"),
        Shape::one::<claim::note::NoteView>("claim note"),
        Shape::list::<claim::duplicates::DuplicateRow>("claim duplicates"),
        Shape::one::<RecordedView>("counter"),
        Shape::one::<RecordedView>("evidence add"),
        Shape::list::<ListedEvidence>("evidence list"),
        Shape::list::<ReceiptView>("evidence retract"),
        Shape::one::<RecordedView>("search-note add"),
        Shape::one::<RecordedView>("question add"),
        Shape::list::<ListedQuestion>("question list"),
        Shape::one::<QuestionDocument>("question show"),
        Shape::list::<review::queue::QueueRow>("review queue"),
        Shape::list::<review::rules::RuleView>("review rules"),
        Shape::list::<review::board::BoardView>("review board"),
        Shape::one::<ReviewDocument>("review show"),
        Shape::list::<review::assign::AssignedView>("review assign"),
        Shape::list::<review::assign::AssignedView>("review release"),
        Shape::list::<review::hold::HoldView>("review hold"),
        Shape::list::<review::hold::HoldView>("review unhold"),
        Shape::one::<reply::ask::AskedView>("reply ask"),
        Shape::one::<reply::record::RecordedView>("reply record"),
        Shape::list::<reply::list::ReplyView>("reply list"),
        Shape::list::<report::findings::LintView<'_>>("report make").with("--lint-only"),
        Shape::one::<report::list::PublicationView>("report publish"),
        Shape::list::<ReceiptView>("report withdraw"),
        Shape::list::<report::list::PublicationView>("report list"),
        Shape::one::<report::check::CheckView>("report check"),
        Shape::list::<Change>("report diff"),
        Shape::list::<report::affected::AffectedView>("report affected"),
        Shape::list::<report::styles::StyleView>("report styles"),
        Shape::list::<review::moves::MovedView>("review submit"),
        Shape::list::<review::moves::MovedView>("review recall"),
        Shape::list::<review::moves::MovedView>("review discard"),
        Shape::list::<review::moves::MovedView>("review take"),
        Shape::list::<review::moves::MovedView>("review return"),
        Shape::list::<review::moves::MovedView>("review decline"),
        Shape::list::<review::moves::MovedView>("review decide"),
        Shape::list::<review::moves::MovedView>("review approve"),
        Shape::list::<review::moves::MovedView>("review correct"),
        Shape::list::<review::moves::MovedView>("review reopen"),
        Shape::list::<review::moves::MovedView>("review withdraw"),
        Shape::one::<import::ImportView<'_>>("import"),
        Shape::list::<audit::log::EventRow>("audit log"),
        Shape::one::<audit::verify::VerificationView>("audit verify"),
    ]
}

/// The whole reference, Markdown.
pub fn reference() -> String {
    let mut root = args::command();
    root.build();
    let mut out = HEAD.to_owned();
    out.push_str("\n## Options of every command\n\n");
    for arg in root.get_arguments().filter(|arg| is_listed(arg)) {
        option(&mut out, arg);
    }
    let shapes = shapes();
    commands(&mut out, &root, "", &shapes);
    out
}

fn commands(out: &mut String, parent: &Command, path: &str, shapes: &[Shape]) {
    for command in parent.get_subcommands() {
        if command.is_hide_set() || command.get_name() == "help" {
            continue;
        }
        let path = format!("{path} {}", command.get_name()).trim().to_owned();
        let has_commands = command.get_subcommands().next().is_some();
        let level = if path.contains(' ') { "###" } else { "##" };
        // writing to a String cannot fail
        let _ = write!(out, "\n{level} {path}\n\n{}.\n", text(command.get_about()));
        if !has_commands {
            leaf(out, command);
            if let Some(shape) = shapes.iter().find(|shape| shape.command == path) {
                keys_of(out, shape);
            }
        }
        commands(out, command, &path, shapes);
    }
}

fn leaf(out: &mut String, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("\n       ", "\n");
    let _ = write!(out, "\n```\n{usage}\n```\n");
    let own: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| is_listed(arg) && !arg.is_global_set())
        .collect();
    if !own.is_empty() {
        out.push('\n');
    }
    own.into_iter().for_each(|arg| option(out, arg));
    if let Some(after) = command.get_after_help() {
        let after = after.to_string();
        let (notes, examples) = match after.find("Example") {
            Some(start) => after.split_at(start),
            None => (after.as_str(), ""),
        };
        if !notes.trim().is_empty() {
            let _ = write!(out, "\n{}\n", notes.trim());
        }
        let lines: Vec<&str> = examples
            .lines()
            .skip(1)
            .map(|line| line.strip_prefix("  ").unwrap_or(line))
            .collect();
        if !lines.is_empty() {
            let _ = write!(out, "\n```\n{}\n```\n", lines.join("\n"));
        }
    }
}

fn is_listed(arg: &Arg) -> bool {
    !arg.is_hide_set() && !["help", "version"].contains(&arg.get_id().as_str())
}

fn option(out: &mut String, arg: &Arg) {
    let mut name = String::new();
    if let Some(short) = arg.get_short() {
        let _ = write!(name, "-{short}, ");
    }
    if let Some(long) = arg.get_long() {
        let _ = write!(name, "--{long}");
    }
    let values: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect();
    if arg.get_action().takes_values() {
        name = format!("{name} {}", values.join(" ")).trim().to_owned();
    }
    let mut facts = Vec::new();
    if let Some(variable) = arg.get_env() {
        facts.push(format!("environment `{}`", variable.to_string_lossy()));
    }
    let defaults: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if !defaults.is_empty() && arg.get_action().takes_values() {
        facts.push(format!("default `{}`", defaults.join(" ")));
    }
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", facts.join(", "))
    };
    let _ = writeln!(out, "- `{name}`: {}{facts}", text(arg.get_help()));
}

fn text(styled: Option<&clap::builder::StyledStr>) -> String {
    styled.map(ToString::to_string).unwrap_or_default()
}

fn keys_of(out: &mut String, shape: &Shape) {
    let form = if shape.is_list {
        "a list of objects"
    } else {
        "an object"
    };
    let with = shape
        .with
        .map_or_else(String::new, |option| format!("with `{option}` "));
    let _ = write!(out, "\nAs JSON {with}{form}:\n\n");
    let root = shape.schema.as_value();
    if let Some(properties) = properties(root) {
        bullets(out, root, properties, 0);
    }
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties")?.as_object()
}

fn bullets(out: &mut String, root: &Value, keys: &Map<String, Value>, level: usize) {
    for (key, schema) in keys {
        let (kind, within) = kind(root, schema);
        let _ = writeln!(out, "{}- `{key}`: {kind}", "  ".repeat(level));
        if let Some(within) = within {
            bullets(out, root, within, level + 1);
        }
    }
}

/// A value's kind in words, and the keys within it.
fn kind<'a>(root: &'a Value, schema: &'a Value) -> (String, Option<&'a Map<String, Value>>) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or(&Value::Null);
        return kind(root, target);
    }
    if let Some(several) = schema.get("anyOf").and_then(Value::as_array) {
        let is_null = |one: &&Value| one["type"] == "null";
        if let Some(one) = several.iter().find(|one| !is_null(one)) {
            let (words, within) = kind(root, one);
            return (format!("{words} or null"), within);
        }
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return ("any value".to_owned(), None),
    };
    let or_null = if types.contains(&"null") { " or null" } else { "" };
    let main = types
        .iter()
        .find(|one| **one != "null")
        .copied()
        .unwrap_or("null");
    let (words, within) = match (main, schema["format"].as_str()) {
        ("string", Some("date-time")) => ("time".to_owned(), None),
        ("string", Some("date")) => ("date".to_owned(), None),
        ("string", Some("uuid")) => ("id".to_owned(), None),
        ("string", _) => ("text".to_owned(), None),
        ("integer", _) => ("whole number".to_owned(), None),
        ("boolean", _) => ("true or false".to_owned(), None),
        ("array", _) => {
            let (words, within) = kind(root, &schema["items"]);
            (format!("list of {words}"), within)
        }
        ("object", _) => ("object".to_owned(), properties(schema)),
        (other, _) => (other.to_owned(), None),
    };
    (format!("{words}{or_null}"), within)
}
