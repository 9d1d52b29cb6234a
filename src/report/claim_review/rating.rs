//! What a verdict is called in a ClaimReview, and where it stands on the scale.

use serde::Serialize;

use crate::domain::vocabulary::{ClaimKind, Rating as Verdict};
use crate::report::definitions;

/// The ends of the scale: nothing of it is so, all of it is.
const WORST: u8 = 1;
const BEST: u8 = 5;

/// A verdict as a `Rating` of schema.org.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    /// The verdict in words, which is what readers of other sites see.
    alternate_name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_value: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_rating: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_rating: Option<u8>,
    /// What the verdict means.
    rating_explanation: &'static str,
}

impl Rating {
    pub(super) fn of(verdict: Verdict, kind: ClaimKind) -> Self {
        let definition = definitions::content(verdict, kind);
        let value = value(verdict);
        Rating {
            kind: "Rating",
            alternate_name: definition.label,
            rating_value: value,
            best_rating: value.map(|_| BEST),
            worst_rating: value.map(|_| WORST),
            rating_explanation: definition.text,
        }
    }
}

/// How near to the truth the verdict puts the claim, 1 to 5; none for what is no degree of it: a number for
/// *contested* or *unverifiable* would be read as *half true*.
pub const fn value(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Refuted => Some(WORST),
        Verdict::MostlyRefuted => Some(2),
        Verdict::Misleading => Some(3),
        Verdict::MostlySupported => Some(4),
        Verdict::Supported => Some(BEST),
        Verdict::Contested
        | Verdict::Unsupported
        | Verdict::Unverifiable
        | Verdict::NotCheckable
        | Verdict::Open => None,
    }
}
