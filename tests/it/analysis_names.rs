//! Arguments about what was said and about arguments: how they are named, brought and taken back.

use serde_json::Value;

use crate::support::TestDb;

fn show(db: &TestDb, claim: &str) -> Value {
    db.json("checker", &["claim", "show", claim])
}

/// The names of a claim's relations, and what each bears on.
fn relations(shown: &Value) -> Vec<(&str, &str)> {
    let all = shown["relations"].as_array().unwrap().iter();
    all.map(|one| (one["name"].as_str().unwrap(), one["bears_on"].as_str().unwrap()))
        .collect()
}

/// Names and aims, also of those whose aim was taken back.
fn all(shown: &Value) -> Vec<(String, Option<String>)> {
    let all = shown["relations"].as_array().unwrap().iter();
    all.map(|one| {
        (
            one["name"].as_str().unwrap().to_owned(),
            one["bears_on"].as_str().map(ToOwned::to_owned),
        )
    })
    .collect()
}

#[test]
fn a_claim_names_its_statements_and_relations_as_commands_take_them() {
    let db = TestDb::with_case();
    let shown = show(&db, "soldiers-47");
    let code = shown["code"].as_str().unwrap();
    for (index, assertion) in shown["assertions"].as_array().unwrap().iter().enumerate() {
        assert_eq!(assertion["name"], format!("{code}#{}", index + 1));
    }
    for claim in [
        "soldiers-47",
        "counted-bodies",
        "wagner-84-or-more",
        "own-decision",
    ] {
        let (shown, page) = (show(&db, claim), db.succeed("checker", &["claim", "show", claim]));
        for (name, _) in relations(&shown) {
            assert!(page.contains(&format!("called {name}")), "{name}\n{page}");
        }
        // each is found by its name; one that leads to another has its id for a name once that one is gone
        while let Some((name, _)) = all(&show(&db, claim)).first() {
            db.succeed("checker", &["claim", "retract", name, "--reason", "for the test"]);
        }
        let first = format!("{}#1", shown["code"].as_str().unwrap());
        db.succeed(
            "checker",
            &["claim", "retract", &first, "--reason", "for the test"],
        );
    }
}

#[test]
fn a_denial_answers_the_statement_that_it_is_about() {
    let db = TestDb::with_case();
    let (said, denial) = (db.code("label-unfit"), db.code("own-decision"));
    let statement = format!("{said}#1");
    db.succeed(
        "checker",
        &[
            "claim",
            "relate",
            "own-decision",
            "rebuts",
            "label-unfit#1",
            "--by",
            "mali",
        ],
    );
    let name = format!("{denial}:rebuts:{statement}");
    // told at either end
    let expected = (name.as_str(), statement.as_str());
    for claim in ["own-decision", "label-unfit"] {
        let shown = show(&db, claim);
        assert!(
            relations(&shown).contains(&expected),
            "{claim}: {:?}",
            relations(&shown)
        );
    }
    let page = db.succeed("checker", &["claim", "show", "label-unfit"]);
    assert!(
        page.contains(&format!("{denial} rebuts {statement}, according to Mali")),
        "{page}"
    );
    let exported = db.succeed("checker", &["export"]);
    assert!(exported.contains("to_statement"), "{exported}");
    db.succeed(
        "checker",
        &["claim", "retract", &name, "--reason", "it answers the claim"],
    );
    assert!(!relations(&show(&db, "label-unfit")).contains(&expected));
    let (exit, words) = db.fail("checker", &["claim", "retract", &name, "--reason", "again"]);
    assert_eq!(exit, 3, "{words}");
}

