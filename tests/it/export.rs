//! Exports a claim a row: they come back the same, and say nothing that a row cannot say.

use std::fs;

use serde_json::Value;

use crate::support::{TestDb, program};

/// An empty dossier.
const INBOX: &str = "format: counterclaim/1\ndossier: {slug: inbox, title: Inbox, lang: en}\n";

/// A desk with an empty dossier.
pub(crate) fn inbox() -> TestDb {
    let db = TestDb::new();
    db.open("editor", INBOX);
    db
}

/// What is hard on a table: formulas, quotation marks, lines within cells, text from right to left, length.
fn awkward() -> String {
    let long = format!("{}.", "It rained, ".repeat(364).get(..3999).unwrap());
    let rows: [&[(&str, &str)]; 8] = [
        &[
            ("id", "formula"),
            ("statement", "=1+1 is two."),
            ("claimant", "@handle"),
            ("claimant_kind", "ngo"),
            ("claim_date", "2024-07"),
            ("source_url", "https://example.org/a"),
            ("source_title", "+Plus"),
            ("source_publisher", "-Minus"),
            ("source_date", "2024-07-02"),
            ("quote", "=cmd|' /C calc'!A1"),
            ("language", "en"),
            ("review_publisher", "@Checkers"),
            ("review_url", "https://example.org/c"),
            ("review_title", "=HYPERLINK(1)"),
            ("review_date", "2024-08"),
            ("review_rating", "-1"),
            ("tags", "=tag, +tag"),
        ],
        &[
            ("id", "apostrophe"),
            ("statement", "'=1+1 begins with an apostrophe."),
            ("language", "en"),
            ("review_rating", "''-5"),
            ("tags", "'Tis"),
        ],
        &[
            ("id", "lines"),
            ("statement", "First line,\nsecond \"line\";\tand a tab."),
            ("source_title", "A title, with; marks"),
            ("quote", "a \"quote\"\nof two lines"),
            ("language", "en"),
        ],
        &[
            ("id", "rtl"),
            ("statement", "قال الجيش إن 47 جنديا قتلوا."),
            ("claimant", "الجيش"),
            ("claimant_kind", "armed_group"),
            ("claim_date", "2024-07-27"),
            ("source_url", "https://example.org/b"),
            ("source_title", "عنوان"),
            ("source_publisher", "الجريدة"),
            ("source_date", "2024~"),
            ("quote", "قتل 47 جنديا"),
            ("language", "ar"),
            ("review_rating", "صحيح"),
            ("tags", "مالي, حرب"),
        ],
        &[
            ("id", "rtl"),
            ("statement", "قال الجيش إن 47 جنديا قتلوا."),
            ("claimant", "שר הביטחון"),
            ("claimant_kind", "person"),
            ("source_url", "https://example.org/b"),
            ("quote", "نعم"),
            ("language", "ar"),
            ("review_publisher", "Second"),
            ("review_url", "https://example.org/d"),
        ],
        &[("id", "long"), ("statement", &long), ("language", "en")],
        &[
            ("id", "unquoted"),
            ("statement", "It rained in Gao."),
            ("claimant", "Army of Gao"),
            ("claim_date", "2024-07"),
            ("source_url", "https://example.org/a"),
            ("source_publisher", "Gazette"),
            ("source_date", "2024-07-03"),
            ("language", "en"),
            ("tags", "rain"),
        ],
        &[
            ("id", "below"),
            ("statement", "-5 degrees were measured."),
            ("language", "en"),
            ("review_rating", "-5"),
        ],
    ];
    let mut table = csv::Writer::from_writer(Vec::new());
    let fields: Vec<&str> = counterclaim::exchange::flat::Field::ALL
        .iter()
        .map(|field| field.name())
        .collect();
    table.write_record(&fields).unwrap();
    for row in rows {
        assert!(row.iter().all(|(name, _)| fields.contains(name)));
        let cell = |field: &&str| {
            row.iter()
                .find(|(name, _)| name == field)
                .map_or("", |(_, cell)| cell)
        };
        table.write_record(fields.iter().map(cell)).unwrap();
    }
    String::from_utf8(table.into_inner().unwrap()).unwrap()
}

