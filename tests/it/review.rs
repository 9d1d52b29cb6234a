//! The desk's review: who has what, what waits and why, verdicts on single links, many claims at once.

use serde_json::Value;

use crate::support::TestDb;

const WHY: &str = "two communiqués of one holder say so, and nobody else";

impl TestDb {
    /// The codes that a queue lists, in its order.
    fn queue(&self, login: &str, filters: &[&str]) -> Vec<String> {
        let rows = self.json(login, &[&["review", "queue"], filters].concat());
        let codes = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| self.handle(&row["code"]));
        codes.collect()
    }

    fn handle(&self, code: &Value) -> String {
        let code = code.as_str().unwrap().trim_start_matches("C-");
        self.value(
            "postgres",
            &format!(
                "select h.handle from counterclaim.handle as h join counterclaim.claim as c on c.id = h.claim where c.code = {code}"
            ),
        )
    }
}

#[test]
fn the_board_counts_each_state_and_says_who_has_the_claims() {
    let desk = TestDb::with_case();
    desk.bring("in_review", &["sympathy"]);
    desk.bring("submitted", &["soldiers-47", "soldiers-24"]);
    desk.succeed(
        "editor",
        &[
            "review",
            "assign",
            "soldiers-47",
            "--to",
            "reviewer_2",
            "--due",
            "2001-01-01",
        ],
    );
    desk.succeed(
        "editor",
        &[
            "review",
            "hold",
            "sympathy",
            "--kind",
            "legal",
            "--reason",
            "a lawyer reads it",
        ],
    );
    let board = desk.json("checker", &["review", "board"]);
    let column = |state: &str| {
        let columns = board.as_array().unwrap();
        columns
            .iter()
            .find(|column| column["state"] == state)
            .unwrap()
            .clone()
    };
    assert_eq!(column("submitted")["claims"], 2);
    assert_eq!(column("submitted")["overdue"], 1);
    assert_eq!(
        column("submitted")["who"],
        serde_json::json!({"nobody": 1, "reviewer_2": 1})
    );
    assert_eq!(column("in_review")["on_hold"], 1);
    assert_eq!(column("in_review")["who"], serde_json::json!({"reviewer": 1}));
    assert_eq!(desk.handle(&column("in_review")["oldest"]), "sympathy");
    let table = desk.succeed("checker", &["review", "board"]);
    let states: Vec<&str> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(states, ["draft", "submitted", "in"]);
}

#[test]
fn the_queue_says_why_each_claim_waits_and_is_narrowed_by_filters() {
    let desk = TestDb::with_case();
    desk.bring("submitted", &["soldiers-47", "soldiers-24", "wagner-killed"]);
    desk.succeed("reviewer", &["review", "take", "soldiers-24", "wagner-killed"]);
    desk.succeed(
        "reviewer",
        &[
            "review",
            "return",
            "wagner-killed",
            "--reason",
            "quote the French text",
        ],
    );
    desk.bring("approved", &["sympathy"]);
    desk.succeed(
        "editor",
        &[
            "review",
            "assign",
            "soldiers-47",
            "--to",
            "reviewer_2",
            "--due",
            "2001-01-01",
            "--note",
            "please",
        ],
    );
    desk.succeed(
        "editor",
        &[
            "review",
            "hold",
            "soldiers-24",
            "--kind",
            "embargo",
            "--reason",
            "until the ministry publishes",
            "--until",
            "2999-01-01",
        ],
    );
    let rows = desk.json("admin", &["review", "queue"]);
    let why: Vec<(String, String)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                desk.handle(&row["code"]),
                row["why"][0].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let why = |handle: &str| {
        let found = why.iter().find(|(other, _)| other == handle);
        found.map(|(_, why)| why.as_str())
    };
    assert_eq!(why("wagner-killed"), Some("returned: quote the French text"));
    assert_eq!(why("soldiers-47"), Some("waits for a reviewer"));
    assert_eq!(
        why("soldiers-24"),
        Some("on hold (embargo until 2999-01-01): until the ministry publishes")
    );
    assert_eq!(why("sympathy"), None);

    assert_eq!(desk.queue("reviewer_2", &["--mine"]), ["soldiers-47"]);
    assert_eq!(desk.queue("reviewer", &["--mine"]), ["soldiers-24"]);
    assert_eq!(desk.queue("editor", &["--mine"]), [""; 0]);
    assert_eq!(desk.queue("editor", &["--overdue"]), ["soldiers-47"]);
    assert_eq!(desk.queue("editor", &["--on-hold"]), ["soldiers-24"]);
    assert_eq!(desk.queue("editor", &["--unassigned"]), ["wagner-killed"]);
    assert_eq!(desk.queue("editor", &["--state", "draft"]), ["wagner-killed"]);
    assert_eq!(desk.queue("editor", &["--needs-re-review"]), [""; 0]);
    assert_eq!(desk.queue("editor", &["--party", "attaf"]), [""; 0]);
    assert_eq!(
        desk.queue("editor", &["--party", "army-mali", "--on-hold"]).len(),
        1
    );

    desk.succeed("editor", &["review", "release", "soldiers-47"]);
    desk.succeed(
        "editor",
        &["review", "unhold", "soldiers-24", "--reason", "published"],
    );
    assert_eq!(desk.queue("editor", &["--overdue"]), [""; 0]);
    assert_eq!(desk.queue("editor", &["--on-hold"]), [""; 0]);
    let (exit, words) = desk.fail("editor", &["review", "queue", "--state", "undecided"]);
    assert_eq!(
        (exit, words.contains("[possible values: draft, ")),
        (2, true),
        "{words}"
    );
    assert_eq!(
        desk.fail("editor", &["review", "queue", "--party", "nobody"]).0,
        3
    );
}

