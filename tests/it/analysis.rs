//! What the running example shows when its claims are read together.

use serde_json::Value;

use crate::support::TestDb;

fn json(db: &TestDb, args: &[&str]) -> Vec<Value> {
    let rows = db.json("checker", &[&["dossier"], args].concat());
    rows.as_array().unwrap().clone()
}

fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
        .collect()
}

/// The one conflict of a kind about a question.
fn conflict<'a>(all: &'a [Value], kind: &str, question: &str) -> &'a Value {
    let mut found = all
        .iter()
        .filter(|one| one["kind"] == kind && one["question"].as_str().unwrap_or_default().contains(question));
    let first = found.next().unwrap_or_else(|| panic!("{kind} {question}"));
    assert!(found.next().is_none(), "{kind} {question} is told twice");
    first
}

fn side<'a>(conflict: &'a Value, claim: &str) -> &'a Value {
    let mut sides = conflict["sides"].as_array().unwrap().iter();
    sides.find(|side| side["claim"] == *claim).unwrap()
}

fn against(side: &Value) -> Vec<&str> {
    let all = side["against"].as_array().unwrap().iter();
    all.map(|one| one["claim"].as_str().unwrap()).collect()
}

#[test]
fn competing_figures_of_the_fighting_are_found_and_a_large_number_is_none() {
    let db = TestDb::with_case();
    let all = json(&db, &["conflicts"]);
    let wagner = conflict(&all, "figures", "Wagner Group fighters were killed");
    let answers: Vec<&str> = wagner["sides"]
        .as_array()
        .unwrap()
        .iter()
        .map(|side| side["answer"].as_str().unwrap())
        .collect();
    for answer in ["84", "at least 84", "50", "about 50", "20", "at least 46"] {
        assert!(answers.contains(&answer), "{answer}: {answers:?}");
    }
    let [w84, w84_or_more, w50, w20, w46_or_more] = [
        "wagner-84",
        "wagner-84-or-more",
        "wagner-50",
        "wagner-20",
        "wagner-46-or-more",
    ]
    .map(|one| db.code(one));
    let twenty = side(wagner, &w20);
    for other in [&w84, &w84_or_more, &w50, &w46_or_more] {
        assert!(against(twenty).contains(&other.as_str()), "20 against {other}");
    }
    let floor = side(wagner, &w46_or_more);
    assert_eq!(
        against(floor),
        [w20.as_str()],
        "84 and 50 may be what is at least 46"
    );
    assert!(strings(&floor["beside"]).contains(&w84.as_str()));
    assert!(strings(&side(wagner, &w84)["beside"]).contains(&w84_or_more.as_str()));
    let quotes = side(wagner, &w84)["excerpts"].as_array().unwrap().iter();
    let words =
        "said Thursday they killed 84 fighters from Russian mercenary group Wagner and 47 government troops";
    assert!(
        quotes
            .clone()
            .any(|one| one["source"] == "tribune" && one["quote"] == words)
    );

    let soldiers = conflict(&all, "figures", "Malian soldiers were killed");
    let many = db.code("soldiers-many");
    assert!(!strings(&soldiers["claims"]).contains(&many.as_str()));
    assert!(against(side(soldiers, &db.code("soldiers-2"))).contains(&db.code("soldiers-47").as_str()));

    // the same party, two figures: said to be so
    let csp = conflict(&all, "figures", "CSP's side were killed");
    let seven = side(csp, &db.code("csp-dead-7"));
    let nine = seven["against"].as_array().unwrap().iter();
    let nine = nine
        .clone()
        .find(|one| one["claim"] == *db.code("csp-dead-9"))
        .unwrap();
    assert_eq!(strings(&nine["same_party"]), ["Permanent Strategic Framework"]);
    assert!(nine["on_record"][0].as_str().unwrap().contains("revises"));
    // about 20 and more than 20 may both be so
    let about = side(csp, &db.code("csp-dead-about-20"));
    assert!(strings(&about["beside"]).contains(&db.code("csp-dead-over-20").as_str()));
}

