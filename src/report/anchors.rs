//! Where on its page each claim stands.

use std::collections::HashMap;

use super::model::Report;

/// An id for every claim, by its code: the code where that can be one, else the claim's place in the report.
pub(super) fn claim_anchors(report: &Report) -> HashMap<String, String> {
    let fits = |code: &str| {
        code.starts_with(|letter: char| letter.is_ascii_uppercase())
            && code
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    let id = |(index, code): (usize, &String)| {
        if fits(code) {
            code.clone()
        } else {
            format!("claim-{}", index + 1)
        }
    };
    report
        .claims
        .iter()
        .map(|claim| &claim.code)
        .enumerate()
        .map(|pair| (pair.1.clone(), id(pair)))
        .collect()
}
