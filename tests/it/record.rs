//! What `api.record` refuses, and by which name; that it takes a request once; that it leaves one event a stream.

use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{BODY, QUOTE, Sketch, World, id, lines, record, rows, word};

/// A batch as YAML, `$name` for the id of that name, and what refuses it. The checker sends it; `draft`, `submitted`
/// and so on are claims in that state, `counted` and `called` drafts of a quantity and a designation. Capitals stand
/// for rows that [`spelled`] spells out.
const SHAPE: &str = r#"
    [] => batch_shape
    null => batch_shape
    record => batch_shape
    {} => batch_shape
    {comment: []} => batch_shape
    {comment: {}} => batch_shape
    {comment: null} => batch_shape
    {comment: [1]} => batch_shape
    {comment: [null]} => batch_shape
    {coment: [{id: $new, claim: $draft, text: x}]} => batch_shape
    {event: [{stream: $draft}]} => batch_shape
    {review_step: [{claim: $draft, n: 1}]} => batch_shape
    {verdict: [{claim: $draft}]} => batch_shape
    {hand: [{claim: $draft, capacity: approval}]} => batch_shape
    {grant: [{role: editor}]} => batch_shape
    {comment: [{id: $new, claim: $draft, text: x, colour: red}]} => batch_shape
    {comment: [{id: $new, claim: $draft, text: x, version: 1}]} => batch_shape
    {comment: [{id: $new, claim: $draft, text: x, recorded_by: $editor}]} => batch_shape
    {comment: [{id: $new, claim: $draft, text: x, recorded_at: '2020-01-01T00:00:00Z'}]} => batch_shape
    {evidence: [EVIDENCE, capacity: review}]} => batch_shape
    {claim: [{id: $new, code: 1, dossier: $three, kind: factual}]} => batch_shape
    {entity: [{id: $new, kind: media, label: X, is_agent: false}]} => batch_shape
    {comment: [{id: $new, text: x}]} => batch_shape
    {comment: [{id: $new, claim: null, text: x}]} => batch_shape
    {comment: [{id: $new, claim: $nowhere, text: x}]} => unknown_stream
    {comment: [{id: $new, claim: $source/page, text: x}]} => unknown_stream
    {comment: [{id: $new, claim: $three, text: x}]} => unknown_stream
    {entity_name: [{id: $new, entity: $draft, name: X, language: en, form: alias, search_key: x}]} => unknown_stream
    {comment: [{id: $new, claim: $draft, text: x, answers: $nowhere}]} => comment_answers_fkey
    {comment: [{id: $old, claim: $draft, text: x}]} => comment_pkey
"#;

const ENTITIES: &str = r#"
    {entity: [{id: $new, kind: kingdom, label: X}]} => entity_kind_check
    {entity: [{id: $new, kind: state, label: X}]} => state_iso
    {entity: [{id: $new, kind: state, label: X, iso3166: ml}]} => entity_iso3166_check
    {entity: [{id: $new, kind: media, label: X, wikidata: P31}]} => entity_wikidata_check
    {entity: [{id: $new, kind: media, label: ' '}]} => name_text_valid
    {entity: [{id: $new, kind: media, label: "E\u0301lyse\u0301e"}]} => name_text_valid
    {entity: [{id: $new, kind: media, label: LONG-NAME}]} => name_text_valid
    {entity: [{id: $new, kind: media, label: X, active: yesterday}]} => edtf_valid
    {entity: [{id: $mali, kind: state, label: Mali, iso3166: MLI}]} => entity_pkey
    {entity_name: [{id: $new, entity: $mali, name: X, language: en, form: nickname, search_key: x}]} => entity_name_form_check
    {entity_name: [{id: $new, entity: $mali, name: X, language: english, form: alias, search_key: x}]} => bcp47_valid
    {entity_name: [{id: $new, entity: $mali, name: X, language: en, form: alias, search_key: x}, {id: $new-2, entity: $mali, name: X, language: en, form: alias, search_key: x}]} => entity_name_entity_name_language_form_key
    {entity_relation: [{id: $new, subject: $army, object: $army, kind: organ_of}]} => entity_relation_check
    {entity_relation: [{id: $new, subject: $army, object: $nowhere, kind: organ_of}]} => entity_relation_object_fkey
    {entity_relation: [{id: $new, subject: $army, object: $mali, kind: friend_of}]} => entity_relation_kind_check
    {entity_relation: [{id: $new, subject: $army, object: $mali, kind: organ_of, valid: 2020/2021}]} => relation_overlap
    {entity_relation: [MEMBER, valid: 2020/2021}, {id: $new-2, subject: $army, object: $un, kind: member_of, valid: 2021-06/..}]} => relation_overlap
    {entity_relation: [MEMBER, valid: 2020/2021}, {id: $new-2, subject: $army, object: $un, kind: member_of, valid: 2022/..}]} => ok
    {entity_relation: [MEMBER, valid: 2021/2020}]} => edtf_valid
    {entity_relation: [MEMBER, excerpt: $nowhere}]} => unknown_stream
