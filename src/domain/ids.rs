//! Identifiers as newtypes, so that a claim's id never stands where an excerpt's belongs.
//!
//! All are UUID version 7 ([RFC 9562]), made by the client: they sort by the time they were made.
//!
//! [RFC 9562]: https://www.rfc-editor.org/rfc/rfc9562

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, later than those made before it.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A dossier, which is a stream of events too.
    DossierId;
    /// An entity: whatever is named.
    EntityId;
    /// A source: a work that can be cited.
    SourceId;
    /// A captured text of a source.
    SnapshotId;
    /// An exact span of a snapshot.
    ExcerptId;
    /// What several claims answer.
    QuestionId;
    /// A claim, which is a stream of events too.
    ClaimId;
    /// One occurrence of a claim in an excerpt.
    AssertionId;
    /// A typed edge between claims.
    RelationId;
    /// An excerpt that bears on a claim or on one link.
    EvidenceId;
    /// A person; one person may have several logins.
    PersonId;
    /// One call that writes: a retry with the same id returns the first receipts.
    RequestId;
    /// Any other row.
    RowId;
}

/// A claim's short code for people, `C-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimCode(pub i64);

impl fmt::Display for ClaimCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C-{}", self.0)
    }
}

/// A text that is not a claim code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a claim code; expected `C-` and a number, as in `C-12`")]
pub struct BadClaimCode(pub String);

impl FromStr for ClaimCode {
    type Err = BadClaimCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("C-").or_else(|| text.strip_prefix("c-"));
        digits
            .filter(|digits| digits.chars().all(|c| c.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .filter(|number| *number > 0)
            .map(ClaimCode)
            .ok_or_else(|| BadClaimCode(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        assert_eq!("C-12".parse(), Ok(ClaimCode(12)));
        assert_eq!("c-7".parse(), Ok(ClaimCode(7)));
        assert_eq!(ClaimCode(12).to_string(), "C-12");
        for wrong in [
            "",
            "12",
            "C-",
            "C-0",
            "C--1",
            "C-+1",
            "C-1x",
            "C-99999999999999999999",
        ] {
            assert!(wrong.parse::<ClaimCode>().is_err(), "{wrong}");
        }
    }
}
