//! An event of a claim's life as a sentence.

use crate::ops::claim::LifeEvent;

use super::words::{count, quoted, words};

/// What happened, and why: `returned it to draft, because “say in which month”`.
pub fn sentence(event: &LifeEvent) -> String {
    let mut text = match event.operation.as_str() {
        "record" => recorded(event),
        "submit" => "submitted it".to_owned(),
        "recall" => "took the submission back".to_owned(),
        "discard" => "discarded it".to_owned(),
        "take" => "took it for review".to_owned(),
        "decline" => "declined to check it".to_owned(),
        "decide" => "decided".to_owned(),
        "approve" => "approved it".to_owned(),
        "correct" => "corrected the verdict".to_owned(),
        "reopen" => "reopened it".to_owned(),
        "withdraw" => "withdrew it".to_owned(),
        "return" => match event.step("to_state") {
            Some("in_review") => "returned it to the review".to_owned(),
            Some(state) => format!("returned it to {}", words(state)),
            None => "returned it".to_owned(),
        },
        other => words(other),
    };
    let mut verdicts = Vec::new();
    if let Some(rating) = event.verdict("rating") {
        let confidence = event
            .verdict("confidence")
            .map(|level| format!(", confidence {level}"));
        verdicts.push(format!("{}{}", words(rating), confidence.unwrap_or_default()));
    }
    let attributions: Vec<String> = event.attributions().into_iter().map(words).collect();
    if !attributions.is_empty() {
        verdicts.push(format!("who said it: {}", attributions.join(", ")));
    }
    if !verdicts.is_empty() {
        text.push_str(&format!(": {}", verdicts.join("; ")));
    }
    for (lead, said) in [
        (", because ", event.step("reason")),
        (", because ", event.verdict("rationale")),
        ("; public note: ", event.step("public_note")),
    ] {
        if let Some(said) = said {
            text.push_str(lead);
            text.push_str(&quoted(said));
        }
    }
    text
}

/// What a write of content brought, in the order people think of it.
fn recorded(event: &LifeEvent) -> String {
    const NOUNS: [(&str, &str, &str); 10] = [
        ("assertion", "statement", "statements"),
        ("evidence", "piece of evidence", "pieces of evidence"),
        ("relation", "relation", "relations"),
        ("search_note", "search note", "search notes"),
        ("external_review", "review by others", "reviews by others"),
        ("retraction", "retraction", "retractions"),
        ("hold", "hold", "holds"),
        ("assignment", "assignment", "assignments"),
        ("reply_request", "request for a reply", "requests for a reply"),
        ("reply", "reply", "replies"),
    ];
    let brought = event.brought();
    let number = |table: &str| {
        brought
            .iter()
            .find(|(name, _)| name == table)
            .map_or(0, |(_, number)| *number)
    };
    let parts: Vec<String> = NOUNS
        .iter()
        .filter(|(table, ..)| number(table) > 0)
        .map(|(table, one, several)| count(number(table), one, several))
        .collect();
    let first = if number("claim") > 0 {
        Some("logged it".to_owned())
    } else if number("claim_revision") > 0 {
        Some("worded it anew".to_owned())
    } else {
        None
    };
    match (first, parts.is_empty()) {
        (Some(first), true) => first,
        (Some(first), false) => format!("{first}, with {}", parts.join(", ")),
        (None, false) => format!("added {}", parts.join(", ")),
        (None, true) => {
            let tables: Vec<String> = brought
                .iter()
                .map(|(table, number)| format!("{number} {}", words(table)))
                .collect();
            format!("recorded {}", tables.join(", "))
        }
    }
}