"#;

const SOURCES: &str = r#"
    {source: [{id: $new}]} => source_has_revision
    {source: [{id: $new, url: LONG-URL}], source_revision: [{source: $new, n: 1, csl: {type: webpage}}]} => source_url_check
    {source_revision: [{source: $source/page, n: 3, csl: {type: webpage}}]} => source_revision_chain
    {source_revision: [{source: $source/page, n: 1, csl: {type: webpage}}]} => source_revision_pkey
    {source_revision: [{source: $source/page, n: 0, csl: {type: webpage}}]} => source_revision_n_check
    {source_revision: [{source: $source/page, n: 2, csl: {title: X}}]} => source_revision_csl_check
    {source_revision: [{source: $source/page, n: 2, csl: webpage}]} => source_revision_csl_check
    {source_revision: [PAGE, publisher: $tinzawaten}]} => publisher_is_agent
    {source_revision: [PAGE, reliability: G}]} => source_revision_reliability_check
    {source_revision: [PAGE, origin: derived}]} => source_origin
    {source_revision: [PAGE, origin: own, derived_from: $source/wire}]} => source_origin
    {source_revision: [PAGE, origin: derived, derived_from: $source/page}]} => source_revision_check
    {source_revision: [PAGE, origin: derived, derived_from: $nowhere}]} => unknown_stream
    {source_revision: [PAGE, issued: 2025-02-30}]} => edtf_valid
    {snapshot: [SNAPSHOT, body: BODY, body_sha256: DIGEST, raw_sha256: DIGEST}]} => ok
    {snapshot: [SNAPSHOT, body: BODY, body_sha256: OTHER, raw_sha256: DIGEST}]} => snapshot_body_hash
    {snapshot: [SNAPSHOT, body: BODY, raw_sha256: DIGEST}]} => snapshot_body_hash
    {snapshot: [SNAPSHOT, raw: '\x00', raw_sha256: DIGEST}]} => snapshot_raw_hash
    {snapshot: [SNAPSHOT, raw_sha256: '\x00'}]} => digest_valid
    {snapshot: [SNAPSHOT, body: "a\r\nb", body_sha256: DIGEST, raw_sha256: DIGEST}]} => snapshot_body_check
    {snapshot: [SNAPSHOT, body: "e\u0301", body_sha256: DIGEST, raw_sha256: DIGEST}]} => snapshot_body_check
    {excerpt: [{id: $new, source: $source/page, exact: unanchored}]} => ok
    {excerpt: [OF-PAGE, span: '[0,2)', exact: It}]} => ok
    {excerpt: [OF-PAGE, span: '[1,3)', exact: It}]} => anchor_broken
    {excerpt: [OF-PAGE, span: '[0,2)', exact: it}]} => anchor_broken
    {excerpt: [OF-PAGE, span: '[900,902)', exact: It}]} => anchor_broken
    {excerpt: [OF-PAGE, span: '[0,3)', exact: It}]} => anchor_broken
    {excerpt: [{id: $new, source: $source/hashed, snapshot: $text/hashed, span: '[0,3)', exact: It}]} => excerpt_span
    {excerpt: [OF-PAGE, span: '[0,)', exact: It}]} => anchor_broken
    {excerpt: [{id: $new, source: $source/hashed, snapshot: $text/hashed, span: '[0,)', exact: It}]} => excerpt_span_check
    {excerpt: [{id: $new, source: $source/hashed, snapshot: $text/hashed, span: '[2,2)', exact: It}]} => excerpt_span_check
    {excerpt: [{id: $new, source: $source/page, span: '[0,2)', exact: It}]} => excerpt_span
    {excerpt: [OF-PAGE, exact: It}]} => excerpt_anchor
    {excerpt: [OF-PAGE, locator: p. 4, exact: as it stands there}]} => ok
    {excerpt: [{id: $new, source: $source/page, snapshot: $text/daily, span: '[0,2)', exact: It}]} => excerpt_snapshot
    {excerpt: [{id: $new, source: $source/page, exact: ''}]} => excerpt_exact_check
    {excerpt: [{id: $new, source: $source/page, exact: LONG-TEXT}]} => excerpt_exact_check
    {excerpt: [{id: $new, source: $source/page, exact: It, language: English}]} => bcp47_valid
