//! What became of the quotations of a source in a newer capture of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::difference;
use crate::domain::ids::{ClaimCode, ClaimId, SourceId};
use crate::domain::text::{self, QuoteProblem};
use crate::exchange::dossier::Snapshot;
use crate::ops::case::Case;

/// The quotations of earlier captures, looked for in a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How many stand there word for word.
    pub kept: usize,
    /// Those that do not.
    pub vanished: Vec<Vanished>,
    /// Whether the newer capture has a text to look in.
    pub has_text: bool,
}

/// A quotation that a newer capture lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vanished {
    /// Its words, as they were captured.
    pub quote: String,
    /// Codes of the claims that rest on it.
    pub claims: Vec<ClaimCode>,
    /// The passage that looks like it, at most a tenth of its characters away.
    pub nearest: Option<String>,
    /// How that passage differs, marked in the text.
    pub difference: Option<String>,
}

/// Looks for the quotations of a source in a new capture.
pub(super) fn compare(case: &Case, source: SourceId, snapshot: &Snapshot) -> Comparison {
    let body = snapshot.text.as_deref().map(text::normalise_body);
    let mut quotes: BTreeMap<&str, BTreeSet<ClaimCode>> = BTreeMap::new();
    for excerpt in case.excerpts.values() {
        // what was never found in a text cannot vanish from it
        if excerpt.source != source || excerpt.span.is_none() {
            continue;
        }
        let stated = case.assertions.iter().filter(|one| one.excerpt == excerpt.id);
        let shown = case.evidence.iter().filter(|one| one.excerpt == excerpt.id);
        let claims = stated.map(|one| one.claim).chain(shown.map(|one| one.claim));
        quotes
            .entry(&excerpt.exact)
            .or_default()
            .extend(claims.filter_map(|claim| code(case, claim)));
    }
    let mut comparison = Comparison {
        kept: 0,
        vanished: Vec::new(),
        has_text: body.is_some(),
    };
    let Some(body) = body else {
        return comparison;
    };
    for (quote, claims) in quotes {
        match text::find_quote(&body, quote, Some(1), None) {
            Ok(_) => comparison.kept += 1,
            Err(problem) => {
                let nearest = match problem {
                    QuoteProblem::NotFound { nearest } => nearest.map(|nearest| nearest.text),
                    _ => None,
                };
                comparison.vanished.push(Vanished {
                    quote: quote.to_owned(),
                    claims: claims.into_iter().collect(),
                    difference: nearest
                        .as_deref()
                        .map(|nearest| difference::marked(quote, nearest)),
                    nearest,
                });
            }
        }
    }
    comparison
}

fn code(case: &Case, claim: ClaimId) -> Option<ClaimCode> {
    let found = case.claims.iter().find(|(known, _)| known.id == claim);
    found.map(|(known, _)| ClaimCode(known.code))
}
