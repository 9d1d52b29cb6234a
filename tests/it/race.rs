//! Two at once: what each may expect, whoever is first. No order of events fails, and none deadlocks.

use std::sync::Barrier;
use std::thread;

use counterclaim::db::Connection;
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::TestDb;
use crate::world::{NOTE, Outcome, Sketch, World, id, move_all, move_at, record, rows, value, word};

/// Brings so many claims to a state, each decided as supported, all said and shown by the same sources.
fn world_with_claims(state: &str, count: usize) -> World {
    let mut world = World::new();
    let names = names(count);
    let bulk = |world: &mut World,
                login: &str,
                a_move: &str,
                version: i32,
                arguments: &dyn Fn(&str) -> Value| {
        let moves: Vec<Value> = names
            .iter()
            .map(|name| json!({"claim": id(name), "version": version, "move": a_move, "arguments": arguments(name)}))
            .collect();
        let call = format!(
            "select count(*) from api.moves($moves${}$moves$, gen_random_uuid())",
            Value::Array(moves)
        );
        assert_eq!(value(world.session(login), &call), names.len().to_string());
    };
    for name in &names {
        world.bring(&Sketch::named(name));
    }
    let steps: [(&str, &str, &str); 3] = [
        ("submitted", "checker", "submit"),
        ("in_review", "reviewer", "take"),
        ("decided", "reviewer", "decide"),
    ];
    for (n, (reached, login, a_move)) in steps.into_iter().enumerate() {
        if state == "draft" {
            break;
        }
        bulk(&mut world, login, a_move, n as i32 + 1, &|name| {
            if a_move == "decide" {
                Sketch::named(name).decision("supported")
            } else {
                json!({})
            }
        });
        if reached == state {
            break;
        }
    }
    world
}

fn names(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("claim-{n}")).collect()
}

/// Two logins at once, each with a connection of its own; what came of each one's calls.
fn both<T: Send>(
    db: &TestDb,
    one: (&str, &(dyn Fn(&mut Connection) -> T + Sync)),
    other: (&str, &(dyn Fn(&mut Connection) -> T + Sync)),
) -> (T, T) {
    let start = Barrier::new(2);
    let run = |(login, work): (&str, &(dyn Fn(&mut Connection) -> T + Sync))| {
        let mut conn = db.as_(login);
        start.wait();
        work(&mut conn)
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| run(other));
        (run(one), other.join().unwrap())
    })
}

fn words(outcomes: &[Outcome]) -> Vec<&str> {
    outcomes.iter().map(word).collect()
}

#[test]
fn two_editors_give_one_approval_each_to_200_claims() {
    const CLAIMS: usize = 200;
    let mut world = world_with_claims("decided", CLAIMS);
    let approve = |conn: &mut Connection| -> Vec<Outcome> {
        names(CLAIMS)
            .iter()
            .map(|name| move_at(conn, name, 4, "approve", &json!({}), Uuid::now_v7()))
            .collect()
    };
    let (one, other) = both(&world.db, ("editor", &approve), ("editor_2", &approve));
    for (n, pair) in words(&one).iter().zip(words(&other)).enumerate() {
        let expected = matches!(pair, (&"ok", "stale_version") | (&"stale_version", "ok"));
        assert!(expected, "claim {n}: {pair:?}");
    }
    let approvals = "select count(*) || ' of ' || count(distinct claim) from counterclaim.review_step where move = 'approve'";
    assert_eq!(world.ask(approvals), format!("{CLAIMS} of {CLAIMS}"));
    assert_eq!(
        world.ask("select count(*) from counterclaim.event where operation = 'approve'"),
        CLAIMS.to_string()
    );
    world.verify();
}

#[test]
fn a_claim_is_taken_by_one_reviewer() {
    const CLAIMS: usize = 50;
    let mut world = world_with_claims("submitted", CLAIMS);
    let take = |conn: &mut Connection| -> Vec<Outcome> {
        names(CLAIMS)
            .iter()
            .map(|name| move_at(conn, name, 2, "take", &json!({}), Uuid::now_v7()))
            .collect()
    };
    let (one, other) = both(&world.db, ("reviewer", &take), ("reviewer_2", &take));
    for pair in words(&one).iter().zip(words(&other)) {
        let expected = matches!(pair, (&"ok", "stale_version") | (&"stale_version", "ok"));
        assert!(expected, "{pair:?}");
    }
    assert_eq!(
        world.ask("select count(*) || ' of ' || count(distinct claim) from counterclaim.hand where capacity = 'review'"),
        format!("{CLAIMS} of {CLAIMS}")
    );
    world.verify();
}

