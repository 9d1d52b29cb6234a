//! What must not be published.
//!
//! *Footnotes.* Every position and every piece of evidence has one, it exists, and its quotation is anchored:
//! broken anchors are always refused, unanchored ones unless only claims in draft use them. A capture of
//! which only the hash is held is allowed; the report prints that.
//!
//! *Contested labels* in the desk's own voice: title, summary, questions, claims, names, descriptions of
//! speakers, notes, reasons. A label may stand inside quotation marks (“…”, «…», "…", ‘…’, „…“, ‹…›) if it is
//! plain whose word it is: the text belongs to a claim of kind designation whose designator is named, or the
//! same sentence names a party outside the quotation marks. The exact words of others, and their titles, are
//! not the desk's voice.
//!
//! *Verdict words* in a claim: a claim says what is so or not, never how it was judged.

use super::model::{
    Anchor, AttributionVerdict, Claim, ClaimKind, ContentVerdict, Direction, Entity, Report, UnderReview,
};
use std::collections::{HashMap, HashSet};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A position without a footnote.
    PositionWithoutFootnote,
    /// Evidence without a footnote.
    EvidenceWithoutFootnote,
    /// A footnote number that the report does not have, or has twice; or a footnote without its source.
    UnknownFootnote,
    /// A footnote whose quotation is broken, or was never anchored.
    AnchorNotWhole,
    /// A contested label in the desk's own voice.
    LabelInOwnVoice,
    /// A verdict word inside a claim.
    VerdictInClaim,
}

impl Rule {
    /// The word used in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rule::PositionWithoutFootnote => "position_without_footnote",
            Rule::EvidenceWithoutFootnote => "evidence_without_footnote",
            Rule::UnknownFootnote => "unknown_footnote",
            Rule::AnchorNotWhole => "anchor_not_whole",
            Rule::LabelInOwnVoice => "label_in_own_voice",
            Rule::VerdictInClaim => "verdict_in_claim",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// One place that stands in the way of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Where, such as `C-3, statement` or `footnote 7`.
    pub place: String,
    /// The words in question, with some text around them.
    pub text: String,
    /// What to do about it.
    pub hint: String,
}

/// Everything that stands in the way of publication, in the order of the report; empty if nothing does.
pub fn lint(report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    footnotes(report, &mut found);
    labels(report, &mut found);
    for claim in &report.claims {
        verdict_words(&claim.code, &claim.statement, &mut found);
    }
    found
}

fn footnotes(report: &Report, found: &mut Vec<Finding>) {
    let sources: HashSet<&str> = report.sources.iter().map(|source| source.key.as_str()).collect();
    let mut known = HashMap::with_capacity(report.footnotes.len());
    for note in &report.footnotes {
        let place = || format!("footnote {}", note.number);
        if known.insert(note.number, note.anchor).is_some() {
            found.push(Finding {
                rule: Rule::UnknownFootnote,
                place: place(),
                text: note.number.to_string(),
                hint: "two footnotes have this number: number them one after the other".to_owned(),
            });
        }
        if !sources.contains(note.source.as_str()) {
            found.push(Finding {
                rule: Rule::UnknownFootnote,
                place: place(),
                text: note.source.clone(),
                hint: "the report has no such source: add it to the list of sources".to_owned(),
            });
        }
    }
    // Number → whether anything but a claim in draft refers to it.
    let mut used: HashMap<u32, bool> = HashMap::new();
    let mut refer = |number: u32, draft: bool, place: &dyn Fn() -> String, found: &mut Vec<Finding>| {
        *used.entry(number).or_default() |= !draft;
        if !known.contains_key(&number) {
            found.push(Finding {
                rule: Rule::UnknownFootnote,
                place: place(),
                text: number.to_string(),
                hint: "the report has no footnote of this number".to_owned(),
            });
        }
    };
    for claim in &report.claims {
        for (index, position) in claim.positions.iter().enumerate() {
            let place = || format!("{}, position {}", claim.code, index + 1);
            match position.footnote {
                Some(number) => refer(number, claim.draft, &place, found),
                None => found.push(Finding {
                    rule: Rule::PositionWithoutFootnote,
                    place: place(),
                    text: shorten(&position.quote.text),
                    hint: "give the excerpt it rests on: a position nobody can look up is not printed"
                        .to_owned(),
                }),
            }
        }
        for (index, evidence) in claim.evidence.iter().enumerate() {
            let place = || format!("{}, evidence {}", claim.code, index + 1);
            match evidence.footnote {
                Some(number) => refer(number, claim.draft, &place, found),
                None => found.push(Finding {
                    rule: Rule::EvidenceWithoutFootnote,
                    place: place(),
                    text: shorten(&evidence.quote.text),
                    hint: "give the excerpt it rests on".to_owned(),
                }),
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
            found.push(Finding {
                rule: Rule::AnchorNotWhole,
                place: format!("footnote {}", note.number),
                text: shorten(&note.quote.text),
                hint: hint.to_owned(),
            });
        }
    }
}

/// Text in the desk's own voice, with what is needed to judge it.
struct OwnVoice<'a> {
    labels: Vec<Label>,
    parties: Parties,
    found: &'a mut Vec<Finding>,
}

