//! The right of reply.

use validator::Validate;

use super::checks::not_blank;
use super::quoting::quoting;
use crate::domain::vocabulary::ReplyOutcome;
use crate::exchange::dossier::text::{Handle, TimeText};

quoting! {
    /// A request to a party for its reply, and how it stands.
    pub struct Reply {
        /// Who was asked.
        #[validate(nested)]
        pub party: Handle,
        /// The claims that were put to it.
        #[validate(nested)]
        pub claims: Vec<Handle>,
        /// When it was asked (RFC 3339); left out where it was not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub asked: Option<TimeText>,
        /// By which way: a letter, a mail address, a telephone number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(length(min = 1, max = 500))]
        pub channel: Option<String>,
        /// Until when the desk waits (RFC 3339).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub deadline: Option<TimeText>,
        /// What came of it.
        pub outcome: ReplyOutcome,
        /// Why, where nobody was asked; or a remark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(length(min = 3, max = 20000), custom(function = "not_blank"))]
        pub reason: Option<String>,
        /// The source that the answer stands in; it goes with `quote`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub source: Option<Handle>,
        /// The words of the answer, exactly as in the source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(length(min = 1, max = 20000))]
        pub quote: Option<String>,
    }
    passage;
    {}
}

impl Reply {
    /// A reply of a party to claims, with this outcome and nothing else.
    pub fn new(party: impl Into<Handle>, claims: Vec<Handle>, outcome: ReplyOutcome) -> Self {
        Self {
            party: party.into(),
            claims,
            asked: None,
            channel: None,
            deadline: None,
            outcome,
            reason: None,
            source: None,
            quote: None,
            occurrence: None,
            after: None,
            locator: None,
            captured: None,
            lang: None,
            translation: None,
            translator: None,
        }
    }
}
