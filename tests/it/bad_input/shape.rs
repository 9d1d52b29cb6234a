//! Files that are YAML or JSON, and no dossier.

use super::*;

#[test]
fn not_a_mapping() {
    assert_snapshot!(refused_fixture("not-a-mapping.yaml"), @"
    not-a-mapping.yaml:2: not a dossier file: it has no keys with values

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn another_format() {
    assert_snapshot!(refused(with("counterclaim/1", "counterclaim/2")), @"case.yaml:1: format: unknown format `counterclaim/2`; this version reads `counterclaim/1`");
}

#[test]
fn no_format() {
    assert_snapshot!(refused(with("format: counterclaim/1\n", "")), @"
    case.yaml:1: not a dossier file: `format` is missing

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn two_documents() {
    assert_snapshot!(refused(format!("{GOOD}---\n{GOOD}")), @"case.yaml:27: a second document begins here (`---`); a file holds one dossier");
}

#[test]
fn unknown_key() {
    assert_snapshot!(refused_fixture("unknown-key.yaml"), @"
    unknown-key.yaml:29: statements[0].chain[0].atitude: unknown key `atitude`

    hint: did you mean `attitude`?
    ");
}

#[test]
fn unknown_word() {
    assert_snapshot!(refused(with("kind: accusation", "kind: acusation")), @"
    case.yaml:19: claims[0].kind: unknown value `acusation`

    hint: did you mean `accusation`?
    ");
}

#[test]
fn duplicate_key() {
    assert_snapshot!(refused_fixture("duplicate-key.yaml"), @"duplicate-key.yaml:25: claims[0].when: `when` is given twice, first in line 24");
}

#[test]
fn alias_loop() {
    assert_snapshot!(refused_fixture("alias-loop.yaml"), @"
    alias-loop.yaml:3: dossier.labels: anchors (`&name`) are not allowed

    hint: write the value out, or quote a text that begins with `&`
    ");
}

#[test]
fn billion_laughs() {
    assert_snapshot!(refused_fixture("billion-laughs.yaml"), @"
    billion-laughs.yaml:7: dossier.labels[0]: anchors (`&name`) are not allowed

    hint: write the value out, or quote a text that begins with `&`
    ");
}

#[test]
fn tag() {
    assert_snapshot!(refused(with("title: The bridge", "title: !!python/object:os.system x")), @"
    case.yaml:2: dossier.title: tags such as `!name` have no meaning here

    hint: leave the tag out, or quote a text that begins with `!`
    ");
}

#[test]
fn merge_key() {
    assert_snapshot!(refused(with("kind: accusation", "<<: {kind: accusation}")), @"
    case.yaml:19: claims[0]: merge keys (`<<`) are not allowed

    hint: write the keys out
    ");
}

#[test]
fn json_100_000_levels_deep() {
    let deep = format!(
        "{{\"format\": \"counterclaim/1\", \"dossier\": {}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_snapshot!(refused(deep), @"case.yaml:1: lists and mappings are nested deeper than 64 levels");
}

#[test]
fn keys_100_000_levels_deep() {
    assert_snapshot!(refused("{\"a\":".repeat(100_000)), @"case.yaml:1: lists and mappings are nested deeper than 64 levels");
}

#[test]
fn numbers_that_are_none() {
    let figures = with(
        "    when: 2024-05-01\n",
        "    when: 2024-05-01\n  - {id: dead, kind: quantitative, statement: Some died., quantity: {low: NaN, \
         best: Infinity, high: 1e400}}\n  - {id: hurt, kind: quantitative, statement: Some were hurt., quantity: \
         {low: .inf, high: 0x10}}\n",
    );
    assert_snapshot!(refused(figures), @"
    case.yaml:22: claims[1].quantity.low: `NaN` is not a decimal number such as 47 or 0.5
    case.yaml:22: claims[1].quantity.best: `Infinity` is not a decimal number such as 47 or 0.5
    case.yaml:22: claims[1].quantity.high: `1e400` is not a decimal number such as 47 or 0.5
    case.yaml:23: claims[2].quantity.low: `.inf` is not a decimal number such as 47 or 0.5
    case.yaml:23: claims[2].quantity.high: `0x10` is not a decimal number such as 47 or 0.5
    ");
}

#[test]
fn a_line_of_10_mb() {
    let inbox = Inbox::new();
    let long = "bridge ".repeat(1_500_000);
    assert_snapshot!(inbox.refuses(with("South closed the bridge.", &long)), @"case.yaml:20: claims[0].statement: has 10499999 characters; 3 to 4000 are allowed");
    assert_snapshot!(inbox.refuses(with("kind: accusation", &format!("{}: x", long.trim_end()))), @r#"
    case.yaml:19: claims[0]: not valid YAML or JSON: simple key expected ':'

    hint: a text with `: ` or ` #`, or that begins with a sign such as " @ % ` [ {, needs quotes
    "#);
    let name = "n".repeat(10_000_000);
    assert_snapshot!(inbox.refuses(with("{speaker: north", &format!("{{speaker: {name}"))), @"case.yaml:25: statements[0].chain[0].speaker: `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…` is not a handle: small letters, digits and hyphens, at most 100");
    assert_snapshot!(inbox.refuses(with("2024-05-01", &name)), @"case.yaml:21: claims[0].when: `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…` is not a date of 1 to 100 characters");
}

// Meaning