fn labels(report: &Report, found: &mut Vec<Finding>) {
    let labels: Vec<_> = report
        .dossier
        .labels
        .iter()
        .filter_map(|label| Label::new(label))
        .collect();
    if labels.is_empty() {
        return;
    }
    let mut voice = OwnVoice {
        labels,
        parties: Parties::new(&report.entities),
        found,
    };
    let dossier = &report.dossier;
    voice.read(&|| "title".to_owned(), &dossier.title, false);
    voice.read_option(&|| "summary".to_owned(), dossier.summary.as_deref(), false);
    if let Some(earlier) = &report.supersedes {
        voice.read_option(&|| "erratum".to_owned(), earlier.erratum.as_deref(), false);
    }
    for entity in &report.entities {
        voice.read(
            &|| format!("name of entity `{}`", entity.name),
            &entity.name,
            false,
        );
    }
    for question in &report.questions {
        let texts = [
            Some(&question.text),
            question.event.as_ref(),
            question.measure.as_ref(),
            question.scope.as_ref(),
        ];
        for text in texts.into_iter().flatten() {
            voice.read(&|| format!("question `{}`", question.handle), text, false);
        }
    }
    let printed: HashSet<&str> = report.claims.iter().map(|claim| claim.code.as_str()).collect();
    for claim in &report.claims {
        voice.read_claim(claim, &printed);
    }
    for (index, correction) in report.corrections.iter().enumerate() {
        let texts = [
            correction.was.as_ref(),
            correction.now.as_ref(),
            Some(&correction.why),
        ];
        for text in texts.into_iter().flatten() {
            voice.read(&|| format!("correction {}", index + 1), text, false);
        }
    }
    for source in &report.sources {
        if let Some(retracted) = &source.retracted {
            voice.read(
                &|| format!("retraction of source `{}`", source.key),
                &retracted.reason,
                false,
            );
        }
    }
    for text in &report.method.notes {
        voice.read(&|| "method".to_owned(), text, false);
    }
}

