//! What people fill in: the dossier file's own shapes, with claims that say at once where they were said.
//!
//! A form belongs to a dossier that is there. It becomes a [`File`] of that dossier; names and sentence numbers are
//! looked up there, by whoever has the dossier at hand.

use serde::{Deserialize, Serialize};

use super::dossier::{
    About, Claim, DateText, Designation, Entity, Evidence, File, Handle, Language, LineIndex, Link, Quantity,
    Question, Relation, SearchNote, Source, Statement, TimeText, read_as,
};
use super::problem::Problem;
use crate::domain::vocabulary::{Attitude, ClaimKind, Mode};

/// A form.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The source that is quoted where nothing else is said.
    pub source: Option<Handle>,
    /// Entities that are new, or get names and relations.
    pub entities: Vec<Entity>,
    /// Sources that are new, or of which more is known.
    pub sources: Vec<Source>,
    /// Questions that are new.
    pub questions: Vec<Question>,
    /// Claims, and where each was said.
    pub claims: Vec<LoggedClaim>,
    /// Quotations of claims that are there.
    pub statements: Vec<LoggedStatement>,
    /// How claims bear on one another.
    pub relations: Vec<Relation>,
    /// What speaks for and against claims.
    pub evidence: Vec<Evidence>,
    /// Searches made.
    pub search_notes: Vec<SearchNote>,
}

/// A claim with the quotation that carries it and who speaks in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // as in the dossier file
pub struct LoggedClaim {
    /// Handle; made from the statement when left out.
    #[serde(default)]
    pub id: Option<Handle>,
    #[serde(default = "factual")]
    pub kind: ClaimKind,
    pub statement: String,
    #[serde(default)]
    pub lang: Option<Language>,
    #[serde(default)]
    pub when: Option<DateText>,
    #[serde(default)]
    pub when_phrase: Option<String>,
    #[serde(default)]
    pub when_inferred: bool,
    #[serde(default)]
    pub ambiguity: Option<String>,
    #[serde(default)]
    pub answers: Option<Handle>,
    #[serde(default = "three")]
    pub priority: u8,
    #[serde(default)]
    pub why: Option<String>,
    #[serde(default)]
    pub about: Vec<About>,
    #[serde(default)]
    pub quantity: Option<Quantity>,
    #[serde(default)]
    pub designation: Option<Designation>,
    /// Numbers of sentences (`3`, `3-4`) or the exact words; nobody is on record yet where it is left out.
    #[serde(default)]
    pub quote: Option<String>,
    /// The form's own when left out.
    #[serde(default)]
    pub source: Option<Handle>,
    #[serde(default)]
    pub occurrence: Option<u32>,
    #[serde(default)]
    pub after: Option<String>,
    #[serde(default)]
    pub locator: Option<String>,
    #[serde(default)]
    pub quote_lang: Option<Language>,
    #[serde(default)]
    pub translation: Option<String>,
    #[serde(default)]
    pub translator: Option<String>,
    /// Who says it, where one party does; the publisher when left out.
    #[serde(default)]
    pub by: Option<Handle>,
    /// For whom.
    #[serde(default, rename = "for")]
    pub on_behalf_of: Option<Handle>,
    /// How; what goes with the kind of claim when left out.
    #[serde(default)]
    pub attitude: Option<Attitude>,
    #[serde(default)]
    pub mode: Option<Mode>,
    /// The speaker's own words within the quotation.
    #[serde(default)]
    pub quoted: Option<String>,
    /// When it was said.
    #[serde(default)]
    pub said: Option<DateText>,
    /// The whole chain instead, where there is more than one link.
    #[serde(default)]
    pub chain: Vec<Link>,
}

/// A quotation of claims that are there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)] // as in the dossier file
pub struct LoggedStatement {
    pub source: Option<Handle>,
    pub quote: String,
    pub occurrence: Option<u32>,
    pub after: Option<String>,
    pub locator: Option<String>,
    pub captured: Option<TimeText>,
    pub lang: Option<Language>,
    pub translation: Option<String>,
    pub translator: Option<String>,
    pub by: Option<Handle>,
    #[serde(rename = "for")]
    pub on_behalf_of: Option<Handle>,
    pub attitude: Option<Attitude>,
    pub mode: Option<Mode>,
    pub quoted: Option<String>,
    pub said: Option<DateText>,
    pub chain: Vec<Link>,
    pub claims: Vec<Handle>,
}

