//! Looking back: what was there at a moment, that nobody can write to it or bend a rule by it, and that whoever reads
//! the present does not pay for it.

use insta::assert_snapshot;

use crate::support::{TestDb, told};

const DECIDE: [&str; 6] = [
    "--confidence",
    "moderate",
    "--attribution",
    "confirmed",
    "--rationale",
    "two origins that do not depend on each other say so",
];
const NOTE: &str = "one of the two sources was a copy of the other";

/// The server's time, to the microsecond.
/// The running example with `wagner-killed` decided as supported by two origins.
fn decided() -> TestDb {
    let db = TestDb::with_case();
    db.succeed("checker", &["review", "submit", "wagner-killed", "sympathy"]);
    db.succeed("reviewer", &["review", "take", "wagner-killed", "sympathy"]);
    let decide = ["review", "decide", "wagner-killed", "--verdict", "supported"];
    db.succeed("reviewer", &[&decide[..], &DECIDE].concat());
    db
}

/// Retracts the source of one of the two origins.
fn retract_baza(db: &TestDb) {
    let retraction = format!(
        "select api.record(jsonb_build_object('retraction', jsonb_build_array(jsonb_build_object(
          'id', gen_random_uuid(), 'stream', '{source}', 'source', '{source}', 'kind', 'distrusted',
          'reason', 'the channel invented it'))), gen_random_uuid())",
        source = db.id("baza-post")
    );
    assert_eq!(db.outcome("reviewer", &retraction), "ok");
}

/// A statement of a session that looks back.
fn as_of(moment: &str, statement: &str) -> String {
    format!("set role counterclaim_past; set counterclaim.as_of = '{moment}'; {statement}")
}

#[test]
fn what_is_made_as_of_a_moment_is_what_was_made_then() {
    let db = decided();
    db.succeed("editor", &["review", "approve", "wagner-killed"]);
    let commands: &[&[&str]] = &[
        &["report", "make"],
        &["report", "make", "--draft"],
        &["report", "make", "--draft", "--format", "json"],
        &["export", "--with-review"],
        &["claim", "show", "wagner-killed", "--output", "json"],
        &["claim", "list", "--output", "json"],
        &["claim", "list", "--state", "in_review"],
    ];
    let make = |more: &[&str]| -> Vec<String> {
        let with = |command: &&[&str]| db.succeed("editor", &[command, more].concat());
        commands.iter().map(with).collect()
    };
    let then = make(&[]);
    let moment = db.now();

    // the work goes on: a verdict falls, a source too, a claim is returned, others come
    retract_baza(&db);
    db.succeed(
        "reviewer",
        &["review", "return", "sympathy", "--reason", "say in which month"],
    );
    let correct = [
        "review",
        "correct",
        "wagner-killed",
        "--verdict",
        "mostly_supported",
        "--note",
        NOTE,
    ];
    db.succeed("reviewer", &[&correct[..], &DECIDE].concat());
    db.succeed("editor", &["review", "approve", "wagner-killed"]);
    let add = [
        "claim",
        "add",
        "They had left by then.",
        "--source",
        "tribune",
        "--quote",
        "3",
    ];
    db.succeed(
        "checker",
        &[&add[..], &["--speaker", "csp", "--priority", "1"]].concat(),
    );

    for (index, (now, then)) in make(&[]).iter().zip(&then).enumerate() {
        assert!(now != then, "{:?} has not changed", commands[index]);
    }
    for (index, (again, then)) in make(&["--as-of", &moment]).iter().zip(&then).enumerate() {
        assert!(again == then, "{:?}", commands[index]);
    }
}

