//! The configuration file: what it says holds where neither a flag nor the environment says it.

use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use insta::assert_snapshot;

use crate::support::{Desk, TestDb, program};

/// Runs a command with a configuration file of this text, at the desk with the running example.
fn run(db: &TestDb, text: &str, set: &[(&str, &str)], args: &[&str]) -> Output {
    let path = db.path("config.toml");
    std::fs::write(&path, text.replace("DATABASE", &db.url())).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    program()
        .env("COUNTERCLAIM_CONFIG", path)
        .env("COUNTERCLAIM_HOME", db.path("none"))
        .envs(set.iter().copied())
        .args(args)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Standard error, without the path of the file.
fn said(db: &TestDb, output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    text.replace(&db.path("config.toml"), "config.toml")
}

const DESK: &str =
    "database-url = \"DATABASE\"\nas = \"checker\"\noutput = \"jsonl\"\ndossier = \"mali-algeria\"\n";

#[test]
fn a_flag_goes_before_the_environment_and_the_environment_before_the_file() {
    let db = TestDb::with_case();
    let list = ["claim", "list", "--limit", "1"];
    let listed = run(&db, DESK, &[], &list);
    assert!(out(&listed).starts_with("{\"code\":\"C-1\""), "{listed:?}");
    let listed = run(
        &db,
        DESK,
        &[],
        &["claim", "list", "--limit", "1", "--output", "csv"],
    );
    assert!(out(&listed).starts_with("code,state"), "{listed:?}");

    let verbose = ["dossier", "list", "--verbose"];
    let who = |set: &[(&str, &str)], further: &[&str]| {
        let output = run(&db, DESK, set, &[&verbose[..], further].concat());
        said(&db, &output).trim().to_owned()
    };
    let place = "on the server at the given address, dossier `mali-algeria`, configured by `config.toml`";
    assert_eq!(who(&[], &[]), format!("as `checker` {place}"));
    let set = [("COUNTERCLAIM_AS", "reviewer")];
    assert_eq!(who(&set, &[]), format!("as `reviewer` {place}"));
    assert_eq!(who(&set, &["--as", "editor"]), format!("as `editor` {place}"));
}

#[test]
fn what_is_no_setting_is_told_with_its_line() {
    let db = TestDb::blank();
    let wrong = run(
        &db,
        "as = 'checker'\ndata_dir = '/srv'\n[report]\nlicense = 'CC BY'\n",
        &[],
        &["dossier", "list"],
    );
    assert_eq!(wrong.status.code(), Some(6));
    assert_snapshot!(said(&db, &wrong), @r"
    config.toml:2: data_dir: there is no such setting
        hint: did you mean `data-dir`?
    config.toml:4: report.license: there is no such setting
        hint: did you mean `licence`?
    ");
    let wrong = run(
        &db,
        "output = 'tabel'\n",
        &[],
        &["dossier", "list", "--output", "json"],
    );
    assert_eq!(wrong.status.code(), Some(6));
    let told: serde_json::Value = serde_json::from_slice(&wrong.stderr).unwrap();
    assert_eq!(told["error"]["detail"][0]["line"], 1);
}

#[test]
fn a_file_that_is_named_must_be_there_and_the_usual_one_need_not() {
    let db = TestDb::with_case();
    let gone = program()
        .env("COUNTERCLAIM_CONFIG", db.path("gone.toml"))
        .args(["dossier", "list"])
        .output()
        .unwrap();
    assert_eq!(gone.status.code(), Some(1), "{gone:?}");
    let usual = db.path("etc");
    let list = || {
        program()
            .env_remove("COUNTERCLAIM_CONFIG")
            .env("XDG_CONFIG_HOME", &usual)
            .args(["--database-url", &db.url(), "--as", "checker", "dossier", "list"])
            .output()
            .unwrap()
    };
    let output = list();
    assert!(output.status.success(), "{output:?}");
    assert!(out(&output).starts_with("SLUG"), "{output:?}");
    std::fs::create_dir_all(format!("{usual}/counterclaim")).unwrap();
    std::fs::write(format!("{usual}/counterclaim/config.toml"), "output = 'csv'\n").unwrap();
    let output = list();
    assert!(output.status.success(), "{output:?}");
    assert!(out(&output).starts_with("slug,title"), "{output:?}");
}

#[test]
fn a_password_that_others_can_read_is_warned_of() {
    let db = TestDb::blank();
    let path = db.path("config.toml");
    std::fs::write(
        &path,
        "database-url = 'postgres://checker:secret@localhost:1/desk'\n",
    )
    .unwrap();
    let warning = |mode| {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let output = program()
            .env("COUNTERCLAIM_CONFIG", &path)
            .args(["db", "url"])
            .output()
            .unwrap();
        assert_eq!(out(&output), "postgres://checker@localhost:1/desk\n");
        said(&db, &output)
    };
    assert_snapshot!(warning(0o640), @"warning: others can read the password in `config.toml`: `chmod 600 config.toml`, or keep it in ~/.pgpass");
    assert_eq!(warning(0o600), "");
}

#[test]
fn the_report_says_who_publishes_it_or_that_nothing_is_set() {
    let db = TestDb::with_case();
    let make = |text: &str, format: &str| {
        let output = run(
            &db,
            text,
            &[
                ("COUNTERCLAIM_DATABASE_URL", &db.url()),
                ("COUNTERCLAIM_AS", "editor"),
            ],
            &["report", "make", "--draft", "--format", format],
        );
        assert!(output.status.success(), "{output:?}");
        out(&output)
    };
    let set = "[report]\npublisher = 'The Sahel desk'\nlicence = 'CC BY 4.0'\ncontact = 'desk@example.org'\n\
               complaints = 'The press council'\ncorrections-policy = 'Errors are corrected in the open.'\n";
    for format in ["html", "markdown", "json"] {
        let (with, without) = (make(set, format), make("", format));
        for value in [
            "The Sahel desk",
            "CC BY 4.0",
            "desk@example.org",
            "The press council",
            "corrected in the open",
        ] {
            assert!(with.contains(value), "{format}: {value}");
            assert!(!without.contains(value), "{format}: {value}");
        }
        if format != "json" {
            let words = "The publisher names no corrections policy, no contact and no way to complain.";
            assert!(without.contains(words) && !with.contains(words), "{format}");
        }
    }
}

#[test]
fn the_status_says_which_file_is_read() {
    let desk = Desk::new();
    assert!(
        desk.succeed("admin", &["db", "status"])
            .contains("no file is read")
    );
    let path = desk.path("config.toml");
    std::fs::write(&path, format!("data-dir = '{}'\n", desk.path("d"))).unwrap();
    let output = program()
        .env("COUNTERCLAIM_CONFIG", &path)
        .env("COUNTERCLAIM_IDLE", "0")
        .args(["db", "status", "--output", "json"])
        .output()
        .unwrap();
    let status: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&status["config"], &status["running"]),
        (&path.into(), &true.into())
    );
}

#[test]
fn a_wrong_command_line_is_told_in_the_form_that_the_file_says() {
    let db = TestDb::with_case();
    let wrong = run(&db, "output = \"json\"\n", &[], &["claim", "shw"]);
    assert!(said(&db, &wrong).starts_with("{\n  \"error\""), "{wrong:?}");
    let wrong = run(
        &db,
        "output = \"json\"\n",
        &[],
        &["claim", "shw", "--output", "csv"],
    );
    assert!(said(&db, &wrong).starts_with("error: unrecognized"), "{wrong:?}");
    // what is wrong with the file does not hide it
    let wrong = run(&db, "output = 7\n", &[], &["claim", "shw"]);
    assert!(said(&db, &wrong).starts_with("error: unrecognized"), "{wrong:?}");
}
