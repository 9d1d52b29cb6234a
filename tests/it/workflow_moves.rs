//! Moves beyond the table: rounds, corrections, fresh eyes, retries, bulk moves, and what brings a claim back.

use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{NOTE, Sketch, World, id, lines, move_all, move_at, rows, word};

const CLAIM: Sketch = Sketch {
    name: "claim",
    dossier: "three",
    kind: "factual",
    said: "front+",
    evidence: "+wire +daily",
};

/// A world with the usual claim in a state, decided as supported.
fn world_with_claim(state: &str) -> World {
    let mut world = World::new();
    world.bring_to(state, &CLAIM, "supported");
    world
}

/// Makes moves of the usual claim, (login, move, arguments), each of which has its outcome.
fn play(world: &mut World, script: &[(&str, &str, Value, &str)]) {
    for (n, (login, a_move, arguments, wanted)) in script.iter().enumerate() {
        let outcome = world.make(login, "claim", a_move, arguments.clone());
        assert_eq!(word(&outcome), *wanted, "{n}: {a_move} by {login}");
    }
}

fn no() -> Value {
    json!({})
}

fn because(reason: &str) -> Value {
    json!({"reason": reason})
}

fn supported() -> Value {
    CLAIM.decision("supported")
}

fn affirm() -> Value {
    json!({"affirm": true})
}

/// The second wording of the usual claim.
const REWORDED: &str =
    "{claim_revision: [{claim: $claim, n: 2, dossier: $three, statement: It is otherwise., language: en}]}";

#[test]
fn who_returned_a_claim_takes_it_again() {
    let mut world = world_with_claim("in_review");
    play(
        &mut world,
        &[
            ("reviewer", "return", because("quote the French text"), "ok"),
            ("checker", "submit", no(), "ok"),
            ("reviewer", "take", no(), "ok"),
            ("reviewer", "decide", supported(), "ok"),
            ("editor", "approve", no(), "ok"),
        ],
    );
    assert_eq!(world.state("claim"), "approved");
    world.verify();
}

#[test]
fn who_returned_a_claim_does_not_rewrite_it_and_review_it_again() {
    let mut world = world_with_claim("submitted");
    play(&mut world, &[("allround", "return", because("wording"), "ok")]);
    assert_eq!(word(&world.write("allround", REWORDED)), "four_eyes");
    let evidence = "{evidence: [{id: $more, claim: $claim, excerpt: $quote/gazette, source: $source/gazette, bearing: supports}]}";
    assert_eq!(word(&world.write("allround", evidence)), "four_eyes");
    assert_eq!(word(&world.write("checker", REWORDED)), "ok");
}

#[test]
fn an_editor_sends_a_decision_back_and_approves_the_second() {
    let mut world = world_with_claim("decided");
    play(
        &mut world,
        &[
            ("editor", "return", because("weigh the third paper"), "ok"),
            ("reviewer", "decide", no(), "verdict_missing"),
            ("reviewer", "decide", affirm(), "ok"),
            ("editor", "approve", no(), "ok"),
        ],
    );
    assert_eq!(occasions(&mut world), "initial,affirmed");
}

#[test]
fn another_reviewer_may_affirm_what_the_first_decided() {
    let mut world = world_with_claim("decided");
    play(
        &mut world,
        &[
            ("editor", "return", because("another pair of eyes"), "ok"),
            ("reviewer_2", "decide", affirm(), "ok"),
            ("reviewer", "decide", affirm(), "illegal_transition"),
            ("editor", "approve", no(), "ok"),
        ],
    );
    let makers = "select string_agg(p.name, ',' order by v.version) from counterclaim.verdict as v
        join iam.person as p on p.id = v.recorded_by where v.scope = 'content'";
    assert_eq!(world.ask(makers), "reviewer,reviewer_2");
}

#[test]
fn affirming_takes_over_rating_confidence_and_what_was_weighed() {
    let mut world = World::new();
    let sketch = Sketch {
        evidence: "+wire +daily -gazette*",
        ..CLAIM
    };
    world.bring_to("decided", &sketch, "supported low");
    play(
        &mut world,
        &[
            ("editor", "return", because("another pair of eyes"), "ok"),
            ("reviewer", "decide", affirm(), "ok"),
            ("editor", "approve", no(), "ok"),
        ],
    );
    let stands = "select concat_ws(',', v.rating, v.confidence, v.occasion, (select count(*) from counterclaim.weighed as w
        where w.verdict = v.id)) from counterclaim.current_verdict as v where v.scope = 'content'";
    assert_eq!(world.ask(stands), "supported,low,affirmed,1");
}

#[test]
fn nobody_affirms_and_says_something_else() {
    let mut world = world_with_claim("decided");
    let mut both = CLAIM.decision("misleading");
    both["affirm"] = json!(true);
    play(
        &mut world,
        &[
            ("editor", "return", because("another pair of eyes"), "ok"),
            ("reviewer", "decide", both, "batch_shape"),
        ],
    );
}

