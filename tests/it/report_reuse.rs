//! A report for reuse: ClaimReview, tables, and that every form says what there is nothing of.

use serde_json::Value;

use crate::support::{TestDb, program};

const URL: &str = "https://desk.example/mali-algeria";

/// The running example with two claims approved: one decided, one on record only.
fn approved() -> TestDb {
    let db = TestDb::with_case();
    let claims = ["soldiers-47", "sympathy"];
    for (claim, verdict) in claims.into_iter().zip(["unverifiable", "open"]) {
        db.succeed("checker", &["review", "submit", claim]);
        db.succeed("reviewer", &["review", "take", claim]);
        let decide = [
            "review",
            "decide",
            claim,
            "--verdict",
            verdict,
            "--confidence",
            "low",
            "--attribution",
            "confirmed",
            "--rationale",
            "two accounts of one holder",
        ];
        db.succeed("reviewer", &decide);
        db.succeed("editor", &["review", "approve", claim]);
    }
    db
}

/// A configuration file that says who publishes.
fn configured(db: &TestDb) -> String {
    let path = db.path("config.toml");
    let text = "[report]\npublisher = 'The desk'\nurl = 'https://desk.example/{dossier}'\n";
    std::fs::write(&path, text).unwrap();
    path
}

/// Asks for the ClaimReview where it is configured who publishes.
fn ask(db: &TestDb) -> std::process::Output {
    program()
        .env("COUNTERCLAIM_DATABASE_URL", db.url())
        .env("COUNTERCLAIM_AS", "editor")
        .env("COUNTERCLAIM_CONFIG", configured(db))
        .args(["report", "make", "--format", "jsonld", "--output", "json"])
        .output()
        .unwrap()
}