#[test]
fn what_is_submitted_is_what_was_seen() {
    const CLAIMS: usize = 50;
    let mut world = world_with_claims("draft", CLAIMS);
    let submit = |conn: &mut Connection| -> Vec<Outcome> {
        names(CLAIMS)
            .iter()
            .map(|name| move_at(conn, name, 1, "submit", &json!({}), Uuid::now_v7()))
            .collect()
    };
    let reword = |conn: &mut Connection| -> Vec<Outcome> {
        names(CLAIMS)
            .iter()
            .rev()
            .map(|name| {
                let batch = format!(
                    "{{claim_revision: [{{claim: ${name}, n: 2, dossier: $three, statement: It is otherwise., language: en}}]}}"
                );
                record(conn, &rows(&batch), Uuid::now_v7())
            })
            .collect()
    };
    let (submitted, mut reworded) = both(&world.db, ("checker", &submit), ("checker_2", &reword));
    reworded.reverse();
    for pair in words(&submitted).iter().zip(words(&reworded)) {
        let expected = matches!(pair, (&"ok", "content_frozen") | (&"stale_version", "ok"));
        assert!(expected, "{pair:?}");
    }
    world.verify();
}

/// Runs approvals against retractions that come in the other direction.
fn approve_against(
    world: &World,
    claims: usize,
    retraction: &(dyn Fn(&str) -> String + Sync),
) -> (Vec<Outcome>, Vec<Outcome>) {
    let approve = |conn: &mut Connection| -> Vec<Outcome> {
        names(claims)
            .iter()
            .map(|name| move_at(conn, name, 4, "approve", &json!({}), Uuid::now_v7()))
            .collect()
    };
    let retract = |conn: &mut Connection| -> Vec<Outcome> {
        names(claims)
            .iter()
            .rev()
            .map(|name| record(conn, &rows(&retraction(name)), Uuid::now_v7()))
            .collect()
    };
    let (approved, mut retracted) = both(&world.db, ("editor", &approve), ("checker", &retract));
    retracted.reverse();
    (approved, retracted)
}

#[test]
fn no_claim_is_approved_on_evidence_that_was_taken_back_before() {
    const CLAIMS: usize = 60;
    let mut world = world_with_claims("decided", CLAIMS);
    let (approved, retracted) = approve_against(&world, CLAIMS, &|name| {
        format!(
            "{{retraction: [{{id: $r-{name}, stream: ${name}, evidence: ${name}/evidence-0, reason: misread}}]}}"
        )
    });
    for (n, (approved, retracted)) in words(&approved).iter().zip(words(&retracted)).enumerate() {
        assert_eq!(retracted, "ok");
        let name = format!("claim-{}", n + 1);
        match *approved {
            "ok" => assert_eq!(world.listed(&name, "state, needs_re_review"), "approved,t"),
            "stale_version" => {
                assert_eq!(
                    word(&world.make("editor", &name, "approve", json!({}))),
                    "origins"
                );
            }
            refusal => panic!("{name}: {refusal}"),
        }
    }
    assert_eq!(
        world.ask(
            "select count(*) from counterclaim.review_step as s join counterclaim.retraction as r on r.stream = s.claim
            where s.move = 'approve' and r.version < s.version"
        ),
        "0"
    );
    world.verify();
}

