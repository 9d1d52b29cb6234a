//! The parties and sources of the world.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{BODY, QUOTE, id, lines};

/// name, kind, relations to others; `~` before a relation: retracted since.
const PARTIES: &str = "
    un           igo
    watch        ngo
    mali         state        member_of un
    algeria      state        member_of un
    mfa          organ        organ_of mali
    minister     person       office_holder_of mfa
    army         organ        organ_of mali
    general      person       leads army
    spokesman    person       speaks_for army
    deserter     person       ~leads army
    district     organ        part_of mali
    visitor      person       located_in mali
    volunteer    person       member_of watch
    front        coalition
    brigade      armed_group  member_of front
    battalion    armed_group  part_of brigade
    new-front    coalition    succeeds front
    the-rebels   collective   identified_as front
    signatory    movement     party_to front
    envoy        person
    france       state
    paper        media
    daily        media
    wire         media
    gazette      media
    weekly       media
    tracker      dataset
    tinzawaten   place
    gazetted     list
";

/// name, publisher, origin (a source it was copied from, `own` or `unknown`); then what is odd about it.
const SOURCES: &str = "
    page         paper     own
    daily        daily     own
    daily-2      daily     own
    wire         wire      own
    gazette      gazette   own
    weekly       weekly    own
    copy         gazette   wire
    copy-2       weekly    wire
    recopy       daily     copy
    rumour       gazette   unknown
    retold       daily     rumour
    circle       gazette   circle-2
    circle-2     daily     circle
    unsigned     -         own
    front-1      front     own
    front-2      front     own
    reprint      gazette   front-1
    reprint-2    daily     front-2
    army         army      own
    mali         mali      own
    un           un        own
    tracker      tracker   own
    disowned     weekly    own        retracted
    of-disowned  gazette   disowned
    loose        weekly    own        unanchored
    hashed       weekly    own        hash
    broken       weekly    own
";

/// Parties and sources, as one batch.
pub fn content() -> Value {
    let (mut entities, mut relations) = (Vec::new(), Vec::new());
    for line in lines(PARTIES) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut entity = json!({"id": id(words[0]), "kind": words[1], "label": words[0]});
        if words[1] == "state" {
            entity["iso3166"] = json!(words[0][..3].to_uppercase());
        }
        entities.push(entity);
        for pair in words[2..].chunks(2) {
            relations.push(json!({
                "id": id(&format!("{} of {}", words[0], pair[1])), "subject": id(words[0]), "object": id(pair[1]),
                "kind": pair[0].trim_start_matches('~'),
            }));
        }
    }
    let (mut sources, mut revisions, mut snapshots, mut excerpts) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let digest = format!("\\x{}", hex::encode(Sha256::digest(BODY)));
    for line in lines(SOURCES) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (name, held) = (words[0], words.get(3).copied().unwrap_or("in full"));
        let source = id(&format!("source/{name}"));
        sources.push(json!({"id": source, "url": format!("https://example.org/{name}")}));
        let mut revision = json!({"source": source, "n": 1, "csl": {"type": "article"}});
        if words[1] != "-" {
            revision["publisher"] = json!(id(words[1]));
        }
        match words[2] {
            "own" | "unknown" => revision["origin"] = json!(words[2]),
            copied => {
                revision["origin"] = json!("derived");
                revision["derived_from"] = json!(id(&format!("source/{copied}")));
            }
        }
        revisions.push(revision);
        let mut excerpt = json!({"id": id(&format!("quote/{name}")), "source": source, "exact": QUOTE});
        if held != "unanchored" {
            let mut snapshot = json!({
                "id": id(&format!("text/{name}")), "source": source, "retrieved_at": "2025-01-20T10:00:00Z",
                "media_type": "text/plain", "raw_sha256": digest, "extractor": "none",
            });
            if held != "hash" {
                snapshot["body"] = json!(BODY);
                snapshot["body_sha256"] = json!(digest);
            }
            snapshots.push(snapshot);
            excerpt["snapshot"] = json!(id(&format!("text/{name}")));
            excerpt["span"] = json!(format!("[0,{})", QUOTE.len()));
        }
        excerpts.push(excerpt);
    }
    json!({
        "entity": entities, "entity_relation": relations, "source": sources, "source_revision": revisions,
        "snapshot": snapshots, "excerpt": excerpts,
    })
}

/// What of them no longer stands.
pub fn retracted() -> Value {
    let mut rows = Vec::new();
    for line in lines(PARTIES) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words[2..].chunks(2).filter(|pair| pair[0].starts_with('~')) {
            let relation = id(&format!("{} of {}", words[0], pair[1]));
            rows.push(json!({
                "id": Uuid::now_v7(), "stream": id(words[0]), "entity_relation": relation, "reason": "mistaken",
            }));
        }
    }
    for line in lines(SOURCES).filter(|line| line.ends_with(" retracted")) {
        let source = id(&format!("source/{}", line.split_whitespace().next().unwrap()));
        rows.push(json!({
            "id": Uuid::now_v7(), "stream": source, "source": source, "kind": "distrusted", "reason": "fabricated",
        }));
    }
    Value::Object(Map::from_iter([("retraction".to_owned(), Value::Array(rows))]))
}

/// Who publishes a source.
pub fn publisher(source: &str) -> &'static str {
    lines(SOURCES)
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .find_map(|words| (words[0] == source).then_some(words[1]))
        .unwrap_or_else(|| panic!("no source {source}"))
}
