//! What is said beside results: wrong command lines, colour, quiet.

use super::*;

#[test]
fn wrong_command_lines_and_input() {
    let db = TestDb::with_case();
    assert_snapshot!(told(&db, "checker", "clam list"), @r#"
    --- standard error
    error: unrecognized subcommand 'clam'

      tip: a similar subcommand exists: 'claim'

    Usage: counterclaim [OPTIONS] <COMMAND>

    For more information, try '--help'.
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "clam list --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "usage",
        "message": "unrecognized subcommand 'clam'",
        "hint": "a similar subcommand exists: 'claim'"
      }
    }
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "claim show --output=json"), @r#"
    --- standard error
    {
      "error": {
        "code": "usage",
        "message": "the following required arguments were not provided: <CLAIM>",
        "hint": "Usage: counterclaim claim show [OPTIONS] <CLAIM>"
      }
    }
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --after twelve --output jsonl"), @r#"
    --- standard error
    {"error":{"code":"usage","message":"invalid value 'twelve' for '--after <CODE>': `twelve` is not a claim code; expected `C-` and a number, as in `C-12`","hint":null}}
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "dossier use x --none"), @r#"
    --- standard error
    error: the argument '[SLUG]' cannot be used with '--none'

    Usage: counterclaim dossier use [OPTIONS] [SLUG]

    For more information, try '--help'.
    --- exit code 2
    "#);
    let file = db.path("bad.yaml");
    let bad = "format: counterclaim/1\ndossier: {slug: mali-algeria, title: T}\nclaims:\n- {id: a, kind: rumour, statement: It is.}\n- {id: b, kind: gossip, statement: It was.}\n";
    std::fs::write(&file, bad).unwrap();
    assert_snapshot!(told(&db, "checker", &format!("import {file}")), @r#"
    --- standard error
    SCRATCH/bad.yaml:4: claims[0].kind: unknown value `rumour`; it must be one of factual, quantitative, designation, accusation, evaluation, prediction, demand
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "checker", &format!("import {file} --output json")), @r#"
    --- standard error
    {
      "error": {
        "code": "bad_input",
        "message": "SCRATCH/bad.yaml:4: claims[0].kind: unknown value `rumour`; it must be one of factual, quantitative, designation, accusation, evaluation, prediction, demand",
        "hint": null,
        "detail": [
          {
            "file": "SCRATCH/bad.yaml",
            "line": 4,
            "column": 17,
            "path": "claims[0].kind",
            "reason": "unknown value `rumour`; it must be one of factual, quantitative, designation, accusation, evaluation, prediction, demand",
            "hint": null
          }
        ]
      }
    }
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "checker", "import /nowhere/case.yaml --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "bad_input",
        "message": "/nowhere/case.yaml: there is no such file",
        "hint": null,
        "detail": [
          {
            "file": "/nowhere/case.yaml",
            "line": null,
            "column": null,
            "path": "",
            "reason": "there is no such file",
            "hint": null
          }
        ]
      }
    }
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "nobody", "claim list"), @r#"
    --- standard error
    error: cannot connect to the database: connection to server on socket "SOCKET" failed: FATAL:  role "nobody" does not exist

    hint: an administrator adds the login: `counterclaim member add LOGIN --role checker`
    --- exit code 1
    "#);
}

#[test]
fn colour_is_only_where_it_is_asked_for() {
    let db = TestDb::with_case();
    let show = |words: &str| db.succeed("checker", &words.split(' ').collect::<Vec<_>>());
    assert!(!show("claim show C-1").contains('\u{1b}'));
    assert!(!show("claim show C-1 --color never").contains('\u{1b}'));
    assert!(show("claim show C-1 --color always").contains("\u{1b}[1mC-1"));
    let (_, said) = db.fail("checker", &["claim", "show", "C-999", "--color", "always"]);
    assert!(said.contains("\u{1b}[1m\u{1b}[31merror:"), "{said:?}");
    let (_, said) = db.fail("checker", &["claim", "show", "C-999"]);
    assert_eq!(said.lines().next(), Some("error: there is no claim `C-999`"));
}

#[test]
fn quiet_says_nothing_but_results_and_errors() {
    let db = TestDb::with_case();
    let words = ["member", "grant", "checker", "--role", "reviewer", "--quiet"];
    let output = db.run("admin", &words);
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
    let (exit, said) = db.fail("checker", &["claim", "show", "C-999", "--quiet"]);
    assert_eq!((exit, said.is_empty()), (3, false));
}
