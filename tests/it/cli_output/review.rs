//! The review: queue, rules, moves and their refusals.

use super::*;

#[test]
fn the_queue_and_the_rules() {
    let db = reviewed();
    assert_snapshot!(told(&db, "reviewer", "review queue"), @r#"
    CODE  STATE      PRIORITY  SINCE       DUE  WHO       WHY                           STATEMENT
    C-20  in review  1         TODAY       reviewer  waits for a decision          Forty-seven Malian soldiers were killed at Tinzawaten in July 2024.
    C-1   draft      1         TODAY                 returned: say in which month  Algeria shows sympathy for groups that Mali calls “terrorist”.
    "#);
    assert_snapshot!(told(&db, "reviewer", "review rules"), @r#"
    ratings of a claim
    NAME              NEEDS
    contested         a statement of the claim whose innermost link is confirmed; statements or evidence of both bearings; a claim that is no demand, prediction or evaluation
    misleading        a statement of the claim whose innermost link is confirmed; a claim that is no demand, prediction or evaluation
    mostly_refuted    a statement of the claim whose innermost link is confirmed; evidence that refutes it, of credibility 1–3, from one counting origin; a claim that is no demand, prediction or evaluation
    mostly_supported  a statement of the claim whose innermost link is confirmed; evidence that supports it, of credibility 1–3, from one counting origin; a claim that is no demand, prediction or evaluation
    not_checkable     nothing beyond a reasoned decision
    open              nothing beyond a reasoned decision
    refuted           a statement of the claim whose innermost link is confirmed; evidence that refutes it, of credibility 1–3, from 2 counting origins; a claim that is no demand, prediction or evaluation
    supported         a statement of the claim whose innermost link is confirmed; evidence that supports it, of credibility 1–3, from 2 counting origins; a claim that is no demand, prediction or evaluation
    unsupported       a statement of the claim whose innermost link is confirmed; a note of what was looked for and not found; a claim that is no demand, prediction or evaluation
    unverifiable      a statement of the claim whose innermost link is confirmed

    ratings of who said it
    NAME            NEEDS
    confirmed       nothing beyond a reasoned decision
    misattributed   nothing beyond a reasoned decision
    misquoted       nothing beyond a reasoned decision
    out_of_context  nothing beyond a reasoned decision
    unconfirmed     nothing beyond a reasoned decision

    moves where a claim needs 3 people
    NAME      FROM       TO         ROLE      NEEDS
    correct   approved   decided    reviewer  a public note
    reopen    approved   in review  editor    a reason
    reopen    approved   in review  reviewer  a reason
    withdraw  approved   withdrawn  editor    a public note
    approve   decided    approved   editor
    return    decided    in review  editor    a reason
    reopen    declined   in review  editor    a reason
    reopen    declined   in review  reviewer  a reason
    discard   draft      discarded  checker   a reason
    submit    draft      submitted  checker
    decide    in review  decided    reviewer
    decline   in review  declined   reviewer  a reason
    return    in review  draft      reviewer  a reason
    decline   submitted  declined   reviewer  a reason
    recall    submitted  draft      checker
    return    submitted  draft      reviewer  a reason
    take      submitted  in review  reviewer
    reopen    withdrawn  in review  editor    a reason
    reopen    withdrawn  in review  reviewer  a reason
    "#);
    let two = told(&db, "reviewer", "review rules --eyes 2 --output jsonl");
    let last: serde_json::Value = serde_json::from_str(two.lines().last().unwrap()).unwrap();
    let expected = serde_json::json!({
        "rule": "move", "name": "reopen", "from": "withdrawn", "to": "in_review", "role": "reviewer", "needs": "a reason",
    });
    assert_eq!(last, expected);
}

#[test]
fn moves_and_why_they_are_refused() {
    let db = reviewed();
    assert_snapshot!(told(&db, "checker", "review submit sympathy C-2"), @r#"
    CLAIM  FROM   TO         VERSION
    C-1    draft  submitted  5
    C-2    draft  submitted  2
    "#);
    assert_snapshot!(told(&db, "reviewer", "review take C-2 --output json"), @r#"
    [
      {
        "claim": "C-2",
        "from": "submitted",
        "to": "in_review",
        "version": 3,
        "hash": "SHA-256"
      }
    ]
    "#);
    assert_snapshot!(told(&db, "editor", "review approve sympathy"), @r#"
    --- standard error
    refused: sympathy is submitted; approve needs decided

    hint: `counterclaim review take sympathy`, or any of: decline, recall, return, take
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "editor", "review approve C-1 --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "illegal_transition",
        "message": "refused: C-1 is submitted; approve needs decided",
        "hint": "`counterclaim review take C-1`, or any of: decline, recall, return, take",
        "detail": {
          "from": [
            "decided"
          ],
          "move": "approve",
          "moves": [
            "decline",
            "recall",
            "return",
            "take"
          ],
          "state": "submitted"
        }
      }
    }
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "checker", "review take sympathy"), @r#"
    --- standard error
    refused: this needs the role reviewer

    hint: act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", "review return C-2"), @r#"
    --- standard error
    refused: this needs a reason

    hint: give `--reason`, at least 3 characters
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "editor", "review withdraw wagner-killed --note short"), @r#"
    --- standard error
    refused: this needs a reason

    hint: give `--note`, at least 20 characters
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", &format!("review decide soldiers-47 --verdict supported {DECIDE}")), @r#"
    --- standard error
    refused: `supported` needs 2 counting origins; 0 found

    hint: `counterclaim claim show soldiers-47` says of each piece of evidence why it does not count; `counterclaim review rules` prints the rule
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", "review decide soldiers-47 --verdict likely --confidence low --rationale 'said to be so by several accounts'"), @r#"
    --- standard error
    error: invalid value 'likely' for '--verdict <RATING>': `likely` is not one of supported, mostly_supported, contested, misleading, mostly_refuted, refuted, unsupported, unverifiable, not_checkable, open

    For more information, try '--help'.
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "reviewer", "review decide soldiers-47"), @r#"
    --- standard error
    error: missing: --verdict, --attribution

    hint: or give the form ready: `counterclaim review decide soldiers-47 --form FILE`, `--form -` for standard input
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "reviewer", "review take sympathy --seen 1"), @r#"
    --- standard error
    refused: somebody changed the claim since it was read

    hint: read it again: `counterclaim claim show sympathy`, then decide anew
    --- exit code 5
    "#);
    assert_snapshot!(told(&db, "checker", "review submit C-2 C-3 C-4"), @r#"
    --- standard error
    refused: none was moved; refused are
      C-2: the claim is in_review; submit needs draft (illegal_transition)

    hint: `counterclaim review decide C-2`, or any of: decide, decline, return
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "checker", "review submit C-999"), @r#"
    --- standard error
    error: there is no claim `C-999`

    hint: `counterclaim claim list` shows what there is
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "review submit sympaty"), @r#"
    --- standard error
    error: there is no claim `sympaty`

    hint: did you mean `sympathy`?
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "review discard C-5 --reason 'entered twice'"), @r#"
    CLAIM  FROM   TO         VERSION
    C-5    draft  discarded  2
    "#);
    assert_snapshot!(told(&db, "checker", "review submit C-5"), @r#"
    --- standard error
    refused: C-5 is discarded; submit needs draft

    hint: nothing leads on from discarded
    --- exit code 4
    "#);
}
