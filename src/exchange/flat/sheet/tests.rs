//! Workbooks as people make them, whole and broken.

use std::io::Cursor;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::exchange::flat::{Mapping, Reader, Record};

fn rows(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Vec<String>, Vec<String>> {
    let reader = Reader::workbook(Box::new(Cursor::new(bytes)), sheet, "in", &Mapping::default());
    let mut reader =
        reader.map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let mut found = Vec::new();
    while let Some(read) = reader.next() {
        match read {
            Ok(Record {
                line, row: Ok(row), ..
            }) => {
                let date = row.claim_date.unwrap_or_default();
                let rating = row.rating.unwrap_or_default();
                found.push(
                    format!("{line} {} {date} {rating}", row.statement)
                        .trim_end()
                        .to_owned(),
                );
            }
            Ok(Record {
                row: Err(problems), ..
            }) => found.extend(problems.iter().map(ToString::to_string)),
            Err(problem) => found.push(problem.to_string()),
        }
    }
    Ok(found)
}

fn book() -> Workbook {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet().set_name("Claims").unwrap();
    for (column, name) in ["statement", "claim_date", "review_rating", "", "note"]
        .iter()
        .enumerate()
    {
        sheet.write_string(1, column as u16, *name).unwrap();
    }
    sheet.write_string(2, 0, "It rained.").unwrap();
    sheet
        .write_datetime_with_format(2, 1, ExcelDateTime::from_ymd(2025, 1, 20).unwrap(), &day)
        .unwrap();
    sheet.write_number(2, 2, 4).unwrap();
    sheet.write_string(2, 3, "aside").unwrap();
    sheet.write_string(4, 0, "It snowed.").unwrap();
    sheet.write_boolean(4, 2, true).unwrap();
    sheet
        .write_formula(4, 4, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    sheet
        .write_formula(5, 0, Formula::new("=A99").set_result("#REF!"))
        .unwrap();
    sheet.write_string(6, 1, "20/01/2025").unwrap();
    sheet.write_string(6, 0, "It hailed.").unwrap();
    let other = book.add_worksheet().set_name("Other").unwrap();
    other.write_string(0, 0, "statement").unwrap();
    other.write_string(1, 0, "It froze.").unwrap();
    book.add_worksheet().set_name("Nothing").unwrap();
    book
}

#[test]
fn a_sheet_is_a_table_whose_rows_have_the_numbers_that_are_shown() {
    let bytes = book().save_to_buffer().unwrap();
    let found = rows(bytes.clone(), None).unwrap();
    assert_eq!(
        found[..3],
        [
            "3 It rained. 2025-01-20 4",
            "5 It snowed.  true",
            "in:6: statement: column `statement` has #REF! in A6"
        ]
    );
    assert!(
        found[3].starts_with("in:7: claim_date: expected an EDTF date"),
        "{found:?}"
    );
    assert_eq!(rows(bytes.clone(), Some("other")).unwrap(), ["2 It froze."]);
    assert_eq!(
        rows(bytes.clone(), Some("Rain")).unwrap_err(),
        ["in: there is no sheet `Rain`"]
    );
    assert_eq!(
        rows(bytes.clone(), Some("Nothing")).unwrap_err(),
        ["in: the sheet `Nothing` is empty"]
    );
    let reader = Reader::workbook(Box::new(Cursor::new(bytes)), None, "in", &Mapping::default());
    let mut reader = reader.unwrap();
    while reader.next().is_some() {}
    assert_eq!(reader.dropped(), ["note", "D (no name)"]);
    assert_eq!(
        reader.notes(),
        ["the sheet `Claims` is read, not `Other`, `Nothing`: `--sheet NAME`"]
    );
}

#[test]
fn what_is_no_such_workbook_is_refused() {
    let whole = book().save_to_buffer().unwrap();
    assert!(rows(whole[..whole.len() / 2].to_vec(), None).is_err());
    assert_eq!(
        rows(b"\xd0\xcf\x11\xe0....".to_vec(), None).unwrap_err(),
        ["in: is an old workbook, or one with a password"]
    );
    assert_eq!(
        rows(b"statement\n".to_vec(), None).unwrap_err(),
        ["in: is no workbook (.xlsx)"]
    );
}

#[test]
fn a_workbook_with_broken_bytes_never_breaks_the_reader() {
    let whole = book().save_to_buffer().unwrap();
    for place in (0..whole.len()).step_by(97) {
        let mut broken = whole.clone();
        broken[place] ^= 0x55;
        let _ = rows(broken, None);
    }
}
