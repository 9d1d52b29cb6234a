//! The graph of claims, as boxes and lines.

use std::fmt::Write;

use super::layout::{Box, Layout, Line, Way, layout};
use super::measure;
use crate::domain::vocabulary::{ArgumentKind, Rating};
use crate::report::definitions;
use crate::report::glance::graph::{Graph, Node, is_mutual};
use crate::report::text::{direction, escape_into, is_language};

/// Size of the text in boxes and at lines.
pub(super) const LABEL_SIZE: f64 = 12.0;

/// What the narrowest page with a picture of full size has room for.
const WIDE: f64 = 716.0;

/// What a page of 320 px has room for.
const NARROW: f64 = 286.0;

const BOX: f64 = 164.0;
const PAD: f64 = 8.0;
const LEADING: f64 = 15.0;
const MOST_LINES: usize = 3;

/// The picture with the words of every claim, or with codes alone where a part would be too wide; and whether it is too
/// wide all the same. Nothing without edges.
pub(super) fn wide(graph: &Graph) -> (String, bool) {
    if graph.edges.is_empty() {
        return (String::new(), false);
    }
    let faces = [Face::full, Face::code].map(|face| graph.nodes.iter().map(face).collect::<Vec<_>>());
    let layout = laid_out(graph, &faces, WIDE);
    (drawn(graph, &faces, &layout, "wide"), layout.width > WIDE)
}

/// The picture with codes alone for a narrow page; none where it does not fit there.
pub(super) fn narrow(graph: &Graph) -> Option<String> {
    if graph.edges.is_empty() {
        return None;
    }
    let faces = [graph.nodes.iter().map(Face::code).collect::<Vec<_>>()];
    let layout = laid_out(graph, &faces, NARROW);
    (layout.width <= NARROW).then(|| drawn(graph, &faces, &layout, "narrow"))
}

/// What stands in the box of a claim.
struct Face {
    head: String,
    lines: Vec<String>,
    language: String,
    draft: bool,
    size: (f64, f64),
}

impl Face {
    fn full(node: &Node) -> Self {
        let verdict = match node.rating {
            // the label that the page has for it is too long for a box
            Some(Rating::Open) => "not checked",
            Some(rating) => definitions::content(rating, node.kind).label,
            None => "no verdict yet",
        };
        let head = format!("{} · {verdict}", node.claim.code);
        let room = BOX - 2.0 * PAD;
        let lines = measure::wrap(&node.claim.statement, LABEL_SIZE, room, MOST_LINES);
        #[allow(clippy::cast_precision_loss)]
        let height = PAD * 2.0 + LEADING * (lines.len() + 1) as f64;
        Self {
            head: measure::wrap(&head, LABEL_SIZE, room, 1).concat(),
            lines,
            language: node.claim.language.clone(),
            draft: node.claim.draft,
            size: (BOX, height),
        }
    }

    fn code(node: &Node) -> Self {
        let head = measure::wrap(&node.claim.code, LABEL_SIZE, 70.0, 1).concat();
        Self {
            size: (measure::width(&head, LABEL_SIZE) + 12.0, 26.0),
            head,
            lines: Vec::new(),
            language: String::new(),
            draft: node.claim.draft,
        }
    }
}

fn laid_out(graph: &Graph, faces: &[Vec<Face>], most: f64) -> Layout {
    let size = |faces: &Vec<Face>| faces.iter().map(|face| face.size).collect();
    let sizes: Vec<Vec<(f64, f64)>> = faces.iter().map(size).collect();
    let lines: Vec<Line<'_>> = graph
        .edges
        .iter()
        .map(|edge| Line {
            from: edge.from,
            to: edge.to,
            label: edge.kind.code(),
        })
        .collect();
    layout(&sizes, &lines, most)
}

/// A picture for each row of parts, so that a printed page ends between two of them.
fn drawn(graph: &Graph, faces: &[Vec<Face>], layout: &Layout, class: &str) -> String {
    let mut out = String::new();
    for (index, &(top, bottom)) in layout.rows.iter().enumerate() {
        let is_in = |y: f64| (top..=bottom).contains(&y);
        let nodes: Vec<usize> = (0..layout.boxes.len())
            .filter(|&node| is_in(layout.boxes[node].y))
            .collect();
        let edges = graph.edges.iter().zip(&layout.ways);
        let edges: Vec<(ArgumentKind, &Way)> = edges
            .filter(|(edge, _)| is_in(layout.boxes[edge.from].y))
            .map(|(edge, way)| (edge.kind, way))
            .collect();
        let (width, height) = (layout.width.ceil() + 2.0, (bottom - top).ceil() + 2.0);
        let _ = write!(
            out,
            "<svg class=\"graph {class}\" width=\"{width:.0}\" height=\"{height:.0}\" \
             viewBox=\"-1 {:.1} {width:.0} {height:.0}\" role=\"img\"><title>Claims that bear on each other, \
             {} of {}</title><desc>{} claims, {} {}; the table that follows lists them.</desc>",
            top - 1.0,
            index + 1,
            layout.rows.len(),
            nodes.len(),
            edges.len(),
            if edges.len() == 1 { "relation" } else { "relations" },
        );
        for (kind, way) in &edges {
            line(&mut out, *kind, way);
        }
        for (kind, way) in &edges {
            label(&mut out, *kind, way);
        }
        for index in nodes {
            node(&mut out, &faces[layout.sizes[index]][index], layout.boxes[index]);
        }
        out.push_str("</svg>");
    }
    out
}