#[test]
fn what_changed_after_its_approval_is_in_the_queue() {
    let desk = TestDb::with_case();
    desk.bring("approved", &["sympathy"]);
    desk.sql(
        "checker",
        "select api.record(jsonb_build_object('retraction', jsonb_build_array(jsonb_build_object(
          'id', gen_random_uuid(), 'stream', a.claim, 'assertion', a.id, 'reason', 'misread')))::jsonb, gen_random_uuid())
        from counterclaim.assertion as a join counterclaim.handle as h on h.claim = a.claim where h.handle = 'sympathy' limit 1",
    )
    .unwrap();
    assert_eq!(desk.queue("editor", &["--needs-re-review"]), ["sympathy"]);
    assert_eq!(desk.queue("editor", &[]), ["sympathy"]);
}

#[test]
fn only_a_reviewer_with_fresh_eyes_is_assigned() {
    let desk = TestDb::with_case();
    let assign = |to: &'static str| ["review", "assign", "soldiers-47", "--to", to];
    for (login, to, exit, words) in [
        (
            "checker",
            "reviewer",
            4,
            "refused: this needs the role editor or reviewer",
        ),
        (
            "editor",
            "checker",
            4,
            "refused: who is to be assigned is no reviewer",
        ),
        (
            "editor",
            "nobody_at_all",
            3,
            "error: there is no member with login `nobody_at_all`",
        ),
    ] {
        let (found, text) = desk.fail(login, &assign(to));
        assert_eq!((found, text.lines().next().unwrap()), (exit, words));
    }
    // who has all roles, and logged a claim
    let own = "format: counterclaim/1\ndossier: {slug: own, title: Own}\nclaims: [{id: mine, kind: factual, statement: It rained.}]\n";
    desk.open("editor", own);
    desk.import("allround", own).unwrap();
    let (exit, words) = desk.fail("editor", &["review", "assign", "mine", "--to", "allround"]);
    assert_eq!((exit, words.contains("has a hand in C-")), (4, true), "{words}");
    desk.succeed(
        "admin",
        &[
            "dossier",
            "recuse",
            "mali-algeria",
            "--member",
            "reviewer",
            "--reason",
            "a relative",
        ],
    );
    let (exit, words) = desk.fail("editor", &assign("reviewer"));
    assert_eq!(
        (exit, words.contains("is recused from this dossier")),
        (4, true),
        "{words}"
    );

    desk.succeed("editor", &assign("reviewer_2"));
    let (exit, words) = desk.fail("editor", &assign("reviewer_2"));
    assert_eq!(
        (exit, words.contains("is assigned so already")),
        (4, true),
        "{words}"
    );
    let (exit, words) = desk.fail("editor", &["review", "release", "soldiers-47", "soldiers-24"]);
    assert_eq!(
        (exit, words.contains("is assigned to nobody")),
        (4, true),
        "{words}"
    );
    // all or none
    assert_eq!(desk.fail("editor", &["review", "release", "soldiers-24"]).0, 4);
    desk.succeed("editor", &["review", "release", "soldiers-47"]);
}