/// What a form does not say itself.
pub struct Around<'a> {
    /// A free handle for a new claim, from its statement.
    pub handle: &'a mut dyn FnMut(&str) -> Handle,
    /// Who published a source.
    pub publisher: &'a dyn Fn(&Handle) -> Option<Handle>,
}

/// What came of a form: paths in the file with the places in the form that they come from.
pub type Paths = Vec<(String, String)>;

/// Reads a form; an empty one where there is nothing but comments.
///
/// # Errors
///
/// The first problem of encoding, syntax or shape.
pub fn read(text: &str, name: &str) -> Result<(Form, LineIndex), Vec<Problem>> {
    Ok(read_as(text.as_bytes(), name)?.unwrap_or_default())
}

impl Form {
    /// The sources that claims and statements are quoted from, by whatever name.
    pub fn quoted_sources(&mut self) -> impl Iterator<Item = &mut Handle> {
        let claims = self.claims.iter_mut().filter_map(|claim| claim.source.as_mut());
        let statements = self
            .statements
            .iter_mut()
            .filter_map(|statement| statement.source.as_mut());
        self.source.iter_mut().chain(claims).chain(statements)
    }

    /// Puts what the form says into a file of the dossier.
    ///
    /// # Errors
    ///
    /// Path and reason of everything that is left open.
    pub fn into_file(self, file: &mut File, around: &mut Around<'_>) -> Result<Paths, Vec<(String, String)>> {
        let mut problems = Vec::new();
        let mut paths = Vec::new();
        let published: Vec<(Handle, Option<Handle>)> = self
            .sources
            .iter()
            .map(|source| (source.id.clone(), source.publisher.clone()))
            .collect();
        let publisher_of = |source: &Handle| {
            let here = published.iter().find(|(id, _)| id == source);
            here.and_then(|(_, publisher)| publisher.clone())
                .or_else(|| (around.publisher)(source))
        };
        for (index, claim) in self.claims.into_iter().enumerate() {
            let path = format!("claims[{index}]");
            let id = match &claim.id {
                Some(id) => id.clone(),
                None => {
                    paths.push((format!("{path}.id"), format!("{path}.statement")));
                    (around.handle)(&claim.statement)
                }
            };
            match claim.quoted(&id, self.source.as_ref(), &publisher_of) {
                Ok(None) => {}
                Ok(Some(statement)) => {
                    moved(&mut paths, file.statements.len(), &path, claim.chain.is_empty());
                    let lang = format!("statements[{}].lang", file.statements.len());
                    paths.push((lang, format!("{path}.quote_lang")));
                    file.statements.push(statement);
                }
                Err((key, reason)) => problems.push((format!("{path}.{key}"), reason)),
            }
            file.claims.push(claim.bare(id));
        }
        for (index, statement) in self.statements.into_iter().enumerate() {
            let path = format!("statements[{index}]");
            let Some(source) = statement.source.clone().or_else(|| self.source.clone()) else {
                problems.push((path, "`source` is missing".to_owned()));
                continue;
            };
            let one_link = statement.chain.is_empty();
            match statement.whole(source, &publisher_of) {
                Ok(statement) => {
                    moved(&mut paths, file.statements.len(), &path, one_link);
                    file.statements.push(statement);
                }
                Err((key, reason)) => problems.push((format!("{path}.{key}"), reason)),
            }
        }
        file.entities.extend(self.entities);
        file.sources.extend(self.sources);
        file.questions.extend(self.questions);
        file.relations.extend(self.relations);
        file.evidence.extend(self.evidence);
        file.search_notes.extend(self.search_notes);
        if problems.is_empty() {
            Ok(paths)
        } else {
            Err(problems)
        }
    }
}

