//! Fresh eyes: who may not act on a claim, whatever they log in as and whatever becomes of the policy.

use diesel::connection::SimpleConnection;
use serde_json::json;

use crate::world::{CLAIM, NOTE, REWORDED, Sketch, World, affirm, because, id, lines, no, supported, word};

#[test]
fn who_returned_a_claim_does_not_rewrite_it_and_review_it_again() {
    let mut world = World::with_claim("submitted");
    world.play(&[("allround", "return", because("wording"), "ok")]);
    assert_eq!(word(&world.write("allround", REWORDED)), "four_eyes");
    let evidence = "{evidence: [{id: $more, claim: $claim, excerpt: $quote/gazette, source: $source/gazette, bearing: supports}]}";
    assert_eq!(word(&world.write("allround", evidence)), "four_eyes");
    assert_eq!(word(&world.write("checker", REWORDED)), "ok");
}

#[test]
fn evidence_brought_in_review_does_not_bar_its_bringer_from_deciding() {
    let mut world = World::new();
    let sketch = Sketch {
        evidence: "+wire",
        ..CLAIM
    };
    world.bring_to("in_review", &sketch, "open");
    world.play(&[("reviewer", "decide", supported(), "origins")]);
    let more = json!({"evidence": [{
        "id": id("more"), "claim": id("claim"), "excerpt": id("quote/daily"), "source": id("source/daily"), "bearing": "supports",
        "credibility": 2,
    }]});
    world.record("reviewer", &more).unwrap();
    world.play(&[("reviewer", "decide", supported(), "ok")]);
    assert_eq!(
        world.ask("select coalesce(capacity, 'none') from counterclaim.evidence order by version desc"),
        "none"
    );
}

#[test]
fn nobody_reviews_or_approves_their_own() {
    let mut world = World::new();
    world.record("allround", &CLAIM.batch()).unwrap();
    world.play(&[
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
    ]);
}

#[test]
fn who_decided_does_not_approve() {
    let mut world = World::new();
    world.bring_to("submitted", &CLAIM, "open");
    world.play(&[
        ("allround", "take", no(), "ok"),
        ("allround", "decide", supported(), "ok"),
        ("allround", "approve", no(), "four_eyes"),
        ("reviewer", "approve", no(), "not_allowed"),
        ("editor", "approve", no(), "ok"),
        ("allround", "withdraw", json!({"note": NOTE}), "four_eyes"),
    ]);
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
    world.play(&[
        ("spare", "take", no(), "four_eyes"),
        ("checker", "take", no(), "four_eyes"),
        ("reviewer", "take", no(), "ok"),
        ("reviewer", "decide", supported(), "ok"),
        ("spare", "approve", no(), "four_eyes"),
    ]);
    world.ask(&format!(
        "select r.version from api.member_revoke('{checker}', '{{reviewer,editor}}', gen_random_uuid()) as r"
    ));
    world.play(&[("spare", "approve", no(), "not_allowed")]);
}

#[test]
fn under_two_pairs_of_eyes_one_person_reviews_and_approves_but_never_writes() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "two",
        ..CLAIM
    };
    world.bring_to("submitted", &sketch, "open");
    world.play(&[
        ("allround", "take", no(), "ok"),
        ("allround", "decide", supported(), "ok"),
        ("allround", "approve", no(), "ok"),
    ]);
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
    world.play(&[
        ("allround", "submit", no(), "ok"),
        ("allround", "take", no(), "ok"),
        ("allround", "decide", supported(), "ok"),
        ("allround", "approve", no(), "ok"),
    ]);
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
    world.play(&[
        ("allround", "submit", no(), "ok"),
        ("allround", "take", no(), "four_eyes"),
    ]);
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
    world.play(&[
        ("allround", "take", no(), "ok"),
        ("allround", "decide", supported(), "ok"),
    ]);
    set_eyes(&mut world, "two", 2, 3);
    world.play(&[("allround", "approve", no(), "four_eyes")]);
    // and again lowered, it stays as strict as it was
    set_eyes(&mut world, "two", 3, 2);
    world.play(&[
        ("allround", "approve", no(), "four_eyes"),
        ("editor", "approve", no(), "ok"),
    ]);
}

#[test]
fn an_author_s_own_verdict_is_not_approved_once_more_eyes_are_asked() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "one",
        ..CLAIM
    };
    world.record("allround", &sketch.batch()).unwrap();
    world.play(&[
        ("allround", "submit", no(), "ok"),
        ("allround", "take", no(), "ok"),
        ("allround", "decide", supported(), "ok"),
    ]);
    set_eyes(&mut world, "one", 2, 3);
    world.play(&[
        ("editor", "approve", no(), "four_eyes"),
        ("editor", "return", because("nobody else has read it"), "ok"),
        // which leaves the author's word on who said it
        ("reviewer", "decide", affirm(), "ok"),
        ("editor", "approve", no(), "four_eyes"),
        ("editor", "return", because("nor who said it"), "ok"),
        ("reviewer", "decide", supported(), "ok"),
        ("editor", "approve", no(), "ok"),
    ]);
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
    world.play(&[
        ("allround", "return", because("I see it otherwise"), "ok"),
        ("allround", "decide", supported(), "ok"),
    ]);
    set_eyes(&mut world, "two", 2, 3);
    world.play(&[
        ("allround", "approve", no(), "four_eyes"),
        ("editor", "approve", no(), "four_eyes"),
        ("editor", "return", because("a reviewer decides"), "ok"),
        ("reviewer", "decide", supported(), "ok"),
        ("allround", "approve", no(), "ok"),
    ]);
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
