//! Claims as rows: the columns that an import reads again, one row for each statement that a row can say.
//!
//! Which statement stands with which fact-check, and with which tags, nobody has said. The first row has the first of
//! each, the second the second; what is left over has rows of its own. Read again in that order they are recorded in
//! that order, so that a second export gives the same bytes.

use std::collections::{HashMap, HashSet};
use std::io::Write;

use crate::db::Connection;
use crate::db::argument::ExternalReview;
use crate::db::exported::{AgentKind, ExportedClaim, ExportedStatement, Titled};
use crate::db::flat;
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::domain::text::fold_key;
use crate::domain::vocabulary::EntityKind;
use crate::exchange::flat::{Desk, Row, Work, Writer, Written};
use crate::ops::{OpError, OpResult};

use super::moment;

/// Writes the claims of dossiers; `reviewed` with what the desk says of them.
pub(super) fn write(
    conn: &mut Connection,
    dossiers: &[DossierId],
    form: Written,
    reviewed: bool,
    out: &mut dyn Write,
) -> OpResult<()> {
    let failed = |error: std::io::Error| OpError::Render(Box::new(error));
    let mut writer = Writer::new(out, form, reviewed).map_err(failed)?;
    ExportedClaim::begin(conn, dossiers, reviewed)?;
    loop {
        let claims = ExportedClaim::next(conn)?;
        if claims.is_empty() {
            return writer.flush().map_err(failed);
        }
        let mut portion = Portion::of(conn, &claims)?;
        for claim in &claims {
            let desk = desk(claim, reviewed);
            for row in portion.rows(claim) {
                writer.add(&row, &desk).map_err(failed)?;
            }
        }
    }
}

fn desk(claim: &ExportedClaim, reviewed: bool) -> Desk {
    let dossier = claim.slug.clone();
    if !reviewed {
        return Desk {
            dossier,
            ..Desk::default()
        };
    }
    Desk {
        dossier,
        code: Some(ClaimCode(claim.code).to_string()),
        kind: Some(claim.kind.clone()),
        state: Some(claim.state.clone()),
        verdict: claim.rating.clone(),
        confidence: claim.confidence.clone(),
        rationale: claim.rationale.clone(),
        decided_at: claim.decided_at.map(moment),
        approved_at: claim.approved_at.map(moment),
        recorded_at: Some(moment(claim.recorded_at)),
    }
}

/// What hangs on some claims.
struct Portion {
    statements: HashMap<ClaimId, Vec<ExportedStatement>>,
    reviews: HashMap<ClaimId, Vec<ExternalReview>>,
    notes: HashMap<ClaimId, Vec<Note>>,
    titles: HashMap<(DossierId, String), String>,
    kinds: HashMap<(DossierId, String), String>,
}

impl Portion {
    fn of(conn: &mut Connection, claims: &[ExportedClaim]) -> OpResult<Portion> {
        let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
        let notes = flat::noted(conn, &ids)?
            .into_iter()
            .filter_map(|note| Some((note.claim, Note::read(&note.text)?)));
        let notes = by_claim(notes);
        // a note has the address alone of what it names by address, and of who is named the name alone
        let all = || notes.values().flatten().map(|note| &note.0);
        let urls: HashSet<String> = all().filter_map(|row| row.source.url.clone()).collect();
        let urls: Vec<String> = urls.into_iter().collect();
        let names: HashSet<String> = all()
            .filter_map(|row| row.claimant.as_deref().map(fold_key))
            .collect();
        let names: Vec<String> = names.into_iter().collect();
        let dossiers: HashSet<DossierId> = claims.iter().map(|claim| claim.dossier).collect();
        let dossiers: Vec<DossierId> = dossiers.into_iter().collect();
        let titled = match urls.is_empty() {
            true => Vec::new(),
            false => Titled::at(conn, &dossiers, &urls)?,
        };
        let kinds = match names.is_empty() {
            true => Vec::new(),
            false => AgentKind::named(conn, &dossiers, &names)?,
        };
        let statements = ExportedStatement::of_claims(conn, &ids)?.into_iter();
        let reviews = ExternalReview::of_claims(conn, &ids)?.into_iter();
        Ok(Portion {
            statements: by_claim(statements.map(|one| (one.claim, one))),
            reviews: by_claim(reviews.map(|one| (one.claim, one))),
            notes,
            titles: titled
                .into_iter()
                .filter_map(|one| Some(((one.dossier, one.url), one.title?)))
                .collect(),
            kinds: kinds
                .into_iter()
                .map(|one| ((one.dossier, one.key), one.kind))
                .collect(),
        })
    }