#[test]
fn the_day_of_the_abduction_is_told_in_two_ways_and_mid_january_agrees_with_both() {
    let db = TestDb::with_case();
    let all = json(&db, &["conflicts"]);
    let day = conflict(&all, "dates", "On which day");
    let [mid, on_14, on_17] = ["abducted-mid-january", "abducted-14", "abducted-17"].map(|one| db.code(one));
    assert_eq!(against(side(day, &on_17)), [on_14.as_str()]);
    assert!(against(side(day, &mid)).is_empty());
    assert_eq!(strings(&side(day, &mid)["beside"]).len(), 2);
    assert_eq!(
        strings(&side(day, &on_14)["against"][0]["same_party"]),
        ["Azawad Liberation Front"]
    );
    assert_eq!(all.iter().filter(|one| one["kind"] == "dates").count(), 1);
}

#[test]
fn malis_rejection_of_algerias_position_is_found_as_an_answer() {
    let db = TestDb::with_case();
    let all = json(&db, &["conflicts"]);
    let [designation, unfit, own, military] = [
        "northern-designation",
        "label-unfit",
        "own-decision",
        "no-military-solution",
    ]
    .map(|one| db.code(one));
    let found: Vec<&Value> = all.iter().filter(|one| one["kind"] == "designation").collect();
    assert_eq!(found.len(), 1, "Algeria's own is contested by nobody on record");
    assert_eq!(strings(&found[0]["claims"]), [designation.as_str(), &unfit, &own]);
    assert_eq!(strings(&side(found[0], &unfit)["parties"]), ["Algeria"]);
    let answer = side(found[0], &own);
    assert_eq!(strings(&answer["parties"]), ["Mali"]);
    assert_eq!(
        answer["against"][0]["on_record"][0],
        format!("{own} answers {unfit}, by Mali")
    );
    let counter = all
        .iter()
        .find(|one| one["kind"] == "counterclaim" && one["claims"][0] == *military);
    let codes = strings(&counter.unwrap()["claims"]);
    assert!(codes.contains(&own.as_str()) && codes.contains(&db.code("mind-kabylie").as_str()));

    let denial: Vec<&str> = all
        .iter()
        .filter(|one| one["kind"] == "denial")
        .map(|one| one["summary"].as_str().unwrap())
        .collect();
    assert_eq!(
        denial,
        [
            "asserted by Algeria, denied by Movement for the Self-Determination of Kabylia",
            "asserted by Jama’at Nusrat al-Islam wal-Muslimin, denied by Permanent Strategic Framework",
        ]
    );
}

#[test]
fn a_party_that_takes_its_word_back_is_said_to_have_changed_its_account() {
    let db = TestDb::with_case();
    let more = "format: counterclaim/1
dossier: {slug: mali-algeria, title: Mali–Algeria dispute}
statements:
  - source: pressafrik-communique
    quote: un nombre important de pertes en vies humaines et matérielles
    lang: fr
    chain: [{speaker: rfi, attitude: reports}, {speaker: army-mali, for: mali, attitude: denies, said: 2024-07-29}]
    claims: [soldiers-2]
";
    db.import("checker", more).unwrap();
    let all = json(&db, &["conflicts"]);
    let account = all.iter().find(|one| one["kind"] == "account").unwrap();
    let summary = account["summary"].as_str().unwrap();
    assert!(
        summary.starts_with("Mali first asserted it (27 July 2024), then denied it (29 July 2024)"),
        "{summary}"
    );
    let claim = db.code("soldiers-2");
    let cells = json(&db, &["stances", "--claim", &claim, "--party", "mali"]);
    assert_eq!(cells.len(), 1);
    assert_eq!(
        (&cells[0]["stance"], cells[0]["said"].as_array().unwrap().len()),
        (&Value::from("both"), 3)
    );
}

