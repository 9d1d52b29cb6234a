//! A `DataFeed`: the reviews of many reports one after another, each on a line, written as they come. Each names the
//! report that it is part of.

use std::io::{self, Write};

use serde::Serialize;

use super::node::{Agent, Part};
use super::write::{Index, publisher_of, reviews};
use crate::domain::text::json_safe;
use crate::report::model::{Masthead, Report};
use crate::report::text::web_address;

/// What stands before the reviews.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
}

/// A feed that is being written.
pub struct Feed<W: Write> {
    out: W,
    is_empty: bool,
}

impl<W: Write> Feed<W> {
    /// Begins it: who publishes it, and the moment that it describes.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    pub fn begin(mut out: W, masthead: &Masthead, modified: Option<&str>) -> io::Result<Self> {
        let head = serde_json::to_string(&Head {
            context: "https://schema.org",
            kind: "DataFeed",
            publisher: publisher_of(masthead),
            license: masthead.licence_url.as_deref().and_then(web_address),
            date_modified: modified,
        })?;
        let open = head.strip_suffix('}').unwrap_or(&head);
        write!(out, "{},\"dataFeedElement\":[", json_safe(open))?;
        Ok(Feed { out, is_empty: true })
    }

    /// Adds what of a report may go out.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn add(&mut self, report: &Report) -> io::Result<()> {
        let index = Index::of(report);
        for mut review in reviews(report, &index) {
            review.is_part_of.part = Some(Part {
                kind: "Report",
                identifier: &report.dossier.id,
                name: &report.dossier.title,
                alternate_name: &report.dossier.slug,
                date_modified: &report.as_of,
            });
            let text = serde_json::to_string(&review)?;
            let before = if self.is_empty { "\n" } else { ",\n" };
            write!(self.out, "{before}{}", json_safe(&text))?;
            self.is_empty = false;
        }
        Ok(())
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}
