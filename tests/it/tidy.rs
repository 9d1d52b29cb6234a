//! How the sources are laid out: layers, who may name what, sizes, files that nothing uses, dependencies without a
//! reason.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Which modules each layer may name, besides itself: all that lie below it, none above or beside it.
const LAYERS: &[(&str, &[&str])] = &[
    ("cli", &["ops", "db", "exchange", "report", "cluster", "domain"]),
    ("ops", &["db", "exchange", "report", "cluster", "domain"]),
    ("db", &["domain"]),
    ("exchange", &["domain"]),
    ("report", &["domain"]),
    ("cluster", &["domain"]),
    ("domain", &[]),
];

/// Longest file of sources, lines: what a reader keeps in mind of one theme. Generated files may be longer.
const LONGEST: usize = 600;

/// Written by `diesel print-schema`, never by hand.
const GENERATED: &[&str] = &["src/db/schema.rs"];

/// The only file that writes to the terminal.
const PRINTER: &str = "src/cli/printer.rs";

/// A file of the project.
struct File {
    /// Relative to the project, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The lines that are code, numbered from 1, without what stands behind `//`.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
    }

    /// The module of the first level that it belongs to: `ops` for `src/ops/report/mod.rs`.
    fn layer(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or_default()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files of a folder with that ending, by path.
fn files(folder: &str, ending: &str) -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.retain(|path| path.extension().is_some_and(|known| known == ending));
    found.sort();
    let file = |path: PathBuf| File {
        text: std::fs::read_to_string(&path).unwrap(),
        path: path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/"),
    };
    found.into_iter().map(file).collect()
}

/// Names that follow `crate::` in a line, also those of a group `crate::{a, b}`.
fn named(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        match rest.strip_prefix('{') {
            Some(group) => names.extend(
                group
                    .split([',', '}'])
                    .map(|part| part.trim().split("::").next().unwrap_or_default()),
            ),
            None => names.extend(rest.split(|c| !is_name(c)).next()),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Whether a word stands in a line by itself.
fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|one| one == word)
}

/// Arrows that lead up or sideways.
fn wrong_arrows(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        let layer = file.layer();
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            if !["main", "lib"].contains(&layer) {
                wrong.push(format!("{}: `{layer}` is in no layer", file.path));
            }
            continue;
        };
        for (number, line) in file.code() {
            for name in named(line) {
                let known = LAYERS.iter().any(|(other, _)| *other == name);
                if known && name != layer && !below.contains(&name) {
                    wrong.push(format!("{}:{number}: {layer} → {name}", file.path));
                }
            }
        }
        // the crate's root is reached by `crate::` only, so that the arrow shows; a module of tests is one deeper
        let depth = file.path.matches('/').count() - usize::from(file.path.ends_with("/mod.rs"));
        let up = "super::".repeat(depth);
        let before_tests = file
            .code()
            .take_while(|(_, line)| !line.starts_with("mod tests {"));
        for (number, _) in before_tests.filter(|(_, line)| line.contains(&up)) {
            wrong.push(format!("{}:{number}: `super::` up to the root", file.path));
        }
    }
    wrong
}

fn wrong_words(files: &[File], words: &[&str], allowed: impl Fn(&File) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !allowed(file)) {
        for (number, line) in file.code() {
            if let Some(word) = words.iter().find(|word| has_word(line, word)) {
                wrong.push(format!("{}:{number}: {word}", file.path));
            }
        }
    }
    wrong
}

#[track_caller]
fn nothing(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_arrow_leads_down() {
    nothing(wrong_arrows(&files("src", "rs")));
}

#[test]
fn only_the_database_layer_names_diesel() {
    let words = ["diesel", "diesel_migrations", "pq_sys"];
    nothing(wrong_words(&files("src", "rs"), &words, |file| {
        file.layer() == "db"
    }));
}

#[test]
fn only_the_printer_prints() {
    let words = ["println", "eprintln", "print", "eprint", "dbg"];
    let mut wrong = wrong_words(&files("src", "rs"), &words, |file| file.path == PRINTER);
    wrong.retain(|place| !place.ends_with(": print")); // a name of other things too: see the macro below
    for file in files("src", "rs") {
        for (number, line) in file.code() {
            if line.contains("print!(") && file.path != PRINTER {
                wrong.push(format!("{}:{number}: print!", file.path));
            }
        }
    }
    nothing(wrong);
}

#[test]
fn no_file_is_too_long() {
    let long = ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .filter(|file| file.text.lines().count() > LONGEST && !GENERATED.contains(&file.path.as_str()));
    nothing(
        long.map(|file| {
            format!(
                "{}: {} lines, at most {LONGEST}",
                file.path,
                file.text.lines().count()
            )
        })
        .collect(),
    );
}

#[test]
fn every_file_of_sql_is_used() {
    let sources = files("src", "rs");
    let unused = ["schema/sql", "src/db/sql"]
        .iter()
        .flat_map(|folder| files(folder, "sql"));
    let is_used = |file: &File| {
        let name = file.path.rsplit_once('/').map_or("", |(_, name)| name);
        let folder = if file.path.starts_with("schema/") {
            "schema/sql/"
        } else {
            "sql/"
        };
        let included = format!("{folder}{name}\"");
        let codes = sources.iter().flat_map(|source| source.text.lines());
        codes
            .filter(|line| line.contains("include_str!") || line.contains("sql/"))
            .any(|line| line.contains(&included))
    };
    nothing(
        unused
            .filter(|file| !is_used(file))
            .map(|file| format!("{} is included nowhere", file.path))
            .collect(),
    );
}

/// The names in the sections of dependencies that go into the program.
fn dependencies(manifest: &str) -> BTreeSet<&str> {
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside =
                line == "[dependencies]" || line.starts_with("[target.") && line.ends_with("dependencies]");
        } else if inside && let Some((name, _)) = line.split_once('=') {
            names.insert(name.trim());
        }
    }
    names
}

