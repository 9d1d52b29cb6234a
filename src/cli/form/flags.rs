//! Flags that several commands share: a quotation, who speaks in it, what a claim says.

use std::str::FromStr;

use crate::cli::args::codes;
use crate::domain::vocabulary::{Attitude, ClaimKind, Force, Hedge, Mode, Role, Scale};
use crate::exchange::dossier::{About, Designation, Handle, Link, Passage, Quantity};
use crate::exchange::form::{LoggedClaim, LoggedStatement};

/// Words of a source.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct QuoteArgs {
    /// The source that is quoted; `@source` is the last one
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// The exact words, or numbers of sentences: `3`, `3-4`; a number as a word with --occurrence
    #[arg(long, value_name = "WORDS")]
    pub quote: Option<String>,
    /// Which occurrence of the words is meant, from 1
    #[arg(long, value_name = "NUMBER")]
    pub occurrence: Option<u32>,
    /// The words right before the quotation
    #[arg(long, value_name = "WORDS")]
    pub after: Option<String>,
    /// Where in a source without text: `page=3`, `t=00:01:20`
    #[arg(long, value_name = "PLACE")]
    pub locator: Option<String>,
    /// Language of the quotation (BCP 47)
    #[arg(long, value_name = "LANG")]
    pub quote_lang: Option<String>,
    /// The quotation in the language of the dossier
    #[arg(long, value_name = "WORDS")]
    pub translation: Option<String>,
    /// Who translated it
    #[arg(long, value_name = "WHO")]
    pub translator: Option<String>,
}

impl QuoteArgs {
    /// The source that is quoted.
    pub fn source(&self) -> Option<Handle> {
        self.source.as_deref().map(Into::into)
    }

    /// Which words of it are meant, and what they say in the dossier's language.
    pub fn passage(&self) -> Passage {
        Passage {
            occurrence: self.occurrence,
            after: self.after.clone(),
            locator: self.locator.clone(),
            captured: None,
            lang: self.quote_lang.as_deref().map(Into::into),
            translation: self.translation.clone(),
            translator: self.translator.clone(),
        }
    }
}

/// Who says it, and how.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SpeechArgs {
    /// Who says it; the source's publisher when left out
    #[arg(long, value_name = "PARTY")]
    pub speaker: Option<String>,
    /// On whose behalf
    #[arg(long = "for", value_name = "PARTY")]
    pub on_behalf_of: Option<String>,
    /// How: states, alleges, denies, warns …
    #[arg(long, value_parser = codes::<Attitude>(Attitude::CODES), hide_possible_values = true)]
    pub attitude: Option<Attitude>,
    /// How the words reached the page: direct, partial, indirect, inferred
    #[arg(long, value_parser = codes::<Mode>(Mode::CODES), hide_possible_values = true)]
    pub mode: Option<Mode>,
    /// The speaker's own words within the quotation
    #[arg(long, value_name = "WORDS")]
    pub quoted: Option<String>,
    /// When it was said (EDTF)
    #[arg(long, value_name = "DATE")]
    pub said: Option<String>,
    /// A link of a longer chain, from the outermost: `speaker:attitude[:for][:said]`, a speaker that is no entity after
    /// `~`; any number of times
    #[arg(long = "link", value_name = "LINK", conflicts_with_all = ["speaker", "on_behalf_of", "attitude", "mode", "quoted", "said"])]
    pub links: Vec<ChainLink>,
}

/// One link of a chain as it is typed.
#[derive(Debug, Clone)]
pub struct ChainLink(Link);

