//! Looking back with every command that reads: what was recorded later is not there, and what was changed later stands
//! as it stood.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use crate::support::{TestDb, told, words};

/// What the desk brings later: an entity, a source, a question, claims of several kinds, relations, evidence.
const LATER: &str = r#"
format: counterclaim/1
dossier: {slug: mali-algeria, title: Mali–Algeria dispute, lang: en}
entities:
  - {id: observers, kind: ngo, name: Observers of Kidal, names: [{name: The Kidal observers, lang: en, form: alias}]}
  - {id: algeria-envoy, kind: person, name: Envoy of Algeria, speaks_for: algeria}
sources:
  - id: later
    csl: {type: report, title: What came later}
    publisher: observers
    issued: 2025-02
    lang: en
    reliability: B
    origin: own
    snapshot:
      retrieved: 2025-02-20T10:00:00Z
      text: |-
        Algeria denies any sympathy for the groups.
        Algeria armed the groups of the north.
        Algeria calls the CSP a “terrorist” group.
        Sixty fighters of the Wagner Group were killed.
        Wagner men fell at Tinzawaten.
questions:
  - {id: how-armed, text: With what were the groups armed?}
claims:
  - id: later-armed
    kind: accusation
    statement: Algeria armed the groups of the north.
    answers: how-armed
    about: [{entity: algeria, role: perpetrator}]
  - id: later-label
    kind: designation
    statement: Algeria calls the CSP a “terrorist” group.
    about: [{entity: algeria, role: subject}, {entity: csp, role: target}]
    designation: {by: algeria, of: csp, label: terrorist, force: rhetorical}
  - id: later-60
    kind: quantitative
    statement: Sixty Wagner Group fighters were killed at Tinzawaten in July 2024.
    answers: wagner-dead
    when: 2024-07
    quantity: {low: 60, high: 60, best: 60}
statements:
  - {source: later, quote: Algeria denies any sympathy for the groups., chain: [{speaker: algeria, attitude: denies}], claims: [sympathy]}
  - {source: later, quote: Algeria armed the groups of the north., chain: [{speaker: observers, attitude: alleges}], claims: [later-armed]}
  - {source: later, quote: Algeria calls the CSP a “terrorist” group., chain: [{speaker: algeria, attitude: designates}], claims: [later-label]}
  - {source: later, quote: Sixty fighters of the Wagner Group were killed., chain: [{speaker: observers, attitude: states}], claims: [later-60]}
relations:
  - {from: later-60, to: wagner-84, kind: contradicts}
evidence:
  - {claim: wagner-killed, source: later, quote: Wagner men fell at Tinzawaten., bearing: supports, credibility: 2}
"#;

/// Every command that looks back.
const COMMANDS: &[&str] = &[
    "claim list",
    "claim show sympathy",
    "claim show wagner-killed",
    "claim history sympathy",
    "claim duplicates --likeness 0.5",
    "source list",
    "source show baza-post",
    "entity list",
    "entity show algeria",
    "question list",
    "question show wagner-dead",
    "evidence list",
    "evidence list wagner-killed",
    "dossier list",
    "dossier show",
    "dossier stances",
    "dossier designations",
    "dossier conflicts",
    "dossier unanswered",
    "dossier balance",
    "review queue",
    "review board",
    "reply list",
    "report make --draft --format markdown",
    "report make --draft --format json",
    "export --with-review",
    "export --format csv --with-review",
    "export --format jsonl",
    "export --format prov",
];

/// What each prints, as tables and as JSON.
fn all(db: &TestDb, more: &[&str]) -> Vec<(String, String)> {
    let mut printed = Vec::new();
    for command in COMMANDS {
        for form in ["table", "json"] {
            let args: Vec<&str> = command.split(' ').chain(["--output", form]).collect();
            printed.push((
                format!("{command} --output {form}"),
                db.succeed("editor", &[&args, more].concat()),
            ));
        }
    }
    printed
}

fn run(db: &TestDb, login: &str, line: &str) {
    db.succeed(login, &words(line));
}

