use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use super::{HEAD, file, parsed};
use crate::domain::vocabulary::*;

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

/// Texts that readers and writers of YAML stumble over.
const TRAPS: &[&str] = &[
    "yes",
    "No",
    "on",
    "y",
    "n",
    "~",
    "null",
    "Null",
    "true",
    "TRUE",
    "012",
    "0o17",
    "0x1F",
    "1_000",
    "1e3",
    ".5",
    "-0",
    "+1",
    "12:30:45",
    "2024",
    "2024-07",
    "2024-07-01",
    "2025-01-20T10:00:00Z",
    ".inf",
    ".nan",
    "=",
    "<<",
    "-",
    "- a",
    "?",
    "? a",
    ":",
    ": ",
    "a: b",
    "a:",
    "#",
    " #",
    "a # b",
    "&a",
    "*a",
    "!a",
    "!!str",
    "|",
    ">",
    "|-",
    "%",
    "%YAML 1.2",
    "@a",
    "`a`",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    ",",
    "---",
    "...",
    "--- a",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\ta",
    "a\t",
    "a\tb",
    " ",
    "  ",
    " a",
    "a ",
    "a\n",
    "a\n\n",
    "\na",
    "a\n b",
    " a\nb",
    "a \nb",
    "a\n---\nb",
    "a\n...\nb",
    "a\n# b",
    "a\n\n\n b\n",
    "a\r\nb",
    "a\rb",
    "\u{85}",
    "a\u{85}b",
    "\u{2028}",
    "a\u{2028}b",
    "\u{2029}",
    "\u{feff}",
    "\u{feff}a",
    "a\u{feff}",
    "\u{a0}",
    "\u{a0}a",
    "\u{200b}",
    "\u{200e}a\u{200f}",
    "\u{202e}a",
    "\u{7f}",
    "\u{1}",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{ad}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{1ffff}",
    "\u{e000}",
    "\u{10ffff}",
    "😀",
    "👩‍👩‍👧",
    "é",
    "e\u{301}",
    "“x”",
    "تين زاوتين",
    "ⵜⵉⵏ",
    "中文",
    "a: |\n  b",
    "key: [a, b",
    "a,b",
    "a]",
    "it's",
    "say \"x\"",
    "a\u{3000}b",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(TRAPS).prop_map(str::to_owned),
        2 => "[a-z ]{0,30}",
        2 => any::<char>().prop_map(String::from),
        1 => "( |\n|\t|\r|a|:|#|-|'|\"){1,12}",
        1 => (100usize..300).prop_map(|count| "word ".repeat(count / 5)),
        1 => (90usize..240).prop_map(|count| "x".repeat(count)),
    ]
}

/// A text of 3 to 3000 characters that is not blank and holds no NUL.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        piece().boxed(),
        proptest::collection::vec(piece(), 1..6)
            .prop_map(|parts| parts.concat())
            .boxed()
    ]
    .prop_map(|text| text.replace('\0', ""))
    .prop_map(|text| {
        if text.trim().is_empty() || text.chars().count() < 3 {
            format!("{text}abc")
        } else {
            text
        }
    })
}

/// Such a text, or a shorter one.
fn short() -> impl Strategy<Value = String> {
    prop_oneof![
        select(TRAPS)
            .prop_map(str::to_owned)
            .prop_filter("blank", |text| text.chars().any(|one| !one.is_whitespace())),
        text()
            .prop_map(|text| text.chars().take(400).collect::<String>())
            .prop_filter("blank", |text| { text.chars().any(|one| !one.is_whitespace()) }),
    ]
}

fn handle() -> impl Strategy<Value = Handle> {
    prop_oneof![
        "[a-z0-9][a-z0-9-]{0,8}",
        select(&["y", "no", "1e3", "0x1", "012", "null", "true", "2024-07-01", "1-"][..])
            .prop_map(str::to_owned)
    ]
    .prop_map(Handle)
}

