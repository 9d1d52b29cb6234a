//! Sources and their captures, through the program.

use serde_json::Value;

use crate::support::{Terminal, TestDb};

const PAGE: &str = "<!DOCTYPE html><html><head><title>Ministry answers its neighbour</title></head><body>
<nav><a href='/'>Home</a></nav><article><h1>Ministry answers its neighbour</h1>
<p>The ministry of foreign affairs of Mali accused Algiers on Monday of &ldquo;undisguised sympathy&rdquo; for the
groups that fight its army in the north, as the two neighbours went on to trade accusations.</p>
<p>Neither side gave figures, and no envoy has been sent, according to people who know of the talks.</p></article>
</body></html>";

/// Writes a file of the test's own; its path.
fn written(db: &TestDb, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = db.path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_source_is_added_with_its_page_and_quoted() {
    let db = TestDb::with_case();
    let page = written(&db, "page.html", PAGE);
    let added = db.json(
        "checker",
        &[
            "source",
            "add",
            "--file",
            &page,
            "--publisher",
            "mfa-mali",
            "--issued",
            "2025-01-13",
            "--lang",
            "en",
            "--url",
            "https://example.org/answer",
            "--author",
            "Press Office",
            "--reliability",
            "B",
            "--retrieved",
            "2025-01-14T09:00:00Z",
        ],
    );
    assert_eq!(added["source"], "ministry-answers-its-neighbour");
    assert_eq!(added["title"], "Ministry answers its neighbour");
    assert_eq!(added["capture"]["media_type"], "text/html");
    assert_eq!(added["capture"]["extractor"], "dom_smoothie 0.19.0");
    assert_eq!(added["capture"]["retrieved"], "2025-01-14T09:00:00Z");

    let shown = db.json("checker", &["source", "show", "@source"]);
    assert_eq!(shown["csl"]["author"][0]["literal"], "Press Office");
    assert_eq!(shown["snapshots"][0]["bytes"], PAGE.len());
    assert_eq!(shown["snapshots"][0]["sha256"], added["capture"]["sha256"]);
    let checked = db.succeed("checker", &["source", "check", "@source"]);
    assert!(checked.contains("Ministry answers its neighbour"), "{checked}");

    // a word is broken by typography alone: it is proposed, not taken
    let file = written(
        &db,
        "more.yaml",
        "format: counterclaim/1\ndossier: {slug: mali-algeria, title: Mali–Algeria dispute}\nstatements:\n  \
        - {source: ministry-answers-its-neighbour, quote: 'of \"undisguised sympathy\"', \
        chain: [{speaker: mfa-mali, attitude: alleges}], claims: [sympathy]}\n",
    );
    let (exit, words) = db.fail("checker", &["import", &file]);
    assert_eq!(exit, 6);
    assert!(words.contains("with other typography"), "{words}");
    assert!(words.contains("of “undisguised sympathy”"), "{words}");
}

#[test]
fn values_that_are_wrong_are_told_by_their_flag() {
    let db = TestDb::with_case();
    let cases: [(&[&str], i32, &str); 11] = [
        (
            &["--title", "A leaflet", "--issued", "yesterday"],
            6,
            "--issued: ",
        ),
        (&["--title", "A leaflet", "--url", "not an address"], 6, "--url: "),
        (&["--title", "A leaflet", "--lang", "klingonese!"], 6, "--lang: "),
        (
            &["--title", "A leaflet", "--type", "leaflet"],
            2,
            "invalid value 'leaflet'",
        ),
        (
            &["--title", "A leaflet", "--handle", "aawsat"],
            6,
            "--handle: `aawsat` is taken in this dossier",
        ),
        (
            &["--title", "A leaflet", "--publisher", "tinzawaten"],
            6,
            "--publisher: ",
        ),
        (
            &["--title", "A leaflet", "--publisher", "Algeriaa"],
            3,
            "did you mean `algeria`",
        ),
        (
            &["--title", "A leaflet", "--publisher", "Nobody at all"],
            3,
            "added with `counterclaim entity add 'Nobody at all' --kind KIND`",
        ),
        (
            &["--title", "A leaflet", "--publisher", "nobody-at-all"],
            3,
            "there is no entity `nobody-at-all`",
        ),
        (
            &["--title", "A leaflet", "--reliability", "G"],
            2,
            "invalid value 'G'",
        ),
        (&[], 2, "a source has a title, an address or a file"),
    ];
    let before = db.succeed("admin", &["audit", "verify"]);
    for (flags, exit, words) in cases {
        let (code, said) = db.fail("checker", &[&["source", "add"], flags].concat());
        assert_eq!((code, said.contains(words)), (exit, true), "{flags:?}: {said}");
    }
    assert_eq!(db.succeed("admin", &["audit", "verify"]), before);
}

#[test]
fn a_page_captured_again_shows_which_quotations_vanished() {
    let db = TestDb::with_case();
    let first = "They killed 47 Malian soldiers there.\n\nThe army denies it.\n\nNobody was asked twice.\n";
    let file = written(&db, "first.txt", first);
    let add = [
        "source",
        "add",
        "--handle",
        "wire",
        "--title",
        "Wire report",
        "--publisher",
        "csp",
        "--file",
        &file,
    ];
    db.succeed(
        "checker",
        &[&add[..], &["--retrieved", "2025-01-01T00:00:00Z"]].concat(),
    );
    let quotes = written(
        &db,
        "quotes.yaml",
        "format: counterclaim/1\ndossier: {slug: mali-algeria, title: Mali–Algeria dispute}\nevidence:\n  \
        - {claim: soldiers-47, source: wire, quote: killed 47 Malian soldiers, bearing: supports, credibility: 3}\n  \
        - {claim: soldiers-47, source: wire, quote: The army denies it., bearing: context, credibility: 3}\n  \
        - {claim: soldiers-47, source: wire, quote: Nobody was asked twice., bearing: context, credibility: 3}\n",
    );
    db.succeed("checker", &["import", &quotes]);

    let (exit, words) = db.fail("checker", &["source", "capture", "wire", "--file", &file]);
    assert_eq!(exit, 2);
    assert!(words.contains("captured on 2025-01-01; `--again`"), "{words}");
    let (exit, words) = db.fail(
        "checker",
        &["source", "capture", "aawsat-nowhere", "--file", &file],
    );
    assert_eq!((exit, words.contains("there is no source")), (3, true), "{words}");

    let second = written(
        &db,
        "second.txt",
        "They killed 46 Malian soldiers there.\n\nThe army denies it.\n",
    );
    let again = ["source", "capture", "wire", "--again", "--file", &second];
    let said = db.json("checker", &again);
    let comparison = &said["comparison"];
    assert_eq!(comparison["kept"], 1);
    let vanished = comparison["vanished"].as_array().unwrap();
    assert_eq!(vanished.len(), 2);
    assert_eq!(vanished[0]["quote"], "Nobody was asked twice.");
    assert_eq!(vanished[0]["nearest"], Value::Null);
    assert_eq!(vanished[1]["difference"], "killed [-47-]{+46+} Malian soldiers");
    assert!(vanished[1]["claims"][0].as_str().unwrap().starts_with("C-"));

    // shown, not blocking: the quotations stand where they were taken
    let shown = db.json("checker", &["source", "show", "wire"]);
    assert_eq!(shown["snapshots"].as_array().unwrap().len(), 2);
    let anchors: Vec<&Value> = shown["excerpts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["anchor"])
        .collect();
    assert_eq!(anchors, ["ok", "ok", "ok"]);
    let page = db.succeed("checker", &again);
    assert!(
        page.contains("vanished: C-") && page.contains("nothing like it is left"),
        "{page}"
    );
}

#[test]
fn what_has_no_text_is_quoted_by_its_place_with_a_transcript() {
    let db = TestDb::with_case();
    let image = written(&db, "map.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let said = db.run(
        "checker",
        &[
            "source",
            "add",
            "--title",
            "Map on the wall",
            "--publisher",
            "csp",
            "--file",
            &image,
        ],
    );
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(
        said.contains("without text (no text is taken from image/png)"),
        "{said}"
    );
    let quote = |locator: &str| {
        written(
            &db,
            "quote.yaml",
            format!(
                "format: counterclaim/1\ndossier: {{slug: mali-algeria, title: Mali–Algeria dispute}}\nstatements:\n  \
                - {{source: map-on-the-wall, quote: Tinzaouaten, locator: \"{locator}\", \
                chain: [{{label: Map maker (unnamed), attitude: states}}], claims: [sympathy]}}\n"
            ),
        )
    };
    let (exit, words) = db.fail("checker", &["import", &quote("upper left")]);
    assert_eq!(exit, 6);
    assert!(
        words.contains("`upper left` is no place in a source; write `page=3`"),
        "{words}"
    );
    db.succeed("checker", &["import", &quote("xywh=10,20,300,40")]);
    let page = db.succeed("checker", &["source", "show", "map-on-the-wall"]);
    assert!(page.contains("[region 300 × 40 pixels at 10, 20]"), "{page}");
}

#[test]
fn a_file_that_breaks_its_reader_is_refused_with_a_way_out() {
    let db = TestDb::with_case();
    let before = db.succeed("admin", &["audit", "verify"]);
    // page nodes that contain themselves
    let looped = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n\
        trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n";
    let deep = format!("<html><body>{}so", "<div>".repeat(300_000));
    let files = [
        written(&db, "looped.pdf", looped),
        written(
            &db,
            "cut.pdf",
            "%PDF-1.7\n1 0 obj\n<< /Length 99999999 >>\nstream\n",
        ),
        written(&db, "deep.html", deep),
        written(&db, "bell.txt", "so\u{7} it is"),
        written(&db, "empty.txt", ""),
    ];
    for file in &files {
        let (exit, words) = db.fail("checker", &["source", "add", "--title", "A trap", "--file", file]);
        assert_eq!(exit, 6, "{file}: {words}");
        assert!(words.starts_with(&format!("{file}: ")), "{file}: {words}");
    }
    assert_eq!(db.succeed("admin", &["audit", "verify"]), before);
    let kept = db.succeed(
        "checker",
        &[
            "source",
            "add",
            "--title",
            "A trap",
            "--file",
            &files[0],
            "--no-text",
        ],
    );
    assert_eq!(kept, "a-trap\n");
}

#[test]
fn a_dossier_file_may_name_pages_and_text_in_old_encodings() {
    let db = TestDb::with_case();
    written(&db, "page.html", PAGE);
    written(
        &db,
        "old.txt",
        b"L\x92arm\xe9e malienne a d\xe9menti ces accusations.\r\n",
    );
    let file = written(
        &db,
        "more.yaml",
        "format: counterclaim/1\ndossier: {slug: mali-algeria, title: Mali–Algeria dispute}\nsources:\n  \
        - {id: page, csl: {type: webpage}, publisher: mfa-mali, snapshot: {retrieved: 2025-01-20T10:00:00Z, file: page.html}}\n  \
        - {id: old, csl: {type: document}, publisher: mfa-mali, snapshot: {retrieved: 2025-01-20T10:00:00Z, file: old.txt}}\n\
        evidence:\n  - {claim: sympathy, source: page, quote: “undisguised sympathy”, bearing: supports, credibility: 3}\n  \
        - {claim: sympathy, source: old, quote: L’armée malienne a démenti, bearing: refutes, credibility: 3}\n",
    );
    db.succeed("checker", &["import", &file]);
    assert_eq!(
        db.succeed("checker", &["import", &file]),
        "mali-algeria: nothing new\n"
    );
    let shown = db.json("checker", &["source", "show", "old"]);
    assert_eq!(shown["snapshots"][0]["extractor"], "encoding_rs windows-1252");
    assert_eq!(shown["excerpts"][0]["anchor"], "ok");
}

#[test]
fn a_list_is_narrowed() {
    let db = TestDb::with_case();
    db.succeed(
        "checker",
        &[
            "source",
            "add",
            "--title",
            "A leaflet",
            "--reliability",
            "E",
            "--type",
            "pamphlet",
        ],
    );
    let handles = |flags: &[&str]| -> Vec<String> {
        let list = db.json("checker", &[&["source", "list"], flags].concat());
        let rows = list.as_array().unwrap().iter();
        rows.map(|row| row["handle"].as_str().unwrap().to_owned())
            .collect()
    };
    for flags in [
        &["--type", "pamphlet"][..],
        &["--reliability", "E", "--text", "LEAFLET"],
        &["--not-held", "--text", "leaflet"],
    ] {
        assert_eq!(handles(flags), ["a-leaflet"], "{flags:?}");
    }
    assert!(handles(&["--retracted"]).is_empty());
    assert!(!handles(&["--publisher", "csp"]).is_empty());
    assert!(!handles(&["--origin", "unknown"]).contains(&"nothing".to_owned()));
    assert_eq!(
        db.fail("checker", &["source", "list", "--publisher", "nobody-at-all"])
            .0,
        3
    );
}

#[test]
fn at_a_terminal_it_is_asked_which_words_are_meant() {
    let db = TestDb::with_case();
    let text = "In July, the army said so. In July, the rebels said “no” to it.\n";
    let file = written(&db, "said.txt", text);
    let add = [
        "source",
        "add",
        "--handle",
        "said",
        "--title",
        "What was said",
        "--publisher",
        "csp",
    ];
    db.succeed("checker", &[&add[..], &["--file", &file]].concat());
    let evidence = |quote: &'static str| {
        [
            "evidence",
            "add",
            "soldiers-47",
            "--source",
            "said",
            "--credibility",
            "3",
            "--quote",
            quote,
        ]
    };
    // nobody is there to be asked
    let (exit, words) = db.fail("checker", &evidence("In July"));
    assert_eq!(exit, 6);
    assert!(
        words.contains("these words occur 2 times") && words.contains("2: …In July, the army"),
        "{words}"
    );

    let terminal = Terminal::new(&db, "checker");
    let sit = |quote, keys: &str| {
        let mut sitting = terminal.start("", &evidence(quote));
        sitting.type_in(keys);
        sitting.end()
    };
    let sat = sit("In July", "2\n");
    assert_eq!(sat.exit, 0, "{}", sat.screen);
    assert!(sat.screen.contains("Which is meant? [1-2]"), "{}", sat.screen);
    let sat = sit("the rebels said \"no\"", "y\n");
    assert_eq!(sat.exit, 0, "{}", sat.screen);
    assert!(
        sat.screen.contains("the source has: “the rebels said “no””"),
        "{}",
        sat.screen
    );
    let sat = sit("the rebel said so", "n\n");
    assert_eq!(sat.exit, 6, "{}", sat.screen);
    let sat = sit("In July", "7\n");
    assert_eq!(sat.exit, 6, "{}", sat.screen);

    let spans = db.psql(
        "checker",
        "select q.span, q.exact from counterclaim.excerpt as q join counterclaim.handle as h on h.source = q.source \
        where h.handle = 'said' order by q.span",
    );
    assert_eq!(
        String::from_utf8(spans.stdout).unwrap(),
        "[27,34)|In July\n[36,56)|the rebels said “no”\n"
    );
}

#[test]
fn a_source_says_by_its_handle_what_it_is_a_copy_of_and_each_quotation_once() {
    let desk = TestDb::with_case();
    let page = desk.succeed("checker", &["source", "show", "setal"]);
    assert!(
        page.contains("origin       derived, from accords-communique\n"),
        "{page}"
    );
    let quoted = page.lines().filter(|line| line.contains("C-8: “annonce sa fin"));
    assert_eq!(quoted.count(), 1, "{page}");
}

/// A publisher is whatever the desk calls it; one that the dossier has no handle for gets one.
#[test]
fn a_publisher_goes_by_any_name_of_it() {
    let db = TestDb::with_case();
    let publisher = |title: &str, name: &str| {
        db.succeed(
            "checker",
            &["source", "add", "--title", title, "--publisher", name],
        );
        db.json("checker", &["source", "show", "@source"])["publisher"].clone()
    };
    assert_eq!(publisher("First", "FAMa"), "Malian Armed Forces");
    assert_eq!(publisher("Second", "malian army"), "Malian Armed Forces");
    let other = "format: counterclaim/1
dossier: {slug: other, title: Other}
entities:
  - {id: gazette, kind: media, name: The Kidal Gazette}
";
    db.open("editor", other);
    db.import("checker", other).unwrap();
    let here = ["--dossier", "mali-algeria"];
    db.succeed(
        "checker",
        &[
            &[
                "source",
                "add",
                "--title",
                "Third",
                "--publisher",
                "The Kidal Gazette",
            ],
            &here[..],
        ]
        .concat(),
    );
    let listed = db.succeed(
        "checker",
        &[&["entity", "list", "--kind", "media"], &here[..]].concat(),
    );
    assert!(listed.contains("the-kidal-gazette"), "{listed}");
}