#[test]
fn rewording_drops_the_verdicts() {
    let mut world = world_with_claim("decided");
    play(
        &mut world,
        &[
            ("editor", "return", because("wording"), "ok"),
            ("reviewer", "return", because("wording"), "ok"),
        ],
    );
    world.write("checker", REWORDED).unwrap();
    let mut content_only = supported();
    content_only["attributions"] = json!([]);
    let mut attributions_only = supported();
    attributions_only["content"] = Value::Null;
    play(
        &mut world,
        &[
            ("checker", "submit", no(), "ok"),
            ("reviewer", "take", no(), "ok"),
            ("reviewer", "decide", affirm(), "verdict_missing"),
            ("reviewer", "decide", attributions_only, "verdict_missing"),
            ("reviewer", "decide", content_only, "verdict_missing"),
            ("reviewer", "decide", supported(), "ok"),
            ("editor", "approve", no(), "ok"),
        ],
    );
    assert_eq!(
        world.listed("claim", "approved_revision, approved_verdict"),
        "2,supported"
    );
}

#[test]
fn an_assertion_brought_in_review_needs_its_verdict_too() {
    let mut world = world_with_claim("in_review");
    let denial = "{
        assertion: [{id: $denial, claim: $claim, excerpt: $quote/page}],
        attribution: [
            {assertion: $denial, claim: $claim, seq: 0, speaker: $paper, attitude: reports, mode: own_voice},
            {assertion: $denial, claim: $claim, seq: 1, speaker: $army, attitude: denies, mode: indirect}]}";
    world.write("reviewer", denial).unwrap();
    let mut both = supported();
    let verdict = json!({"assertion": id("denial"), "rating": "confirmed"});
    both["attributions"].as_array_mut().unwrap().push(verdict);
    play(
        &mut world,
        &[
            ("reviewer", "decide", supported(), "verdict_missing"),
            ("reviewer", "decide", both, "ok"),
        ],
    );
}

#[test]
fn evidence_brought_in_review_does_not_bar_its_bringer_from_deciding() {
    let mut world = World::new();
    let sketch = Sketch {
        evidence: "+wire",
        ..CLAIM
    };
    world.bring_to("in_review", &sketch, "open");
    play(&mut world, &[("reviewer", "decide", supported(), "origins")]);
    let more = json!({"evidence": [{
        "id": id("more"), "claim": id("claim"), "excerpt": id("quote/daily"), "source": id("source/daily"), "bearing": "supports",
        "credibility": 2,
    }]});
    world.record("reviewer", &more).unwrap();
    play(&mut world, &[("reviewer", "decide", supported(), "ok")]);
    assert_eq!(
        world.ask("select coalesce(capacity, 'none') from counterclaim.evidence order by version desc"),
        "none"
    );
}

#[test]
fn nobody_reviews_or_approves_their_own() {
    let mut world = World::new();
    world.record("allround", &CLAIM.batch()).unwrap();
    play(
        &mut world,
        &[
            ("allround", "submit", no(), "ok"),
            ("allround", "take", no(), "four_eyes"),
            ("allround", "decline", because("mine"), "four_eyes"),
            ("reviewer", "take", no(), "ok"),
            ("reviewer", "decide", supported(), "ok"),
            ("allround", "return", because("mine"), "four_eyes"),
            ("allround", "approve", no(), "four_eyes"),
            ("editor", "approve", no(), "ok"),
            ("allround", "withdraw", json!({"note": NOTE}), "four_eyes"),
            // to ask for another look is open to all
            ("allround", "reopen", because("new account by the army"), "ok"),
        ],
    );
}

#[test]
fn who_decided_does_not_approve() {
    let mut world = World::new();
    world.bring_to("submitted", &CLAIM, "open");
    play(
        &mut world,
        &[
            ("allround", "take", no(), "ok"),
            ("allround", "decide", supported(), "ok"),
            ("allround", "approve", no(), "four_eyes"),
            ("reviewer", "approve", no(), "not_allowed"),
            ("editor", "approve", no(), "ok"),
            ("allround", "withdraw", json!({"note": NOTE}), "four_eyes"),
        ],
    );
}

#[test]
fn a_second_login_is_the_same_person() {
    let mut world = World::new();
    let checker = "select person from iam.login where role_name = 'checker'";
    let checker = world.ask(checker);
    for call in [
        format!(
            "select r.version from api.member_add('spare', '{checker}', null, '{{}}', gen_random_uuid()) as r"
        ),
        format!(
            "select r.version from api.member_grant('{checker}', '{{reviewer,editor}}', gen_random_uuid()) as r"
        ),
    ] {
        world.ask(&call);
    }
    world.bring_to("submitted", &CLAIM, "open");
    play(
        &mut world,
        &[
            ("spare", "take", no(), "four_eyes"),
            ("checker", "take", no(), "four_eyes"),
            ("reviewer", "take", no(), "ok"),
            ("reviewer", "decide", supported(), "ok"),
            ("spare", "approve", no(), "four_eyes"),
        ],
    );
    world.ask(&format!(
        "select r.version from api.member_revoke('{checker}', '{{reviewer,editor}}', gen_random_uuid()) as r"
    ));
    play(&mut world, &[("spare", "approve", no(), "not_allowed")]);
}

