//! Content from the command line: what each command brings, and what it refuses.

use crate::support::{TestDb, words};

const TEXT: &str = "The ministry rejects the claim. At least 46 soldiers were killed, the ministry concedes. Nobody was \
    captured.";

#[test]
fn a_figure_is_logged_with_its_quotation_in_one_command() {
    let desk = TestDb::with_leaflet(TEXT);
    let mut add = vec!["claim", "add", "At least 46 soldiers died."];
    add.extend(words(
        "--kind quantitative --answers malian-dead --low 46 --hedge at_least --when 2024-07",
    ));
    add.extend(words(
        "--about army-mali:victim --source leaflet --quote 2 --speaker mod-algeria --attitude concedes",
    ));
    assert_eq!(desk.succeed("checker", &add), "C-59  at-least-46-soldiers-died\n");
    let shown = desk.succeed("checker", &["claim", "show", "C-59"]);
    for said in [
        "at least 46",
        "Ministry of Defence of Algeria concedes",
        "as Permanent Strategic Framework reports",
    ] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    assert!(
        desk.succeed("checker", &["question", "show", "malian-dead"])
            .contains("C-59")
    );

    desk.succeed("checker", &words("claim revise C-59 --low 47"));
    assert!(
        desk.succeed("checker", &["claim", "show", "C-59"])
            .contains("at least 47")
    );
}

#[test]
fn a_counterclaim_is_a_claim_a_statement_and_a_relation_in_one_step() {
    let desk = TestDb::with_leaflet(TEXT);
    let mut counter = vec![
        "counter",
        "soldiers-47",
        "--statement",
        "No soldier was captured.",
    ];
    counter.extend(words("--by mod-algeria --source leaflet --quote 3"));
    let made = desk.json("checker", &counter);
    assert_eq!(made["claims"][0]["handle"], "no-soldier-was-captured");
    assert_eq!(made["assertions"].as_array().unwrap().len(), 1);
    assert_eq!(made["relations"].as_array().unwrap().len(), 1);
    // the claim's stream, the dossier's for its handle, the source's for the quotation
    assert_eq!(made["events"], 3);

    // the relation is attacked, and taken back by its ends
    let relation = "no-soldier-was-captured:rebuts:soldiers-47";
    desk.succeed(
        "checker",
        &[
            "claim",
            "relate",
            "wagner-killed",
            "undercuts",
            relation,
            "--note",
            "it is of others",
        ],
    );
    desk.succeed(
        "checker",
        &[
            "claim",
            "relate",
            "wagner-killed",
            "contradicts",
            "no-soldier-was-captured#1",
        ],
    );
    desk.succeed(
        "checker",
        &[
            "claim",
            "retract",
            "no-soldier-was-captured#1",
            "--reason",
            "the wrong speaker",
        ],
    );
    let (exit, told) = desk.fail(
        "checker",
        &[
            "claim",
            "retract",
            "no-soldier-was-captured#1",
            "--reason",
            "again",
        ],
    );
    assert_eq!(exit, 3, "{told}");
    let (exit, told) = desk.fail("checker", &["claim", "retract", "soldiers-47", "--reason", "no"]);
    assert_eq!((exit, told.contains("review discard")), (2, true), "{told}");
}

#[test]
fn a_chain_is_given_link_by_link() {
    let desk = TestDb::with_leaflet(TEXT);
    let mut assert = words("claim assert soldiers-47 --source leaflet --quote 2");
    assert.extend([
        "--link",
        "~Analysts (unnamed):warns",
        "--link",
        "algeria:fears::2025-01",
    ]);
    desk.succeed("checker", &assert);
    let links = "select coalesce(speaker_label, (select label from counterclaim.entity e where e.id = speaker)) || ' ' ||
        attitude from counterclaim.attribution where assertion =
        (select id from counterclaim.assertion order by recorded_at desc limit 1) order by seq";
    assert_eq!(
        desk.column("checker", links),
        [
            "Permanent Strategic Framework reports",
            "Analysts (unnamed) warns",
            "Algeria fears"
        ]
    );
    let (exit, told) = desk.fail(
        "checker",
        &words("claim assert soldiers-47 --source leaflet --quote 1 --link algeria:fear"),
    );
    assert_eq!((exit, told.contains("`fear` is not one of")), (2, true), "{told}");
}

#[test]
fn evidence_is_brought_listed_and_taken_back() {
    let desk = TestDb::with_leaflet(TEXT);
    let mut add =
        words("evidence add soldiers-47 --source leaflet --quote 2 --bearing refutes --credibility 3");
    add.extend([
        "--against-interest",
        "--note",
        "it concedes a loss",
        "--voice",
        "mod-algeria",
    ]);
    let id = desk.succeed("checker", &add);
    let listed = desk.succeed(
        "checker",
        &["evidence", "list", "soldiers-47", "--output", "jsonl"],
    );
    let last: serde_json::Value = serde_json::from_str(listed.lines().last().unwrap()).unwrap();
    assert_eq!(last["id"], id.trim());
    assert_eq!(last["voice"], "Ministry of Defence of Algeria");
    let name = last["name"].as_str().unwrap();
    let (exit, told) = desk.fail(
        "checker_2",
        &["evidence", "retract", name, "--reason", "I doubt it"],
    );
    assert_eq!(exit, 4, "{told}");
    desk.succeed("checker", &["evidence", "retract", name, "--reason", "a copy"]);
    let after = desk.succeed(
        "checker",
        &["evidence", "list", "soldiers-47", "--output", "jsonl"],
    );
    assert!(!after.contains(id.trim()));
}

