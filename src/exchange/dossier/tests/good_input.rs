use super::super::{DateText, LIMIT, LineIndex};
use super::{HEAD, file, parsed};
use crate::domain::vocabulary::{Attitude, Origin, RelationKind};

/// The example of the documentation, filled in.
const CASE: &str = r#"
format: counterclaim/1
dossier: {slug: mali-algeria, title: Mali–Algeria dispute, lang: en, labels: [terrorist, junta]}
entities:
  - {id: mali, kind: state, name: Mali, iso3166: MLI}
  - {id: mfa-mali, kind: organ, name: Ministry of Foreign Affairs of Mali, organ_of: mali}
  - {id: tinzawaten, kind: place, name: Tinzawaten, names: [{name: Tinzaouaten, lang: fr, form: alias}]}
  - id: attaf
    kind: person
    name: Ahmed Attaf
    office_holder_of:
      - mfa-algeria
      - {entity: cabinet, when: 2023-03/.., source: article, quote: minister}
    member_of: {entity: some-party}
    part_of:
sources:
  - id: article
    csl: {type: article-newspaper, number: 12, volume: 007, issued: 2024-07-01, open: yes, ok: true, none: }
    publisher: unnamed-publisher      # an entity
    issued: "2025~"
    reliability: C
    snapshot: {retrieved: 2025-01-20T10:00:00Z, text: "one\r\ntwo"}
  - {id: copy, csl: {type: webpage}, issued: 2025, derived_from: article, snapshot: []}
questions:
  - {id: malian-dead, text: How many Malian soldiers died?, event: tinzawaten, measure: deaths, unit: person}
claims:
  - id: sympathy
    kind: accusation
    statement: Algeria shows sympathy for groups that Mali calls “terrorist”.
    when: "/2025-01"
    about: [{entity: algeria, role: subject}]
  - id: soldiers
    kind: quantitative
    statement: Many died.
    quantity: {low: 47, high: 47.50, best: "047"}
    when: 2024-07
  - id: mak
    kind: designation
    statement: A label.
    when: 2024-07-01
    designation: {by: algeria, of: mak-movement, label: yes, force: unclear}
statements:
  - source: article
    quote: accusing Algiers of “undisguised sympathy”
    chain:
      - {speaker: mfa-mali, for: mali, attitude: alleges, said: "[2025-01-01..2025-01-20]"}
    claims: [sympathy]
relations:
  - {from: attaf-objects, to: northern-designation, kind: rebuts, by: algeria, note: why}
evidence:
  - {claim: soldiers, source: csp-communique, quote: dead, bearing: supports, credibility: 3, voice: csp}
search_notes:
  - {claim: soldiers, looked_for: lists, where: archives, at: 2025-02-01T00:00:00+01:00}
external_reviews:
  - {claim: soldiers, url: "https://example.org/a", rating: Mostly false, rating_value: 2, best: 5, worst: 1}
"#;

#[test]
fn the_documented_example_is_read() {
    let case = file(CASE);
    assert_eq!(case.dossier.labels, ["terrorist", "junta"]);
    assert_eq!(case.dossier.eyes, 3);
    let attaf = &case.entities[3];
    assert_eq!(attaf.links(RelationKind::OfficeHolderOf).len(), 2);
    assert_eq!(attaf.office_holder_of[0].entity.as_str(), "mfa-algeria");
    assert_eq!(
        attaf.office_holder_of[1].when.as_ref().map(DateText::as_str),
        Some("2023-03/..")
    );
    assert_eq!(attaf.member_of[0].entity.as_str(), "some-party");
    assert!(attaf.part_of.is_empty());
    let article = &case.sources[0];
    let csl = serde_json::json!({
        "type": "article-newspaper", "number": 12, "volume": "007", "issued": "2024-07-01",
        "open": "yes", "ok": true, "none": null
    });
    assert_eq!(serde_json::Value::Object(article.csl.clone()), csl);
    assert_eq!(article.snapshot[0].text.as_deref(), Some("one\r\ntwo"));
    assert_eq!(article.snapshot[0].media_type, "text/plain");
    assert_eq!(article.effective_origin(), Origin::Unknown);
    assert_eq!(case.sources[1].effective_origin(), Origin::Derived);
    assert_eq!(
        case.sources[1].issued.as_ref().map(DateText::as_str),
        Some("2025")
    );
    let when: Vec<_> = case
        .claims
        .iter()
        .filter_map(|claim| claim.when.as_ref())
        .map(DateText::as_str)
        .collect();
    assert_eq!(when, ["/2025-01", "2024-07", "2024-07-01"]);
    let quantity = case.claims[1].quantity.as_ref().unwrap();
    let digits =
        [&quantity.low, &quantity.high, &quantity.best].map(|number| number.as_ref().unwrap().as_str());
    assert_eq!(digits, ["47", "47.50", "047"]);
    assert_eq!(case.claims[2].designation.as_ref().unwrap().label, "yes");
    let link = &case.statements[0].chain[0];
    assert_eq!(
        (link.attitude, link.on_behalf_of.as_ref().unwrap().as_str()),
        (Attitude::Alleges, "mali")
    );
    assert_eq!(case.search_notes[0].found, "nothing");
    assert_eq!(
        case.external_reviews[0].rating_value.as_ref().unwrap().as_str(),
        "2"
    );
}