impl OwnVoice<'_> {
    fn read_claim(&mut self, claim: &Claim, printed: &HashSet<&str>) {
        let code = &claim.code;
        let bound = claim.kind == ClaimKind::Designation
            && claim
                .designation
                .as_ref()
                .is_some_and(|designation| !designation.designator.trim().is_empty());
        let at = |part: &'static str| move || format!("{code}, {part}");
        self.read(&at("statement"), &claim.statement, bound);
        self.read_option(
            &at("date"),
            claim.when.as_ref().map(|when| when.text.as_str()),
            bound,
        );
        self.read_option(&at("ambiguity"), claim.ambiguity.as_deref(), bound);
        self.read_option(&at("why chosen"), claim.why_chosen.as_deref(), bound);
        if let Some(quantity) = &claim.quantity {
            self.read(&at("measure"), &quantity.measure, bound);
        }
        for position in &claim.positions {
            for link in &position.chain {
                if !link.named {
                    self.read(&at("speaker"), &link.speaker, bound);
                }
                self.read_attribution(code, link.attribution.as_ref(), bound);
            }
            self.read_attribution(code, position.attribution.as_ref(), bound);
        }
        for relation in &claim.relations {
            self.read_option(&at("relation"), relation.note.as_deref(), bound);
            self.read_option(&at("relation"), relation.aims_at.as_deref(), bound);
            // The statement of a claim that is printed itself is read there.
            if !printed.contains(relation.claim.as_str()) {
                self.read(
                    &at("relation"),
                    &relation.statement,
                    bound && relation.direction == Direction::Outgoing,
                );
            }
        }
        for evidence in &claim.evidence {
            let texts = [&evidence.note, &evidence.why_not, &evidence.about_link];
            for text in texts.into_iter().flatten() {
                self.read(&at("evidence"), text, bound);
            }
        }
        if let Some(verdict) = &claim.verdict {
            self.read_verdict(code, verdict, bound);
        }
        for note in &claim.search_notes {
            for text in [&note.looked_for, &note.place, &note.found] {
                self.read(&at("search note"), text, bound);
            }
        }
        if let Some(UnderReview { reason, .. }) = &claim.under_review {
            self.read(&at("reason of the new review"), reason, bound);
        }
    }

    fn read_verdict(&mut self, code: &str, verdict: &ContentVerdict, bound: bool) {
        let texts = [
            verdict.rationale.as_ref(),
            verdict.sole_source.as_ref(),
            verdict.note.as_ref(),
        ];
        for text in texts.into_iter().flatten().chain(&verdict.weighed) {
            self.read(&|| format!("{code}, verdict"), text, bound);
        }
    }

    fn read_attribution(&mut self, code: &str, verdict: Option<&AttributionVerdict>, bound: bool) {
        let rationale = verdict.and_then(|verdict| verdict.rationale.as_deref());
        self.read_option(&|| format!("{code}, attribution verdict"), rationale, bound);
    }

    fn read_option(&mut self, place: &dyn Fn() -> String, text: Option<&str>, bound: bool) {
        if let Some(text) = text {
            self.read(place, text, bound);
        }
    }

    /// Reports every label in a text of the desk's own that is not in bound quotation marks.
    fn read(&mut self, place: &dyn Fn() -> String, text: &str, bound: bool) {
        let words = words(text);
        for start in 0..words.len() {
            let hit = self
                .labels
                .iter()
                .find_map(|label| label.length_at(&words, start));
            let Some(length) = hit else { continue };
            let part = &words[start..start + length];
            let quoted = part.iter().all(|word| word.quoted);
            if quoted && (bound || self.parties.named_in(&words, part[0].sentence)) {
                continue;
            }
            let hint = if quoted {
                "name whose word it is in the same sentence, or record it as a designation with its \
                designator"
            } else {
                "say it in neutral words, or put it in quotation marks and name in the same sentence \
                whose word it is"
            };
            self.found.push(Finding {
                rule: Rule::LabelInOwnVoice,
                place: place(),
                text: around(text, part[0].start, part[length - 1].end),
                hint: hint.to_owned(),
            });
        }
    }
}

/// A contested label: the words of which it is made, ready for comparison.
struct Label {
    words: Vec<LabelWord>,
}

struct LabelWord {
    whole: String,
    stem: String,
}

