//! What no file may be made of.

use super::*;

#[test]
fn nul_byte() {
    assert_snapshot!(refused_fixture("nul-byte.yaml"), @"nul-byte.yaml:5: NUL byte at byte 187");
}

#[test]
fn nul_written_as_an_escape() {
    assert_snapshot!(refused_fixture("nul.yaml"), @"nul.yaml:5: entities[0].name: the text holds a NUL character, which cannot be stored");
}

#[test]
fn nul_in_json() {
    assert_snapshot!(refused(with("The bridge,", "\"The \\u0000 bridge\",")), @"case.yaml:2: dossier.title: the text holds a NUL character, which cannot be stored");
}

#[test]
fn not_utf_8() {
    assert_snapshot!(refused_fixture("bad-utf8.yaml"), @"
    bad-utf8.yaml:5: not UTF-8: byte 0xE9 at byte 212

    hint: save the file as UTF-8
    ");
}

#[test]
fn utf_16() {
    let utf_16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(GOOD.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_snapshot!(refused(utf_16), @"
    case.yaml:1: the file is in UTF-16

    hint: save it as UTF-8
    ");
}

#[test]
fn lines_are_counted_in_a_file_with_cr_lf() {
    let text = with("attitude: alleges", "attitude: aleges").replace('\n', "\r\n");
    assert_snapshot!(refused(text), @"
    case.yaml:25: statements[0].chain[0].attitude: unknown value `aleges`

    hint: did you mean `alleges`?
    ");
}

#[test]
fn columns_are_counted_after_a_byte_order_mark() {
    let inbox = Inbox::new();
    let path = inbox.put(
        "case.yaml",
        format!("\u{feff}{}", with("format: counterclaim/1", "formet: x")),
    );
    let output = inbox.import(&[&path], &["--output", "json"]);
    assert_snapshot!(inbox.words(&output), @r#"
    {
      "error": {
        "code": "bad_input",
        "message": "case.yaml:1: not a dossier file: `format` is missing",
        "hint": "a dossier file begins with `format: counterclaim/1`",
        "detail": [
          {
            "file": "case.yaml",
            "line": 1,
            "column": 1,
            "path": "",
            "reason": "not a dossier file: `format` is missing",
            "hint": "a dossier file begins with `format: counterclaim/1`"
          }
        ]
      }
    }
    "#);
}

#[test]
fn empty() {
    assert_snapshot!(refused_fixture("empty.yaml"), @"
    empty.yaml: the file is empty

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn blanks() {
    assert_snapshot!(refused(" \n\t\r\n  \n"), @"
    case.yaml: the file is empty

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn comments_alone() {
    assert_snapshot!(refused("# later\n# perhaps\n"), @"
    case.yaml: the file is empty

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn truncated() {
    assert_snapshot!(refused_fixture("truncated.json"), @"truncated.json:53: not valid YAML or JSON: unclosed bracket '{'");
}

#[test]
fn cut_within_a_character() {
    let text = with("The bridge,", "Le pont fermé");
    let end = text.find('é').unwrap() + 1;
    assert_snapshot!(refused(&text.as_bytes()[..end]), @"
    case.yaml:2: not UTF-8: byte 0xC3 at byte 66

    hint: save the file as UTF-8
    ");
}

// Shape
