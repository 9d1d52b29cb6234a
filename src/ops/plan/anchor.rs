//! Where the words of a quotation stand in what was captured.

use crate::domain::batch::ExcerptRow;
use crate::domain::difference;
use crate::domain::ids::*;
use crate::domain::locator::Locator;
use crate::domain::text::{self, Nearest, QuoteProblem};
use crate::exchange::dossier::{Handle, Passage};

use super::Planner;

/// How many places of a repeated quotation a hint shows.
const SHOWN_PLACES: usize = 10;

/// How much of either end of a long passage a hint shows, code points.
const SHOWN_PART: usize = 200;

/// What makes two excerpts one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ExcerptKey {
    pub(super) source: SourceId,
    pub(super) snapshot: Option<SnapshotId>,
    pub(super) span: Option<(usize, usize)>,
    pub(super) locator: Option<String>,
    pub(super) exact: String,
    pub(super) language: Option<String>,
    pub(super) translation: Option<String>,
    pub(super) translator: Option<String>,
}

/// The part of an item that quotes a source.
pub(super) struct Quotation<'a> {
    pub(super) source: &'a Handle,
    pub(super) quote: &'a str,
    pub(super) passage: Passage,
}

impl ExcerptKey {
    /// Whether it is these words of this source.
    pub(super) fn is_of(&self, source: SourceId, exact: &str) -> bool {
        self.source == source && self.exact == exact
    }
}

impl Planner<'_> {
    /// The excerpt that a quotation means: a known one, or a new row.
    pub(super) fn excerpt(&mut self, quotation: &Quotation<'_>, path: &str) -> Option<ExcerptId> {
        let source = self.source_of(quotation.source, &format!("{path}.source"))?;
        let (snapshot, span) = self.anchor(source, quotation, path)?;
        let passage = &quotation.passage;
        if let Some(Err(problem)) = passage.locator.as_deref().map(str::parse::<Locator>) {
            self.problem(format!("{path}.locator"), problem.to_string());
            return None;
        }
        let language = passage
            .lang
            .as_ref()
            .map(ToString::to_string)
            .or_else(|| self.source_languages.get(&source).cloned());
        let key = ExcerptKey {
            source,
            snapshot,
            span,
            locator: passage.locator.clone(),
            exact: quotation.quote.to_owned(),
            language,
            translation: passage.translation.clone(),
            translator: passage.translator.clone(),
        };
        if let Some(known) = self.excerpts.get(&key) {
            return Some(*known);
        }
        let id = ExcerptId::new();
        self.batch.excerpt.push(ExcerptRow {
            id,
            source,
            snapshot,
            span: span.map(|(first, end)| format!("[{first},{end})")),
            locator: key.locator.clone(),
            exact: key.exact.clone(),
            language: key.language.clone(),
            translation: key.translation.clone(),
            translator: key.translator.clone(),
        });
        self.excerpts.insert(key, id);
        Some(id)
    }

    /// Where the words stand: in the newest text that has them, or in the capture that is named.
    #[allow(clippy::type_complexity)]
    fn anchor(
        &mut self,
        source: SourceId,
        quotation: &Quotation<'_>,
        path: &str,
    ) -> Option<(Option<SnapshotId>, Option<(usize, usize)>)> {
        let passage = &quotation.passage;
        let wanted = match &passage.captured {
            Some(captured) => Some(self.moment(captured, &format!("{path}.captured"))?),
            None => None,
        };
        let mut texts = self.texts.get(&source).cloned().unwrap_or_default();
        texts.retain(|text| wanted.is_none_or(|wanted| text.retrieved == wanted));
        if let (Some(wanted), true) = (wanted, texts.is_empty()) {
            self.problem(
                format!("{path}.captured"),
                format!("`{}` was not captured at {wanted}", quotation.source),
            );
            return None;
        }
        let mut first_problem = None;
        let occurrence = passage.occurrence.and_then(|number| usize::try_from(number).ok());
        for text in &texts {
            let Some(body) = &text.body else { continue };
            match text::find_quote(body, quotation.quote, occurrence, passage.after.as_deref()) {
                Ok(span) => return Some((Some(text.snapshot), Some((span.start, span.end)))),
                Err(_) if !text.is_text && passage.locator.is_some() => {
                    return Some((Some(text.snapshot), None));
                }
                Err(problem) => {
                    first_problem.get_or_insert(problem);
                }
            }
        }
        match first_problem {
            Some(problem) => {
                self.quote_problem(&problem, quotation.quote, path);
                None
            }
            // held elsewhere, or not captured: enough for a draft
            None => {
                let snapshot = texts
                    .first()
                    .filter(|_| passage.locator.is_some())
                    .map(|text| text.snapshot);
                Some((snapshot, None))
            }
        }
    }

    fn quote_problem(&mut self, problem: &QuoteProblem, quote: &str, path: &str) {
        let path = format!("{path}.quote");
        match hint(problem, quote) {
            Some(hint) => self.problem_with_hint(path, problem.to_string(), hint),
            None => self.problem(path, problem.to_string()),
        }
    }
}

