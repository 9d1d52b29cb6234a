//! What the program says of itself: help, the reference, completions, manual pages.

use std::path::PathBuf;
use std::process::Command;

use counterclaim::cli;

use crate::support::{TestDb, program};

/// Every command that is not hidden, with its name in full.
fn commands() -> Vec<(String, clap::Command)> {
    fn walk(parent: &clap::Command, path: &str, found: &mut Vec<(String, clap::Command)>) {
        for command in parent.get_subcommands() {
            if command.is_hide_set() || command.get_name() == "help" {
                continue;
            }
            let path = format!("{path} {}", command.get_name()).trim().to_owned();
            found.push((path.clone(), command.clone()));
            walk(command, &path, found);
        }
    }
    let mut root = cli::command();
    root.build();
    let mut found = Vec::new();
    walk(&root, "", &mut found);
    found
}

#[test]
fn the_reference_is_that_of_the_program() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let reference = cli::reference();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &reference).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == reference,
        "docs/cli.md drifted: BLESS=1 cargo test --test it reference"
    );
}

#[test]
fn every_command_and_option_has_help_and_every_command_an_example() {
    for (path, command) in commands() {
        assert!(command.get_about().is_some(), "{path} has no help");
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            assert!(arg.get_help().is_some(), "{path}: {} has no help", arg.get_id());
        }
        if command.get_subcommands().next().is_none() {
            let after = command
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(after.contains("Example"), "{path} has no example");
        }
    }
}

#[test]
fn every_example_is_a_command_line_that_is_understood() {
    for (path, command) in commands() {
        let after = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let after = after.replace("\\\n", " ");
        for line in after
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("counterclaim"))
        {
            let words = Command::new("sh")
                .args([
                    "-c",
                    &format!(
                        "for word in {}; do printf '%s\\n' \"$word\"; done",
                        line.split(" > ").next().unwrap()
                    ),
                ])
                .output()
                .unwrap();
            let words = String::from_utf8(words.stdout).unwrap();
            let understood = cli::command().try_get_matches_from(words.lines());
            assert!(understood.is_ok(), "{path}: {line}: {}", understood.unwrap_err());
        }
    }
}

#[test]
fn the_first_help_names_every_command_and_fits_a_screen() {
    let db = TestDb::blank();
    let help = db.succeed("admin", &["help"]);
    let names: Vec<String> = commands()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| !path.contains(' '))
        .collect();
    for name in &names {
        let is_named = help.split([' ', ',', ';', '\n']).any(|word| word == name);
        assert!(is_named, "{name} is not in the help");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    // a terminal of 24 lines; the prompt takes one
    assert!(help.lines().count() <= 23, "{help}");
    let alone = program().output().unwrap();
    assert_eq!(alone.status.code(), Some(2));
    assert_eq!(String::from_utf8(alone.stderr).unwrap(), help);
}

#[test]
fn the_help_of_every_command_fits_the_width_of_a_terminal() {
    for (path, command) in commands() {
        let help = command.clone().term_width(80).render_long_help().to_string();
        // examples are to be copied, whole
        let text = help.split("\nExample").next().unwrap();
        let mut lines = text.lines().filter(|line| !line.starts_with("Usage:"));
        let wide = lines.find(|line| line.chars().count() > 80);
        assert_eq!(wide, None, "{path}");
    }
}

#[test]
fn completions_are_scripts_that_the_shell_reads() {
    let db = TestDb::blank();
    for shell in ["bash", "zsh", "fish"] {
        let script = db.succeed("admin", &["completions", shell]);
        assert!(script.contains("COUNTERCLAIM_COMPLETE"), "{shell}: {script}");
        let file = db.path(shell);
        std::fs::write(&file, script).unwrap();
        match Command::new(shell).args(["-n", &file]).output() {
            Ok(checked) => assert!(checked.status.success(), "{shell}: {checked:?}"),
            // bash is wherever these tests run; the other shells are checked where they are
            Err(error) => assert_ne!(shell, "bash", "{error}"),
        }
    }
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let db = TestDb::blank();
    let folder = db.path("man");
    db.succeed("admin", &["man", &folder]);
    let mut pages: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    let mut wanted: Vec<String> = commands()
        .into_iter()
        .map(|(path, _)| format!("counterclaim-{}.1", path.replace(' ', "-")))
        .chain(["counterclaim.1".to_owned()])
        .collect();
    wanted.sort();
    assert_eq!(pages, wanted);
    let page = std::fs::read_to_string(format!("{folder}/counterclaim-claim-show.1")).unwrap();
    assert!(
        page.contains("Show a claim whole") && page.contains("claim show C"),
        "{page}"
    );
}
