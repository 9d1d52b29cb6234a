//! The same page as CommonMark with footnotes, for who reads or works in plain text.

mod escape;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::cite::{self, Style};
use super::glance::glance;
use super::lazily::lazily;
use super::model::{Report, When};
use super::page::{self, arranged};
use super::provenance;
use super::text::{day_in_words, moment_in_words, web_address};
use escape::{escape, tidy};

/// The page, as a template.
const TEMPLATE: &str = include_str!("../templates/report.md");

/// Its section of what the page shows in pictures.
const GLANCE: &str = include_str!("../templates/glance.md");

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the page cannot be made: {0}")]
pub struct MarkdownError(#[from] minijinja::Error);

/// Renders a report whose findings are arranged, as UTF-8 with a final line feed. The same report and style give the
/// same bytes. Everything that is not the page's own is escaped: it cannot become markup.
pub fn render(report: &Arc<Report>, style: &Style) -> Result<Vec<u8>, MarkdownError> {
    let environment = environment(report)?;
    let template = environment.get_template("report.md")?;
    let cited = Arc::new(cite::all(style, &report.sources));
    let mut places: HashMap<String, usize> = HashMap::with_capacity(cited.len());
    for (place, source) in report.sources.iter().enumerate() {
        places.entry(source.key.clone()).or_insert(place);
    }
    let (all, its) = (report.clone(), cited.clone());
    let order = cite::in_order(&cited);
    let sources = lazily(order.len(), move |listed| {
        let place = order[listed];
        context! { source => page::of(&all.sources[place]), entry => its[place].entry.plain.as_str() }
    });
    let all = report.clone();
    let footnotes = lazily(report.footnotes.len(), move |place| {
        let note = &all.footnotes[place];
        let cited = places
            .get(&note.source)
            .map(|place| cited[*place].note.plain.as_str());
        context! { note => page::of(note), cited => cited }
    });
    let text = template.render(context! {
        style_title => style.title(),
        provenance => Value::from_safe_string(provenance::written(report, style.name())),
        sources => sources,
        footnotes => footnotes,
        glance => page::of(glance(report)),
        ..arranged(report)
    })?;
    Ok(tidy(&text).into_bytes())
}

fn environment(report: &Report) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, _, value| {
        let text = value.to_string();
        if value.is_safe() {
            out.write_str(&text)?;
        } else if !value.is_none() {
            out.write_str(&escape(&text))?;
        }
        Ok(())
    });
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    // Errors would otherwise carry the whole report.
    environment.set_debug(false);
    environment.add_template("report.md", TEMPLATE)?;
    environment.add_template("glance.md", GLANCE)?;
    page::add_words(&mut environment, report);

    environment.add_function("footnote", |number: Option<u32>| {
        Value::from_safe_string(match number {
            Some(number) => format!("[^{number}]"),
            None => "\\[no footnote\\]".to_owned(),
        })
    });
    environment.add_function("link", |address: &str, text: Option<&str>| {
        Value::from_safe_string(link(address, text))
    });
    environment.add_function("when", |when: Serde<When>| {
        if when.text.is_empty() {
            when.edtf.clone()
        } else {
            when.text.clone()
        }
    });
    environment.add_filter("moment", |moment: &str| {
        day_in_words(moment).unwrap_or_else(|| moment_in_words(moment))
    });
    Ok(environment)
}

/// A link where the address may be one; else its text.
fn link(address: &str, text: Option<&str>) -> String {
    let shown = escape(text.unwrap_or(address));
    match (web_address(address), text) {
        (Some(address), _) => format!("[{shown}](<{address}>)"),
        (None, Some(_)) => format!("{shown} ({})", escape(address)),
        (None, None) => shown,
    }
}
