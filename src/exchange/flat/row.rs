//! One row: cells on one side, what they say on the other.

use validator::{Validate, ValidateUrl};

use super::Field;
use crate::domain::edtf::Edtf;
use crate::domain::text;
use crate::domain::vocabulary::EntityKind;
use crate::exchange::dossier::Language;

/// The longest words, code points.
const STATEMENT: std::ops::RangeInclusive<usize> = 3..=4000;
const QUOTE: usize = 20_000;
const URL: usize = 4096;
const LINE: usize = 4000;
const NAME: usize = 500;

/// The cells of a row, by the place of their field.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells([Option<String>; Field::ALL.len()]);

impl Cells {
    pub(super) fn set(&mut self, field: Field, text: String) {
        self.0[field.place()] = Some(text);
    }

    /// Takes a cell out.
    pub(super) fn take(&mut self, field: Field) -> Option<String> {
        self.0[field.place()].take()
    }
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Where it begins, counted from 1.
    pub line: u64,
    /// Its own name.
    pub id: Option<String>,
    /// The claim.
    pub statement: String,
    /// Who says it.
    pub claimant: Option<String>,
    /// What a claimant that is new is.
    pub claimant_kind: Option<EntityKind>,
    /// When it was said, EDTF.
    pub claim_date: Option<String>,
    /// Where it stands.
    pub source: Work,
    /// The source's words.
    pub quote: Option<String>,
    /// Of statement and quote, BCP 47.
    pub language: Option<String>,
    /// A fact-check of it: its publisher, address, title and date.
    pub review: Work,
    /// What that says of it.
    pub rating: Option<String>,
    /// The same as a number, where it is one.
    pub scale: Option<Scale>,
    /// The language of the fact-check, where it is said, BCP 47.
    pub review_language: Option<String>,
    /// Words to find it by.
    pub tags: Option<String>,
}

/// A work that a row names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Work {
    /// Its address.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, EDTF.
    pub date: Option<String>,
}

/// A rating as a number between others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scale {
    /// The number.
    pub value: Option<String>,
    /// What the best would be.
    pub best: Option<String>,
    /// What the worst would be.
    pub worst: Option<String>,
}

impl Work {
    /// Whether nothing is said of it.
    pub fn is_empty(&self) -> bool {
        *self == Work::default()
    }
}

impl Row {
    /// What stands in a column.
    pub fn cell(&self, field: Field) -> Option<&str> {
        let text = match field {
            Field::Statement => return Some(&self.statement),
            Field::ClaimantKind => return self.claimant_kind.map(EntityKind::code),
            Field::Id => &self.id,
            Field::Claimant => &self.claimant,
            Field::ClaimDate => &self.claim_date,
            Field::SourceUrl => &self.source.url,
            Field::SourceTitle => &self.source.title,
            Field::SourcePublisher => &self.source.publisher,
            Field::SourceDate => &self.source.date,
            Field::Quote => &self.quote,
            Field::Language => &self.language,
            Field::ReviewPublisher => &self.review.publisher,
            Field::ReviewUrl => &self.review.url,
            Field::ReviewTitle => &self.review.title,
            Field::ReviewDate => &self.review.date,
            Field::ReviewRating => &self.rating,
            Field::Tags => &self.tags,
        };
        text.as_deref()
    }
}

/// What is wrong with a cell.
pub(super) type Fault = (Field, String);