impl FromStr for ChainLink {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(4, ':').map(str::trim);
        let (speaker, attitude) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if speaker.is_empty() || attitude.is_empty() {
            return Err("a link is `speaker:attitude[:for][:said]`".to_owned());
        }
        let attitude: Attitude = attitude.parse().map_err(|error| format!("{error}"))?;
        let mut link = Link::new(attitude);
        match speaker.strip_prefix('~') {
            Some(label) => link.label = Some(label.trim().to_owned()),
            None => link.speaker = Some(speaker.into()),
        }
        let mut rest = parts.map(|part| (!part.is_empty()).then_some(part));
        link.on_behalf_of = rest.next().flatten().map(Into::into);
        link.said = rest.next().flatten().map(Into::into);
        Ok(ChainLink(link))
    }
}

impl SpeechArgs {
    fn chain(&self) -> Vec<Link> {
        self.links.iter().map(|link| link.0.clone()).collect()
    }
}

/// A quotation of claims, from flags.
pub fn statement(quote: &QuoteArgs, speech: &SpeechArgs, claims: &[String]) -> LoggedStatement {
    LoggedStatement {
        source: quote.source.as_deref().map(Into::into),
        quote: quote.quote.clone().unwrap_or_default(),
        occurrence: quote.occurrence,
        after: quote.after.clone(),
        locator: quote.locator.clone(),
        captured: None,
        lang: quote.quote_lang.as_deref().map(Into::into),
        translation: quote.translation.clone(),
        translator: quote.translator.clone(),
        by: speech.speaker.as_deref().map(Into::into),
        on_behalf_of: speech.on_behalf_of.as_deref().map(Into::into),
        attitude: speech.attitude,
        mode: speech.mode,
        quoted: speech.quoted.clone(),
        said: speech.said.as_deref().map(Into::into),
        chain: speech.chain(),
        claims: claims.iter().map(|claim| claim.as_str().into()).collect(),
    }
}

/// What a claim says.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct WordingArgs {
    /// Language of the statement (BCP 47)
    #[arg(long)]
    pub lang: Option<String>,
    /// The time that the claim speaks of (EDTF)
    #[arg(long, value_name = "DATE")]
    pub when: Option<String>,
    /// The words of the source that give the time
    #[arg(long, value_name = "WORDS")]
    pub when_phrase: Option<String>,
    /// The time is inferred, not said
    #[arg(long)]
    pub when_inferred: bool,
    /// In what way it can be read differently
    #[arg(long, value_name = "NOTE")]
    pub ambiguity: Option<String>,
    /// The question that it answers
    #[arg(long, value_name = "QUESTION")]
    pub answers: Option<String>,
    /// An entity that it is about and its part: `algeria:target`; any number of times
    #[arg(long, value_name = "ENTITY:ROLE")]
    pub about: Vec<AboutArg>,
    /// Lower bound of the figure
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    pub low: Option<String>,
    /// Upper bound of the figure
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    pub high: Option<String>,
    /// Best single figure
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    pub best: Option<String>,
    /// How the words bound the figure: exactly, at_least, more_than, about …
    #[arg(long, value_parser = codes::<Hedge>(Hedge::CODES), hide_possible_values = true)]
    pub hedge: Option<Hedge>,
    /// What is measured; the question's when left out
    #[arg(long)]
    pub measure: Option<String>,
    /// Its unit; the question's when left out
    #[arg(long)]
    pub unit: Option<String>,
    /// What sort of number it is
    #[arg(long, value_parser = codes::<Scale>(Scale::CODES), hide_possible_values = true)]
    pub scale: Option<Scale>,
    /// What the figure is compared with (EDTF)
    #[arg(long, value_name = "DATE")]
    pub baseline: Option<String>,
    /// Who designates
    #[arg(long, value_name = "PARTY")]
    pub designator: Option<String>,
    /// Whom
    #[arg(long, value_name = "ENTITY")]
    pub designee: Option<String>,
    /// As what
    #[arg(long)]
    pub label: Option<String>,
    /// legal, rhetorical or unclear
    #[arg(long, value_parser = codes::<Force>(Force::CODES), hide_possible_values = true)]
    pub force: Option<Force>,
    /// The list or decree that gives it effect
    #[arg(long, value_name = "ENTITY")]
    pub instrument: Option<String>,
}