#[test]
fn every_dependency_has_its_reason_in_the_architecture() {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
    let (manifest, architecture) = (read("Cargo.toml"), read("ARCHITECTURE.md"));
    let table = architecture.split("## Dependencies").nth(1).unwrap();
    let table = table.split("\n## ").next().unwrap();
    let reasons: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .flat_map(|names| names.split(", "))
        .collect();
    let names = dependencies(&manifest);
    assert!(names.len() > 20, "{names:?}");
    let missing = names.difference(&reasons);
    let mut wrong: Vec<String> = missing
        .map(|name| format!("{name} is in no row of the table"))
        .collect();
    let gone = reasons
        .difference(&names)
        .filter(|name| !["crate", "---"].contains(name));
    wrong.extend(gone.map(|name| format!("{name} is in the table, but no dependency")));
    nothing(wrong);
}

#[test]
fn every_test_that_the_architecture_names_is_there() {
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = architecture.split("## Invariants").nth(1).unwrap();
    let table = table.split("\n## ").next().unwrap();
    let sources: Vec<File> = ["src", "tests/it"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .collect();
    let mut named = 0;
    let mut wrong = Vec::new();
    for name in table
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.contains("::"))
    {
        named += 1;
        // `module::function`, `module::*`, or a beginning of functions' names, `module::*_is_refused`
        let (module, test) = name.rsplit_once("::").unwrap();
        let folder = module.replace("::", "/");
        let is_there = sources
            .iter()
            .filter(|file| {
                let path = file.path.trim_end_matches(".rs");
                ["src", "tests/it"].iter().any(|root| {
                    let place = format!("{root}/{folder}");
                    path == place
                        || path.starts_with(&format!("{place}/"))
                        || place == format!("{path}/tests")
                })
            })
            .any(|file| match test.split_once('*') {
                Some((start, end)) => file.text.split("#[test]\n").skip(1).any(|rest| {
                    let function = rest.split("fn ").nth(1).and_then(|rest| rest.split('(').next());
                    function.is_some_and(|name| name.starts_with(start) && name.ends_with(end))
                }),
                None => file.text.contains(&format!("fn {test}(")),
            });
        if !is_there {
            wrong.push(name.to_owned());
        }
    }
    assert!(named > 40, "{named}");
    nothing(wrong);
}

#[test]
fn what_is_wrong_would_be_found() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let arrows = |path: &str, text: &str| wrong_arrows(&[file(path, text)]);
    assert_eq!(
        arrows("src/domain/text.rs", "// crate::db\nuse crate::db::Connection;"),
        ["src/domain/text.rs:2: domain → db"]
    );
    assert_eq!(
        arrows("src/db/a/b.rs", "let x = crate::report::lint::lint(y);"),
        ["src/db/a/b.rs:1: db → report"]
    );
    assert_eq!(
        arrows("src/exchange/mod.rs", "use crate::{domain::ids, ops};"),
        ["src/exchange/mod.rs:1: exchange → ops"]
    );
    assert_eq!(
        arrows("src/ops/case/mod.rs", "use super::super::cli;"),
        ["src/ops/case/mod.rs:1: `super::` up to the root"]
    );
    assert!(arrows("src/cli/run.rs", "use crate::ops;\nuse super::error;").is_empty());
    assert_eq!(arrows("src/web.rs", ""), ["src/web.rs: `web` is in no layer"]);
    let words = |text: &str| wrong_words(&[file("src/ops/a.rs", text)], &["diesel"], |_| false);
    assert_eq!(words("use diesel::prelude::*; // x"), ["src/ops/a.rs:1: diesel"]);
    assert!(words("// diesel\nlet diesels = 1;").is_empty());
    let manifest = "[package]\nname = \"x\"\n[dependencies]\na = \"1\"\nb-c = { version = \"2\" }\n[dev-dependencies]\nd = \"1\"";
    assert_eq!(dependencies(manifest), BTreeSet::from(["a", "b-c"]));
}