#[test]
fn a_report_of_the_past_asks_for_the_replies_of_the_past() {
    let db = decided();
    db.succeed("editor", &["dossier", "set", "--right-of-reply", "required"]);
    db.succeed("editor", &["review", "approve", "wagner-killed"]);
    let open = [
        "--verdict",
        "open",
        "--confidence",
        "low",
        "--attribution",
        "confirmed",
    ];
    db.succeed(
        "reviewer",
        &[&["review", "decide", "sympathy"][..], &open].concat(),
    );
    let before = db.now();
    db.succeed("editor", &["review", "approve", "sympathy"]);
    let unasked = db.now();
    let reason = "it answered in public";
    db.succeed(
        "checker",
        &[
            "reply",
            "record",
            "algeria",
            "sympathy",
            "--outcome",
            "not_asked",
            "--reason",
            reason,
        ],
    );
    db.succeed("editor", &["report", "make"]);
    db.succeed("editor", &["report", "make", "--as-of", &before]);
    let (exit, words) = db.fail("editor", &["report", "make", "--as-of", &unasked]);
    assert_eq!(
        (exit, words.contains("accused_not_asked: Algeria")),
        (7, true),
        "{words}"
    );
}

/// Every version of every claim, against the log.
#[test]
fn a_claim_stands_as_it_stood_after_each_of_its_events() {
    let db = TestDb::with_states();
    let events = db.column(
        "postgres",
        "select concat_ws('|', e.stream, e.version, coalesce(s.to_state, 'draft'), e.at)
        from counterclaim.event as e
        join counterclaim.claim as c on c.id = e.stream
        left join counterclaim.review_step as s on s.claim = e.stream and s.version = e.version",
    );
    assert!(events.len() > 20);
    for event in events {
        let parts: Vec<&str> = event.split('|').collect();
        let [claim, version, state, at] = parts[..] else {
            panic!("{event}")
        };
        let standing =
            format!("select concat_ws('|', version, state) from counterclaim.standing where id = '{claim}'");
        let output = db.psql("checker", &as_of(at, &standing));
        let found = String::from_utf8(output.stdout).unwrap();
        assert_eq!(found.trim(), format!("{version}|{state}"), "{event}");
        let before = db.psql(
            "checker",
            &as_of(&format!("{at}'::timestamptz - interval '1us"), &standing),
        );
        assert!(
            !String::from_utf8(before.stdout)
                .unwrap()
                .contains(&format!("{version}|")),
            "{event}"
        );
    }
}

#[test]
fn before_it_was_there_nothing_is() {
    let db = TestDb::with_case();
    assert_snapshot!(told(&db, "checker", "report make mali-algeria --as-of 2020-01-01"), @r#"
    --- standard error
    as of TIME
    error: there is no dossier `mali-algeria` as of TIME

    hint: what was recorded later is not seen: leave `--as-of` out, or name a later time
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "report make --as-of 2020-01-01"), @r#"
    --- standard error
    as of TIME
    error: there is no dossier as of TIME

    hint: what was recorded later is not seen: leave `--as-of` out, or name a later time
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "claim show C-1 --as-of 2020-01-01T10:00:00Z"), @r#"
    --- standard error
    as of TIME
    error: there is no claim `C-1` as of TIME

    hint: what was recorded later is not seen: leave `--as-of` out, or name a later time
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "claim show sympathy --as-of 2020-01-01 --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "not_found",
        "message": "there is no claim `sympathy` as of TIME",
        "hint": "what was recorded later is not seen: leave `--as-of` out, or name a later time",
        "detail": {
          "what": "claim",
          "name": "sympathy",
          "near": []
        }
      }
    }
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --as-of 2020-01-01"), @r#"
    CODE  STATE  KIND  VERDICT  STATEMENT
    --- standard error
    as of TIME
    "#);
    assert_snapshot!(told(&db, "checker", "export --as-of 2020-01-01 --quiet"), @r#"
    --- standard error
    error: there is no dossier as of TIME

    hint: what was recorded later is not seen: leave `--as-of` out, or name a later time
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --as-of yesterday"), @r#"
    --- standard error
    error: invalid value 'yesterday' for '--as-of <TIME>': neither a date (2025-01-20) nor a moment (TIME)

    For more information, try '--help'.
    --- exit code 2
    "#);
}