fn date() -> impl Strategy<Value = DateText> {
    prop_oneof![
        select(
            &[
                "2024",
                "2024-07",
                "2024-07-01",
                "/2025",
                "2025~",
                "[2025-01-01..2025-01-20]",
                "..",
                "y"
            ][..]
        )
        .prop_map(str::to_owned),
        short().prop_map(|text| text.chars().take(100).collect()),
    ]
    .prop_map(DateText)
}

fn moment() -> impl Strategy<Value = TimeText> {
    select(&["2025-01-20T10:00:00Z", "2025-01-20 10:00:00.5+01:00"][..]).prop_map(TimeText::from)
}

fn language() -> impl Strategy<Value = Language> {
    select(&["en", "no", "fr", "zh-Hant-TW", "es-419"][..]).prop_map(Language::from)
}

fn decimal() -> impl Strategy<Value = Decimal> {
    "-?(0|[0-9]{1,25})(\\.[0-9]{1,6})?".prop_map(Decimal)
}

fn csl() -> impl Strategy<Value = serde_json::Map<String, serde_json::Value>> {
    use serde_json::{Map, Value, json};
    let leaf = prop_oneof![
        short().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
    ];
    let key = || {
        prop_oneof![
            "[a-zA-Z-]{1,12}".boxed(),
            short()
                .prop_map(|text| text.chars().filter(|one| !one.is_control()).take(60).collect())
                .boxed()
        ]
        .prop_filter("empty or merge", |key: &String| !key.is_empty())
    };
    let value = leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((key(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    });
    proptest::collection::vec((key(), value), 0..4).prop_map(|entries| {
        let mut item: Map<String, Value> = entries.into_iter().collect();
        item.insert("type".into(), "book".into());
        item
    })
}

fn some<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    of(one)
}

fn few<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    proptest::collection::vec(one, 0..3)
}

/// The eight parts that say which quotation is meant.
type Where = (
    Option<u32>,
    Option<String>,
    Option<String>,
    Option<TimeText>,
    Option<Language>,
    Option<String>,
    Option<String>,
);

fn wherein() -> impl Strategy<Value = Where> {
    (
        some(1u32..),
        some(text()),
        some(short()),
        some(moment()),
        some(language()),
        some(text()),
        some(short()),
    )
}

fn entity_link() -> impl Strategy<Value = EntityLink> {
    (
        handle(),
        weighted(0.5, (some(date()), some(handle()), some(text()), wherein())),
    )
        .prop_map(|(entity, rest)| match rest {
            None => EntityLink {
                entity,
                ..EntityLink::default()
            },
            Some((
                when,
                source,
                quote,
                (occurrence, after, locator, captured, lang, translation, translator),
            )) => EntityLink {
                entity,
                when,
                source,
                quote,
                occurrence,
                after,
                locator,
                captured,
                lang,
                translation,
                translator,
            },
        })
}

fn entity() -> impl Strategy<Value = Entity> {
    let names = few(
        (short(), language(), select(NameForm::ALL)).prop_map(|(name, lang, form)| Name { name, lang, form }),
    );
    let links = few((select(RelationKind::ALL), few(entity_link())));
    (
        handle(),
        select(EntityKind::ALL),
        short(),
        some(language()),
        some(Just("MLI".into())),
        some(Just("Q912".into())),
        some(date()),
        names,
        links,
    )
        .prop_map(
            |(id, kind, name, lang, iso3166, wikidata, active, names, links)| {
                let mut entity = Entity {
                    lang,
                    iso3166,
                    wikidata,
                    active,
                    names,
                    ..Entity::new(id, kind, name)
                };
                for (kind, link) in links {
                    entity.links_mut(kind).extend(link);
                }
                entity
            },
        )
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    let body = some(prop_oneof![
        text(),
        Just(String::new()),
        select(TRAPS).prop_map(str::to_owned)
    ]);
    (
        moment(),
        body,
        some(short()),
        some(Just("0".repeat(64))),
        some(text()),
        short(),
        short(),
        some(short()),
    )
        .prop_map(
            |(retrieved, text, file, sha256, raw, media_type, extractor, tool)| Snapshot {
                retrieved,
                text,
                file,
                sha256,
                raw,
                media_type: format!("{:.50}/x", media_type),
                extractor: extractor.chars().take(200).collect(),
                tool: tool.map(|tool| tool.chars().take(200).collect()),
            },
        )
}

