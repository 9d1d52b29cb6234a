//! Answers to requests: of any kind of file, from any source, by flags and by a form.

use crate::support::{Terminal, TestDb};

const DENIAL: &str = "Algeria supports nobody against the Malian army.";
const ANSWER: &str = "Press office\n\nThank you for your letter. Algeria supports nobody against the Malian army. We \
    share the grief of the families.\n";

/// The running example, with Algeria asked about two claims.
fn asked() -> TestDb {
    let desk = TestDb::with_case();
    let ask = "reply ask algeria algeria-supports sympathy --deadline 2999-01-01 --channel letter --asked 2025-01-20";
    desk.succeed("checker", &ask.split(' ').collect::<Vec<_>>());
    desk
}

/// Another dossier, with an article of an agency that quotes the answer.
const ELSEWHERE: &str = "format: counterclaim/1\ndossier: {slug: elsewhere, title: Elsewhere}\n\
    entities: [{id: agency, kind: media, name: An agency}]\n\
    sources: [{id: dispatch, url: 'https://agency.example/1', csl: {type: article-newspaper, title: A dispatch}, \
    publisher: agency,\n  snapshot: {retrieved: 2025-01-26T10:00:00Z, text: 'Algiers answered. Algeria supports nobody \
    against the Malian army.'}}]\n";

fn elsewhere(desk: &TestDb) {
    desk.open("editor", ELSEWHERE);
    desk.import("checker", ELSEWHERE).unwrap();
}

#[test]
fn an_answer_in_a_source_of_another_dossier_is_anchored_in_its_text() {
    let desk = asked();
    elsewhere(&desk);
    let record = |words: &str| {
        let deny = format!("algeria-supports={words}");
        desk.run(
            "checker",
            &[
                "reply",
                "record",
                "algeria",
                "algeria-supports",
                "--dossier",
                "mali-algeria",
                "--source",
                "https://agency.example/1",
                "--deny",
                &deny,
            ],
        )
    };
    let wrong = record("Algeria supports everybody.");
    let told = String::from_utf8_lossy(&wrong.stderr);
    assert_eq!(wrong.status.code(), Some(6), "{told}");
    assert!(told.contains("--deny"), "{told}");
    // the second sentence, by its number
    let done = record("2");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let anchored = "select x.exact || ' at ' || lower(x.span) from counterclaim.current_reply as r
        join counterclaim.excerpt as x on x.id = r.excerpt where x.snapshot is not null";
    let found = desk.column("postgres", anchored);
    assert!(found.iter().any(|one| one.starts_with(DENIAL)), "{found:?}");
}

#[test]
fn an_answer_may_be_a_page_or_a_text_of_another_charset() {
    let desk = asked();
    let page = desk.path("answer.html");
    let html = format!(
        "<html><body><article><h1>Reply</h1><p>{DENIAL}</p><p>We share the grief of the families.</p></article></body></html>"
    );
    std::fs::write(&page, html).unwrap();
    let deny = format!("algeria-supports={DENIAL}");
    let record = [
        "reply",
        "record",
        "algeria",
        "algeria-supports",
        "--file",
        &page,
        "--deny",
        &deny,
    ];
    desk.succeed("checker", &record);
    let text = desk.path("answer.txt");
    std::fs::write(&text, b"L\x92Alg\xe9rie n\x92a rien fait.").unwrap();
    let record = ["reply", "record", "algeria", "sympathy", "--file", &text];
    desk.succeed("checker", &record);
    let held = "select s.media_type || ' ' || (s.raw is not null) from counterclaim.snapshot as s
        join counterclaim.excerpt as x on x.snapshot = s.id join counterclaim.current_reply as r on r.excerpt = x.id order by 1";
    assert_eq!(
        desk.column("postgres", held),
        ["text/html true", "text/plain true"]
    );
    let picture = desk.path("answer.png");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    let (exit, told) = desk.fail(
        "checker",
        &["reply", "record", "algeria", "sympathy", "--file", &picture],
    );
    assert_eq!((exit, told.contains("has no text to quote")), (6, true), "{told}");
}

#[test]
fn a_list_is_of_the_party_itself_not_of_those_who_share_its_label() {
    let desk = asked();
    let namesake = "format: counterclaim/1\ndossier: {slug: elsewhere, title: Elsewhere}\n\
        entities: [{id: namesake, kind: party, name: Algeria}]\n";
    desk.open("editor", namesake);
    desk.import("checker", namesake).unwrap();
    let of = |party: &str, dossier: &str| {
        let list = ["reply", "list", "--party", party, "--dossier", dossier];
        desk.json("checker", &list).as_array().unwrap().len()
    };
    assert_eq!(of("algeria", "mali-algeria"), 2);
    let everywhere = ["reply", "list", "--party", "namesake", "--dossier", "-"];
    assert_eq!(desk.json("checker", &everywhere).as_array().unwrap().len(), 0);
}