#[test]
fn a_claim_on_hold_is_not_approved_until_the_hold_ends() {
    let desk = TestDb::with_case();
    desk.bring("decided", &["sympathy"]);
    let hold = [
        "review",
        "hold",
        "sympathy",
        "--kind",
        "legal",
        "--reason",
        "a lawyer reads it",
    ];
    assert_eq!(desk.fail("checker", &hold).0, 4);
    desk.succeed("reviewer", &hold);
    let (exit, words) = desk.fail("editor", &["review", "approve", "sympathy"]);
    assert_eq!(
        (exit, words.lines().next().unwrap()),
        (4, "refused: sympathy is on hold (legal): a lawyer reads it")
    );
    desk.succeed(
        "editor",
        &["review", "unhold", "sympathy", "--reason", "no objection"],
    );
    let (exit, words) = desk.fail(
        "editor",
        &["review", "unhold", "sympathy", "--reason", "no objection"],
    );
    assert_eq!((exit, words.contains("is not on hold")), (4, true), "{words}");
    desk.succeed("editor", &["review", "approve", "sympathy"]);
    let short = ["review", "hold", "sympathy", "--kind", "legal", "--reason", "x"];
    let (exit, words) = desk.fail("editor", &short);
    assert_eq!(
        (exit, words.contains("at least 3 characters")),
        (4, true),
        "{words}"
    );
    for kind in ["released", "coffee"] {
        assert_eq!(
            desk.fail(
                "editor",
                &["review", "hold", "sympathy", "--kind", kind, "--reason", "why"]
            )
            .0,
            2
        );
    }
    desk.succeed("admin", &["audit", "verify"]);
}

#[test]
fn bulk_moves_are_all_or_none_and_every_refusal_is_named() {
    let desk = TestDb::with_case();
    desk.bring("submitted", &["soldiers-47", "soldiers-24"]);
    desk.succeed("reviewer_2", &["review", "take", "soldiers-24"]);
    let all = ["review", "take", "soldiers-47", "soldiers-24", "wagner-killed"];
    let (exit, words) = desk.fail("reviewer", &all);
    assert_eq!(exit, 4);
    let lines: Vec<&str> = words.lines().collect();
    assert_eq!(lines[0], "refused: none was moved; refused are");
    assert!(
        lines[1].starts_with("  C-")
            && lines[1].contains("the claim is in_review; take needs submitted (illegal_transition)"),
        "{words}"
    );
    assert!(
        lines[2].contains("the claim is draft; take needs submitted (illegal_transition)"),
        "{words}"
    );
    let (_, words) = desk.fail("reviewer", &[&all[..], &["--output", "json"]].concat());
    let told: Value = serde_json::from_str(&words).unwrap();
    let list = told["error"]["detail"].clone();
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(desk.handle(&list[0]["claim"]), "soldiers-24");
    assert_eq!(list[0]["code"], "illegal_transition");
    assert_eq!(list[0]["message"], "the claim is in_review; take needs submitted");
    assert_eq!(desk.queue("reviewer", &["--state", "submitted"]), ["soldiers-47"]);
    // named twice is moved once
    desk.succeed("reviewer", &["review", "take", "soldiers-47", "soldiers-47"]);
}

#[test]
fn single_links_get_verdicts_of_their_own() {
    let desk = TestDb::with_case();
    desk.bring("in_review", &["sympathy", "soldiers-47"]);
    let decide = |links: &[&'static str]| {
        let mut args = vec![
            "review",
            "decide",
            "sympathy",
            "--verdict",
            "open",
            "--confidence",
            "low",
        ];
        for link in links {
            args.extend(["--link", link]);
        }
        args
    };
    let (exit, words) = desk.fail("reviewer", &decide(&["9=confirmed"]));
    assert_eq!(
        (exit, words.contains("its statements are 1, there is no 9")),
        (2, true),
        "{words}"
    );
    let (exit, words) = desk.fail("reviewer", &decide(&["1.7=confirmed"]));
    assert_eq!(
        (exit, words.contains("the chain of statement 1 has links 0 to")),
        (2, true),
        "{words}"
    );
    let (exit, words) = desk.fail("reviewer", &decide(&["1=misquoted"]));
    assert_eq!(
        (exit, words.contains("rationale of at least 20")),
        (4, true),
        "{words}"
    );
    assert_eq!(desk.fail("reviewer", &decide(&["first=confirmed"])).0, 2);
    let (exit, words) = desk.fail(
        "reviewer",
        &decide(&["1=well said: as far as anybody can remember it"]),
    );
    assert_eq!((exit, words.contains("no such rating")), (6, true), "{words}");

    let misquoted = "1.1=misquoted: the article has other words than the communiqué";
    let mut args = decide(&[misquoted]);
    args.extend(["--attribution", "confirmed"]);
    desk.succeed("reviewer", &args);
    let shown = desk.json("editor", &["review", "show", "sympathy"]);
    let chain = shown["assertions"][0]["chain"].as_array().unwrap();
    assert_eq!(chain[0]["verdict"], Value::Null);
    assert_eq!(chain[1]["verdict"], "misquoted");
    assert!(chain[2..].iter().all(|link| link["verdict"] == "confirmed"));
}

