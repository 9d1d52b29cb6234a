//! From bytes to a [`File`].

use serde::Deserialize as _;
use serde::de::DeserializeOwned;

use super::decode::Decoder;
use super::lines::LineIndex;
use super::tree::{Fault, Node, Step, Value, parse, path_text};
use super::{File, limits};
use crate::exchange::Problem;

/// How many bytes a dossier file may have: 32 MiB. Larger texts belong in files that snapshots name.
pub const LIMIT: usize = 32 * 1024 * 1024;

/// The name of the format that is read.
const FORMAT: &str = "counterclaim/1";

/// A file that was read.
#[derive(Debug)]
pub struct Parsed {
    /// What it says.
    pub file: File,
    /// Where it says so.
    pub lines: LineIndex,
    /// What was left aside.
    pub warnings: Vec<Problem>,
}

/// Reads a dossier file, YAML or JSON, in UTF-8 with or without byte order mark, lines ended by LF or CR LF.
///
/// `name` is the name of the file as problems show it.
///
/// # Errors
///
/// The first problem of encoding, syntax or shape; when there is none, all lengths, ranges and forms that are
/// not kept, in the order of the file. Whether references, dates and quotations are right is not looked at.
pub fn read(bytes: &[u8], name: &str) -> Result<Parsed, Vec<Problem>> {
    let text = decode(bytes, name)?;
    let shaped = |fault: Fault| vec![located(fault, name)];
    let Some(mut root) = parse(text).map_err(shaped)? else {
        return Err(vec![
            Problem::of_file(name, "the file is empty").with_hint(beginning()),
        ]);
    };
    let mut warnings = Vec::new();
    check_format(&root).map_err(shaped)?;
    if let Some(review) = take_review(&mut root) {
        warnings.push(located(review, name));
    }
    let file = File::deserialize(Decoder(&root)).map_err(shaped)?;
    drop(root);
    let lines = LineIndex::new(name, text);
    let broken = limits::broken(&file);
    if broken.is_empty() {
        return Ok(Parsed {
            file,
            lines,
            warnings,
        });
    }
    let mut problems: Vec<Problem> = broken
        .into_iter()
        .map(|(path, reason)| lines.problem(path, reason))
        .collect();
    problems
        .sort_by(|a, b| (a.line, a.column, &a.path, &a.reason).cmp(&(b.line, b.column, &b.path, &b.reason)));
    Err(problems)
}

/// Reads a text of another shape by the same rules, places and words; none where there is nothing but comments.
///
/// Lengths, ranges and forms are not looked at: [`check`] does that once it has become a [`File`].
///
/// # Errors
///
/// The first problem of encoding, syntax or shape.
pub fn read_as<T: DeserializeOwned>(
    bytes: &[u8],
    name: &str,
) -> Result<Option<(T, LineIndex)>, Vec<Problem>> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    let text = decode(bytes, name)?;
    let shaped = |fault: Fault| vec![located(fault, name)];
    match parse(text).map_err(shaped)? {
        Some(root) => {
            let value = T::deserialize(Decoder(&root)).map_err(shaped)?;
            Ok(Some((value, LineIndex::new(name, text))))
        }
        None => Ok(None),
    }
}

/// Path and reason of every length, range and form that a file does not keep, for files that were not read.
pub fn check(file: &File) -> Vec<(String, String)> {
    limits::broken(file)
}

/// The problem of a file of so many bytes.
pub fn too_large(name: &str, bytes: u64) -> Problem {
    let reason = format!("the file has {bytes} bytes; a dossier file may have {LIMIT} (32 MiB)");
    Problem::of_file(name, reason).with_hint("put long texts in files of their own: snapshot: {file: …}")
}

/// The bytes as text, without byte order mark.
fn decode<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Vec<Problem>> {
    let fault = |reason: String| Problem::of_file(name, reason);
    if bytes.len() > LIMIT {
        return Err(vec![too_large(name, bytes.len() as u64)]);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(vec![fault("the file is empty".to_owned()).with_hint(beginning())]);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let problem = fault("the file is in UTF-16".to_owned()).at(1, 1);
        return Err(vec![problem.with_hint("save it as UTF-8")]);
    }
    if let Some(offset) = bytes.iter().position(|one| *one == 0) {
        let (line, column) = place_of(bytes, offset);
        return Err(vec![fault(format!("NUL byte at byte {offset}")).at(line, column)]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let offset = error.valid_up_to();
            let (line, column) = place_of(bytes, offset);
            let value = bytes.get(offset).copied().unwrap_or_default();
            let problem = fault(format!("not UTF-8: byte 0x{value:02X} at byte {offset}")).at(line, column);
            Err(vec![problem.with_hint("save the file as UTF-8")])
        }
    }
}

/// Line and column, from 1, of a byte; the column counts characters where the bytes before it are UTF-8.
fn place_of(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = &bytes[..offset];
    let line = before.iter().filter(|one| **one == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|one| *one == b'\n')
        .map_or(0, |index| index + 1);
    (
        line,
        String::from_utf8_lossy(&before[start..]).chars().count() + 1,
    )
}

fn beginning() -> String {
    format!("a dossier file begins with `format: {FORMAT}`")
}

/// Looks at the format first: a file of another one should not be told that its keys are unknown.
fn check_format(root: &Node<'_>) -> Result<(), Fault> {
    let Value::Map(entries) = &root.value else {
        return Err(Fault::new("not a dossier file: it has no keys with values")
            .at(root.at)
            .with_hint(beginning()));
    };
    let Some((_, node)) = entries.iter().find(|(key, _)| key.text == "format") else {
        return Err(Fault::new("not a dossier file: `format` is missing")
            .at(root.at)
            .with_hint(beginning()));
    };
    match &node.value {
        Value::Scalar { text, .. } if text == FORMAT => Ok(()),
        Value::Scalar { text, .. } => {
            let found = super::text::shortened(text);
            Err(
                Fault::new(format!("unknown format `{found}`; this version reads `{FORMAT}`"))
                    .at(node.at)
                    .inside(Step::Key("format".to_owned())),
            )
        }
        _ => Err(Fault::new(format!("expected `{FORMAT}`"))
            .at(node.at)
            .inside(Step::Key("format".to_owned()))),
    }
}

/// Takes out the review that an export may carry; it is for reading only.
fn take_review(root: &mut Node<'_>) -> Option<Fault> {
    let Value::Map(entries) = &mut root.value else {
        return None;
    };
    let index = entries.iter().position(|(key, _)| key.text == "review")?;
    let (key, _) = entries.remove(index);
    let fault = Fault::new("left aside: reviews and verdicts are made by people, not imported");
    Some(fault.at(key.at).inside(Step::Key("review".to_owned())))
}

fn located(fault: Fault, name: &str) -> Problem {
    let path = path_text(fault.steps.iter().rev());
    Problem {
        file: name.to_owned(),
        line: fault.at.map(|at| at.line as usize),
        column: fault.at.map(|at| at.column as usize),
        path,
        reason: fault.reason,
        hint: fault.hint,
    }
}
