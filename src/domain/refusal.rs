//! Every rule that can refuse a write, by the name the database gives it.
//!
//! The database decides; it names the rule as the CONSTRAINT of the error and puts the facts into the error's
//! DETAIL as JSON. Words for people are made by the command line alone.

use serde_json::Value;

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// A rule of the database.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Rule {
            $($(#[$doc])* $variant,)*
        }

        impl Rule {
            /// All rules, in the order of the documentation.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// The name the database uses, also the `code` of JSON errors.
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$variant => $name,)*
                }
            }

            /// The rule that goes by exactly this name.
            pub fn named(name: &str) -> Option<Rule> {
                match name {
                    $($name => Some(Rule::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

rules! {
    /// Somebody changed the claim since it was read.
    StaleVersion = "stale_version";
    /// The move does not start from the claim's state.
    IllegalTransition = "illegal_transition";
    /// The person holds no role that may do this.
    NotAllowed = "not_allowed";
    /// The person has another part in the claim already.
    FourEyes = "four_eyes";
    /// Too few counting origins for the rating.
    Origins = "origins";
    /// A verdict is missing.
    VerdictMissing = "verdict_missing";
    /// A rationale is missing or too short.
    Rationale = "rationale";
    /// A reason or public note is missing or too short.
    Reason = "reason";
    /// An excerpt is not in its snapshot, or has none.
    AnchorBroken = "anchor_broken";
    /// Nobody is on record as having said it.
    NoAssertion = "no_assertion";
    /// The kind of claim admits only open, unverifiable or not_checkable.
    NotCheckableKind = "not_checkable_kind";
    /// The claim's state admits no such content any more.
    ContentFrozen = "content_frozen";
    /// The request id was used with other arguments.
    RequestReused = "request_reused";
    /// No such claim, dossier, entity or source, or none that may be seen.
    UnknownStream = "unknown_stream";
    /// The batch is not of the right shape.
    BatchShape = "batch_shape";
    /// The writer would no longer see what they write.
    LocksOut = "locks_out";
    /// A hold blocks approval.
    OnHold = "on_hold";
    /// The rating needs a note of what was searched.
    SearchNote = "search_note";
    /// Contrary evidence is not named as weighed.
    ContraryEvidence = "contrary_evidence";
    /// No assertion whose innermost link is confirmed.
    Unconfirmed = "unconfirmed";
    /// Some of several moves were refused, so none was made.
    BulkRefused = "bulk_refused";
    /// The login has powers of its own.
    MightyLogin = "mighty_login";
    /// The login is on the server already, with whatever password it has.
    LoginExists = "login_exists";
    /// History is never changed.
    AppendOnly = "append_only";
    /// One source allows moderate confidence at most.
    SoleSourceConfidence = "sole_source_confidence";
    /// Evidence against interest needs a note that says why.
    EvidenceInterest = "evidence_interest";
    /// The quoted words are not in the excerpt.
    QuotedInExcerpt = "quoted_in_excerpt";
    /// Nothing would change.
    NothingToChange = "nothing_to_change";
    /// No such rating in the scale.
    UnknownRating = "unknown_rating";
    /// A verdict needs a confidence.
    VerdictConfidence = "verdict_confidence";
    /// An estimate must run from low over best to high.
    VerdictEstimate = "verdict_estimate";
    /// The person is recused from the dossier.
    Recused = "recused";
    /// Whoever is accused was not asked.
    RightOfReply = "right_of_reply";
    /// A reply that does not fit what was asked.
    ReplyTerms = "reply_terms";
    /// Who is to be assigned cannot review the claim.
    Assignee = "assignee";
    /// A later publication says what was wrong or is new, a first one does not.
    PublicationErratum = "publication_erratum";
    /// A publication that is not what was approved.
    PublicationContent = "publication_content";
    /// Any other key or check of the database.
    Backstop = "backstop";
}

impl Rule {
    /// The rule behind a constraint's name: its own, or the one whose backstop that key is.
    pub fn of_constraint(constraint: &str) -> Rule {
        Rule::named(constraint).unwrap_or(match constraint {
            "review_step_pkey"
            | "review_step_chain"
            | "event_pkey"
            | "event_chain"
            | "reply_supersedes_key"
            | "assignment_claim_version_key"
            | "hold_claim_version_key"
            | "publication_dossier_n_key" => Rule::StaleVersion,
            "verdict_scope_rating_fkey" => Rule::UnknownRating,
            "reply_same_party" => Rule::ReplyTerms,
            "verdict_note"
            | "hold_reason_check"
            | "retraction_reason_check"
            | "recusal_reason_check"
            | "publication_withdrawal_reason_check" => Rule::Reason,
            "assertion_has_link" => Rule::NoAssertion,
            _ => Rule::Backstop,
        })
    }
}

/// A write that a rule refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("refused by `{constraint}`: {message}")]
pub struct Refusal {
    /// Which rule.
    pub rule: Rule,
    /// The constraint as the database named it.
    pub constraint: String,
    /// The database's short message, for logs.
    pub message: String,
    /// The facts, for words and next steps; an object, or null.
    pub detail: Value,
}

impl Refusal {
    /// A refusal from what the database said.
    pub fn new(constraint: &str, message: &str, detail: Option<&str>) -> Self {
        Refusal {
            rule: Rule::of_constraint(constraint),
            constraint: constraint.to_owned(),
            message: message.to_owned(),
            detail: detail
                .and_then(|text| serde_json::from_str(text).ok())
                .unwrap_or(Value::Null),
        }
    }

    /// Whether somebody else's write was faster: the same again sees what they wrote.
    pub fn lost_a_race(&self) -> bool {
        self.rule == Rule::StaleVersion
            || (self.rule == Rule::Backstop && self.message.starts_with("duplicate key"))
    }

    /// A text fact of the detail.
    pub fn fact(&self, key: &str) -> Option<&str> {
        self.detail.get(key).and_then(Value::as_str)
    }

    /// A list of texts of the detail.
    pub fn facts(&self, key: &str) -> Vec<&str> {
        let list = self.detail.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_name() {
        for rule in Rule::ALL {
            assert_eq!(Rule::of_constraint(rule.name()), *rule);
        }
        assert_eq!(Rule::of_constraint("review_step_pkey"), Rule::StaleVersion);
        assert_eq!(Rule::of_constraint("quantity_kind"), Rule::Backstop);
    }

    #[test]
    fn details_are_read_as_json() {
        let refusal = Refusal::new(
            "not_allowed",
            "take needs role reviewer",
            Some(r#"{"roles": ["reviewer"]}"#),
        );
        assert_eq!(refusal.facts("roles"), ["reviewer"]);
        assert_eq!(
            Refusal::new("not_allowed", "x", Some("Key (a)=(b)")).detail,
            Value::Null
        );
    }
}