fn source() -> impl Strategy<Value = Source> {
    let retracted =
        some((select(RetractionKind::ALL), text()).prop_map(|(kind, reason)| Retraction { kind, reason }));
    let urls = (
        some(Just("https://example.org/?a=b: c#d".into())),
        some(Just("urn:x".into())),
    );
    (
        (
            handle(),
            csl(),
            some(handle()),
            urls,
            some(date()),
            some(language()),
        ),
        (
            select(Reliability::ALL),
            some(select(Origin::ALL)),
            some(handle()),
            any::<bool>(),
            retracted,
            few(snapshot()),
        ),
    )
        .prop_map(|((id, csl, publisher, (url, archive_url), issued, lang), rest)| {
            let (reliability, origin, derived_from, confidential, retracted, snapshot) = rest;
            Source {
                id,
                csl,
                publisher,
                url,
                archive_url,
                issued,
                lang,
                reliability,
                origin,
                derived_from,
                confidential,
                retracted,
                snapshot,
            }
        })
}

fn claim() -> impl Strategy<Value = Claim> {
    let about = few((handle(), select(Role::ALL)).prop_map(|(entity, role)| About { entity, role }));
    let quantity = (
        (
            some(short()),
            some(short()),
            select(Scale::ALL),
            some(decimal()),
            some(decimal()),
            some(decimal()),
        ),
        (some(select(Hedge::ALL)), some(date())),
    )
        .prop_map(
            |((measure, unit, scale, low, high, best), (hedge, baseline))| Quantity {
                measure,
                unit,
                scale,
                low,
                high,
                best,
                hedge,
                baseline,
            },
        );
    let designation = (
        handle(),
        handle(),
        short(),
        some(language()),
        select(Force::ALL),
        some(handle()),
    )
        .prop_map(|(by, of, label, lang, force, instrument)| Designation {
            by,
            of,
            label,
            lang,
            force,
            instrument,
        });
    (
        (
            handle(),
            select(ClaimKind::ALL),
            text(),
            some(language()),
            some(date()),
            some(short()),
            any::<bool>(),
        ),
        (
            some(text()),
            some(handle()),
            1u8..6,
            some(text()),
            about,
            some(quantity),
            some(designation),
        ),
    )
        .prop_map(
            |((id, kind, statement, lang, when, when_phrase, when_inferred), rest)| {
                let (ambiguity, answers, priority, why, about, quantity, designation) = rest;
                Claim {
                    id,
                    kind,
                    statement,
                    lang,
                    when,
                    when_phrase,
                    when_inferred,
                    ambiguity,
                    answers,
                    priority,
                    why,
                    about,
                    quantity,
                    designation,
                }
            },
        )
}

fn statement() -> impl Strategy<Value = Statement> {
    let link = (
        (
            some(handle()),
            some(short()),
            some(handle()),
            select(Attitude::ALL),
        ),
        (some(select(Mode::ALL)), some(text()), some(date())),
    )
        .prop_map(
            |((speaker, label, on_behalf_of, attitude), (mode, quoted, said))| Link {
                speaker,
                label,
                on_behalf_of,
                attitude,
                mode,
                quoted,
                said,
            },
        );
    (handle(), text(), wherein(), few(link), few(handle())).prop_map(
        |(source, quote, place, chain, claims)| {
            let (occurrence, after, locator, captured, lang, translation, translator) = place;
            Statement {
                source,
                quote,
                occurrence,
                after,
                locator,
                captured,
                lang,
                translation,
                translator,
                chain,
                claims,
            }
        },
    )
}

