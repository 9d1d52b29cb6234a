//! Verdicts on several claims in one form, filled in in a real terminal by an editor that follows a script.

use crate::support::{Terminal, TestDb};

const CLAIMS: [&str; 3] = ["wagner-killed", "soldiers-47", "own-decision"];

fn in_review() -> TestDb {
    let desk = TestDb::with_case();
    desk.succeed("checker", &[&["review", "submit"][..], &CLAIMS].concat());
    desk.succeed("reviewer", &[&["review", "take"][..], &CLAIMS].concat());
    desk
}

/// An editor that fills in the entry of a claim, from the line that names it on.
fn fills(code: &str, values: &[(&str, &str)]) -> String {
    let edits: Vec<String> = values
        .iter()
        .map(|(key, value)| format!("s/^    {key}:.*/    {key}: {value}/"))
        .collect();
    format!(
        "sed -i '/claim: {code}$/,/rationale:/{{ {} }}' \"$1\"",
        edits.join("; ")
    )
}

fn states(desk: &TestDb) -> Vec<String> {
    let state = |claim: &&str| {
        let shown = desk.succeed("checker", &["claim", "show", claim, "--output", "json"]);
        let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
        shown["state"].as_str().unwrap().to_owned()
    };
    CLAIMS.iter().map(state).collect()
}

const SUPPORTED: [(&str, &str); 4] = [
    ("verdict", "supported"),
    ("confidence", "moderate"),
    ("attribution", "confirmed"),
    ("rationale", "two origins of their own report it"),
];

#[test]
fn several_claims_are_decided_in_one_form_with_what_is_on_record_about_each() {
    let desk = in_review();
    let [killed, soldiers, own] = CLAIMS.map(|claim| desk.code(claim));
    let seen = desk.path("seen");
    let terminal = Terminal::new(&desk, "reviewer");
    // the first try breaks the evidence rule for one claim; nothing is decided, and the error stands above its entry
    let first = [fills(&killed, &SUPPORTED), fills(&soldiers, &SUPPORTED)].join("\n");
    let second = fills(&soldiers, &[("verdict", "open"), ("rationale", "")]);
    let editor = format!("cp \"$1\" {seen}.$N\nif [ $N = 1 ]; then\n{first}\nelse\n{second}\nfi");
    let done = terminal.run(&editor, &[&["review", "decide"][..], &CLAIMS].concat());
    assert_eq!(done.exit, 0, "{}", done.screen);

    let form = std::fs::read_to_string(format!("{seen}.1")).unwrap();
    for told in [
        "# A claim whose `verdict` stays empty is left as it is.",
        "Forty-seven Malian soldiers were killed at Tinzawaten in July 2024.",
        "does not count: voice of a holder; credibility 3",
        "statement 1: 0 Daily Tribune reports > 1 Agence France-Presse reports > 2 Permanent Strategic Framework claims",
        "#   supported: a statement of the claim whose innermost link is confirmed; evidence that supports it",
        "# confidence: low, moderate, high",
    ] {
        assert!(form.contains(told), "{told}\n{form}");
    }
    let again = std::fs::read_to_string(format!("{seen}.2")).unwrap();
    let lines: Vec<&str> = again.lines().collect();
    let place = lines
        .iter()
        .position(|line| line.trim() == format!("- claim: {soldiers}"))
        .unwrap();
    assert!(
        lines[place - 2].contains("#! verdicts[1]: `supported` needs 2 counting origins; 0 found"),
        "{}",
        lines[place - 4..=place].join("\n")
    );

    assert!(
        done.screen.contains(&format!("{own} is left as it is")),
        "{}",
        done.screen
    );
    assert_eq!(states(&desk), ["decided", "decided", "in_review"]);
    assert!(terminal.kept().is_empty());
}

#[test]
fn a_form_of_verdicts_that_is_given_up_is_kept_and_taken_up_again() {
    let desk = in_review();
    let killed = desk.code(CLAIMS[0]);
    let terminal = Terminal::new(&desk, "reviewer");
    let short = fills(&killed, &[&SUPPORTED[..3], &[("rationale", "so it is")]].concat());
    let given_up = terminal.run(
        &format!("[ $N = 2 ] && exit 0\n{short}"),
        &["review", "decide", CLAIMS[0]],
    );
    assert_eq!(given_up.exit, 4, "{}", given_up.screen);
    assert!(
        given_up.screen.contains("review decide wagner-killed --resume"),
        "{}",
        given_up.screen
    );
    assert_eq!(terminal.kept().len(), 1);
    assert_eq!(states(&desk)[0], "in_review");
    let resumed = terminal.run(
        &fills(&killed, &SUPPORTED[3..]),
        &["review", "decide", CLAIMS[0], "--resume"],
    );
    assert_eq!(resumed.exit, 0, "{}", resumed.screen);
    assert_eq!(states(&desk)[0], "decided");
    assert!(terminal.kept().is_empty());
}

