use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::{LIMIT, MAX_VALUES, read};
use super::{HEAD, refusal};

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(refusal(format!("{HEAD}{body}")), expected);
}

#[test]
fn too_large() {
    assert_eq!(
        refusal(vec![b'a'; 50 * 1024 * 1024]),
        "case.yaml: the file has 52428800 bytes; a dossier file may have 33554432 (32 MiB) (hint: put \
         long texts in \
         files of their own: snapshot: {file: …})"
    );
    assert_eq!(LIMIT, 33_554_432);
}

#[test]
fn empty() {
    let expected = "case.yaml: the file is empty (hint: a dossier file begins with `format: counterclaim/1`)";
    for text in ["", " \n\t\r\n", "# only a comment\n", "\u{feff}"] {
        assert_eq!(refusal(text), expected, "{text:?}");
    }
}

#[test]
fn not_a_dossier() {
    let hint = "(hint: a dossier file begins with `format: counterclaim/1`)";
    let no_keys = format!("case.yaml:1: not a dossier file: it has no keys with values {hint}");
    for text in ["---\n", "...\n---\n", "just text", "[1, 2]", "null", "\"x\""] {
        let found = refusal(text);
        assert!(found == no_keys || found.ends_with(hint), "{text:?}: {found}");
    }
    assert_eq!(
        refusal("a: 1"),
        format!("case.yaml:1: not a dossier file: `format` is missing {hint}")
    );
    assert_eq!(
        refusal("x: 1\nformat: counterclaim/2\n"),
        "case.yaml:2: format: unknown format `counterclaim/2`; this version reads `counterclaim/1`"
    );
    assert_eq!(
        refusal("format: [a]\n"),
        "case.yaml:1: format: expected `counterclaim/1`"
    );
}

#[test]
fn nul_and_encoding() {
    assert_eq!(
        refusal("format: a\nb: x\0y\n"),
        "case.yaml:2: NUL byte at byte 14"
    );
    assert_eq!(
        refusal(b"format: a\nb: \xc3\xa9t\xe9\n"),
        "case.yaml:2: not UTF-8: byte 0xE9 at byte 16 (hint: save the file as UTF-8)"
    );
    assert_eq!(
        refusal(b"\xEF\xBB\xBFa: \xff"),
        "case.yaml:1: not UTF-8: byte 0xFF at byte 6 (hint: save the file as UTF-8)"
    );
    assert_eq!(
        refusal(b"\xff\xfea\0"),
        "case.yaml:1: the file is in UTF-16 (hint: save it as UTF-8)"
    );
    check(
        "claims:\n- {id: a, kind: factual, statement: \"a\\0b\"}\n",
        "case.yaml:4: claims[0].statement: the text holds a NUL character, which cannot be stored",
    );
    assert_eq!(
        refusal("{\"format\": \"counterclaim/1\",\n \"dossier\": {\"slug\": \"a\\u0000\"}}"),
        "case.yaml:2: dossier.slug: the text holds a NUL character, which cannot be stored"
    );
}

#[test]
fn deep_nesting_is_refused_at_once() {
    let start = Instant::now();
    let deep = "lists and mappings are nested deeper than 64 levels";
    for unit in ["[", "{\"a\":", "- ", "[{\"a\":"] {
        let text = unit.repeat(100_000);
        let found = refusal(format!("{{\"format\": \"counterclaim/1\", \"x\": {text}"));
        assert!(
            found.contains(deep) || found.contains("not valid YAML"),
            "{unit}: {found}"
        );
        let found = refusal(&text);
        assert!(
            found.starts_with("case.yaml:1: ") && found.ends_with(deep),
            "{unit}: {found}"
        );
    }
    let closed = format!(
        "{{\"format\": \"counterclaim/1\",\n\"x\": {}1{}}}",
        "[".repeat(99_999),
        "]".repeat(99_999)
    );
    assert!(refusal(closed).ends_with(deep));
    let lines: String = (0..100)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert!(refusal(lines).ends_with(deep));
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "took {:?}",
        start.elapsed()
    );
}

#[test]
fn as_deep_as_allowed_is_read() {
    let (open, close) = ("[".repeat(60), "]".repeat(60));
    let text = format!("{HEAD}sources: [{{id: a, csl: {{type: book, x: {open}{close}}}}}]\n");
    super::file(&text);
    let (open, close) = ("[".repeat(61), "]".repeat(61));
    check(
        &format!("sources: [{{id: a, csl: {{type: book, x: {open}{close}}}}}]\n"),
        &format!(
            "case.yaml:3: sources[0].csl.x{}: lists and mappings are nested deeper than 64 levels",
            "[0]".repeat(60)
        ),
    );
}