/// Reads cells: what they say, or everything that is wrong with them.
pub(super) fn read(mut cells: Cells, line: u64) -> Result<Row, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut take = |field: Field| {
        let text = cells.0[field.place()].take()?;
        let text = text::normalise_body(text.trim());
        if let Some(problem) = text::clean_text_problem(&text) {
            faults.push((field, problem.to_string()));
            return None;
        }
        (!text.is_empty()).then_some(text)
    };
    let id = take(Field::Id);
    let statement = take(Field::Statement);
    let claimant = take(Field::Claimant);
    let kind = take(Field::ClaimantKind);
    let claim_date = take(Field::ClaimDate);
    let source = Work {
        url: take(Field::SourceUrl),
        title: take(Field::SourceTitle),
        publisher: take(Field::SourcePublisher),
        date: take(Field::SourceDate),
    };
    let quote = take(Field::Quote);
    let language = take(Field::Language);
    let review = Work {
        url: take(Field::ReviewUrl),
        title: take(Field::ReviewTitle),
        publisher: take(Field::ReviewPublisher),
        date: take(Field::ReviewDate),
    };
    let rating = take(Field::ReviewRating);
    let tags = take(Field::Tags);

    let mut check = Checks(faults);
    check.statement(statement.as_deref());
    for (field, text, most) in [
        (Field::Id, &id, NAME),
        (Field::Quote, &quote, QUOTE),
        (Field::SourceTitle, &source.title, LINE),
        (Field::ReviewTitle, &review.title, LINE),
        (Field::ReviewPublisher, &review.publisher, NAME),
        (Field::ReviewRating, &rating, LINE),
        (Field::Tags, &tags, LINE),
    ] {
        check.length(field, text.as_deref(), most);
    }
    let row = Row {
        line,
        id,
        claimant: check.name(Field::Claimant, claimant),
        claimant_kind: check.kind(kind),
        claim_date: check.date(Field::ClaimDate, claim_date),
        source: Work {
            url: check.url(Field::SourceUrl, source.url),
            publisher: check.name(Field::SourcePublisher, source.publisher),
            date: check.date(Field::SourceDate, source.date),
            ..source
        },
        quote,
        language: check.language(language),
        review: Work {
            url: check.url(Field::ReviewUrl, review.url),
            date: check.date(Field::ReviewDate, review.date),
            ..review
        },
        rating,
        scale: None,
        review_language: None,
        tags,
        statement: statement.unwrap_or_default(),
    };
    let Checks(faults) = check;
    if faults.is_empty() { Ok(row) } else { Err(faults) }
}

/// What was found wrong so far.
struct Checks(Vec<Fault>);

impl Checks {
    fn fault<T>(&mut self, field: Field, reason: impl Into<String>) -> Option<T> {
        self.0.push((field, reason.into()));
        None
    }

    fn statement(&mut self, text: Option<&str>) {
        // what stands there and cannot be read is told already
        let Some(text) = text else {
            if !self.0.iter().any(|(field, _)| *field == Field::Statement) {
                self.fault::<()>(Field::Statement, "is missing");
            }
            return;
        };
        let length = text.chars().count();
        if !STATEMENT.contains(&length) {
            let (least, most) = (STATEMENT.start(), STATEMENT.end());
            self.fault::<()>(
                Field::Statement,
                format!("has {length} characters; a statement has {least} to {most}"),
            );
        }
    }

    fn length(&mut self, field: Field, text: Option<&str>, most: usize) {
        let length = text.map_or(0, |text| text.chars().count());
        if length > most {
            self.fault::<()>(field, format!("has {length} characters, at most {most}"));
        }
    }

    fn name(&mut self, field: Field, name: Option<String>) -> Option<String> {
        let name = name?;
        match text::check_name(&name) {
            Ok(()) => Some(name),
            Err(problem) => self.fault(field, problem.to_string()),
        }
    }

    fn kind(&mut self, kind: Option<String>) -> Option<EntityKind> {
        let kind = kind?;
        match kind.to_lowercase().replace([' ', '-'], "_").parse::<EntityKind>() {
            Ok(kind) if kind.is_agent() && kind != EntityKind::State => Some(kind),
            Ok(EntityKind::State) => self.fault(
                Field::ClaimantKind,
                "a new state needs its country code: `counterclaim entity add` takes it, and the row finds it by its name then",
            ),
            Ok(kind) => self.fault(Field::ClaimantKind, format!("a {kind} does not speak")),
            Err(error) => self.fault(Field::ClaimantKind, error.to_string()),
        }
    }

    fn date(&mut self, field: Field, date: Option<String>) -> Option<String> {
        let date = date?;
        match day(&date).parse::<Edtf>() {
            Ok(date) => Some(date.to_string()),
            Err(error) => self.fault(field, error.to_string()),
        }
    }