"#;

const CLAIMS: &str = r#"
    {claim: [{id: $new, dossier: $three, kind: factual}]} => claim_has_revision
    {claim: [{id: $new, dossier: $nowhere, kind: factual}]} => unknown_stream
    {claim: [{id: $new, dossier: $source/page, kind: factual}], claim_revision: [REVISION, claim: $new, n: 1}]} => claim_dossier_fkey
    {claim: [{id: $new, dossier: $three, kind: rumour}], claim_revision: [REVISION, claim: $new, n: 1}]} => claim_kind_fkey
    {claim: [{id: $new, dossier: $three, kind: factual, priority: 6}], claim_revision: [REVISION, claim: $new, n: 1}]} => claim_priority_check
    {claim: [{id: $draft, dossier: $three, kind: factual}]} => claim_version_check
    {claim: [{id: $new, dossier: $two, kind: factual}], claim_revision: [REVISION, claim: $new, n: 1}]} => claim_revision_claim_dossier_fkey
    {REWORDED}]} => ok
    {claim_revision: [REVISION, claim: $draft, n: 1}]} => claim_revision_pkey
    {claim_revision: [REVISION, claim: $draft, n: 3}]} => revision_chain
    {REWORDED, valid: 2024-13}]} => edtf_valid
    {REWORDED, valid: 2024/2023}]} => edtf_valid
    {REWORDED, valid: ../..}]} => edtf_valid
    {REWORDED, valid: /}]} => edtf_valid
    {REWORDED, valid: mid-January}]} => edtf_valid
    {REWORDED, valid: ''}]} => edtf_valid
    {claim_revision: [{claim: $draft, n: 2, dossier: $three, language: en, statement: So}]} => claim_revision_statement_check
    {claim_revision: [{claim: $draft, n: 2, dossier: $three, language: en, statement: LONG-TEXT}]} => claim_revision_statement_check
    {REWORDED, question: $elsewhere}]} => claim_revision_question_dossier_fkey
    {question: [{id: $new, dossier: $three, text: Y?}]} => question_text_check
    {claim_role: [{claim: $draft, n: 1, entity: $mali, role: subject}]} => claim_role_claim_n_version_fkey
    {REWORDED}], claim_role: [{claim: $draft, n: 2, entity: $mali, role: hero}]} => claim_role_role_check
    {REWORDED}], claim_role: [{claim: $draft, n: 2, entity: $nowhere, role: subject}]} => claim_role_entity_fkey
    {COUNTED, bounds: '[47,47]', hedge: exactly}]} => ok
    {COUNTED, hedge: unquantified}]} => ok
    {COUNTED, hedge: about}]} => quantity_bounds
    {COUNTED, bounds: '[1,2]', hedge: unquantified}]} => quantity_bounds
    {COUNTED, bounds: '[1,2]', best: 3, hedge: between}]} => quantity_check
    {COUNTED, bounds: '(1,1)', hedge: between}]} => quantity_bounds_check
    {COUNTED, bounds: '[-2,-1]', hedge: between}]} => quantity_count
    {COUNTED, bounds: '[1,2]', hedge: perhaps}]} => quantity_hedge_check
    {REWORDED}], quantity: [{claim: $draft, n: 2, measure: m, unit: u, scale: count, bounds: '[1,2]', hedge: between}]} => quantity_kind
    {quantity: [{claim: $counted, n: 1, measure: m, unit: u, scale: count, bounds: '[1,2]', hedge: between}]} => quantity_claim_n_version_fkey
    {CALLED, designator: $mali, designee: $front, force: unclear}]} => ok
    {CALLED, designator: $mali, designee: $mali, force: unclear}]} => designation_check
    {CALLED, designator: $tinzawaten, designee: $front, force: unclear}]} => designator_is_agent
    {CALLED, designator: $mali, designee: $front, force: legal}]} => designation_instrument
    {CALLED, designator: $mali, designee: $front, force: legal, instrument: $gazetted}]} => ok
    {CALLED, designator: $mali, designee: $front, force: strong}]} => designation_force_check
    {REWORDED}], designation: [{claim: $draft, n: 2, designator: $mali, designee: $front, label: x, label_language: en, force: unclear}]} => designation_kind
