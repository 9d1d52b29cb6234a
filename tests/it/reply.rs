//! The right of reply: asked with a letter, answered, silent, overdue, not asked; and what a dossier that requires it
//! keeps from going out.

use serde_json::Value;

use crate::support::TestDb;

const DENIAL: &str = "Algeria supports nobody against the Malian army.";
const ANSWER: &str = "Press office\n\nThank you for your letter. Algeria supports nobody against the Malian army.\n\
    The authorities did not use the Accords for their own ends.\n";

impl TestDb {
    fn ask(&self, claims: &[&str], deadline: &str) -> String {
        let mut args = vec!["reply", "ask", "algeria"];
        args.extend(claims);
        args.extend([
            "--deadline",
            deadline,
            "--channel",
            "press@example.org",
            "--asked",
            "2025-01-20",
        ]);
        self.succeed("checker", &args)
    }

    fn answer(&self) -> String {
        let path = self.path("answer.txt");
        std::fs::write(&path, ANSWER).unwrap();
        path
    }

    fn replies(&self, filters: &[&str]) -> Vec<Value> {
        let rows = self.json("checker", &[&["reply", "list"], filters].concat());
        rows.as_array().unwrap().clone()
    }
}

#[test]
fn the_letter_has_the_claims_their_exact_words_and_the_deadline() {
    let desk = TestDb::with_case();
    let preview = desk.succeed(
        "checker",
        &[
            "reply",
            "ask",
            "algeria",
            "algeria-supports",
            "sympathy",
            "--deadline",
            "2025-02-01",
            "--channel",
            "press@example.org",
            "--asked",
            "2025-01-20",
            "--preview",
        ],
    );
    assert!(desk.replies(&[]).is_empty());
    let letter = desk.ask(&["algeria-supports", "sympathy"], "2025-02-01");
    assert_eq!(letter, preview);
    for part in [
        "To: Algeria\n",
        "Please answer by 2025-02-01 23:59 UTC.",
        "Algeria supports armed groups that fight the Malian Armed Forces.",
        "alleges: “undisguised sympathy”",
        "Silence will not be taken for a denial",
    ] {
        assert!(letter.contains(part), "{part}\n{letter}");
    }
    let out = desk.path("letter.txt");
    let again = [
        "reply",
        "ask",
        "algeria",
        "algeria-supports",
        "sympathy",
        "--deadline",
        "2025-02-01",
        "--channel",
        "press@example.org",
        "--asked",
        "2025-01-20",
        "--out",
        &out,
    ];
    desk.succeed("checker", &again);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), letter);
    // what is on record already is not recorded twice
    let count = "select count(*) from counterclaim.reply";
    assert_eq!(desk.value("postgres", count), "2");
    desk.succeed("admin", &["audit", "verify"]);
}

#[test]
fn a_confidential_source_is_not_quoted_to_others() {
    let desk = TestDb::new();
    let yaml = "format: counterclaim/1\ndossier: {slug: x, title: X}\n\
        entities: [{id: paper, kind: media, name: A paper}, {id: firm, kind: party, name: A firm}]\n\
        sources: [{id: leak, confidential: true, csl: {type: document, title: A leak}, publisher: paper,\n\
          snapshot: {retrieved: 2025-01-20T10:00:00Z, text: they dumped it}}]\n\
        claims: [{id: dumped, kind: accusation, statement: The firm dumped waste., about: [{entity: firm, role: perpetrator}]}]\n\
        statements: [{source: leak, quote: they dumped it, chain: [{speaker: paper, attitude: states}], claims: [dumped]}]\n";
    desk.open("editor", yaml);
    desk.import("checker", yaml).unwrap();
    let letter = desk.succeed(
        "checker",
        &[
            "reply",
            "ask",
            "firm",
            "dumped",
            "--deadline",
            "2999-01-01",
            "--channel",
            "letter",
        ],
    );
    assert!(
        letter.contains("The firm dumped waste.") && letter.contains("No quotation can be given."),
        "{letter}"
    );
    assert!(
        !letter.contains("they dumped it") && !letter.contains("leak"),
        "{letter}"
    );
}