#[test]
fn floods_of_values_are_refused() {
    let text = format!("{HEAD}claims: [{}]\n", "1,".repeat(MAX_VALUES));
    let found = refusal(text);
    assert!(
        found.contains("claims[") && found.ends_with("the file holds more than 2000000 values"),
        "{found}"
    );
}

#[test]
fn anchors_aliases_merge_keys_tags_and_second_documents() {
    check(
        "claims:\n- &a {id: x}\n",
        "case.yaml:4: claims[0]: anchors (`&name`) are not allowed (hint: write the value out, or quote \
         a text that \
         begins with `&`)",
    );
    check(
        "claims:\n- id: *bold*\n",
        "case.yaml:4: claims[0].id: aliases (`*name`) are not allowed (hint: write the value out, or \
         quote a text that \
         begins with `*`)",
    );
    check(
        "claims:\n- <<: {id: x}\n",
        "case.yaml:4: claims[0]: merge keys (`<<`) are not allowed (hint: write the keys out)",
    );
    let tags = "tags such as `!name` have no meaning here (hint: leave the tag out, or quote a text that \
     begins with `!`)";
    check(
        "claims:\n- id: !foo x\n",
        &format!("case.yaml:4: claims[0].id: {tags}"),
    );
    check(
        "claims: !!python/object:os.system []\n",
        &format!("case.yaml:3: claims: {tags}"),
    );
    check("claims: !!str x\n", &format!("case.yaml:3: claims: {tags}"));
    check(
        "---\nformat: x\n",
        "case.yaml:3: a second document begins here (`---`); a file holds one dossier",
    );
    // an alias to the list it is in, and the list that doubles with each line
    check(
        "claims: &a [*a]\n",
        "case.yaml:3: claims: anchors (`&name`) are not allowed (hint: write the value out, or quote a \
         text that begins \
         with `&`)",
    );
    let mut laughs = "a0: &a0 [lol]\n".to_owned();
    for n in 1..40 {
        laughs.push_str(&format!("a{n}: &a{n} [*a{0},*a{0},*a{0}]\n", n - 1));
    }
    assert!(refusal(laughs).contains("a0: anchors (`&name`) are not allowed"));
}

#[test]
fn keys_given_twice() {
    check(
        "claims:\n- id: a\n  when: 2024\n  kind: factual\n  when: 2025\n",
        "case.yaml:7: claims[0].when: `when` is given twice, first in line 5",
    );
    check(
        "dossier: {}\n",
        "case.yaml:3: dossier: `dossier` is given twice, first in line 2",
    );
    check(
        "sources: [{id: a, csl: {type: book, \"type\": x}}]\n",
        "case.yaml:3: sources[0].csl.type: `type` is given twice, first in line 3",
    );
}

#[test]
fn unknown_keys() {
    check(
        "claim: []\n",
        "case.yaml:3: claim: unknown key `claim` (hint: did you mean `claims`?)",
    );
    check(
        "claims:\n- id: a\n  statment: abc\n",
        "case.yaml:5: claims[0].statment: unknown key `statment` (hint: did you mean `statement`?)",
    );
    check(
        "statements:\n- source: a\n  quote: b\n  chain:\n  - {attitude: states}\n  - {Attitude: states}\n",
        "case.yaml:8: statements[0].chain[1].Attitude: unknown key `Attitude` (hint: did you mean \
         `attitude`?)",
    );
    check(
        "claims: [{id: a, about: [{zzz: 1}]}]\n",
        "case.yaml:3: claims[0].about[0].zzz: unknown key `zzz` (hint: the keys here are entity, role)",
    );
    check(
        "entities: [{id: a, kind: state, name: A, organ_of: {entity: b, sorce: c}}]\n",
        "case.yaml:3: entities[0].organ_of.sorce: unknown key `sorce` (hint: did you mean `source`?)",
    );
    check("nothing:\n", &refusal(format!("{HEAD}nothing: 1\n")));
    check(
        "? [a]\n: 1\n",
        "case.yaml:3: a key must be a text, not a list or mapping",
    );
}

