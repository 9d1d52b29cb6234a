//! A command line that is wrong is told so by what was typed.

use crate::support::TestDb;

#[test]
fn a_flag_that_says_something_of_another_needs_it() {
    let desk = TestDb::with_case();
    for (line, needed) in [
        ("review decide soldiers-47 --occasion correction", "--verdict"),
        ("review correct soldiers-47 --occasion update", "--verdict"),
        (
            "reply record algeria soldiers-47 --outcome silent --issued 2025-02-01",
            "--file",
        ),
    ] {
        let (exit, told) = desk.fail("checker", &line.split(' ').collect::<Vec<_>>());
        assert!(exit == 2 && told.contains(needed), "{line}: {exit}: {told}");
    }
}

#[test]
fn a_new_source_that_has_the_name_of_something_else_is_told_by_what_was_typed() {
    let desk = TestDb::with_case();
    let text = desk.path("x.txt");
    std::fs::write(&text, "It rained.\n").unwrap();
    let (exit, told) = desk.fail("checker", &["log", "algeria", "--file", &text, "--form", &text]);
    assert_eq!(
        (exit, told.as_str()),
        (6, "SOURCE: `algeria` is taken in this dossier\n")
    );
    let add = ["source", "add", "--title", "x", "--handle", "algeria"];
    let (exit, told) = desk.fail("checker", &add);
    assert_eq!(
        (exit, told.as_str()),
        (6, "--handle: `algeria` is taken in this dossier\n")
    );
}

#[test]
fn what_cannot_be_reworded_is_told_as_the_claim() {
    let desk = TestDb::with_states();
    let (_, told) = desk.fail("checker", &["claim", "revise", "s-approved", "--when", "2024-07"]);
    assert!(
        told.starts_with("CLAIM: C-") && told.contains("is approved; only a draft"),
        "{told}"
    );
}

#[test]
fn what_is_offered_can_be_given() {
    let desk = TestDb::with_states();
    let hold = [
        "review",
        "hold",
        "s-decided",
        "--reason",
        "a lawyer reads it",
        "--kind",
    ];
    let (_, told) = desk.fail("editor", &[&hold[..], &["lunch"]].concat());
    assert!(
        told.contains("legal, embargo, awaiting_reply") && !told.contains("released"),
        "{told}"
    );
    let (_, told) = desk.fail("editor", &[&hold[..], &["released"]].concat());
    assert!(told.contains("counterclaim review unhold"), "{told}");
    let reply = ["reply", "record", "paper", "s-decided", "--outcome"];
    let (_, told) = desk.fail("checker", &[&reply[..], &["maybe"]].concat());
    assert!(
        told.contains("answered, declined") && !told.contains("asked, answered"),
        "{told}"
    );
    let (_, told) = desk.fail("checker", &[&reply[..], &["asked"]].concat());
    assert!(told.contains("counterclaim reply ask"), "{told}");
}
