//! What the template can call: functions and filters, made for one report.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use super::elements::{language_attributes, link, moment_element, when_element};
use crate::report::anchors::claim_anchors;
use crate::report::model::{Report, When};
use crate::report::{claim_review, page, svg};

/// The page, as a template.
const TEMPLATE: &str = include_str!("../templates/report.html");

/// Its section of pictures.
const GLANCE: &str = include_str!("../templates/glance.html");

/// How often every footnote was referred to so far, so that each reference has an id of its own.
type References = Arc<Mutex<HashMap<u32, u32>>>;

pub(super) fn environment(report: &Arc<Report>) -> Result<Environment<'static>, minijinja::Error> {
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
    environment.add_template("glance.html", GLANCE)?;

    let anchors: Arc<HashMap<String, String>> = Arc::new(claim_anchors(report));
    let known = anchors.clone();
    environment.add_function("anchor", move |code: &str| known.get(code).cloned());

    page::add_words(&mut environment, report);

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
    environment.add_function("glyph", |held: &str| safe(svg::glyph(held)));
    let all = report.clone();
    environment.add_function("claim_review", move || {
        let graph = claim_review::embedded(&all).map_err(|error| {
            let kind = minijinja::ErrorKind::BadSerialization;
            minijinja::Error::new(kind, "what it says to programs").with_source(error)
        })?;
        Ok(safe(graph))
    });
    environment.add_filter("moment", |moment: &str| safe(moment_element(moment)));
    Ok(environment)
}

fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}
