//! Long results go through a pager, on a terminal only.

use crate::support::{Sitting, TestDb, at_terminal};

/// A terminal of twelve lines, with what is set there.
struct Screen<'a> {
    db: &'a TestDb,
    set: Vec<(&'a str, String)>,
}

impl<'a> Screen<'a> {
    fn new(db: &'a TestDb) -> Self {
        let set = vec![
            ("COUNTERCLAIM_DATABASE_URL", db.url()),
            ("COUNTERCLAIM_AS", "checker".to_owned()),
            ("COUNTERCLAIM_HOME", db.path("none")),
            ("TERM", "xterm".to_owned()),
        ];
        Screen { db, set }
    }

    fn with(mut self, name: &'a str, value: &str) -> Self {
        self.set.retain(|(other, _)| *other != name);
        self.set.push((name, value.to_owned()));
        self
    }

    /// Exit code and all that was on the screen.
    fn run(&self, words: &str) -> (i32, String) {
        let program = assert_cmd::cargo::cargo_bin("counterclaim");
        let line = format!("stty rows 12 cols 100; exec {} {words}", program.display());
        let mut command = at_terminal(&line);
        command.env_remove("PAGER").env_remove("NO_COLOR");
        command.envs(self.set.iter().map(|(name, value)| (*name, value.as_str())));
        let sat = Sitting::start(command).end();
        (sat.exit, sat.screen)
    }

    fn succeed(&self, words: &str) -> String {
        let (exit, screen) = self.run(words);
        assert_eq!(exit, 0, "{words}: {screen}");
        screen
    }

    /// A program of this name that says its arguments before what it is given.
    fn program(&self, name: &str) -> String {
        use std::os::unix::fs::PermissionsExt;
        let folder = self.db.path("bin");
        std::fs::create_dir_all(&folder).unwrap();
        let path = format!("{folder}/{name}");
        std::fs::write(&path, "#!/bin/sh\necho \"pager: $0 $*\"\ncat\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        format!("{folder}:{}", std::env::var("PATH").unwrap())
    }
}

const MARKING: &str = "sed 's/^/paged: /'";

#[test]
fn what_is_longer_than_the_terminal_is_paged_and_nothing_else() {
    let db = TestDb::with_case();
    let screen = Screen::new(&db).with("COUNTERCLAIM_PAGER", MARKING);
    for long in [
        "claim list",
        "claim show C-1",
        "claim history soldiers-47 --output table",
        "export",
    ] {
        let said = screen.succeed(long);
        assert!(said.lines().count() > 12, "{long} is no longer long: {said}");
        assert!(
            said.lines().all(|line| line.starts_with("paged: ")),
            "{long}: {said}"
        );
    }
    assert!(screen.succeed("claim list").starts_with("paged: CODE"));
    assert!(screen.succeed("dossier list").starts_with("SLUG"));
    for form in ["json", "jsonl", "csv"] {
        let said = screen.succeed(&format!("claim list --output {form}"));
        assert!(
            said.lines().count() > 12 && !said.contains("paged: "),
            "{form}: {said}"
        );
    }
}

#[test]
fn nothing_is_paged_off_a_terminal() {
    let db = TestDb::with_case();
    let output = crate::support::program()
        .env("COUNTERCLAIM_PAGER", MARKING)
        .args(["--database-url", &db.url(), "--as", "checker", "claim", "list"])
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"CODE"), "{output:?}");
}

#[test]
fn the_pager_is_the_environments_then_the_files_then_less() {
    let db = TestDb::with_case();
    let path = Screen::new(&db).program("less");
    let config = db.path("config.toml");
    std::fs::write(&config, "pager = 'sed s/^/configured:/'\n").unwrap();
    let usual = Screen::new(&db).with("PATH", &path);
    let first = |screen: &Screen<'_>| screen.succeed("claim list").lines().next().unwrap().to_owned();
    let said = first(&usual);
    assert!(
        said.starts_with("pager: ") && said.ends_with("/less -FRX"),
        "{said}"
    );
    let configured = usual.with("COUNTERCLAIM_CONFIG", &config);
    assert!(first(&configured).starts_with("configured:CODE"));
    let general = configured.with("PAGER", "sed s/^/general:/");
    assert!(first(&general).starts_with("general:CODE"));
    let own = general.with("COUNTERCLAIM_PAGER", "sed s/^/own:/");
    assert!(first(&own).starts_with("own:CODE"));
    let none = own.with("COUNTERCLAIM_PAGER", "");
    assert!(first(&none).starts_with("CODE"));
    let none = none.with("COUNTERCLAIM_PAGER", "cat");
    assert!(first(&none).starts_with("CODE"));
}

#[test]
fn a_pager_that_is_not_there_is_as_none() {
    let db = TestDb::with_case();
    for missing in ["no-such-pager --fast", "/no/such/pager", "X=1; no-such-pager"] {
        let screen = Screen::new(&db).with("COUNTERCLAIM_PAGER", missing);
        assert!(screen.succeed("claim list").contains("CODE"), "{missing}");
    }
}

#[test]
fn who_leaves_the_pager_early_has_seen_enough() {
    let db = TestDb::with_case();
    for early in ["head -n 1", "true"] {
        let screen = Screen::new(&db).with("COUNTERCLAIM_PAGER", early);
        // more than a pipe holds
        let said = screen.succeed("export");
        assert!(said.lines().count() <= 1, "{said}");
    }
}

#[test]
fn colours_go_through_the_pager_where_they_are_wanted() {
    let db = TestDb::with_case();
    let screen = || Screen::new(&db).with("COUNTERCLAIM_PAGER", MARKING);
    let shown = |screen: Screen<'_>, words: &str| screen.succeed(words).contains("\u{1b}[");
    assert!(shown(screen(), "claim show C-1"));
    assert!(shown(
        screen().with("NO_COLOR", "1"),
        "claim show C-1 --color always"
    ));
    assert!(!shown(screen().with("NO_COLOR", "1"), "claim show C-1"));
    assert!(!shown(screen(), "claim show C-1 --color never"));
}

#[test]
fn the_rules_are_paged_once() {
    let db = TestDb::with_case();
    let path = Screen::new(&db).program("once");
    let screen = Screen::new(&db).with("PATH", &path);
    let shown = screen.with("COUNTERCLAIM_PAGER", "once").succeed("review rules");
    assert_eq!(shown.matches("pager: ").count(), 1, "{shown}");
    assert!(
        shown.contains("ratings of a claim") && shown.contains("moves where"),
        "{shown}"
    );
}