#[test]
fn under_two_pairs_of_eyes_one_person_reviews_and_approves_but_never_writes() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "two",
        ..CLAIM
    };
    world.bring_to("submitted", &sketch, "open");
    play(
        &mut world,
        &[
            ("allround", "take", no(), "ok"),
            ("allround", "decide", supported(), "ok"),
            ("allround", "approve", no(), "ok"),
        ],
    );
    let own = Sketch {
        name: "own",
        ..sketch
    };
    world.record("allround", &own.batch()).unwrap();
    world.make("allround", "own", "submit", no()).unwrap();
    assert_eq!(word(&world.make("allround", "own", "take", no())), "four_eyes");
}

#[test]
fn a_desk_of_one_does_everything_and_it_is_recorded() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "one",
        ..CLAIM
    };
    world.record("allround", &sketch.batch()).unwrap();
    play(
        &mut world,
        &[
            ("allround", "submit", no(), "ok"),
            ("allround", "take", no(), "ok"),
            ("allround", "decide", supported(), "ok"),
            ("allround", "approve", no(), "ok"),
        ],
    );
    assert_eq!(
        world.ask("select string_agg(distinct eyes || capacity, ',') from counterclaim.review_step where capacity <> 'none'"),
        "1content"
    );
}

/// Sets the policy of a dossier, as its `n`th revision.
fn set_eyes(world: &mut World, dossier: &str, n: i32, eyes: i32) {
    let batch =
        format!("{{dossier_revision: [{{dossier: ${dossier}, n: {n}, title: Policy, eyes: {eyes}}}]}}");
    world.write("editor", &batch).unwrap();
}

#[test]
fn lowering_the_policy_frees_no_claim_made_before() {
    let mut world = World::new();
    world.record("allround", &CLAIM.batch()).unwrap();
    set_eyes(&mut world, "three", 2, 1);
    let later = Sketch::named("later");
    world.record("allround", &later.batch()).unwrap();
    play(
        &mut world,
        &[
            ("allround", "submit", no(), "ok"),
            ("allround", "take", no(), "four_eyes"),
        ],
    );
    world.make("allround", "later", "submit", no()).unwrap();
    world.make("allround", "later", "take", no()).unwrap();
}

#[test]
fn raising_the_policy_binds_at_once() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "two",
        ..CLAIM
    };
    world.bring_to("submitted", &sketch, "open");
    play(
        &mut world,
        &[
            ("allround", "take", no(), "ok"),
            ("allround", "decide", supported(), "ok"),
        ],
    );
    set_eyes(&mut world, "two", 2, 3);
    play(&mut world, &[("allround", "approve", no(), "four_eyes")]);
    // and again lowered, it stays as strict as it was
    set_eyes(&mut world, "two", 3, 2);
    play(
        &mut world,
        &[
            ("allround", "approve", no(), "four_eyes"),
            ("editor", "approve", no(), "ok"),
        ],
    );
}

#[test]
fn an_author_s_own_verdict_is_not_approved_once_more_eyes_are_asked() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "one",
        ..CLAIM
    };
    world.record("allround", &sketch.batch()).unwrap();
    play(
        &mut world,
        &[
            ("allround", "submit", no(), "ok"),
            ("allround", "take", no(), "ok"),
            ("allround", "decide", supported(), "ok"),
        ],
    );
    set_eyes(&mut world, "one", 2, 3);
    play(
        &mut world,
        &[
            ("editor", "approve", no(), "four_eyes"),
            ("editor", "return", because("nobody else has read it"), "ok"),
            // which leaves the author's word on who said it
            ("reviewer", "decide", affirm(), "ok"),
            ("editor", "approve", no(), "four_eyes"),
            ("editor", "return", because("nor who said it"), "ok"),
            ("reviewer", "decide", supported(), "ok"),
            ("editor", "approve", no(), "ok"),
        ],
    );
}

#[test]
fn who_decided_does_not_approve_once_more_eyes_are_asked() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "two",
        ..CLAIM
    };
    world.bring_to("decided", &sketch, "supported");
    // with a hand in approval, which under this policy decides too
    play(
        &mut world,
        &[
            ("allround", "return", because("I see it otherwise"), "ok"),
            ("allround", "decide", supported(), "ok"),
        ],
    );
    set_eyes(&mut world, "two", 2, 3);
    play(
        &mut world,
        &[
            ("allround", "approve", no(), "four_eyes"),
            ("editor", "approve", no(), "four_eyes"),
            ("editor", "return", because("a reviewer decides"), "ok"),
            ("reviewer", "decide", supported(), "ok"),
            ("allround", "approve", no(), "ok"),
        ],
    );
}