#[test]
fn every_command_that_looks_back_prints_what_it_printed_then() {
    let db = TestDb::with_case();
    run(&db, "checker", "review submit wagner-killed sympathy");
    run(&db, "reviewer", "review take sympathy wagner-killed");
    run(
        &db,
        "checker",
        "reply ask algeria sympathy --deadline 2999-01-01 --channel letter",
    );
    let then = all(&db, &[]);
    let moment = db.now();

    db.import("checker", LATER).unwrap();
    run(
        &db,
        "checker",
        "source retract baza-post --kind distrusted --reason 'the channel invented it'",
    );
    run(
        &db,
        "checker",
        "claim retract sympathy#1 --reason 'the wrong claim'",
    );
    run(&db, "checker", "claim relate later-armed supports sympathy");
    run(
        &db,
        "reviewer",
        "review return sympathy --reason 'say in which month'",
    );
    run(
        &db,
        "reviewer",
        "review hold wagner-killed --kind legal --reason 'a lawyer reads it'",
    );
    run(
        &db,
        "checker",
        "reply record algeria --outcome declined --reason 'by telephone'",
    );
    run(
        &db,
        "editor",
        "dossier set --title 'The dispute, retold' --right-of-reply required",
    );
    run(&db, "reviewer_2", "dossier recuse --reason 'a cousin is quoted'");

    for ((command, then), (_, now)) in then.iter().zip(all(&db, &[])) {
        assert!(*then != now, "{command} has not changed");
    }
    for ((command, then), (_, again)) in then.iter().zip(all(&db, &["--as-of", &moment])) {
        assert!(*then == again, "{command}:\n--- then\n{then}\n--- again\n{again}");
    }
}

/// What was retracted after the moment stands, and what was retracted before it does not.
#[test]
fn a_retraction_is_seen_from_its_own_moment_on() {
    let db = TestDb::with_case();
    let quotes = |moment: &str| {
        let shown = db.succeed(
            "checker",
            &[
                "claim",
                "show",
                "wagner-84",
                "--output",
                "json",
                "--as-of",
                moment,
            ],
        );
        let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
        shown["assertions"].as_array().unwrap().len()
    };
    let before = db.now();
    let all = quotes(&before);
    run(
        &db,
        "checker",
        "claim retract wagner-84#1 --reason 'the wrong speaker'",
    );
    let after = db.now();
    run(&db, "checker", "claim retract wagner-84#2 --reason 'this too'");
    assert_eq!(
        [quotes(&before), quotes(&after), quotes("2999-01-01")],
        [all, all - 1, all - 2]
    );
}

/// A deadline that passed by now had not passed then.
#[test]
fn what_is_overdue_was_not_so_before_its_deadline() {
    let db = TestDb::with_case();
    run(
        &db,
        "checker",
        "reply ask algeria sympathy --asked 2024-01-01 --deadline 2999-01-01 --channel letter",
    );
    let moment = db.now();
    let overdue = |more: &[&str]| {
        let args = [&["reply", "list", "--output", "jsonl", "--overdue"], more].concat();
        db.succeed("checker", &args).lines().count()
    };
    let queued = |more: &[&str]| {
        let args = [&["review", "queue", "--output", "jsonl", "--overdue"], more].concat();
        db.succeed("checker", &args).lines().count()
    };
    assert_eq!((overdue(&[]), queued(&[])), (0, 0));
    // the deadline is made another, after the moment and past by now
    let nearer = "alter table counterclaim.reply disable trigger all; \
        update counterclaim.reply set asked_at = '2024-01-01', deadline = now() - interval '1 microsecond'; \
        alter table counterclaim.reply enable trigger all";
    db.sql("postgres", nearer).unwrap();
    assert_eq!((overdue(&[]), queued(&[])), (1, 1));
    let at = ["--as-of", moment.as_str()];
    assert_eq!((overdue(&at), queued(&at)), (0, 0));
}

/// The commands that a refusal's hint names, `claim list|show, export` told one by one.
fn named(hint: &str) -> BTreeSet<String> {
    let (_, list) = hint.split_once("these look back: ").unwrap();
    let groups = list.trim().split(", ");
    groups
        .flat_map(|group| {
            let (noun, verbs) = group.split_once(' ').unwrap_or((group, ""));
            let verbs = verbs.split('|');
            verbs.map(move |verb| format!("{noun} {verb}").trim_end().to_owned())
        })
        .collect()
}

#[test]
fn the_commands_that_are_tried_are_those_that_the_refusal_names() {
    let db = TestDb::blank();
    let (_, told) = db.fail("checker", &words("review submit sympathy --as-of 2025-01-20"));
    let hint = told.lines().find(|line| line.starts_with("hint: ")).unwrap();
    let tried = COMMANDS.iter().map(|line| {
        let words = words(line);
        let length = if words[0] == "export" { 1 } else { 2 };
        words[..length].join(" ")
    });
    assert_eq!(named(hint), tried.collect());
}

