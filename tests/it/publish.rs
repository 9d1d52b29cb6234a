//! What goes out, who may send it out, and what the database asks of it.

use std::fs;
use std::sync::Barrier;
use std::thread;

use counterclaim::ops::audit::verify;
use serde_json::Value;

use crate::support::{TestDb, sha256_of};

const ERRATUM: [&str; 2] = ["--erratum", "The verdict on one claim was too strong a word"];

/// The running example with claims approved, each decided as *open*.
pub fn approved(claims: &[&str]) -> TestDb {
    let db = TestDb::with_case();
    if !claims.is_empty() {
        db.bring("approved", claims);
    }
    db
}

/// The hash of a report made now.
fn hash_now(db: &TestDb) -> String {
    let file = db.path("now.html");
    db.succeed("editor", &["report", "make", "--out", &file]);
    sha256_of(&file)
}

#[test]
fn what_an_editor_has_read_goes_out_with_its_version_and_is_kept() {
    let db = approved(&["sympathy"]);
    let file = db.path("report.html");
    let made = db.run("editor", &["report", "make", "--out", &file]);
    let told = String::from_utf8(made.stderr).unwrap();
    let hash = sha256_of(&file);
    assert!(told.contains(&format!("sha256 {hash}")), "{told}");

    let out = db.path("published.html");
    let publish = ["report", "publish", "--approve", &hash, "--out", &out];
    db.succeed("editor", &publish);
    let page = fs::read_to_string(&out).unwrap();
    assert!(page.contains("<dt>Version</dt><dd>1, published"), "{page}");
    assert_eq!(db.succeed("checker", &["report", "show"]), page);
    assert_eq!(db.succeed("checker", &["report", "show", "1"]), page);

    let list = db.json("checker", &["report", "list"]);
    let one = &list[0];
    assert_eq!(one["sha256"], sha256_of(&out));
    assert_eq!(one["approved"], hash);
    assert_eq!((&one["version"], &one["by"]), (&1.into(), &"editor".into()));
    assert_eq!(
        (&one["superseded_by"], &one["withdrawn"]),
        (&Value::Null, &Value::Null)
    );
    let today = &one["published"].as_str().unwrap()[..10];
    let next = db.json("checker", &["report", "make", "--format", "json"]);
    assert_eq!(&next["first_published"].as_str().unwrap()[..10], today);
    assert_eq!(next["publication"], Value::Null);
    assert!(verify(&mut db.as_("admin")).unwrap().holds());
}

#[test]
fn a_second_version_takes_the_place_of_the_first_and_says_what_was_wrong() {
    let db = approved(&["sympathy"]);
    let first = sha256_of(&db.publish("editor", &[]));
    let hash = hash_now(&db);
    let again = ["report", "publish", "--approve", &hash];
    let (exit, words) = db.fail("editor", &again);
    assert_eq!(exit, 4, "{words}");
    assert!(words.contains("give `--erratum`"), "{words}");
    let out = db.publish("editor", &[&["--format", "json"], &ERRATUM[..]].concat());
    let report: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
    assert_eq!(report["publication"]["version"], 2);
    assert_eq!(report["supersedes"]["version"], 1);
    assert_eq!(report["supersedes"]["sha256"], first);
    assert_eq!(report["supersedes"]["erratum"], ERRATUM[1]);
    let list = db.json("checker", &["report", "list"]);
    assert_eq!(list[0]["superseded_by"], 2);
    assert_eq!(report["first_published"], list[0]["published"]);
    // the first one corrects none
    let other = approved(&[]);
    let hash = hash_now(&other);
    let (exit, words) = other.fail(
        "editor",
        &[&["report", "publish", "--approve", &hash], &ERRATUM[..]].concat(),
    );
    assert_eq!(exit, 4);
    assert!(words.contains("leave `--erratum` out"), "{words}");
}

#[test]
fn what_nobody_has_read_does_not_go_out() {
    let db = approved(&["sympathy"]);
    let hash = hash_now(&db);
    db.bring("approved", &["wagner-killed"]);
    let (exit, words) = db.fail("editor", &["report", "publish", "--approve", &hash]);
    assert_eq!(exit, 5, "{words}");
    assert!(words.contains("not the one that was approved"), "{words}");
    assert!(words.contains("counterclaim report make --out FILE"), "{words}");
    let draft = db.path("draft.html");
    db.succeed("editor", &["report", "make", "--draft", "--out", &draft]);
    let draft = sha256_of(&draft);
    assert_eq!(
        db.fail("editor", &["report", "publish", "--approve", &draft]).0,
        5
    );
    assert_eq!(db.json("editor", &["report", "list"]), Value::Array(Vec::new()));
}

