//! Pictures as inline SVG: no id, no reference, no style of its own; colours and strokes are those of the style sheet.
//!
//! Where a picture has to fit any width, places are percentages and marks have their own size, so that nothing is
//! scaled and text stays as large as it was set.

mod graph;
mod layout;
mod measure;
mod spans;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::glance::Glance;

/// What the template of the page draws with: for every row of the data its picture.
pub(super) fn pictures(glance: &Glance) -> Value {
    let timeline = &glance.timeline;
    let bars = |entries: &[super::glance::timeline::Entry]| -> Vec<Value> {
        let bar = |entry: &super::glance::timeline::Entry| {
            let drawn = entry
                .span
                .as_ref()
                .map(|span| spans::bar(span, &timeline.ticks, timeline.cut));
            context! { entry => Value::from(Serde(entry)), picture => safe(drawn.unwrap_or_default()) }
        };
        entries.iter().map(bar).collect()
    };
    let groups: Vec<Value> = glance
        .figures
        .groups
        .iter()
        .map(|group| {
            let rows: Vec<Value> = group
                .rows
                .iter()
                .map(|row| {
                    let drawn = row.mark.as_ref().map(|mark| spans::mark(mark, row, &group.ticks));
                    context! { row => Value::from(Serde(row)), picture => safe(drawn.unwrap_or_default()) }
                })
                .collect();
            context! {
                group => Value::from(Serde(group)),
                axis => safe(spans::axis(&group.ticks)),
                rows => rows,
            }
        })
        .collect();
    let (graph_wide, graph_scrolls) = graph::wide(&glance.graph);
    context! {
        matrix => Value::from(Serde(&glance.matrix)),
        timeline => Value::from(Serde(timeline)),
        timeline_axis => safe(spans::axis(&timeline.ticks)),
        happened => bars(&timeline.happened),
        said => bars(&timeline.said),
        figures => Value::from(Serde(&glance.figures)),
        groups => groups,
        graph => Value::from(Serde(&glance.graph)),
        graph_wide => safe(graph_wide),
        graph_scrolls => graph_scrolls,
        graph_narrow => safe(graph::narrow(&glance.graph).unwrap_or_default()),
    }
}

/// The sign of a stance, told by its shape and what stands in it.
pub(super) fn glyph(held: &str) -> String {
    let drawn = match held {
        "asserts" => {
            "<circle class=\"full\" cx=\"10\" cy=\"10\" r=\"9\"/><path class=\"cut\" d=\"M5 10h10M10 5v10\"/>"
        }
        "concedes" => {
            "<circle class=\"rim\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"line\" d=\"M6 10h8M10 6v8\"/>"
        }
        "denies" => "<path class=\"full\" d=\"M1.5 1.5h17v17h-17z\"/><path class=\"cut\" d=\"M5 10h10\"/>",
        "doubts" => {
            "<path class=\"rim\" d=\"M2.5 2.5h15v15h-15z\"/><path class=\"line\" d=\"M7.5 8a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.8-1.1 1.6M10 14v.8\"/>"
        }
        "both" => {
            "<path class=\"rim\" d=\"M10 .8 19.2 10 10 19.2.8 10z\"/><path class=\"line\" d=\"M6.8 8.2h6.4M10 5v6.4M6.8 14h6.4\"/>"
        }
        _ => "<circle class=\"full\" cx=\"10\" cy=\"10\" r=\"3\"/>",
    };
    format!(
        "<svg class=\"glyph\" width=\"20\" height=\"20\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">{drawn}</svg>"
    )
}

fn safe(svg: String) -> Value {
    Value::from_safe_string(svg)
}
