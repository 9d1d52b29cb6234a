//! Flat files as they come from spreadsheets, databases and people.

use std::io::{Cursor, Write};

use super::*;

fn opened(bytes: impl AsRef<[u8]>, form: Form) -> Result<Reader, Vec<String>> {
    with(bytes, form, &Mapping::default())
}

fn with(bytes: impl AsRef<[u8]>, form: Form, mapping: &Mapping) -> Result<Reader, Vec<String>> {
    let input = Box::new(Cursor::new(bytes.as_ref().to_vec()));
    Reader::open(input, form, "in", mapping)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

/// Each row's line and statement, or what is wrong with it.
fn rows(bytes: impl AsRef<[u8]>, form: Form) -> Vec<String> {
    let mut reader = opened(bytes, form).unwrap();
    let mut found = Vec::new();
    while let Some(read) = reader.next() {
        match read {
            Ok(Record {
                line, row: Ok(row), ..
            }) => found.push(format!("{line} {}", row.statement)),
            Ok(Record {
                row: Err(problems), ..
            }) => {
                found.extend(problems.iter().map(ToString::to_string));
            }
            Err(problem) => found.push(problem.to_string()),
        }
    }
    found
}

#[test]
fn marks_line_ends_and_delimiters_of_spreadsheets_are_taken() {
    for text in [
        "statement,quote\nIt rained.,x\n",
        "\u{feff}statement,quote\r\nIt rained.,x\r\n",
        "statement;quote\r\nIt rained.;\"a, b, c\"",
        "statement\tquote\nIt rained.\tx\n",
        "statement,quote\rIt rained.,x\r",
        "\"Statement\",Quote\n\"It rained.\",\"a\nb\"\n",
    ] {
        assert_eq!(rows(text, Form::Csv), ["2 It rained."], "{text}");
    }
    // a row's line is where it begins
    let text = "statement,quote\n\"One\nand.\",x\n\nTwo.,y\n";
    assert_eq!(rows(text, Form::Csv), ["2 One\nand.", "5 Two."]);
    let text = "statement,quote\r\n\r\n\"One\r\nand.\",x\r\nTwo.,y";
    assert_eq!(rows(text, Form::Csv), ["3 One\nand.", "5 Two."]);
    let tabs = "statement\tquote\n\"Yes, we can\"\t\"She said \"\"no\"\"\"\nSay \"no\"\t\n";
    assert_eq!(rows(tabs, Form::Tsv), ["2 \"Yes, we can\"", "3 Say \"no\""]);
}

#[test]
fn bad_rows_are_told_by_line_and_the_others_read() {
    let mut bytes = b"statement,quote\nIt rained.,x\nIt ".to_vec();
    bytes.extend(b"\xe9t\xe9,x\nToo,many,cells\nOne cell.\nIt sn\0wed.,x\nIt hailed.,\n");
    assert_eq!(
        rows(bytes, Form::Csv),
        [
            "2 It rained.",
            "in:3: statement: is not UTF-8: byte 0xE9; save the file as UTF-8",
            "in:4: has 3 cells, the header has 2",
            "in:5: has 1 cells, the header has 2",
            "in:6: statement: the text has a control character (U+0000) at character 6",
            "7 It hailed.",
        ]
    );
    let text = "{\"statement\": \"One.\"}\n\nnull\n{\"statement\": [1]}\n{\"statement\": 1234, \"tags\": [\"a\", 2]}\n{";
    assert_eq!(
        rows(text, Form::Jsonl),
        [
            "1 One.",
            "in:3: is no JSON object, at character 4: invalid type: null, expected a map",
            "in:4: statement: is a list or an object, where a text is wanted",
            "5 1234",
            "in:6: is no JSON object, at character 1: EOF while parsing an object",
        ]
    );
}

#[test]
fn a_file_without_what_it_needs_is_refused() {
    let refused = |bytes: &[u8]| opened(bytes, Form::Csv).err().unwrap_or_default();
    assert_eq!(refused(b""), ["in: the file is empty"]);
    assert_eq!(refused(b"\xef\xbb\xbf \r\n"), ["in: the file is empty"]);
    assert_eq!(refused(b"a,b\n1,2\n"), ["in:1: there is no column `statement`"]);
    assert_eq!(
        refused(b"statement,Statement\n"),
        ["in:1: column `Statement` is there twice"]
    );
    assert_eq!(
        refused(b"caf\xe9,statement\n"),
        ["in:1: the header is not UTF-8 text"]
    );
    assert_eq!(refused(b"\xff\xfes\0t\0"), ["in: is UTF-16 text"]);
    assert_eq!(
        refused(b"PK\x03\x04..."),
        ["in: is a workbook or an archive, not a file of text"]
    );
    let mut mapping = Mapping::default();
    mapping.add("Claim", Field::Statement).unwrap();
    let told = with("claim,b\n", Form::Csv, &mapping).err().unwrap();
    assert_eq!(told, ["in:1: there is no column `Claim`"]);
    assert!(with("Claim,b\n", Form::Csv, &mapping).is_ok());
}

#[test]
fn a_quotation_mark_that_is_not_closed_does_not_swallow_the_file() {
    let mut text = "statement,quote\nIt rained.,x\nIt snowed.,\"".to_owned();
    text.push_str(&"y".repeat(40 << 20));
    let found = rows(text, Form::Csv);
    assert_eq!(
        found,
        [
            "2 It rained.",
            "in:3: cannot be read further: the row is longer than 16 MiB: is a quotation mark not closed?"
        ]
    );
    let long = format!("{{\"statement\": \"{}", "y".repeat(40 << 20));
    assert_eq!(rows(long, Form::Jsonl).len(), 1);
}

#[test]
fn packed_files_are_unpacked_and_broken_ones_told() {
    let text = "statement\nIt rained.\nIt snowed.\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstd =
        ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    for packed in [&gzip, &zstd] {
        assert_eq!(rows(packed, Form::Csv), ["2 It rained.", "3 It snowed."]);
        // one after the other, as `cat` joins them
        let twice = rows([packed.as_slice(), packed].concat(), Form::Csv);
        assert_eq!(twice.len(), 5, "{twice:?}");
        let cut = opened(&packed[..packed.len() / 2], Form::Csv);
        assert!(cut.is_err() || cut.is_ok_and(|mut reader| reader.next().is_none_or(|row| row.is_err())));
    }
}

#[test]
fn unknown_columns_are_told_and_those_of_refused_rows_passed_over() {
    let reader = opened("statement,colour,line,reason,\nA b.,red,1,x,\n", Form::Csv).unwrap();
    assert_eq!(reader.dropped(), ["colour"]);
    let mut reader = opened(
        "{\"statement\": \"A b.\", \"colour\": 1, \"line\": 2}\n",
        Form::Jsonl,
    )
    .unwrap();
    reader.next().unwrap().unwrap();
    assert_eq!(reader.dropped(), ["colour"]);
}

#[test]
fn refused_rows_keep_their_form_and_come_back_with_it() {
    for (form, text, wanted) in [
        (
            Form::Csv,
            "statement;colour\nNo;\"a;b\"\n\"One;two;three\";1;2\n",
            "statement;colour;line;reason\nNo;\"a;b\";2;too short\n\"One;two;three\";1;3;too short;2\n",
        ),
        (
            Form::Tsv,
            "statement\tcolour\nN\"o\t\"a\"\n",
            "statement\tcolour\tline\treason\nN\"o\t\"a\"\t2\ttoo short\n",
        ),
        (
            Form::Jsonl,
            "{\"statement\": \"No\"}\n{]\n",
            "{\"statement\":\"No\",\"line\":1,\"reason\":\"too short\"}\n{\"text\":\"{]\",\"line\":2,\"reason\":\"too short\"}\n",
        ),
    ] {
        let written = |text: &str| {
            let mut reader = opened(text, form).unwrap();
            let mut out = Vec::new();
            let mut rejects = Rejects::new(&mut out, &reader).unwrap();
            while let Some(read) = reader.next() {
                let read = read.unwrap();
                rejects.add(read.line, &read.raw, "too short").unwrap();
            }
            rejects.flush().unwrap();
            drop(rejects);
            String::from_utf8(out).unwrap()
        };
        let once = written(text);
        assert_eq!(once, wanted);
        // read again, their line and reason are not columns of the data
        let again = written(&once);
        assert_eq!(
            again.lines().next(),
            once.lines()
                .next()
                .filter(|_| form != Form::Jsonl)
                .or(again.lines().next())
        );
    }
}

#[test]
fn no_bytes_make_it_panic() {
    use proptest::prelude::*;
    proptest!(|(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0..3_usize)| {
        let start: &[u8] = [b"statement,quote\n".as_slice(), b"{\"statement\": \"", b""][head];
        for form in [Form::Csv, Form::Tsv, Form::Jsonl] {
            let all = [start, &bytes].concat();
            if let Ok(mut reader) = opened(all, form) {
                while reader.next().is_some() {}
            }
        }
    });
}

#[test]
fn endings_say_the_form() {
    for (name, form) in [
        ("a.csv", Some(Form::Csv)),
        ("A.TSV.GZ", Some(Form::Tsv)),
        ("a.b.ndjson.zst", Some(Form::Jsonl)),
        ("a.yaml", None),
        ("csv", None),
        ("a.gz", None),
    ] {
        assert_eq!(Form::of_name(name), form, "{name}");
    }
}

#[test]
fn a_file_that_ends_within_quotation_marks_has_no_such_last_row() {
    for text in [
        "statement\nIt rained.\n\"It snowed.\nIt hailed.\n",
        "statement\nIt rained.\n\"It snowed.",
        "statement,quote\nIt rained.,x\nIt snowed.,\"x\nIt hailed.,y\n",
    ] {
        assert_eq!(
            rows(text, Form::Csv),
            [
                "2 It rained.",
                "in:3: a quotation mark is opened and not closed: all that follows is in this row"
            ],
            "{text}"
        );
    }
    // one of the text's own, and a last cell that ends with a line
    let inches = "statement,quote\nIt is 5\" long.,x\nIt rained.,\"x\ny\n\"\n";
    assert_eq!(rows(inches, Form::Csv), ["2 It is 5\" long.", "3 It rained."]);
}
