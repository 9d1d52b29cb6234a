//! What flags and forms do together: nothing that was typed is lost, nothing is written by halves, nothing is asked twice.

use crate::support::{Terminal, TestDb, words};

const TEXT: &str = "The ministry rejects the claim. At least 3 soldiers were killed, the ministry concedes. Nobody was \
    captured. Nobody was captured.";

impl TestDb {
    fn sources(&self) -> String {
        self.value("postgres", "select count(*) from counterclaim.source")
    }
}

#[test]
fn a_file_is_written_together_with_its_claims_or_not_at_all() {
    let desk = TestDb::with_case();
    let before = desk.sources();
    let (text, form) = (desk.path("new.html"), desk.path("wrong.yaml"));
    let html = "<html><head><title>A leaflet</title></head><body><p>Nobody was captured.</p></body></html>";
    std::fs::write(&text, html).unwrap();
    std::fs::write(&form, "claims:\n  - {statement: Nobody., quote: 9, by: csp}\n").unwrap();

    // no terminal, a form that fails, and one that is given up
    let log = format!("log new --file {text}");
    let (exit, told) = desk.fail("checker", &words(&log));
    assert_eq!((exit, told.contains("there is no terminal")), (2, true), "{told}");
    assert!(
        told.contains(&format!("counterclaim {log} --form FILE")),
        "{told}"
    );
    let (exit, told) = desk.fail("checker", &words(&format!("{log} --form {form}")));
    assert_eq!(
        (exit, told.contains("`new` has sentences 1 to 1")),
        (6, true),
        "{told}"
    );
    let terminal = Terminal::new(&desk, "checker");
    let seen = desk.path("seen");
    let given_up = terminal.run(&format!("cp \"$1\" {seen}"), &words(&log));
    assert_eq!(given_up.exit, 2, "{}", given_up.screen);
    assert_eq!(desk.sources(), before);
    let form = std::fs::read_to_string(&seen).unwrap();
    for line in [
        "source: new    # what is quoted below",
        "# A leaflet",
        "#   1  Nobody was captured.",
    ] {
        assert!(form.lines().any(|found| found == line), "{line}\n{form}");
    }

    // in the form the publisher of the new source can be said too
    let ready = desk.path("ready.yaml");
    let says = "sources:\n  - {id: new, csl: {type: document, title: A leaflet}, publisher: csp}\nclaims:\n  - {statement: \
        Nobody was captured at all., quote: 1}\n";
    std::fs::write(&ready, says).unwrap();
    desk.succeed("checker", &words(&format!("{log} --form {ready}")));
    let one = "select count(distinct recorded_at) from (select recorded_at from counterclaim.snapshot where media_type =
        'text/html' union all (select recorded_at from counterclaim.assertion order by recorded_at desc limit 1)) as both_";
    assert_eq!(desk.value("postgres", one), "1");
}

#[test]
fn what_a_new_source_is_cannot_be_said_of_one_that_is_there() {
    let desk = TestDb::with_leaflet(TEXT);
    let (text, form) = (desk.path("leaflet.txt"), desk.path("empty.yaml"));
    for flag in [
        "--title Other",
        "--publisher mali",
        "--issued 2024",
        "--lang fr",
        "--url https://x.example",
        "--reliability B",
    ] {
        let log = format!("log leaflet --file {text} --form {form} {flag}");
        let (exit, told) = desk.fail("checker", &words(&log));
        let name = flag.split(' ').next().unwrap();
        assert_eq!(
            (
                exit,
                told.contains("`leaflet` is there already") && told.contains(name)
            ),
            (2, true),
            "{told}"
        );
    }
}

#[test]
fn flags_that_do_not_suffice_stand_in_the_form() {
    let desk = TestDb::with_leaflet(TEXT);
    let terminal = Terminal::new(&desk, "checker");
    let (seen, mut turn) = (desk.path("seen"), 0);
    let mut begins = |args: &[&str]| {
        turn += 1;
        let done = terminal.run(&format!("cp \"$1\" {seen}.{turn}"), args);
        assert_eq!(done.exit, 2, "{args:?}: {}", done.screen);
        std::fs::read_to_string(format!("{seen}.{turn}")).unwrap()
    };
    let has = |form: &str, lines: &[&str]| {
        for line in lines {
            let is_it = |found: &str| found.split(" #").next().unwrap_or_default().trim_end() == *line;
            assert!(form.lines().any(is_it), "{line}\n{form}");
        }
    };
    let evidence = "evidence add soldiers-47 --source leaflet --bearing refutes --credibility 2 --note why --voice mali --record";
    has(
        &begins(&words(evidence)),
        &[
            "    bearing: refutes",
            "    credibility: 2",
            "    note: why",
            "    voice: mali",
            "    record: true",
        ],
    );
    let counter = "counter soldiers-47 --by mali --statement Nobody. --handle nobody --note because --when 2024-07 --quote 4";
    has(
        &begins(&words(counter)),
        &[
            "  - id: nobody",
            "    statement: \"Nobody.\"",
            "    by: mali",
            "    quote: \"4\"",
            "    when: \"2024-07\"",
            "  - from: nobody",
            "    note: because",
        ],
    );
    let assert = "claim assert soldiers-47 --source leaflet --speaker army-mali --for mali --attitude denies --said 2024-07-29";
    has(
        &begins(&words(assert)),
        &[
            "    by: army-mali",
            "    for: mali",
            "    attitude: denies",
            "    said: \"2024-07-29\"",
        ],
    );
    let add = "claim add --kind quantitative --low 46 --hedge at_least --about army-mali:victim --why urgent --priority 1";
    has(
        &begins(&words(add)),
        &[
            "    kind: quantitative",
            "    quantity: {low: 46, hedge: at_least}",
            "    about: [{entity: army-mali, role: victim}]",
            "    why: urgent",
            "    priority: 1",
        ],
    );
    has(
        &begins(&words("question add --measure deaths --scope all")),
        &["    measure: deaths", "    scope: all"],
    );
    has(
        &begins(&words(
            "search-note add soldiers-47 --looked-for lists --found two",
        )),
        &["    looked_for: lists", "    found: two"],
    );
    has(
        &begins(&words("entity add Gao --wikidata Q192 --relate part_of:mali")),
        &["    name: \"Gao\"", "    wikidata: \"Q192\""],
    );
}