/// An entity and its part.
#[derive(Debug, Clone)]
pub struct AboutArg(About);

impl FromStr for AboutArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (entity, role) = text
            .rsplit_once(':')
            .ok_or("an entity and its part, as in `algeria:target`")?;
        let role: Role = role.trim().parse().map_err(|error| format!("{error}"))?;
        Ok(AboutArg(About {
            entity: entity.trim().into(),
            role,
        }))
    }
}

/// Where problems of a claim are told when its values were given as flags.
pub const CLAIM_FLAGS: &[(&str, &str)] = &[
    ("claims[0]", "STATEMENT"),
    ("claims[0].id", "--handle"),
    ("claims[0].kind", "--kind"),
    ("claims[0].lang", "--lang"),
    ("claims[0].when", "--when"),
    ("claims[0].when_phrase", "--when-phrase"),
    ("claims[0].when_inferred", "--when-inferred"),
    ("claims[0].ambiguity", "--ambiguity"),
    ("claims[0].answers", "--answers"),
    ("claims[0].about", "--about"),
    ("claims[0].priority", "--priority"),
    ("claims[0].why", "--why"),
    ("claims[0].quantity", "--low, --high, --best, --hedge"),
    ("claims[0].quantity.low", "--low"),
    ("claims[0].quantity.high", "--high"),
    ("claims[0].quantity.best", "--best"),
    ("claims[0].quantity.hedge", "--hedge"),
    ("claims[0].quantity.measure", "--measure"),
    ("claims[0].quantity.unit", "--unit"),
    ("claims[0].quantity.scale", "--scale"),
    ("claims[0].quantity.baseline", "--baseline"),
    ("claims[0].designation", "--designator, --designee, --label"),
    ("claims[0].designation.by", "--designator"),
    ("claims[0].designation.of", "--designee"),
    ("claims[0].designation.label", "--label"),
    ("claims[0].designation.force", "--force"),
    ("claims[0].designation.instrument", "--instrument"),
    ("claims[0].source", "--source"),
    ("claims[0].quote", "--quote"),
    ("claims[0].occurrence", "--occurrence"),
    ("claims[0].after", "--after"),
    ("claims[0].locator", "--locator"),
    ("claims[0].quote_lang", "--quote-lang"),
    ("claims[0].translation", "--translation"),
    ("claims[0].translator", "--translator"),
    ("claims[0].by", "--speaker"),
    ("claims[0].for", "--for"),
    ("claims[0].attitude", "--attitude"),
    ("claims[0].mode", "--mode"),
    ("claims[0].quoted", "--quoted"),
    ("claims[0].said", "--said"),
    ("claims[0].chain", "--link"),
];

/// The same for a statement, beside the flags of its quotation.
pub const STATEMENT_FLAGS: &[(&str, &str)] = &[
    ("statements[0]", "--source"),
    ("statements[0].by", "--speaker"),
    ("statements[0].for", "--for"),
    ("statements[0].attitude", "--attitude"),
    ("statements[0].mode", "--mode"),
    ("statements[0].quoted", "--quoted"),
    ("statements[0].said", "--said"),
    ("statements[0].chain", "--link"),
    ("statements[0].claims", "CLAIM"),
];

/// The keys of whatever quotes, and the flag of each.
const QUOTE_FLAGS: [(&str, &str); 8] = [
    ("source", "--source"),
    ("quote", "--quote"),
    ("occurrence", "--occurrence"),
    ("after", "--after"),
    ("locator", "--locator"),
    ("lang", "--quote-lang"),
    ("translation", "--translation"),
    ("translator", "--translator"),
];

