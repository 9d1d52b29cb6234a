//! What a page says of itself for programs: of which dossier, moment and publication it is, and in which style.

use std::str::FromStr;

use uuid::Uuid;

use super::model::Report;

/// What a page begins this with.
const BEGINS: &str = "dossier=";

/// Where a page comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The dossier.
    pub dossier: Uuid,
    /// The moment whose state of knowledge it is, RFC 3339.
    pub as_of: String,
    /// The name of its citation style; none in a report for programs.
    pub style: Option<String>,
    /// Whether it includes what nobody approved.
    pub drafts: bool,
    /// The publication that it is, if it is one.
    pub publication: Option<Uuid>,
}

impl Provenance {
    /// Reads it out of a page, or a report in JSON. None where the file does not say, or cannot be read.
    pub fn of(bytes: &[u8]) -> Option<Provenance> {
        let text = std::str::from_utf8(bytes).ok()?;
        if text.trim_start().starts_with('{') {
            let value: serde_json::Value = serde_json::from_str(text).ok()?;
            return Some(Provenance {
                dossier: value["dossier"]["id"].as_str()?.parse().ok()?,
                as_of: value["as_of"].as_str()?.to_owned(),
                style: None,
                drafts: value["includes_drafts"].as_bool()?,
                publication: value["publication"]["id"].as_str().and_then(|id| id.parse().ok()),
            });
        }
        let mut places = text.match_indices(BEGINS);
        places.find_map(|(place, _)| text[place..].split(['"', '\n', ')']).next()?.parse().ok())
    }
}

/// A page has no other text of this form.
#[derive(Debug, PartialEq, Eq)]
pub struct NotProvenance;

impl FromStr for Provenance {
    type Err = NotProvenance;

    fn from_str(text: &str) -> Result<Self, NotProvenance> {
        let value = |key: &str| {
            text.split_whitespace()
                .find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
        };
        let id = |key: &str| value(key).and_then(|id| id.parse().ok());
        Ok(Provenance {
            dossier: id("dossier").ok_or(NotProvenance)?,
            as_of: value("as_of").ok_or(NotProvenance)?.to_owned(),
            style: value("citations").map(ToOwned::to_owned),
            drafts: value("drafts") == Some("yes"),
            publication: id("publication"),
        })
    }
}

/// What the page of a report says of itself, without a character that any markup knows.
pub(super) fn written(report: &Report, style: &str) -> String {
    // ids and moments have no others; a report made by hand may
    let plain = |text: &str| -> String {
        let kept = |one: &char| one.is_ascii_alphanumeric() || "-:.".contains(*one);
        text.chars().filter(kept).collect()
    };
    let drafts = if report.includes_drafts { "yes" } else { "no" };
    let publication = report.publication.as_ref();
    let publication = publication.map_or_else(String::new, |one| format!(" publication={}", plain(&one.id)));
    format!(
        "{BEGINS}{} as_of={} citations={style} drafts={drafts}{publication}",
        plain(&report.dossier.id),
        plain(&report.as_of)
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::cite::{DEFAULT_STYLE, Style};
    use crate::report::model::Publication;
    use crate::report::testing::report;
    use crate::report::{html, json, markdown};

    #[test]
    fn every_form_says_where_it_comes_from() {
        let mut report = report();
        report.dossier.id = Uuid::from_u128(7).to_string();
        let style = Style::named(DEFAULT_STYLE).unwrap();
        for publication in [None, Some(Uuid::from_u128(9))] {
            report.publication = publication.map(|id| Publication {
                id: id.to_string(),
                version: 1,
                published: "2025-02-05T12:00:00Z".to_owned(),
                by: "editor".to_owned(),
            });
            let forms = [
                (
                    html::render(&Arc::new(report.clone()), &style).unwrap(),
                    Some(DEFAULT_STYLE),
                ),
                (
                    markdown::render(&Arc::new(report.clone()), &style).unwrap(),
                    Some(DEFAULT_STYLE),
                ),
                (json::render(&report).unwrap(), None),
            ];
            for (bytes, style) in forms {
                let said = Provenance::of(&bytes).unwrap();
                assert_eq!(said.dossier, Uuid::from_u128(7));
                assert_eq!(said.as_of, report.as_of);
                assert_eq!(said.style.as_deref(), style);
                assert_eq!(said.publication, publication);
                assert!(!said.drafts);
            }
        }
    }

    #[test]
    fn other_files_say_nothing() {
        for text in [
            "",
            "{}",
            "{",
            "dossier=7 as_of=2025",
            "<p>dossier= and more</p>",
            "\u{0}",
        ] {
            assert_eq!(Provenance::of(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Provenance::of(b"\xff\xfe"), None);
    }
}