#[test]
fn a_claim_is_moved_only_by_who_has_seen_it() {
    let mut world = world_with_claim("submitted");
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
    let mut world = world_with_claim("draft");
    let request = Uuid::now_v7();
    let submit =
        |world: &mut World, login: &str| move_at(world.session(login), "claim", 1, "submit", &no(), request);
    let first = submit(&mut world, "checker").unwrap();
    play(
        &mut world,
        &[
            ("checker", "recall", no(), "ok"),
            ("checker", "submit", no(), "ok"),
        ],
    );
    assert_eq!(submit(&mut world, "checker").unwrap(), first);
    assert_eq!(world.version("claim"), 4);

    // other arguments, another person, another function
    let recall = move_at(world.session("checker"), "claim", 4, "recall", &no(), request);
    assert_eq!(word(&recall), "request_reused");
    assert_eq!(word(&submit(&mut world, "checker_2")), "request_reused");
    let comment = rows("{comment: [{id: $comment, claim: $claim, text: x}]}");
    let recorded = crate::world::record(world.session("checker"), &comment, request);
    assert_eq!(word(&recorded), "request_reused");
}

#[test]
fn a_refused_request_may_be_sent_again() {
    let mut world = world_with_claim("submitted");
    let request = Uuid::now_v7();
    let take = |world: &mut World| move_at(world.session("allround"), "claim", 2, "take", &no(), request);
    let hold = "{hold: [{id: $hold, claim: $claim, kind: legal, reason: a lawyer reads}]}";
    world.write("editor", hold).unwrap();
    assert_eq!(word(&take(&mut world)), "stale_version");
    let take = move_at(world.session("allround"), "claim", 3, "take", &no(), request);
    assert_eq!(word(&take), "ok");
}

#[test]
fn a_hold_blocks_approval_until_it_is_released() {
    let mut world = world_with_claim("in_review");
    let hold = |n: u8, kind: &str| {
        format!("{{hold: [{{id: $hold-{n}, claim: $claim, kind: {kind}, reason: a lawyer reads}}]}}")
    };
    world.write("editor", &hold(1, "legal")).unwrap();
    play(
        &mut world,
        &[
            ("reviewer", "decide", supported(), "ok"),
            ("editor", "approve", no(), "on_hold"),
        ],
    );
    let queued = "select concat_ws(',', state, hold) from counterclaim.queue";
    assert_eq!(world.ask(queued), "decided,legal");
    world.write("editor", &hold(2, "released")).unwrap();
    play(&mut world, &[("editor", "approve", no(), "ok")]);
}

