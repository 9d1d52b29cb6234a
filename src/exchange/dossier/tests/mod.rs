//! What the reader refuses and how it says so; that what is written is read back the same; the schema.

mod bad_input;
mod generated;
mod good_input;
mod round_trip;
mod schema;
mod traps;

use super::{File, Parsed, read};
use crate::exchange::Problem;

/// The smallest file, to which tests add.
const HEAD: &str = "format: counterclaim/1\ndossier: {slug: s, title: T}\n";

fn parsed(text: &str) -> Parsed {
    read(text.as_bytes(), "case.yaml").unwrap_or_else(|problems| panic!("{}\n{text}", listed(&problems)))
}

fn file(text: &str) -> File {
    parsed(text).file
}

/// Problems as a user sees them, a line each, with hints.
fn listed(problems: &[Problem]) -> String {
    let line = |problem: &Problem| match &problem.hint {
        Some(hint) => format!("{problem} (hint: {hint})"),
        None => problem.to_string(),
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn refusal(bytes: impl AsRef<[u8]>) -> String {
    match read(bytes.as_ref(), "case.yaml") {
        Ok(parsed) => panic!("accepted: {:?}", parsed.file),
        Err(problems) => listed(&problems),
    }
}