/// Where a statement of the file stands in the form.
fn moved(paths: &mut Paths, statement: usize, place: &str, one_link: bool) {
    let path = format!("statements[{statement}]");
    paths.push((path.clone(), place.to_owned()));
    if one_link {
        let link = format!("{path}.chain[0]");
        paths.push((link.clone(), place.to_owned()));
        paths.push((format!("{link}.speaker"), format!("{place}.by")));
    }
}

impl LoggedClaim {
    /// A claim of this kind and statement that nobody is on record with yet.
    pub fn new(kind: ClaimKind, statement: impl Into<String>) -> Self {
        Claim::new("", kind, statement).into()
    }

    fn bare(self, id: Handle) -> Claim {
        Claim {
            id,
            kind: self.kind,
            statement: self.statement,
            lang: self.lang,
            when: self.when,
            when_phrase: self.when_phrase,
            when_inferred: self.when_inferred,
            ambiguity: self.ambiguity,
            answers: self.answers,
            priority: self.priority,
            why: self.why,
            about: self.about,
            quantity: self.quantity,
            designation: self.designation,
        }
    }

    /// The keys given that say something of a quotation, in the order in which they are told.
    fn of_quotation(&self) -> impl Iterator<Item = &'static str> {
        let given = [
            ("by", self.by.is_some()),
            ("for", self.on_behalf_of.is_some()),
            ("attitude", self.attitude.is_some()),
            ("mode", self.mode.is_some()),
            ("quoted", self.quoted.is_some()),
            ("said", self.said.is_some()),
            ("chain", !self.chain.is_empty()),
            ("source", self.source.is_some()),
            ("occurrence", self.occurrence.is_some()),
            ("after", self.after.is_some()),
            ("locator", self.locator.is_some()),
            ("quote_lang", self.quote_lang.is_some()),
            ("translation", self.translation.is_some()),
            ("translator", self.translator.is_some()),
        ];
        given.into_iter().filter(|(_, is)| *is).map(|(key, _)| key)
    }

    /// The statement that carries the claim, if it is quoted; else the key and reason that it cannot be made.
    fn quoted(
        &self,
        id: &Handle,
        source: Option<&Handle>,
        publisher_of: &dyn Fn(&Handle) -> Option<Handle>,
    ) -> Result<Option<Statement>, (&'static str, String)> {
        let Some(quote) = &self.quote else {
            // the form's own `source` is not meant: it may be there for other claims
            return match self.of_quotation().next() {
                Some(key) => {
                    let reason = format!(
                        "`{key}` belongs to a quotation: give its `quote`, numbers of sentences or the exact words"
                    );
                    Err((key, reason))
                }
                None => Ok(None),
            };
        };
        let Some(source) = self.source.as_ref().or(source) else {
            return Err(("quote", "a quotation needs its `source`".to_owned()));
        };
        // a chain says itself how each of its links puts it
        let usual = self.chain.is_empty().then(|| usual_attitude(self.kind));
        let statement = LoggedStatement {
            source: None,
            quote: quote.clone(),
            occurrence: self.occurrence,
            after: self.after.clone(),
            locator: self.locator.clone(),
            captured: None,
            lang: self.quote_lang.clone(),
            translation: self.translation.clone(),
            translator: self.translator.clone(),
            by: self.by.clone(),
            on_behalf_of: self.on_behalf_of.clone(),
            attitude: self.attitude.or(usual),
            mode: self.mode,
            quoted: self.quoted.clone(),
            said: self.said.clone(),
            chain: self.chain.clone(),
            claims: vec![id.clone()],
        };
        statement.whole(source.clone(), publisher_of).map(Some)
    }
}