#[test]
fn the_latest_assignment_is_the_open_one() {
    let mut world = world_with_claim("submitted");
    let queued = "select concat_ws(',', p.name, q.due) from counterclaim.queue as q left join iam.person as p on p.id = q.reviewer";
    for (n, (reviewer, wanted)) in [
        ("reviewer", "reviewer,2025-02-01"),
        ("reviewer_2", "reviewer_2,2025-02-01"),
        ("", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let person = world.ask(&format!(
            "select person from iam.login where role_name = '{reviewer}'"
        ));
        let mut row =
            json!({"id": id(&format!("assignment-{n}")), "claim": id("claim"), "due": "2025-02-01"});
        if !person.is_empty() {
            row["reviewer"] = json!(person);
        }
        world.record("editor", &json!({"assignment": [row]})).unwrap();
        assert_eq!(world.ask(queued), wanted);
    }
}

#[test]
fn recalled_declined_and_withdrawn_claims_come_back() {
    let mut world = world_with_claim("submitted");
    play(
        &mut world,
        &[
            ("checker", "recall", no(), "ok"),
            ("checker", "recall", no(), "illegal_transition"),
            ("checker_2", "submit", no(), "ok"),
            ("reviewer", "decline", because("out of scope"), "ok"),
            ("checker", "submit", no(), "illegal_transition"),
            ("editor", "reopen", because("in scope after all"), "ok"),
            ("reviewer", "decide", supported(), "ok"),
            ("editor", "approve", no(), "ok"),
            ("editor", "withdraw", json!({"note": NOTE}), "ok"),
            ("editor", "approve", no(), "illegal_transition"),
            ("reviewer", "reopen", because("new account by the army"), "ok"),
            ("reviewer", "return", because("wording"), "ok"),
        ],
    );
    assert_eq!(world.listed("claim", "state, approved_verdict"), "draft");
    world.verify();
}

#[test]
fn discarding_is_for_ever() {
    let mut world = world_with_claim("discarded");
    for a_move in ["submit", "reopen", "recall", "discard"] {
        let outcome = world.make("allround", "claim", a_move, because("a reason"));
        assert_eq!(word(&outcome), "illegal_transition", "{a_move}");
    }
    assert_eq!(word(&world.write("checker", REWORDED)), "content_frozen");
}

#[test]
fn a_correction_keeps_the_last_approved_verdict_and_says_why() {
    let mut world = world_with_claim("approved");
    let note = "one of the two sources was a copy";
    let mut corrected = CLAIM.decision("mostly_supported");
    corrected["note"] = json!(note);
    let mut uncertain = corrected.clone();
    uncertain["content"] = Value::Null;
    let marks = "state, verdict, approved_verdict, approved_revision, under_review_since is not null, under_review_reason";
    assert_eq!(world.listed("claim", marks), "approved,supported,supported,1,f");
    play(
        &mut world,
        &[
            (
                "reviewer",
                "correct",
                CLAIM.decision("mostly_supported"),
                "reason",
            ),
            ("reviewer", "correct", uncertain, "verdict_missing"),
            ("reviewer", "correct", corrected, "ok"),
        ],
    );
    assert_eq!(
        world.listed("claim", marks),
        format!("decided,mostly_supported,supported,1,t,{note}")
    );
    play(
        &mut world,
        &[
            ("editor", "return", because("is it not refuted?"), "ok"),
            ("reviewer", "decide", affirm(), "ok"),
        ],
    );
    // the mark stays that of the step which brought the claim back
    assert_eq!(
        world.listed("claim", marks),
        format!("decided,mostly_supported,supported,1,t,{note}")
    );
    play(&mut world, &[("editor", "approve", no(), "ok")]);
    assert_eq!(
        world.listed("claim", marks),
        "approved,mostly_supported,mostly_supported,1,f"
    );
    assert_eq!(occasions(&mut world), "initial,correction,affirmed");
}

#[test]
fn every_verdict_supersedes_the_one_before() {
    let mut world = world_with_claim("approved");
    let mut retracted = CLAIM.decision("open");
    retracted["note"] = json!(NOTE);
    retracted["occasion"] = json!("retraction");
    play(
        &mut world,
        &[
            ("reviewer", "reopen", because("new account by the army"), "ok"),
            ("reviewer_2", "decide", CLAIM.decision("mostly_supported"), "ok"),
            ("editor", "approve", no(), "ok"),
            ("reviewer", "correct", retracted, "ok"),
            ("editor", "approve", no(), "ok"),
            ("reviewer", "reopen", because("the date has come"), "ok"),
            ("reviewer", "decide", affirm(), "ok"),
        ],
    );
    assert_eq!(occasions(&mut world), "initial,update,retraction,affirmed");
    let chain = "with recursive chain as (
            select v.id, v.supersedes, 1 as n from counterclaim.current_verdict as v where v.scope = 'content'
            union all
            select v.id, v.supersedes, c.n + 1 from chain as c join counterclaim.verdict as v on v.id = c.supersedes)
        select max(n) from chain";
    assert_eq!(world.ask(chain), "4");
    let wrong = |word: &str| {
        let mut decision = CLAIM.decision("open");
        decision["note"] = json!(NOTE);
        decision["occasion"] = json!(word);
        decision
    };
    play(
        &mut world,
        &[
            ("editor", "approve", no(), "ok"),
            ("reviewer", "correct", wrong("initial"), "verdict_occasion"),
            ("reviewer", "correct", wrong("mistake"), "verdict_occasion_check"),
        ],
    );
    world.verify();
}