#[test]
fn an_answer_becomes_a_source_and_its_denials_become_statements() {
    let desk = TestDb::with_case();
    desk.ask(&["algeria-supports", "sympathy"], "2999-01-01");
    let answer = desk.answer();
    let deny = format!("algeria-supports={DENIAL}");
    let told = desk.json(
        "checker",
        &[
            "reply",
            "record",
            "algeria",
            "--file",
            &answer,
            "--by",
            "attaf",
            "--issued",
            "2025-01-25",
            "--deny",
            &deny,
        ],
    );
    assert_eq!(told["statements"], 1);
    assert_eq!(told["claims"].as_array().unwrap().len(), 2);
    assert_eq!(told["source"], "reply-algeria-2025-01-25");

    let list = desk.replies(&[]);
    assert!(
        list.iter()
            .all(|reply| reply["outcome"] == "answered" && reply["open"] == false)
    );
    assert!(list.iter().all(|reply| reply["channel"] == "press@example.org"));
    assert_eq!(desk.replies(&["--open"]), [Value::Null; 0]);
    let words = |handle: &str| {
        let query = format!(
            "select x.exact from counterclaim.current_reply as r join counterclaim.excerpt as x on x.id = r.excerpt
            join counterclaim.handle as h on h.claim = r.claim where h.handle = '{handle}'"
        );
        desk.value("postgres", &query)
    };
    assert_eq!(words("algeria-supports"), DENIAL);
    assert_eq!(words("sympathy"), ANSWER.trim());

    let shown = desk.json("checker", &["claim", "show", "algeria-supports"]);
    let chains = shown["assertions"].as_array().unwrap().iter();
    let denial = chains
        .map(|one| one["chain"].as_array().unwrap().last().unwrap().clone())
        .find(|link| link["quoted"] == DENIAL)
        .unwrap();
    assert_eq!(
        (&denial["speaker"], &denial["for"]),
        (&"Ahmed Attaf".into(), &"Algeria".into())
    );
    assert_eq!(denial["attitude"], "denies");
    desk.succeed("checker", &["source", "check"]);
    desk.succeed("admin", &["audit", "verify"]);

    // asked anew after an answer, the answer stays on record
    desk.ask(&["sympathy"], "2999-02-01");
    assert_eq!(desk.replies(&[]).len(), 3);
    assert_eq!(desk.replies(&["--open"]).len(), 1);
}

#[test]
fn the_party_itself_denies_in_its_own_voice() {
    let desk = TestDb::with_case();
    desk.ask(&["algeria-supports"], "2999-01-01");
    let answer = desk.answer();
    let says = format!("algeria-supports=denies: {DENIAL}");
    desk.succeed(
        "checker",
        &["reply", "record", "algeria", "--file", &answer, "--says", &says],
    );
    let stance = "select s.stance from counterclaim.stance as s join counterclaim.entity as e on e.id = s.speaker
        join counterclaim.handle as h on h.claim = s.claim where h.handle = 'algeria-supports' and e.label = 'Algeria'";
    assert_eq!(desk.value("postgres", stance), "denies");
}