impl LoggedStatement {
    /// The keys given that a chain says of each of its links.
    fn of_one_link(&self) -> Vec<&'static str> {
        let given = [
            ("by", self.by.is_some()),
            ("for", self.on_behalf_of.is_some()),
            // a new form says `states` itself
            (
                "attitude",
                self.attitude.is_some_and(|given| given != Attitude::States),
            ),
            ("mode", self.mode.is_some()),
            ("quoted", self.quoted.is_some()),
            ("said", self.said.is_some()),
        ];
        given
            .into_iter()
            .filter(|(_, is)| *is)
            .map(|(key, _)| key)
            .collect()
    }

    fn whole(
        self,
        source: Handle,
        publisher_of: &dyn Fn(&Handle) -> Option<Handle>,
    ) -> Result<Statement, (&'static str, String)> {
        let chain = if self.chain.is_empty() {
            let mut link = Link::new(self.attitude.unwrap_or(Attitude::States));
            link.speaker = self.by.clone();
            link.on_behalf_of = self.on_behalf_of.clone();
            link.mode = self.mode;
            link.quoted = self.quoted.clone();
            link.said = self.said.clone();
            if link.speaker.is_none() {
                link.speaker = publisher_of(&source);
                if link.speaker.is_none() {
                    let reason = format!("who says it is not known: give `by`, or `{source}` a publisher");
                    return Err(("by", reason));
                }
            }
            vec![link]
        } else {
            let beside = self.of_one_link();
            if !beside.is_empty() {
                let keys = beside.join("`, `");
                let reason = format!(
                    "a chain says of each link what `{keys}` says of one: give it there, or no `chain`"
                );
                return Err(("chain", reason));
            }
            self.chain
        };
        Ok(Statement {
            source,
            quote: self.quote,
            occurrence: self.occurrence,
            after: self.after,
            locator: self.locator,
            captured: self.captured,
            lang: self.lang,
            translation: self.translation,
            translator: self.translator,
            chain,
            claims: self.claims,
        })
    }
}

impl From<Claim> for LoggedClaim {
    /// A claim as it is, without who says it.
    fn from(claim: Claim) -> Self {
        LoggedClaim {
            id: (!claim.id.as_str().is_empty()).then_some(claim.id),
            kind: claim.kind,
            statement: claim.statement,
            lang: claim.lang,
            when: claim.when,
            when_phrase: claim.when_phrase,
            when_inferred: claim.when_inferred,
            ambiguity: claim.ambiguity,
            answers: claim.answers,
            priority: claim.priority,
            why: claim.why,
            about: claim.about,
            quantity: claim.quantity,
            designation: claim.designation,
            quote: None,
            source: None,
            occurrence: None,
            after: None,
            locator: None,
            quote_lang: None,
            translation: None,
            translator: None,
            by: None,
            on_behalf_of: None,
            attitude: None,
            mode: None,
            quoted: None,
            said: None,
            chain: Vec::new(),
        }
    }
}

/// How a claim of a kind is usually put.
pub fn usual_attitude(kind: ClaimKind) -> Attitude {
    match kind {
        ClaimKind::Accusation => Attitude::Alleges,
        ClaimKind::Designation => Attitude::Designates,
        ClaimKind::Prediction => Attitude::Predicts,
        ClaimKind::Demand => Attitude::Demands,
        ClaimKind::Factual | ClaimKind::Quantitative | ClaimKind::Evaluation => Attitude::States,
    }
}

fn factual() -> ClaimKind {
    ClaimKind::Factual
}