    /// The rows of a claim; one at least.
    fn rows(&mut self, claim: &ExportedClaim) -> Vec<Row> {
        let mut rows = Vec::new();
        for statement in self.statements.remove(&claim.id).unwrap_or_default() {
            let row = stated(statement);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        let (mut tags, mut unsaid) = (Vec::new(), Vec::new());
        for Note(mut row) in self.notes.remove(&claim.id).unwrap_or_default() {
            let words = row.tags.take();
            match words {
                Some(words) if row == Row::default() => {
                    tags.push(words);
                    continue;
                }
                words => row.tags = words,
            }
            if let Some(url) = &row.source.url {
                row.source.title = self.titles.get(&(claim.dossier, url.clone())).cloned();
            }
            if let Some(name) = &row.claimant {
                row.claimant_kind = told_kind(self.kinds.get(&(claim.dossier, fold_key(name))));
            }
            unsaid.push(row);
        }
        let quoted = rows.len();
        rows.extend(unsaid);
        // tags are a part of what such a note says: those of a row that is quoted, or of one of their own
        for (place, words) in tags.into_iter().enumerate() {
            if place < quoted {
                rows[place].tags = Some(words);
            } else {
                rows.push(Row {
                    tags: Some(words),
                    ..Row::default()
                });
            }
        }
        let reviews = self.reviews.remove(&claim.id).unwrap_or_default();
        let mut told: Vec<(Work, Option<String>)> = Vec::new();
        for one in reviews.into_iter().map(reviewed) {
            if !told.contains(&one) {
                told.push(one);
            }
        }
        for (place, (work, rating)) in told.into_iter().enumerate() {
            if place >= rows.len() {
                rows.push(Row::default());
            }
            (rows[place].review, rows[place].rating) = (work, rating);
        }
        if rows.is_empty() {
            rows.push(Row::default());
        }
        for row in &mut rows {
            row.id = Some(claim.handle.clone());
            row.statement.clone_from(&claim.statement);
            row.language = Some(claim.language.clone());
        }
        rows
    }
}

fn by_claim<T>(items: impl Iterator<Item = (ClaimId, T)>) -> HashMap<ClaimId, Vec<T>> {
    let mut grouped: HashMap<ClaimId, Vec<T>> = HashMap::new();
    for (claim, item) in items {
        grouped.entry(claim).or_default().push(item);
    }
    grouped
}

/// What a claimant is, where a row has to tell it: what it cannot make it finds, and what it makes without being told is a
/// collective.
fn told_kind(kind: Option<&String>) -> Option<EntityKind> {
    kind.and_then(|kind| kind.parse().ok())
        .filter(|kind| ![EntityKind::State, EntityKind::Collective].contains(kind))
}

fn stated(known: ExportedStatement) -> Row {
    Row {
        claimant_kind: told_kind(known.claimant_kind.as_ref()),
        claimant: known.claimant,
        claim_date: known.said,
        source: Work {
            url: known.url,
            title: known.title,
            publisher: known.publisher,
            date: known.issued,
        },
        quote: Some(known.exact),
        ..Row::default()
    }
}

fn reviewed(known: ExternalReview) -> (Work, Option<String>) {
    let work = Work {
        url: known.url,
        title: known.title,
        publisher: known.publisher,
        date: known.date,
    };
    (work, known.rating)
}

/// What an import kept as a note of a row: its tags, and what it says without quoting anybody.
struct Note(Row);

/// The beginnings of its lines, in their order.
const PARTS: [&str; 7] = [
    "claimant",
    "said",
    "source",
    "publisher",
    "published",
    "quote",
    "tags",
];

impl Note {
    /// Reads a note; none where a person wrote it.
    fn read(text: &str) -> Option<Note> {
        let mut parts: [Option<String>; PARTS.len()] = Default::default();
        let mut last = None;
        for line in text.split('\n') {
            let begun = line.split_once(": ").and_then(|(word, rest)| {
                let place = PARTS.iter().position(|part| *part == word)?;
                last.is_none_or(|last| place > last).then_some((place, rest))
            });
            match (begun, last) {
                (Some((place, rest)), _) => {
                    parts[place] = Some(rest.to_owned());
                    last = Some(place);
                }
                // a quote may have several lines
                (None, Some(last)) => {
                    let part = parts[last].get_or_insert_default();
                    part.push('\n');
                    part.push_str(line);
                }
                (None, None) => return None,
            }
        }
        let [claimant, said, source, publisher, published, quote, tags] = parts;
        let is_date = |date: &Option<String>| date.as_ref().is_none_or(|date| date.parse::<Edtf>().is_ok());
        if !is_date(&said) || !is_date(&published) {
            return None;
        }
        let is_url = |text: &String| text.starts_with("http://") || text.starts_with("https://");
        let (url, title) = match source {
            Some(source) if is_url(&source) => (Some(source), None),
            title => (None, title),
        };
        Some(Note(Row {
            claimant,
            claim_date: said,
            source: Work {
                url,
                title,
                publisher,
                date: published,
            },
            quote,
            tags,
            ..Row::default()
        }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_an_import_noted_is_read_back_and_what_people_wrote_is_theirs() {
        let note =
            Note::read("claimant: Army of Gao\nsaid: 2024-07\nquote: It rained,\nsaid: no more\ntags: a, b")
                .unwrap();
        assert_eq!(note.0.claimant.as_deref(), Some("Army of Gao"));
        assert_eq!(note.0.quote.as_deref(), Some("It rained,\nsaid: no more"));
        assert_eq!(note.0.tags.as_deref(), Some("a, b"));
        let note = Note::read("source: https://example.org/a\npublished: 2024~").unwrap();
        assert_eq!(note.0.source.url.as_deref(), Some("https://example.org/a"));
        for theirs in ["Ask the army again.", "said: last week", "Note\ntags: a", ""] {
            assert!(Note::read(theirs).is_none(), "{theirs}");
        }
    }
}