"#;

const SPEECH: &str = r#"
    {assertion: [{id: $new, claim: $draft, excerpt: $quote/page}]} => assertion_has_link
    {assertion: [{id: $new, claim: $draft, excerpt: $nowhere}], attribution: [LINK, seq: 0, speaker: $paper, attitude: states, mode: own_voice}]} => unknown_stream
    {SAID: [LINK, seq: 0, speaker: $paper, attitude: states, mode: own_voice}]} => ok
    {SAID: [LINK, seq: 1, speaker: $paper, attitude: states, mode: indirect}]} => attribution_chain
    {SAID: [LINK, seq: -1, speaker: $paper, attitude: states, mode: indirect}]} => attribution_seq_check
    {SAID: [LINK, seq: 0, speaker: $paper, attitude: states, mode: indirect}]} => attribution_link0
    {SAID: [LINK, seq: 0, attitude: states, mode: own_voice}]} => attribution_speaker
    {SAID: [LINK, seq: 0, speaker: $paper, speaker_label: Officials, attitude: states, mode: own_voice}]} => attribution_speaker
    {SAID: [LINK, seq: 0, speaker: $tinzawaten, attitude: states, mode: own_voice}]} => speaker_is_agent
    {SAID: [LINK, seq: 0, speaker: $nowhere, attitude: states, mode: own_voice}]} => speaker_is_agent
    {SAID: [LINK, seq: 0, speaker: $paper, attitude: sings, mode: own_voice}]} => attribution_attitude_fkey
    {SAID: [LINK, seq: 0, speaker: $paper, attitude: states, mode: own_voice, said: last week}]} => edtf_valid
    {SAID: [FIRST, LINK, seq: 2, speaker: $army, attitude: states, mode: indirect}]} => attribution_chain
    {SAID: [FIRST, LINK, seq: 0, speaker: $army, attitude: states, mode: own_voice}]} => attribution_pkey
    {SAID: [FIRST, LINK, seq: 1, speaker: $army, attitude: states, mode: own_voice}]} => attribution_link0
    {SAID: [FIRST, LINK, seq: 1, speaker: $army, attitude: states, mode: direct}]} => attribution_quoted
    {SAID: [FIRST, LINK, seq: 1, speaker: $army, attitude: states, mode: indirect, quoted: It}]} => attribution_quoted
    {SAID: [FIRST, LINK, seq: 1, speaker: $army, attitude: states, mode: direct, quoted: It happened}]} => ok
    {SAID: [FIRST, LINK, seq: 1, speaker: $army, attitude: states, mode: direct, quoted: it happened}]} => quoted_in_excerpt
    {SAID: [FIRST, LINK, seq: 1, speaker: $army, on_behalf_of: $nowhere, attitude: states, mode: indirect}]} => attribution_on_behalf_of_fkey
    -- nobody adds an innermost link under a verdict
    {attribution: [{assertion: $draft/said-0, claim: $draft, seq: 2, speaker: $army, attitude: denies, mode: indirect}]} => attribution_assertion_claim_version_fkey
    {attribution: [{assertion: $draft/said-0, claim: $counted, seq: 2, speaker: $army, attitude: denies, mode: indirect}]} => attribution_assertion_claim_version_fkey
"#;