#[test]
fn an_argument_contests_that_one_claim_bears_on_another() {
    let db = TestDb::with_case();
    let [accords, ended, hostile] =
        ["accords-inapplicable", "accords-ended", "algeria-hostile"].map(|claim| db.code(claim));
    let contested = format!("{hostile}:supports:{ended}");
    db.succeed(
        "checker",
        &[
            "claim",
            "relate",
            "accords-inapplicable",
            "undercuts",
            &contested,
            "--note",
            "It gives another reason.",
        ],
    );
    let name = format!("{accords}:undercuts:{contested}");
    for claim in ["accords-inapplicable", "algeria-hostile", "accords-ended"] {
        let shown = show(&db, claim);
        let expected = (name.as_str(), contested.as_str());
        assert!(
            relations(&shown).contains(&expected),
            "{claim}: {:?}",
            relations(&shown)
        );
    }
    // what no dossier file could name is not begun
    let (exit, words) = db.fail("checker", &["claim", "relate", "sympathy", "undercuts", &name]);
    assert_eq!(
        (exit, words.contains("a dossier file could not name it")),
        (2, true),
        "{words}"
    );
    db.succeed(
        "checker",
        &["claim", "retract", &name, "--reason", "it was no other reason"],
    );
    assert_eq!(
        relations(&show(&db, "accords-inapplicable"))
            .iter()
            .filter(|(_, aim)| *aim == contested)
            .count(),
        0
    );
}

/// Two of a kind between the same claims are told apart by their ids alone.
#[test]
fn relations_that_would_be_called_the_same_go_by_their_ids() {
    let db = TestDb::with_case();
    db.succeed(
        "checker",
        &[
            "claim",
            "relate",
            "algeria-hostile",
            "supports",
            "accords-ended",
            "--note",
            "The desk sees it so too.",
        ],
    );
    let [ended, hostile] = ["accords-ended", "algeria-hostile"].map(|claim| db.code(claim));
    let both = format!("{hostile}:supports:{ended}");
    let shown = show(&db, "algeria-hostile");
    let ids: Vec<&str> = shown["relations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let names: Vec<&str> = relations(&shown).iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ids);
    let (exit, words) = db.fail("checker", &["claim", "retract", &both, "--reason", "which?"]);
    assert_eq!(exit, 3, "{words}");
    assert!(ids.iter().all(|id| words.contains(id)), "{words}");
    // one of two would be contested, and nobody could say which
    let (exit, words) = db.fail("checker", &["claim", "relate", "sympathy", "undercuts", ids[1]]);
    assert_eq!((exit, words.contains("one of a kind")), (2, true), "{words}");
    db.succeed("checker", &["claim", "retract", ids[1], "--reason", "said twice"]);
    assert_eq!(
        relations(&show(&db, "algeria-hostile")),
        [(both.as_str(), ended.as_str())]
    );
}

#[test]
fn a_name_that_means_nothing_is_told_with_what_there_is() {
    let db = TestDb::with_case();
    let said = db.code("sympathy");
    for (name, words) in [
        ("sympathy#9", format!("`{said}#1`")),
        (
            "sympathy:rebuts:algeria-supports",
            "there is no relation".to_owned(),
        ),
        (
            "sympathy:rebuts:nothing",
            "there is no claim `nothing`".to_owned(),
        ),
        ("sympathy", "is a claim".to_owned()),
        (
            "00000000-0000-7000-8000-000000000000",
            "there is no statement or relation".to_owned(),
        ),
    ] {
        let (_, told) = db.fail("checker", &["claim", "retract", name, "--reason", "none"]);
        assert!(told.contains(&words), "{name}: {told}");
    }
}

/// What somebody is about to name does not become another while a colleague takes one back.
#[test]
fn a_number_is_never_given_again() {
    let db = TestDb::with_case();
    let code = |claim: &str| {
        let shown = db.succeed("checker", &["claim", "show", claim, "--output", "json"]);
        let shown: Value = serde_json::from_str(&shown).unwrap();
        shown["code"].as_str().unwrap().to_owned()
    };
    let code = code("soldiers-47");
    let names = |what: &str| -> Vec<String> {
        let list = match what {
            "statement" => db.succeed("checker", &["claim", "show", "soldiers-47", "--output", "json"]),
            _ => db.succeed(
                "checker",
                &["evidence", "list", "soldiers-47", "--output", "json"],
            ),
        };
        let list: Value = serde_json::from_str(&list).unwrap();
        let list = if what == "statement" {
            &list["assertions"]
        } else {
            &list
        };
        let names = list.as_array().unwrap().iter();
        names
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    for (what, retract) in [("statement", "claim"), ("evidence", "evidence")] {
        let before = names(what);
        let first = format!("{code}#1");
        assert_eq!(before[0], first);
        db.succeed("checker", &[retract, "retract", &first, "--reason", "a mistake"]);
        assert_eq!(names(what), before[1..], "{what}");
        let (exit, words) = db.fail("checker", &[retract, "retract", &first, "--reason", "a mistake"]);
        assert_eq!(exit, 3, "{words}");
        db.succeed(
            "checker",
            &[retract, "retract", &before[2], "--reason", "a mistake"],
        );
        assert!(
            !names(what).contains(&before[2]) && names(what).contains(&before[1]),
            "{what}"
        );
    }
}

/// Ids come from the clocks of those who record; the order of recording is the database's.
#[test]
fn a_number_goes_by_when_it_was_recorded_and_not_by_its_id() {
    let db = TestDb::with_case();
    let first = |db: &TestDb| show(db, "soldiers-47")["assertions"][0]["id"].clone();
    let before = first(&db);
    let record = "select api.record(jsonb_build_object('assertion', jsonb_build_array(jsonb_build_object(
        'id', '00000000-0000-7000-8000-000000000001', 'claim', h.claim, 'excerpt', a.excerpt)),
        'attribution', jsonb_build_array(jsonb_build_object('assertion', '00000000-0000-7000-8000-000000000001', 'seq', 0,
        'claim', h.claim, 'speaker', t.speaker, 'attitude', t.attitude, 'mode', 'own_voice'))), gen_random_uuid())
        from counterclaim.handle as h, counterclaim.handle as o
        join counterclaim.assertion as a on a.claim = o.claim
        join counterclaim.attribution as t on t.assertion = a.id and t.seq = 0
        where h.handle = 'soldiers-47' and o.handle = 'sympathy'";
    assert_eq!(db.outcome("checker", record), "ok");
    let all = show(&db, "soldiers-47");
    let all = all["assertions"].as_array().unwrap();
    assert_eq!(first(&db), before);
    let last = all.last().unwrap();
    assert_eq!(
        (
            last["id"].as_str().unwrap(),
            last["name"]
                .as_str()
                .unwrap()
                .ends_with(&format!("#{}", all.len()))
        ),
        ("00000000-0000-7000-8000-000000000001", true)
    );
}

