//! The examples in the help of each command are run as they stand, by a shell, and succeed; those that open a form say
//! that there is no terminal to fill it in.
//!
//! Each command has a desk with the running example to itself, and the files and sources that examples speak of: see
//! [`Place`]. What else has to be there is in `cli_examples.txt`: below the name of a command the lines that are run
//! before its examples.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use counterclaim::cli;

use crate::support::{TestDb, clean};

const PROGRAM: &str = env!("CARGO_BIN_EXE_counterclaim");

/// Commands that are tried on a private server that is new, in the order in which a desk is set up.
const PRIVATE: &[&str] = &[
    "init",
    "db status",
    "db migrate",
    "db stop",
    "db start",
    "db url",
    "member add",
    "member grant",
    "member revoke",
    "member disable",
    "member list",
    "db psql",
];

/// What cannot be had here, and why.
const NOT_HERE: &[(&str, &str)] = &[
    ("counterclaim demo", "a desk of its own: `demo` plays it"),
    ("db.example.org", "a server elsewhere"),
    (".pdf", "a PDF: those are read in the tests of captures"),
    ("pwgen", "a program that is not everywhere, and a terminal"),
    ("--approve SHA256", "the hash of what was read: `publish` has it"),
    ("--answers", "the id of a note is another one each time"),
];

/// The examples that open a form, which needs a terminal: `forms` and others fill forms in.
const FORMS: &[&str] = &[
    "counterclaim --as checker claim add --kind designation",
    "counterclaim --as checker claim revise @",
    "counterclaim --as checker log article",
    "counterclaim --as checker log communique-7 --file communique.txt --title \"Communiqué no. 7\" --publisher csp --lang fr",
    "counterclaim --as reviewer review decide C-12 C-13 C-14",
];

/// What help says of a day that is past for a desk that is new, and what the test says for it.
fn in_time(line: &str) -> String {
    let today = chrono::Utc::now().format("%Y-%m-%d");
    line.replace("--as-of 2025-01-20", &format!("--as-of {today}"))
        .replace("--deadline 2025-", "--deadline 2999-")
}

/// The examples of each command, continued lines put together.
fn examples() -> Vec<(String, Vec<String>)> {
    fn walk(parent: &clap::Command, path: &str, found: &mut Vec<(String, Vec<String>)>) {
        for command in parent.get_subcommands().filter(|command| !command.is_hide_set()) {
            let path = format!("{path} {}", command.get_name()).trim().to_owned();
            let help = command
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            let help = help.replace("\\\n", " ");
            let (_, lines) = help.split_once("Example").unwrap_or_default();
            let lines = lines.lines().skip(1).take_while(|line| !line.is_empty());
            let words = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
            let lines: Vec<String> = words.collect();
            if !lines.is_empty() {
                found.push((path.clone(), lines));
            }
            walk(command, &path, found);
        }
    }
    let mut found = Vec::new();
    walk(&cli::command(), "", &mut found);
    found
}

/// What has to be done before the examples of a command.
fn before() -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut command = String::new();
    for line in include_str!("cli_examples.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        match line.strip_prefix("    ") {
            Some(line) => all.get_mut(&command).unwrap().push(line.to_owned()),
            None if line.is_empty() => {}
            None => {
                command = line.to_owned();
                let twice = all.insert(command.clone(), Vec::new());
                assert!(twice.is_none(), "{command} is there twice");
            }
        }
    }
    all
}