const ARGUMENT: &str = r#"
    {evidence: [{id: $new, claim: $draft, excerpt: $quote/page, source: $source/page, bearing: proves}]} => evidence_bearing_check
    {evidence: [EVIDENCE, credibility: 7}]} => evidence_credibility_check
    {evidence: [{id: $new, claim: $draft, excerpt: $quote/page, source: $source/daily, bearing: supports}]} => evidence_excerpt_source_fkey
    {evidence: [EVIDENCE, origin: $nowhere}]} => unknown_stream
    {evidence: [EVIDENCE, voice: $nowhere}]} => evidence_voice_fkey
    {evidence: [EVIDENCE, against_interest: true}]} => evidence_interest
    {evidence: [EVIDENCE, seq: 0}]} => evidence_link
    {evidence: [EVIDENCE, assertion: $draft/said-0, seq: 2}]} => evidence_of_link
    {evidence: [EVIDENCE, assertion: $counted/said-0, seq: 0}]} => evidence_of_link
    {relation: [RELATION, kind: supports}]} => ok
    {relation: [{id: $new, claim: $draft, to_claim: $draft, kind: supports}]} => relation_check
    {relation: [{id: $new, claim: $draft, to_relation: $new, kind: undercuts}]} => relation_check1
    {relation: [{id: $new, claim: $draft, kind: supports}]} => relation_target
    {relation: [RELATION, to_assertion: $counted/said-0, kind: supports}]} => relation_target
    {relation: [{id: $new, claim: $draft, to_claim: $nowhere, kind: supports}]} => unknown_stream
    {relation: [RELATION, kind: undercuts}]} => relation_undercuts
    {relation: [RELATION, kind: annoys}]} => relation_kind_check
    {relation: [RELATION, kind: rebuts, by_party: $army}]} => relation_party
    {relation: [RELATION, kind: supports, by_party: $army, excerpt: $quote/page}, {id: $new-2, claim: $counted, to_relation: $new, kind: undercuts}]} => ok
    {external_review: [{id: $new, claim: $draft, date: sometime}]} => edtf_valid
    {comment: [{id: $new, claim: $draft, text: ''}]} => comment_text_check
    {comment: [{id: $new, claim: $draft, text: LONG-TEXT}]} => comment_text_check
    {reply: [{id: $new, claim: $draft, party: $army, outcome: silent}]} => reply_asked
    {reply: [{id: $new, claim: $draft, party: $army, outcome: not_asked}]} => reply_asked
    {reply: [{id: $new, claim: $draft, party: $army, outcome: not_asked, reason: no channel}]} => ok
    {reply: [{id: $new, claim: $draft, party: $army, outcome: answered, asked_at: '2025-01-20T10:00:00Z'}]} => reply_answer
    {reply: [{id: $new, claim: $draft, party: $army, outcome: angry, asked_at: '2025-01-20T10:00:00Z'}]} => reply_outcome_check
    {retraction: [{id: $new, stream: $draft, reason: misread}]} => retraction_target
    {retraction: [{id: $new, stream: $draft, assertion: $draft/said-0, evidence: $draft/evidence-0, reason: misread}]} => retraction_target
    {retraction: [{id: $new, stream: $draft, evidence: $draft/evidence-0, reason: so}]} => retraction_reason_check
    {retraction: [{id: $new, stream: $draft, evidence: $draft/evidence-0, reason: misread, kind: distrusted}]} => retraction_kind
    {retraction: [{id: $new, stream: $source/page, source: $source/page, reason: misread}]} => retraction_kind
    {retraction: [{id: $new, stream: $source/page, source: $source/daily, kind: distrusted, reason: fabricated}]} => retraction_stream
    {retraction: [{id: $new, stream: $counted, evidence: $draft/evidence-0, reason: misread}]} => retraction_evidence_stream_fkey
    {retraction: [{id: $new, stream: $counted, assertion: $draft/said-0, reason: misread}]} => retraction_assertion_stream_fkey
    {retraction: [{id: $new, stream: $draft, evidence: $draft/evidence-0, reason: misread}, {id: $new-2, stream: $draft, evidence: $draft/evidence-0, reason: misread}]} => retraction_evidence_key
    {handle: [{dossier: $three, handle: Upper, claim: $draft}]} => handle_handle_check
    {handle: [{dossier: $three, handle: one}]} => handle_target
    {handle: [{dossier: $three, handle: one, claim: $draft, entity: $mali}]} => handle_target
    {handle: [{dossier: $three, handle: one, claim: $draft}, {dossier: $three, handle: one, entity: $mali}]} => handle_pkey
    {handle: [{dossier: $three, handle: one, claim: $draft}, {dossier: $two, handle: one, entity: $mali}]} => ok
    {handle: [{dossier: $three, handle: one, question: $nowhere}]} => unknown_stream
"#;

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