#[test]
fn a_day_is_all_of_it() {
    let db = TestDb::with_case();
    let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
    let all = db.succeed("checker", &["claim", "list"]);
    assert_eq!(db.succeed("checker", &["claim", "list", "--as-of", &today]), all);
    let tomorrow = chrono::Utc::now() + chrono::Days::new(1);
    let tomorrow = tomorrow.format("%Y-%m-%d").to_string();
    assert_eq!(
        db.succeed("checker", &["claim", "list", "--as-of", &tomorrow]),
        all
    );
}

#[test]
fn the_past_is_not_written_to() {
    let db = TestDb::with_states();
    let claim = db.id("s-draft");
    for write in [
        "select api.record('{}', gen_random_uuid())",
        &format!("select api.move('{claim}', 1, 'submit', '{{}}', gen_random_uuid())"),
        "select api.moves('[]', gen_random_uuid())",
        "select api.member_add('spare', gen_random_uuid(), 'spare', '{checker}', gen_random_uuid())",
        "insert into counterclaim.hand select id, recorded_by, 'review' from counterclaim.claim",
        "update counterclaim.stream set state = 'approved'",
        "delete from counterclaim.event",
        "lock table counterclaim.claim",
        "create table counterclaim.mine ()",
        "set role counterclaim_api",
        "set role counterclaim_owner",
        "select * from counterclaim.verify()",
        "select * from iam.grant",
    ] {
        for login in ["checker", "admin"] {
            assert_eq!(
                db.outcome(login, &as_of("infinity", write)),
                "42501",
                "{login}: {write}"
            );
        }
    }
}

/// Whoever sends their own sessions there gets no further than the program does.
#[test]
fn the_program_refuses_to_move_or_verify_in_the_past() {
    let db = TestDb::with_states();
    for login in ["checker", "admin"] {
        let back = format!(
            "alter role {login} in database {name} set role = counterclaim_past;
            alter role {login} in database {name} set counterclaim.as_of = '2100-01-01'",
            name = db.name()
        );
        assert_eq!(db.outcome("postgres", &back), "ok");
    }
    db.succeed("checker", &["claim", "show", "s-draft"]);
    for (login, args) in [
        ("checker", &["review", "submit", "s-draft"][..]),
        ("admin", &["audit", "verify"]),
        ("admin", &["member", "grant", "checker", "--role", "editor"]),
    ] {
        let (exit, words) = db.fail(login, args);
        assert_eq!(exit, 4, "{args:?}: {words}");
        assert!(words.starts_with("refused: "), "{words}");
    }
    let state = format!(
        "select state from counterclaim.stream where id = '{}'",
        db.id("s-draft")
    );
    assert_eq!(db.value("postgres", &state), "draft");
}

/// The setting is anybody's: no rule may read it.
#[test]
fn no_rule_goes_by_the_moment_that_a_session_sets() {
    let db = decided();
    let moment = db.now();
    retract_baza(&db);
    let approve = format!(
        "select api.move('{}', 4, 'approve', '{{}}', gen_random_uuid())",
        db.id("wagner-killed")
    );
    let then = format!("set counterclaim.as_of = '{moment}'; {approve}");
    assert_eq!(
        db.outcome("editor", &then),
        "origins",
        "it has one origin left, whatever was"
    );

    let db = decided();
    let never = format!(
        "set counterclaim.as_of = '2000-01-01'; select api.move('{}', 4, 'approve', '{{}}', gen_random_uuid())",
        db.id("wagner-killed")
    );
    assert_eq!(db.outcome("editor", &never), "ok");
    let seen = "set counterclaim.as_of = '2000-01-01'; select count(*) > 20 from counterclaim.claim_list";
    assert_eq!(
        db.psql("checker", seen).stdout,
        b"t\n",
        "the present is read as it is"
    );
}

