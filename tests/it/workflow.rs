//! The whole workflow as one table: every state, move, role and hand under every policy, asked of the database by real
//! logins.

use diesel::connection::SimpleConnection;
use serde_json::{Value, json};

use crate::world::{NOTE, Sketch, World, id, lines, move_at, value, word};

/// move, from, to, role, and under three, two and one pairs of eyes: in whose hand the claim may be already, where
/// nobody's is always right.
const TABLE: &str = "
    submit    draft      submitted  checker   any       any              any
    recall    submitted  draft      checker   any       any              any
    discard   draft      discarded  checker   any       any              any
    take      submitted  in_review  reviewer  review    review,approval  any
    return    submitted  draft      reviewer  review    review,approval  any
    return    in_review  draft      reviewer  review    review,approval  any
    return    decided    in_review  editor    approval  review,approval  any
    decline   submitted  declined   reviewer  review    review,approval  any
    decline   in_review  declined   reviewer  review    review,approval  any
    decide    in_review  decided    reviewer  review    review,approval  any
    approve   decided    approved   editor    approval  review,approval  any
    correct   approved   decided    reviewer  review    review,approval  any
    reopen    approved   in_review  reviewer  any       any              any
    reopen    approved   in_review  editor    any       any              any
    reopen    declined   in_review  reviewer  any       any              any
    reopen    declined   in_review  editor    any       any              any
    reopen    withdrawn  in_review  reviewer  any       any              any
    reopen    withdrawn  in_review  editor    any       any              any
    withdraw  approved   withdrawn  editor    approval  review,approval  any
";

const DOSSIERS: [&str; 3] = ["three", "two", "one"];
const STATES: [&str; 8] = [
    "draft",
    "submitted",
    "in_review",
    "decided",
    "approved",
    "declined",
    "withdrawn",
    "discarded",
];
const MOVES: [&str; 12] = [
    "submit", "recall", "discard", "take", "return", "decline", "decide", "approve", "correct", "reopen",
    "withdraw", "publish",
];
const ROLES: [&str; 3] = ["checker", "reviewer", "editor"];
const HANDS: [&str; 4] = ["none", "content", "review", "approval"];

/// What the table says of an attempt: the state it leads to, or the refusal.
fn expected(dossier: usize, from: &str, a_move: &str, role: &str, hand: &str) -> &'static str {
    let rows: Vec<Vec<&str>> = lines(TABLE)
        .map(|line| line.split_whitespace().collect())
        .filter(|row: &Vec<&str>| row[0] == a_move && row[1] == from)
        .collect();
    match rows.iter().find(|row| row[3] == role) {
        None if rows.is_empty() => "illegal_transition",
        None => "not_allowed",
        Some(row) => {
            let admitted = row[4 + dossier];
            if hand == "none" || admitted == "any" || admitted.split(',').any(|word| word == hand) {
                row[2]
            } else {
                "four_eyes"
            }
        }
    }
}

#[test]
fn every_state_move_role_and_hand_has_its_outcome_under_every_policy() {
    let mut world = World::new();
    for dossier in DOSSIERS {
        for state in STATES {
            for hand in HANDS {
                let name = format!("{dossier}/{state}/{hand}");
                let sketch = Sketch {
                    dossier,
                    evidence: "",
                    ..Sketch::named(&name)
                };
                world.bring_to(state, &sketch, "open");
            }
        }
    }
    give_hands(&mut world);

    let mut wrong = Vec::new();
    let mut asked = 0;
    for (n, dossier) in DOSSIERS.iter().enumerate() {
        for from in STATES {
            for hand in HANDS {
                let claim = format!("{dossier}/{from}/{hand}");
                let arguments = arguments(&claim);
                let version = world.version(&claim);
                for role in ROLES {
                    for a_move in MOVES {
                        let found = attempt(&mut world, role, &claim, version, a_move, &arguments);
                        let wanted = expected(n, from, a_move, role, hand);
                        asked += 1;
                        if found != wanted {
                            wrong.push(format!("{claim}: {a_move} as {role}: {found}, not {wanted}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(asked, 3 * 8 * 4 * 3 * 12);
}

/// Gives the second checker, reviewer and editor a hand in the claims that are named for it, as the database's owner:
/// only the tested rule can refuse what they do.
fn give_hands(world: &mut World) {
    for dossier in DOSSIERS {
        for state in STATES {
            for hand in &HANDS[1..] {
                let claim = id(&format!("{dossier}/{state}/{hand}"));
                world
                    .session("postgres")
                    .batch_execute(&format!(
                        "insert into counterclaim.hand (claim, person, capacity)
                        select '{claim}', l.person, '{hand}' from iam.login as l
                        where l.role_name in ('checker_2', 'reviewer_2', 'editor_2')"
                    ))
                    .unwrap();
            }
        }
    }
}

/// All that any move needs.
fn arguments(claim: &str) -> Value {
    let sketch = Sketch {
        evidence: "",
        ..Sketch::named(claim)
    };
    let mut arguments = sketch.decision("open");
    arguments["reason"] = json!("a reason");
    arguments["note"] = json!(NOTE);
    arguments
}

/// Makes the move, says where it led or what refused it, and takes it back.
fn attempt(
    world: &mut World,
    role: &str,
    claim: &str,
    version: i32,
    a_move: &str,
    arguments: &Value,
) -> String {
    let conn = world.session(&format!("{role}_2"));
    conn.batch_execute("begin").unwrap();
    let outcome = move_at(conn, claim, version, a_move, arguments, id("attempt"));
    let found = match outcome {
        Ok(_) => value(
            conn,
            &format!("select state from counterclaim.stream where id = '{}'", id(claim)),
        ),
        refused => word(&refused).to_owned(),
    };
    conn.batch_execute("rollback").unwrap();
    found
}
