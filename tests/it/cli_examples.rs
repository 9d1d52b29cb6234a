//! The examples in the help of each command are run as they stand, by a shell, and succeed.
//!
//! Each command has a desk with the running example to itself, and the files and sources that examples speak of: see
//! [`Place`]. What else has to be there is in `cli_examples.txt`: below the name of a command the lines that are run
//! before its examples.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use counterclaim::cli;

use crate::support::{Desk, TestDb};

const PROGRAM: &str = env!("CARGO_BIN_EXE_counterclaim");

/// Commands that are for a private server, which gets one of its own.
const PRIVATE: &[&str] = &[
    "demo",
    "init",
    "db start",
    "db stop",
    "db status",
    "db url",
    "db psql",
    "db migrate",
];

/// Not for a test: a shell's own files, and a server elsewhere.
const ELSEWHERE: &[&str] = &["db.example.org"];

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
            let lines = lines.lines().skip(1).map(|line| line.trim().to_owned());
            let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
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
            ("article.txt", page),
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
        command
            .args(["-c", line])
            .current_dir(&self.directory)
            .env_remove("DATABASE_URL")
            .env("HOME", &self.directory)
            .env("PATH", path)
            .env("COUNTERCLAIM_AS", "admin")
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

    fn tell(&self, lines: &[String]) -> Vec<String> {
        let lines = lines
            .iter()
            .filter(|line| !ELSEWHERE.iter().any(|word| line.contains(word)));
        lines.filter_map(|line| self.succeed(line).err()).collect()
    }
}

#[test]
fn the_examples_of_the_help_succeed() {
    let before = before();
    let mut failed = Vec::new();
    let all = examples();
    for (command, _) in &before {
        assert!(
            all.iter().any(|(known, _)| known == command),
            "{command} has no examples"
        );
    }
    for (command, lines) in all
        .iter()
        .filter(|(command, _)| !PRIVATE.contains(&command.as_str()))
    {
        let db = TestDb::with_case();
        let directory = PathBuf::from(db.path(""));
        let environment = vec![
            ("COUNTERCLAIM_DATABASE_URL", db.url()),
            ("COUNTERCLAIM_HOME", db.path("home")),
        ];
        let place = Place::new(&directory, environment);
        failed.extend(place.tell(before.get(command).map_or(&[], Vec::as_slice)));
        failed.extend(place.tell(lines));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_examples_of_a_private_server_succeed() {
    let desk = Desk::new();
    let directory = PathBuf::from(desk.path(""));
    let place = Place::new(&directory, vec![("COUNTERCLAIM_HOME", desk.path("d"))]);
    let failed: Vec<String> = examples()
        .iter()
        .filter(|(command, _)| PRIVATE.contains(&command.as_str()) && command != "demo")
        .flat_map(|(_, lines)| place.tell(lines))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