fn claim_review(db: &TestDb) -> Value {
    let out = ask(db);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn one_review_goes_out_for_each_approved_claim_with_a_verdict_and_none_for_what_is_open_or_draft() {
    let db = approved();
    let document = claim_review(&db);
    let nodes = document["@graph"].as_array().unwrap();
    assert_eq!(nodes.len(), 2, "the page, and one claim");
    let dossier = db.value("checker", "select id::text from counterclaim.dossier");
    assert_eq!(
        (&nodes[0]["@type"], &nodes[0]["identifier"], &nodes[0]["url"]),
        (&"Report".into(), &dossier.into(), &URL.into())
    );
    let review = &nodes[1];
    assert_eq!(review["url"], format!("{URL}#{}", db.code("soldiers-47")));
    assert_eq!(review["reviewRating"]["alternateName"], "unverifiable");
    let item = &review["itemReviewed"];
    assert!(
        item["author"]["name"].is_string() || item["author"][0]["name"].is_string(),
        "{item}"
    );
    assert_eq!(review["datePublished"], review["dateModified"]);
}

#[test]
fn the_first_approval_stays_the_day_of_publication_when_a_verdict_changes() {
    let db = approved();
    let before = claim_review(&db)["@graph"][1]["datePublished"].take();
    db.succeed(
        "reviewer",
        &[
            "review",
            "correct",
            "soldiers-47",
            "--verdict",
            "not_checkable",
            "--confidence",
            "low",
            "--rationale",
            "what it says is beyond what evidence can settle",
            "--note",
            "Nothing can settle it.",
        ],
    );
    db.succeed("editor", &["review", "approve", "soldiers-47"]);
    let review = claim_review(&db)["@graph"][1].take();
    assert_eq!(review["datePublished"], before);
    assert_ne!(review["dateModified"], before);
    assert_eq!(review["reviewRating"]["alternateName"], "not checkable");
}

#[test]
fn the_page_holds_the_same_reviews_as_data_within_itself() {
    let db = approved();
    let page = db.succeed("editor", &["report", "make", "--url", URL]);
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let graph: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    let alone = claim_review(&db);
    assert_eq!(graph["@graph"][1]["url"], alone["@graph"][1]["url"]);
    let anchor = alone["@graph"][1]["url"]
        .as_str()
        .unwrap()
        .split_once('#')
        .unwrap()
        .1;
    assert!(page.contains(&format!("<article class=\"claim\" id=\"{anchor}\"")));
}

#[test]
fn with_one_pair_of_eyes_there_is_no_claim_review() {
    let db = approved();
    db.succeed("editor", &["dossier", "set", "mali-algeria", "--eyes", "1"]);
    let out = ask(&db);
    let error: Value = serde_json::from_slice(&out.stderr).unwrap();
    assert_eq!(
        (out.status.code(), &error["error"]["code"]),
        (Some(4), &"one_eye".into())
    );
    assert!(
        !db.succeed("editor", &["report", "make"])
            .contains("\"ClaimReview\"")
    );
}

#[test]
fn csv_goes_into_a_directory_or_one_table_to_standard_output() {
    let db = approved();
    let directory = db.path("tables");
    db.succeed(
        "editor",
        &[
            "report", "make", "--draft", "--format", "csv", "--out", &directory,
        ],
    );
    let text = db.succeed("editor", &["report", "make", "--draft", "--format", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(&directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let rows = reader.records().map(Result::unwrap).count();
        if [
            "claims",
            "designations",
            "balance",
            "corrections",
            "sources",
            "footnotes",
        ]
        .contains(&name.as_str())
        {
            assert_eq!(rows, report[&name].as_array().unwrap().len(), "{name}");
        }
        let alone = db.succeed(
            "editor",
            &["report", "make", "--draft", "--format", "csv", "--table", &name],
        );
        assert_eq!(alone, std::fs::read_to_string(&path).unwrap(), "{name}");
        files += 1;
    }
    assert_eq!(files, 10);
    let figures = std::fs::read_to_string(format!("{directory}/figures.csv")).unwrap();
    assert!(
        figures.contains(",47,") && figures.contains("at_least"),
        "{figures}"
    );
}

#[test]
fn json_is_what_its_schema_says() {
    let db = approved();
    let schema = include_str!("../../schema/json/report.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    for draft in [&["--draft"][..], &[]] {
        let text = db.succeed(
            "editor",
            &[&["report", "make", "--format", "json"], draft].concat(),
        );
        let report: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        let mut other = report.clone();
        other["as_of"] = 1.into();
        assert!(!validator.is_valid(&other));
    }
}

/// What each section says where there is nothing, in the page and in Markdown.
const NOTHING: &[&str] = &[
    "There is no summary yet.",
    "There are no questions and no claims yet.",
    "No claim has been checked yet.",
    "Every claim on record has been checked.",
    "No designation is on record.",
    "Nobody is accused here, and nobody was asked.",
    "No party is on record.",
    "The publisher names no corrections policy, no contact and no way to complain.",
    "Nobody has approved this yet.",
];

#[test]
fn an_empty_dossier_says_in_every_section_that_there_is_nothing() {
    let db = TestDb::new();
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: empty, title: An empty case}\n",
    );
    for format in ["html", "markdown"] {
        let text = db.succeed("editor", &["report", "make", "--format", format]);
        for words in NOTHING {
            assert!(text.contains(words), "{format}: {words}\n{text}");
        }
        // corrections, updates, sources; in the page footnotes are a section too
        let none = if format == "html" { 4 } else { 3 };
        assert_eq!(text.matches("There are none.").count(), none, "{format}");
    }
    let json: Value =
        serde_json::from_str(&db.succeed("editor", &["report", "make", "--format", "json"])).unwrap();
    for section in [
        "claims",
        "designations",
        "replies",
        "balance",
        "corrections",
        "sources",
        "footnotes",
    ] {
        assert_eq!(json[section], Value::Array(vec![]), "{section}");
    }
}

#[test]
fn a_dossier_of_one_bare_claim_says_what_is_not_on_record_of_it() {
    let db = TestDb::new();
    let yaml = "format: counterclaim/1\ndossier: {slug: one, title: One claim}\nclaims:\n  \
                - {id: left, kind: factual, statement: The fighters had left.}\n";
    db.open("editor", yaml);
    db.import("checker", yaml).unwrap();
    for format in ["html", "markdown"] {
        let text = db.succeed("editor", &["report", "make", "--draft", "--format", format]);
        for words in [
            "Nobody on record.",
            "None on record.",
            "Not on record",
            "a search, a check by others, why we took it up",
            "Nobody has decided on this claim yet.",
        ] {
            assert!(text.contains(words), "{format}: {words}\n{text}");
        }
    }
}

#[test]
fn a_report_that_cannot_be_written_names_the_file_and_why() {
    let full = "/dev/full";
    if !std::path::Path::new(full).exists() {
        return;
    }
    let db = TestDb::with_case();
    for format in ["html", "markdown", "json"] {
        let words = ["report", "make", "--draft", "--format", format, "--out", full];
        let (exit, words) = db.fail("editor", &words);
        assert_eq!(exit, 1);
        let told = "error: cannot write `/dev/full`: No space left on device";
        assert!(words.contains(told), "{format}: {words}");
    }
}
