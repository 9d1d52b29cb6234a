//! How a move is called: versions, requests sent again, arguments, bulk moves.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Sketch, World, id, lines, move_all, move_at, no, record, rows, word};

#[test]
fn a_claim_is_moved_only_by_who_has_seen_it() {
    let mut world = World::with_claim("submitted");
    let seen = world.version("claim");
    world
        .write(
            "editor",
            "{comment: [{id: $comment, claim: $claim, text: see the annex}]}",
        )
        .unwrap();
    for version in [seen, 0, 99] {
        let outcome = move_at(
            world.session("reviewer"),
            "claim",
            version,
            "take",
            &no(),
            Uuid::now_v7(),
        );
        let refusal = outcome.unwrap_err();
        assert_eq!(refusal.constraint, "stale_version");
        assert_eq!(refusal.detail["version"], seen + 1);
    }
    assert_eq!(world.state("claim"), "submitted");
    let elsewhere = move_at(
        world.session("reviewer"),
        "three",
        1,
        "take",
        &no(),
        Uuid::now_v7(),
    );
    assert_eq!(word(&elsewhere), "unknown_stream");
}

#[test]
fn a_request_sent_again_has_its_first_receipt() {
    let mut world = World::with_claim("draft");
    let request = Uuid::now_v7();
    let submit =
        |world: &mut World, login: &str| move_at(world.session(login), "claim", 1, "submit", &no(), request);
    let first = submit(&mut world, "checker").unwrap();
    world.play(&[
        ("checker", "recall", no(), "ok"),
        ("checker", "submit", no(), "ok"),
    ]);
    assert_eq!(submit(&mut world, "checker").unwrap(), first);
    assert_eq!(world.version("claim"), 4);

    // other arguments, another person, another function
    let recall = move_at(world.session("checker"), "claim", 4, "recall", &no(), request);
    assert_eq!(word(&recall), "request_reused");
    assert_eq!(word(&submit(&mut world, "checker_2")), "request_reused");
    let comment = rows("{comment: [{id: $comment, claim: $claim, text: x}]}");
    let recorded = record(world.session("checker"), &comment, request);
    assert_eq!(word(&recorded), "request_reused");
}

#[test]
fn a_refused_request_may_be_sent_again() {
    let mut world = World::with_claim("submitted");
    let request = Uuid::now_v7();
    let take = |world: &mut World| move_at(world.session("allround"), "claim", 2, "take", &no(), request);
    let hold = "{hold: [{id: $hold, claim: $claim, kind: legal, reason: a lawyer reads}]}";
    world.write("editor", hold).unwrap();
    assert_eq!(word(&take(&mut world)), "stale_version");
    let take = move_at(world.session("allround"), "claim", 3, "take", &no(), request);
    assert_eq!(word(&take), "ok");
}

/// move, from, length of its reason, of its public note, outcome.
const LENGTHS: &str = "
    discard   draft      0   0   reason
    discard   draft      2   0   reason
    discard   draft      3   0   ok
    return    submitted  2   0   reason
    return    submitted  3   0   ok
    return    in_review  2   0   reason
    return    decided    2   0   reason
    decline   submitted  2   0   reason
    decline   in_review  0   20  reason
    reopen    approved   2   0   reason
    reopen    declined   2   0   reason
    reopen    withdrawn  2   20  reason
    withdraw  approved   3   19  reason
    withdraw  approved   0   20  ok
    correct   approved   20  0   reason
    correct   approved   20  19  reason
    correct   approved   0   20  ok
";

#[test]
fn reasons_and_public_notes_have_a_length_and_spaces_are_none_of_it() {
    let mut world = World::new();
    for (n, line) in lines(LENGTHS).enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let name = format!("claim-{n}");
        let sketch = Sketch::named(&name);
        world.bring_to(words[1], &sketch, "supported");
        let text = |length: &str| format!("  {}   ", "x".repeat(length.parse().unwrap()));
        let mut arguments = sketch.decision("supported");
        arguments["reason"] = json!(text(words[2]));
        arguments["note"] = json!(text(words[3]));
        assert_eq!(
            word(&world.make("allround", &name, words[0], arguments)),
            words[4],
            "{line}"
        );
    }
}

