//! Captured files: what kind of file it is, and its text as quotations are anchored in it. Bytes in, text out.
//!
//! Plain text and Markdown are taken as they are, so that the words people copy from the file are the words that are
//! stored. HTML gives its readable text, PDF the text of its pages. Everything else has no text of its own: it is
//! quoted by page, time code or region with a transcript.
//!
//! Readers of HTML and PDF may fail in any way on files made to harm them: call [`text_of`] where that does no harm.

pub(super) mod charset;
mod html;
mod media;
mod pdf;

pub use media::{Form, Media};

use serde::{Deserialize, Serialize};

use crate::domain::text;

/// The longest text that is kept of a file, bytes of UTF-8.
pub const TEXT_LIMIT: usize = 16 * 1024 * 1024;

/// What [`Text::extractor`] says where the text is the file's own.
pub const NO_EXTRACTOR: &str = "none";

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// NFC, line feeds, no controls.
    pub body: String,
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// Program, version and way by which the text was taken; [`NO_EXTRACTOR`] where it is the file's own.
    pub extractor: String,
}

/// Why a file gives no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum CaptureProblem {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A kind of file that has no text of its own.
    #[error("no text is taken from {0}")]
    NoForm(String),
    /// A kind of file that has text, but not this one: scanned pages, a page that scripts would fill.
    #[error("the file has no text that can be read")]
    NoText,
    /// It opens with a password only.
    #[error("the file is encrypted")]
    Encrypted,
    /// It is not what it says.
    #[error("the file cannot be read as {form}: {reason}")]
    Damaged {
        /// PDF or HTML.
        form: String,
        /// What its reader says.
        reason: String,
    },
    /// More text than is kept.
    #[error("the file has more than {TEXT_LIMIT} bytes of text")]
    TooLong,
    /// A character that no text may have, and where it stands.
    #[error("{0}")]
    Character(String),
    /// Text in an encoding that is not known.
    #[error("there is no character encoding `{0}`")]
    Charset(String),
}

/// The text of a file. `whole` asks for all of an HTML page, also for what stands around its article.
///
/// # Errors
///
/// Where there is none: [`CaptureProblem::NoForm`] and [`CaptureProblem::NoText`] are files that can be quoted by place
/// all the same.
pub fn text_of(bytes: &[u8], media: &Media, whole: bool) -> Result<Text, CaptureProblem> {
    if bytes.is_empty() {
        return Err(CaptureProblem::Empty);
    }
    let (body, title, extractor) = match media.form {
        Form::Plain | Form::Markdown => {
            let decoded = charset::decode(bytes, media.charset.as_deref(), false)?;
            (decoded.text, None, decoded.decoder)
        }
        Form::Html => {
            let decoded = charset::decode(bytes, media.charset.as_deref(), true)?;
            let (body, title, reader) = html::readable(&decoded.text, whole)?;
            let extractor = match decoded.decoder.as_str() {
                NO_EXTRACTOR => reader.to_owned(),
                decoder => format!("{reader}, {decoder}"),
            };
            (body, title, extractor)
        }
        Form::Pdf => {
            let (body, title) = pdf::text(bytes)?;
            (body, title, pdf::EXTRACTOR.to_owned())
        }
        Form::Other => return Err(CaptureProblem::NoForm(media.name.clone())),
    };
    if body.len() > TEXT_LIMIT {
        return Err(CaptureProblem::TooLong);
    }
    let body = text::normalise_body(&body);
    if let Some(problem) = text::clean_text_problem(&body) {
        return Err(CaptureProblem::Character(problem.to_string()));
    }
    if body.trim().is_empty() {
        return Err(CaptureProblem::NoText);
    }
    Ok(Text {
        body,
        title: title
            .map(|title| one_line(&title))
            .filter(|title| !title.is_empty()),
        extractor,
    })
}

/// Words on one line, single spaces, no controls.
fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that a reader made: without controls and noncharacters, no space at the ends of lines, at most one empty line
/// between two others.
fn tidied(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}'], "\n");
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.split('\n') {
        let line: String = line.chars().filter(|c| !is_unwanted(*c)).collect();
        let line = line.trim_end();
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        out.push_str(line);
        empty = 0;
    }
    out
}

fn is_unwanted(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && c != '\t' || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests;
