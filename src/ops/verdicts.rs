//! Verdicts on several claims from one form: all of them are given, or none.

use crate::db::Connection;
use crate::db::claims::{Claim, Head};
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
            left: Vec::new(),
        };
        for (index, given) in form.verdicts.into_iter().enumerate() {
            let place = format!("verdicts[{index}]");
            if says_nothing(&given) {
                match first_detail(&given) {
                    Some(key) => problems.push(filled.lines.problem(
                        format!("{place}.{key}"),
                        "there is no `verdict` that it belongs to",
                    )),
                    None => filled.left.push(given.claim),
                }
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

    /// Refuses a form that decides on claims other than these.
    ///
    /// # Errors
    ///
    /// Each entry of another claim, with its line; a name that nobody knows.
    pub fn only(&self, conn: &mut Connection, dossier: Option<&str>, claims: &[String]) -> OpResult<()> {
        let ids = |found: Vec<(Claim, Head)>| found.into_iter().map(|(claim, _)| claim.id).collect();
        let meant: Vec<ClaimId> = ids(find::claims(conn, claims, dossier)?);
        let names: Vec<String> = self.moves.iter().map(|(name, _, _)| name.clone()).collect();
        let decided: Vec<ClaimId> = ids(find::claims(conn, &names, dossier)?);
        let others = decided
            .iter()
            .zip(&self.places)
            .filter(|(id, _)| !meant.contains(id));
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
    pub fn problem(
        &self,
        conn: &mut Connection,
        dossier: Option<&str>,
        code: Option<&str>,
        reason: String,
    ) -> Option<Problem> {
        let is_meant = |name: &String, conn: &mut Connection| {
            let found = find::claims(conn, std::slice::from_ref(name), dossier).ok();
            let found = found.and_then(|mut found| found.pop());
            found.is_some_and(|(claim, _)| Some(ClaimCode(claim.code).to_string().as_str()) == code)
        };
        let place = match code {
            None => 0,
            Some(_) => self.moves.iter().position(|(name, _, _)| is_meant(name, conn))?,
        };
        Some(self.lines.problem(self.places.get(place)?, reason))
    }
}

fn says_nothing(given: &Given) -> bool {
    given.verdict.is_none() && given.attribution.is_none() && given.links.is_empty() && !given.affirm
}

/// The first of what only makes sense beside a verdict.
fn first_detail(given: &Given) -> Option<&'static str> {
    [
        ("confidence", given.confidence.is_some()),
        ("rationale", given.rationale.is_some()),
        ("low", given.low.is_some()),
        ("best", given.best.is_some()),
        ("high", given.high.is_some()),
        ("sole_source", given.sole_source.is_some()),
        ("weighed", !given.weighed.is_empty()),
        ("revisit", given.revisit.is_some()),
        ("note", given.note.is_some()),
    ]
    .into_iter()
    .find_map(|(key, is_given)| is_given.then_some(key))
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