#[test]
fn unknown_values() {
    check(
        "entities:\n- {id: a, kind: organization, name: A}\n",
        "case.yaml:4: entities[0].kind: unknown value `organization`; it must be one of state, organ, \
         person, party, \
         movement, armed_group, coalition, collective, igo, ngo, media, dataset, place, agreement, \
          event, list",
    );
    check(
        "entities:\n- id: a\n  kind: Armed group\n",
        "case.yaml:5: entities[0].kind: unknown value `Armed group` (hint: did you mean `armed_group`?)",
    );
    check(
        "sources: [{id: a, csl: {type: book}, reliability: G}]\n",
        "case.yaml:3: sources[0].reliability: unknown value `G`; it must be one of A, B, C, D, E, F",
    );
}

#[test]
fn wrong_types() {
    check(
        "claims: abc\n",
        "case.yaml:3: claims: expected a list, found `abc`",
    );
    check(
        "claims:\n- id: [a]\n",
        "case.yaml:4: claims[0].id: expected text, found a list",
    );
    check(
        "claims:\n- {id: a, kind: {}}\n",
        "case.yaml:4: claims[0].kind: expected text, found keys with values",
    );
    check(
        "claims:\n- a\n",
        "case.yaml:4: claims[0]: expected keys with values, found `a` (hint: the keys here are id, \
         kind, statement, \
         lang, when, when_phrase, when_inferred, ambiguity, answers, priority, why, about, quantity, \
          designation)",
    );
    check(
        "claims:\n- {id: a, priority: \"3\"}\n",
        "case.yaml:4: claims[0].priority: expected a whole number from 0 to 255, found `3`",
    );
    check(
        "claims:\n- {id: a, priority: 99999999999999999999999999999999999999999}\n",
        "case.yaml:4: claims[0].priority: expected a whole number from 0 to 255, found \
         `9999999999999999999999999999999999999999…`",
    );
    check(
        "claims:\n- {id: a, when_inferred: yes}\n",
        "case.yaml:4: claims[0].when_inferred: expected true or false, found `yes`",
    );
    check(
        "claims:\n- {kind: factual, statement: abc}\n",
        "case.yaml:4: claims[0]: `id` is missing",
    );
    check(
        "claims:\n- {id: , kind: factual, statement: abc}\n",
        "case.yaml:4: claims[0]: `id` is missing",
    );
    check(
        "statements:\n- {source: a, quote: b, chain: [], claims: [null]}\n",
        "case.yaml:4: statements[0].claims[0]: expected text, found nothing (hint: to mean the word \
         write it in quotes: \
         \"null\")",
    );
    check(
        "entities: [{id: a, kind: state, name: A, part_of: [b, true]}]\n",
        "case.yaml:3: entities[0].part_of[1]: expected a handle, keys with values, found `true`",
    );
    check(
        "sources: [{id: a, csl: {type: book}, snapshot: abc}]\n",
        "case.yaml:3: sources[0].snapshot: expected keys with values or a list of such, found `abc`",
    );
    check(
        "sources: [{id: a, csl: [book]}]\n",
        "case.yaml:3: sources[0].csl: expected keys with values, found a list",
    );
}

#[test]
fn syntax() {
    let quotes =
        "(hint: a text with `: ` or ` #`, or that begins with a sign such as \" @ % ` [ {, needs quotes)";
    check(
        "claims:\n- id: a\n  statement: Mali: a dispute\n",
        &format!(
            "case.yaml:5: claims[0]: not valid YAML or JSON: mapping values are not allowed in this context \
             {quotes}"
        ),
    );
    let unclosed = refusal(format!("{HEAD}claims: [a\n"));
    assert!(
        unclosed.starts_with("case.yaml:") && unclosed.contains("not valid YAML or JSON: "),
        "{unclosed}"
    );
    check(
        "claims: \"a\u{7f}\"\n",
        "case.yaml:3: claims: not valid YAML or JSON: unexpected character U+007F (hint: in a text in \
         double quotes \
         write it as \\u007f, or remove it)",
    );
    let tab = refusal(format!("{HEAD}claims:\n\t- a\n"));
    assert!(
        tab.starts_with("case.yaml:4: ") && tab.ends_with("(hint: indent with spaces)"),
        "{tab}"
    );
    let lone = refusal("{\"format\": \"counterclaim/1\", \"x\": \"\\ud83d\"}");
    assert!(
        lone.starts_with("case.yaml:1: not valid YAML or JSON: ") && lone.contains("surrogate"),
        "{lone}"
    );
}

