//! What was said on the command line stands in the form, as YAML reads it; a form is told of by its own keys.

use crate::support::{Terminal, TestDb};

/// The form as it opens for a command that is then given up.
fn form_of(desk: &TestDb, args: &[&str]) -> String {
    let seen = desk.path("seen");
    Terminal::new(desk, "checker").run(&format!("cp \"$1\" {seen}"), args);
    std::fs::read_to_string(seen).unwrap()
}

#[test]
fn a_reason_and_a_longer_time_stand_in_the_form_of_a_reply() {
    let desk = TestDb::with_case();
    let said = [
        "--deadline",
        "2099-02-08",
        "--reason",
        "the ministry: a week more",
    ];
    let form = form_of(
        &desk,
        &[
            &[
                "reply",
                "record",
                "algeria",
                "soldiers-47",
                "own-decision",
                "--by",
                "a: b",
            ][..],
            &said,
        ]
        .concat(),
    );
    for (line, times) in [
        ("    deadline: \"2099-02-08T23:59:59Z\"\n", 2),
        ("    reason: \"the ministry: a week more\"\n", 2),
        ("by: \"a: b\" ", 1),
    ] {
        assert_eq!(form.matches(line).count(), times, "{line}: {form}");
    }
}

#[test]
fn a_search_note_on_the_last_claim_is_filled_in() {
    let desk = TestDb::with_case();
    desk.succeed("checker", &["review", "submit", "soldiers-47"]);
    desk.succeed("checker", &["review", "recall", "soldiers-47"]);
    let fills = "sed -i 's/looked_for:.*/looked_for: a list/; s/where:.*/where: the gazette/' \"$1\"";
    let done = Terminal::new(&desk, "checker").run(fills, &["search-note", "add", "@"]);
    assert_eq!(done.exit, 0, "{}", done.screen);
    assert!(done.screen.contains("1 search note"), "{}", done.screen);
}

/// A desk where two claims are in review, and their codes.
fn in_review() -> (TestDb, Vec<String>) {
    let desk = TestDb::with_case();
    let claims = ["wagner-killed", "soldiers-47"];
    desk.succeed("checker", &[&["review", "submit"][..], &claims].concat());
    desk.succeed("reviewer", &[&["review", "take"][..], &claims].concat());
    let codes = claims.map(|claim| {
        let shown = desk.succeed("checker", &["claim", "show", claim, "--output", "json"]);
        let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
        shown["code"].as_str().unwrap().to_owned()
    });
    (desk, codes.to_vec())
}

#[test]
fn above_an_entry_the_next_step_names_keys_and_the_claim() {
    let (desk, codes) = in_review();
    let seen = desk.path("seen");
    let fills = "s/^    verdict:.*/    verdict: unsupported/; s/^    rationale:.*/    rationale: nothing of it is found anywhere/; \
                 s/^    attribution:.*/    attribution: confirmed/";
    // the first try lacks a confidence, the second what was looked for; then it is given up
    let editor = format!(
        "cp \"$1\" {seen}.$N\n[ $N = 1 ] && sed -i '{fills}' \"$1\"\n\
         [ $N = 2 ] && sed -i 's/^    confidence:.*/    confidence: low/' \"$1\"\ntrue"
    );
    let terminal = Terminal::new(&desk, "reviewer");
    let above = |turn: u8| -> Vec<String> {
        let form = std::fs::read_to_string(format!("{seen}.{turn}")).unwrap();
        let told = form.lines().filter_map(|line| line.trim().strip_prefix("#! "));
        told.map(|line| line.trim().to_owned()).collect()
    };
    let confidence = "give `confidence: low|moderate|high`";
    let looked = |claim: &str| format!("`counterclaim search-note add {claim} --looked-for … --where …`");
    let two = ["review", "decide", "wagner-killed", "soldiers-47"];
    let given_up = terminal.run(&editor, &two);
    assert_eq!(
        above(2).iter().filter(|line| *line == confidence).count(),
        2,
        "{:?}",
        above(2)
    );
    assert!(
        codes.iter().all(|code| above(3).contains(&looked(code))),
        "{:?}: {}",
        above(3),
        given_up.screen
    );
    let given_up = terminal.run(&editor, &two[..3]);
    assert!(above(2).iter().any(|line| line == confidence), "{:?}", above(2));
    assert!(
        above(3).contains(&looked("wagner-killed")),
        "{:?}: {}",
        above(3),
        given_up.screen
    );
    assert!(
        given_up.screen.contains(&looked("wagner-killed")),
        "{}",
        given_up.screen
    );

    // a form that is handed over is told of in the same way
    let ready = desk.path("ready.yaml");
    std::fs::write(&ready, format!("verdicts:\n  - {{claim: {}, verdict: supported, attribution: confirmed, rationale: so they say everywhere}}\n", codes[0])).unwrap();
    let (exit, told) = desk.fail(
        "reviewer",
        &["review", "decide", "wagner-killed", "--form", &ready],
    );
    assert_eq!(
        (exit, told.contains("CLAIM"), told.contains("`--")),
        (4, false, false),
        "{told}"
    );
}
