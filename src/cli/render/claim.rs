//! A claim as a card.

use crate::domain::workflow::{self, Role, State};
use crate::ops::claim::{Asserted, ClaimDocument, Designated, Figure, Item, Link, Related};
use crate::ops::review;

use super::Page;
use super::words::{count, moment, quoted, words};
use crate::domain::text::plain;

/// Lays a claim out: what it says and how it stands, who said it, what bears on it.
pub fn claim(page: &mut Page, claim: &ClaimDocument) {
    page.title(&format!(
        "{} · {} · {}",
        claim.code,
        words(&claim.state),
        words(&claim.kind)
    ));
    page.text(&claim.statement);
    page.gap();
    standing(page, claim);
    said(page, &claim.assertions);
    evidence(page, &claim.evidence);
    relations(page, &claim.code, &claim.relations);
    looked_for(page, claim);
}

fn standing(page: &mut Page, claim: &ClaimDocument) {
    for why in &claim.needs_re_review_why {
        page.field("look again", why);
    }
    page.field("verdict", verdict(claim));
    page.maybe("why", claim.rationale.as_deref());
    page.maybe("one origin", claim.sole_source.as_deref());
    if let Some(estimate) = &claim.estimate {
        page.field("estimate", plain(estimate));
    }
    page.field("date", date(claim));
    page.field("figure", claim.quantity.as_ref().map(figure).unwrap_or_default());
    page.field(
        "designation",
        claim.designation.as_ref().map(designation).unwrap_or_default(),
    );
    let about: Vec<String> = claim
        .about
        .iter()
        .map(|about| format!("{} ({})", about.entity, words(&about.role)))
        .collect();
    page.field("about", about.join(", "));
    page.maybe("question", claim.question.as_deref());
    page.maybe("ambiguity", claim.ambiguity.as_deref());
    page.maybe("chosen for", claim.why_chosen.as_deref());
    if let Some(approved) = &claim.approved {
        let verdict = approved.verdict.as_deref().map(words).unwrap_or_default();
        let now = if approved.under_review {
            "; under review again"
        } else {
            ""
        };
        page.field(
            "approved",
            format!(
                "wording {} as {verdict}, by {} on {}, {}{now}",
                approved.revision,
                approved.by,
                moment(approved.at),
                count(usize::try_from(approved.eyes).unwrap_or(0), "person", "people"),
            ),
        );
        page.maybe("mark", workflow::mark(approved.eyes, approved.by_decider));
    }
    if let Some(hold) = &claim.hold {
        let until = hold.until.map(|day| format!(" until {day}")).unwrap_or_default();
        page.field(
            "on hold",
            format!(
                "{}{until}, by {} on {}: {}",
                words(&hold.kind),
                hold.by,
                moment(hold.at),
                hold.reason
            ),
        );
    }
    let handle = claim
        .handle
        .as_ref()
        .map(|handle| format!("/{handle}"))
        .unwrap_or_default();
    page.field(
        "filed",
        format!(
            "{}{handle}, wording {}, version {}, priority {}",
            claim.dossier, claim.revision, claim.version, claim.priority
        ),
    );
    page.field("next", next(claim));
}

fn verdict(claim: &ClaimDocument) -> String {
    let Some(rating) = &claim.verdict else {
        return "none yet".to_owned();
    };
    let confidence = claim
        .confidence
        .as_ref()
        .map(|confidence| format!(", confidence {confidence}"))
        .unwrap_or_default();
    let on_another = match claim.verdict_on_revision {
        Some(revision) if revision != claim.revision => format!(", on wording {revision}"),
        _ => String::new(),
    };
    format!("{}{confidence}{on_another}", words(rating))
}

/// The phrase of the source, and the date it is read as.
fn date(claim: &ClaimDocument) -> String {
    let inferred = if claim.when_inferred { ", inferred" } else { "" };
    match (&claim.when_phrase, &claim.when) {
        (Some(phrase), Some(edtf)) => format!("{} ({edtf}{inferred})", quoted(phrase)),
        (Some(phrase), None) => quoted(phrase),
        (None, Some(edtf)) => format!("{edtf}{inferred}"),
        (None, None) => String::new(),
    }
}

pub(super) fn figure(figure: &Figure) -> String {
    let text = |number: &Option<serde_json::Number>| number.as_ref().map(ToString::to_string);
    let (low, high, best) = (text(&figure.low), text(&figure.high), text(&figure.best));
    let one = best.clone().or(low.clone()).or(high.clone()).unwrap_or_default();
    let low = low.unwrap_or_else(|| one.clone());
    let high = high.unwrap_or_else(|| one.clone());
    let number = match figure.hedge.as_str() {
        "exactly" => one,
        "between" => match best {
            Some(best) => format!("{low} to {high}, best {best}"),
            None => format!("{low} to {high}"),
        },
        "at_least" | "more_than" => format!("{} {low}", words(&figure.hedge)),
        "at_most" | "less_than" => format!("{} {high}", words(&figure.hedge)),
        "unquantified" => "no number given".to_owned(),
        hedge => format!("{} {one}", words(hedge)),
    };
    let baseline = figure
        .baseline
        .as_ref()
        .map(|baseline| format!(", against {baseline}"))
        .unwrap_or_default();
    format!(
        "{}: {number} ({}, {}){baseline}",
        words(&figure.measure),
        words(&figure.unit),
        words(&figure.scale)
    )
}