#[test]
fn only_editors_publish_and_withdraw_and_none_who_is_recused() {
    let db = approved(&["sympathy"]);
    let hash = hash_now(&db);
    for login in ["checker", "reviewer", "admin"] {
        let (exit, words) = db.fail(login, &["report", "publish", "--approve", &hash]);
        assert_eq!(exit, 4, "{words}");
        assert!(words.contains("this needs the role editor"), "{words}");
    }
    db.publish("editor", &[]);
    let reason = [
        "report",
        "withdraw",
        "1",
        "--reason",
        "its main source was forged",
    ];
    for login in ["checker", "reviewer", "admin"] {
        assert_eq!(db.fail(login, &reason).0, 4, "{login}");
    }
    db.succeed(
        "editor_2",
        &["dossier", "recuse", "--reason", "a relative is a party"],
    );
    assert!(db.fail("editor_2", &reason).1.contains("you are recused"));
    let hash = hash_now(&db);
    let publish = ["report", "publish", "--approve", &hash];
    let (exit, words) = db.fail("editor_2", &[&publish, &ERRATUM[..]].concat());
    assert_eq!(exit, 4);
    assert!(words.contains("you are recused"), "{words}");
}

#[test]
fn nothing_on_hold_and_no_accusation_that_nobody_was_asked_about_goes_out() {
    let db = approved(&["sympathy", "algeria-supports"]);
    let hash = hash_now(&db);
    let publish = ["report", "publish", "--approve", &hash];
    let hold = [
        "review",
        "hold",
        "sympathy",
        "--kind",
        "legal",
        "--reason",
        "a lawyer reads it",
    ];
    db.succeed("editor", &hold);
    let (exit, words) = db.fail("editor", &publish);
    assert_eq!(exit, 4, "{words}");
    assert!(words.contains("review unhold"), "{words}");
    db.succeed(
        "editor",
        &["review", "unhold", "sympathy", "--reason", "no objection"],
    );
    db.succeed("editor", &["dossier", "set", "--right-of-reply", "required"]);
    let (exit, words) = db.fail("editor", &publish);
    assert_eq!(exit, 4, "{words}");
    assert!(words.contains("reply ask"), "{words}");
}

#[test]
fn of_two_editors_at_once_one_publishes() {
    let db = approved(&["sympathy"]);
    let hash = hash_now(&db);
    let (db, hash, start) = (&db, &hash, &Barrier::new(2));
    let exits: Vec<Option<i32>> = thread::scope(|scope| {
        let each = ["editor", "editor_2"].map(|login| {
            scope.spawn(move || {
                start.wait();
                db.run(login, &["report", "publish", "--approve", hash])
                    .status
                    .code()
            })
        });
        each.map(|thread| thread.join().unwrap()).to_vec()
    });
    let mut sorted = exits.clone();
    sorted.sort();
    assert_eq!(sorted, [Some(0), Some(5)], "{exits:?}");
    assert_eq!(
        db.json("editor", &["report", "list"]).as_array().unwrap().len(),
        1
    );
}

#[test]
fn what_is_withdrawn_stays_on_record_and_the_next_report_says_so() {
    let db = approved(&["sympathy"]);
    let before = db.now();
    db.publish("editor", &[]);
    let reason = "its main source turned out to be forged";
    let withdraw = ["report", "withdraw", "--reason", reason];
    let (exit, words) = db.fail("editor", &["report", "withdraw", "--reason", "forged"]);
    assert_eq!(exit, 4);
    assert!(words.contains("at least 20 characters"), "{words}");
    db.succeed("editor", &withdraw);
    assert!(db.fail("editor", &withdraw).1.contains("withdrawn already"));
    let one = &db.json("checker", &["report", "list"])[0];
    assert_eq!(
        (&one["withdrawn_by"], &one["withdrawn_reason"]),
        (&"editor".into(), &reason.into())
    );
    let report = db.json("checker", &["report", "make", "--format", "json"]);
    let told = &report["corrections"][0];
    assert_eq!(
        (&told["kind"], &told["claim"]),
        (&"withdrawal".into(), &Value::Null)
    );
    assert_eq!(
        (&told["was"], &told["why"]),
        (&"version 1 of this report".into(), &reason.into())
    );
    assert!(db.succeed("checker", &["report", "make"]).contains(reason));
    // as known before, nothing was published
    let then = db.json(
        "checker",
        &["report", "make", "--format", "json", "--as-of", &before],
    );
    assert_eq!(
        (&then["first_published"], &then["corrections"]),
        (&Value::Null, &Value::Array(vec![]))
    );
    assert!(verify(&mut db.as_("admin")).unwrap().holds());
}