/// Endings under which a label is the same label still: plurals, genders and cases of the languages that use
/// the Latin script, and the endings that replace a final `y`.
const ENDINGS: &[&str] = &[
    "", "s", "es", "e", "ed", "y", "ies", "a", "as", "o", "os", "i", "en", "n", "in", "inn", "innen", "er",
    "ern", "ly", "ish", "ism", "isms", "ist", "ists", "istic",
];

impl Label {
    fn new(text: &str) -> Option<Self> {
        let words: Vec<_> = words(text)
            .into_iter()
            .map(|word| {
                let stem = match word.folded.strip_suffix('y') {
                    Some(stem) if stem.chars().count() >= 3 && !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => {
                        stem
                    }
                    _ => &word.folded,
                };
                LabelWord {
                    stem: stem.to_owned(),
                    whole: word.folded,
                }
            })
            .collect();
        (!words.is_empty()).then_some(Label { words })
    }

    /// How many words from `start` on are this label; none if they are not.
    fn length_at(&self, words: &[Word], start: usize) -> Option<usize> {
        let part = words.get(start..start + self.words.len())?;
        let alike = self
            .words
            .iter()
            .zip(part)
            .all(|(label, word)| label.is(&word.folded));
        let together = part.iter().all(|word| word.sentence == part[0].sentence);
        (alike && together).then_some(self.words.len())
    }
}

impl LabelWord {
    fn is(&self, word: &str) -> bool {
        if word.chars().any(is_arabic) {
            // Article and conjunctions are written together with the word, plurals often too.
            return word.contains(self.whole.trim_end_matches('ة'));
        }
        let ending = |stem: &str| {
            word.strip_prefix(stem)
                .is_some_and(|rest| ENDINGS.contains(&rest))
        };
        ending(&self.stem) || ending(&self.whole)
    }
}

const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}')
}

/// The names of those who speak, by their first word.
struct Parties {
    names: HashMap<String, Vec<Vec<NameWord>>>,
}

struct NameWord {
    folded: String,
    /// Set for acronyms, which have to match letter by letter: `US` is not `us`.
    exact: Option<String>,
}

impl Parties {
    fn new(entities: &[Entity]) -> Self {
        let mut names: HashMap<String, Vec<Vec<NameWord>>> = HashMap::new();
        for entity in entities.iter().filter(|entity| entity.speaks) {
            for name in std::iter::once(&entity.name).chain(&entity.names) {
                let words: Vec<_> = words(name)
                    .into_iter()
                    .map(|word| {
                        let text = &name[word.start..word.end];
                        let acronym =
                            text.chars().count() <= 5 && text.chars().all(|letter| !letter.is_lowercase());
                        NameWord {
                            folded: word.folded,
                            exact: acronym.then(|| text.to_owned()),
                        }
                    })
                    .collect();
                if let Some(first) = words.first() {
                    names.entry(first.folded.clone()).or_default().push(words);
                }
            }
        }
        Parties { names }
    }

    /// Whether a sentence names a party outside quotation marks.
    fn named_in(&self, words: &[Word], sentence: usize) -> bool {
        let from = words.partition_point(|word| word.sentence < sentence);
        let to = words.partition_point(|word| word.sentence <= sentence);
        let words = &words[from..to];
        (0..words.len()).any(|start| {
            let candidates = self.names.get(&words[start].folded);
            candidates.into_iter().flatten().any(|name| {
                words.get(start..start + name.len()).is_some_and(|part| {
                    name.iter().zip(part).all(|(wanted, word)| {
                        !word.quoted
                            && wanted.folded == word.folded
                            && wanted.exact.as_ref().is_none_or(|exact| *exact == word.text)
                    })
                })
            })
        })
    }
}

/// A word of a text.
struct Word {
    /// Where it begins and ends, in bytes.
    start: usize,
    end: usize,
    /// As it stands.
    text: String,
    /// Lower case, without marks and invisible characters.
    folded: String,
    /// Whether it stands inside quotation marks.
    quoted: bool,
    /// Number of its sentence, from 0.
    sentence: usize,
}