#[test]
fn json_with_tabs_escapes_and_surrogates_is_read_alike() {
    let json = "{\n\t\"format\": \"counterclaim/1\",\n\t\"dossier\": {\"slug\": \"s\", \"title\": \
     \"\\ud83d\\ude00 \\u00e9\\/\\t\"},\n\
                \t\"claims\": [\n\t\t{\"id\": \"a\", \"kind\": \"factual\", \"statement\": \"abc\", \
                 \"when\": 2024,\n\
                \t\t\"priority\": 1}\n\t]\n}";
    let parsed = parsed(json);
    assert_eq!(parsed.file.dossier.title.as_deref(), Some("😀 é/\t"));
    assert_eq!(
        parsed.file.claims[0].when.as_ref().map(DateText::as_str),
        Some("2024")
    );
    assert_eq!(parsed.lines.line_of("claims[0].when"), Some(5));
    assert_eq!(parsed.lines.line_of("claims[0].priority"), Some(6));
    assert_eq!(file(&json.replace(['\n', '\t'], "")), parsed.file);
}

#[test]
fn byte_order_mark_and_crlf_make_no_difference() {
    let windows = format!("\u{feff}{}", CASE.replace('\n', "\r\n"));
    assert_eq!(file(&windows), file(CASE));
    let block = format!("{HEAD}claims:\n- id: a\n  kind: factual\n  statement: |\n    one\n    two\n");
    assert_eq!(
        file(&block.replace('\n', "\r\n")).claims[0].statement,
        "one\ntwo\n"
    );
    assert_eq!(
        parsed(&windows).lines.line_of("claims[1].when"),
        parsed(CASE).lines.line_of("claims[1].when")
    );
}

#[test]
fn a_review_is_left_aside_with_a_warning() {
    let parsed = parsed(&format!(
        "{HEAD}review: {{claims: [{{state: approved, any: [1]}}]}}\n"
    ));
    assert_eq!(parsed.file, file(HEAD));
    let warnings: Vec<_> = parsed.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["case.yaml:3: review: left aside: reviews and verdicts are made by people, not imported"]
    );
}

#[test]
fn lines_are_found_by_path() {
    let lines = parsed(CASE).lines;
    assert_eq!(lines.line_of("format"), Some(2));
    assert_eq!(lines.line_of("dossier.labels[1]"), Some(3));
    assert_eq!(lines.line_of("claims[0].when"), Some(30));
    assert_eq!(lines.line_of("claims[0].about[0].role"), Some(31));
    assert_eq!(lines.position_of("claims[1].when"), Some((36, 11)));
    assert_eq!(
        lines.line_of("claims[0].quantity.low"),
        Some(27),
        "a value that is not there: the one around it"
    );
    assert_eq!(lines.line_of("entities[1].organ_of[0].entity"), Some(6));
    assert_eq!(lines.line_of("nothing[3].when"), None);
    assert_eq!(lines.line_of(""), Some(2));
    assert_eq!(LineIndex::default().line_of("claims"), None);
    for odd in [
        "claims[",
        "claims[x]",
        "[[",
        "]",
        "...",
        "claims[99999999999999999999]",
    ] {
        let _ = lines.line_of(odd);
    }
    assert_eq!(
        lines.problem("claims[0].when", "`x` is not a date").to_string(),
        "case.yaml:30: claims[0].when: `x` is not a date"
    );
}

#[test]
fn a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() {
    let mut text = HEAD.to_owned();
    text.push_str("# ");
    text.push_str(&"x".repeat(LIMIT - text.len()));
    assert_eq!(file(&text), file(HEAD));
    text.push('x');
    assert!(super::refusal(&text).contains("33554433 bytes"));
}