pub(super) fn designation(designation: &Designated) -> String {
    let under = designation
        .instrument
        .as_ref()
        .map(|instrument| format!(", under {instrument}"))
        .unwrap_or_default();
    format!(
        "{} designates {} as {} ({}{under})",
        designation.by,
        designation.of,
        quoted(&designation.label),
        words(&designation.force)
    )
}

fn next(claim: &ClaimDocument) -> String {
    let state: Option<State> = claim.state.parse().ok();
    let Some((_, role)) = state.and_then(State::usual_move) else {
        return "none: this is its end".to_owned();
    };
    let code = claim.code.parse().ok();
    let command = code.and_then(|code| review::next_command(code, &claim.state));
    let article = match role {
        Role::Editor | Role::Admin => "an",
        Role::Checker | Role::Reviewer => "a",
    };
    format!("{}, by {article} {role}", command.unwrap_or_default())
}

fn said(page: &mut Page, assertions: &[Asserted]) {
    page.heading("who said it");
    if assertions.is_empty() {
        page.indented(1, "nobody is on record");
    }
    for assertion in assertions {
        let mut links = assertion.chain.iter().rev();
        if let Some(innermost) = links.next() {
            page.item(&format!(
                "{} {}",
                assertion.name,
                link(innermost, &assertion.quote)
            ));
        }
        for outer in links {
            page.indented(2, &format!("as {}", link(outer, &assertion.quote)));
        }
        page.indented(2, &quoted(&assertion.quote));
        if let Some(translation) = &assertion.translation {
            page.indented(2, &format!("in translation: {}", quoted(translation)));
        }
        let locator = assertion
            .locator
            .as_ref()
            .map(|place| format!(", {place}"))
            .unwrap_or_default();
        page.indented(2, &format!("in {}{locator}", assertion.source));
        if let Some(url) = assertion.url.as_ref().filter(|url| **url != assertion.source) {
            page.indented(2, url);
        }
        if assertion.anchor != "ok" {
            page.indented(2, &format!("anchor: {}", assertion.anchor));
        }
    }
}

/// One link of a chain; the speaker's own words only where they are not the whole quotation, which stands below.
fn link(link: &Link, quote: &str) -> String {
    let mut text = link
        .speaker
        .clone()
        .unwrap_or_else(|| "somebody unnamed".to_owned());
    if let Some(other) = &link.on_behalf_of {
        text.push_str(&format!(", for {other},"));
    }
    text.push_str(&format!(" {}", words(&link.attitude)));
    if let Some(own_words) = link.quoted.as_ref().filter(|words| *words != quote) {
        text.push_str(&format!(" {}", quoted(own_words)));
    }
    if let Some(said) = &link.said {
        text.push_str(&format!(", said {said}"));
    }
    if let Some(verdict) = &link.verdict {
        text.push_str(&format!(" [{}]", words(verdict)));
    }
    text
}

fn evidence(page: &mut Page, items: &[Item]) {
    page.heading("evidence");
    if items.is_empty() {
        page.indented(1, "none");
    }
    for item in items {
        let counts = match (&item.why_not, item.counts) {
            (_, true) => "counts".to_owned(),
            (Some(reason), false) => format!("does not count: {reason}"),
            (None, false) => "does not count: context only".to_owned(),
        };
        let of_link = item
            .of_link
            .map(|seq| format!(" of link {seq}"))
            .unwrap_or_default();
        page.item(&format!("{}{of_link}; {counts}", words(&item.bearing)));
        page.indented(2, &quoted(&item.quote));
        let voice = item.voice.as_deref().unwrap_or("somebody unnamed");
        page.indented(2, &format!("{voice}, in {}", item.source));
        let mut grades = format!(
            "credibility {}, reliability {}",
            item.credibility, item.reliability
        );
        if item.record {
            grades.push_str(", a record");
        }
        if item.against_interest {
            grades.push_str(", against the voice's interest");
        }
        page.indented(2, &format!("{grades}, id {}", item.id));
        if let Some(note) = &item.note {
            page.indented(2, note);
        }
    }
}

fn relations(page: &mut Page, code: &str, relations: &[Related]) {
    if relations.is_empty() {
        return;
    }
    page.heading("relations");
    for relation in relations {
        let kind = words(&relation.kind);
        let aim = relation.bears_on.as_deref().unwrap_or("what was taken back");
        let head = match relation.direction.as_str() {
            "to" => format!("it {kind} {aim}"),
            _ if aim == code => format!("{} {kind} it", relation.claim),
            _ => format!("{} {kind} {aim}", relation.claim),
        };
        let by = relation
            .by
            .as_ref()
            .map(|party| format!(", according to {party}"))
            .unwrap_or_default();
        page.item(&format!("{head}{by}: {}", relation.statement));
        page.indented(2, &format!("called {}", relation.name));
        if let Some(note) = &relation.note {
            page.indented(2, note);
        }
    }
}

fn looked_for(page: &mut Page, claim: &ClaimDocument) {
    if !claim.search_notes.is_empty() {
        page.heading("looked for");
    }
    for note in &claim.search_notes {
        page.item(&format!(
            "{}, in {}, {}",
            note.looked_for,
            note.looked_where,
            moment(note.at)
        ));
        page.indented(2, &format!("found: {}", note.found));
    }
    if !claim.external_reviews.is_empty() {
        page.heading("what others found");
    }
    for review in &claim.external_reviews {
        let parts = [
            &review.publisher,
            &review.rating,
            &review.title,
            &review.date,
            &review.url,
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        page.item(&parts.join(", "));
    }
}