#[test]
fn a_command_that_has_no_past_refuses_to_look_back() {
    let db = TestDb::with_case();
    assert_snapshot!(told(&db, "checker", "review submit sympathy --as-of 2025-01-20"), @r"
    --- standard error
    error: `counterclaim review submit` works on the present and takes no `--as-of`

    hint: leave `--as-of` out; these look back: claim list|show|history|duplicates, source list|show, entity list|show, question list|show, evidence list, dossier list|show|stances|designations|conflicts|unanswered|balance, review queue|board, reply list, report make, export
    --- exit code 2
    ");
    let (exit, words) = db.fail(
        "admin",
        &["audit", "verify", "--as-of", "2025-01-20", "--output", "json"],
    );
    let error: serde_json::Value = serde_json::from_str(&words).unwrap();
    assert_eq!((exit, error["error"]["code"].as_str()), (2, Some("usage")));
    for command in [
        "review rules",
        "review show sympathy",
        "review take sympathy",
        "source check",
        "claim note sympathy text",
        "claim add text",
        "member list",
        "audit log",
        "import nothing.yaml",
        "db status",
        "completions bash",
        "dossier use mali-algeria",
        "reply ask algeria sympathy --deadline 2999-01-01 --channel letter --preview",
    ] {
        let args: Vec<&str> = command.split(' ').chain(["--as-of", "2025-01-20"]).collect();
        let (exit, words) = db.fail("admin", &args);
        assert_eq!(
            (
                exit,
                words.contains("works on the present and takes no `--as-of`")
            ),
            (2, true),
            "{command}: {words}"
        );
    }
}

/// Whoever adds a view or a table need not think of the past; what has none is named with its reason in
/// schema/sql/92_past.sql.
#[test]
fn what_members_read_the_past_has_too() {
    let db = TestDb::with_case();
    let without = db.column(
        "postgres",
        "select c.relname from pg_class as c
        where c.relkind in ('r', 'v') and c.relnamespace = 'counterclaim'::regnamespace
          and has_table_privilege('counterclaim_member', c.oid, 'select')
          and not has_table_privilege('counterclaim_past', c.oid, 'select')
        order by 1",
    );
    assert!(without.is_empty(), "{without:?}");
    let without = db.column(
        "postgres",
        "select p.proname from pg_proc as p
        where p.pronamespace in ('counterclaim'::regnamespace, 'iam'::regnamespace) and not p.prosecdef
          and has_function_privilege('counterclaim_member', p.oid, 'execute')
          and not has_function_privilege('counterclaim_past', p.oid, 'execute')",
    );
    assert_eq!(without, [""; 0]);
    let with_owners_rights = db.column(
        "postgres",
        "select p.oid::regprocedure from pg_proc as p
        where p.prosecdef and has_function_privilege('counterclaim_past', p.oid, 'execute')
          and p.pronamespace::regnamespace::text in ('counterclaim', 'iam', 'api')
        order by p.proname",
    );
    assert_eq!(
        with_owners_rights,
        [
            "counterclaim.claims_that_say(text,timestamp with time zone,uuid,bigint,bigint)",
            "iam.hidden()",
            "iam.hidden_dossiers()",
            "iam.me()",
            "iam.my_roles()",
            "iam.person_of_session()"
        ],
        "who the session is, what is closed to it, and what says some words at a moment that is told"
    );
}

/// A stream's row knows the present alone: whoever reads it instead of `standing` shows nothing in the past.
#[test]
fn where_a_claim_stands_is_read_through_standing() {
    let db = TestDb::with_case();
    let views = db.column(
        "postgres",
        "select distinct v.relname
        from pg_depend as d
        join pg_rewrite as r on r.oid = d.objid
        join pg_class as v on v.oid = r.ev_class
        where d.refobjid = 'counterclaim.stream'::regclass and d.classid = 'pg_rewrite'::regclass",
    );
    assert_eq!(views, ["standing"]);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/sql");
    let mut statements: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .contains("counterclaim.stream ")
        })
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    statements.sort();
    assert_eq!(statements, ["audit_heads.sql"], "of the log itself");
}