/// Where a reader of the help sits: files at hand, a desk by environment.
struct Place {
    directory: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Place {
    fn new(directory: &Path, environment: Vec<(&'static str, String)>) -> Self {
        let page = "They met in Kidal. The column lost 47 soldiers. \
            The ministry denies that anybody was killed. The decision was no rupture. The front is now called FLA.\n";
        let files = [
            ("gazette.txt", page),
            ("article.txt", "Analysts say that Algeria fears a war.\n"),
            (
                "communique.html",
                "<article><h1>Communiqué</h1><p>We hold the town of Tinzaouaten since this morning. Nobody else does, whatever is said elsewhere.</p></article>",
            ),
            (
                "today.html",
                "<article><h1>Communiqué</h1><p>We hold the town of Tinzaouaten since this morning. Nobody else does, whatever is said elsewhere today.</p></article>",
            ),
            ("communique.txt", "We hold the town.\n"),
            ("answer.txt", "Algeria supports nobody. It never did.\n"),
            (
                "claims.yaml",
                "claims:\n  - {statement: The decision was no rupture., quote: 4, by: csp}\n",
            ),
        ];
        for (name, text) in files {
            fs::write(directory.join(name), text).unwrap();
        }
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("Claims").unwrap();
        sheet.write_column(0, 0, ["statement", "It thawed."]).unwrap();
        book.save(directory.join("claims.xlsx")).unwrap();
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo-minimal.yaml");
        fs::copy(case, directory.join("case.yaml")).unwrap();
        Place {
            directory: directory.to_owned(),
            environment,
        }
    }

    fn run(&self, line: &str) -> Output {
        let folder = Path::new(PROGRAM).parent().unwrap().display();
        let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
        let mut command = Command::new("sh");
        clean(&mut command)
            .args(["-c", line])
            .current_dir(&self.directory)
            .env("HOME", &self.directory)
            .env("PATH", path)
            .stdin(Stdio::null());
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command.output().unwrap()
    }

    fn succeed(&self, line: &str) -> Result<(), String> {
        let output = self.run(line);
        if output.status.success() {
            return Ok(());
        }
        let words = String::from_utf8(output.stderr).unwrap();
        Err(format!("$ {line}\n{words}{}\n", output.status))
    }

    /// Runs what has to be done before a command or an example.
    fn prepare(&self, before: &BTreeMap<String, Vec<String>>, key: &str) {
        for line in before.get(key).into_iter().flatten() {
            let done = self.succeed(line);
            assert_eq!(done, Ok(()), "before {key}");
        }
    }

    /// Runs an example; what was wrong, if something was.
    fn example(&self, line: &str) -> Option<String> {
        if NOT_HERE.iter().any(|(word, _)| line.contains(word)) {
            return None;
        }
        let expected = if FORMS.contains(&line) { 2 } else { 0 };
        let line = in_time(line);
        let output = self.run(&line);
        let words = String::from_utf8_lossy(&output.stderr);
        let no_terminal = words.contains("give the form ready") == (expected == 2);
        let done = output.status.code() == Some(expected) && no_terminal;
        (!done).then(|| format!("$ {line}\n{words}{}\n", output.status))
    }
}

#[test]
fn the_examples_of_the_help_succeed() {
    let before = before();
    let all = examples();
    for key in before.keys() {
        let known = all
            .iter()
            .any(|(command, lines)| command == key || lines.contains(key));
        assert!(known, "there is no command and no example `{key}`");
    }
    for form in FORMS {
        let known = all.iter().any(|(_, lines)| lines.iter().any(|line| line == form));
        assert!(known, "there is no example `{form}`");
    }
    let mut failed = Vec::new();
    for (command, lines) in all
        .iter()
        .filter(|(command, _)| !PRIVATE.contains(&command.as_str()))
    {
        let db = TestDb::with_case();
        let environment = vec![
            ("COUNTERCLAIM_DATABASE_URL", db.url()),
            ("COUNTERCLAIM_HOME", db.path("home")),
            ("COUNTERCLAIM_AS", "editor".to_owned()),
        ];
        let place = Place::new(Path::new(&db.path("")), environment);
        place.prepare(&before, command);
        for line in lines {
            place.prepare(&before, line);
            failed.extend(place.example(line));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_examples_of_setting_up_succeed() {
    let dir = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
    // the server's own user must be able to pass, where the tests run as root
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o711)).unwrap();
    let home = dir.path().join("d").display().to_string();
    let place = Place::new(
        dir.path(),
        vec![("COUNTERCLAIM_HOME", home), ("COUNTERCLAIM_IDLE", "0".to_owned())],
    );
    let all: BTreeMap<String, Vec<String>> = examples().into_iter().collect();
    let lines = PRIVATE.iter().flat_map(|command| &all[*command]);
    let failed: Vec<String> = lines.filter_map(|line| place.example(line)).collect();
    place.succeed("counterclaim db stop").unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
