//! Every rule of content refuses by its name.

use super::*;

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
