use proptest::prelude::*;

use super::super::*;
use super::generated::any_file;
use super::traps::{TRAPS, text};
use super::{HEAD, file, parsed};
use crate::domain::vocabulary::{Attitude, ClaimKind, EntityKind, RelationKind};

/// A file with most things in it.
pub fn sample() -> String {
    let mut one = File::new(Dossier::new("sample", "A sample: with a colon"));
    let mut entity = Entity::new("mali", EntityKind::State, "Mali");
    entity.iso3166 = Some("MLI".into());
    entity.links_mut(RelationKind::MemberOf).push(EntityLink {
        entity: "aes".into(),
        ..EntityLink::default()
    });
    entity.links_mut(RelationKind::PartyTo).extend([
        EntityLink {
            entity: "accord".into(),
            when: Some("2015-05-15".into()),
            ..EntityLink::default()
        },
        EntityLink {
            entity: "charter".into(),
            ..EntityLink::default()
        },
    ]);
    one.entities.push(entity);
    let csl = serde_json::json!({
        "author": [{"given": "A", "family": "B"}], "title": "yes", "type": "webpage", "page": 3
    });
    let mut source = Source::new("article", csl.as_object().unwrap().clone());
    source.issued = Some("2025".into());
    let mut snapshot = Snapshot::new("2025-01-20T10:00:00Z");
    snapshot.text = Some("First line.\n\nSecond: “quoted” # not a comment\n".into());
    source.snapshot.push(snapshot);
    one.sources.push(source);
    let mut claim = Claim::new(
        "c-1",
        ClaimKind::Quantitative,
        format!("A long statement {}", "of many words ".repeat(12).trim()),
    );
    claim.when = Some("2024-07-01".into());
    claim.quantity = Some(Quantity {
        low: Some("47".into()),
        high: Some("47.5".into()),
        ..Quantity::default()
    });
    one.claims.push(claim);
    let mut link = Link::new(Attitude::Denies);
    (link.speaker, link.on_behalf_of) = (Some("mfa".into()), Some("mali".into()));
    one.statements.push(Statement {
        source: "article".into(),
        quote: "no".into(),
        chain: vec![link],
        claims: vec!["c-1".into()],
        ..Statement::default()
    });
    to_yaml(&one)
}

#[test]
fn the_written_form_is_readable_and_stays_the_same() {
    let expected = r#"format: counterclaim/1
dossier:
  slug: sample
  title: "A sample: with a colon"
entities:
  - id: mali
    kind: state
    name: Mali
    iso3166: MLI
    member_of: aes
    party_to:
      - entity: accord
        when: "2015-05-15"
      - charter
sources:
  - id: article
    csl:
      type: webpage
      title: "yes"
      author:
        - family: B
          given: A
      page: 3
    issued: "2025"
    snapshot:
      retrieved: "2025-01-20T10:00:00Z"
      text: |
        First line.

        Second: “quoted” # not a comment
claims:
  - id: c-1
    kind: quantitative
    statement: >-
      A long statement of many words of many words of many words of many words of many words of many
      words of many words of many words of many words of many words of many words of many words
    when: "2024-07-01"
    quantity:
      low: 47
      high: "47.5"
statements:
  - source: article
    quote: "no"
    chain:
      - speaker: mfa
        for: mali
        attitude: denies
    claims:
      - c-1
"#;
    assert_eq!(sample(), expected);
    assert_eq!(to_yaml(&file(expected)), expected);
}

#[test]
fn json_is_written_in_the_same_order_and_is_yaml_too() {
    let json = to_json(&file(&format!(
        "{HEAD}claims: [{{id: a, kind: factual, statement: \"a\\x7f\\u2028\\ud83d\\ude00\\tb\"}}]\n"
    )));
    let expected = r#"{
  "format": "counterclaim/1",
  "dossier": {
    "slug": "s",
    "title": "T"
  },
  "claims": [
    {
      "id": "a",
      "kind": "factual",
      "statement": "a\u007f\u2028😀\tb"
    }
  ]
}
"#;
    assert_eq!(json, expected);
    assert_eq!(to_json(&file(&json)), json);
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
}

#[test]
fn the_order_of_bibliographic_keys_does_not_matter() {
    let with = |csl: &str| to_yaml(&file(&format!("{HEAD}sources: [{{id: a, csl: {csl}}}]\n")));
    assert_eq!(
        with("{b: 1, title: x, a: {z: 1, y: 2}, type: book}"),
        with("{type: book, a: {y: 2, z: 1}, b: 1, title: x}")
    );
}

#[test]
fn every_trap_survives_in_every_place() {
    for trap in TRAPS
        .iter()
        .filter(|trap| trap.chars().any(|one| !one.is_whitespace()))
    {
        let mut one = File::new(Dossier::new("s", *trap));
        let csl = serde_json::json!({"type": "book", "deep": [{"x": [trap]}]});
        let mut source = Source::new("a", csl.as_object().unwrap().clone());
        let mut snapshot = Snapshot::new("2025-01-20T10:00:00Z");
        snapshot.text = Some((*trap).to_owned());
        source.snapshot.push(snapshot);
        one.sources.push(source);
        one.dossier.labels = vec![(*trap).to_owned(), "x".into()];
        let yaml = to_yaml(&one);
        assert_eq!(parsed(&yaml).file, one, "{trap:?}\n{yaml}");
        let json = to_json(&one);
        assert_eq!(parsed(&json).file, one, "{trap:?}\n{json}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&json).unwrap()["dossier"]["title"],
            *trap
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 3000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(one in any_file()) {
        let yaml = to_yaml(&one);
        prop_assert_eq!(&parsed(&yaml).file, &one, "{}", yaml);
        let json = to_json(&one);
        prop_assert_eq!(&parsed(&json).file, &one, "{}", json);
        prop_assert_eq!(to_yaml(&file(&json)), yaml);
    }

    #[test]
    fn every_text_survives(text in text()) {
        let mut one = File::new(Dossier::new("s", "T"));
        one.claims.push(Claim::new("a", ClaimKind::Factual, text));
        let yaml = to_yaml(&one);
        prop_assert_eq!(&parsed(&yaml).file, &one, "{}", yaml);
    }
}