fn relation() -> impl Strategy<Value = Relation> {
    let to_statement =
        (handle(), handle(), text(), some(1u32..)).prop_map(|(claim, source, quote, occurrence)| {
            StatementReference {
                claim,
                source,
                quote,
                occurrence,
            }
        });
    let to_relation = (handle(), handle(), select(ArgumentKind::ALL))
        .prop_map(|(from, to, kind)| RelationReference { from, to, kind });
    (
        (
            handle(),
            some(handle()),
            some(to_statement),
            some(to_relation),
            select(ArgumentKind::ALL),
        ),
        (
            some(handle()),
            some(text()),
            some(handle()),
            some(text()),
            wherein(),
        ),
    )
        .prop_map(
            |((from, to, to_statement, to_relation, kind), (by, note, source, quote, place))| {
                let (occurrence, after, locator, captured, lang, translation, translator) = place;
                Relation {
                    from,
                    to,
                    to_statement,
                    to_relation,
                    kind,
                    by,
                    note,
                    source,
                    quote,
                    occurrence,
                    after,
                    locator,
                    captured,
                    lang,
                    translation,
                    translator,
                }
            },
        )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let link = (handle(), text(), some(1u32..), 0u16..101).prop_map(|(source, quote, occurrence, seq)| {
        LinkReference {
            source,
            quote,
            occurrence,
            seq,
        }
    });
    (
        (
            handle(),
            some(link),
            handle(),
            text(),
            wherein(),
            select(Bearing::ALL),
        ),
        (
            1u8..7,
            some(handle()),
            some(handle()),
            any::<bool>(),
            any::<bool>(),
            some(text()),
        ),
    )
        .prop_map(|((claim, link, source, quote, place, bearing), rest)| {
            let (occurrence, after, locator, captured, lang, translation, translator) = place;
            let (credibility, voice, origin, record, against_interest, note) = rest;
            Evidence {
                claim,
                link,
                source,
                quote,
                occurrence,
                after,
                locator,
                captured,
                lang,
                translation,
                translator,
                bearing,
                credibility,
                voice,
                origin,
                record,
                against_interest,
                note,
            }
        })
}

fn any_file() -> impl Strategy<Value = File> {
    let dossier = (
        (short(), language(), some(text()), few(short())),
        (select(Visibility::ALL), 1u8..4, some(moment())),
    )
        .prop_map(
            |((title, lang, summary, labels), (visibility, eyes, embargo))| Dossier {
                lang,
                summary,
                labels,
                visibility,
                eyes,
                embargo,
                ..Dossier::new("y", title)
            },
        );
    let question = (
        handle(),
        text(),
        some(handle()),
        some(short()),
        some(short()),
        some(text()),
    )
        .prop_map(|(id, text, event, measure, unit, scope)| Question {
            id,
            text: text.chars().take(1000).collect(),
            event,
            measure,
            unit,
            scope,
        });
    let note = (
        handle(),
        text(),
        text(),
        moment(),
        prop_oneof![Just("nothing".to_owned()), text()],
    )
        .prop_map(|(claim, looked_for, looked_where, at, found)| SearchNote {
            claim,
            looked_for,
            looked_where,
            at,
            found,
        });
    let review = (
        (
            handle(),
            some(short()),
            some(Just("https://example.org".into())),
            some(text()),
            some(date()),
        ),
        (
            some(text()),
            some(decimal()),
            some(decimal()),
            some(decimal()),
            some(language()),
        ),
    )
        .prop_map(
            |((claim, publisher, url, title, date), (rating, rating_value, best, worst, lang))| {
                ExternalReview {
                    claim,
                    publisher,
                    url,
                    title,
                    date,
                    rating,
                    rating_value,
                    best,
                    worst,
                    lang,
                }
            },
        );
    (
        (
            dossier,
            few(entity()),
            few(source()),
            few(question),
            few(claim()),
            few(statement()),
        ),
        (few(relation()), few(evidence()), few(note), few(review)),
    )
        .prop_map(
            |((dossier, entities, sources, questions, claims, statements), rest)| {
                let (relations, evidence, search_notes, external_reviews) = rest;
                File {
                    entities,
                    sources,
                    questions,
                    claims,
                    statements,
                    relations,
                    evidence,
                    search_notes,
                    external_reviews,
                    ..File::new(dossier)
                }
            },
        )
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
