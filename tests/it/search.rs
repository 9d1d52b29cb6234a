//! `claim list --text`: claims by the words of their statements, each in its language.

use serde_json::Value;

use crate::support::TestDb;

const STATEMENTS: [(&str, &str); 9] = [
    ("en", "Two soldiers were killed near Tinzawaten on 28 July 2024."),
    ("en", "The drone has never left Malian airspace."),
    (
        "en",
        "Code S/2013/189 was agreed in 2012-2013 for the war in Mali.",
    ),
    ("fr", "Les drones survolaient la frontière d’Algérie."),
    ("de", "Der Militärsprecher war in Bamako."),
    ("ar", "إنَّ المسيّرة لم تغادر المجال الجوي"),
    ("zh-Hans", "无人机从未离开马里领空。"),
    ("bm", "Wari tɛ Bamako la, drones tɛ yen."),
    ("en", "A drone strike was announced in the Malian capital."),
];

fn desk() -> TestDb {
    let db = TestDb::new();
    let claims: Vec<String> = STATEMENTS
        .iter()
        .enumerate()
        .map(|(n, (language, statement))| {
            let kind = ["demand", "factual"][n % 2];
            format!("{{id: s-{n}, kind: {kind}, lang: {language}, statement: '{statement}'}}")
        })
        .collect();
    let file = format!(
        "format: counterclaim/1\ndossier: {{slug: words, title: Words}}\nclaims: [{}]\n",
        claims.join(",\n ")
    );
    db.open("editor", &file);
    db.import("checker", &file).unwrap();
    db
}

/// The codes that a search finds.
fn found(db: &TestDb, login: &str, args: &[&str]) -> Vec<i64> {
    let told = db.succeed(login, &[&["claim", "list", "--output", "json"], args].concat());
    let rows: Vec<Value> = serde_json::from_str(&told).unwrap();
    rows.iter()
        .map(|row| row["code"].as_str().unwrap()[2..].parse().unwrap())
        .collect()
}

#[test]
fn claims_are_found_by_words_each_in_its_language() {
    let db = desk();
    for (words, codes) in [
        ("Tinzawaten", &[1][..]),
        ("soldier killing", &[1]),     // stems
        ("tinza", &[1]),               // the beginning of a word
        ("drone", &[2, 4, 8, 9]),      // in every language
        ("mali", &[2, 3, 9]),          // Mali and Malian
        ("drone -strike", &[2, 4, 8]), // without
        ("\"malian airspace\"", &[2]), // a phrase
        ("\"airspace malian\"", &[]),  // in its order
        ("\"tinza\"", &[]),            // whole words alone between quotation marks
        ("strike or bamako", &[5, 8, 9]),
        ("drone strike or bamako", &[8, 9]),
        ("algerie", &[4]), // without accents
        ("Algérie", &[4]),
        ("S/2013/189", &[3]), // codes, and parts of them
        ("2013", &[3]),
        ("war", &[3, 8]), // a word without weight in German, the beginning of one in Bambara
        ("the drone", &[2, 9]), // `the` has weight where it is no English
        ("مسيرة", &[6]),
        ("马里", &[7]),
        ("里马", &[]),
        ("领空 无人机", &[7]),
        ("'", &[]),
        ("-", &[]),
        ("\\ : & | ! * <-> (", &[]),
        ("\"", &[]),
    ] {
        assert_eq!(found(&db, "checker", &["--text", words]), codes, "{words}");
    }
    assert_eq!(found(&db, "checker", &["--text=-drone"]), [1, 3, 5, 6, 7, 8]);
}

#[test]
fn a_search_goes_on_after_a_code_and_with_every_other_condition() {
    let db = desk();
    assert_eq!(
        found(&db, "checker", &["--text", "drone", "--limit", "2"]),
        [2, 4]
    );
    let next = ["--text", "drone", "--limit", "2", "--after", "C-4"];
    assert_eq!(found(&db, "checker", &next), [8, 9]);
    let factual = ["--text", "drone", "--kind", "factual", "--state", "draft"];
    assert_eq!(found(&db, "checker", &factual), [2, 4, 8]);
    assert_eq!(
        found(&db, "checker", &[&factual[..], &["--state", "approved"]].concat()).len(),
        3
    );
    assert_eq!(
        found(&db, "checker", &["--text", "drone", "--kind", "demand"]),
        [9]
    );
    assert_eq!(
        found(&db, "checker", &["--text", "drone", "--dossier", "words"]).len(),
        4
    );
}

#[test]
fn a_claim_is_found_by_what_it_says_and_as_of_a_moment_by_what_it_said() {
    let db = desk();
    let then = db.value("postgres", "select clock_timestamp()::text");
    let then = then.replace(' ', "T").replace("+00", "Z");
    db.succeed(
        "checker",
        &[
            "claim",
            "revise",
            "C-2",
            "--statement",
            "The balloon has never left Malian airspace.",
        ],
    );
    assert_eq!(
        found(&db, "checker", &["--text", "drone airspace"]),
        [] as [i64; 0]
    );
    assert_eq!(found(&db, "checker", &["--text", "balloon"]), [2]);
    assert_eq!(
        found(&db, "checker", &["--text", "drone airspace", "--as-of", &then]),
        [2]
    );
    assert_eq!(
        found(&db, "checker", &["--text", "balloon", "--as-of", &then]),
        [] as [i64; 0]
    );
}

#[test]
fn a_search_tells_nothing_of_what_is_hidden() {
    let db = desk();
    let file = "format: counterclaim/1\ndossier: {slug: closed, title: Closed, visibility: restricted}\n\
        claims: [{id: z, kind: factual, statement: The zinnober drone was bought.}]\n";
    db.open("allround", file);
    db.import("allround", file).unwrap();
    assert_eq!(found(&db, "allround", &["--text", "zinnober"]), [10]);
    assert_eq!(found(&db, "checker", &["--text", "zinnober"]), [] as [i64; 0]);
    assert_eq!(found(&db, "checker", &["--text", "drone"]), [2, 4, 8, 9]);
    let asked = "select string_agg(code::text, ' ') from counterclaim.claims_that_say(
        'zinnober or drone', 'infinity', null, 0, 100)";
    assert_eq!(db.value("checker", asked), "2 4 8 9");
    assert_eq!(db.value("allround", asked), "2 4 8 9 10");
}