#[test]
fn stances_are_those_of_the_innermost_links() {
    let db = TestDb::with_case();
    let cells = json(&db, &["stances"]);
    let cell = |claim: &str, party: &str| {
        let claim = db.code(claim);
        let mut those = cells.iter();
        those.find(|one| one["claim"] == *claim && one["party"] == party)
    };
    let mali = cell("sympathy", "Mali").unwrap();
    assert_eq!(mali["stance"], "asserts");
    assert_eq!(mali["said"][0]["speaker"], "Ministry of Foreign Affairs of Mali");
    assert_eq!(mali["said"][0]["source"], "article");
    assert_eq!(
        cell("mak-planned", "Movement for the Self-Determination of Kabylia").unwrap()["stance"],
        "denies"
    );
    let army = cell("soldiers-2", "Mali").unwrap();
    assert_eq!(army["stance"], "concedes");
    assert_eq!(strings(&army["revised_by"]), [db.code("soldiers-many")]);
    // Algeria fears; the analysts warn of the fear, which is no stance on the claim
    assert_eq!(cell("spill-over", "Algeria").unwrap()["stance"], "neither");
    assert!(cell("spill-over", "Analysts (unnamed)").is_none());
    // agencies that pass a claim on are silent on it, and so is the one who is accused
    assert!(cell("soldiers-2", "Reuters").is_none());
    assert!(cell("sympathy", "Algeria").is_none());
    assert_eq!(
        cell("soldiers-47", "Agence France-Presse").unwrap()["stance"],
        "neither"
    );

    let page = db.succeed("checker", &["dossier", "stances", "--claim", "mak-planned"]);
    assert!(page.contains("claim    1  2\n"), "{page}");
    assert!(page.contains("  +  −\n"), "{page}");
    assert!(
        page.contains("denies, from April to May 2021: “a charge it denies” (aawsat)"),
        "{page}"
    );
    let csv = db.succeed(
        "checker",
        &["dossier", "stances", "--party", "mehenni", "--output", "csv"],
    );
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "claim,party,stance,change,revised_by,said,statement");
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(
        lines[1].contains("Movement for the Self-Determination of Kabylia,asserts"),
        "{csv}"
    );
}

