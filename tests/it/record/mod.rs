//! What `api.record` refuses, and by which name; that it takes a request once; that it leaves one event a stream.

mod events;
mod refusals;
mod who_and_when;

use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{BODY, QUOTE, Sketch, World, id, lines, record, rows, word};

/// A world with claims in every state, a comment `old`, and a question in another dossier.
fn world_with_claims() -> World {
    let mut world = World::new();
    for state in ["draft", "submitted", "in_review", "decided", "approved"] {
        world.bring_to(state, &Sketch::named(state), "supported");
    }
    for (name, kind) in [("counted", "quantitative"), ("called", "designation")] {
        world.bring(&Sketch {
            kind,
            ..Sketch::named(name)
        });
    }
    let more = "{comment: [{id: $old, claim: $draft, text: x}], question: [{id: $elsewhere, dossier: $two, text: How many?}]}";
    world.write("checker", more).unwrap();
    world
}

/// Writes a batch as a login and takes it back, deferred rules included.
fn attempt(world: &mut World, login: &str, batch: &Value) -> String {
    let conn = world.session(login);
    conn.batch_execute("begin").unwrap();
    let outcome = record(conn, batch, Uuid::now_v7());
    let found = match conn.batch_execute("set constraints all immediate") {
        Err(error) if outcome.is_ok() => word(&Err(crate::world::refused(error))).to_owned(),
        _ => word(&outcome).to_owned(),
    };
    conn.batch_execute("rollback").unwrap();
    found
}

/// Spells out what stands for longer text.
fn spelled(batch: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = |text: &str| format!("'\\x{}'", hex::encode(Sha256::digest(text)));
    let words = [
        ("SAID", "assertion: [{id: $new, claim: $draft, excerpt: $quote/page}], attribution".to_owned()),
        ("EVIDENCE", "{id: $new, claim: $draft, excerpt: $quote/page, source: $source/page, bearing: supports".to_owned()),
        ("COUNTED", "claim_revision: [REVISION, claim: $counted, n: 2}], quantity: [QUANTITY".to_owned()),
        ("CALLED", "claim_revision: [REVISION, claim: $called, n: 2}], designation: [DESIGNATION".to_owned()),
        ("REWORDED", "claim_revision: [REVISION, claim: $draft, n: 2".to_owned()),
        ("OF-PAGE", "{id: $new, source: $source/page, snapshot: $text/page".to_owned()),
        ("PAGE", "{source: $source/page, n: 2, csl: {type: webpage}".to_owned()),
        ("MEMBER", "{id: $new, subject: $army, object: $un, kind: member_of".to_owned()),
        ("RELATION", "{id: $new, claim: $draft, to_claim: $counted".to_owned()),
        ("FIRST", "LINK, seq: 0, speaker: $paper, attitude: states, mode: own_voice}".to_owned()),
        ("LINK", "{assertion: $new, claim: $draft".to_owned()),
        ("REVISION", "{dossier: $three, statement: It was otherwise., language: en".to_owned()),
        ("QUANTITY", "{claim: $counted, n: 2, measure: deaths, unit: person, scale: count".to_owned()),
        ("DESIGNATION", "{claim: $called, n: 2, label: terrorist, label_language: en".to_owned()),
        (
            "SNAPSHOT",
            "{id: $new, source: $source/page, retrieved_at: '2025-01-20T10:00:00Z', media_type: text/plain, extractor: none".to_owned(),
        ),
        ("LONG-TEXT", "x".repeat(20_001)),
        ("LONG-NAME", "x".repeat(501)),
        ("LONG-URL", format!("https://example.org/{}", "x".repeat(4096))),
        ("BODY", format!("'{BODY}'")),
        ("DIGEST", digest(BODY)),
        ("OTHER", digest("other")),
    ];
    words.iter().fold(batch.to_owned(), |text, (word, meaning)| {
        text.replace(word, meaning)
    })
}