#[test]
fn what_is_closed_now_is_closed_in_its_past_too() {
    let db = TestDb::with_case();
    let open = db.now();
    let slug = "select slug from counterclaim.dossier";
    assert_eq!(db.psql("checker", &as_of(&open, slug)).stdout, b"mali-algeria\n");
    let dossier = db.value("postgres", "select id from counterclaim.dossier");
    let close = format!(
        "select api.record(jsonb_build_object('dossier_revision', jsonb_build_array(jsonb_build_object(
          'dossier', '{dossier}', 'n', 2, 'title', 'Closed', 'visibility', 'restricted',
          'members', jsonb_build_array(iam.me())))), gen_random_uuid())"
    );
    assert_eq!(db.outcome("editor", &close), "ok");
    for (login, sees) in [
        ("checker", &b""[..]),
        ("editor", b"mali-algeria\n"),
        ("admin", b"mali-algeria\n"),
    ] {
        assert_eq!(db.psql(login, &as_of(&open, slug)).stdout, sees, "{login}");
        for query in [
            "select * from counterclaim.claim_list",
            "select * from counterclaim.event as e join counterclaim.claim as c on c.id = e.stream",
            "select * from counterclaim.standing",
        ] {
            let found = db.psql(login, &as_of(&open, query)).stdout;
            assert_eq!(found.is_empty(), sees.is_empty(), "{login}: {query}");
        }
    }
    assert_eq!(db.outcome("spare", &as_of(&open, slug)), "ok");
}

/// A table that came later and had no such policy would be empty in the past, or, with the members', untrue.
#[test]
fn every_row_that_people_read_has_its_moment() {
    let db = TestDb::with_states();
    let without = db.column(
        "postgres",
        "select c.relname from pg_class as c
        where c.relrowsecurity and c.relnamespace = 'counterclaim'::regnamespace
          and not exists (
            select from pg_policies as p
            where p.tablename = c.relname and p.policyname = 'past' and p.roles = '{counterclaim_past}' and p.qual ~ 'as_of')",
    );
    assert_eq!(without, ["stream"], "of whose rows the past sees none");
    assert_eq!(
        db.psql("admin", &as_of("infinity", "select * from counterclaim.stream"))
            .stdout,
        b""
    );
    let others = "select policyname from pg_policies where qual ~ 'as_of' and roles <> '{counterclaim_past}'";
    assert_eq!(db.column("postgres", others), [""; 0]);
}

#[test]
fn the_present_is_planned_without_the_past() {
    let db = TestDb::with_states();
    for query in [
        "select * from counterclaim.claim_list",
        "select * from counterclaim.evidence",
    ] {
        let explain = format!("explain (verbose, costs off) {query}");
        let plan = |statement: &str| String::from_utf8(db.psql("checker", statement).stdout).unwrap();
        assert!(!plan(&explain).contains("as_of"), "{query}");
        assert!(plan(&as_of("infinity", &explain)).contains("as_of"), "{query}");
    }
    let present = db.psql(
        "checker",
        "explain (analyze, costs off, timing off, summary off) select * from counterclaim.claim_list",
    );
    let present = String::from_utf8(present.stdout).unwrap();
    let past = present
        .lines()
        .find(|line| line.contains("standing_then"))
        .unwrap();
    assert!(past.contains("never executed"), "{present}");
}

#[test]
fn a_name_that_means_several_things_is_told_as_that_and_not_as_missing() {
    let db = TestDb::with_case();
    for handle in ["ford-north", "ford-south"] {
        db.succeed(
            "checker",
            &["entity", "add", "The ford", "--kind", "place", "--handle", handle],
        );
    }
    let show = ["entity", "show", "The ford", "--as-of", "2999-01-01"];
    let (exit, told) = db.fail("checker", &show);
    assert_eq!(exit, 3, "{told}");
    assert!(told.contains("`The ford` is ambiguous"), "{told}");
    assert!(!told.contains("recorded later"), "{told}");
}