    fn url(&mut self, field: Field, url: Option<String>) -> Option<String> {
        let url = url?;
        let is_web = url.starts_with("http://") || url.starts_with("https://");
        if is_web && url.validate_url() && url.chars().count() <= URL {
            return Some(url);
        }
        self.fault(
            field,
            "is no address of the web such as https://example.org/page, of at most 4096 characters",
        )
    }

    fn language(&mut self, tag: Option<String>) -> Option<String> {
        let tag = tag?;
        if let Some(tag) = language(&tag) {
            return Some(tag);
        }
        self.fault(
            Field::Language,
            format!("`{tag:.40}` is not a language tag (BCP 47) such as en, zh-Hant or pt-BR"),
        )
    }
}

/// The day of a moment, as databases write one: dates of claims are days.
fn day(text: &str) -> &str {
    let bytes = text.as_bytes();
    let is_moment = bytes.len() > 13
        && text.is_ascii()
        && [b'T', b' '].contains(&bytes[10])
        && bytes[13] == b':'
        && bytes[4] == b'-'
        && bytes[11..13].iter().all(u8::is_ascii_digit);
    if is_moment { &text[..10] } else { text }
}

/// A language tag in its form; none of what is none.
pub(super) fn language(tag: &str) -> Option<String> {
    let tag = Language::from(cased(tag.trim()));
    tag.validate().is_ok().then_some(tag.0)
}

/// A language tag in the case that its parts have: `PT_br` is `pt-BR`.
fn cased(tag: &str) -> String {
    let parts = tag.split(['-', '_']).enumerate().map(|(place, part)| {
        let small = part.to_ascii_lowercase();
        match (place, part.len()) {
            (1.., 4) if part.is_ascii() => format!("{}{}", small[..1].to_ascii_uppercase(), &small[1..]),
            (1.., 2) => part.to_ascii_uppercase(),
            _ => small,
        }
    });
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(given: &[(Field, &str)]) -> Cells {
        let mut cells = Cells::default();
        for (field, text) in given {
            cells.set(*field, (*text).to_owned());
        }
        cells
    }

    fn faults(given: &[(Field, &str)]) -> Vec<String> {
        let found = read(cells(given), 2).unwrap_err();
        found
            .into_iter()
            .map(|(field, reason)| format!("{}: {reason}", field.name()))
            .collect()
    }

    #[test]
    fn cells_are_trimmed_and_brought_into_form() {
        let row = read(
            cells(&[
                (Field::Statement, " It rained.\u{a0}"),
                (Field::Claimant, "  "),
                (Field::ClaimDate, "2024-07-26T10:00:00Z"),
                (Field::SourceDate, "2025~"),
                (Field::Language, "PT_br"),
                (Field::ClaimantKind, "Armed group"),
            ]),
            7,
        )
        .unwrap();
        assert_eq!((row.statement.as_str(), row.line), ("It rained.", 7));
        assert_eq!(row.claimant, None);
        assert_eq!(row.claim_date.as_deref(), Some("2024-07-26"));
        assert_eq!(row.source.date.as_deref(), Some("2025~"));
        assert_eq!(row.language.as_deref(), Some("pt-BR"));
        assert_eq!(row.claimant_kind, Some(EntityKind::ArmedGroup));
    }

    #[test]
    fn everything_that_is_wrong_with_a_row_is_told() {
        let told = faults(&[
            (Field::Statement, "It"),
            (Field::ClaimDate, "26/07/2024"),
            (Field::SourceUrl, "javascript:alert(1)"),
            (Field::Language, "English"),
            (Field::ClaimantKind, "place"),
            (Field::Quote, "a\u{0}b"),
        ]);
        assert_eq!(told.len(), 6, "{told:?}");
        assert!(told[0].starts_with("quote: the text has a control character"));
        assert!(told.iter().any(|one| one.contains("2024-07-26")), "{told:?}");
        assert_eq!(faults(&[]), ["statement: is missing"]);
        assert_eq!(faults(&[(Field::Statement, "a\u{0}")]).len(), 1);
        let long = "x".repeat(1 << 20);
        assert_eq!(
            faults(&[(Field::Statement, &long)]),
            ["statement: has 1048576 characters; a statement has 3 to 4000"]
        );
    }
}
