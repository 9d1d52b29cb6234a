//! What kind of file it is: by what was said, by its content, by its name.

use std::path::Path;

/// How the text of a file is had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// It is text.
    Plain,
    /// It is text with marks that people read.
    Markdown,
    /// Its readable text.
    Html,
    /// The text of its pages, if they have any.
    Pdf,
    /// It has none: an image, a recording, an archive.
    Other,
}

impl Form {
    /// The word by which a command line names it.
    pub fn code(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Markdown => "markdown",
            Form::Html => "html",
            Form::Pdf => "pdf",
            Form::Other => "other",
        }
    }
}

/// The kind of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Media type without parameters, lower case (RFC 6838): `text/html`.
    pub name: String,
    /// The character encoding that came with it.
    pub charset: Option<String>,
    /// How its text is had.
    pub form: Form,
}

impl Media {
    /// A media type as servers send it: `text/html; charset=windows-1252`. None where it is no media type.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        let name = parts.next()?.trim().to_ascii_lowercase();
        let (kind, subtype) = name.split_once('/')?;
        let token = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c))
        };
        if !token(kind) || !token(subtype) {
            return None;
        }
        let charset = parts
            .filter_map(|part| part.split_once('='))
            .find(|(key, _)| key.trim().eq_ignore_ascii_case("charset"))
            .map(|(_, value)| value.trim().trim_matches('"').to_owned());
        let form = form_of(&name);
        Some(Media { name, charset, form })
    }

    /// The kind of a file that nobody has named: by its first bytes; for text by its name too.
    pub fn guess(bytes: &[u8], file: &str) -> Self {
        let extension = Path::new(file)
            .extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        let by_name = extension.as_deref().and_then(name_of);
        let by_content = infer::get(bytes).map(|found| found.mime_type());
        let name = match (by_content, by_name) {
            // a page without a head is told by its name, a script by its first line is still text
            (Some(found), _) if !found.starts_with("text/") => found,
            (Some("text/html"), _) => "text/html",
            (_, Some(named)) if is_text(bytes) || !named.starts_with("text/") => named,
            (_, None) if is_text(bytes) => {
                if begins_as_page(bytes) {
                    "text/html"
                } else {
                    "text/plain"
                }
            }
            _ => "application/octet-stream",
        };
        Media {
            name: name.to_owned(),
            charset: None,
            form: form_of(name),
        }
    }
}

fn form_of(name: &str) -> Form {
    match name {
        "text/markdown" => Form::Markdown,
        "text/html" | "application/xhtml+xml" => Form::Html,
        "application/pdf" => Form::Pdf,
        "application/json" | "application/ld+json" => Form::Plain,
        name if name.starts_with("text/") => Form::Plain,
        _ => Form::Other,
    }
}

fn name_of(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "md" | "markdown" => "text/markdown",
        "html" | "htm" => "text/html",
        "xhtml" | "xht" => "application/xhtml+xml",
        "txt" | "text" => "text/plain",
        "csv" => "text/csv",
        "vtt" => "text/vtt",
        "json" => "application/json",
        "pdf" => "application/pdf",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

fn begins_as_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Text of some encoding: marked as UTF-16, or without the zero bytes that no other text has.
fn is_text(bytes: &[u8]) -> bool {
    encoding_rs::Encoding::for_bom(bytes).is_some() || !bytes.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], file: &str, name: &str, form: Form) {
        let media = Media::guess(bytes, file);
        assert_eq!((media.name.as_str(), media.form), (name, form));
    }

    #[test]
    fn content_tells_what_the_name_does_not() {
        check(b"%PDF-1.7\n", "statement", "application/pdf", Form::Pdf);
        check(b"%PDF-1.7\n", "statement.html", "application/pdf", Form::Pdf);
        check(b"\x89PNG\r\n\x1a\n\0\0", "scan.txt", "image/png", Form::Other);
        check(b"<!DOCTYPE html><p>So", "page", "text/html", Form::Html);
        check(b"<p>So they say.</p>", "page.html", "text/html", Form::Html);
        check(
            b"# So\n\nthey say.",
            "statement.md",
            "text/markdown",
            Form::Markdown,
        );
        check(
            "Ils l’ont dit.".as_bytes(),
            "communique",
            "text/plain",
            Form::Plain,
        );
        check(b"Ils l\x92ont dit.", "communique.txt", "text/plain", Form::Plain);
        check(b"\xff\xfeS\0o\0", "communique.txt", "text/plain", Form::Plain);
        check(b"\0\x01\x02", "x.dat", "application/octet-stream", Form::Other);
        check(b"\0\x01\x02", "x.txt", "application/octet-stream", Form::Other);
        check(b"<svg xmlns=''/>", "map.svg", "image/svg+xml", Form::Other);
    }

    #[test]
    fn a_media_type_may_bring_its_encoding() {
        let media = Media::parse("Text/HTML; Charset=\"windows-1252\"").unwrap();
        assert_eq!(media.name, "text/html");
        assert_eq!(media.charset.as_deref(), Some("windows-1252"));
        assert_eq!(media.form, Form::Html);
        assert_eq!(Media::parse("video/mp4").unwrap().form, Form::Other);
        for wrong in ["", "html", "text/", "/html", "text/ht ml", "text/<x>"] {
            assert_eq!(Media::parse(wrong), None, "{wrong}");
        }
    }
}
