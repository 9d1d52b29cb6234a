//! How the verdicts were reached.

use super::gather::Gatherer;
use crate::db::review::RatingRule;
use crate::ops::export::moment;
use crate::report::definitions;
use crate::report::model::{Method, PolicyChange, Rule};

impl<'a> Gatherer<'a> {
    pub(super) fn method(&self) -> Method {
        let rules = self.review.rules.iter().filter(|rule| rule.scope == "content");
        let mut policy_changes = Vec::new();
        for pair in self.review.policies.windows(2) {
            if pair[0].eyes != pair[1].eyes {
                policy_changes.push(PolicyChange {
                    at: moment(pair[1].recorded_at),
                    from: u8::try_from(pair[0].eyes).unwrap_or(3),
                    to: u8::try_from(pair[1].eyes).unwrap_or(3),
                    by: self.person(pair[1].recorded_by),
                });
            }
        }
        Method {
            scales: definitions::scales(),
            rules: rules
                .map(|rule| Rule {
                    verdict: rule.code.clone(),
                    needs: needs(rule),
                })
                .collect(),
            authenticated: self.options.authenticated,
            policy_changes,
            notes: Vec::new(),
        }
    }
}

/// What a rating needs, in words, from the table that the database reads.
pub fn needs(rule: &RatingRule) -> String {
    let mut needs = Vec::new();
    if rule.needs_confirmed {
        needs.push("a statement of the claim whose innermost link is confirmed".to_owned());
    }
    if let Some(bearing) = &rule.bearing {
        let count = if rule.origins == 1 {
            "one counting origin".to_owned()
        } else {
            format!("{} counting origins", rule.origins)
        };
        needs.push(format!(
            "evidence that {bearing} it, of credibility 1–3, from {count}"
        ));
    }
    if rule.both_bearings {
        needs.push("statements or evidence of both bearings".to_owned());
    }
    if rule.search_note {
        needs.push("a note of what was looked for and not found".to_owned());
    }
    if !rule.any_kind {
        needs.push("a claim that is no demand, prediction or evaluation".to_owned());
    }
    if needs.is_empty() {
        "nothing beyond a reasoned decision".to_owned()
    } else {
        needs.join("; ")
    }
}
