//! How large a workbook is once it is unpacked, found out before anything of it is kept.

use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::exchange::flat::limit::LONGEST;

/// How large parts may be, unpacked. Bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// What is held while a workbook is read, all but its sheets: texts that cells share, styles.
    held: u64,
    /// Its sheets, which are read row by row.
    sheets: u64,
    /// A row of one.
    row: u64,
}

/// Those of workbooks that people make.
pub(super) const LIMITS: Limits = Limits {
    held: 256 << 20,
    sheets: 1 << 30,
    row: LONGEST,
};

/// How many parts it may have.
const PARTS: usize = 10_000;
/// Where the texts that cells share say how many they are. Bytes.
const HEAD: usize = 64 << 10;

/// Unpacks every part without keeping it: what the archive says of sizes may be wrong.
pub(super) fn measure(file: &mut (impl Read + Seek), limits: Limits) -> Result<(), String> {
    let damaged = |error: zip::result::ZipError| format!("is no workbook that can be read: {error}");
    let mut archive = ZipArchive::new(file).map_err(damaged)?;
    if archive.len() > PARTS {
        return Err(format!(
            "has {} parts, a workbook has at most {PARTS}",
            archive.len()
        ));
    }
    let (mut held, mut sheets) = (0, 0);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        // what nothing reads may be as large as it likes: pictures, fonts
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        if name.contains("/worksheets/") {
            sheet(&mut part, &mut sheets, limits)?;
        } else if name.ends_with("sharedstrings.xml") {
            shared(&mut part, &mut held, limits.held)?;
        } else {
            count(&mut part, &mut held, limits.held, |_| Ok(()))?;
        }
    }
    Ok(())
}

/// Reads a part to its end; `so_far` is what was read of all such parts.
fn count(
    part: &mut impl Read,
    so_far: &mut u64,
    most: u64,
    mut look: impl FnMut(&[u8]) -> Result<(), String>,
) -> Result<(), String> {
    let mut bytes = vec![0; 64 << 10];
    loop {
        let read = part
            .read(&mut bytes)
            .map_err(|error| format!("is damaged: {error}"))?;
        if read == 0 {
            return Ok(());
        }
        *so_far += read as u64;
        if *so_far > most {
            let most = most >> 20;
            return Err(format!(
                "unpacks to more than {most} MiB; is it a workbook at all?"
            ));
        }
        look(&bytes[..read])?;
    }
}

/// A sheet, none of whose rows may be longer than a row may be: a reader holds it.
fn sheet(part: &mut impl Read, so_far: &mut u64, limits: Limits) -> Result<(), String> {
    let mut tag = Tag::default();
    let mut row = 0_u64;
    count(part, so_far, limits.sheets, |bytes| {
        for byte in bytes {
            row = if tag.is_of_a_row(*byte) { 0 } else { row + 1 };
            if row > limits.row {
                let most = limits.row >> 20;
                return Err(format!("has a row that is longer than {most} MiB"));
            }
        }
        Ok(())
    })
}

/// The texts that cells share. A reader makes room for as many as they say they are.
fn shared(part: &mut impl Read, so_far: &mut u64, most: u64) -> Result<(), String> {
    let mut head = Vec::new();
    let mut size = 0_u64;
    count(part, so_far, most, |bytes| {
        size += bytes.len() as u64;
        let more = HEAD.saturating_sub(head.len()).min(bytes.len());
        head.extend_from_slice(&bytes[..more]);
        Ok(())
    })?;
    let head = String::from_utf8_lossy(&head);
    let Some(start) = head.find("sst") else {
        return Err("is damaged: its texts have no beginning".to_owned());
    };
    let element = head[start..].split('>').next().unwrap_or_default();
    let said = element.split("uniqueCount").nth(1).unwrap_or_default();
    let digits: String = said
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    // the shortest has five bytes
    if digits.is_empty() || digits.parse().is_ok_and(|count: u64| count <= size) {
        return Ok(());
    }
    Err("is damaged: it says that it has more texts than it can have".to_owned())
}

/// Finds the tags of rows, with or without prefix.
#[derive(Default)]
struct Tag {
    /// The name so far, its prefix left out; none outside of a tag's name.
    name: Option<Vec<u8>>,
}

impl Tag {
    /// Whether the name of a row's tag ends with this byte.
    fn is_of_a_row(&mut self, byte: u8) -> bool {
        if byte == b'<' {
            self.name = Some(Vec::new());
            return false;
        }
        let Some(name) = &mut self.name else { return false };
        match byte {
            b'/' if name.is_empty() => false,
            b':' => {
                name.clear();
                false
            }
            b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>' => {
                let is_row = name.as_slice() == b"row";
                self.name = None;
                is_row
            }
            _ if name.len() < 64 => {
                name.push(byte);
                false
            }
            _ => {
                self.name = None;
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn measured(parts: &[(&str, &[u8])]) -> Result<(), String> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        let limits = Limits {
            held: 3 << 20,
            sheets: 5 << 20,
            row: 1 << 20,
        };
        measure(&mut zip.finish().unwrap(), limits)
    }

    #[test]
    fn what_unpacks_to_too_much_or_lies_is_refused_before_it_is_held() {
        let blank = |size: usize| vec![b' '; size << 20];
        let refused = |parts: &[(&str, &[u8])]| measured(parts).unwrap_err();
        assert_eq!(
            refused(&[("xl/worksheets/sheet1.xml", &blank(2))]),
            "has a row that is longer than 1 MiB"
        );
        assert_eq!(
            refused(&[("a.xml", &blank(2)), ("b.xml", &blank(2))]),
            "unpacks to more than 3 MiB; is it a workbook at all?"
        );
        assert_eq!(
            refused(&[(
                "xl/sharedStrings.xml",
                b"<sst uniqueCount=\"99999999999999\"><si/></sst>"
            )]),
            "is damaged: it says that it has more texts than it can have"
        );
        let rows = b"<x:row r=\"1\"><c/></x:row>".repeat(1 << 17);
        assert_eq!(
            measured(&[
                ("xl/worksheets/sheet1.xml", &rows),
                ("xl/media/image1.png", &blank(4))
            ]),
            Ok(())
        );
    }
}