/// The same for what quotes at a path of a file, such as `evidence[0]`, beside the flags of its own.
pub fn quoting(path: &str, own: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = own
        .iter()
        .map(|(path, flag)| ((*path).to_owned(), (*flag).to_owned()));
    let quote = QUOTE_FLAGS
        .iter()
        .map(|(key, flag)| (format!("{path}.{key}"), (*flag).to_owned()));
    own.chain(quote).collect()
}

impl WordingArgs {
    /// Whether anything was given.
    pub fn is_given(&self) -> bool {
        let texts = [
            &self.lang,
            &self.when,
            &self.when_phrase,
            &self.ambiguity,
            &self.answers,
            &self.low,
            &self.high,
            &self.best,
            &self.measure,
            &self.unit,
            &self.baseline,
            &self.designator,
            &self.designee,
            &self.label,
            &self.instrument,
        ];
        texts.into_iter().any(Option::is_some)
            || self.when_inferred
            || !self.about.is_empty()
            || self.hedge.is_some()
            || self.scale.is_some()
            || self.force.is_some()
    }

    /// Puts what was given into a claim, and leaves the rest as it is.
    pub fn apply(&self, claim: &mut LoggedClaim) {
        fn put<T: for<'a> From<&'a str>>(given: &Option<String>, into: &mut Option<T>) {
            if let Some(given) = given {
                *into = Some(given.as_str().into());
            }
        }
        put(&self.lang, &mut claim.lang);
        put(&self.when, &mut claim.when);
        put(&self.when_phrase, &mut claim.when_phrase);
        claim.when_inferred |= self.when_inferred;
        put(&self.ambiguity, &mut claim.ambiguity);
        put(&self.answers, &mut claim.answers);
        if !self.about.is_empty() {
            claim.about = self.about.iter().map(|about| about.0.clone()).collect();
        }
        let before = claim.quantity.clone();
        let mut figure = before.clone().unwrap_or_default();
        put(&self.measure, &mut figure.measure);
        put(&self.unit, &mut figure.unit);
        put(&self.low, &mut figure.low);
        put(&self.high, &mut figure.high);
        put(&self.best, &mut figure.best);
        put(&self.baseline, &mut figure.baseline);
        figure.hedge = self.hedge.or(figure.hedge);
        figure.scale = self.scale.unwrap_or(figure.scale);
        if before.is_some() || figure != Quantity::default() || claim.kind == ClaimKind::Quantitative {
            claim.quantity = Some(figure);
        }
        let named = [&self.designator, &self.designee, &self.label, &self.instrument];
        if named.into_iter().any(Option::is_some) || self.force.is_some() {
            let mut designation = claim.designation.clone().unwrap_or(Designation {
                by: "".into(),
                of: "".into(),
                label: String::new(),
                lang: None,
                force: Force::Unclear,
                instrument: None,
            });
            let set = |given: &Option<String>, into: &mut Handle| {
                if let Some(given) = given {
                    *into = given.as_str().into();
                }
            };
            set(&self.designator, &mut designation.by);
            set(&self.designee, &mut designation.of);
            designation.label = self.label.clone().unwrap_or(designation.label);
            designation.force = self.force.unwrap_or(designation.force);
            put(&self.instrument, &mut designation.instrument);
            claim.designation = Some(designation);
        }
    }
}

/// Puts a quotation and who speaks in it into a claim.
pub fn say(claim: &mut LoggedClaim, quote: &QuoteArgs, speech: &SpeechArgs) {
    let said = statement(quote, speech, &[]);
    claim.source = said.source;
    claim.quote = quote.quote.clone();
    claim.occurrence = said.occurrence;
    claim.after = said.after;
    claim.locator = said.locator;
    claim.quote_lang = said.lang;
    claim.translation = said.translation;
    claim.translator = said.translator;
    claim.by = said.by;
    claim.on_behalf_of = said.on_behalf_of;
    claim.attitude = said.attitude;
    claim.mode = said.mode;
    claim.quoted = said.quoted;
    claim.said = said.said;
    claim.chain = said.chain;
}
