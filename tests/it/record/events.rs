//! What a call leaves: events, receipts, anchors.

use super::*;

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