#[test]
fn the_form_has_the_claims_of_the_letter_and_the_sentences_of_the_answer() {
    let desk = asked();
    let terminal = Terminal::new(&desk, "checker");
    let (answer, seen) = (desk.path("answer.txt"), desk.path("seen"));
    std::fs::write(&answer, ANSWER).unwrap();
    let replies = || desk.value("postgres", "select count(*) from counterclaim.reply");
    let before = replies();

    // the first try quotes a sentence that is not there and names somebody unknown; nothing of it is written
    let first = "0,/quote:.*/s//quote: 9/; 0,/attitude: .*/s//attitude: denies/; s/^by:.*/by: ataf/";
    let second = "s/quote: 9/quote: 3/; s/^by:.*/by: attaf/";
    let editor = format!(
        "cp \"$1\" {seen}.$N\nif [ $N = 1 ]; then sed -i '{first}' \"$1\"; elif [ $N = 2 ]; then sed -i 's/^by:.*/by: attaf/' \
         \"$1\"; else sed -i '{second}' \"$1\"; fi"
    );
    let done = terminal.run(&editor, &["reply", "record", "algeria", "--file", &answer]);
    let shown = |turn: u8| std::fs::read_to_string(format!("{seen}.{turn}")).unwrap();
    assert_eq!(done.exit, 0, "{}\n{}", done.screen, shown(1));
    assert!(terminal.kept().is_empty());

    for line in [
        "# What came of the request to Algeria.",
        "    outcome: answered",
        "#   2  Thank you for your letter.",
        "#   3  Algeria supports nobody against the Malian army.",
    ] {
        assert!(
            shown(1).lines().any(|found| found == line),
            "{line}\n{}",
            shown(1)
        );
    }
    assert!(
        shown(1)
            .contains(": Algeria supports armed groups that fight the Malian Armed Forces.\n  - claim: C-"),
        "{}",
        shown(1)
    );
    let unknown = "#! by: there is no entity `ataf` here\n#!   did you mean `attaf`?\nby: ataf";
    assert!(shown(2).contains(unknown), "{}", shown(2));
    let beyond = "    #! replies[0].quote: `reply-algeria-";
    assert!(shown(3).contains(beyond), "{}", shown(3));
    assert!(
        shown(3).contains("has sentences 1 to 4\n    quote: 9"),
        "{}",
        shown(3)
    );

    // one batch: two replies, one of them quoted by the sentence, and a denial by the mouth of the minister
    assert_eq!(
        replies().parse::<u32>().unwrap(),
        before.parse::<u32>().unwrap() + 2
    );
    let words = "select h.handle || ': ' || x.exact from counterclaim.current_reply as r
        join counterclaim.excerpt as x on x.id = r.excerpt join counterclaim.handle as h on h.claim = r.claim order by 1";
    assert_eq!(
        desk.column("postgres", words),
        [
            format!("algeria-supports: {DENIAL}"),
            format!("sympathy: {}", ANSWER.trim())
        ]
    );
    let shown = desk.json("checker", &["claim", "show", "algeria-supports"]);
    let mut links = shown["assertions"].as_array().unwrap().iter();
    let denial = links.find_map(|one| {
        let link = one["chain"].as_array().unwrap().last().unwrap();
        (link["attitude"] == "denies").then(|| link.clone())
    });
    let denial = denial.unwrap();
    assert_eq!(
        (&denial["speaker"], &denial["for"], &denial["quoted"]),
        (&"Ahmed Attaf".into(), &"Algeria".into(), &DENIAL.into())
    );
    let moments = "select count(distinct recorded_at) from counterclaim.reply where outcome = 'answered'";
    assert_eq!(desk.value("postgres", moments), "1");
}

#[test]
fn a_form_gives_each_claim_an_outcome_of_its_own() {
    let desk = asked();
    let terminal = Terminal::new(&desk, "checker");
    let fills = "0,/outcome: *$/s//outcome: silent/; s/outcome: *$/outcome: extension/; s/# deadline:.*/deadline: 2999-02-01/";
    // the deadline of the first is taken out again: silence has none
    let editor = format!("sed -i -e '{fills}' -e '0,/deadline:.*/s///' \"$1\"");
    let done = terminal.run(&editor, &["reply", "record", "algeria"]);
    assert_eq!(done.exit, 0, "{}", done.screen);
    assert!(
        done.screen.contains("silent on C-") && done.screen.contains("extension on C-"),
        "{}",
        done.screen
    );
    let outcomes = "select outcome from counterclaim.current_reply order by 1";
    assert_eq!(desk.column("postgres", outcomes), ["extension", "silent"]);

    // ready, without a terminal
    let ready = desk.path("ready.yaml");
    std::fs::write(&ready, "replies:\n  - {claim: sympathy, outcome: asked}\n").unwrap();
    let (exit, told) = desk.fail("checker", &["reply", "record", "algeria", "--form", &ready]);
    assert_eq!((exit, told.contains("reply ask")), (6, true), "{told}");
    std::fs::write(
        &ready,
        "replies:\n  - {claim: sympathy, outcome: declined, attitude: denies}\n",
    )
    .unwrap();
    let (exit, told) = desk.fail("checker", &["reply", "record", "algeria", "--form", &ready]);
    assert_eq!((exit, told.contains("replies[0].attitude")), (6, true), "{told}");
}