#[test]
fn what_cannot_be_recorded_is_refused_and_writes_nothing() {
    let desk = TestDb::with_case();
    desk.ask(&["sympathy"], "2025-02-01");
    let answer = desk.answer();
    let events = "select count(*) from counterclaim.event";
    let before = desk.value("postgres", events);
    let record = |args: &[&str]| desk.fail("checker", &[&["reply", "record", "algeria"], args].concat());
    for (args, exit, words) in [
        (&[][..], 2, "missing: the answer with `--file`"),
        (
            &["--outcome", "asked"],
            2,
            "a request is made by `counterclaim reply ask`",
        ),
        (
            &["--outcome", "not_asked", "soldiers-47"],
            6,
            "`not_asked` needs a `reason`",
        ),
        (
            &["--outcome", "silent", "soldiers-47"],
            6,
            "`algeria` was not asked about `soldiers-47`",
        ),
        (
            &["--outcome", "extension"],
            6,
            "an `extension` gives a later `deadline`",
        ),
        (
            &["--outcome", "extension", "--deadline", "2025-01-25"],
            6,
            "an `extension` gives a later `deadline`",
        ),
        (
            &["--outcome", "answered"],
            6,
            "an answer is quoted from its source",
        ),
        (
            &["--file", &answer, "--quote", "words that are not there at all"],
            6,
            "quote",
        ),
        (
            &[
                "--file",
                &answer,
                "--deny",
                "sympathy=words that are not there at all",
            ],
            6,
            "--deny: these words are not in the captured text",
        ),
        (
            &["--deny", "sympathy=We did not.", "--outcome", "declined"],
            2,
            "give its answer",
        ),
        (&["--file", "/nonexistent"], 6, "there is no such file"),
        (
            &["no-such-claim", "--outcome", "silent"],
            3,
            "there is no claim `no-such-claim`",
        ),
    ] {
        let (found, text) = record(args);
        assert_eq!((found, text.contains(words)), (exit, true), "{args:?}: {text}");
    }
    let (exit, words) = desk.fail("checker", &["reply", "record", "mali", "--outcome", "silent"]);
    assert_eq!(
        (exit, words.contains("no claim waits for a reply of Mali")),
        (2, true),
        "{words}"
    );
    let (exit, words) = desk.fail(
        "checker",
        &[
            "reply",
            "ask",
            "tinzawaten",
            "sympathy",
            "--deadline",
            "2999-01-01",
            "--channel",
            "x",
        ],
    );
    assert_eq!((exit, words.contains("cannot speak")), (6, true), "{words}");
    let (exit, words) = desk.fail(
        "checker",
        &[
            "reply",
            "ask",
            "algeria",
            "sympathy",
            "--deadline",
            "tomorrow",
            "--channel",
            "x",
        ],
    );
    assert_eq!((exit, words.contains("neither a day")), (2, true), "{words}");
    let early = [
        "reply",
        "ask",
        "algeria",
        "soldiers-47",
        "--deadline",
        "2001-01-01",
        "--channel",
        "x",
    ];
    let (exit, words) = desk.fail("checker", &early);
    assert_eq!((exit, words.contains("which is not after")), (2, true), "{words}");
    assert_eq!(
        desk.fail("admin", &["reply", "record", "algeria", "--outcome", "silent"])
            .0,
        4
    );
    assert_eq!(desk.value("postgres", events), before);
}

