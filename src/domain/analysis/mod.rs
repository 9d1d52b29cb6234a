//! What a dossier shows when its claims are read together: who holds what, who designates whom, what cannot all be so,
//! which accusations nobody answered, and how evenly the parties are heard.
//!
//! Tables in, findings out: [`Dispute`] is what is read, and every finding names the claims and the quotations that
//! make it. Only the innermost link of a chain is a position on the claim; what a publisher passes on is none of its own.

pub mod account;
pub mod balance;
pub mod conflicts;
pub mod designations;
pub mod dispute;
pub mod figure;
pub mod stances;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod testing;
pub mod unanswered;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use dispute::Dispute;

use super::vocabulary::{Attitude, vocabulary};

vocabulary! {
    /// Where a party stands on a claim, all its statements taken together.
    Held {
        /// It says that it is so.
        Asserts = "asserts",
        /// It admits that it is so.
        Concedes = "concedes",
        /// It says that it is not so.
        Denies = "denies",
        /// It is not convinced.
        Doubts = "doubts",
        /// It has asserted it and denied it.
        Both = "both",
        /// It spoke of it without doing any of these.
        Neither = "neither",
    }
}

impl Held {
    /// Where somebody stands who has shown these attitudes.
    pub fn of(attitudes: impl IntoIterator<Item = Attitude>) -> Self {
        let (mut asserts, mut concedes, mut denies, mut doubts) = (false, false, false, false);
        for attitude in attitudes {
            match (attitude, attitude.commitment()) {
                (Attitude::Concedes, _) => concedes = true,
                (Attitude::Doubts, _) => doubts = true,
                (_, 1) => asserts = true,
                (_, -1) => denies = true,
                _ => {}
            }
        }
        match (asserts, concedes, denies, doubts) {
            (true, _, true, _) | (_, true, true, _) => Held::Both,
            // an admission weighs more than what was asserted beside it
            (_, true, ..) => Held::Concedes,
            (true, ..) => Held::Asserts,
            (_, _, true, _) => Held::Denies,
            (.., true) => Held::Doubts,
            _ => Held::Neither,
        }
    }
}

/// Words that something rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quoted {
    /// Code of the claim that they are a statement of.
    pub claim: String,
    /// Whose words they are, or are said to be.
    pub party: String,
    /// Handle of the source.
    pub source: String,
    /// The exact words.
    pub quote: String,
    /// Their language, BCP 47.
    pub language: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stance_is_made_of_all_attitudes() {
        use Attitude::*;
        for (attitudes, held) in [
            (&[States, Reports][..], Held::Asserts),
            (&[Concedes], Held::Concedes),
            (&[States, Concedes], Held::Concedes),
            (&[Rejects], Held::Denies),
            (&[Concedes, Denies], Held::Both),
            (&[Doubts, Fears], Held::Doubts),
            // silence, fear and the lack of a confirmation deny nothing
            (&[CannotConfirm, Fears, DeclinesComment], Held::Neither),
        ] {
            assert_eq!(Held::of(attitudes.iter().copied()), held, "{attitudes:?}");
        }
    }
}