/// Arguments of `decide`, and what refuses them. `OPEN` is a whole content verdict but for its brace, `SAID` that of
/// the one assertion.
const ARGUMENTS: &str = "
    [] => batch_shape
    1 => batch_shape
    {atributions: []} => batch_shape
    {content: []} => batch_shape
    {content: supported} => batch_shape
    {content: {verdict: open}} => batch_shape
    {OPEN}, attributions: {}} => batch_shape
    {OPEN}, attributions: [1]} => batch_shape
    {OPEN}, attributions: [{assertion: $claim/said-0, verdict: confirmed}]} => batch_shape
    {OPEN, weighed: {}}} => batch_shape
    {OPEN, weighed: [1]}} => batch_shape
    {OPEN, weighed: [{id: $claim/evidence-0}]}} => batch_shape
    {affirm: true, OPEN}} => batch_shape
    {content: null, attributions: null} => verdict_missing
    {affirm: true} => verdict_missing
    {affirm: false} => verdict_missing
    {content: {rating: open}} => verdict_confidence
    {content: {rating: open, confidence: certain}} => verdict_confidence_check
    {OPEN, low: 3, high: 2}} => verdict_estimate
    {OPEN, low: 3, best: 2}} => verdict_estimate
    {OPEN, best: 3, high: 2}} => verdict_estimate
    {OPEN}, attributions: [{assertion: $nothing, rating: confirmed}]} => unknown_stream
    {OPEN}, attributions: [{assertion: $other/said-0, rating: confirmed}]} => unknown_stream
    {OPEN}, attributions: [{assertion: $claim/said-0, seq: 2, rating: confirmed}]} => unknown_stream
    {OPEN}, attributions: [{assertion: $claim/said-0, rating: supported, rationale: more than twenty characters}]} => verdict_scope_rating_fkey
    {OPEN}, attributions: [{assertion: $claim/said-0, rating: misquoted}]} => rationale
    {OPEN}, attributions: [SAID, SAID]} => verdict_first
    {OPEN, weighed: [{evidence: $other/evidence-0}]}, attributions: [SAID]} => weighed_evidence
    {OPEN, low: 2, best: 3, high: 4}, attributions: [SAID]} => ok
";

#[test]
fn arguments_have_a_shape() {
    let mut world = World::with_claim("in_review");
    world.bring(&Sketch::named("other"));
    for line in lines(ARGUMENTS) {
        let (arguments, wanted) = line.rsplit_once(" => ").unwrap();
        let arguments = arguments
            .replace("OPEN", "content: {rating: open, confidence: low")
            .replace("SAID", "{assertion: $claim/said-0, rating: confirmed}");
        let outcome = world.make("reviewer", "claim", "decide", rows(&arguments));
        assert_eq!(word(&outcome), wanted, "{arguments}");
    }
}

#[test]
fn bulk_moves_are_all_or_none_with_the_list_of_refusals() {
    let mut world = World::new();
    let names: Vec<String> = (1..=5).map(|n| format!("claim-{n}")).collect();
    for name in &names[..4] {
        world.bring_to("submitted", &Sketch::named(name), "open");
    }
    world.bring(&Sketch::named(&names[4]));
    let mut seen: Vec<(String, i32)> = names.iter().map(|name| (name.clone(), 2)).collect();
    seen[3].1 = 7;
    seen[4].1 = 1;
    let refusal = move_all(world.session("reviewer"), &seen, "take", &no(), Uuid::now_v7()).unwrap_err();
    assert_eq!(refusal.constraint, "bulk_refused");
    let listed: Vec<(Value, Value)> = refusal
        .detail
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["claim"].clone(), one["refusal"].clone()))
        .collect();
    assert_eq!(
        listed,
        [
            (json!(id("claim-4")), json!("stale_version")),
            (json!(id("claim-5")), json!("illegal_transition")),
        ]
    );
    assert_eq!(refusal.detail[0]["detail"]["version"], 2);
    let submitted = "select count(*) from counterclaim.stream where state = 'submitted'";
    assert_eq!(world.ask(submitted), "4");
    assert_eq!(
        world.ask("select count(*) from counterclaim.event where operation = 'take'"),
        "0"
    );

    // and sent again after a lost answer
    seen.truncate(4);
    seen[3].1 = 2;
    let request = Uuid::now_v7();
    let first = move_all(world.session("reviewer"), &seen, "take", &no(), request).unwrap();
    assert_eq!(first.len(), 4);
    assert_eq!(
        move_all(world.session("reviewer"), &seen, "take", &no(), request).unwrap(),
        first
    );
    assert_eq!(
        world.ask("select count(*) from counterclaim.event where operation = 'take'"),
        "4"
    );
    world.verify();
}

/// A list of moves, and what refuses it.
const BULK_SHAPES: &str = "
    {} => batch_shape
    [] => batch_shape
    [1] => batch_shape
    [{claim: $claim, version: 1, move: submit, argument: {}}] => batch_shape
    [{claim: $claim, version: 1, move: submit, arguments: []}] => bulk_refused
    [{claim: $claim, move: submit}] => bulk_refused
    [{version: 1, move: submit}] => bulk_refused
    [{claim: $nowhere, version: 1, move: submit}] => bulk_refused
    [{claim: $claim, version: 1, move: submit}, {claim: $claim, version: 2, move: recall}] => ok
";

#[test]
fn bulk_moves_have_a_shape() {
    let world = World::with_claim("draft");
    for line in lines(BULK_SHAPES) {
        let (moves, wanted) = line.rsplit_once(" => ").unwrap();
        let statement = format!("select api.moves('{}', gen_random_uuid())", rows(moves));
        assert_eq!(world.db.outcome("checker", &statement), wanted, "{moves}");
    }
}
