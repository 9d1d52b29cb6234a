//! What the template can call: functions and filters, made for one report.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::elements::{language_attributes, link, moment_element, when_element};
use super::figures::{figure, group_digits};
use super::of;
use crate::domain::vocabulary::{Attitude, AttributionRating, ClaimKind, Rating, Stance};
use crate::report::definitions;
use crate::report::model::{Quantity, Report, When};

/// The page, as a template.
const TEMPLATE: &str = include_str!("../templates/report.html");

/// How often every footnote was referred to so far, so that each reference has an id of its own.
type References = Arc<Mutex<HashMap<u32, u32>>>;

pub(super) fn environment(report: &Report) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    // Errors would otherwise carry the whole report.
    environment.set_debug(false);
    environment.add_template("report.html", TEMPLATE)?;

    let anchors: Arc<HashMap<String, String>> = Arc::new(claim_anchors(report));
    let known = anchors.clone();
    environment.add_function("anchor", move |code: &str| known.get(code).cloned());

    let mut by_claim: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut changes: Vec<_> = report.corrections.iter().collect();
    changes.sort_by(|left, right| right.at.cmp(&left.at));
    for change in changes {
        if let Some(claim) = &change.claim {
            by_claim.entry(claim.clone()).or_default().push(of(change));
        }
    }
    environment.add_function("changes_to", move |code: &str| {
        by_claim.get(code).cloned().unwrap_or_default()
    });

    let references = References::default();
    let numbers: HashSet<u32> = report.footnotes.iter().map(|note| note.number).collect();
    let counts = references.clone();
    environment.add_function("footnote", move |number: Option<u32>| match number {
        Some(number) if numbers.contains(&number) => {
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            let count = counts.entry(number).or_default();
            *count += 1;
            safe(format!(
                "<sup class=\"ref\"><a id=\"ref-{number}-{count}\" href=\"#note-{number}\" \
                 role=\"doc-noteref\" \
                 aria-label=\"Footnote {number}\">{number}</a></sup>"
            ))
        }
        Some(number) => Value::from(format!("[{number}]")),
        None => safe("<span class=\"missing\">[no footnote]</span>".to_owned()),
    });
    environment.add_function("references_to", move |number: u32| {
        let counts = references.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(&number).copied().unwrap_or_default()
    });

    environment.add_function("range_of", |count: u32| {
        (1..=count).map(Value::from).collect::<Vec<_>>()
    });
    environment.add_function("lang", |tag: &str| safe(language_attributes(tag)));
    environment.add_function("link", |address: &str, text: Option<&str>| {
        safe(link(address, text))
    });
    environment.add_function("when", |when: Serde<When>| safe(when_element(&when)));
    environment.add_function("verdict", verdict);
    environment.add_function("attribution", |word: &str| {
        let found = word
            .parse::<AttributionRating>()
            .ok()
            .map(definitions::attribution);
        found.map(|found| context! { label => found.label, text => found.text })
    });
    environment.add_function("why_not", |word: &str| why_not(word).to_owned());
    environment.add_function("figure", |quantity: Serde<Quantity>| figure(&quantity));
    environment.add_filter("shorten", |text: &str| shorten(text, 64));
    environment.add_filter("moment", |moment: &str| safe(moment_element(moment)));
    environment.add_filter("words", |word: &str| word.replace('_', " "));
    environment.add_filter("number", |number: &str| group_digits(number));
    environment.add_filter("paragraphs", |text: &str| -> Vec<String> {
        text.split("\n\n")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    });
    environment.add_filter("stance", |position: &Value| {
        let last = position
            .get_attr("chain")
            .ok()
            .and_then(|chain| chain.try_iter().ok()?.last());
        let attitude = last.and_then(|link| link.get_attr("attitude").ok());
        let attitude = attitude.and_then(|word| word.as_str()?.parse::<Attitude>().ok());
        attitude.map_or(Stance::Neither, Attitude::stance).code()
    });
    Ok(environment)
}

/// Text of at most that many characters, cut between words where it can be.
fn shorten(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = text[..end]
        .rfind(' ')
        .filter(|&space| space > end / 2)
        .unwrap_or(end);
    format!("{}…", text[..cut].trim_end())
}

fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

/// An id for every claim: its code where that can be one, else its place in the report.
fn claim_anchors(report: &Report) -> HashMap<String, String> {
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

/// Label, definition and class of a verdict on a claim of a kind; no verdict is called so.
fn verdict(word: Option<&str>, kind: &str) -> Value {
    let rating = word.and_then(|word| word.parse::<Rating>().ok());
    let kind = kind.parse().unwrap_or(ClaimKind::Factual);
    match rating {
        Some(rating) => {
            let definition = definitions::content(rating, kind);
            context! { label => definition.label, text => definition.text, class => rating.code() }
        }
        None => context! {
            label => "no verdict yet", text => "Nobody has decided on this claim yet.", class => "none",
        },
    }
}

/// Why evidence does not count, for a reader; words that the evidence rule did not have are given as they are.
fn why_not(word: &str) -> &str {
    match word {
        "credibility" => "the information is graded 4, 5 or 6",
        "origin unknown" => "where it comes from is not known",
        "voice unknown" => "whose statement it is is not known",
        "source retracted" => "its source, or the source of that, was retracted",
        "anchor" => "its words are not tied to a whole capture",
        "voice of a holder" => "whoever holds the claim is no independent evidence for it",
        other => other,
    }
}