#[test]
fn designations_with_who_contests_them_and_whether_they_are_in_force_on_a_day() {
    let db = TestDb::with_case();
    let all = json(&db, &["designations"]);
    assert_eq!(all.len(), 2);
    let [northern, mak] = &all[..] else { panic!() };
    assert_eq!(
        (&northern["designator"], &northern["label"]),
        (&"Mali".into(), &"terrorist".into())
    );
    assert_eq!(strings(&northern["contested_by"]), ["Algeria"]);
    assert_eq!(northern["contests"][0]["how"], "rebuts");
    assert_eq!(northern["contests"][0]["claim"], *db.code("label-unfit"));
    let words = &northern["contests"][0]["excerpts"];
    assert!(
        words
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["source"] == "yabiladi"),
        "{words}"
    );
    assert_eq!(
        mak["instrument"],
        "Algerian national list of persons and entities"
    );
    assert_eq!(mak["excerpts"][1]["source"], "tsa");

    let on = |day: &str| {
        let found = json(&db, &["designations", "--on", day]);
        let found = found
            .iter()
            .map(|one| format!("{} {}", one["designator"], one["in_force"]));
        found.collect::<Vec<_>>()
    };
    assert_eq!(on("2022-02-17"), [r#""Algeria" "certainly""#]);
    assert_eq!(
        on("2024-07-27"),
        [r#""Mali" "possibly""#, r#""Algeria" "certainly""#]
    );
    assert!(on("2021-05-18").is_empty());
    assert_eq!(
        db.fail("checker", &["dossier", "designations", "--on", "July"]).0,
        2
    );
    let none = db.succeed("checker", &["dossier", "designations", "--on", "1900-01-01"]);
    assert_eq!(none, "No designation is on record.\n");
}

#[test]
fn accusations_that_nobody_answered() {
    let db = TestDb::with_case();
    let all = json(&db, &["unanswered"]);
    let found: Vec<(&str, Option<&str>)> = all
        .iter()
        .map(|one| (one["claim"].as_str().unwrap(), one["accused"].as_str()))
        .collect();
    let expected = [
        ("sympathy", Some("Algeria")),
        ("algeria-supports", Some("Algeria")),
        ("algeria-hostile", Some("Algeria")),
        ("arrests", Some("Algeria")),
        ("abductors-network", None),
        ("abductors-islamist", None),
    ]
    .map(|(handle, accused)| (db.code(handle), accused));
    let expected: Vec<(&str, Option<&str>)> = expected
        .iter()
        .map(|(code, accused)| (code.as_str(), *accused))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(strings(&all[0]["accused_by"]), ["Mali"]);
    assert_eq!(all[0]["outcome"], Value::Null);
    let page = db.succeed("checker", &["dossier", "unanswered"]);
    assert!(
        page.contains("accused by   Mali\nreply        not asked\n"),
        "{page}"
    );

    // the minister answers for the state
    let denial = "format: counterclaim/1
dossier: {slug: mali-algeria, title: Mali–Algeria dispute}
statements:
  - source: yabiladi
    quote: «A military solution is impossible in the Sahel and Sahara
    chain: [{speaker: attaf, attitude: denies, said: 2024-12-30}]
    claims: [algeria-supports]
";
    db.import("checker", denial).unwrap();
    assert_eq!(json(&db, &["unanswered"]).len(), all.len() - 1);
}

#[test]
fn every_party_is_counted_alike() {
    let db = TestDb::with_case();
    let all = json(&db, &["balance"]);
    let row = |party: &str| all.iter().find(|one| one["party"] == party).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert!(all.iter().all(|one| keys(one) == keys(&all[0])));
    let (mali, algeria) = (row("Mali"), row("Algeria"));
    assert!(strings(&mali["asserts"]).contains(&db.code("sympathy").as_str()));
    assert!(strings(&mali["concedes"]).contains(&db.code("soldiers-2").as_str()));
    assert!(strings(&algeria["about"]).contains(&db.code("sympathy").as_str()));
    assert_eq!(mali["quotes"], mali["excerpts"].as_array().unwrap().len());
    assert_eq!(algeria["verdicts_on_claims_about_it"][0]["verdict"], Value::Null);
    assert_eq!((&algeria["asked"], &algeria["answered"]), (&0.into(), &0.into()));
    let page = db.succeed("checker", &["dossier", "balance"]);
    let fields = page.lines().filter(|line| line.starts_with("replies ")).count();
    assert_eq!(fields, all.len(), "one for each party");
}

#[test]
fn claims_that_are_no_longer_pursued_take_no_part() {
    let db = TestDb::with_case();
    let before = json(&db, &["unanswered"]).len();
    db.succeed(
        "checker",
        &[
            "review",
            "discard",
            "arrests",
            "--reason",
            "no source names a place",
        ],
    );
    assert_eq!(json(&db, &["unanswered"]).len(), before - 1);
}

#[test]
fn what_is_not_there_is_said() {
    let db = TestDb::with_case();
    for verb in ["stances", "designations", "conflicts", "unanswered", "balance"] {
        let (exit, words) = db.fail("checker", &["dossier", verb, "mali-algerie"]);
        assert_eq!(exit, 3, "{verb}: {words}");
        assert!(words.contains("mali-algeria"), "{verb}: {words}");
    }
    assert_eq!(
        db.fail("checker", &["dossier", "stances", "--party", "atlantis"])
            .0,
        3
    );
    assert_eq!(
        db.fail("checker", &["dossier", "stances", "--claim", "C-9999"]).0,
        3
    );

    let empty = TestDb::new();
    empty.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: empty, title: Empty}\n",
    );
    for (verb, words) in [
        ("stances", "0 parties, 0 claims"),
        ("designations", "No designation is on record."),
        ("conflicts", "Nothing on record conflicts."),
        ("unanswered", "Every accusation on record is answered."),
        ("balance", "No party is on record."),
    ] {
        let page = empty.succeed("checker", &["dossier", verb]);
        assert!(page.starts_with(words), "{verb}: {page}");
        assert_eq!(
            empty.succeed("checker", &["dossier", verb, "--output", "jsonl"]),
            ""
        );
        assert_eq!(
            empty
                .succeed("checker", &["dossier", verb, "--output", "csv"])
                .lines()
                .count(),
            1
        );
    }
}
