//! Rows of a picture on one axis: spans of days, ranges of numbers.

use std::fmt::Write;

use crate::report::glance::axis::Tick;
use crate::report::glance::figures::{Mark, Row};
use crate::report::glance::timeline::Span;
use crate::report::text::escape_into;

/// Less than this share of the width is drawn as a mark, since it could not be seen as a span.
const NARROW: f64 = 0.015;

/// How far from the end of the axis a span stops that has no end: there stands its arrow.
const ARROW: f64 = 0.019;

/// Labels this near to an end are set towards the middle.
const EDGE: f64 = 0.13;

fn percent(at: f64) -> String {
    format!("{:.2}%", at.clamp(0.0, 1.0) * 100.0)
}

fn open(class: &str, title: &str) -> String {
    let mut out = format!("<svg class=\"{class}\" width=\"100%\" height=\"100%\" role=\"img\"><title>");
    escape_into(&mut out, title);
    out.push_str("</title>");
    out
}

fn rules(out: &mut String, ticks: &[Tick], cut: Option<f64>) {
    for tick in ticks {
        let at = percent(tick.at);
        let _ = write!(
            out,
            "<line class=\"rule\" x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"100%\"/>"
        );
    }
    for side in cut.iter().flat_map(|cut| [cut - 0.006, cut + 0.006]) {
        let at = percent(side);
        let _ = write!(
            out,
            "<line class=\"gap\" x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"100%\"/>"
        );
    }
}

/// A path of its own size at a place of the axis, in the middle of the row.
fn at(out: &mut String, place: f64, class: &str, path: &str) {
    let _ = write!(
        out,
        "<svg x=\"{}\" y=\"50%\" overflow=\"visible\"><path class=\"{class}\" d=\"{path}\"/></svg>",
        percent(place)
    );
}

fn line(out: &mut String, class: &str, from: f64, to: f64) {
    let (from, to) = (percent(from), percent(to));
    let _ = write!(
        out,
        "<line class=\"{class}\" x1=\"{from}\" x2=\"{to}\" y1=\"50%\" y2=\"50%\"/>"
    );
}

const DIAMOND: &str = "M0-6 6 0 0 6-6 0z";
const DOT: &str = "M-5.5 0a5.5 5.5 0 1 1 11 0a5.5 5.5 0 1 1-11 0z";
const SMALL_DOT: &str = "M-4 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0z";
const CAP: &str = "M0-7V7";
const RIGHT: &str = "M-11-8 0 0-11 8z";
const LEFT: &str = "M11-8 0 0 11 8z";

/// The labels of an axis.
pub(super) fn axis(ticks: &[Tick]) -> String {
    let mut out =
        "<svg class=\"axis\" width=\"100%\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">"
            .to_owned();
    for tick in ticks {
        let anchor = match tick.at {
            at if at < EDGE => "start",
            at if at > 1.0 - EDGE => "end",
            _ => "middle",
        };
        let minor = if tick.minor { " class=\"minor\"" } else { "" };
        let _ = write!(
            out,
            "<text{minor} x=\"{}\" y=\"14\" text-anchor=\"{anchor}\">",
            percent(tick.at)
        );
        escape_into(&mut out, &tick.label);
        out.push_str("</text>");
    }
    out.push_str("</svg>");
    out
}

/// A date: what is possible in outline with stripes, what is certain solid, an open end as an arrow.
pub(super) fn bar(span: &Span, ticks: &[Tick], cut: Option<f64>) -> String {
    let mut out = open("span", &span.words);
    rules(&mut out, ticks, cut);
    let (first, last) = span.possible;
    let (from, to) = (first.unwrap_or(ARROW), last.unwrap_or(1.0 - ARROW));
    let rim = if span.vague { "rim vague" } else { "rim" };
    let is_point = to - from < NARROW;
    if span.certain != Some(span.possible) {
        if is_point {
            at(&mut out, f64::midpoint(from, to), rim, DIAMOND);
        } else {
            if !span.vague {
                line(&mut out, "stripes", from, to);
            }
            let _ = write!(
                out,
                "<rect class=\"{rim}\" x=\"{}\" width=\"{}\" y=\"50%\" height=\"10\" transform=\"translate(0 -5)\"/>",
                percent(from),
                percent(to - from)
            );
        }
    }
    if let Some((first, last)) = span.certain {
        let (from, to) = (first.unwrap_or(ARROW), last.unwrap_or(1.0 - ARROW));
        if to - from < NARROW {
            at(&mut out, f64::midpoint(from, to), "full", DIAMOND);
        } else {
            line(&mut out, "solid", from, to);
        }
    }
    let head = |is_certain: bool| if is_certain { "full" } else { "rim" };
    if first.is_none() {
        at(
            &mut out,
            0.0,
            head(span.certain.is_some_and(|(first, _)| first.is_none())),
            LEFT,
        );
    }
    if last.is_none() {
        at(
            &mut out,
            1.0,
            head(span.certain.is_some_and(|(_, last)| last.is_none())),
            RIGHT,
        );
    }
    out.push_str("</svg>");
    out
}

/// A figure: a point, a range between two caps, or a range with an open end.
pub(super) fn mark(mark: &Mark, row: &Row, ticks: &[Tick]) -> String {
    let mut out = open(if row.ours { "span ours" } else { "span" }, &row.figure);
    rules(&mut out, ticks, None);
    let ends = (mark.low, mark.high);
    let is_point = ends.0 == ends.1;
    if !is_point {
        // arrows without a fill of their own cover the end of the line
        line(
            &mut out,
            "range",
            mark.low.unwrap_or(0.01),
            mark.high.unwrap_or(0.99),
        );
    }
    let cap = if mark.excluded {
        ("rim", SMALL_DOT)
    } else {
        ("cap", CAP)
    };
    for end in [mark.low, mark.high].into_iter().flatten().filter(|_| !is_point) {
        at(&mut out, end, cap.0, cap.1);
    }
    if mark.low.is_none() {
        at(&mut out, 0.0, "rim", LEFT);
    }
    if mark.high.is_none() {
        at(&mut out, 1.0, "rim", RIGHT);
    }
    if let Some(best) = mark.best {
        let class = if mark.about { "rim" } else { "full" };
        at(&mut out, best, class, if row.ours { DIAMOND } else { DOT });
    }
    out.push_str("</svg>");
    out
}