#[test]
fn relations_that_lead_to_each_other_are_refused() {
    let db = TestDb::with_case();
    let ring = "select api.record(jsonb_build_object('relation', jsonb_build_array(
        jsonb_build_object('id', 'aaaaaaaa-0000-7000-8000-000000000001', 'claim', h.claim, 'kind', 'undercuts',
          'to_relation', 'aaaaaaaa-0000-7000-8000-000000000002'),
        jsonb_build_object('id', 'aaaaaaaa-0000-7000-8000-000000000002', 'claim', h.claim, 'kind', 'undercuts',
          'to_relation', 'aaaaaaaa-0000-7000-8000-000000000001'))), gen_random_uuid())
        from counterclaim.handle as h where h.handle = 'soldiers-47'";
    assert_eq!(db.outcome("checker", ring), "batch_shape");
    show(&db, "soldiers-47");
}

#[test]
fn a_statement_is_taken_back_by_its_name_whatever_dossier_is_meant() {
    let db = TestDb::with_case();
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: other, title: Other}\n",
    );
    let name = show(&db, "soldiers-47")["assertions"][0]["name"]
        .as_str()
        .unwrap()
        .to_owned();
    db.succeed("checker", &["claim", "retract", &name, "--reason", "a mistake"]);
    let evidence = db.succeed(
        "checker",
        &[
            "evidence",
            "list",
            "soldiers-47",
            "--dossier",
            "mali-algeria",
            "--output",
            "json",
        ],
    );
    let evidence: Value = serde_json::from_str(&evidence).unwrap();
    let name = evidence[0]["name"].as_str().unwrap();
    db.succeed("checker", &["evidence", "retract", name, "--reason", "a mistake"]);
}