fn three() -> u8 {
    3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::dossier::Dossier;

    fn filed(text: &str) -> Result<(File, Paths), Vec<(String, String)>> {
        let (form, _) = read(text, "form").map_err(|problems| {
            let told = |problem: Problem| (problem.path, problem.reason);
            problems.into_iter().map(told).collect::<Vec<_>>()
        })?;
        let mut file = File::new(Dossier::new("case", "Case"));
        let mut around = Around {
            handle: &mut |words| words.to_lowercase().replace(' ', "-").into(),
            publisher: &|source| (source.as_str() == "article").then(|| "paper".into()),
        };
        form.into_file(&mut file, &mut around).map(|paths| (file, paths))
    }

    #[test]
    fn a_claim_says_at_once_where_it_was_said() {
        let form = "source: article\nclaims:\n  - {statement: It rained, quote: 3, by: mfa, for: mali, said: 2025-01-02}";
        let (file, paths) = filed(form).unwrap();
        assert_eq!(file.claims[0].id.as_str(), "it-rained");
        let said = &file.statements[0];
        assert_eq!((said.source.as_str(), said.quote.as_str()), ("article", "3"));
        assert_eq!(said.claims, ["it-rained".into()]);
        assert_eq!(said.chain[0].speaker, Some("mfa".into()));
        assert_eq!(said.chain[0].attitude, Attitude::States);
        let place = |path: &str| {
            paths
                .iter()
                .find(|(from, _)| from == path)
                .map(|(_, to)| to.as_str())
        };
        assert_eq!(place("statements[0].chain[0].speaker"), Some("claims[0].by"));
        assert_eq!(place("statements[0]"), Some("claims[0]"));
    }

    #[test]
    fn without_a_speaker_it_is_the_publisher_and_the_attitude_goes_with_the_kind() {
        let form = "source: article\nclaims:\n  - {statement: They did it, kind: accusation, quote: 1}";
        let (file, _) = filed(form).unwrap();
        let link = &file.statements[0].chain[0];
        assert_eq!(
            (&link.speaker, link.attitude),
            (&Some("paper".into()), Attitude::Alleges)
        );
    }

    #[test]
    fn what_is_left_open_is_told_by_its_place() {
        let told = |form: &str| filed(form).unwrap_err().swap_remove(0).0;
        assert_eq!(
            told("source: blog\nclaims:\n  - {statement: x, quote: 1}"),
            "claims[0].by"
        );
        assert_eq!(
            told("claims:\n  - {statement: x, quote: 1, by: mali}"),
            "claims[0].quote"
        );
        let both = "source: article\nclaims:\n  - {statement: x, quote: 1, by: a, chain: [{speaker: b, attitude: states}]}";
        assert_eq!(told(both), "claims[0].chain");
        assert_eq!(told("claims:\n  - {statment: x}"), "claims[0].statment");
        assert_eq!(told("statements:\n  - {quote: x, claims: [a]}"), "statements[0]");
        assert_eq!(filed("# nothing\n").unwrap().0.claims, []);
    }

    #[test]
    fn what_is_said_of_a_quotation_that_is_not_there_is_refused() {
        for given in [
            "by: mali",
            "for: mali",
            "attitude: denies",
            "mode: direct",
            "quoted: rain",
            "said: 2024-07",
            "chain: [{speaker: mali, attitude: denies}]",
            "source: article",
            "occurrence: 2",
            "after: that",
            "locator: page=3",
            "quote_lang: fr",
            "translation: it rains",
            "translator: checker",
        ] {
            let form = format!("source: article\nclaims:\n  - {{statement: It rained., {given}}}");
            let told = filed(&form).unwrap_err();
            let key = given.split(':').next().unwrap();
            assert_eq!(told[0].0, format!("claims[0].{key}"), "{given}");
            assert!(told[0].1.contains("give its `quote`"), "{told:?}");
        }
        // the source of the form is for whatever is quoted
        let bare = "source: article\nclaims:\n  - {statement: It rained.}";
        assert!(filed(bare).unwrap().0.statements.is_empty());
    }

    #[test]
    fn nothing_that_belongs_to_one_link_is_dropped_beside_a_chain() {
        let chain = "chain: [{speaker: mali, attitude: denies}]";
        for given in [
            "by: mali",
            "for: mali",
            "attitude: denies",
            "mode: direct",
            "quoted: rain",
            "said: 2024-07",
        ] {
            let key = given.split(':').next().unwrap();
            for form in [
                format!("source: article\nclaims:\n  - {{statement: x, quote: 1, {chain}, {given}}}"),
                format!("source: article\nstatements:\n  - {{claims: [a], quote: 1, {chain}, {given}}}"),
            ] {
                let told = filed(&form).unwrap_err();
                assert!(told[0].0.ends_with(".chain"), "{told:?}");
                assert!(told[0].1.contains(&format!("`{key}`")), "{told:?}");
            }
        }
        let alone =
            format!("source: article\nclaims:\n  - {{statement: x, kind: accusation, quote: 1, {chain}}}");
        assert_eq!(
            filed(&alone).unwrap().0.statements[0].chain[0].attitude,
            Attitude::Denies
        );
    }
}