#[test]
fn the_review_of_a_claim_is_shown_whole() {
    let desk = TestDb::with_case();
    desk.bring("in_review", &["sympathy"]);
    desk.succeed(
        "editor",
        &[
            "review",
            "assign",
            "sympathy",
            "--to",
            "reviewer",
            "--due",
            "2999-02-01",
            "--note",
            "please",
        ],
    );
    desk.succeed(
        "editor",
        &[
            "review",
            "hold",
            "sympathy",
            "--kind",
            "legal",
            "--reason",
            "a lawyer reads it",
        ],
    );
    desk.sql(
        "checker",
        "select api.record(jsonb_build_object('comment', jsonb_build_array(jsonb_build_object(
          'id', gen_random_uuid(), 'claim', claim, 'text', 'See the second communiqué.'))), gen_random_uuid())
        from counterclaim.handle where handle = 'sympathy'",
    )
    .unwrap();
    let show = |login: &str| desk.json(login, &["review", "show", "sympathy"]);
    let shown = show("reviewer");
    assert_eq!(shown["eyes"], 3);
    assert_eq!(shown["assigned"]["to"], "reviewer");
    assert_eq!(shown["assigned"]["note"], "please");
    assert_eq!(shown["hold"]["kind"], "legal");
    assert_eq!(shown["your_hand"], "review");
    assert_eq!(shown["comments"][0]["text"], "See the second communiqué.");
    assert_eq!(shown["comments"][0]["by"], "checker");
    assert_eq!(shown["missing"][0]["rule"], "verdict_missing");
    let moves = |shown: &Value| -> Vec<String> {
        let moves = shown["moves"].as_array().unwrap();
        moves
            .iter()
            .map(|one| one["move"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(moves(&shown), ["decide", "decline", "return"]);
    assert_eq!(moves(&show("reviewer_2")), ["decide", "decline", "return"]);
    assert_eq!(moves(&show("checker")), [""; 0]);
    let hands = shown["hands"].as_array().unwrap();
    let hands: Vec<String> = hands
        .iter()
        .map(|hand| format!("{} {}", hand["person"], hand["capacity"]))
        .collect();
    assert_eq!(hands, ["\"checker\" \"content\"", "\"reviewer\" \"review\""]);
    assert_eq!(shown["steps"][1]["move"], "take");
    assert_eq!(desk.fail("reviewer", &["review", "show", "C-9999"]).0, 3);
    let text = desk.succeed("reviewer", &["review", "show", "sympathy"]);
    assert!(
        text.contains("See the second communiqué.") && text.contains("a lawyer reads it"),
        "{text}"
    );
}

#[test]
fn decide_rates_the_content_with_flags() {
    let desk = TestDb::with_case();
    desk.bring("in_review", &["wagner-killed"]);
    desk.succeed(
        "reviewer",
        &[
            "review",
            "decide",
            "wagner-killed",
            "--verdict",
            "supported",
            "--confidence",
            "moderate",
            "--attribution",
            "confirmed",
            "--rationale",
            WHY,
        ],
    );
    assert_eq!(desk.queue("editor", &["--state", "decided"]), ["wagner-killed"]);
}

#[test]
fn a_desk_of_one_is_marked_as_not_independently_reviewed() {
    let desk = TestDb::new();
    let own = "format: counterclaim/1\ndossier: {slug: own, title: Own, eyes: 1}\n\
        entities: [{id: paper, kind: media, name: A paper}]\n\
        sources: [{id: page, csl: {type: webpage, title: A page}, publisher: paper,\n\
          snapshot: {retrieved: 2025-01-20T10:00:00Z, text: it rained}}]\n\
        claims: [{id: rained, kind: factual, statement: It rained.}]\n\
        statements: [{source: page, quote: it rained, chain: [{speaker: paper, attitude: states}], claims: [rained]}]\n";
    desk.open("editor", own);
    desk.import("allround", own).unwrap();
    for words in [
        &["submit"][..],
        &["take"],
        &["decide", "--verdict", "open", "--confidence", "low"],
        &["approve"],
    ] {
        desk.succeed("allround", &[&["review"], words, &["rained"]].concat());
    }
    let mark = "not independently reviewed";
    assert!(
        desk.succeed("allround", &["claim", "show", "rained"])
            .contains(mark)
    );
    assert!(
        desk.succeed("allround", &["review", "show", "rained"])
            .contains(mark)
    );
    assert!(
        desk.succeed("allround", &["report", "make"])
            .to_lowercase()
            .contains(mark)
    );
    let rules = desk.succeed("allround", &["review", "rules"]);
    assert!(rules.contains("moves where a claim needs 1 person"), "{rules}");
    let rules = desk.succeed("allround", &["review", "rules", "--eyes", "2"]);
    assert!(rules.contains("moves where a claim needs 2 people"), "{rules}");
    assert_eq!(
        desk.fail("allround", &["--dossier", "none", "review", "rules"]).0,
        3
    );
}