fn import(db: &TestDb, name: &str, text: &str) -> Value {
    let path = db.path(name);
    fs::write(&path, text).unwrap();
    let output = db.run("checker", &["import", &path, "--output", "json"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn export(db: &TestDb, format: &str) -> String {
    db.succeed("checker", &["export", "--format", format])
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.unwrap())).collect()
}

#[test]
fn rows_of_a_table_come_back_the_same_as_csv_and_as_json_lines() {
    let first = inbox();
    import(&first, "awkward.csv", &awkward());
    for format in ["csv", "jsonl"] {
        let exported = export(&first, format);
        let second = inbox();
        let done = import(&second, &format!("again.{format}"), &exported);
        assert_eq!(
            (&done["table"]["new"], &done["table"]["dropped"]),
            (&7.into(), &serde_json::json!([]))
        );
        assert_eq!(export(&second, format), exported, "{format}");
        // nothing is new to the desk that it came from
        let again = import(&first, &format!("again.{format}"), &exported);
        assert_eq!(again["table"]["unchanged"], 8, "{again}");
        assert_eq!(again["events"], 0);
    }
}

#[test]
fn what_was_brought_stands_in_the_rows_and_no_cell_is_a_formula() {
    let db = inbox();
    import(&db, "awkward.csv", &awkward());
    let rows = records(&export(&db, "csv"));
    let given = records(&awkward());
    assert_eq!(rows.len(), given.len());
    for row in rows.iter().flatten() {
        let is_number = row.parse::<f64>().is_ok();
        assert!(
            is_number || !row.starts_with(['=', '+', '-', '@', '\t', '\n']),
            "{row:?}"
        );
    }
    let lines = export(&db, "jsonl");
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for (line, row) in lines.iter().zip(&given[1..]) {
        for (name, cell) in given[0].iter().zip(row) {
            // the second row of a source finds it with its title and date; what is a collective need not be told
            let is_found = cell.is_empty() && name.starts_with("source_");
            if !is_found {
                assert_eq!(
                    line[name.as_str()].as_str().unwrap_or_default(),
                    cell,
                    "{name} of {line}"
                );
            }
        }
        assert_eq!(line["desk_dossier"], "inbox");
    }
}

#[test]
fn a_table_of_others_keeps_its_apostrophes() {
    let db = inbox();
    import(&db, "theirs.csv", "statement\n'=1+1 is what they wrote.\n");
    assert_eq!(
        db.value("checker", "select statement from counterclaim.claim_revision"),
        "'=1+1 is what they wrote."
    );
}

#[test]
fn a_denial_is_no_row_and_what_the_desk_says_is_added_where_it_is_asked_for() {
    let db = TestDb::with_case();
    let rows = |more: &[&str]| -> Vec<Value> {
        let text = db.succeed("editor", &[&["export", "--format", "jsonl"], more].concat());
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let all = rows(&[]);
    let claims = db.value("editor", "select count(*) from counterclaim.claim");
    let mut ids: Vec<&str> = all.iter().filter_map(|row| row["id"].as_str()).collect();
    ids.dedup();
    assert_eq!(ids.len().to_string(), claims, "each claim once or more");
    // who denies it does not make it
    let denied = "select count(*) from counterclaim.innermost as i join counterclaim.handle as h on h.claim = i.claim \
        where i.commitment < 0";
    assert_ne!(db.value("editor", denied), "0");
    let told = "select string_agg(distinct h.handle || ' ' || e.exact, '|') from counterclaim.innermost as i \
        join counterclaim.handle as h on h.claim = i.claim join counterclaim.excerpt as e on e.id = i.excerpt \
        where i.commitment < 0 and not exists (select from counterclaim.innermost as o \
          where o.claim = i.claim and o.excerpt = i.excerpt and o.commitment >= 0)";
    for pair in db.value("editor", told).split('|') {
        let (id, quote) = pair.split_once(' ').unwrap();
        assert!(
            !all.iter().any(|row| row["id"] == id && row["quote"] == quote),
            "{pair}"
        );
    }
    assert!(all.iter().all(|row| row.get("desk_state").is_none()));
    db.bring("approved", &["sympathy"]);
    let reviewed = rows(&["--with-review"]);
    let sympathy = reviewed.iter().find(|row| row["id"] == "sympathy").unwrap();
    assert_eq!(
        (
            &sympathy["desk_state"],
            &sympathy["desk_verdict"],
            &sympathy["desk_kind"]
        ),
        (&"approved".into(), &"open".into(), &"accusation".into())
    );
    assert_eq!(sympathy["desk_code"], db.code("sympathy"));
    assert!(sympathy["desk_approved_at"].is_string());
    // a desk that reads it takes none of that
    let other = inbox();
    let text = db.succeed("editor", &["export", "--format", "csv", "--with-review"]);
    let done = import(&other, "case.csv", &text);
    assert_eq!(done["table"]["dropped"], serde_json::json!([]));
    assert_eq!(
        other.value("editor", "select count(*) from counterclaim.verdict"),
        "0"
    );
}

#[test]
fn the_running_example_comes_back_the_same_from_the_desk_that_read_its_rows() {
    let db = TestDb::with_case();
    for format in ["csv", "jsonl"] {
        let (second, third) = (inbox(), inbox());
        import(&second, &format!("case.{format}"), &export(&db, format));
        let exported = export(&second, format);
        assert_eq!(exported.lines().count(), export(&db, format).lines().count());
        import(&third, &format!("again.{format}"), &exported);
        assert_eq!(export(&third, format), exported, "{format}");
    }
}

#[test]
fn all_dossiers_are_one_stream_or_a_file_each_and_hidden_ones_are_in_none() {
    let db = TestDb::with_case();
    db.open("editor", INBOX);
    let path = db.path("rows.csv");
    fs::write(&path, "id,statement\nrain,It rained.\n").unwrap();
    db.succeed("checker", &["import", &path, "--dossier", "inbox"]);
    let secret = "format: counterclaim/1\ndossier: {slug: zinnober, title: zinnober, visibility: restricted}\n\
        entities: [{id: z-paper, kind: media, name: zinnober paper}]\n\
        sources: [{id: z-page, csl: {type: webpage, title: zinnober}, url: 'https://example.org/zinnober', publisher: z-paper, \
          confidential: true, snapshot: {retrieved: 2025-01-20T10:00:00Z, text: zinnober happened}}]\n\
        claims: [{id: z-claim, kind: factual, statement: zinnober happened.}]\n\
        statements: [{source: z-page, quote: zinnober happened, chain: [{speaker: z-paper, attitude: states}], claims: [z-claim]}]\n";
    db.open("allround", secret);
    db.import("allround", secret).unwrap();
    for format in ["csv", "jsonl", "prov"] {
        let ask = ["export", "--all", "--format", format];
        let text = db.succeed("editor", &ask);
        assert!(
            text.contains("mali-algeria") && text.contains("inbox"),
            "{format}"
        );
        assert!(!text.contains("zinnober"), "{format}");
        assert!(db.succeed("allround", &ask).contains("zinnober"), "{format}");
        // by name it is as if it were not there
        let (code, _) = db.fail("editor", &["export", "zinnober", "--format", format]);
        assert_eq!(code, 3);
    }
    let folder = db.path("dossiers");
    db.succeed("editor", &["export", "--all", "--out", &folder]);
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["inbox.yaml", "mali-algeria.yaml"]);
    let one = fs::read_to_string(format!("{folder}/mali-algeria.yaml")).unwrap();
    assert_eq!(one, db.succeed("editor", &["export", "mali-algeria"]));
    let (code, told) = db.fail("editor", &["export", "--all"]);
    assert!(code == 2 && told.contains("--out DIR"), "{told}");
}

#[test]
fn a_form_refuses_what_it_has_not_and_a_full_disk_names_the_file() {
    let db = TestDb::with_case();
    for args in [
        &["--format", "csv", "--public"][..],
        &["--format", "prov", "--with-review"],
        &["--format", "claimreview", "--with-review"],
        &["--format", "yaml", "--json"],
        &["mali-algeria", "--all"],
    ] {
        let (code, told) = db.fail("editor", &[&["export"], args].concat());
        assert_eq!(code, 2, "{told}");
    }
    assert_eq!(
        db.succeed("editor", &["export", "--json"]),
        db.succeed("editor", &["export", "--format", "json"])
    );
    for format in ["csv", "jsonl", "prov"] {
        let (code, told) = db.fail("editor", &["export", "--format", format, "--out", "/dev/full"]);
        assert!(code == 1 && told.contains("cannot write `/dev/full`"), "{told}");
    }
}

/// A configuration file that says who publishes.
pub(crate) fn configured(db: &TestDb, args: &[&str]) -> std::process::Output {
    let path = db.path("config.toml");
    let text = "[report]\npublisher = 'The desk'\nurl = 'https://desk.example/{dossier}'\n";
    fs::write(&path, text).unwrap();
    program()
        .env("COUNTERCLAIM_DATABASE_URL", db.url())
        .env("COUNTERCLAIM_AS", "editor")
        .env("COUNTERCLAIM_CONFIG", path)
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn the_document_names_every_column_and_every_section() {
    let document = include_str!("../../docs/exports.md");
    let columns = counterclaim::exchange::flat::Field::ALL
        .iter()
        .map(|field| field.name());
    for column in columns.chain(counterclaim::exchange::flat::OF_THE_DESK) {
        assert!(document.contains(&format!("`{column}`")), "{column}");
    }
    let db = TestDb::with_case();
    let text = db.succeed("editor", &["export", "--format", "prov"]);
    let record: Value = serde_json::from_str(&text).unwrap();
    for (section, members) in record.as_object().unwrap() {
        assert!(
            section == "prefix" || document.contains(&format!("| `{section}` |")),
            "{section}"
        );
        let members = members.as_object().unwrap().values();
        let keys = members
            .filter_map(Value::as_object)
            .flat_map(|member| member.keys());
        for key in keys.filter(|key| key.starts_with("cc:")) {
            assert!(document.contains(&format!("`{key}`")), "{key}");
        }
    }
}