fn occasions(world: &mut World) -> String {
    world.ask(
        "select string_agg(occasion, ',' order by version) from counterclaim.verdict where scope = 'content'",
    )
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
const BULK_SHAPES: &[(&str, &str)] = &[
    ("{}", "batch_shape"),
    ("[]", "batch_shape"),
    ("[1]", "batch_shape"),
    (
        "[{claim: $claim, version: 1, move: submit, argument: {}}]",
        "batch_shape",
    ),
    (
        "[{claim: $claim, version: 1, move: submit, arguments: []}]",
        "bulk_refused",
    ),
    ("[{claim: $claim, move: submit}]", "bulk_refused"),
    ("[{version: 1, move: submit}]", "bulk_refused"),
    ("[{claim: $nowhere, version: 1, move: submit}]", "bulk_refused"),
    (
        "[{claim: $claim, version: 1, move: submit}, {claim: $claim, version: 2, move: recall}]",
        "ok",
    ),
];

#[test]
fn bulk_moves_have_a_shape() {
    let world = world_with_claim("draft");
    for (moves, wanted) in BULK_SHAPES {
        let statement = format!("select api.moves('{}', gen_random_uuid())", rows(moves));
        assert_eq!(world.db.outcome("checker", &statement), *wanted, "{moves}");
    }
}

/// Arguments of `decide`, and what refuses them.
const ARGUMENTS: &[(&str, &str)] = &[
    ("[]", "batch_shape"),
    ("1", "batch_shape"),
    ("{atributions: []}", "batch_shape"),
    ("{content: []}", "batch_shape"),
    ("{content: supported}", "batch_shape"),
    ("{content: {verdict: open}}", "batch_shape"),
    (
        "{content: {rating: open, confidence: low}, attributions: {}}",
        "batch_shape",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [1]}",
        "batch_shape",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $claim/said-0, verdict: confirmed}]}",
        "batch_shape",
    ),
    (
        "{content: {rating: open, confidence: low, weighed: {}}}",
        "batch_shape",
    ),
    (
        "{content: {rating: open, confidence: low, weighed: [1]}}",
        "batch_shape",
    ),
    (
        "{content: {rating: open, confidence: low, weighed: [{id: $claim/evidence-0}]}}",
        "batch_shape",
    ),
    (
        "{affirm: true, content: {rating: open, confidence: low}}",
        "batch_shape",
    ),
    ("{content: null, attributions: null}", "verdict_missing"),
    ("{affirm: true}", "verdict_missing"),
    ("{affirm: false}", "verdict_missing"),
    ("{content: {rating: open}}", "verdict_confidence"),
    (
        "{content: {rating: open, confidence: certain}}",
        "verdict_confidence_check",
    ),
    (
        "{content: {rating: open, confidence: low, low: 3, high: 2}}",
        "verdict_estimate",
    ),
    (
        "{content: {rating: open, confidence: low, low: 3, best: 2}}",
        "verdict_estimate",
    ),
    (
        "{content: {rating: open, confidence: low, best: 3, high: 2}}",
        "verdict_estimate",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $nothing, rating: confirmed}]}",
        "unknown_stream",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $other/said-0, rating: confirmed}]}",
        "unknown_stream",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $claim/said-0, seq: 2, rating: confirmed}]}",
        "unknown_stream",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $claim/said-0, rating: supported, rationale: more than twenty characters}]}",
        "verdict_scope_rating_fkey",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $claim/said-0, rating: misquoted}]}",
        "rationale",
    ),
    (
        "{content: {rating: open, confidence: low}, attributions: [{assertion: $claim/said-0, rating: confirmed}, {assertion: $claim/said-0, rating: confirmed}]}",
        "verdict_first",
    ),
    (
        "{content: {rating: open, confidence: low, weighed: [{evidence: $other/evidence-0}]}, attributions: [{assertion: $claim/said-0, rating: confirmed}]}",
        "weighed_evidence",
    ),
    (
        "{content: {rating: open, confidence: low, low: 2, best: 3, high: 4}, attributions: [{assertion: $claim/said-0, rating: confirmed}]}",
        "ok",
    ),
];

#[test]
fn arguments_have_a_shape() {
    let mut world = world_with_claim("in_review");
    world.bring(&Sketch::named("other"));
    for (arguments, wanted) in ARGUMENTS {
        let outcome = world.make("reviewer", "claim", "decide", rows(arguments));
        assert_eq!(word(&outcome), *wanted, "{arguments}");
    }
}

#[test]
fn only_what_somebody_said_is_submitted() {
    let mut world = World::new();
    world.break_anchor("broken");
    for (said, wanted) in [
        ("", "no_assertion"),
        ("front+~", "no_assertion"),
        ("@loose+", "anchor_broken"),
        ("@broken+", "anchor_broken"),
        ("@loose+ front+", "ok"),
        ("@hashed+", "ok"),
        ("front+ army-~", "ok"),
    ] {
        let name = format!("claim of {said}");
        let sketch = Sketch {
            said,
            ..Sketch::named(&name)
        };
        world.bring(&sketch);
        assert_eq!(
            word(&world.make("checker", &name, "submit", no())),
            wanted,
            "{said}"
        );
    }
}

#[test]
fn every_assertion_needs_its_anchor_to_be_approved() {
    let mut world = World::new();
    let sketch = Sketch {
        said: "front+ @loose+",
        ..CLAIM
    };
    world.bring_to("decided", &sketch, "supported");
    play(&mut world, &[("editor", "approve", no(), "anchor_broken")]);

    let mut world = world_with_claim("decided");
    world.break_anchor("page");
    play(&mut world, &[("editor", "approve", no(), "anchor_broken")]);
}