#[test]
fn every_broken_limit_is_reported_in_the_order_of_the_file() {
    let long = "x".repeat(501);
    let text = format!(
        "format: counterclaim/1
dossier: {{slug: Bad Slug, title: ' ', lang: english, eyes: 4, embargo: tomorrow, labels: [a, '']}}
entities:
- {{id: A, kind: state, name: {long}, iso3166: mli, wikidata: X1, organ_of: B b, active: ''}}
sources:
- id: a
  csl: {{title: no type}}
  url: not a url
  snapshot: {{retrieved: yesterday, sha256: abc}}
claims:
- {{id: b, kind: quantitative, statement: ab, priority: 9, quantity: {{low: 1e3, high: 1 000}}}}
statements:
- {{source: c, quote: '', occurrence: 0, chain: [{{for: D, attitude: states}}], claims: [ok, Not ok]}}
search_notes:
- {{claim: b, looked_for: x, where: '', at: 2025-01-01T00:00:00Z}}
"
    );
    let expected = "case.yaml:2: dossier.slug: `Bad Slug` is not a slug: small letters, digits and \
     hyphens, at most 63
case.yaml:2: dossier.title: has nothing but spaces
case.yaml:2: dossier.lang: `english` is not a language tag (BCP 47) such as en, zh-Hant or pt-BR
case.yaml:2: dossier.eyes: is 4; it must be from 1 to 3
case.yaml:2: dossier.embargo: `tomorrow` is not a time such as 2025-01-20T10:00:00Z (RFC 3339)
case.yaml:2: dossier.labels: label `` is blank or longer than 500 characters
case.yaml:4: entities[0].id: `A` is not a handle: small letters, digits and hyphens, at most 100
case.yaml:4: entities[0].name: has 501 characters; 1 to 500 are allowed
case.yaml:4: entities[0].iso3166: `mli` is not a country code such as MLI (ISO 3166-1 alpha-3)
case.yaml:4: entities[0].wikidata: `X1` is not a Wikidata item such as Q912
case.yaml:4: entities[0].organ_of[0].entity: `B b` is not a handle: small letters, digits and hyphens, \
     at most 100
case.yaml:4: entities[0].active: `` is not a date of 1 to 100 characters
case.yaml:7: sources[0].csl: `type` is missing, such as `type: article-newspaper`
case.yaml:8: sources[0].url: is not a web address such as https://example.org/page
case.yaml:9: sources[0].snapshot[0].retrieved: `yesterday` is not a time such as 2025-01-20T10:00:00Z \
     (RFC 3339)
case.yaml:9: sources[0].snapshot[0].sha256: `abc` is not a SHA-256 of 64 hexadecimal digits
case.yaml:11: claims[0].statement: has 2 characters; 3 to 4000 are allowed
case.yaml:11: claims[0].priority: is 9; it must be from 1 to 5
case.yaml:11: claims[0].quantity.low: `1e3` is not a decimal number such as 47 or 0.5
case.yaml:11: claims[0].quantity.high: `1 000` is not a decimal number such as 47 or 0.5
case.yaml:13: statements[0].quote: has 0 characters; 1 to 20000 are allowed
case.yaml:13: statements[0].occurrence: is 0; it must be at least 1
case.yaml:13: statements[0].chain[0].for: `D` is not a handle: small letters, digits and hyphens, at most 100
case.yaml:13: statements[0].claims[1]: `Not ok` is not a handle: small letters, digits and hyphens, at \
     most 100
case.yaml:15: search_notes[0].where: has 0 characters; 1 to 20000 are allowed";
    assert_eq!(refusal(text), expected);
}

/// Texts made of the signs that mean something in YAML.
fn yaml_signs() -> impl Strategy<Value = String> {
    let signs = "[ \t\n\r:#,?!&*|>%@`'\"\\\\{}\\[\\]~<a0é\u{85}\u{2028}\u{feff}-]";
    let pattern = format!("({signs}|\n- |\n  |: |id|claims|null){{0,60}}");
    proptest::string::string_regex(&pattern).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "any");
    }

    #[test]
    fn any_text_of_yaml_signs_is_read_or_refused(
        body in yaml_signs()
    ) {
        if let Err(problems) = read(format!("{HEAD}{body}").as_bytes(), "any") {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.line.is_some(), "{problem}");
            }
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in 0usize..1200, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = super::round_trip::sample().into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = read(&bytes, "any");
    }
}
