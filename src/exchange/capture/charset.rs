//! Bytes to text: by byte order mark, by what was declared, as UTF-8, else by the letters' frequencies.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::{CaptureProblem, NO_EXTRACTOR};

/// In how many bytes of a page its encoding may be declared (WHATWG HTML, 13.2.3.2).
const PRESCAN: usize = 1024;

/// Text, and what it was decoded by.
pub(in crate::exchange) struct Decoded {
    pub(in crate::exchange) text: String,
    /// [`NO_EXTRACTOR`] for UTF-8.
    pub(super) decoder: String,
}

/// Decodes a text. `declared` is an encoding's label as a server sends it; a page may declare its own.
pub(in crate::exchange) fn decode(
    bytes: &[u8],
    declared: Option<&str>,
    page: bool,
) -> Result<Decoded, CaptureProblem> {
    let said = match declared {
        Some(label) => Some(
            Encoding::for_label(label.as_bytes()).ok_or_else(|| CaptureProblem::Charset(label.to_owned()))?,
        ),
        None if page => declared_within(bytes),
        None => None,
    };
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    // what is declared is wrong often enough; what decodes without a fault is taken
    let candidates = [marked, said, Some(UTF_8), Some(guessed(bytes, page))];
    let mut first = None;
    for encoding in candidates.into_iter().flatten() {
        if let Some(text) =
            encoding.decode_without_bom_handling_and_without_replacement(unmarked(bytes, encoding))
        {
            return Ok(decoded(text.into_owned(), encoding));
        }
        first.get_or_insert(encoding);
    }
    // a page may have a few broken bytes, as browsers know
    let encoding = first.unwrap_or(UTF_8);
    let (text, _) = encoding.decode_without_bom_handling(unmarked(bytes, encoding));
    Ok(decoded(text.into_owned(), encoding))
}

fn decoded(text: String, encoding: &'static Encoding) -> Decoded {
    let decoder = if encoding == UTF_8 {
        NO_EXTRACTOR.to_owned()
    } else {
        format!("encoding_rs {}", encoding.name())
    };
    // pages of printed text end so
    let text = text.replace('\u{c}', "\n");
    Decoded { text, decoder }
}

fn unmarked<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => &bytes[length..],
        _ => bytes,
    }
}

fn guessed(bytes: &[u8], page: bool) -> &'static Encoding {
    // ISO-2022-JP has been used to smuggle markup into pages
    let iso_2022_jp = if page {
        Iso2022JpDetection::Deny
    } else {
        Iso2022JpDetection::Allow
    };
    let mut detector = EncodingDetector::new(iso_2022_jp);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding that a page declares in its head.
fn declared_within(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    head.match_indices("charset").find_map(|(at, word)| {
        let value = head[at + word.len()..]
            .trim_start()
            .strip_prefix('=')?
            .trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value
            .find(|c: char| "\"'; \t\r\n/>".contains(c))
            .unwrap_or(value.len());
        let encoding = Encoding::for_label(&value.as_bytes()[..end])?;
        // a page whose declaration could be read as ASCII is not UTF-16 (WHATWG HTML)
        Some(encoding.output_encoding())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, page: bool, text: &str, decoder: &str) {
        let decoded = decode(bytes, declared, page).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.decoder.as_str()), (text, decoder));
    }

    #[test]
    fn encodings_are_known_by_mark_declaration_or_letters() {
        check("l’été".as_bytes(), None, false, "l’été", "none");
        check(b"\xef\xbb\xbfso", None, false, "so", "none");
        check(b"\xff\xfes\0o\0", None, false, "so", "encoding_rs UTF-16LE");
        check(
            b"l\x92\xe9t\xe9",
            Some("latin1"),
            false,
            "l’été",
            "encoding_rs windows-1252",
        );
        check(
            b"l\x92\xe9t\xe9 dernier, l\x92arm\xe9e malienne a d\xe9clar\xe9",
            None,
            false,
            "l’été dernier, l’armée malienne a déclaré",
            "encoding_rs windows-1252",
        );
        check(
            b"<meta charset='iso-8859-6'><p>\xc7\xe4\xcc\xd2\xc7\xc6\xd1",
            None,
            true,
            "<meta charset='iso-8859-6'><p>الجزائر",
            "encoding_rs ISO-8859-6",
        );
    }

    #[test]
    fn a_wrong_declaration_gives_way_to_what_the_bytes_are() {
        check("l’été".as_bytes(), Some("utf-8"), false, "l’été", "none");
        check(
            b"\xe9t\xe9",
            Some("utf-8"),
            false,
            "été",
            "encoding_rs windows-1252",
        );
        assert_eq!(
            decode(b"so", Some("klingon"), false)
                .map(|decoded| decoded.text)
                .unwrap_err(),
            CaptureProblem::Charset("klingon".to_owned())
        );
    }

    #[test]
    fn printed_pages_end_with_a_line() {
        check(b"one\n\x0ctwo", None, false, "one\n\ntwo", "none");
    }
}
