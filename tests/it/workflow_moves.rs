//! Moves beyond the table: rounds, corrections, ways back, and what brings an approved claim up again.

use serde_json::{Value, json};

use crate::world::{CLAIM, NOTE, REWORDED, Sketch, World, affirm, because, id, no, supported, word};

#[test]
fn who_returned_a_claim_takes_it_again() {
    let mut world = World::with_claim("in_review");
    world.play(&[
        ("reviewer", "return", because("quote the French text"), "ok"),
        ("checker", "submit", no(), "ok"),
        ("reviewer", "take", no(), "ok"),
        ("reviewer", "decide", supported(), "ok"),
        ("editor", "approve", no(), "ok"),
    ]);
    assert_eq!(world.state("claim"), "approved");
    world.verify();
}

#[test]
fn an_editor_sends_a_decision_back_and_approves_the_second() {
    let mut world = World::with_claim("decided");
    world.play(&[
        ("editor", "return", because("weigh the third paper"), "ok"),
        ("reviewer", "decide", no(), "verdict_missing"),
        ("reviewer", "decide", affirm(), "ok"),
        ("editor", "approve", no(), "ok"),
    ]);
    assert_eq!(occasions(&mut world), "initial,affirmed");
}

#[test]
fn another_reviewer_may_affirm_what_the_first_decided() {
    let mut world = World::with_claim("decided");
    world.play(&[
        ("editor", "return", because("another pair of eyes"), "ok"),
        ("reviewer_2", "decide", affirm(), "ok"),
        ("reviewer", "decide", affirm(), "illegal_transition"),
        ("editor", "approve", no(), "ok"),
    ]);
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
    world.play(&[
        ("editor", "return", because("another pair of eyes"), "ok"),
        ("reviewer", "decide", affirm(), "ok"),
        ("editor", "approve", no(), "ok"),
    ]);
    let stands = "select concat_ws(',', v.rating, v.confidence, v.occasion, (select count(*) from counterclaim.weighed as w
        where w.verdict = v.id)) from counterclaim.current_verdict as v where v.scope = 'content'";
    assert_eq!(world.ask(stands), "supported,low,affirmed,1");
}

#[test]
fn nobody_affirms_and_says_something_else() {
    let mut world = World::with_claim("decided");
    let mut both = CLAIM.decision("misleading");
    both["affirm"] = json!(true);
    world.play(&[
        ("editor", "return", because("another pair of eyes"), "ok"),
        ("reviewer", "decide", both, "batch_shape"),
    ]);
}

#[test]
fn rewording_drops_the_verdicts() {
    let mut world = World::with_claim("decided");
    world.play(&[
        ("editor", "return", because("wording"), "ok"),
        ("reviewer", "return", because("wording"), "ok"),
    ]);
    world.write("checker", REWORDED).unwrap();
    let mut content_only = supported();
    content_only["attributions"] = json!([]);
    let mut attributions_only = supported();
    attributions_only["content"] = Value::Null;
    world.play(&[
        ("checker", "submit", no(), "ok"),
        ("reviewer", "take", no(), "ok"),
        ("reviewer", "decide", affirm(), "verdict_missing"),
        ("reviewer", "decide", attributions_only, "verdict_missing"),
        ("reviewer", "decide", content_only, "verdict_missing"),
        ("reviewer", "decide", supported(), "ok"),
        ("editor", "approve", no(), "ok"),
    ]);
    assert_eq!(
        world.listed("claim", "approved_revision, approved_verdict"),
        "2,supported"
    );
}

#[test]
fn an_assertion_brought_in_review_needs_its_verdict_too() {
    let mut world = World::with_claim("in_review");
    let denial = "{
        assertion: [{id: $denial, claim: $claim, excerpt: $quote/page}],
        attribution: [
            {assertion: $denial, claim: $claim, seq: 0, speaker: $paper, attitude: reports, mode: own_voice},
            {assertion: $denial, claim: $claim, seq: 1, speaker: $army, attitude: denies, mode: indirect}]}";
    world.write("reviewer", denial).unwrap();
    let mut both = supported();
    let verdict = json!({"assertion": id("denial"), "rating": "confirmed"});
    both["attributions"].as_array_mut().unwrap().push(verdict);
    world.play(&[
        ("reviewer", "decide", supported(), "verdict_missing"),
        ("reviewer", "decide", both, "ok"),
    ]);
}

#[test]
fn a_hold_blocks_approval_until_it_is_released() {
    let mut world = World::with_claim("in_review");
    let hold = |n: u8, kind: &str| {
        format!("{{hold: [{{id: $hold-{n}, claim: $claim, kind: {kind}, reason: a lawyer reads}}]}}")
    };
    world.write("editor", &hold(1, "legal")).unwrap();
    world.play(&[
        ("reviewer", "decide", supported(), "ok"),
        ("editor", "approve", no(), "on_hold"),
    ]);
    let queued = "select concat_ws(',', state, hold) from counterclaim.queue";
    assert_eq!(world.ask(queued), "decided,legal");
    world.write("editor", &hold(2, "released")).unwrap();
    world.play(&[("editor", "approve", no(), "ok")]);
}

