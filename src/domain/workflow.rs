//! The names of states and moves. Which move is legal stands in the database (`counterclaim.transition`); this module
//! only knows what they are called and which one usually comes next, for words.

use super::vocabulary::vocabulary;

vocabulary! {
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

vocabulary! {
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

vocabulary! {
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

/// What is said of an approval by fewer than three people; nothing where there were three.
///
/// `eyes` is the policy that the approval was made under: with 1 a claim's author may decide and approve it, with 2 who
/// decided it may approve it too.
pub const fn mark(eyes: i16, by_decider: bool) -> Option<&'static str> {
    match eyes {
        1 => Some("not independently reviewed"),
        2 if by_decider => Some("reviewed and approved by one person"),
        _ => None,
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
