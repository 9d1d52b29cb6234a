//! The text of a PDF, page by page, an empty line between two pages.

use pdf_extract::{Dictionary, Document, Object, OutputError, PlainTextOutput, output_doc_page};

use unicode_normalization::UnicodeNormalization;

use super::{CaptureProblem, TEXT_LIMIT, tidied};

/// The reader; its version is stored, since another may read the same file otherwise.
pub(super) const EXTRACTOR: &str = "pdf-extract 0.12.1";

/// The text and the title that the file gives itself.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Option<String>), CaptureProblem> {
    let mut document = Document::load_mem(bytes).map_err(|error| damaged(&error))?;
    // most encrypted files open without a password
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(CaptureProblem::Encrypted);
    }
    let mut pages = Vec::new();
    let mut length = 0;
    for number in document.get_pages().into_keys() {
        let mut page = String::new();
        output_doc_page(&document, &mut PlainTextOutput::new(&mut page), number).map_err(
            |error| match error {
                OutputError::PdfError(error) => damaged(&error),
                other => damaged(&other),
            },
        )?;
        let page = tidied(&spelt_out(&page));
        length += page.len();
        if length > TEXT_LIMIT {
            return Err(CaptureProblem::TooLong);
        }
        if !page.is_empty() {
            pages.push(page);
        }
    }
    Ok((pages.join("\n\n"), title(&document)))
}

/// Letters for the ligatures of printers, which nobody types.
fn spelt_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}'..='\u{fb06}' => out.extend(c.nfkc()),
            c => out.push(c),
        }
    }
    out
}

fn damaged(error: &dyn std::fmt::Display) -> CaptureProblem {
    CaptureProblem::Damaged {
        form: "PDF".to_owned(),
        reason: error.to_string(),
    }
}

fn title(document: &Document) -> Option<String> {
    let information = document.trailer.get(b"Info").ok()?;
    let information: &Dictionary = match information {
        Object::Reference(id) => document.get_dictionary(*id).ok()?,
        direct => direct.as_dict().ok()?,
    };
    pdf_extract::decode_text_string(information.get(b"Title").ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_spelt_out() {
        assert_eq!(spelt_out("un oﬃce ﬁnal, Straße, ½"), "un office final, Straße, ½");
    }
}