/// The words of a text with their quotation marks and sentences. A sentence ends at `.`, `!`, `?`, `؟`, `。`
/// or `…` outside quotation marks before white space and no lower-case letter, at such a mark right before a
/// closing quotation mark in the same position, and at a line break.
fn words(text: &str) -> Vec<Word> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let quoted = quoted_ranges(&letters);
    let mut quotes = quoted.iter().peekable();
    let mut found = Vec::new();
    let mut sentence = 0;
    let mut index = 0;
    while index < letters.len() {
        while quotes.next_if(|range| range.1 < index).is_some() {}
        let inside = quotes
            .peek()
            .is_some_and(|range| (range.0..=range.1).contains(&index));
        let (start, letter) = letters[index];
        if !is_word(letter) {
            let closing = inside && quotes.peek().is_some_and(|range| range.1 == index);
            let stops = letter == '\n'
                || (!inside && is_stop(letter) || closing && index > 0 && is_stop(letters[index - 1].1))
                    && starts_sentence(&letters[index + 1..]);
            sentence += usize::from(stops);
            index += 1;
            continue;
        }
        let length = letters[index..]
            .iter()
            .take_while(|(_, letter)| is_word(*letter))
            .count();
        let end = letters.get(index + length).map_or(text.len(), |(end, _)| *end);
        let folded = fold(&text[start..end]);
        if !folded.is_empty() {
            found.push(Word {
                start,
                end,
                text: text[start..end].to_owned(),
                folded,
                quoted: inside,
                sentence,
            });
        }
        index += length;
    }
    found
}

const fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '؟' | '。' | '…')
}

fn starts_sentence(rest: &[(usize, char)]) -> bool {
    let spaces = rest
        .iter()
        .take_while(|(_, letter)| letter.is_whitespace())
        .count();
    spaces > 0 && rest.get(spaces).is_none_or(|(_, letter)| !letter.is_lowercase())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || is_invisible(letter)
}

const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{0640}'
    )
}

/// Compatibility forms unified, marks and invisible characters removed, lower case.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|letter| !is_combining_mark(*letter) && !is_invisible(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// First and last index of every quotation, in order and without overlap. A mark that is never closed opens
/// nothing; a single mark inside or right after a word is an apostrophe unless it closes.
fn quoted_ranges(letters: &[(usize, char)]) -> Vec<(usize, usize)> {
    let at = |index: usize| letters.get(index).map(|(_, letter)| *letter);
    let before_word = |index: usize| at(index + 1).is_some_and(|letter| letter.is_alphanumeric());
    let after_word = |index: usize| index > 0 && at(index - 1).is_some_and(|letter| letter.is_alphanumeric());
    // The last place of every mark, so that a mark without a partner costs one look only.
    let mut last = HashMap::new();
    for (index, (_, letter)) in letters.iter().enumerate() {
        last.insert(*letter, index);
    }
    let mut ranges = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        let open = letters[index].1;
        let closers: &[char] = match open {
            '“' | '„' | '‟' => &['”', '“'],
            '«' => &['»'],
            '»' => &['«'],
            '‹' => &['›'],
            '"' => &['"'],
            '‘' | '‚' => &['’', '‘'],
            _ => &[],
        };
        let closers = if open == '“' { &closers[..1] } else { closers };
        let closers = if open == '‘' { &closers[..1] } else { closers };
        let reachable = closers
            .iter()
            .any(|mark| last.get(mark).is_some_and(|&place| place > index));
        let close = reachable
            .then(|| {
                (index + 1..letters.len()).find(|&place| {
                    let mark = letters[place].1;
                    closers.contains(&mark) && !(mark == '’' && after_word(place) && before_word(place))
                })
            })
            .flatten();
        match close {
            Some(close) => {
                ranges.push((index, close));
                index = close + 1;
            }
            None => index += 1,
        }
    }
    ranges
}