#[test]
fn psql_is_no_way_round() {
    let db = approved(&["sympathy", "wagner-killed"]);
    db.publish("editor", &[]);
    for table in [
        "publication",
        "publication_terms",
        "publication_claim",
        "publication_source",
        "publication_withdrawal",
    ] {
        for login in ["checker", "reviewer", "editor", "admin"] {
            for statement in [
                format!("insert into counterclaim.{table} select * from counterclaim.{table}"),
                format!("update counterclaim.{table} set version = version"),
                format!("delete from counterclaim.{table}"),
            ] {
                assert_eq!(db.outcome(login, &statement), "42501", "{login}: {statement}");
            }
        }
    }
    // through the write path: what is left out, or another, or read too early, or does not follow, is refused; `b` is the batch
    let batch = |changed: &str| {
        format!(
            "select api.record({changed}, gen_random_uuid()) from (select jsonb_build_object(
              'publication', (select jsonb_agg(to_jsonb(p) - '{{version,recorded_at,recorded_by}}'::text[]
                || jsonb_build_object('id', 'aaaaaaaa-0000-7000-8000-000000000001', 'n', 2, 'supersedes', p.id,
                  'erratum', 'a second version of the same')) from counterclaim.publication as p),
              'publication_terms', (select jsonb_agg(to_jsonb(t) - '{{version,recorded_at,recorded_by}}'::text[]
                || jsonb_build_object('publication', 'aaaaaaaa-0000-7000-8000-000000000001',
                  'read_version', (select version from counterclaim.stream where id = t.dossier)))
                from counterclaim.publication_terms as t),
              'publication_claim', (select jsonb_agg(to_jsonb(c) - '{{version,recorded_at,recorded_by}}'::text[]
                || '{{\"publication\": \"aaaaaaaa-0000-7000-8000-000000000001\"}}') from counterclaim.publication_claim as c),
              'publication_source', (select jsonb_agg(to_jsonb(s) - '{{version,recorded_at,recorded_by}}'::text[]
                || '{{\"publication\": \"aaaaaaaa-0000-7000-8000-000000000001\"}}') from counterclaim.publication_source as s)
              ) as b) as b"
        )
    };
    db.bring("decided", &["soldiers-47"]);
    // the decided claim, as if it were approved
    let unapproved = "jsonb_set(b, '{publication_claim}', b -> 'publication_claim' || (
        select jsonb_build_object('publication', 'aaaaaaaa-0000-7000-8000-000000000001', 'dossier', c.dossier, 'claim', c.id,
          'step', (select max(s.n) from counterclaim.review_step as s where s.claim = c.id), 'revision', 1, 'verdict', v.id)
        from counterclaim.claim as c
        join counterclaim.handle as h on h.claim = c.id and h.handle = 'soldiers-47'
        join counterclaim.verdict as v on v.claim = c.id and v.scope = 'content'))";
    let another_verdict = "jsonb_set(b, '{publication_claim,0,verdict}', (
        select to_jsonb(v.id) from counterclaim.verdict as v
        where v.claim = (b #>> '{publication_claim,0,claim}')::uuid and v.scope = 'attribution' limit 1))";
    let too_early = "jsonb_set(b, '{publication_terms,0,read_version}',
        to_jsonb((b #>> '{publication_terms,0,read_version}')::int - 1))";
    for (what, changed, outcome) in [
        ("no terms", "b - 'publication_terms'", "publication_content"),
        ("no sources", "b - 'publication_source'", "publication_content"),
        (
            "no claims",
            "b - 'publication_source' - 'publication_claim'",
            "publication_content",
        ),
        (
            "another step",
            "jsonb_set(b, '{publication_claim,0,step}', '1')",
            "publication_content",
        ),
        ("another verdict", another_verdict, "publication_content"),
        ("what nobody approved", unapproved, "publication_content"),
        ("read before something changed", too_early, "stale_version"),
        ("no note", "b #- '{publication,0,erratum}'", "publication_erratum"),
        (
            "none before it",
            "b #- '{publication,0,supersedes}'",
            "stale_version",
        ),
    ] {
        assert_eq!(db.outcome("editor", &batch(changed)), outcome, "{what}");
    }
    assert_eq!(db.outcome("reviewer", &batch("b")), "not_allowed");
    assert_eq!(db.outcome("editor", &batch("b")), "ok");
}

#[test]
fn each_tampering_with_a_publication_is_named() {
    for (table, statement, found) in [
        (
            "publication",
            "update counterclaim.publication set bytes = bytes || '\\x0a'",
            "publication.publication_hash",
        ),
        (
            "publication",
            "update counterclaim.publication set bytes = '\\x61', sha256 = sha256('\\x61'::bytea)",
            "publication",
        ),
        (
            "publication_terms",
            "update counterclaim.publication_terms set style = 'apa'",
            "publication_terms",
        ),
        (
            "publication_source",
            "delete from counterclaim.publication_source",
            "publication_source",
        ),
        (
            "publication_claim",
            "update counterclaim.publication_claim set revision = 9",
            "publication_claim",
        ),
    ] {
        let db = approved(&["sympathy"]);
        db.publish("editor", &[]);
        let unlock = format!(
            "set session_replication_role = replica; alter table counterclaim.{table} disable trigger all;
            alter table counterclaim.publication drop constraint publication_hash; {statement};
            alter table counterclaim.publication add constraint publication_hash check (sha256(bytes) = sha256) not valid"
        );
        assert_eq!(db.outcome("postgres", &unlock), "ok");
        let output = db.run("admin", &["audit", "verify"]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(7), "{statement}");
        assert!(told.contains(found), "{statement}: {told}");
    }
}
