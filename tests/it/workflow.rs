//! The whole workflow as one table: every state, move, role and hand, asked of the database by real logins.

use counterclaim::db::write::{MoveCall, move_claim};
use counterclaim::db::{Connection, DbError};
use counterclaim::domain::ids::RequestId;
use counterclaim::domain::workflow::{Move, State};
use counterclaim::ops::find;
use diesel::RunQueryDsl;
use serde_json::json;

use crate::support::TestDb;

/// move, from, role, capacity; `-` is none. Under eyes 3.
const TABLE: &str = "
    submit    draft      checker   -
    recall    submitted  checker   -
    discard   draft      checker   -
    take      submitted  reviewer  review
    return    submitted  reviewer  review
    return    in_review  reviewer  review
    return    decided    editor    approval
    decline   submitted  reviewer  review
    decline   in_review  reviewer  review
    decide    in_review  reviewer  review
    approve   decided    editor    approval
    correct   approved   reviewer  review
    reopen    approved   reviewer  -
    reopen    approved   editor    -
    reopen    declined   reviewer  -
    reopen    declined   editor    -
    reopen    withdrawn  reviewer  -
    reopen    withdrawn  editor    -
    withdraw  approved   editor    approval
";

const ROLES: [&str; 3] = ["checker", "reviewer", "editor"];
const HANDS: [&str; 4] = ["none", "content", "review", "approval"];
const NOTE: &str = "a public note of more than twenty characters";

fn expected(a_move: &str, state: &str, role: &str, hand: &str) -> &'static str {
    let rows: Vec<Vec<&str>> = TABLE
        .trim()
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    let here: Vec<_> = rows
        .iter()
        .filter(|row| row[0] == a_move && row[1] == state)
        .collect();
    match here.iter().find(|row| row[2] == role) {
        None if here.is_empty() => "illegal_transition",
        None => "not_allowed",
        Some(row) if hand == "none" || row[3] == "-" || row[3] == hand => "ok",
        Some(_) => "four_eyes",
    }
}

fn dossier() -> String {
    let states = State::ALL.iter().map(|state| state.code().replace('_', "-"));
    let ids: Vec<String> = states.map(|state| format!("s-{state}")).collect();
    let claims: Vec<String> = ids
        .iter()
        .map(|id| format!("{{id: {id}, kind: factual, statement: It happened ({id}).}}"))
        .collect();
    format!(
        "format: counterclaim/1\ndossier: {{slug: table, title: Table}}\nentities: [{{id: paper, kind: media, name: A paper}}]\n\
        sources: [{{id: page, csl: {{type: webpage}}, publisher: paper, snapshot: {{retrieved: 2025-01-20T10:00:00Z, text: it happened}}}}]\n\
        claims: [{}]\nstatements: [{{source: page, quote: it happened, chain: [{{speaker: paper, attitude: states}}], claims: [{}]}}]\n",
        claims.join(", "),
        ids.join(", ")
    )
}

#[test]
fn every_state_move_role_and_hand_has_its_outcome() {
    let desk = TestDb::new();
    for role in ROLES {
        for hand in HANDS {
            desk.succeed(
                "admin",
                &["member", "add", &format!("{role}_{hand}"), "--role", role],
            );
        }
    }
    desk.open("editor", &dossier());
    desk.import("checker", &dossier()).unwrap();
    let review = |login: &str, words: &[&str]| {
        let mut args = vec!["--dossier", "table", "review"];
        args.extend(words);
        desk.succeed(login, &args);
    };
    let decide = ["decide", "--verdict", "open", "--confidence", "low"];
    review("checker", &["discard", "--reason", "twice", "s-discarded"]);
    review(
        "checker",
        &[
            "submit",
            "s-submitted",
            "s-in-review",
            "s-decided",
            "s-approved",
            "s-declined",
            "s-withdrawn",
        ],
    );
    review("reviewer", &["decline", "--reason", "out of scope", "s-declined"]);
    review(
        "reviewer",
        &["take", "s-in-review", "s-decided", "s-approved", "s-withdrawn"],
    );
    review(
        "reviewer",
        &[&decide[..], &["s-decided", "s-approved", "s-withdrawn"]].concat(),
    );
    review("editor", &["approve", "s-approved", "s-withdrawn"]);
    review("editor", &["withdraw", "--note", NOTE, "s-withdrawn"]);

    // the hands that the logins have, given by the database's owner: only the tested rule can refuse
    desk.sql(
        "postgres",
        "insert into counterclaim.hand (claim, person, capacity)
        select c.id, p.id, split_part(p.name, '_', 2) from counterclaim.claim as c, iam.person as p
        where split_part(p.name, '_', 2) in ('content', 'review', 'approval')",
    )
    .unwrap();

    let mut wrong = Vec::new();
    let mut asked = 0;
    for role in ROLES {
        for hand in HANDS {
            let mut conn = desk.as_(&format!("{role}_{hand}"));
            for state in State::ALL {
                for a_move in Move::ALL {
                    let found = attempt(&mut conn, *state, *a_move);
                    let wanted = expected(a_move.code(), state.code(), role, hand);
                    asked += 1;
                    if found != wanted {
                        wrong.push(format!(
                            "{a_move} from {state} as {role} with hand {hand}: {found}, not {wanted}"
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(asked, 3 * 4 * 8 * 11);
}

/// Makes the move, says what came of it, and takes it back.
fn attempt(conn: &mut Connection, state: State, a_move: Move) -> String {
    let handle = format!("s-{}", state.code().replace('_', "-"));
    let claims = find::claims(conn, &[handle], Some("table")).unwrap();
    let (claim, head) = &claims[0];
    let arguments = json!({
        "reason": "a reason", "note": NOTE, "content": {"rating": "open", "confidence": "low"},
    });
    let call = MoveCall {
        claim: claim.id,
        version: head.version,
        a_move,
        arguments,
    };
    diesel::sql_query("begin").execute(conn).unwrap();
    let outcome = match move_claim(conn, &call, RequestId::new()) {
        Ok(_) => "ok".to_owned(),
        Err(DbError::Refused(refusal)) => refusal.constraint.clone(),
        Err(error) => panic!("{error:?}"),
    };
    diesel::sql_query("rollback").execute(conn).unwrap();
    outcome
}