fn label(out: &mut String, kind: ArgumentKind, way: &Way) {
    let (x, y) = way.label;
    let kind = kind.code();
    // what keeps a line under the word from crossing its letters
    let wide = measure::width(kind, LABEL_SIZE) + 4.0;
    let _ = write!(
        out,
        "<rect class=\"halo\" x=\"{:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"16\"/>\
         <text class=\"edge\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{kind}</text>",
        x - wide / 2.0,
        y - 8.0,
        y + 4.0
    );
}

fn node(out: &mut String, face: &Face, place: Box) {
    let (left, top) = (place.x - place.width / 2.0, place.y - place.height / 2.0);
    let draft = if face.draft { " draft" } else { "" };
    let _ = write!(
        out,
        "<rect class=\"node{draft}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\"/>",
        place.width, place.height
    );
    if face.lines.is_empty() {
        let _ = write!(
            out,
            "<text class=\"head\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">",
            place.x,
            place.y + 4.0
        );
    } else {
        let (x, y) = (left + PAD, top + PAD + 10.0);
        let _ = write!(out, "<text class=\"head\" x=\"{x:.1}\" y=\"{y:.1}\">");
    }
    escape_into(out, &face.head);
    out.push_str("</text>");
    let is_right = direction(&face.language) == "rtl";
    let x = if is_right {
        left + place.width - PAD
    } else {
        left + PAD
    };
    let mut y = top + PAD + 10.0;
    for line in &face.lines {
        y += LEADING;
        let _ = write!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\"");
        if is_language(&face.language) {
            let way = if is_right { "rtl" } else { "ltr" };
            let _ = write!(out, " lang=\"{}\" direction=\"{way}\"", face.language);
        }
        out.push('>');
        escape_into(out, line);
        out.push_str("</text>");
    }
}

/// The line of a relation, with what tells its kind at its ends.
fn line(out: &mut String, kind: ArgumentKind, way: &Way) {
    let Some((&first, rest)) = way.points.split_first() else {
        return;
    };
    let Some(&last) = rest.last() else { return };
    let code = kind.code();
    let _ = write!(
        out,
        "<path class=\"edge {code}\" d=\"M{:.1} {:.1}",
        first.0, first.1
    );
    for (x, y) in rest {
        let _ = write!(out, "L{x:.1} {y:.1}");
    }
    out.push_str("\"/>");
    let before = rest.len().checked_sub(2).map_or(first, |index| rest[index]);
    head(out, kind, before, last);
    if is_mutual(kind) {
        head(out, kind, rest[0], first);
    }
}

/// The head of an arrow that comes from one point and ends in another.
fn head(out: &mut String, kind: ArgumentKind, from: (f64, f64), to: (f64, f64)) {
    let (class, path) = match kind {
        ArgumentKind::Contradicts => ("bar", "M-4-6V6"),
        ArgumentKind::Rebuts => ("full", "M0 0-9-4.5V4.5z"),
        ArgumentKind::Undercuts => ("full", "M0 0-9-4.5V4.5zM-12-5h2V5h-2z"),
        ArgumentKind::Supports => ("open", "M0 0-9-4.5V4.5z"),
        ArgumentKind::Qualifies => ("open", "M0 0-6-4-12 0-6 4z"),
        ArgumentKind::Restates => ("open", "M0 0a3.5 3.5 0 1 1-7 0a3.5 3.5 0 1 1 7 0z"),
        ArgumentKind::Revises => ("open", "M0 0-8-5V5zM-8 0-16-5V5z"),
        ArgumentKind::Answers => ("bar", "M-8-5 0 0-8 5"),
    };
    let angle = (to.1 - from.1).atan2(to.0 - from.0).to_degrees();
    let code = kind.code();
    let _ = write!(
        out,
        "<path class=\"head {class} {code}\" transform=\"translate({:.1} {:.1}) rotate({angle:.1})\" d=\"{path}\"/>",
        to.0, to.1
    );
}
