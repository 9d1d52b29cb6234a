//! One self-contained HTML page: nothing in it runs, no font, no picture from elsewhere. Its one `script` element holds
//! data, the report's ClaimReview.

mod elements;
mod environment;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use minijinja::{Value, context};

use super::cite::{self, Style};
use super::glance::glance;
use super::lazily::lazily;
use super::model::Report;
use super::page::{arranged, of};
use super::{provenance, svg};
use environment::environment;

/// Its style sheet.
const STYLE_SHEET: &str = concat!(
    include_str!("../templates/report.css"),
    include_str!("../templates/glance.css")
);

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the page cannot be made: {0}")]
pub struct HtmlError(#[from] minijinja::Error);

/// Renders a report whose findings are arranged, as UTF-8. The same report and style give the same bytes.
pub fn render(report: &Arc<Report>, style: &Style) -> Result<Vec<u8>, HtmlError> {
    let mut page = Vec::new();
    write(report, style, &mut page)?;
    Ok(page)
}

/// Writes what [`render`] gives, part by part: the page is never whole in memory.
pub fn write(report: &Arc<Report>, style: &Style, out: impl io::Write) -> Result<(), HtmlError> {
    let cited = cite::all(style, &report.sources);
    let order = cite::in_order(&cited);
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(order.len());
    for (place, source) in report.sources.iter().enumerate() {
        places.entry(&source.key).or_insert(place);
    }
    let of_notes: Vec<Option<usize>> = report
        .footnotes
        .iter()
        .map(|note| places.get(note.source.as_str()).copied())
        .collect();
    let cited = Arc::new(cited);
    let (all, its) = (report.clone(), cited.clone());
    let listed = lazily(order.len(), move |listed| {
        let place = order[listed];
        context! { source => of(&all.sources[place]), id => source_id(place), entry => its[place].entry.html.as_str() }
    });
    let all = report.clone();
    let noted = lazily(report.footnotes.len(), move |place| {
        let source = of_notes[place];
        context! {
            note => of(&all.footnotes[place]),
            source => source.map(source_id),
            cited => source.map(|place| cited[place].note.html.as_str()),
        }
    });

    let environment = environment(report)?;
    let template = environment.get_template("report.html")?;
    let context = context! {
        sheet => Value::from_safe_string(STYLE_SHEET.to_owned()),
        style_title => style.title(),
        provenance => provenance::written(report, style.name()),
        sources => listed,
        footnotes => noted,
        glance => svg::pictures(&glance(report)),
        ..arranged(report)
    };
    template.render_captured_to(context, out)?;
    Ok(())
}

/// The id of a source in the page, by its place in the report, whatever the style orders them by.
fn source_id(place: usize) -> String {
    format!("source-{}", place + 1)
}
