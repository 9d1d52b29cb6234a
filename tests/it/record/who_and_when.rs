//! In which states content comes, and from whom.

use super::*;

/// What a batch brings, its rows, and the states of its claim in which it may come.
const STATES: &[(&str, &str, &str)] = &[
    ("a wording", "{claim_revision: [{claim: $CLAIM, n: 2, dossier: $three, statement: It was., language: en}]}", "draft"),
    ("evidence", "{evidence: [{id: $new, claim: $CLAIM, excerpt: $quote/page, source: $source/page, bearing: supports}]}", "draft in_review approved"),
    (
        "an assertion",
        "{assertion: [{id: $new, claim: $CLAIM, excerpt: $quote/page}],
          attribution: [{assertion: $new, claim: $CLAIM, seq: 0, speaker: $paper, attitude: states, mode: own_voice}]}",
        "draft in_review approved",
    ),
    ("a relation", "{relation: [{id: $new, claim: $CLAIM, to_claim: $counted, kind: supports}]}", "any"),
    ("a fact-check of others", "{external_review: [{id: $new, claim: $CLAIM, rating: Faux}]}", "any"),
    ("a search note", "{search_note: [{id: $new, claim: $CLAIM, looked_for: it, looked_where: there, looked_at: '2025-01-20T10:00:00Z'}]}", "any"),
    ("a reply", "{reply: [{id: $new, claim: $CLAIM, party: $army, outcome: not_asked, reason: no channel}]}", "any"),
    ("a comment", "{comment: [{id: $new, claim: $CLAIM, text: x}]}", "any"),
    ("a retraction", "{retraction: [{id: $new, stream: $CLAIM, evidence: $CLAIM/evidence-0, reason: misread}]}", "any"),
];

#[test]
fn content_comes_in_its_states_only() {
    let mut world = world_with_claims();
    for (what, batch, states) in STATES {
        for state in ["draft", "submitted", "in_review", "decided", "approved"] {
            let batch = batch.replace("CLAIM", state);
            let found = attempt(&mut world, "checker", &rows(&spelled(&batch)));
            let admitted = *states == "any" || states.split(' ').any(|admitted| admitted == state);
            assert_eq!(
                found,
                if admitted { "ok" } else { "content_frozen" },
                "{what} in {state}"
            );
        }
    }
}

/// What a batch brings, its rows, and who may bring it.
const ROLES: &[(&str, &str, &str)] = &[
    (
        "a dossier",
        "{dossier: [{id: $new, slug: new}], dossier_revision: [{dossier: $new, n: 1, title: X}]}",
        "editor admin",
    ),
    (
        "a policy",
        "{dossier_revision: [{dossier: $three, n: 2, title: X, eyes: 1}]}",
        "editor admin",
    ),
    (
        "an entity",
        "{entity: [{id: $new, kind: media, label: X}]}",
        "checker reviewer editor",
    ),
    (
        "a source",
        "{source: [{id: $new}], source_revision: [{source: $new, n: 1, csl: {type: webpage}}]}",
        "checker reviewer editor",
    ),
    (
        "a question",
        "{question: [{id: $new, dossier: $three, text: How many?}]}",
        "checker reviewer editor",
    ),
    (
        "a claim",
        "{claim: [{id: $new, dossier: $three, kind: factual}], claim_revision: [REVISION, claim: $new, n: 1}]}",
        "checker",
    ),
    (
        "a wording",
        "{claim_revision: [REVISION, claim: $draft, n: 2}]}",
        "checker",
    ),
    (
        "an assertion",
        "{assertion: [{id: $new, claim: $draft, excerpt: $quote/page}], attribution: [FIRST]}",
        "checker reviewer",
    ),
    (
        "evidence",
        "{evidence: [{id: $new, claim: $draft, excerpt: $quote/page, source: $source/page, bearing: supports}]}",
        "checker reviewer",
    ),
    (
        "a relation",
        "{relation: [{id: $new, claim: $draft, to_claim: $counted, kind: supports}]}",
        "checker reviewer",
    ),
    (
        "a comment",
        "{comment: [{id: $new, claim: $draft, text: x}]}",
        "checker reviewer editor",
    ),
    (
        "a hold",
        "{hold: [{id: $new, claim: $draft, kind: legal, reason: a lawyer reads}]}",
        "reviewer editor",
    ),
    (
        "an assignment",
        "{assignment: [{id: $new, claim: $draft, due: '2025-02-01'}]}",
        "reviewer editor",
    ),
    (
        "a retraction of a source",
        "{retraction: [{id: $new, stream: $source/page, source: $source/page, kind: distrusted, reason: fabricated}]}",
        "checker reviewer editor",
    ),
    // checker_2 did not bring it
    (
        "a retraction of evidence",
        "{retraction: [{id: $new, stream: $draft, evidence: $draft/evidence-0, reason: misread}]}",
        "reviewer editor",
    ),
    (
        "a retraction of an assertion",
        "{retraction: [{id: $new, stream: $draft, assertion: $draft/said-0, reason: misread}]}",
        "checker reviewer editor",
    ),
    (
        "a publication",
        "{publication: [{id: $new, dossier: $three, n: 1, bytes: '\\x', sha256: EMPTY, as_of: '2025-01-20T10:00:00Z'}]}",
        "editor",
    ),
];