#[test]
fn entities_get_names_and_relations_that_something_says() {
    let desk = TestDb::with_leaflet(TEXT);
    let mut add = vec!["party", "add", "Army Press Service"];
    add.extend(words(
        "--kind organ --handle army-press --relate organ_of:army-mali",
    ));
    assert_eq!(desk.succeed("checker", &add), "army-press\n");
    desk.succeed(
        "checker",
        &[
            "entity",
            "name",
            "army-press",
            "Presse de l’armée",
            "--lang",
            "fr",
        ],
    );
    desk.succeed(
        "checker",
        &words("entity relate army-press speaks_for mali --when 2024/.. --source leaflet --quote 1"),
    );
    desk.succeed("checker", &words("entity identify fla csp --when 2024-11/.."));
    let shown = desk.succeed("checker", &["entity", "show", "Presse de l’armée"]);
    for said in ["Army Press Service", "speaks for", "2024/.."] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    let (exit, told) = desk.fail("checker", &["entity", "add", "Niger", "--kind", "state"]);
    assert_eq!(
        (exit, told.contains("--iso3166: a state needs its country code")),
        (6, true),
        "{told}"
    );
}

#[test]
fn errors_are_told_by_flags_and_write_nothing() {
    let desk = TestDb::with_leaflet(TEXT);
    let count = "select count(*) from counterclaim.event";
    let before = desk.value("checker", count);
    let refused = |login: &str, args: &[&str], exit: i32, words: &str| {
        let (found, told) = desk.fail(login, args);
        assert!(found == exit && told.contains(words), "{args:?}: {found}\n{told}");
    };
    refused(
        "checker",
        &["claim", "add", "It rained.", "--when", "soon"],
        6,
        "--when: ",
    );
    refused(
        "checker",
        &["claim", "add", "It rained.", "--kind", "quantitative"],
        6,
        "needs `measure` and `unit`",
    );
    refused(
        "checker",
        &["claim", "add", "It rained.", "--about", "mali"],
        2,
        "an entity and its part",
    );
    refused(
        "checker",
        &["claim", "add", "It rained.", "--about", "maly:target"],
        3,
        "there is no entity `maly`",
    );
    refused(
        "checker",
        &[
            "claim",
            "add",
            "It rained.",
            "--source",
            "leaflet",
            "--quote",
            "not there",
        ],
        6,
        "--quote: ",
    );
    refused(
        "checker",
        &["claim", "assert", "C-999", "--source", "leaflet", "--quote", "1"],
        3,
        "C-999",
    );
    refused(
        "checker",
        &["claim", "assert", "soldiers-47"],
        2,
        "missing: --source, --quote",
    );
    refused(
        "checker",
        &["counter", "soldiers-47", "--by", "mali"],
        2,
        "missing: --statement, --source, --quote",
    );
    refused(
        "checker",
        &[
            "evidence",
            "add",
            "soldiers-47",
            "--source",
            "leaflet",
            "--quote",
            "1",
            "--credibility",
            "7",
        ],
        6,
        "--credibility: ",
    );
    refused(
        "checker",
        &[
            "log",
            "nowhere",
            "--form",
            &desk.path("empty.yaml"),
            "--title",
            "x",
        ],
        2,
        "--file",
    );
    refused(
        "reviewer",
        &["claim", "add", "It rained."],
        4,
        "needs the role checker",
    );
    refused("checker", &["claim", "note", "soldiers-47", ""], 6, "");
    assert_eq!(desk.value("checker", count), before);
}

#[test]
fn notes_are_answered_and_near_statements_found() {
    let desk = TestDb::with_leaflet(TEXT);
    let note = desk.succeed(
        "reviewer",
        &["claim", "note", "soldiers-47", "Which text says so?"],
    );
    desk.succeed(
        "checker",
        &[
            "claim",
            "note",
            "soldiers-47",
            "The communiqué.",
            "--answers",
            note.trim(),
        ],
    );
    let answered = "select count(*) from counterclaim.comment where answers is not null";
    assert_eq!(desk.value("checker", answered), "1");

    let statement = desk.value(
        "checker",
        "select statement from counterclaim.claim_revision r join counterclaim.handle h on h.claim = r.claim where h.handle =
        'soldiers-47'",
    );
    let found = desk.succeed(
        "checker",
        &["claim", "duplicates", "--text", &statement, "--output", "jsonl"],
    );
    let first: serde_json::Value = serde_json::from_str(found.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["likeness"], &first["statement"]),
        (&1.0.into(), &statement.into())
    );
    assert!(
        desk.succeed(
            "checker",
            &["claim", "duplicates", "--likeness", "1", "--output", "jsonl"]
        )
        .is_empty()
    );
    let rows = desk.succeed(
        "checker",
        &["claim", "duplicates", "--likeness", "0.3", "--output", "csv"],
    );
    for row in rows.lines().skip(1) {
        let likeness = row.split(',').nth(2).unwrap();
        assert!(likeness.len() <= 4, "two decimals: {row}");
    }
}