#[test]
fn every_rule_of_content_refuses_by_its_name() {
    let mut world = world_with_claims();
    let mut wrong = Vec::new();
    for table in [SHAPE, ENTITIES, SOURCES, CLAIMS, SPEECH, ARGUMENT] {
        for line in lines(table) {
            let (batch, wanted) = line.rsplit_once(" => ").unwrap();
            let found = attempt(&mut world, "checker", &rows(&spelled(batch)));
            if found != wanted {
                wrong.push(format!("{line}, not {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    world.verify();
}

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
            // a reviewer has a hand in none of these
            assert_eq!(
                found,
                if admitted { "ok" } else { "not_allowed" },
                "{what} from {role}"
            );
        }
    }
}

#[test]
fn values_that_are_of_no_type_are_refused_in_the_server_s_own_words() {
    let mut world = world_with_claims();
    for (batch, words) in [
        (
            "{comment: [{id: new, claim: $draft, text: x}]}",
            "invalid input syntax for type uuid",
        ),
        (
            "{comment: [{id: $new, claim: draft, text: x}]}",
            "invalid input syntax for type uuid",
        ),
        (
            "{comment: [{claim: $draft, text: x}]}",
            "null value in column \"id\"",
        ),
        (
            "{comment: [{id: $new, claim: $draft}]}",
            "null value in column \"text\"",
        ),
        (
            "{hold: [{id: $new, claim: $draft, kind: legal, reason: a lawyer, until: 2025-02-30}]}",
            "date/time field value out of range",
        ),
    ] {
        let found = attempt(&mut world, "allround", &rows(batch));
        assert!(found.starts_with(words), "{batch}: {found}");
    }
    // a text with a NUL is no jsonb, so it never gets as far as a table
    let nul = rows("{comment: [{id: $new, claim: $draft, text: \"a\\0b\"}]}");
    assert_eq!(
        attempt(&mut world, "checker", &nul),
        "unsupported Unicode escape sequence"
    );
    assert_eq!(
        world.db.outcome("checker", "select api.record('{}', null)"),
        "batch_shape"
    );
    assert_eq!(
        world
            .db
            .outcome("checker", "select api.record(null, gen_random_uuid())"),
        "batch_shape"
    );
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

#[test]
fn a_request_is_recorded_once() {
    let mut world = world_with_claims();
    let request = Uuid::now_v7();
    let comment =
        rows("{comment: [{id: $new, claim: $draft, text: x}, {id: $new-2, claim: $counted, text: x}]}");
    let first = record(world.session("checker"), &comment, request).unwrap();
    assert_eq!(first.len(), 2);
    world
        .write("checker", "{comment: [{id: $new-3, claim: $draft, text: x}]}")
        .unwrap();
    let mut again = record(world.session("checker"), &comment, request).unwrap();
    again.sort_by_key(|receipt| first.iter().position(|one| one == receipt));
    assert_eq!(again, first);
    assert_eq!(world.ask("select count(*) from counterclaim.comment"), "4");

    let other = rows("{comment: [{id: $new-4, claim: $draft, text: x}]}");
    assert_eq!(
        word(&record(world.session("checker"), &other, request)),
        "request_reused"
    );
    assert_eq!(
        word(&record(world.session("checker_2"), &comment, request)),
        "request_reused"
    );
    assert_eq!(
        word(&crate::world::move_at(
            world.session("checker"),
            "draft",
            3,
            "submit",
            &json!({}),
            request
        )),
        "request_reused"
    );

    // one that was refused has not been used
    let request = Uuid::now_v7();
    let wrong = rows("{comment: [{id: $new-5, claim: $draft, text: ''}]}");
    assert_eq!(
        word(&record(world.session("checker"), &wrong, request)),
        "comment_text_check"
    );
    let right = rows("{comment: [{id: $new-5, claim: $draft, text: x}]}");
    assert_eq!(word(&record(world.session("checker"), &right, request)), "ok");
    world.verify();
}

#[test]
fn a_call_leaves_one_event_a_stream() {
    let mut world = world_with_claims();
    let batch = "{
        entity: [{id: $e, kind: media, label: X}],
        entity_name: [{id: $n, entity: $e, name: X, language: en, form: alias, search_key: x}],
        source: [{id: $s}], source_revision: [{source: $s, n: 1, csl: {type: webpage}, publisher: $e, origin: own}],
        excerpt: [{id: $x, source: $s, exact: x}, {id: $x-2, source: $source/page, exact: x}],
        comment: [{id: $c, claim: $draft, text: x}, {id: $c-2, claim: $draft, text: y}, {id: $c-3, claim: $approved, text: x}],
        evidence: [{id: $v, claim: $draft, excerpt: $x, source: $s, bearing: supports}],
        handle: [{dossier: $three, handle: x, entity: $e}]}";
    let streams = ["e", "s", "source/page", "draft", "approved", "three"];
    let before = streams.map(|name| world.version(name));
    let receipts = world.write("checker", batch).unwrap();
    assert_eq!(receipts.len(), streams.len());
    for (name, before) in streams.into_iter().zip(before) {
        assert_eq!(world.version(name), before + 1, "{name}");
        let receipt = receipts
            .iter()
            .find(|receipt| receipt.stream == id(name))
            .unwrap();
        assert_eq!(receipt.version, before + 1, "{name}");
        let event = format!(
            "select encode(e.hash, 'hex') from counterclaim.event as e where e.stream = '{}' and e.version = {}",
            receipt.stream, receipt.version
        );
        assert_eq!(world.ask(&event), hex::encode(&receipt.hash), "{name}");
    }
    let tables = format!(
        "select string_agg(k, ',' order by k) from counterclaim.event as e, jsonb_object_keys(e.payload::jsonb) as k
        where e.stream = '{}' and e.version = {}",
        id("draft"),
        before[3] + 1
    );
    assert_eq!(world.ask(&tables), "comment,evidence");
    world.verify();
}

#[test]
fn a_refused_batch_leaves_nothing() {
    let mut world = world_with_claims();
    let count = "select concat_ws(',', (select count(*) from counterclaim.event), (select sum(version) from counterclaim.stream),
        (select count(*) from counterclaim.request), (select count(*) from counterclaim.hand), (select count(*) from counterclaim.comment))";
    let before = world.ask_owner(count);
    let batch = "{
        comment: [{id: $c, claim: $draft, text: x}], search_note: [{id: $n, claim: $draft, looked_for: it, looked_where: there,
        looked_at: '2025-01-20T10:00:00Z'}], entity: [{id: $e, kind: state, label: X}]}";
    assert_eq!(word(&world.write("checker_2", batch)), "state_iso");
    let late = "{comment: [{id: $c, claim: $draft, text: x}], assertion: [{id: $a, claim: $draft, excerpt: $quote/page}]}";
    assert_eq!(
        word(&world.write("checker_2", &spelled(late))),
        "assertion_has_link"
    );
    assert_eq!(world.ask_owner(count), before);
}