#[test]
fn an_overdue_reply_is_in_the_queue_until_something_came_of_it() {
    let desk = TestDb::with_case();
    let queue = || {
        let rows = desk.json("checker", &["review", "queue", "--overdue"]);
        let rows = rows.as_array().unwrap().clone();
        rows.iter()
            .map(|row| row["why"][0].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    desk.ask(&["sympathy"], "2025-02-01");
    assert_eq!(queue(), ["reply of Algeria overdue since 2025-02-01"]);
    assert_eq!(desk.replies(&["--overdue"]).len(), 1);
    desk.succeed(
        "checker",
        &[
            "reply",
            "record",
            "algeria",
            "--outcome",
            "extension",
            "--deadline",
            "2999-01-01",
        ],
    );
    assert_eq!(queue(), [""; 0]);
    assert_eq!(desk.replies(&["--open"])[0]["outcome"], "extension");
    desk.succeed(
        "checker",
        &[
            "reply",
            "record",
            "algeria",
            "--outcome",
            "silent",
            "--reason",
            "no answer by mail or telephone",
        ],
    );
    let all = desk.replies(&["--party", "algeria"]);
    assert_eq!(all.len(), 1);
    assert_eq!(
        (&all[0]["outcome"], &all[0]["deadline"]),
        (&"silent".into(), &"2999-01-01T23:59:59Z".into())
    );
    let ledger = "select string_agg(outcome, ' ' order by recorded_at) from counterclaim.reply";
    assert_eq!(desk.value("postgres", ledger), "asked extension silent");
}

#[test]
fn the_ledger_goes_along_in_an_export_and_comes_back_the_same() {
    let desk = TestDb::with_case();
    desk.ask(&["algeria-supports", "sympathy"], "2999-01-01");
    desk.succeed(
        "checker",
        &[
            "reply",
            "record",
            "algeria",
            "--outcome",
            "extension",
            "--deadline",
            "2999-02-01",
        ],
    );
    let answer = desk.answer();
    desk.succeed(
        "checker",
        &[
            "reply",
            "record",
            "algeria",
            "sympathy",
            "--file",
            &answer,
            "--issued",
            "2025-01-25",
        ],
    );
    desk.succeed(
        "checker",
        &[
            "reply",
            "record",
            "jnim",
            "sympathy",
            "--outcome",
            "not_asked",
            "--reason",
            "no known way",
        ],
    );
    desk.succeed("editor", &["dossier", "set", "--right-of-reply", "required"]);
    let file = desk.succeed("admin", &["export"]);
    assert!(file.contains("right_of_reply: required"), "{file}");
    let other = TestDb::new();
    other.open("editor", &file);
    other.import("checker", &file).unwrap();
    assert_eq!(other.succeed("admin", &["export"]), file);
    assert!(other.import("checker", &file).unwrap().rows.is_empty());
    assert_eq!(other.replies(&["--open"]).len(), 1);
}

#[test]
fn the_table_of_replies_refuses_what_does_not_fit_what_was_asked() {
    let desk = TestDb::with_case();
    desk.ask(&["algeria-supports"], "2025-02-01");
    let entity = |handle: &str| format!("(select entity from counterclaim.handle where handle = '{handle}')");
    let record = |party: &str, more: &str| {
        format!(
            "select api.record(jsonb_build_object('reply', jsonb_build_array(jsonb_build_object(
                'id', gen_random_uuid(), 'claim', (select claim from counterclaim.handle where handle = 'algeria-supports'),
                'party', {}, 'asked_at', '2025-01-20T00:00:00Z'::timestamptz, {more}))), gen_random_uuid())",
            entity(party)
        )
    };
    let first = "'supersedes', (select id from counterclaim.reply)";
    let until = |day: &str| format!("'deadline', '{day}T00:00:00Z'::timestamptz");
    for (party, more) in [
        (
            "tinzawaten",
            format!("'outcome', 'asked', {}", until("2025-02-02")),
        ),
        ("mali", format!("'outcome', 'asked', {}", until("2025-01-20"))),
        (
            "algeria",
            format!("'outcome', 'extension', {}, {first}", until("2025-01-31")),
        ),
        ("mali", format!("'outcome', 'extension', {}", until("2025-02-02"))),
    ] {
        assert_eq!(
            desk.outcome("checker", &record(party, &more)),
            "reply_terms",
            "{party} {more}"
        );
    }
    let another = format!("'outcome', 'silent', {first}");
    assert_eq!(
        desk.outcome("checker", &record("mali", &another)),
        "reply_same_party"
    );
    // in one call, whatever comes first in it
    let both = format!(
        "select api.record(jsonb_build_object('reply', jsonb_build_array(
            jsonb_build_object('id', 'cccccccc-0000-7000-8000-000000000001', 'claim', h.claim, 'party', {}, 'asked_at', now(),
              'outcome', 'silent', 'supersedes', 'cccccccc-0000-7000-8000-000000000002'),
            jsonb_build_object('id', 'cccccccc-0000-7000-8000-000000000002', 'claim', h.claim, 'party', {}, 'asked_at', now(),
              'outcome', 'asked'))), gen_random_uuid())
        from counterclaim.handle as h where h.handle = 'sympathy'",
        entity("mali"),
        entity("algeria")
    );
    assert_eq!(desk.outcome("checker", &both), "reply_same_party");
    let more = format!("'outcome', 'extension', {}, {first}", until("2025-02-08"));
    assert_eq!(desk.outcome("checker", &record("algeria", &more)), "ok");
}

