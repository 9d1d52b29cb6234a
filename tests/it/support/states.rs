//! A dossier with one claim in each state, for tests of what the database refuses there.

use counterclaim::db::write::{MoveCall, Receipt, move_claim};
use counterclaim::db::{Connection, DbError};
use counterclaim::domain::ids::RequestId;
use counterclaim::domain::workflow::{Move, State};
use counterclaim::ops::find;
use serde_json::{Value, json};

/// The dossier's name.
const SLUG: &str = "states";
/// Long enough for a public note, and for a reason.
const NOTE: &str = "a note of more than twenty characters";

/// The claim in a state: `s-draft` and so on.
pub fn handle(state: State) -> String {
    format!("s-{}", state.code().replace('_', "-"))
}

/// The dossier file: each claim is said by one paper, in words that its snapshot has.
pub fn file() -> String {
    let handles: Vec<String> = State::ALL.iter().map(|state| handle(*state)).collect();
    let claim = |id: &String| format!("{{id: {id}, kind: factual, statement: It happened ({id}).}}");
    let claims: Vec<String> = handles.iter().map(claim).collect();
    format!(
        "format: counterclaim/1\ndossier: {{slug: {SLUG}, title: Each state}}\n\
        entities: [{{id: paper, kind: media, name: A paper}}]\n\
        sources: [{{id: page, csl: {{type: webpage}}, publisher: paper, \
        snapshot: {{retrieved: 2025-01-20T10:00:00Z, text: it happened}}}}]\n\
        claims: [{}]\n\
        statements: [{{source: page, quote: it happened, chain: [{{speaker: paper, attitude: states}}], claims: [{}]}}]\n\
        evidence: [{{claim: s-draft, source: page, quote: it happened, bearing: supports, credibility: 2}}]\n",
        claims.join(", "),
        handles.join(", ")
    )
}

/// Brings every claim from draft to the state it is named by.
pub fn bring(connect: impl Fn(&str) -> Connection) {
    let (mut checker, mut reviewer, mut editor) =
        (connect("checker"), connect("reviewer"), connect("editor"));
    for state in State::ALL {
        let moves: &[(&str, Move)] = match state {
            State::Draft => &[],
            State::Discarded => &[("checker", Move::Discard)],
            State::Submitted => &[("checker", Move::Submit)],
            State::InReview => &[("checker", Move::Submit), ("reviewer", Move::Take)],
            State::Declined => &[("checker", Move::Submit), ("reviewer", Move::Decline)],
            State::Decided => &[
                ("checker", Move::Submit),
                ("reviewer", Move::Take),
                ("reviewer", Move::Decide),
            ],
            State::Approved => &[
                ("checker", Move::Submit),
                ("reviewer", Move::Take),
                ("reviewer", Move::Decide),
                ("editor", Move::Approve),
            ],
            State::Withdrawn => &[
                ("checker", Move::Submit),
                ("reviewer", Move::Take),
                ("reviewer", Move::Decide),
                ("editor", Move::Approve),
                ("editor", Move::Withdraw),
            ],
        };
        for (login, a_move) in moves {
            let conn = match *login {
                "checker" => &mut checker,
                "reviewer" => &mut reviewer,
                _ => &mut editor,
            };
            make(conn, &handle(*state), *a_move).unwrap();
        }
    }
}

/// Makes a move with whatever any move needs: a reason, a note, the verdict *open*.
pub fn make(conn: &mut Connection, handle: &str, a_move: Move) -> Result<Vec<Receipt>, DbError> {
    let claims = find::claims(conn, &[handle.to_owned()], None).unwrap();
    let (claim, head) = &claims[0];
    let call = MoveCall {
        claim: claim.id,
        version: head.version,
        a_move,
        arguments: arguments(a_move),
    };
    move_claim(conn, &call, RequestId::new())
}

fn arguments(a_move: Move) -> Value {
    match a_move {
        Move::Decide | Move::Correct => json!({
            "reason": NOTE, "note": NOTE, "content": {"rating": "open", "confidence": "low"},
        }),
        _ => json!({"reason": NOTE, "note": NOTE}),
    }
}