#[test]
fn content_comes_from_its_roles_only() {
    const EMPTY: &str = "'\\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'";
    let mut world = world_with_claims();
    for (what, batch, roles) in ROLES {
        let batch = rows(&spelled(batch).replace("EMPTY", EMPTY));
        for (login, role) in [
            ("checker_2", "checker"),
            ("reviewer_2", "reviewer"),
            ("editor_2", "editor"),
            ("admin_2", "admin"),
            ("spare", "nobody"),
        ] {
            let found = attempt(&mut world, login, &batch);
            let admitted = roles.split(' ').any(|admitted| admitted == role);
            // a reviewer has a hand in none of these; a publication has to print what is approved
            let ok = if *what == "a publication" {
                "publication_content"
            } else {
                "ok"
            };
            assert_eq!(
                found,
                if admitted { ok } else { "not_allowed" },
                "{what} from {role}"
            );
        }
    }
}

#[test]
fn what_cannot_be_seen_cannot_be_named() {
    let mut world = world_with_claims();
    let closed = format!(
        "{{
        dossier: [{{id: $closed, slug: closed}}],
        dossier_revision: [{{dossier: $closed, n: 1, title: Closed, visibility: restricted, members: ['{}', '{}']}}],
        question: [{{id: $closed-question, dossier: $closed, text: How many?}}],
        source: [{{id: $source/informant, confidential: true}}],
        source_revision: [{{source: $source/informant, n: 1, csl: {{type: interview}}}}],
        excerpt: [{{id: $told, source: $source/informant, exact: what was told}}]}}",
        world.ask("select person from iam.login where role_name = 'editor'"),
        world.ask("select person from iam.login where role_name = 'checker'"),
    );
    world.write("editor", &closed).unwrap();
    world.bring(&Sketch {
        dossier: "closed",
        ..Sketch::named("hidden")
    });
    let relation = "{relation: [{id: $hidden-relation, claim: $hidden, to_claim: $draft, kind: supports}]}";
    world.write("checker", relation).unwrap();
    for batch in [
        "{comment: [{id: $new, claim: $hidden, text: x}]}",
        "{claim: [{id: $new, dossier: $closed, kind: factual}], claim_revision: [{claim: $new, n: 1, dossier: $closed, statement: It is., language: en}]}",
        "{question: [{id: $new, dossier: $closed, text: How many?}]}",
        "{relation: [{id: $new, claim: $draft, to_claim: $hidden, kind: supports}]}",
        "{relation: [{id: $new, claim: $draft, to_assertion: $hidden/said-0, kind: supports}]}",
        "{relation: [{id: $new, claim: $draft, to_relation: $hidden-relation, kind: undercuts}]}",
        "{evidence: [{id: $new, claim: $draft, excerpt: $told, source: $source/informant, bearing: supports}]}",
        "{evidence: [{id: $new, claim: $draft, excerpt: $quote/page, source: $source/page, bearing: supports, origin: $source/informant}]}",
        "{source_revision: [{source: $source/page, n: 2, csl: {type: webpage}, origin: derived, derived_from: $source/informant}]}",
        "{source_revision: [{source: $source/informant, n: 2, csl: {type: webpage}}]}",
        "{assertion: [{id: $new, claim: $draft, excerpt: $told}], attribution: [FIRST]}",
        "{reply: [{id: $new, claim: $draft, party: $army, outcome: answered, asked_at: '2025-01-20T10:00:00Z', excerpt: $told}]}",
        "{entity_relation: [{id: $new, subject: $army, object: $un, kind: member_of, excerpt: $told}]}",
        "{handle: [{dossier: $three, handle: found, claim: $hidden}]}",
        "{handle: [{dossier: $three, handle: found, source: $source/informant}]}",
        "{handle: [{dossier: $three, handle: found, question: $closed-question}]}",
        "{publication_claim: [{publication: $new, dossier: $three, claim: $hidden, step: 1, revision: 1, verdict: $new}]}",
        "{publication_source: [{publication: $new, dossier: $three, claim: $draft, source: $source/informant, footnotes: []}]}",
        "{retraction: [{id: $new, stream: $hidden, assertion: $hidden/said-0, reason: misread}]}",
        "{retraction: [{id: $new, stream: $source/informant, source: $source/informant, kind: distrusted, reason: fabricated}]}",
    ] {
        assert_eq!(
            attempt(&mut world, "allround", &rows(&spelled(batch))),
            "unknown_stream",
            "{batch}"
        );
    }
    let moved = world.make("allround", "hidden", "submit", json!({}));
    assert_eq!(word(&moved), "unknown_stream");
    // members see it, and nobody locks themselves out
    let comment = rows("{comment: [{id: $new, claim: $hidden, text: x}]}");
    assert_eq!(attempt(&mut world, "checker", &comment), "ok");
    let lock = rows("{dossier_revision: [{dossier: $closed, n: 2, title: Closed, visibility: restricted}]}");
    assert_eq!(attempt(&mut world, "editor", &lock), "locks_out");
}
