//! What need not be said again: the dossier in use, the last claim, the last source.

use insta::assert_snapshot;

use crate::support::{Desk, TestDb, told};

fn other(db: &TestDb) {
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: other, title: Another}\n",
    );
}

#[test]
fn a_dossier_in_use_is_remembered_for_one_login() {
    let db = TestDb::with_case();
    other(&db);
    assert_snapshot!(told(&db, "checker", "dossier show"), @r#"
    --- standard error
    error: which dossier: `mali-algeria`, `other`? name it with `--dossier`, or once with `counterclaim dossier use`
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "dossier use"), @r#"
    --- standard error
    no dossier is in use
    "#);
    assert_snapshot!(told(&db, "checker", "dossier use other"), @"other");
    assert_snapshot!(told(&db, "checker", "dossier use --output json"), @r#"
    {
      "dossier": "other"
    }
    "#);
    assert_snapshot!(told(&db, "checker", "claim list"), @"CODE  STATE  KIND  VERDICT  STATEMENT");
    assert_snapshot!(told(&db, "checker", "claim list --dossier mali-algeria --limit 1"), @r#"
    CODE  STATE  KIND        VERDICT  STATEMENT
    C-1   draft  accusation           Algeria shows sympathy for groups that Mali calls “terrorist”.
    --- standard error
    there are more; next: `counterclaim claim list --dossier mali-algeria --limit 1 --after C-1`
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --dossier - --limit 1"), @r#"
    CODE  STATE  KIND        VERDICT  STATEMENT
    C-1   draft  accusation           Algeria shows sympathy for groups that Mali calls “terrorist”.
    --- standard error
    there are more; next: `counterclaim claim list --dossier - --limit 1 --after C-1`
    "#);
    assert_snapshot!(told(&db, "reviewer", "dossier use"), @r#"
    --- standard error
    no dossier is in use
    "#);
    assert_snapshot!(told(&db, "checker", "dossier use --none"), @r#"
    --- standard error
    no dossier is in use
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --limit 1"), @r#"
    CODE  STATE  KIND        VERDICT  STATEMENT
    C-1   draft  accusation           Algeria shows sympathy for groups that Mali calls “terrorist”.
    --- standard error
    there are more; next: `counterclaim claim list --limit 1 --after C-1`
    "#);
}

#[test]
fn what_is_not_there_or_not_to_be_seen_cannot_be_used() {
    let db = TestDb::with_case();
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: hidden, title: Hidden, visibility: restricted}\n",
    );
    assert_snapshot!(told(&db, "checker", "dossier use mali-algerai"), @r#"
    --- standard error
    error: there is no dossier `mali-algerai`

    hint: did you mean `mali-algeria`?
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "dossier use hidden"), @r#"
    --- standard error
    error: there is no dossier `hidden`

    hint: `counterclaim dossier list` shows what there is
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "editor", "dossier use hidden"), @"hidden");
}

#[test]
fn a_remembered_dossier_that_is_gone_says_how_to_forget_it() {
    let (db, empty) = (TestDb::with_case(), TestDb::new());
    db.succeed("checker", &["dossier", "use", "mali-algeria"]);
    // the same address, another database behind it
    let remembered = std::path::PathBuf::from(db.path("none")).join("context");
    let name = std::fs::read_dir(&remembered)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    empty.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: other, title: Another}\n",
    );
    empty.succeed("checker", &["dossier", "use", "other"]);
    let there = std::path::PathBuf::from(empty.path("none")).join("context");
    let target = std::fs::read_dir(&there).unwrap().next().unwrap().unwrap().path();
    std::fs::copy(name, target).unwrap();
    assert_snapshot!(told(&empty, "checker", "claim list"), @r#"
    --- standard error
    error: there is no dossier `mali-algeria`

    hint: it was remembered; `counterclaim dossier use --none` forgets it
    --- exit code 3
    "#);
}

#[test]
fn the_last_claim_and_source_are_those_of_the_login() {
    let db = TestDb::with_case();
    assert_snapshot!(told(&db, "reviewer", "claim show @"), @r#"
    --- standard error
    error: there is no claim `@`

    hint: `@` is the claim that this login logged or moved last, and there is none yet: name one by its code, as `counterclaim claim list` shows
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "reviewer", "review take @"), @r#"
    --- standard error
    error: there is no claim `@`

    hint: `@` is the claim that this login logged or moved last, and there is none yet: name one by its code, as `counterclaim claim list` shows
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "reviewer", "source show @source"), @r#"
    --- standard error
    error: there is no source `@source`

    hint: `@source` is the source that this login brought or changed last, and there is none yet: name one by its handle, as `counterclaim source list` shows
    --- exit code 3
    "#);
    db.succeed("checker", &["review", "submit", "C-12", "C-7"]);
    db.succeed("reviewer", &["review", "take", "C-7"]);
    db.succeed("checker", &["review", "submit", "C-3"]);
    assert_snapshot!(told(&db, "checker", "review recall @"), @r#"
    CLAIM  FROM       TO     VERSION
    C-3    submitted  draft  3
    "#);
    assert_snapshot!(told(&db, "reviewer", "review return @ --reason twice"), @r#"
    CLAIM  FROM       TO     VERSION
    C-7    in review  draft  4
    "#);
    assert!(db.succeed("checker", &["claim", "show", "@"]).starts_with("C-3 "));
    assert!(
        db.succeed("reviewer", &["claim", "history", "@"])
            .starts_with("C-7:")
    );
    db.succeed("checker", &["source", "show", "@source"]);
}

#[test]
fn a_private_desk_remembers_in_its_data_directory() {
    let desk = Desk::with_case();
    desk.succeed("checker", &["dossier", "use", "mali-algeria"]);
    assert_eq!(desk.succeed("checker", &["dossier", "use"]), "mali-algeria\n");
    let kept = std::fs::read_dir(desk.path("d/context")).unwrap().count();
    assert_eq!(kept, 1);
    for login in ["reviewer", "editor"] {
        assert_eq!(desk.succeed(login, &["dossier", "use"]), "");
    }
    let verbose = desk.run("checker", &["claim", "list", "--verbose", "--limit", "1"]);
    let said = String::from_utf8(verbose.stderr).unwrap();
    assert!(
        said.starts_with("as `checker` on the private server in `/"),
        "{said}"
    );
    assert!(
        said.contains("dossier `mali-algeria`, as `dossier use` said\n"),
        "{said}"
    );
}

#[test]
fn the_demo_never_empties_a_directory_that_is_not_its_own() {
    let desk = Desk::new();
    std::fs::write(desk.path("d/notes.txt"), "mine").unwrap();
    let (exit, words) = desk.fail("admin", &["demo", "--out", &desk.path("out")]);
    assert_eq!(exit, 2);
    assert!(
        words.contains("is not the demo's: it holds something else"),
        "{words}"
    );
    assert!(std::path::Path::new(&desk.path("d/notes.txt")).exists());
    assert_eq!(desk.succeed("admin", &["dossier", "list"]).lines().count(), 1);
}