/// What the source has instead, or how to say which of several places is meant.
fn hint(problem: &QuoteProblem, quote: &str) -> Option<String> {
    if let QuoteProblem::NotFound { nearest } = problem {
        return nearest.as_ref().map(|nearest| nearest_words(nearest, quote));
    }
    let places = problem.places();
    let advice = match problem {
        QuoteProblem::Several { .. } => "add `occurrence: 2`, or `after:` with the words before it\n",
        _ => "",
    };
    let mut lines: Vec<String> = places
        .iter()
        .take(SHOWN_PLACES)
        .enumerate()
        .map(|(place, context)| format!("{}: …{}[…]{}…", place + 1, context.before, context.after))
        .collect();
    if places.len() > SHOWN_PLACES {
        lines.push(format!("and {} more", places.len() - SHOWN_PLACES));
    }
    Some(format!("{advice}{}", lines.join("\n")))
}

fn nearest_words(nearest: &Nearest, quote: &str) -> String {
    let far = match nearest.edits {
        0 => "with other typography".to_owned(),
        1 => "1 edit away".to_owned(),
        edits => format!("{edits} edits away"),
    };
    let Nearest { span, context, .. } = nearest;
    let mut words = format!(
        "the source has, {far}, at character {}: “{}”\nin: …{}[…]{}…",
        span.start + 1,
        shortened(&nearest.text),
        context.before,
        context.after
    );
    // what typography alone changes is seen without it
    if nearest.edits > 0 {
        let marked = difference::marked(quote, &nearest.text);
        words.push_str(&format!("\nwhere it differs: {}", shortened(&marked)));
    }
    words
}

/// The beginning and the end of a long passage.
fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= 2 * SHOWN_PART {
        return text.to_owned();
    }
    let first: String = text.chars().take(SHOWN_PART).collect();
    let last: String = text.chars().skip(length - SHOWN_PART).collect();
    format!("{first} […] {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint_for(body: &str, quote: &str) -> String {
        let problem = text::find_quote(body, quote, None, None).unwrap_err();
        hint(&problem, quote).unwrap_or_default()
    }

    #[test]
    fn what_the_source_has_is_said_with_its_edits_and_its_place() {
        let body = "On 27 July they killed 47 Malian soldiers there.";
        assert_eq!(
            hint_for(body, "killed 74 Malian soldiers"),
            "the source has, 2 edits away, at character 17: “killed 47 Malian soldiers”\n\
            in: …On 27 July they […] there.…\n\
            where it differs: killed [-74-]{+47+} Malian soldiers"
        );
        assert_eq!(
            hint_for("the “so-called” state", "the \"so-called\" state"),
            "the source has, with other typography, at character 1: “the “so-called” state”\nin: …[…]…"
        );
        assert_eq!(hint_for(body, "nobody was hurt"), "");
        let long = "many words of one long sentence ".repeat(40);
        let hint = hint_for(&format!("{long}!"), &format!("{}?", &long[..1_200]));
        assert!(hint.contains(" […] ") && hint.chars().count() < 1300, "{hint}");
    }

    #[test]
    fn each_of_several_places_is_shown() {
        assert_eq!(
            hint_for("In July, the army said. In July, the rebels said.", "In July"),
            "add `occurrence: 2`, or `after:` with the words before it\n\
            1: …[…], the army said. In July, the re…\n\
            2: …In July, the army said. […], the rebels said.…"
        );
        assert!(hint_for(&"na ".repeat(30), "na").ends_with("and 20 more"));
    }
}
