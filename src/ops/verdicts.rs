//! Verdicts on several claims from one form: all of them are given, or none.

use crate::db::Connection;
use crate::domain::ids::{ClaimCode, ClaimId};
use crate::domain::workflow::Move;
use crate::exchange::Problem;
use crate::exchange::dossier::LineIndex;
use crate::exchange::verdicts::{Given, read};

use super::review::{self, AttributionVerdict, ContentVerdict, LinkVerdict, Moved, Words};
use super::{OpError, OpResult, find};

/// A form that was filled in.
#[derive(Debug)]
pub struct Filled {
    moves: Vec<(String, Words, Option<i32>)>,
    /// Where in the form each move stands.
    places: Vec<String>,
    lines: LineIndex,
    /// The claims of the moves, once they were looked up.
    claims: Vec<(ClaimId, ClaimCode)>,
    /// The claims that were left as they are.
    pub left: Vec<String>,
}

impl Filled {
    /// Reads a form called `name`.
    ///
    /// # Errors
    ///
    /// Everything that is no verdict, with its line; a form in which nothing is said.
    pub fn read(text: &str, name: &str) -> OpResult<Filled> {
        let (form, lines) = read(text, name).map_err(OpError::BadInput)?;
        let mut problems = Vec::new();
        let mut filled = Filled {
            moves: Vec::new(),
            places: Vec::new(),
            lines,
            claims: Vec::new(),
            left: Vec::new(),
        };
        for (index, given) in form.verdicts.into_iter().enumerate() {
            let place = format!("verdicts[{index}]");
            if let Some((key, belongs_to)) = stray(&given) {
                let reason = format!("there is no {belongs_to} that it belongs to");
                problems.push(filled.lines.problem(format!("{place}.{key}"), reason));
                continue;
            }
            if says_nothing(&given) {
                filled.left.push(given.claim);
                continue;
            }
            let (claim, seen) = (given.claim.clone(), given.seen);
            match words(given) {
                Ok(words) => {
                    filled.moves.push((claim, words, seen));
                    filled.places.push(place);
                }
                Err((key, reason)) => {
                    problems.push(filled.lines.problem(format!("{place}.{key}"), reason));
                }
            }
        }
        if problems.is_empty() && filled.moves.is_empty() {
            problems.push(Problem::of_file(name, "no `verdict` is given"));
        }
        match problems.is_empty() {
            true => Ok(filled),
            false => Err(OpError::BadInput(problems)),
        }
    }

    /// Looks the claims up, and refuses a form that decides on others than these.
    ///
    /// # Errors
    ///
    /// Each entry of another claim, with its line; a name that nobody knows.
    pub fn only(&mut self, conn: &mut Connection, dossier: Option<&str>, claims: &[String]) -> OpResult<()> {
        let meant = find::claims(conn, claims, dossier)?;
        let names: Vec<String> = self.moves.iter().map(|(name, _, _)| name.clone()).collect();
        let decided = find::claims(conn, &names, dossier)?.into_iter();
        self.claims = decided
            .map(|(claim, _)| (claim.id, ClaimCode(claim.code)))
            .collect();
        let is_meant = |id: ClaimId| meant.iter().any(|(claim, _)| claim.id == id);
        let others = self
            .claims
            .iter()
            .zip(&self.places)
            .filter(|((id, _), _)| !is_meant(*id));
        let problems: Vec<Problem> = others
            .map(|(_, place)| {
                self.lines
                    .problem(format!("{place}.claim"), "is not among the claims that are named")
            })
            .collect();
        match problems.is_empty() {
            true => Ok(()),
            false => Err(OpError::BadInput(problems)),
        }
    }

    /// Gives the verdicts.
    pub fn give(&self, conn: &mut Connection, dossier: Option<&str>, a_move: Move) -> OpResult<Vec<Moved>> {
        review::make_each(conn, &self.moves, dossier, a_move)
    }

    /// A problem at the entry of a claim; none where the form has no such entry. Without a code the form has one.
    pub fn problem(&self, code: Option<&str>, reason: String) -> Option<Problem> {
        let is_meant = |(_, known): &(ClaimId, ClaimCode)| Some(known.to_string().as_str()) == code;
        let place = match code {
            None => 0,
            Some(_) => self.claims.iter().position(is_meant)?,
        };
        Some(self.lines.problem(self.places.get(place)?, reason))
    }
}

fn says_nothing(given: &Given) -> bool {
    given.verdict.is_none() && given.attribution.is_none() && given.links.is_empty() && !given.affirm
}

/// The first key that is given without what it is said of, and what that is.
fn stray(given: &Given) -> Option<(&'static str, &'static str)> {
    let of_the_verdict = [
        ("confidence", given.confidence.is_some()),
        ("low", given.low.is_some()),
        ("best", given.best.is_some()),
        ("high", given.high.is_some()),
        ("sole_source", given.sole_source.is_some()),
        ("weighed", !given.weighed.is_empty()),
        ("revisit", given.revisit.is_some()),
    ];
    let of_either = [("rationale", given.rationale.is_some())];
    let of_anything = [
        ("note", given.note.is_some()),
        ("occasion", given.occasion.is_some()),
    ];
    let first =
        |keys: &[(&'static str, bool)]| keys.iter().find(|(_, is_given)| *is_given).map(|(key, _)| *key);
    let rates = given.verdict.is_some() || given.attribution.is_some();
    if given.verdict.is_none()
        && let Some(key) = first(&of_the_verdict)
    {
        return Some((key, "`verdict`"));
    }
    if !rates && let Some(key) = first(&of_either) {
        return Some((key, "`verdict` or `attribution`"));
    }
    if says_nothing(given) {
        return first(&of_anything).map(|key| (key, "`verdict`"));
    }
    None
}

/// What the move says; on error the key and why not.
fn words(given: Given) -> Result<Words, (String, String)> {
    if given.affirm && given.verdict.is_some() {
        return Err((
            "affirm".to_owned(),
            "either a `verdict`, or the current one stands".to_owned(),
        ));
    }
    let mut links = Vec::new();
    for (index, link) in given.links.iter().enumerate() {
        let read = link.parse::<LinkVerdict>();
        links.push(read.map_err(|reason| (format!("links[{index}]"), reason))?);
    }
    let revisit = given.revisit.map(|day| {
        day.parse().map_err(|_| {
            (
                "revisit".to_owned(),
                format!("`{day}` is not a day, such as 2026-03-01"),
            )
        })
    });
    let estimate = [given.low, given.best, given.high].map(|figure| figure.map(|one| one.to_string()));
    let estimated = estimate.iter().any(Option::is_some);
    let rationale = given.rationale;
    Ok(Words {
        reason: None,
        note: given.note,
        affirm: given.affirm,
        occasion: given.occasion,
        attribution: given.attribution.map(|rating| AttributionVerdict {
            rating,
            rationale: rationale.clone(),
        }),
        content: match given.verdict {
            None => None,
            Some(rating) => Some(ContentVerdict {
                rating,
                confidence: given.confidence,
                rationale,
                estimate: estimated.then_some(estimate),
                sole_source: given.sole_source,
                weighed: given.weighed,
                revisit: revisit.transpose()?,
            }),
        },
        links,
    })
}
