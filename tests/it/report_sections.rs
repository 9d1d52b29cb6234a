//! Right of reply and balance in a report, and the report as Markdown.

use serde_json::Value;

use crate::support::TestDb;

fn report(db: &TestDb) -> Value {
    let text = db.succeed("editor", &["report", "make", "--draft", "--format", "json"]);
    serde_json::from_str(&text).unwrap()
}

/// What the report says of a party and a claim, by the claim's statement.
fn reply<'a>(report: &'a Value, party: &str, statement: &str) -> &'a Value {
    let mut claims = report["claims"].as_array().unwrap().iter();
    let claim = claims
        .find(|claim| claim["statement"].as_str().unwrap().contains(statement))
        .unwrap();
    let mut replies = report["replies"].as_array().unwrap().iter();
    replies
        .find(|reply| reply["party"] == party && reply["claim"] == claim["code"])
        .unwrap_or_else(|| panic!("{party}, {statement}: {}", report["replies"]))
}

fn outcomes(reply: &Value) -> Vec<&str> {
    let steps = reply["steps"].as_array().unwrap().iter();
    steps.map(|step| step["outcome"].as_str().unwrap()).collect()
}

const REPLIES: &str = "format: counterclaim/1
dossier: {slug: mali-algeria, title: Mali–Algeria dispute}
replies:
  - {party: mfa-algeria, claims: [sympathy, algeria-hostile], outcome: asked, asked: 2025-01-20T09:00:00Z, channel: a letter, deadline: 2025-01-24T18:00:00Z}
  - {party: mod-algeria, claims: [algeria-supports], outcome: asked, asked: 2025-01-20T09:00:00Z, channel: a letter, deadline: 2025-01-24T18:00:00Z}
  - {party: algeria, claims: [arrests], outcome: not_asked, reason: the claim names no place or date to ask about}
";

/// The running example with some of the accused asked; one has answered, another has not.
fn asked() -> TestDb {
    let db = TestDb::with_case();
    db.import("checker", REPLIES).unwrap();
    let answer = db.path("answer.txt");
    std::fs::write(&answer, "Algeria shows sympathy for nobody who takes up arms.\n").unwrap();
    db.succeed(
        "checker",
        &[
            "reply",
            "record",
            "mfa-algeria",
            "sympathy",
            "--outcome",
            "answered",
            "--file",
            &answer,
            "--quote",
            "Algeria shows sympathy for nobody who takes up arms.",
        ],
    );
    db.succeed(
        "checker",
        &[
            "reply",
            "record",
            "mfa-algeria",
            "algeria-hostile",
            "--outcome",
            "silent",
        ],
    );
    db
}