#[test]
fn a_form_that_is_handed_over_says_all_and_only_what_is_named() {
    let desk = in_review();
    let form = |text: &str| {
        let path = desk.path("verdicts.yaml");
        std::fs::write(&path, text).unwrap();
        path
    };
    let decide = |path: &str| {
        desk.fail(
            "reviewer",
            &["review", "decide", "wagner-killed", "soldiers-47", "--form", path],
        )
    };
    for (text, words) in [
        (
            "verdicts: [{claim: own-decision, verdict: open, confidence: low}]",
            ":1: verdicts[0].claim: is not among the claims that are named",
        ),
        (
            "verdicts:\n  - claim: wagner-killed\n    confidence: low",
            ":3: verdicts[0].confidence: there is no `verdict` that it belongs to",
        ),
        (
            "verdicts:\n  - {claim: wagner-killed, attribution: confirmed, revisit: soon}",
            ":2: verdicts[0].revisit: there is no `verdict` that it belongs to",
        ),
        (
            "verdicts:\n  - {claim: wagner-killed, affirm: true, rationale: it stands as it was}",
            ":2: verdicts[0].rationale: there is no `verdict` or `attribution` that it belongs to",
        ),
        (
            "verdicts:\n  - {claim: wagner-killed, occasion: update}",
            ":2: verdicts[0].occasion: there is no `verdict` that it belongs to",
        ),
        (
            "verdicts:\n  - {claim: wagner-killed, verdict: open, affirm: true}",
            ":2: verdicts[0].affirm: either a `verdict`, or the current one stands",
        ),
        (
            "verdicts:\n  - {claim: wagner-killed, links: [\"0=\"]}",
            ":2: verdicts[0].links[0]: `0=` is not STATEMENT[.LINK]=RATING",
        ),
        (
            "verdicts:\n  - {claim: wagner-killed, verdict: open, confidence: low, revisit: soon}",
            ":2: verdicts[0].revisit: `soon` is not a day, such as 2026-03-01",
        ),
        ("verdicts: [{claim: wagner-killed}]", ": no `verdict` is given"),
        (
            "verdicts:\n  - {claim: wagner-killed, verdikt: open}",
            ":2: verdicts[0].verdikt: unknown key `verdikt`",
        ),
    ] {
        let (exit, told) = decide(&form(text));
        assert!(exit == 6 && told.contains(words), "{exit} {told}");
    }
    let twice = "verdicts:\n  - {claim: wagner-killed, verdict: open, confidence: low, attribution: confirmed}\n  \
        - {claim: wagner-killed, verdict: open, confidence: high, attribution: confirmed}";
    let (exit, told) = decide(&form(twice));
    assert!(exit == 2 && told.contains("is decided on twice"), "{exit} {told}");
    let seen = "verdicts:\n  - {claim: wagner-killed, seen: 3, verdict: open, confidence: low, attribution: confirmed}\n  \
        - {claim: wagner-killed, seen: 1, verdict: open, confidence: low, attribution: confirmed}";
    let (exit, told) = decide(&form(seen));
    assert!(exit == 2 && told.contains("is decided on twice"), "{exit} {told}");
    assert_eq!(states(&desk), ["in_review"; 3]);

    // what has changed since it was read is refused
    let stale =
        "verdicts: [{claim: wagner-killed, seen: 1, verdict: open, confidence: low, attribution: confirmed}]";
    assert_eq!(decide(&form(stale)).0, 5);
    // and flags that would be lost
    for flags in [
        &["--form", "x.yaml", "--verdict", "open"][..],
        &["--confidence", "low"],
        &["--rationale", "it is so because it is so"],
    ] {
        let (exit, told) = desk.fail(
            "reviewer",
            &[&["review", "decide", "wagner-killed"], flags].concat(),
        );
        assert_eq!(exit, 2, "{told}");
    }
    let (exit, told) = desk.fail("reviewer", &["review", "decide", "wagner-killed"]);
    assert_eq!(exit, 2);
    assert!(
        told.starts_with("error: missing: --verdict, --attribution"),
        "{told}"
    );
}
