//! The names of states and moves. Which move is legal stands in the database (`counterclaim.transition`); this module
//! only knows what they are called and which one usually comes next, for words.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
        }

        impl $name {
            /// All of them, in the order of the workflow.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name as the database and the command line spell it.
            pub fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $code,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.code())
            }
        }

        impl FromStr for $name {
            type Err = UnknownName;

            fn from_str(text: &str) -> Result<Self, UnknownName> {
                match text {
                    $($code => Ok($name::$variant),)*
                    _ => Err(UnknownName(text.to_owned())),
                }
            }
        }
    };
}

/// A text that names no state, move or role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not known here")]
pub struct UnknownName(pub String);

names! {
    /// Where a claim stands in the review; never a verdict.
    State {
        /// Being written.
        Draft = "draft",
        /// Waiting for a reviewer.
        Submitted = "submitted",
        /// A reviewer weighs it.
        InReview = "in_review",
        /// Decided, waiting for an editor.
        Decided = "decided",
        /// Approved.
        Approved = "approved",
        /// Not to be checked here.
        Declined = "declined",
        /// Approved once, withdrawn since.
        Withdrawn = "withdrawn",
        /// Thrown away as a draft.
        Discarded = "discarded",
    }
}

names! {
    /// A move of the review.
    Move {
        /// Draft to submitted.
        Submit = "submit",
        /// Submitted back to draft.
        Recall = "recall",
        /// Draft to discarded.
        Discard = "discard",
        /// Submitted to in_review.
        Take = "take",
        /// Back to draft, or decided back to in_review.
        Return = "return",
        /// Not to be checked here.
        Decline = "decline",
        /// In_review to decided, with verdicts.
        Decide = "decide",
        /// Decided to approved.
        Approve = "approve",
        /// Approved to decided, with a superseding verdict.
        Correct = "correct",
        /// Back to in_review.
        Reopen = "reopen",
        /// Approved to withdrawn.
        Withdraw = "withdraw",
    }
}

names! {
    /// What a person may be granted.
    Role {
        /// Logs claims, assertions and evidence.
        Checker = "checker",
        /// Weighs and decides.
        Reviewer = "reviewer",
        /// Approves, and answers for what is published.
        Editor = "editor",
        /// Keeps members and the server.
        Admin = "admin",
    }
}

impl State {
    /// The move that usually takes a claim on from here, and who makes it; for hints.
    pub fn usual_move(self) -> Option<(Move, Role)> {
        match self {
            State::Draft => Some((Move::Submit, Role::Checker)),
            State::Submitted => Some((Move::Take, Role::Reviewer)),
            State::InReview => Some((Move::Decide, Role::Reviewer)),
            State::Decided => Some((Move::Approve, Role::Editor)),
            State::Approved => Some((Move::Correct, Role::Reviewer)),
            State::Declined | State::Withdrawn => Some((Move::Reopen, Role::Reviewer)),
            State::Discarded => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for state in State::ALL {
            assert_eq!(state.code().parse(), Ok(*state));
            assert_eq!(
                serde_json::to_string(state).ok(),
                Some(format!("\"{}\"", state.code()))
            );
        }
        for a_move in Move::ALL {
            assert_eq!(a_move.code().parse(), Ok(*a_move));
        }
    }
}