#[test]
fn whoever_was_asked_stands_with_what_came_of_it_and_whoever_was_not_with_why() {
    let report = report(&asked());
    let answered = reply(
        &report,
        "Ministry of Foreign Affairs of Algeria",
        "shows sympathy",
    );
    assert_eq!(outcomes(answered), ["asked", "answered"]);
    assert_eq!(answered["steps"][0]["channel"], "a letter");
    assert_eq!(answered["steps"][0]["deadline"], "2025-01-24T18:00:00Z");
    let answer = &answered["steps"][1];
    assert_eq!(
        answer["answer"]["text"],
        "Algeria shows sympathy for nobody who takes up arms."
    );
    let mut notes = report["footnotes"].as_array().unwrap().iter();
    let note = notes.find(|note| note["number"] == answer["footnote"]).unwrap();
    assert_eq!(
        (&note["quote"]["text"], &note["anchor"]),
        (&answer["answer"]["text"], &"ok".into())
    );
    let silent = reply(
        &report,
        "Ministry of Foreign Affairs of Algeria",
        "committed hostile acts",
    );
    assert_eq!(
        (outcomes(silent), &silent["overdue"]),
        (vec!["asked", "silent"], &false.into())
    );
    let overdue = reply(&report, "Ministry of Defence of Algeria", "supports armed groups");
    assert_eq!(
        (outcomes(overdue), &overdue["overdue"]),
        (vec!["asked"], &true.into())
    );
    let arrests = reply(&report, "Algeria", "mass arrests");
    assert_eq!(outcomes(arrests), ["not_asked"]);
    assert_eq!(
        arrests["steps"][0]["reason"],
        "the claim names no place or date to ask about"
    );
    // accused, and nothing is on record: said so, once; its ministries were asked for Algeria
    let nothing: Vec<&Value> = report["replies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|reply| reply["steps"].as_array().unwrap().is_empty())
        .map(|reply| &reply["party"])
        .collect();
    assert_eq!(nothing, ["Movement for the Self-Determination of Kabylia"]);

    let mut rows = report["balance"].as_array().unwrap().iter();
    let ministry = rows
        .find(|row| row["party"] == "Ministry of Foreign Affairs of Algeria")
        .unwrap();
    assert_eq!(
        (&ministry["asked"], &ministry["answered"], &ministry["unanswered"]),
        (&2.into(), &1.into(), &1.into())
    );
}

#[test]
fn the_balance_of_a_report_is_that_of_the_dossier_when_all_of_it_is_printed() {
    let db = TestDb::with_case();
    let text = db.succeed("editor", &["dossier", "balance", "--output", "json"]);
    let mut rows: Vec<Value> = serde_json::from_str(&text).unwrap();
    for row in &mut rows {
        row.as_object_mut().unwrap().remove("excerpts");
    }
    let report = report(&db);
    let printed = report["balance"].as_array().unwrap();
    assert_eq!(printed.len(), rows.len());
    for (one, other) in printed.iter().zip(&rows) {
        assert_eq!(one, other);
    }
}

#[test]
fn what_nobody_has_approved_has_no_reply_and_no_balance() {
    let db = asked();
    let text = db.succeed("editor", &["report", "make", "--format", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&report["replies"], &report["balance"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
}

#[test]
fn the_page_and_the_markdown_say_the_same_of_replies_and_balance() {
    let db = asked();
    let page = db.succeed("editor", &["report", "make", "--draft"]);
    let text = db.succeed("editor", &["report", "make", "--draft", "--format", "markdown"]);
    for words in [
        "Algeria shows sympathy for nobody who takes up arms.",
        "No answer came; silence denies nothing",
        "the claim names no place or date to ask about",
    ] {
        assert!(page.contains(words), "{words}");
        assert!(text.contains(words), "{words}");
    }
    assert!(text.contains("## Balance\n"));
    let again = db.succeed("editor", &["report", "make", "--draft", "--format", "markdown"]);
    assert_eq!(text, again);
}

#[test]
fn the_markdown_of_the_example_parses_with_every_footnote_and_no_markup_of_others() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let db = TestDb::with_case();
    let text = db.succeed("editor", &["report", "make", "--draft", "--format", "markdown"]);
    let report = report(&db);
    let (mut met, mut defined, mut claims) = (Vec::new(), Vec::new(), 0);
    for event in Parser::new_ext(&text, Options::ENABLE_FOOTNOTES) {
        match event {
            Event::FootnoteReference(name) => met.push(name.parse::<usize>().unwrap()),
            Event::Start(Tag::FootnoteDefinition(name)) => defined.push(name.parse::<usize>().unwrap()),
            Event::Start(Tag::Heading { level, .. }) if level as usize == 4 => claims += 1,
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    let count = report["footnotes"].as_array().unwrap().len();
    assert_eq!(defined, (1..=count).collect::<Vec<_>>());
    let mut seen = std::collections::HashSet::new();
    met.retain(|number| seen.insert(*number));
    assert_eq!(met, defined, "met in the order of their numbers");
    assert!(claims >= 4 * report["claims"].as_array().unwrap().len());
}

#[test]
fn an_answer_with_a_contested_label_in_our_reason_is_refused() {
    let db = TestDb::with_case();
    let yaml = "format: counterclaim/1
dossier: {slug: mali-algeria, title: Mali–Algeria dispute}
replies:
  - {party: algeria, claims: [arrests], outcome: not_asked, reason: nobody asks for a junta}
";
    db.import("checker", yaml).unwrap();
    let (exit, words) = db.fail("editor", &["report", "make", "--draft", "--format", "markdown"]);
    assert_eq!(exit, 7, "{words}");
    assert!(
        words.contains("reply of Algeria to C-") && words.contains("junta"),
        "{words}"
    );
}

/// Two agencies printed by one paper are two origins and two voices for the rule, and so for the reader.
#[test]
fn a_report_counts_origins_and_names_voices_as_the_rule_does() {
    let db = TestDb::with_case();
    let more = "format: counterclaim/1\ndossier: {slug: mali-algeria}\nentities:\n  \
        - {id: agency-1, kind: media, name: First Agency}\n  - {id: agency-2, kind: media, name: Second Agency}\n  \
        - {id: reprinter, kind: media, name: The Reprinter}\nsources:\n  \
        - {id: wire-1, csl: {type: webpage}, publisher: agency-1, origin: own}\n  \
        - {id: wire-2, csl: {type: webpage}, publisher: agency-2, origin: own}\n  \
        - {id: page-1, csl: {type: webpage}, publisher: reprinter, derived_from: wire-1,\n     \
           snapshot: {retrieved: 2024-08-01T00:00:00Z, text: The fighters were seen.}}\n  \
        - {id: page-2, csl: {type: webpage}, publisher: reprinter, derived_from: wire-2,\n     \
           snapshot: {retrieved: 2024-08-01T00:00:00Z, text: They were seen again.}}\nevidence:\n  \
        - {claim: left-voluntarily, source: page-1, quote: The fighters were seen, bearing: refutes, credibility: 2}\n  \
        - {claim: left-voluntarily, source: page-2, quote: They were seen again, bearing: refutes, credibility: 2}\n";
    let file = db.path("more.yaml");
    std::fs::write(&file, more).unwrap();
    db.succeed("checker", &["import", &file]);
    let text = db.succeed("editor", &["report", "make", "--draft", "--format", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let claims = report["claims"].as_array().unwrap();
    let claim = claims
        .iter()
        .find(|claim| claim["handle"] == "left-voluntarily")
        .unwrap();
    assert_eq!(claim["origins"]["refuting"], 2);
    let voices: Vec<&str> = claim["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["bearing"] == "refutes")
        .map(|one| one["voice"].as_str().unwrap())
        .collect();
    assert_eq!(voices[1..], ["First Agency", "Second Agency"]);
    let list = db.succeed(
        "checker",
        &["evidence", "list", "left-voluntarily", "--output", "csv"],
    );
    assert!(
        list.contains("First Agency") && !list.contains("The Reprinter"),
        "{list}"
    );
    let shown = db.succeed("checker", &["claim", "show", "left-voluntarily"]);
    assert!(
        shown.contains("First Agency, in ") && !shown.contains("The Reprinter, in "),
        "{shown}"
    );
}

/// What the section of pictures says, of a page or of its Markdown.
fn glance(text: &str, start: &str, end: &str) -> String {
    let section = text.split(start).nth(1).unwrap();
    section.split(end).next().unwrap().to_owned()
}

#[test]
fn competing_figures_stand_on_one_axis_and_what_has_no_number_is_told() {
    let db = TestDb::with_case();
    let page = db.succeed("editor", &["report", "make", "--draft"]);
    let section = glance(&page, "id=\"glance\"", "<section id=\"claims\"");
    let figures = glance(&section, "id=\"glance-figures\"", "</figure>");
    let wagner = glance(
        &figures,
        "How many Wagner Group fighters were killed?",
        "</section>",
    );
    let figure = |words: &str| {
        wagner
            .split("<li>")
            .find(|row| row.contains(&format!(">{words}</strong>")))
    };
    for (words, mark) in [
        ("84", "class=\"full\""),
        ("50", "class=\"full\""),
        ("20", "class=\"full\""),
        ("At least 46", "M-11-8 0 0-11 8z"),
    ] {
        let row = figure(words).unwrap_or_else(|| panic!("{words}: {wagner}"));
        assert!(row.contains(mark), "{row}");
    }
    let malian = glance(&figures, "How many Malian soldiers were killed?", "</section>");
    let large = malian
        .split("<li>")
        .find(|row| row.contains("No number given"))
        .unwrap();
    assert!(
        large.contains("lost a large") && !large.contains("<svg"),
        "{large}"
    );

    let text = db.succeed("editor", &["report", "make", "--draft", "--format", "markdown"]);
    let text = glance(&text, "## The dispute at a glance", "## Claim by claim");
    for words in [
        "**84**",
        "**At least 46**",
        "**No number given**",
        " **contradicts** ",
        "without an end",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn nothing_of_what_nobody_has_approved_is_in_a_picture() {
    let db = TestDb::with_case();
    let page = db.succeed("editor", &["report", "make"]);
    let section = glance(&page, "id=\"glance\"", "<section id=\"claims\"");
    assert!(
        section.contains("No claim is disputed") && !section.contains("<svg"),
        "{section}"
    );
}

/// What the page prints at a claim.
fn at_claim(page: &str, code: &str) -> String {
    let start = format!("<article class=\"claim\" id=\"{code}\"");
    let (_, rest) = page.split_once(&start).unwrap();
    rest.split("</article>").next().unwrap().to_owned()
}

#[test]
fn an_argument_is_weakened_and_not_the_claim_that_it_is_about() {
    let db = TestDb::with_case();
    let all = ["soldiers-2", "soldiers-47", "no-corroboration"];
    db.bring("approved", &all);
    let [ours, theirs, agency] = all.map(|handle| db.code(handle));
    let page = at_claim(&db.succeed("editor", &["report", "make"]), &ours);
    let (counterclaims, related) = page.split_once("<h4>Related claims</h4>").unwrap();
    assert!(!counterclaims.contains("undercuts"), "{counterclaims}");
    let words = format!("{agency} undercuts the argument that {theirs} rebuts {ours}");
    assert!(related.contains(&words), "{related}");
    // and what nobody has checked is told with no confidence
    assert!(
        page.contains("on record, not checked") && !page.contains("confidence"),
        "{page}"
    );
}

#[test]
fn what_was_taken_back_is_no_counterclaim_that_waits() {
    let db = TestDb::with_case();
    db.bring("approved", &["wagner-killed", "commander-dead"]);
    let note = ["--note", "It rests on the title of one page."];
    db.succeed(
        "editor",
        &[&["review", "withdraw", "commander-dead"], &note[..]].concat(),
    );
    let page = db.succeed("editor", &["report", "make"]);
    let claim = at_claim(&page, &db.code("wagner-killed"));
    assert!(!claim.contains("that this desk has not approved"), "{claim}");
    // whoever reads that something was taken back reads what
    let notice = page.split("class=\"notice\"").nth(1).unwrap();
    assert!(
        notice.split("</dl>").next().unwrap().contains("commander"),
        "{notice}"
    );
}

#[test]
fn what_was_said_once_of_words_and_captures_is_said_wherever_they_stand() {
    let db = TestDb::with_case();
    let report = report(&db);
    // the most urgent question comes first, and a claim under it says whose it is
    let questions = report["questions"].as_array().unwrap();
    let handles: Vec<&str> = questions
        .iter()
        .map(|one| one["handle"].as_str().unwrap())
        .collect();
    assert_eq!(handles[..2], ["wagner-dead", "malian-dead"], "{handles:?}");
    let asked = &questions[1];
    let unknown = asked["findings"]["unknown"].as_array().unwrap().iter();
    let of = |words: &str| {
        let mut found = unknown
            .clone()
            .filter(|one| one["statement"].as_str().unwrap().contains(words));
        found.next().unwrap()["by"].clone()
    };
    assert_eq!(of("Two Malian soldiers"), serde_json::json!(["Mali"]));
    // a capture says that it is the desk's note
    let sources = report["sources"].as_array().unwrap();
    let captures = sources
        .iter()
        .flat_map(|source| source["captures"].as_array().unwrap());
    assert!(
        captures
            .filter(|capture| capture["tool"] == "note of the desk, with quotations")
            .count()
            > 10
    );
    // words that were translated at a statement are translated where they are evidence
    let claims = report["claims"].as_array().unwrap().iter();
    let parts = claims.flat_map(|claim| {
        let positions = claim["positions"].as_array().unwrap().iter();
        positions.chain(claim["evidence"].as_array().unwrap())
    });
    let quotes: Vec<&Value> = parts.map(|part| &part["quote"]).collect();
    let translated = quotes.iter().filter(|quote| !quote["translation"].is_null());
    let mut told = 0;
    for one in translated {
        let same = quotes.iter().filter(|quote| quote["text"] == one["text"]);
        for quote in same {
            assert_eq!(quote["translation"], one["translation"], "{quote}");
            told += 1;
        }
    }
    assert!(told > 5, "{told}");
}