#[test]
fn the_rule_is_asked_again_at_approval() {
    let retract_evidence =
        "{retraction: [{id: $taken-back, stream: $claim, evidence: $claim/evidence-0, reason: misread}]}";
    let retract_source = "{retraction: [{id: $taken-back, stream: $source/daily, source: $source/daily, kind: withdrawn_by_publisher, reason: withdrawn}]}";
    let found_copied = "{source_revision: [{source: $source/daily, n: 2, csl: {type: article}, publisher: $daily, origin: derived, derived_from: $source/wire}]}";
    let found_holder = "{entity_relation: [{id: $tie, subject: $daily, object: $front, kind: organ_of}]}";
    for (login, batch) in [
        ("checker", retract_evidence),
        ("reviewer", retract_source),
        ("checker", found_copied),
        ("checker", found_holder),
    ] {
        let mut world = world_with_claim("decided");
        world.write(login, batch).unwrap();
        play(&mut world, &[("editor", "approve", no(), "origins")]);
    }
}

/// What happens to an approved claim, and whether it is flagged for another review.
const AFTERWARDS: &[(&str, &str, bool)] = &[
    (
        "a source it rests on is withdrawn",
        "{retraction: [{id: $r, stream: $source/daily, source: $source/daily, kind: withdrawn_by_publisher, reason: withdrawn}]}",
        true,
    ),
    (
        "the origin of a copy it rests on is distrusted",
        "{retraction: [{id: $r, stream: $source/wire, source: $source/wire, kind: distrusted, reason: fabricated}]}",
        true,
    ),
    (
        "the page that said who said it is withdrawn",
        "{retraction: [{id: $r, stream: $source/page, source: $source/page, kind: withdrawn_by_publisher, reason: withdrawn}]}",
        true,
    ),
    (
        "evidence is taken back",
        "{retraction: [{id: $r, stream: $claim, evidence: $claim/evidence-0, reason: misread}]}",
        true,
    ),
    (
        "an assertion is taken back",
        "{retraction: [{id: $r, stream: $claim, assertion: $claim/said-0, reason: misread}]}",
        true,
    ),
    (
        "evidence against it comes",
        "{evidence: [{id: $e, claim: $claim, excerpt: $quote/gazette, source: $source/gazette, bearing: refutes, credibility: 2}]}",
        true,
    ),
    (
        "somebody denies it",
        "{assertion: [{id: $a, claim: $claim, excerpt: $quote/gazette}],
          attribution: [{assertion: $a, claim: $claim, seq: 0, speaker: $gazette, attitude: denies, mode: own_voice}]}",
        true,
    ),
    (
        "another source is withdrawn",
        "{retraction: [{id: $r, stream: $source/gazette, source: $source/gazette, kind: withdrawn_by_publisher, reason: withdrawn}]}",
        false,
    ),
    ("somebody comments", "{comment: [{id: $c, claim: $claim, text: see the annex}]}", false),
    (
        "a party replies",
        "{reply: [{id: $r, claim: $claim, party: $front, asked_at: '2025-01-20T10:00:00Z', outcome: silent}]}",
        false,
    ),
];

#[test]
fn what_a_claim_rests_on_flags_it_for_review_again() {
    for (what, batch, flagged) in AFTERWARDS {
        let mut world = World::new();
        let sketch = Sketch {
            evidence: "+copy +daily",
            ..CLAIM
        };
        world.bring_to("approved", &sketch, "supported");
        world
            .write("reviewer", batch)
            .unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
        let flag = if *flagged { "t" } else { "f" };
        assert_eq!(
            world.listed("claim", "state, needs_re_review"),
            format!("approved,{flag}"),
            "{what}"
        );
        let queued = world.ask("select count(*) from counterclaim.queue");
        assert_eq!(queued, u8::from(*flagged).to_string(), "{what}");
    }
}

#[test]
fn another_approval_takes_the_flag_away() {
    let mut world = world_with_claim("approved");
    let more = json!({"evidence": [{
        "id": id("more"), "claim": id("claim"), "excerpt": id("quote/gazette"), "source": id("source/gazette"),
        "bearing": "supports", "credibility": 2,
    }]});
    world.record("checker", &more).unwrap();
    assert_eq!(world.listed("claim", "needs_re_review"), "t");
    play(
        &mut world,
        &[
            ("editor", "reopen", because("another paper"), "ok"),
            ("reviewer", "decide", affirm(), "ok"),
            ("editor", "approve", no(), "ok"),
        ],
    );
    assert_eq!(world.listed("claim", "needs_re_review"), "f");
}