/// Words that judge wherever they stand in a claim.
const VERDICTS: &[&str] = &[
    "refuted",
    "debunked",
    "disproved",
    "disproven",
    "misleading",
    "unverifiable",
    "unsupported",
    "unsubstantiated",
    "misquoted",
    "misattributed",
    "factcheck",
    "factchecked",
];

/// Pairs of words that judge wherever they stand in a claim.
const VERDICT_PAIRS: &[[&str; 2]] = &[
    ["mostly", "supported"],
    ["mostly", "true"],
    ["mostly", "false"],
    ["half", "true"],
    ["not", "checkable"],
    ["fact", "check"],
    ["fact", "checked"],
    ["fact", "checkers"],
];

/// Words that judge only as a tag (`False: …`, `… (false)`), or said of a claim (`the report is contested`).
const TAGS: &[&str] = &[
    "true",
    "false",
    "untrue",
    "fake",
    "supported",
    "contested",
    "confirmed",
    "unconfirmed",
    "open",
    "unproven",
    "faux",
    "vrai",
    "trompeur",
    "falso",
    "verdadero",
    "enganoso",
    "falsch",
    "wahr",
    "irrefuhrend",
    "كاذب",
    "صحيح",
    "مضلل",
];

const TRUTH: &[&str] = &["true", "false", "untrue"];
const COPULAS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "proved", "proven", "remains",
];
const DEGREES: &[&str] = &[
    "not",
    "entirely",
    "completely",
    "partly",
    "partially",
    "largely",
    "mostly",
    "demonstrably",
    "simply",
    "plainly",
];
const SAYINGS: &[&str] = &[
    "claim",
    "claims",
    "statement",
    "allegation",
    "assertion",
    "accusation",
    "account",
    "report",
    "it",
    "this",
];

fn verdict_words(code: &str, statement: &str, found: &mut Vec<Finding>) {
    let words = words(statement);
    for (index, word) in words.iter().enumerate().filter(|(_, word)| !word.quoted) {
        let text = word.folded.as_str();
        let next = words
            .get(index + 1)
            .filter(|next| !next.quoted)
            .map(|next| next.folded.as_str());
        let pair = next.is_some_and(|next| VERDICT_PAIRS.contains(&[text, next]));
        let judged = || {
            let mut before = words[..index]
                .iter()
                .rev()
                .filter(|word| !DEGREES.contains(&word.folded.as_str()));
            let copula = before
                .next()
                .is_some_and(|word| COPULAS.contains(&word.folded.as_str()));
            copula
                && (TRUTH.contains(&text)
                    || before
                        .next()
                        .is_some_and(|word| SAYINGS.contains(&word.folded.as_str())))
        };
        if VERDICTS.contains(&text) || pair || TAGS.contains(&text) && (is_tag(statement, word) || judged()) {
            found.push(Finding {
                rule: Rule::VerdictInClaim,
                place: format!("{code}, statement"),
                text: around(statement, word.start, word.end),
                hint: "state the bare proposition; whether it holds is said in the verdict".to_owned(),
            });
        }
    }
}

/// Whether a word stands like a rating: first and before a colon or dash, or alone in brackets.
fn is_tag(text: &str, word: &Word) -> bool {
    let before = text[..word.start].trim();
    let after = text[word.end..].trim_start();
    let bracketed = before.ends_with(['(', '[', '{']) && after.starts_with([')', ']', '}']);
    let first = before.chars().all(|letter| !letter.is_alphanumeric());
    bracketed || first && after.starts_with([':', '—', '–', '-', '!', ']', '|'])
}

/// A stretch of text with up to 40 characters on both sides.
fn around(text: &str, start: usize, end: usize) -> String {
    let from = text[..start]
        .char_indices()
        .rev()
        .nth(39)
        .map_or(0, |(place, _)| place);
    let to = text[end..]
        .char_indices()
        .nth(40)
        .map_or(text.len(), |(place, _)| end + place);
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    out.push_str(&text[from..to]);
    if to < text.len() {
        out.push('…');
    }
    out
}

