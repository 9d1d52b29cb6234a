//! Completion from the database, driven through the shells themselves. A shell that is not installed is passed over,
//! and the test says so; bash is wherever these tests run.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;

use crate::support::{Desk, TestDb, at_terminal, clean, program};

/// A shell with the script of the program, at a desk.
struct Shell<'a> {
    name: &'static str,
    script: String,
    set: Vec<(&'a str, String)>,
}

impl<'a> Shell<'a> {
    /// None where the shell is not installed.
    fn at(db: &'a TestDb, name: &'static str) -> Option<Self> {
        let set = vec![
            ("COUNTERCLAIM_DATABASE_URL", db.url()),
            ("COUNTERCLAIM_AS", "checker".to_owned()),
            ("COUNTERCLAIM_HOME", db.path("none")),
        ];
        Self::with(name, db.path(name), set)
    }

    fn with(name: &'static str, script: String, set: Vec<(&'a str, String)>) -> Option<Self> {
        if Command::new(name).arg("-c").arg(":").output().is_err() {
            assert_ne!(name, "bash");
            eprintln!("skipped: {name} is not installed");
            return None;
        }
        let text = program().args(["completions", name]).output().unwrap().stdout;
        // by its name, so that the one below comes first in PATH
        std::fs::write(&script, text).unwrap();
        Some(Shell { name, script, set })
    }

    fn command(&self, mut command: Command) -> Command {
        let folder = assert_cmd::cargo::cargo_bin("counterclaim");
        let folder = folder.parent().unwrap().display().to_string();
        clean(&mut command)
            .env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap()))
            .env("COUNTERCLAIM_PAGER", "")
            .env("HOME", PathBuf::from(&self.script).parent().unwrap())
            .env("TERM", "xterm")
            .envs(self.set.iter().map(|(name, value)| (*name, value.as_str())));
        command
    }

    /// What is on the screen of an interactive shell after these keys.
    fn types(&self, keys: &str) -> String {
        let (shell, first) = match self.name {
            "zsh" => ("zsh -f -i", "autoload -U compinit; compinit -u; LISTMAX=0; "),
            _ => (
                "bash --norc --noprofile -i",
                "bind 'set completion-query-items 0'; bind 'set page-completions off'; ",
            ),
        };
        let line = format!("stty rows 50 cols 150; exec {shell}");
        let mut child = self.command(at_terminal(&line)).spawn().unwrap();
        let mut keyboard = child.stdin.take().unwrap();
        let mut screen = child.stdout.take().unwrap();
        let mut shown = String::new();
        let mut until = |keyboard: &mut dyn Write, keys: &str, mark: &str, shown: &mut String| {
            keyboard.write_all(keys.as_bytes()).unwrap();
            keyboard.flush().unwrap();
            let mut bytes = [0; 4096];
            while !shown.contains(mark) {
                match screen.read(&mut bytes) {
                    Ok(0) | Err(_) => break,
                    Ok(count) => shown.push_str(&String::from_utf8_lossy(&bytes[..count])),
                }
            }
        };
        // marks that the command lines themselves do not hold; keys that come before the prompt are the terminal's
        let ready = format!("{first}. '{}'; PS1='rea''dy> '\n", self.script);
        until(&mut keyboard, &ready, "ready> ", &mut shown);
        shown.clear();
        until(
            &mut keyboard,
            &format!("{keys}\necho do''ne\n"),
            "done",
            &mut shown,
        );
        keyboard.write_all(b"exit\n").unwrap();
        drop(keyboard);
        let mut rest = Vec::new();
        let _ = screen.read_to_end(&mut rest);
        child.wait().unwrap();
        shown
    }

    /// What is offered for a line, each with what is said of it.
    fn offers(&self, line: &str) -> Vec<String> {
        let mut command = self.command(Command::new(self.name));
        match self.name {
            "fish" => command.args([
                "--no-config",
                "-c",
                ". $argv[1]; complete -C $argv[2]",
                &self.script,
                line,
            ]),
            _ => command.args(["--norc", "--noprofile", "-c", ASK, "bash", &self.script, line]),
        };
        let output = command.output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
        String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(ToOwned::to_owned)
            .collect()
    }
}