#[test]
fn flags_beside_a_form_that_is_ready_are_refused() {
    let desk = TestDb::with_leaflet(TEXT);
    let form = desk.path("empty.yaml");
    for (command, flag) in [
        ("evidence add soldiers-47 --bearing refutes", "--bearing"),
        ("counter soldiers-47 --by mali", "--by"),
        ("claim assert soldiers-47 --speaker mali", "--speaker"),
        ("claim add --why urgent", "--why"),
        ("claim add It-rained.", "STATEMENT"),
        ("claim revise soldiers-47 --low 46", "--low"),
        ("question add --measure deaths", "--measure"),
        ("search-note add soldiers-47 --found two", "--found"),
        ("entity add Gao", "NAME"),
        ("reply record algeria --outcome silent", "--outcome"),
    ] {
        for beside in [format!("--form {form}"), "--resume".to_owned()] {
            let line = format!("{command} {beside}");
            let (exit, told) = desk.fail("checker", &words(&line));
            assert_eq!((exit, told.contains(flag)), (2, true), "{line}: {told}");
        }
    }
}

#[test]
fn one_quotation_of_a_counterclaim_is_asked_about_once() {
    let desk = TestDb::with_leaflet(TEXT);
    let counter = [
        "counter",
        "soldiers-47",
        "--by",
        "mali",
        "--statement",
        "No captives.",
    ];
    let with = |quote: &'static str| [&counter[..], &["--source", "leaflet", "--quote", quote]].concat();
    let (exit, told) = desk.fail("checker", &with("words that are not there at all"));
    assert_eq!(
        (exit, told.as_str()),
        (6, "--quote: these words are not in the captured text\n")
    );
    let terminal = Terminal::new(&desk, "checker");
    let mut sitting = terminal.start("true", &with("Nobody was captured."));
    sitting.type_in("2\n2\n");
    let done = sitting.end();
    assert_eq!(
        (done.exit, done.screen.matches("Which is meant?").count()),
        (0, 1),
        "{}",
        done.screen
    );
    let both = "select (r.excerpt = a.excerpt)::text from counterclaim.relation as r join counterclaim.assertion as a
        on a.claim = r.claim order by r.recorded_at desc limit 1";
    assert_eq!(desk.value("postgres", both), "true");
}

#[test]
fn a_number_is_a_sentence_unless_it_is_said_which_occurrence_of_the_word() {
    let desk = TestDb::with_leaflet(TEXT);
    let assert = |quote: &str| {
        let line = format!("claim assert soldiers-47 --source leaflet --speaker mali {quote}");
        desk.run("checker", &words(&line))
    };
    let quoted =
        "select x.exact from counterclaim.assertion as a join counterclaim.excerpt as x on x.id = a.excerpt
        order by a.recorded_at desc limit 1";
    for (quote, words) in [
        // sentence 3 and the word `3` are both there
        ("3", "Nobody was captured."),
        ("3 --occurrence 1", "3"),
        ("1", "The ministry rejects the claim."),
    ] {
        let done = assert(&format!("--quote {quote}"));
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(desk.value("postgres", quoted), words);
    }
    // neither so many sentences nor such a word
    let told = String::from_utf8_lossy(&assert("--quote 47").stderr).into_owned();
    assert!(told.contains("has sentences 1 to 4"), "{told}");
}

#[test]
fn the_last_source_is_quoted_where_it_has_no_handle_yet() {
    let desk = TestDb::with_case();
    let elsewhere = "format: counterclaim/1\ndossier: {slug: elsewhere, title: Elsewhere}\n\
        entities: [{id: agency, kind: media, name: An agency}]\n\
        sources: [{id: dispatch, csl: {type: document, title: A dispatch}, publisher: agency,\n  snapshot: {retrieved: \
        2025-01-26T10:00:00Z, text: Forty-seven fell.}}]\n";
    desk.open("editor", elsewhere);
    desk.import("checker", elsewhere).unwrap();
    let assert = "claim assert soldiers-47 --source @source --quote 1 --speaker mali --dossier mali-algeria";
    desk.succeed("checker", &words(assert));
    let handle =
        "select h.handle from counterclaim.handle as h join counterclaim.dossier as d on d.id = h.dossier
        where d.slug <> 'elsewhere' and h.source is not null and h.source in
        (select o.source from counterclaim.handle as o where o.handle = 'dispatch')";
    assert_eq!(desk.value("postgres", handle), "a-dispatch");
}
