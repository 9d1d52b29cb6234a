//! What each command prints: tables and pages, refusals and errors, with their exit codes.

mod case;
mod claims;
mod desk;
mod messages;
mod review;

use insta::assert_snapshot;

use crate::support::{TestDb, fixture, told};

const DECIDE: &str = "--confidence moderate --attribution confirmed --rationale 'two origins that do not depend on each other say so'";

/// The running example with one claim approved and one in review.
fn reviewed() -> TestDb {
    let db = TestDb::with_case();
    for (login, words) in [
        ("checker", "review submit wagner-killed sympathy soldiers-47"),
        ("reviewer", "review take wagner-killed sympathy soldiers-47"),
        ("reviewer", "review return sympathy --reason 'say in which month'"),
        (
            "reviewer",
            &format!("review decide wagner-killed --verdict supported {DECIDE}"),
        ),
        ("editor", "review approve wagner-killed"),
    ] {
        let text = told(&db, login, words);
        assert!(!text.contains("exit code"), "{words}: {text}");
    }
    db
}