/// Asks as bash does, which splits at spaces and, with its usual COMP_WORDBREAKS, at `=` and `:`.
const ASK: &str = r#"
. "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=63 COLUMNS=100
spaced=${2//=/ = }; spaced=${spaced//:/ : }
read -ra COMP_WORDS <<< "$spaced"
[[ $2 == *[[:space:]] ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_counterclaim
((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"
true
"#;

/// The values that are offered; where there are none, options are.
fn words(offers: &[String]) -> Vec<&str> {
    offers
        .iter()
        .filter_map(|offer| offer.split_whitespace().next())
        .filter(|word| !word.starts_with("--") || word.contains('='))
        .collect()
}

#[test]
fn codes_come_with_statements_and_handles_with_names() {
    let db = TestDb::with_case();
    for name in ["bash", "fish"] {
        let Some(shell) = Shell::at(&db, name) else {
            continue;
        };
        let offers = shell.offers("counterclaim claim show C-1");
        assert_eq!(words(&offers)[..2], ["C-1", "C-10"], "{name}");
        assert!(
            offers[0].contains("draft: Algeria shows sympathy"),
            "{name}: {offers:?}"
        );
        let offers = shell.offers("counterclaim entity show alg");
        assert!(offers.iter().any(|offer| offer.starts_with("algeria") && (offers.len() == 1 || offer.contains("Algeria"))), "{name}: {offers:?}");
        let offers = shell.offers("counterclaim source show ");
        assert_eq!(
            offers.len(),
            db.succeed("checker", &["source", "list"]).lines().count() - 1,
            "{name}"
        );
        assert_eq!(
            words(&shell.offers("counterclaim dossier show ")),
            ["mali-algeria"],
            "{name}"
        );
        let offers = shell.offers("counterclaim review assign C-1 --to ");
        assert!(words(&offers).contains(&"reviewer_2"), "{name}: {offers:?}");
        let offers = shell.offers("counterclaim review decide C-1 --verdict ");
        assert!(words(&offers).contains(&"unsupported"), "{name}: {offers:?}");
        assert_eq!(
            words(&shell.offers("counterclaim claim list --state in")),
            ["in_review"],
            "{name}"
        );
    }
}

#[test]
fn a_move_is_offered_first_the_claims_that_it_may_take() {
    let db = TestDb::with_case();
    db.succeed("checker", &["review", "submit", "C-7", "C-3"]);
    for name in ["bash", "fish"] {
        let Some(shell) = Shell::at(&db, name) else {
            continue;
        };
        let first = |line: &str| words(&shell.offers(line))[..3].join(" ");
        assert_eq!(first("counterclaim review take "), "C-3 C-7 C-1", "{name}");
        assert_eq!(first("counterclaim review take C-3 "), "C-7 C-1 C-2", "{name}");
        assert_eq!(first("counterclaim review submit "), "C-1 C-2 C-4", "{name}");
    }
}

#[test]
fn where_and_as_whom_is_what_was_typed() {
    let db = TestDb::with_case();
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: hidden, title: Hidden, visibility: restricted}\n",
    );
    for name in ["bash", "fish"] {
        let Some(mut shell) = Shell::at(&db, name) else {
            continue;
        };
        let offered = |shell: &Shell<'_>, line: &str| words(&shell.offers(line)).join(" ");
        assert_eq!(
            offered(&shell, "counterclaim dossier show "),
            "mali-algeria",
            "{name}"
        );
        assert_eq!(
            offered(&shell, "counterclaim --as editor dossier show "),
            "hidden mali-algeria",
            "{name}"
        );
        assert_eq!(
            offered(&shell, "counterclaim --as=editor dossier show "),
            "hidden mali-algeria",
            "{name}"
        );
        assert_eq!(
            offered(&shell, "counterclaim --as=editor --dossier=hidden claim show C-"),
            "",
            "{name}"
        );
        let login = if name == "bash" {
            "allround"
        } else {
            "--as=allround"
        };
        assert_eq!(offered(&shell, "counterclaim --as=al"), login, "{name}");
        db.succeed("editor", &["dossier", "use", "hidden"]);
        assert_eq!(
            offered(&shell, "counterclaim claim show --as editor C-"),
            "",
            "{name}"
        );
        db.succeed("editor", &["dossier", "use", "--none"]);
        // the address that was typed, colons and all
        shell.set.retain(|(name, _)| *name != "COUNTERCLAIM_DATABASE_URL");
        assert_eq!(offered(&shell, "counterclaim dossier show "), "", "{name}");
        let address = url(&db);
        let line = format!("counterclaim --database-url {address} dossier show ");
        assert_eq!(offered(&shell, &line), "mali-algeria", "{name}");
    }
}

/// The address of a test's database as a URL.
fn url(db: &TestDb) -> String {
    let address = db.url();
    if address.starts_with("postgres") {
        return address;
    }
    let value = |key: &str| {
        let found = address
            .split_whitespace()
            .find_map(|word| word.strip_prefix(key)?.strip_prefix('='));
        found.unwrap_or_default().trim_matches('\'').to_owned()
    };
    format!(
        "postgresql:///{}?host={}&port={}",
        value("dbname"),
        value("host"),
        value("port")
    )
}

#[test]
fn completion_is_silent_where_there_is_no_server_and_starts_none() {
    let desk = Desk::with_case();
    let set = vec![
        ("COUNTERCLAIM_HOME", desk.path("d")),
        ("COUNTERCLAIM_AS", "checker".to_owned()),
        ("COUNTERCLAIM_IDLE", "0".to_owned()),
    ];
    let shell = Shell::with("bash", desk.path("bash"), set).unwrap();
    assert_eq!(
        words(&shell.offers("counterclaim dossier show ")),
        ["mali-algeria"]
    );
    desk.succeed("admin", &["db", "stop"]);
    assert!(words(&shell.offers("counterclaim dossier show ")).is_empty());
    assert!(
        desk.succeed("admin", &["db", "status"])
            .contains("is not running")
    );
    // a wrong configuration is silence too
    let mut shell = shell;
    shell.set.push(("COUNTERCLAIM_CONFIG", desk.path("gone.toml")));
    assert!(words(&shell.offers("counterclaim dossier show ")).is_empty());
    assert_eq!(words(&shell.offers("counterclaim dossier sh")), ["show"]);
}

#[test]
fn files_are_offered_and_quoted() {
    let db = TestDb::with_case();
    std::fs::write(db.path("a file.yaml"), "").unwrap();
    let shell = Shell::at(&db, "bash").unwrap();
    let place = db.path("");
    assert_eq!(
        shell.offers(&format!("counterclaim import {place}a")),
        [format!(r"{place}a\ file.yaml")]
    );
}

#[test]
fn a_person_at_the_keyboard_gets_them_with_the_tab_key() {
    let db = TestDb::with_case();
    for name in ["bash", "zsh"] {
        let Some(shell) = Shell::at(&db, name) else {
            continue;
        };
        let screen = shell.types("counterclaim claim show C-1\t\t\u{15}");
        assert!(
            screen.contains("draft: Algeria shows sympathy"),
            "{name}: {screen}"
        );
        // one only: it is put in, and the command runs
        let screen = shell.types("counterclaim --as=al\t claim list --limit 1 --verbose");
        assert!(screen.contains("as `allround` on the server"), "{name}: {screen}");
    }
}

#[test]
fn every_vocabulary_is_offered() {
    let db = TestDb::with_case();
    let shell = Shell::at(&db, "bash").unwrap();
    for (line, first, count) in [
        ("claim add --kind ", "factual", 7),
        ("claim add --attitude ", "states", 0),
        ("claim add --hedge ", "exactly", 0),
        ("claim relate C-1 ", "contradicts", 8),
        ("counter C-1 --relation ", "contradicts", 8),
        ("evidence add C-1 --bearing ", "supports", 3),
        ("entity add X --kind ", "state", 16),
        ("claim list --state ", "draft", 8),
        ("review decide C-1 --confidence ", "low", 3),
        ("review hold C-1 --kind ", "legal", 3),
        ("reply record algeria --outcome ", "answered", 5),
        ("log article --reliability ", "A", 6),
        ("dossier set --right-of-reply ", "", 0),
    ] {
        let offers = shell.offers(&format!("counterclaim {line}"));
        let words = words(&offers);
        assert!(words.contains(&first) || first.is_empty(), "{line}: {offers:?}");
        assert!(count == 0 || words.len() == count, "{line}: {offers:?}");
    }
}