#[test]
fn anchors_count_code_points_and_keep_what_surrounds_them() {
    let mut world = World::new();
    let quote = "“Nobody was spared”";
    let start = BODY.chars().position(|c| c == '“').unwrap();
    let span = format!("[{start},{})", start + quote.chars().count());
    let row = |span: &str| json!({"excerpt": [{"id": id("new"), "source": id("source/page"), "snapshot": id("text/page"), "span": span, "exact": quote}]});
    let bytes = BODY.find('“').unwrap();
    assert_eq!(bytes, start, "what comes before is plain");
    assert_eq!(
        attempt(
            &mut world,
            "checker",
            &row(&format!("[{start},{})", start + quote.len()))
        ),
        "anchor_broken"
    );
    world.record("checker", &row(&span)).unwrap();
    let around = format!(
        "select prefix || '|' || suffix from counterclaim.excerpt where id = '{}'",
        id("new")
    );
    assert_eq!(world.ask(&around), " Tinzawaten, the ministry said. |, it said.");
    let first = format!(
        "select prefix || '|' || suffix from counterclaim.excerpt where id = '{}'",
        id("quote/page")
    );
    let after: String = BODY.chars().skip(QUOTE.len()).take(32).collect();
    assert_eq!(world.ask(&first), format!("|{after}"));
}

#[test]
fn evidence_that_was_taken_back_stays_to_be_read() {
    let mut world = world_with_claims();
    world
        .write(
            "checker",
            "{retraction: [{id: $r, stream: $draft, evidence: $draft/evidence-0, reason: misread}]}",
        )
        .unwrap();
    let again = "{retraction: [{id: $r-2, stream: $draft, evidence: $draft/evidence-0, reason: misread}]}";
    assert_eq!(word(&world.write("reviewer", again)), "retraction_evidence_key");
    let kept = format!(
        "select count(*) from counterclaim.evidence where claim = '{}'",
        id("draft")
    );
    assert_eq!(world.ask(&kept), "2");
    let counted = format!(
        "select count(*) from counterclaim.evidence_count('{}')",
        id("draft")
    );
    assert_eq!(world.ask(&counted), "1");
}
