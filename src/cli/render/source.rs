//! A source as a page.

use super::Page;
use super::words::{count, moment, quoted, words};
use crate::cli::source::show::SourceView;
use crate::domain::locator::Locator;

/// Lays a source out: what it is, what is held of it, what rests on it.
pub fn source(page: &mut Page, source: &SourceView) {
    let name = source.title.as_ref().or(source.url.as_ref());
    page.title(name.map_or("a source without a title", String::as_str));
    if let Some(retracted) = &source.retracted {
        page.text(&format!(
            "RETRACTED on {} ({}): {}",
            moment(retracted.at),
            words(&retracted.kind),
            retracted.reason
        ));
    }
    page.gap();
    page.maybe("publisher", source.publisher.as_deref());
    page.field("type", source.csl["type"].as_str().unwrap_or_default());
    page.maybe("issued", source.issued.as_deref());
    page.maybe("language", source.language.as_deref());
    page.maybe("address", source.url.as_deref());
    page.maybe("archived at", source.archive_url.as_deref());
    page.field("reliability", &source.reliability);
    let origin = match &source.derived_from {
        Some(other) => format!("{}, from {other}", words(&source.origin)),
        None => words(&source.origin),
    };
    page.field("origin", origin);
    page.field("handles", source.handles.join(", "));
    if source.confidential {
        page.field("kept", "confidential");
    }
    for snapshot in &source.snapshots {
        let held = match (snapshot.held, snapshot.characters) {
            (true, Some(characters)) => format!("text of {characters} characters held"),
            (true, None) => "text held".to_owned(),
            (false, _) => "text not held".to_owned(),
        };
        let retrieved = snapshot.retrieved.map(moment).unwrap_or_default();
        let kind = snapshot.media_type.as_deref().unwrap_or("unknown type");
        page.field("captured", format!("{retrieved}, {kind}, {held}"));
        page.maybe("SHA-256", snapshot.sha256.as_deref());
    }
    if !source.copies.is_empty() {
        page.field("copied by", source.copies.join(", "));
    }
    page.heading(&format!(
        "what is quoted: {}",
        count(source.excerpts.len(), "excerpt", "excerpts")
    ));
    let mut last = String::new();
    for excerpt in &source.excerpts {
        let anchor = if excerpt.anchor == "ok" {
            String::new()
        } else {
            format!(" [anchor: {}]", excerpt.anchor)
        };
        let place = excerpt.locator.as_deref().map(place).unwrap_or_default();
        let claims = if excerpt.claims.is_empty() {
            "no claim".to_owned()
        } else {
            excerpt.claims.join(", ")
        };
        let line = format!("{claims}: {}{place}{anchor}", quoted(&excerpt.quote));
        // the same words for the same claim, as statement and as evidence, are one line
        if line != last {
            page.item(&line);
        }
        last = line;
    }
    let mut claims: Vec<&str> = source.depends.iter().map(|one| one.claim.as_str()).collect();
    claims.dedup();
    page.heading(&format!(
        "what rests on it: {}",
        count(claims.len(), "claim", "claims")
    ));
    let mut last = String::new();
    for one in &source.depends {
        let mut line = format!("{} ({}): {}", one.claim, words(&one.state), one.what);
        if let Some(bearing) = &one.bearing {
            line.push_str(&format!(" that {}", words(bearing)));
        }
        // its own words stand above
        if let Some(copy) = &one.through {
            line.push_str(&format!(", through {copy}: {}", quoted(&one.quote)));
        }
        // two quotations for one claim are one line
        if line != last {
            page.item(&line);
        }
        last = line;
    }
}

/// Where it stands, in words where it is a place that is known.
fn place(locator: &str) -> String {
    let words = locator.parse::<Locator>().map(|place| place.to_string());
    format!(" [{}]", words.unwrap_or_else(|_| locator.to_owned()))
}
