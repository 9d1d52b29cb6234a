//! Footnotes: every position and piece of evidence has one, and its words are found again.

use std::collections::{HashMap, HashSet};

use super::{Finding, Rule, shorten};
use crate::domain::vocabulary::Anchor;
use crate::report::model::Report;

pub(super) fn footnotes(report: &Report, found: &mut Vec<Finding>) {
    let sources: HashSet<&str> = report.sources.iter().map(|source| source.key.as_str()).collect();
    let mut known = HashMap::with_capacity(report.footnotes.len());
    for note in &report.footnotes {
        let place = || format!("footnote {}", note.number);
        if known.insert(note.number, note.anchor).is_some() {
            found.push(Finding::new(
                Rule::UnknownFootnote,
                place(),
                note.number.to_string(),
                "two footnotes have this number: number them one after the other",
            ));
        }
        if !sources.contains(note.source.as_str()) {
            found.push(Finding::new(
                Rule::UnknownFootnote,
                place(),
                note.source.clone(),
                "the report has no such source: add it to the list of sources",
            ));
        }
    }
    // Number → whether anything but a claim in draft refers to it.
    let mut used: HashMap<u32, bool> = HashMap::new();
    let mut refer = |number: u32, draft: bool, place: &dyn Fn() -> String, found: &mut Vec<Finding>| {
        *used.entry(number).or_default() |= !draft;
        if !known.contains_key(&number) {
            found.push(Finding::new(
                Rule::UnknownFootnote,
                place(),
                number.to_string(),
                "the report has no footnote of this number",
            ));
        }
    };
    for claim in &report.claims {
        for (index, position) in claim.positions.iter().enumerate() {
            let place = || format!("{}, position {}", claim.code, index + 1);
            match position.footnote {
                Some(number) => refer(number, claim.draft, &place, found),
                None => found.push(Finding::new(
                    Rule::PositionWithoutFootnote,
                    place(),
                    shorten(&position.quote.text),
                    "give the excerpt it rests on: a position nobody can look up is not printed",
                )),
            }
        }
        for (index, evidence) in claim.evidence.iter().enumerate() {
            let place = || format!("{}, evidence {}", claim.code, index + 1);
            match evidence.footnote {
                Some(number) => refer(number, claim.draft, &place, found),
                None => found.push(Finding::new(
                    Rule::EvidenceWithoutFootnote,
                    place(),
                    shorten(&evidence.quote.text),
                    "give the excerpt it rests on",
                )),
            }
        }
        for (index, relation) in claim.relations.iter().enumerate() {
            if let Some(number) = relation.footnote {
                refer(
                    number,
                    claim.draft,
                    &|| format!("{}, relation {}", claim.code, index + 1),
                    found,
                );
            }
        }
    }
    for row in &report.designations {
        for &number in &row.footnotes {
            refer(
                number,
                row.draft,
                &|| format!("designation in {}", row.claim),
                found,
            );
        }
    }
    for reply in &report.replies {
        for step in reply.steps.iter().filter(|step| step.answer.is_some()) {
            let place = || format!("reply of {} to {}", reply.party, reply.claim);
            match step.footnote {
                Some(number) => refer(number, reply.draft, &place, found),
                None => found.push(Finding::new(
                    Rule::PositionWithoutFootnote,
                    place(),
                    shorten(step.answer.as_ref().map_or("", |answer| &answer.text)),
                    "give the excerpt of the answer",
                )),
            }
        }
    }
    for note in &report.footnotes {
        // A footnote nobody refers to is printed all the same, so it has to hold.
        let refused = match note.anchor {
            Anchor::Ok | Anchor::Unheld => false,
            Anchor::Broken => true,
            Anchor::Unanchored => used.get(&note.number).copied().unwrap_or(true),
        };
        if refused {
            let hint = match note.anchor {
                Anchor::Broken => {
                    "the capture is not what was recorded, or the words are not in it: `counterclaim \
                    source check` says which"
                }
                _ => "tie the words to a capture of the source: `counterclaim source capture`",
            };
            found.push(Finding::new(
                Rule::AnchorNotWhole,
                format!("footnote {}", note.number),
                shorten(&note.quote.text),
                hint,
            ));
        }
    }
}