#[test]
fn no_claim_is_approved_on_a_source_that_was_withdrawn_before() {
    const CLAIMS: usize = 60;
    let mut world = World::new();
    // each has a source of its own, which is no stream that its approval moves
    for name in names(CLAIMS) {
        let source = format!(
            "{{source: [{{id: $source/{name}}}],
            source_revision: [{{source: $source/{name}, n: 1, csl: {{type: article}}, publisher: $gazette, origin: own}}],
            snapshot: [{{id: $text/{name}, source: $source/{name}, retrieved_at: '2025-01-20T10:00:00Z', media_type: text/plain,
                extractor: none, raw_sha256: '\\x{}'}}],
            excerpt: [{{id: $quote/{name}, source: $source/{name}, snapshot: $text/{name}, locator: p. 1, exact: x}}]}}",
            "00".repeat(32)
        );
        world.write("checker", &source).unwrap();
        let evidence = format!("+wire +{name}");
        let sketch = Sketch {
            evidence: &evidence,
            ..Sketch::named(&name)
        };
        world.bring_to("decided", &sketch, "supported");
    }
    let (approved, retracted) = approve_against(&world, CLAIMS, &|name| {
        format!(
            "{{retraction: [{{id: $r-{name}, stream: $source/{name}, source: $source/{name}, kind: distrusted, reason: made up}}]}}"
        )
    });
    for (n, (approved, retracted)) in words(&approved).iter().zip(words(&retracted)).enumerate() {
        assert_eq!(retracted, "ok");
        let name = format!("claim-{}", n + 1);
        match *approved {
            "ok" => assert_eq!(world.listed(&name, "state, needs_re_review"), "approved,t"),
            refusal => assert_eq!(refusal, "origins", "{name}"),
        }
    }
    assert_eq!(
        world.ask(
            "select count(*) from counterclaim.review_step as s join counterclaim.evidence as e on e.claim = s.claim
            join counterclaim.retraction as r on r.source = e.source where s.move = 'approve' and r.recorded_at < s.at"
        ),
        "0"
    );
    world.verify();
}

/// Does something in a transaction of a login, and while it is open lets another begin what has to wait for it.
fn while_open<T: Send>(
    db: &TestDb,
    login: &str,
    first: impl FnOnce(&mut Connection),
    waiter: (&str, &(dyn Fn(&mut Connection) -> T + Sync)),
) -> T {
    let mut holder = db.as_(login);
    holder.batch_execute("begin").unwrap();
    first(&mut holder);
    let (who, work) = waiter;
    thread::scope(|scope| {
        let waiting = scope.spawn(move || work(&mut db.as_(who)));
        let mut owner = db.as_("postgres");
        let waits = format!(
            "select count(*) from pg_stat_activity where usename = '{who}' and datname = current_database()
            and wait_event_type = 'Lock'"
        );
        while value(&mut owner, &waits) == "0" {
            assert!(!waiting.is_finished(), "{who} did not wait");
            thread::yield_now();
        }
        holder.batch_execute("commit").unwrap();
        waiting.join().unwrap()
    })
}

#[test]
fn an_approval_waits_for_a_stricter_policy_and_is_bound_by_it() {
    let mut world = World::new();
    let sketch = Sketch {
        dossier: "two",
        ..Sketch::named("claim")
    };
    world.bring_to("submitted", &sketch, "open");
    world.make("allround", "claim", "take", json!({})).unwrap();
    world
        .make("allround", "claim", "decide", sketch.decision("supported"))
        .unwrap();
    let stricter = rows("{dossier_revision: [{dossier: $two, n: 2, title: Two, eyes: 3}]}");
    let approve = |bulk: bool| {
        move |conn: &mut Connection| {
            if bulk {
                move_all(
                    conn,
                    &[("claim".to_owned(), 4)],
                    "approve",
                    &json!({}),
                    Uuid::now_v7(),
                )
            } else {
                move_at(conn, "claim", 4, "approve", &json!({}), Uuid::now_v7())
            }
        }
    };
    let raise = |conn: &mut Connection| {
        record(conn, &stricter, Uuid::now_v7()).unwrap();
    };
    let outcome = while_open(&world.db, "editor", raise, ("allround", &approve(false)));
    assert_eq!(word(&outcome), "four_eyes");

    let stricter = rows("{dossier_revision: [{dossier: $two, n: 3, title: Two, eyes: 3}]}");
    let raise = |conn: &mut Connection| {
        record(conn, &stricter, Uuid::now_v7()).unwrap();
    };
    let outcome = while_open(&world.db, "editor", raise, ("allround", &approve(true)));
    assert_eq!(outcome.unwrap_err().detail[0]["refusal"], "four_eyes");
}

#[test]
fn an_approval_waits_for_a_retraction_and_is_bound_by_it() {
    let world = world_with_claims("decided", 1);
    let retraction = rows(
        "{retraction: [{id: $r, stream: $source/daily, source: $source/daily, kind: distrusted, reason: made up}]}",
    );
    let outcome = while_open(
        &world.db,
        "checker",
        |conn| {
            record(conn, &retraction, Uuid::now_v7()).unwrap();
        },
        ("editor", &|conn| {
            move_at(conn, "claim-1", 4, "approve", &json!({}), Uuid::now_v7())
        }),
    );
    assert_eq!(word(&outcome), "origins");
}