#[test]
fn the_latest_assignment_is_the_open_one() {
    let mut world = World::with_claim("submitted");
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
    let mut world = World::with_claim("submitted");
    world.play(&[
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
    ]);
    assert_eq!(world.listed("claim", "state, approved_verdict"), "draft");
    world.verify();
}

#[test]
fn discarding_is_for_ever() {
    let mut world = World::with_claim("discarded");
    for a_move in ["submit", "reopen", "recall", "discard"] {
        let outcome = world.make("allround", "claim", a_move, because("a reason"));
        assert_eq!(word(&outcome), "illegal_transition", "{a_move}");
    }
    assert_eq!(word(&world.write("checker", REWORDED)), "content_frozen");
}

#[test]
fn a_correction_keeps_the_last_approved_verdict_and_says_why() {
    let mut world = World::with_claim("approved");
    let note = "one of the two sources was a copy";
    let mut corrected = CLAIM.decision("mostly_supported");
    corrected["note"] = json!(note);
    let mut uncertain = corrected.clone();
    uncertain["content"] = Value::Null;
    let marks = "state, verdict, approved_verdict, approved_revision, under_review_since is not null, under_review_reason";
    assert_eq!(world.listed("claim", marks), "approved,supported,supported,1,f");
    world.play(&[
        (
            "reviewer",
            "correct",
            CLAIM.decision("mostly_supported"),
            "reason",
        ),
        ("reviewer", "correct", uncertain, "verdict_missing"),
        ("reviewer", "correct", corrected, "ok"),
    ]);
    assert_eq!(
        world.listed("claim", marks),
        format!("decided,mostly_supported,supported,1,t,{note}")
    );
    world.play(&[
        ("editor", "return", because("is it not refuted?"), "ok"),
        ("reviewer", "decide", affirm(), "ok"),
    ]);
    // the mark stays that of the step which brought the claim back
    assert_eq!(
        world.listed("claim", marks),
        format!("decided,mostly_supported,supported,1,t,{note}")
    );
    world.play(&[("editor", "approve", no(), "ok")]);
    assert_eq!(
        world.listed("claim", marks),
        "approved,mostly_supported,mostly_supported,1,f"
    );
    assert_eq!(occasions(&mut world), "initial,correction,affirmed");
}

#[test]
fn every_verdict_supersedes_the_one_before() {
    let mut world = World::with_claim("approved");
    let mut retracted = CLAIM.decision("open");
    retracted["note"] = json!(NOTE);
    retracted["occasion"] = json!("retraction");
    world.play(&[
        ("reviewer", "reopen", because("new account by the army"), "ok"),
        ("reviewer_2", "decide", CLAIM.decision("mostly_supported"), "ok"),
        ("editor", "approve", no(), "ok"),
        ("reviewer", "correct", retracted, "ok"),
        ("editor", "approve", no(), "ok"),
        ("reviewer", "reopen", because("the date has come"), "ok"),
        ("reviewer", "decide", affirm(), "ok"),
    ]);
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
    world.play(&[
        ("editor", "approve", no(), "ok"),
        ("reviewer", "correct", wrong("initial"), "verdict_occasion"),
        ("reviewer", "correct", wrong("mistake"), "verdict_occasion_check"),
    ]);
    world.verify();
}

fn occasions(world: &mut World) -> String {
    world.ask(
        "select string_agg(occasion, ',' order by version) from counterclaim.verdict where scope = 'content'",
    )
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
    world.play(&[("editor", "approve", no(), "anchor_broken")]);

    let mut world = World::with_claim("decided");
    world.break_anchor("page");
    world.play(&[("editor", "approve", no(), "anchor_broken")]);
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
        let mut world = World::with_claim("decided");
        world.write(login, batch).unwrap();
        world.play(&[("editor", "approve", no(), "origins")]);
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
    let mut world = World::with_claim("approved");
    let more = json!({"evidence": [{
        "id": id("more"), "claim": id("claim"), "excerpt": id("quote/gazette"), "source": id("source/gazette"),
        "bearing": "supports", "credibility": 2,
    }]});
    world.record("checker", &more).unwrap();
    assert_eq!(world.listed("claim", "needs_re_review"), "t");
    world.play(&[
        ("editor", "reopen", because("another paper"), "ok"),
        ("reviewer", "decide", affirm(), "ok"),
        ("editor", "approve", no(), "ok"),
    ]);
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
