//! A retraction spreads to what rests on the source, and says why.

use serde_json::Value;

use crate::support::TestDb;

/// The day as retractions show it.
fn without_days(text: &str) -> String {
    let parts = text.split(' ').map(|word| {
        let is_day = word.len() >= 10 && word.as_bytes()[4] == b'-' && word.as_bytes()[7] == b'-';
        if is_day { "DAY:" } else { word }
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn whys(value: &Value) -> Vec<String> {
    let list = value["needs_re_review_why"].as_array().unwrap().iter();
    list.map(|why| without_days(why.as_str().unwrap())).collect()
}

/// A wire report, a paper that copies it, and what both say for a claim.
fn wire_and_copy(db: &TestDb) {
    for (handle, text, from) in [
        ("wire", "An agency saw 47 bodies.", None),
        ("paper", "A paper writes: 47 bodies were seen.", Some("wire")),
    ] {
        let path = db.path(handle);
        std::fs::write(&path, text).unwrap();
        let mut add = vec![
            "source",
            "add",
            "--handle",
            handle,
            "--title",
            text,
            "--publisher",
            "csp",
            "--file",
            &path,
        ];
        add.extend(from.iter().flat_map(|from| ["--derived-from", from]));
        db.succeed("checker", &add);
    }
}

fn wire_and_copy_of_nothing(db: &TestDb) {
    let path = db.path("wire");
    std::fs::write(&path, "An agency saw 47 bodies.").unwrap();
    let add = [
        "source",
        "add",
        "--handle",
        "wire",
        "--title",
        "Wire",
        "--publisher",
        "csp",
        "--file",
        &path,
    ];
    db.succeed("checker", &add);
}

/// The claims whose flag in lists differs from what is told of them.
fn flags(db: &TestDb) -> String {
    db.value(
        "checker",
        "select coalesce(string_agg('C-' || c.code, ' '), '') from counterclaim.claim_list as c
        where c.needs_re_review <> exists (select from counterclaim.re_review as r where r.claim = c.id)",
    )
}

fn add_evidence(db: &TestDb, source: &str, quote: &str) {
    let path = db.path("evidence.yaml");
    let text = format!(
        "format: counterclaim/1\ndossier: {{slug: mali-algeria, title: Mali–Algeria dispute}}\nevidence:\n  \
        - {{claim: soldiers-47, source: {source}, quote: \"{quote}\", bearing: supports, credibility: 3}}\n"
    );
    std::fs::write(&path, text).unwrap();
    db.succeed("checker", &["import", &path]);
}

#[test]
fn a_retracted_source_flags_what_rests_on_it_and_on_its_copies() {
    let db = TestDb::with_case();
    wire_and_copy(&db);
    add_evidence(&db, "paper", "47 bodies were seen");
    db.bring("approved", &["soldiers-47"]);
    let queue = || db.json("reviewer", &["review", "queue"]);
    assert_eq!(queue(), Value::Array(Vec::new()));

    let retract = [
        "source",
        "retract",
        "wire",
        "--kind",
        "distrusted",
        "--reason",
        "it saw nothing",
    ];
    let said = db.run("checker", &retract);
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(
        said.contains("flagged: C-") && said.contains("(approved)"),
        "{said}"
    );
    let why = "source `paper`, a copy of `wire`, retracted DAY: distrusted, it saw nothing";
    let waiting = queue();
    assert_eq!(waiting.as_array().unwrap().len(), 1);
    assert_eq!(waiting[0]["needs_re_review"], true);
    assert_eq!(whys(&waiting[0]), [why]);
    let claim = db.json("checker", &["claim", "show", "soldiers-47"]);
    assert_eq!(whys(&claim), [why]);
    let page = db.succeed("checker", &["claim", "show", "soldiers-47"]);
    assert!(
        page.contains("look again") && page.contains("it saw nothing"),
        "{page}"
    );

    // the wire's page names what depends on it, also through its copy
    let wire = db.json("checker", &["source", "show", "wire"]);
    assert_eq!(wire["copies"], serde_json::json!(["paper"]));
    assert_eq!(wire["depends"][0]["through"], "paper");
    assert_eq!(wire["depends"][0]["what"], "evidence");
    assert_eq!(wire["depends"][0]["state"], "approved");
    let page = db.succeed("checker", &["source", "show", "wire"]);
    assert!(
        page.contains("RETRACTED") && page.contains("through paper"),
        "{page}"
    );

    let (exit, words) = db.fail("checker", &retract);
    assert_eq!(exit, 2);
    assert!(
        words.contains("`wire` is retracted already (distrusted): it saw nothing"),
        "{words}"
    );
    let mut short = retract;
    short[2] = "paper";
    short[6] = "no";
    let (exit, words) = db.fail("checker", &short);
    assert_eq!((exit, words.contains("--reason: ")), (6, true), "{words}");
    let list = db.json("checker", &["source", "list", "--retracted"]);
    assert_eq!(list[0]["handle"], "wire");
    db.succeed("admin", &["audit", "verify"]);
}

#[test]
fn what_came_since_the_approval_is_named() {
    let db = TestDb::with_case();
    wire_and_copy(&db);
    db.bring("approved", &["soldiers-47"]);
    add_evidence(&db, "wire", "saw 47 bodies");
    let waiting = db.json("reviewer", &["review", "queue"]);
    assert_eq!(whys(&waiting[0]), ["new evidence DAY: supports, source `wire`"]);
}

#[test]
fn a_copy_that_becomes_known_after_the_approval_is_flagged_then() {
    let db = TestDb::with_case();
    let path = db.path("paper.yaml");
    let paper = |from: &str| {
        let text = format!(
            "format: counterclaim/1\ndossier: {{slug: mali-algeria}}\nsources:\n  - id: paper\n    csl: {{type: webpage}}\n    \
             publisher: csp\n    {from}\n    snapshot:\n      retrieved: 2024-08-01T00:00:00Z\n      \
             text: A paper writes that 47 bodies were seen.\n"
        );
        std::fs::write(&path, text).unwrap();
        db.succeed("checker", &["import", &path]);
    };
    wire_and_copy_of_nothing(&db);
    paper("origin: own");
    add_evidence(&db, "paper", "47 bodies were seen");
    let retract = [
        "source",
        "retract",
        "wire",
        "--kind",
        "distrusted",
        "--reason",
        "it saw nothing",
    ];
    db.succeed("checker", &retract);
    db.bring("approved", &["soldiers-47"]);
    let queue = || db.json("reviewer", &["review", "queue"]);
    assert_eq!(queue(), Value::Array(Vec::new()), "nobody knows of a copy");

    paper("derived_from: wire");
    assert_eq!(
        whys(&queue()[0]),
        ["source `paper`, a copy of `wire`, retracted DAY: distrusted, it saw nothing"]
    );
    paper("origin: own");
    assert_eq!(queue(), Value::Array(Vec::new()), "it was no copy after all");
    assert_eq!(flags(&db), "");
}

#[test]
fn before_an_approval_only_retracted_sources_are_named() {
    let db = TestDb::with_case();
    wire_and_copy(&db);
    add_evidence(&db, "wire", "saw 47 bodies");
    db.succeed("checker", &["review", "submit", "soldiers-47"]);
    let queue = || db.json("reviewer", &["review", "queue"]);
    assert_eq!(whys(&queue()[0]), Vec::<String>::new());
    let retract = [
        "source",
        "retract",
        "wire",
        "--kind",
        "withdrawn_by_publisher",
        "--reason",
        "a hoax",
    ];
    db.succeed("checker", &retract);
    let waiting = queue();
    assert_eq!(waiting[0]["needs_re_review"], true);
    assert_eq!(
        whys(&waiting[0]),
        ["source `wire` retracted DAY: withdrawn by publisher, a hoax"]
    );
    let flagged = db.succeed("reviewer", &["review", "queue", "--needs-re-review"]);
    assert!(flagged.contains("a hoax"), "{flagged}");
    assert_eq!(flags(&db), "");

    // what is declined is done with, and a draft is written anew
    for (claim, a_move) in [("soldiers-2", "decline"), ("soldiers-24", "return")] {
        let text = db.path("more.yaml");
        let more = format!(
            "format: counterclaim/1\ndossier: {{slug: mali-algeria}}\nevidence:\n  \
             - {{claim: {claim}, source: wire, quote: An agency saw, bearing: supports, credibility: 3}}\n"
        );
        std::fs::write(&text, more).unwrap();
        db.succeed("checker", &["import", &text]);
        db.succeed("checker", &["review", "submit", claim]);
        assert_eq!(flags(&db), "");
        db.succeed(
            "reviewer",
            &["review", a_move, claim, "--reason", "another engagement"],
        );
        let page = db.succeed("checker", &["claim", "show", claim]);
        assert!(!page.contains("look again"), "{page}");
        assert_eq!(flags(&db), "");
    }

    // who decides now knows of it
    db.succeed("reviewer", &["review", "take", "soldiers-47"]);
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
        &[&["review", "decide", "soldiers-47"][..], &open].concat(),
    );
    assert_eq!(queue()[0]["needs_re_review"], false);
    assert_eq!(whys(&queue()[0]), Vec::<String>::new());
    assert_eq!(flags(&db), "");
}
