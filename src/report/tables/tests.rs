//! The tables as a spreadsheet reads them.

use super::*;
use crate::domain::vocabulary::{Attitude, ClaimKind, Hedge, Scale};
use crate::report::model::Quantity;
use crate::report::testing::{claim, full, poisoned, report};

fn read(report: &Report, table: Table) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = render(report, table).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let text = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = text(reader.headers().unwrap());
    let rows = reader.records().map(|record| text(&record.unwrap())).collect();
    (header, rows)
}

fn cell<'a>(table: &'a (Vec<String>, Vec<Vec<String>>), row: usize, column: &str) -> &'a str {
    let place = table.0.iter().position(|name| name == column).unwrap();
    &table.1[row][place]
}

/// A figure that Mali gives and another party concedes, with a change below zero.
fn counted() -> Report {
    let mut report = full();
    let mut figure = claim("C-3", ClaimKind::Quantitative, "The number fell by 12.5.");
    figure.quantity = Some(Quantity {
        measure: "change".to_owned(),
        unit: Some("person".to_owned()),
        scale: Scale::Amount,
        low: Some("-12.5".to_owned()),
        high: None,
        best: None,
        hedge: Hedge::AtLeast,
        baseline: None,
    });
    let mut conceded = figure.positions[0].clone();
    conceded.chain[1].speaker = "Algeria".to_owned();
    conceded.chain[1].attitude = Attitude::Concedes;
    figure.positions.push(conceded);
    report.claims.push(figure);
    report
}

#[test]
fn every_table_has_its_header_with_rows_and_without() {
    let mut empty = report();
    empty.claims.clear();
    empty.footnotes.clear();
    empty.sources.clear();
    for table in Table::ALL {
        let (header, rows) = read(&counted(), *table);
        assert!(!rows.is_empty(), "{table}");
        assert_eq!(read(&empty, *table), (header, vec![]), "{table}");
    }
}

#[test]
fn lines_end_as_rfc_4180_says() {
    let text = String::from_utf8(render(&full(), Table::Corrections).unwrap()).unwrap();
    assert_eq!(
        text,
        "at,kind,claim,was,now,why\r\n2025-02-04T16:30:00Z,correction,C-1,48,47,We had miscounted\r\n"
    );
}

#[test]
fn figures_say_who_gives_and_who_concedes_them_and_numbers_stay_numbers() {
    let table = read(&counted(), Table::Figures);
    assert_eq!(
        (cell(&table, 0, "party"), cell(&table, 0, "concedes")),
        ("Mali", "no")
    );
    assert_eq!(
        (cell(&table, 1, "party"), cell(&table, 1, "concedes")),
        ("Algeria", "yes")
    );
    assert_eq!(cell(&table, 0, "low"), "-12.5");
}

#[test]
fn a_party_that_was_not_asked_has_a_row() {
    let table = read(&full(), Table::Replies);
    let rows = 0..table.1.len();
    let mut states = rows.filter(|row| cell(&table, *row, "party") == "United States");
    let row = states.next().unwrap();
    assert_eq!(
        (cell(&table, row, "step"), cell(&table, row, "outcome")),
        ("0", "")
    );
}

#[test]
fn no_cell_is_a_formula_or_commands_a_terminal() {
    for evil in [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "\u{202e}=1+1",
        "\u{1b}[31m=1+1",
        "a\",=1+1,\"\r\nb;c",
    ] {
        for table in Table::ALL {
            let (header, rows) = read(&poisoned(evil), *table);
            for row in &rows {
                assert_eq!(row.len(), header.len());
                for cell in row {
                    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝'];
                    assert!(!cell.starts_with(begins), "{table}: {cell:?}");
                    assert!(!cell.contains(['\u{1b}', '\u{202e}', '\r']), "{table}: {cell:?}");
                }
            }
        }
    }
}

#[test]
fn every_column_is_described() {
    let schema: Value = serde_json::from_slice(&json_schema().unwrap()).unwrap();
    for table in Table::ALL {
        let named = schema["properties"][table.code()]["items"]["$ref"]
            .as_str()
            .unwrap();
        let rows = &schema["$defs"][named.rsplit('/').next().unwrap()];
        let columns = rows["properties"].as_object().unwrap();
        let described = columns
            .values()
            .filter(|one| one["description"].is_string())
            .count();
        assert_eq!(described, columns.len(), "{table}");
        assert_eq!(
            read(&full(), *table).0,
            columns.keys().cloned().collect::<Vec<_>>()
        );
    }
}