#[test]
fn one_request_sent_twice_at_once_is_done_once() {
    let mut world = world_with_claims("draft", 1);
    let request = Uuid::now_v7();
    let submit = |conn: &mut Connection| move_at(conn, "claim-1", 1, "submit", &json!({}), request);
    let first = std::sync::Mutex::new(None);
    let second = while_open(
        &world.db,
        "checker",
        |conn| *first.lock().unwrap() = Some(submit(conn).unwrap()),
        ("checker", &submit),
    );
    assert_eq!(Some(second.unwrap()), first.into_inner().unwrap());
    assert_eq!(world.version("claim-1"), 2);

    let comment = rows("{comment: [{id: $new, claim: $claim-1, text: x}]}");
    let request = Uuid::now_v7();
    let comment = |conn: &mut Connection| record(conn, &comment, request);
    let (one, other) = both(&world.db, ("checker", &comment), ("checker", &comment));
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(world.version("claim-1"), 3);
}

#[test]
fn bulk_moves_and_batches_in_opposite_orders_do_not_deadlock() {
    const CLAIMS: usize = 20;
    const ROUNDS: usize = 10;
    let mut world = world_with_claims("submitted", CLAIMS);
    // each takes all and puts them back, or finds that the other was faster
    let seen = |conn: &mut Connection, backwards: bool| -> Vec<(String, i32)> {
        let mut names = names(CLAIMS);
        if backwards {
            names.reverse();
        }
        names
            .into_iter()
            .map(|name| {
                let version = format!(
                    "select version from counterclaim.stream where id = '{}'",
                    id(&name)
                );
                let version = value(conn, &version).parse().unwrap();
                (name, version)
            })
            .collect()
    };
    let rounds = |conn: &mut Connection, backwards: bool| -> Vec<Outcome> {
        (0..ROUNDS)
            .map(|round| {
                let claims = seen(conn, backwards);
                let a_move = if round % 2 == 0 { "take" } else { "return" };
                move_all(
                    conn,
                    &claims,
                    a_move,
                    &json!({"reason": "wording"}),
                    Uuid::now_v7(),
                )
            })
            .collect()
    };
    let forwards = |conn: &mut Connection| rounds(conn, false);
    let backwards = |conn: &mut Connection| rounds(conn, true);
    let (one, other) = both(&world.db, ("reviewer", &forwards), ("reviewer_2", &backwards));
    for outcome in words(&one).into_iter().chain(words(&other)) {
        assert!(["ok", "bulk_refused"].contains(&outcome), "{outcome}");
    }

    // batches over the same claims and sources, against moves that read those sources
    let world_2 = world_with_claims("decided", CLAIMS);
    let batch = |backwards: bool, round: usize| -> Value {
        let mut names = names(CLAIMS);
        if backwards {
            names.reverse();
        }
        let comments: Vec<Value> = names
            .iter()
            .map(|name| json!({"id": Uuid::now_v7(), "claim": id(name), "text": format!("round {round}")}))
            .collect();
        let mut sources = ["wire", "daily"];
        if backwards {
            sources.reverse();
        }
        let excerpts: Vec<Value> = sources
            .iter()
            .map(|name| json!({"id": Uuid::now_v7(), "source": id(&format!("source/{name}")), "exact": "x"}))
            .collect();
        json!({"comment": comments, "excerpt": excerpts})
    };
    let write = |conn: &mut Connection| -> Vec<Outcome> {
        (0..ROUNDS)
            .map(|round| record(conn, &batch(round % 2 == 0, round), Uuid::now_v7()))
            .collect()
    };
    let approve = |conn: &mut Connection| -> Vec<Outcome> {
        (0..ROUNDS)
            .map(|round| {
                let claims = seen(conn, round % 2 == 1);
                move_all(conn, &claims, "approve", &json!({"note": NOTE}), Uuid::now_v7())
            })
            .collect()
    };
    let (written, approved) = both(&world_2.db, ("checker", &write), ("editor", &approve));
    assert_eq!(words(&written), ["ok"; ROUNDS]);
    for outcome in words(&approved) {
        assert!(["ok", "bulk_refused"].contains(&outcome), "{outcome}");
    }
    world.verify();
}
