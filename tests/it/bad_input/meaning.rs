//! Files of the right shape that say what cannot be.

use super::*;

#[test]
fn bidi_control_in_a_name() {
    assert_snapshot!(refused_fixture("bidi-name.yaml"), @"bidi-name.yaml:5: entities[0].name: the name has a direction control (U+202E) at character 7");
}

#[test]
fn quote_that_is_not_there() {
    assert_snapshot!(refused_fixture("quote-missing.yaml"), @"
    quote-missing.yaml:28: statements[0].quote: these words are not in the captured text

    hint: the source has, 1 edit away, at character 60: “South closed the bridge”
    in: …, about nobody. North says that […] on 1 May. South says that it wa…
    where it differs: South [-closes-]{+closed+} the bridge
    ");
}

#[test]
fn quote_that_is_there_twice() {
    assert_snapshot!(refused_fixture("quote-twice.yaml"), @"
    quote-twice.yaml:28: statements[0].quote: these words occur 2 times in the captured text

    hint: add `occurrence: 2`, or `after:` with the words before it
    1: …ample text, about nobody. North […] South closed the bridge on 1 Ma…
    2: …osed the bridge on 1 May. South […] it was open all day.…
    ");
}

#[test]
fn reversed_dates() {
    assert_snapshot!(refused_fixture("reversed-dates.yaml"), @"reversed-dates.yaml:24: claims[0].when: `2024-05-02` to `2024-05-01` runs backwards: expected the earlier date first");
}

#[test]
fn impossible_date() {
    assert_snapshot!(refused_fixture("impossible-date.yaml"), @"impossible-date.yaml:24: claims[0].when: `2024-02-30` is not in the calendar: February 2024 has 29 days");
}

#[test]
fn impossible_time() {
    assert_snapshot!(refused(with("2024-05-04T08:00:00Z", "2024-05-04T25:00:00Z")), @"case.yaml:12: sources[0].snapshot[0].retrieved: `2024-05-04T25:00:00Z` is not a time such as 2025-01-20T10:00:00Z (RFC 3339)");
}

#[test]
fn duplicate_handle() {
    assert_snapshot!(refused_fixture("duplicate-handle.yaml"), @"
    duplicate-handle.yaml:21: claims[0].id: handle `bridge` is used twice: it names entities[3].id (line 8) already
    duplicate-handle.yaml:30: statements[0].claims[0]: `bridge` is an entity, not a claim
    ");
}

#[test]
fn dangling_reference() {
    assert_snapshot!(refused_fixture("dangling-reference.yaml"), @"
    dangling-reference.yaml:29: statements[0].chain[0].speaker: `nroth` names nothing in this file or dossier

    hint: did you mean `north`?
    ");
}

#[test]
fn chain_without_a_holder() {
    assert_snapshot!(refused_fixture("no-holder.yaml"), @"no-holder.yaml:29: statements[0].chain[0]: a link needs a holder: a `speaker`, or a `label` such as “Analysts (unnamed)”");
}

#[test]
fn empty_chain_without_a_publisher() {
    let text = with("[{speaker: north, attitude: alleges}]", "[]").replace("    publisher: gazette\n", "");
    assert_snapshot!(refused(text), @"case.yaml:24: statements[0].chain: a chain needs at least one link that says who holds what");
}

#[test]
fn a_place_that_speaks() {
    assert_snapshot!(refused_fixture("place-speaks.yaml"), @"place-speaks.yaml:29: statements[0].chain[0].speaker: `bridge` is a place and cannot speak; only agents do (states, organs, persons, groups, media …)");
}

#[test]
fn a_quantity_on_an_accusation() {
    assert_snapshot!(refused_fixture("quantity-on-accusation.yaml"), @"quantity-on-accusation.yaml:25: claims[0].quantity: only a quantitative claim has a quantity; this one is accusation");
}

#[test]
fn everything_of_meaning_is_said_at_once_each_with_its_hint() {
    let text = GOOD
        .replace("speaker: north", "speaker: nort")
        .replace("claims: [closed]", "claims: [close]")
        .replace("when: 2024-05-01", "when: 2024-13")
        .replace("quote: South closed the bridge", "quote: South closes the bridge");
    assert_snapshot!(refused(text), @"
    case.yaml:21: claims[0].when: `2024-13` is not in the calendar: there is no month 13
    case.yaml:24: statements[0].quote: these words are not in the captured text
        hint: the source has, 1 edit away, at character 17: “South closed the bridge”
        in: …North says that […] on 1 May. South says that it wa…
        where it differs: South [-closes-]{+closed+} the bridge
    case.yaml:25: statements[0].chain[0].speaker: `nort` names nothing in this file or dossier
        hint: did you mean `north`?
    case.yaml:26: statements[0].claims[0]: `close` names nothing in this file or dossier
        hint: did you mean `closed`?
    ");
}

// Files

#[test]
fn problems_as_json() {
    let inbox = Inbox::new();
    let path = inbox.put(
        "case.yaml",
        with("speaker: north", "speaker: nort").replace("when: 2024-05-01", "when: 2024-02-30"),
    );
    let output = inbox.import(&[&path], &["--output", "json"]);
    assert_snapshot!(inbox.words(&output), @r#"
    {
      "error": {
        "code": "bad_input",
        "message": "case.yaml:21: claims[0].when: `2024-02-30` is not in the calendar: February 2024 has 29 days\ncase.yaml:25: statements[0].chain[0].speaker: `nort` names nothing in this file or dossier",
        "hint": null,
        "detail": [
          {
            "file": "case.yaml",
            "line": 21,
            "column": null,
            "path": "claims[0].when",
            "reason": "`2024-02-30` is not in the calendar: February 2024 has 29 days",
            "hint": null
          },
          {
            "file": "case.yaml",
            "line": 25,
            "column": null,
            "path": "statements[0].chain[0].speaker",
            "reason": "`nort` names nothing in this file or dossier",
            "hint": "did you mean `north`?"
          }
        ]
      }
    }
    "#);
}

// Files that snapshots name