/// A dossier with one approved accusation.
fn accusation(policy: &str) -> TestDb {
    let desk = TestDb::with_case();
    if policy == "required" {
        desk.succeed("editor", &["dossier", "set", "--right-of-reply", "required"]);
    }
    desk.succeed("checker", &["review", "submit", "algeria-supports"]);
    desk.succeed("reviewer", &["review", "take", "algeria-supports"]);
    desk.succeed(
        "reviewer",
        &[
            "review",
            "decide",
            "algeria-supports",
            "--verdict",
            "open",
            "--confidence",
            "low",
            "--attribution",
            "confirmed",
        ],
    );
    // approval does not wait for the reply
    desk.succeed("editor", &["review", "approve", "algeria-supports"]);
    desk
}

const PUBLISH: &str = "select api.record(jsonb_build_object('publication', jsonb_build_array(jsonb_build_object(
    'id', gen_random_uuid(), 'dossier', (select id from counterclaim.dossier), 'n', 1, 'bytes', '\\x61',
    'sha256', '\\xca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', 'as_of', now()))), gen_random_uuid())";

#[test]
fn where_it_is_required_no_report_goes_out_before_the_accused_was_asked() {
    let desk = accusation("required");
    let (exit, words) = desk.fail("editor", &["report", "make"]);
    assert_eq!(exit, 7);
    assert!(
        words.contains("accused_not_asked: Algeria was not asked for a reply"),
        "{words}"
    );
    desk.succeed("editor", &["report", "make", "--draft"]);
    assert_eq!(desk.outcome("editor", PUBLISH), "right_of_reply");

    // an organ of the accused answers for it
    desk.succeed(
        "checker",
        &[
            "reply",
            "ask",
            "mfa-algeria",
            "algeria-supports",
            "--deadline",
            "2999-01-01",
            "--channel",
            "letter",
        ],
    );
    desk.succeed("editor", &["report", "make"]);
    desk.succeed(
        "editor",
        &[
            "review",
            "hold",
            "algeria-supports",
            "--kind",
            "legal",
            "--reason",
            "a lawyer reads it",
        ],
    );
    assert_eq!(desk.outcome("editor", PUBLISH), "on_hold");
    desk.succeed(
        "editor",
        &["review", "unhold", "algeria-supports", "--reason", "no objection"],
    );
    desk.publish("editor", &[]);
}

#[test]
fn a_logged_reason_takes_the_place_of_the_question_and_advice_blocks_nothing() {
    let desk = accusation("required");
    desk.succeed(
        "editor",
        &[
            "reply",
            "record",
            "algeria",
            "algeria-supports",
            "--outcome",
            "not_asked",
            "--reason",
            "it has said so in public",
        ],
    );
    desk.succeed("editor", &["report", "make"]);
    desk.publish("editor", &[]);

    let desk = accusation("advisory");
    desk.succeed("editor", &["report", "make"]);
    desk.publish("editor", &[]);
    let shown = desk.json("editor", &["dossier", "show"]);
    assert_eq!(shown["right_of_reply"], "advisory");
    assert_eq!(
        desk.fail("checker", &["dossier", "set", "--right-of-reply", "required"])
            .0,
        4
    );
    assert_eq!(
        desk.fail("editor", &["dossier", "set", "--right-of-reply", "perhaps"])
            .0,
        2
    );
}