/// The first 80 characters.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::model::{Designation, Force};
    use crate::report::testing::{claim, report};

    fn rules(report: &Report) -> Vec<Rule> {
        lint(report).into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_clean_report_passes() {
        assert_eq!(lint(&report()), vec![]);
    }

    #[test]
    fn positions_and_evidence_need_footnotes_that_exist() {
        let mut bad = report();
        bad.claims[0].positions[0].footnote = None;
        bad.claims[0].evidence[0].footnote = None;
        assert_eq!(
            rules(&bad),
            vec![Rule::PositionWithoutFootnote, Rule::EvidenceWithoutFootnote]
        );
        let mut bad = report();
        bad.claims[0].positions[0].footnote = Some(9);
        assert_eq!(rules(&bad), vec![Rule::UnknownFootnote]);
        assert_eq!(lint(&bad)[0].place, "C-1, position 1");
        let mut bad = report();
        bad.footnotes[0].source = "nowhere".to_owned();
        assert_eq!(rules(&bad), vec![Rule::UnknownFootnote]);
        let mut bad = report();
        bad.footnotes.push(bad.footnotes[0].clone());
        assert_eq!(rules(&bad), vec![Rule::UnknownFootnote]);
    }

    #[test]
    fn anchors_have_to_hold() {
        let with = |anchor, draft| {
            let mut report = report();
            report.footnotes[0].anchor = anchor;
            report.claims[0].draft = draft;
            rules(&report)
        };
        assert_eq!(with(Anchor::Ok, false), vec![]);
        assert_eq!(with(Anchor::Unheld, false), vec![]);
        assert_eq!(with(Anchor::Broken, false), vec![Rule::AnchorNotWhole]);
        assert_eq!(with(Anchor::Unanchored, false), vec![Rule::AnchorNotWhole]);
        assert_eq!(with(Anchor::Unanchored, true), vec![]);
        assert_eq!(with(Anchor::Broken, true), vec![Rule::AnchorNotWhole]);
    }

    /// Whether a statement is refused for a label.
    fn refused(statement: &str) -> bool {
        let mut report = report();
        report.claims[0].statement = statement.to_owned();
        rules(&report).contains(&Rule::LabelInOwnVoice)
    }

    #[test]
    fn labels_in_our_own_voice_are_refused() {
        for bad in [
            "Algeria backs terrorists.",
            "Algeria backs Terrorist groups.",
            "The MERCENARIES left.",
            "A mercenary was seen.",
            "An anti-terrorist operation began.",
            "Le groupe séparatiste attaque.",
            "Le groupe separatiste attaque.",
            "The ter\u{200B}rorist cell.",
            "Mali’s ‘junta’s men and the junta itself.",
            "Die Separatistinnen zogen ab.",
            "الجماعات الإرهابية غادرت.",
            "It backs “terrorist groups”.",
            "Mali spoke. It backs “terrorist groups”.",
            "It backs “the terrorist groups of Mali”.",
            "Mali says \"it\" and the terrorists \"go\".",
            "Mali calls them “terrorists.” Other terrorists remain.",
            "It calls us “terrorists”.",
        ] {
            assert!(refused(bad), "{bad}");
        }
    }

    #[test]
    fn bound_quotations_and_other_words_pass() {
        for good in [
            "Algeria backs groups that Mali calls “terrorist”.",
            "Algiers backs what Bamako calls ‘terrorist’ groups.",
            "Mali accuse des «\u{A0}terroristes\u{A0}».",
            "Mali’s word for them is \"mercenaries\".",
            "The UN lists “terrorists”, says the US.",
            "Mali nennt sie „Terroristen“.",
            "Terra incognita and a merchant left the juncture.",
            "The regiment left.",
        ] {
            assert!(!refused(good), "{good}");
        }
    }

    #[test]
    fn a_designation_binds_its_label() {
        let mut report = report();
        let mut claim = claim(
            "C-2",
            ClaimKind::Designation,
            "The “terrorist” list has a new entry.",
        );
        claim.designation = Some(Designation {
            designator: "Algeria".to_owned(),
            designee: "MAK".to_owned(),
            label: "terrorist".to_owned(),
            language: "en".to_owned(),
            instrument: None,
            force: Force::Rhetorical,
        });
        report.claims.push(claim);
        assert_eq!(rules(&report), vec![]);
        report.claims[1].statement = "The terrorist list has a new entry.".to_owned();
        assert_eq!(rules(&report), vec![Rule::LabelInOwnVoice]);
        report.claims[1].statement = "The “terrorist” list has a new entry.".to_owned();
        report.claims[1].designation.as_mut().unwrap().designator = " ".to_owned();
        assert_eq!(rules(&report), vec![Rule::LabelInOwnVoice]);
    }

    #[test]
    fn every_text_of_ours_is_read_and_none_of_others() {
        let label = "the terrorists";
        let places: &[fn(&mut Report, String)] = &[
            |report, text| report.dossier.title = text,
            |report, text| report.dossier.summary = Some(text),
            |report, text| report.entities[1].name = text,
            |report, text| report.questions[0].text = text,
            |report, text| report.claims[0].ambiguity = Some(text),
            |report, text| report.claims[0].why_chosen = Some(text),
            |report, text| report.claims[0].evidence[0].note = Some(text),
            |report, text| report.claims[0].verdict.as_mut().unwrap().rationale = Some(text),
            |report, text| report.claims[0].verdict.as_mut().unwrap().weighed = vec![text],
            |report, text| report.method.notes = vec![text],
            |report, text| {
                report.claims[0].positions[0].chain[0].named = false;
                report.claims[0].positions[0].chain[0].speaker = text;
            },
        ];
        for (index, place) in places.iter().enumerate() {
            let mut report = report();
            place(&mut report, label.to_owned());
            assert_eq!(rules(&report), vec![Rule::LabelInOwnVoice], "{index}");
        }
        let mut others = report();
        others.claims[0].positions[0].quote.text = label.to_owned();
        others.claims[0].positions[0].quote.translation = Some(label.to_owned());
        others.footnotes[0].quote.text = label.to_owned();
        assert_eq!(rules(&others), vec![]);
    }

    #[test]
    fn verdict_words_stay_out_of_claims() {
        let found = |statement: &str| {
            let mut report = report();
            report.claims[0].statement = statement.to_owned();
            rules(&report).contains(&Rule::VerdictInClaim)
        };
        for bad in [
            "False: Mali ended the Accords.",
            "Mali ended the Accords (false)",
            "[TRUE] Mali ended the Accords.",
            "The claim that Mali ended the Accords is false.",
            "It is not entirely true that Mali ended the Accords.",
            "The debunked figure of 47 is Mali’s.",
            "Mali’s figure is misleading.",
            "The report is contested.",
            "Faux : Mali a mis fin à l’accord.",
            "Half-true: the Accords ended.",
        ] {
            assert!(found(bad), "{bad}");
        }
        for good in [
            "Algeria supported the groups of the north.",
            "The border is contested by both states.",
            "Mali confirmed the losses.",
            "Mali called the report “false”.",
            "It was a false flag operation.",
            "True North Mining left Mali.",
            "The talks are open to the public.",
        ] {
            assert!(!found(good), "{good}");
        }
    }

    #[test]
    fn findings_say_where_and_what() {
        let mut bad = report();
        bad.claims[0].statement = "Algeria backs terrorists.".to_owned();
        let found = lint(&bad);
        assert_eq!(found[0].place, "C-1, statement");
        assert_eq!(found[0].text, "Algeria backs terrorists.");
        assert!(found[0].hint.contains("neutral words"));
    }
}
