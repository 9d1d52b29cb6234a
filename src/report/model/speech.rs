//! Who says it, through whom, in which words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::When;
use crate::domain::vocabulary::{Attitude, AttributionRating, Confidence, Mode, Stance};

/// One occurrence of a claim: a quotation, and through whom it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// From the publisher (first) to the holder of the attitude to the claim (last).
    pub chain: Vec<Link>,
    /// The exact words of the source.
    pub quote: Quote,
    /// Number of its footnote.
    pub footnote: Option<u32>,
    /// Verdict on the whole chain, where it was given at once.
    pub attribution: Option<AttributionVerdict>,
}

impl Position {
    /// The side on which its innermost holder stands.
    pub fn stance(&self) -> Stance {
        self.chain
            .last()
            .map_or(Stance::Neither, |link| link.attitude.stance())
    }
}

/// Exact words with their language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
    /// A translation into the language of the report.
    pub translation: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
}

/// One link of a chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Name of the speaker, or a description of one who is not named.
    pub speaker: String,
    /// Whether the speaker is a named party (else the name is a description).
    pub named: bool,
    /// On whose behalf.
    pub on_behalf_of: Option<String>,
    /// What the speaker does with what follows.
    pub attitude: Attitude,
    /// How the words are given.
    pub mode: Mode,
    /// The speaker's own words within the quotation.
    pub quoted: Option<String>,
    /// When it was said.
    pub said: Option<When>,
    /// Verdict on this link.
    pub attribution: Option<AttributionVerdict>,
}

impl Link {
    /// Whose position it is: that of whom the speaker stands for, else the speaker's own; and whether that one has a name.
    pub fn holder(&self) -> (&str, bool) {
        match &self.on_behalf_of {
            Some(party) => (party, true),
            None => (&self.speaker, self.named),
        }
    }
}

/// Who takes a position so, each once, in the order of the positions.
pub fn holders(positions: &[Position], so: impl Fn(Attitude) -> bool) -> Vec<String> {
    let mut holders: Vec<String> = Vec::new();
    let last = positions.iter().filter_map(|position| position.chain.last());
    for link in last.filter(|link| so(link.attitude)) {
        let (holder, _) = link.holder();
        if !holders.iter().any(|other| other == holder) {
            holders.push(holder.to_owned());
        }
    }
    holders
}

/// Whether something was said, and so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributionVerdict {
    /// The verdict.
    pub rating: AttributionRating,
    /// How sure the desk is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
}