#[test]
fn a_prediction_comes_back_when_its_time_has_come() {
    let mut world = World::new();
    let decide = |world: &mut World, name: &str, valid: Option<&str>, revisit: Option<&str>| {
        let sketch = Sketch {
            kind: "prediction",
            ..Sketch::named(name)
        };
        let mut batch = sketch.batch();
        batch["claim_revision"][0]["valid"] = json!(valid);
        world.record("checker", &batch).unwrap();
        world.make("checker", name, "submit", no()).unwrap();
        world.make("reviewer", name, "take", no()).unwrap();
        let mut decision = sketch.decision("open");
        decision["content"]["revisit"] = json!(revisit);
        world.make("reviewer", name, "decide", decision).unwrap();
        world.make("editor", name, "approve", no()).unwrap();
        world.listed(name, "revisit")
    };
    assert_eq!(decide(&mut world, "past", Some("2024-05"), None), "2024-06-01");
    assert_eq!(decide(&mut world, "dated", Some("2999"), None), "3000-01-01");
    assert_eq!(
        decide(&mut world, "told", Some("2999"), Some("2998-03-01")),
        "2998-03-01"
    );
    let next_year = world.ask("select (now() + interval '1 year')::date");
    assert_eq!(decide(&mut world, "undated", None, None), next_year);
    assert_eq!(
        world.ask("select id from counterclaim.queue"),
        id("past").to_string(),
        "the one whose time has come"
    );
    // affirmed, it comes back in another year
    world
        .make("reviewer", "past", "reopen", because("its time has come"))
        .unwrap();
    world.make("reviewer", "past", "decide", affirm()).unwrap();
    assert_eq!(world.listed("past", "revisit"), next_year);
}

/// What the tables' owner inserts as the next step of a claim, without `api.move`: claim, number, move, from, to,
/// login, role, capacity, eyes, with a verdict or not, version; and which key refuses it.
const STEPS: &str = "
    -- skips a state
    submitted  2  approve  submitted  approved   editor    editor    approval  3  verdict  3  illegal_transition
    -- a legal pair, but not from where the claim stands
    submitted  2  approve  decided    approved   editor    editor    approval  3  verdict  3  review_step_chain
    submitted  3  take     submitted  in_review  reviewer  reviewer  review    3  -        3  review_step_chain
    draft      1  take     submitted  in_review  reviewer  reviewer  review    3  -        2  review_step_first
    -- by who has another hand
    submitted  2  take     submitted  in_review  allround  reviewer  review    3  -        3  four_eyes
    decided    4  approve  decided    approved   allround  editor    approval  3  verdict  5  four_eyes
    -- in a capacity or under a policy that is not the claim's
    decided    4  approve  decided    approved   editor    editor    none      3  verdict  5  illegal_transition
    submitted  2  take     submitted  in_review  allround  reviewer  content   1  -        3  review_step_policy
    -- in a role that was not granted
    submitted  2  take     submitted  in_review  reviewer  editor    review    3  -        3  illegal_transition
    submitted  2  take     submitted  in_review  editor_2  reviewer  review    3  -        3  not_allowed
    -- without a verdict
    decided    4  approve  decided    approved   editor    editor    approval  3  -        5  verdict_missing
    -- twice
    decided    3  decide   in_review  decided    reviewer  reviewer  review    3  verdict  5  review_step_pkey
    -- without its event
    submitted  2  recall   submitted  draft      allround  checker   none      3  -        3  review_step_event
";

#[test]
fn the_keys_of_the_tables_hold_without_the_function() {
    let mut world = World::new();
    for state in ["draft", "submitted", "decided"] {
        let sketch = Sketch::named(state);
        world.record("allround", &sketch.batch()).unwrap();
        if state != "draft" {
            world.make("allround", state, "submit", no()).unwrap();
        }
        if state == "decided" {
            world.make("reviewer", state, "take", no()).unwrap();
            world
                .make("reviewer", state, "decide", sketch.decision("supported"))
                .unwrap();
        }
        // a hand each, so that only the tested key can refuse
        for (login, capacity) in [
            ("reviewer", "review"),
            ("editor_2", "review"),
            ("editor", "approval"),
        ] {
            world
                .session("postgres")
                .batch_execute(&format!(
                    "insert into counterclaim.hand (claim, person, capacity)
                    select '{}', person, '{capacity}' from iam.login where role_name = '{login}' on conflict do nothing",
                    id(state)
                ))
                .unwrap();
        }
    }
    for line in lines(STEPS) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [
            claim,
            n,
            a_move,
            from,
            to,
            login,
            role,
            capacity,
            eyes,
            verdict,
            version,
            wanted,
        ] = words[..]
        else {
            panic!("{line}");
        };
        let claim = id(claim);
        let verdict = if verdict == "-" {
            "null".to_owned()
        } else {
            format!(
                "(select id from counterclaim.verdict where claim = '{}' and scope = 'content')",
                id("decided")
            )
        };
        let statement = format!(
            "set role counterclaim_owner;
            insert into counterclaim.review_step (claim, n, move, from_state, to_state, actor, login, role, \"grant\", capacity,
                dossier, policy, eyes, revision, verdict, version, at)
            select '{claim}', {n}, '{a_move}', '{from}', '{to}', l.person, '{login}', '{role}', g.id, '{capacity}',
                '{}', 1, {eyes}, 1, {verdict}, {version}, now()
            from iam.login as l join iam.grant as g on g.person = l.person
            where l.role_name = '{login}' order by g.role = '{role}' desc limit 1",
            id("three")
        );
        assert_eq!(world.db.outcome("postgres", &statement), wanted, "{line}");
    }
}
