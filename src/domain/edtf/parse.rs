//! From a text to what it says.

use edtf_core::{Date, Interval, IntervalEndpoint, SetElement, SetKind};

use super::error::{not_edtf, outside, shown};
use super::explain::{part_error, range_error, set_error};
use super::hint::hint_for;
use super::part::Part;
use super::{EdtfError, End, Feature, Form};

pub(super) fn parse(text: &str) -> Result<Form, EdtfError> {
    if text.is_empty() {
        return Err(EdtfError::Empty);
    }
    if let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        parse_range(text, inside)
    } else if text.starts_with(['[', '{']) {
        Err(set_error(text))
    } else if let Some((start, end)) = text.split_once('/') {
        parse_interval(text, start, end)
    } else {
        parse_part(text).map(Form::One)
    }
}

pub(super) fn parse_part(text: &str) -> Result<Part, EdtfError> {
    if let Ok(edtf_core::Edtf::Date(date)) = edtf_core::Edtf::parse(text)
        && let Some(part) = Part::new(&date, text)
    {
        return Ok(part);
    }
    Err(part_error(text))
}

fn parse_interval(text: &str, start: &str, end: &str) -> Result<Form, EdtfError> {
    if end.contains('/') {
        return Err(not_edtf(text));
    }
    if let Ok(edtf_core::Edtf::Interval(Interval {
        start: first,
        end: last,
    })) = edtf_core::Edtf::parse(text)
    {
        let vague = |end: &IntervalEndpoint| {
            matches!(
                end,
                IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_)
            )
        };
        if vague(&first) || vague(&last) {
            return Err(outside(text, Feature::VagueEnd));
        }
    }
    // The ends are read one by one and put in order here, not by `edtf-core`: it gives a season the months of the
    // northern hemisphere, and would refuse `2018-23/2018-21`, which may well be right in the southern one.
    let (start_at, end_at) = match (read_end(start), read_end(end)) {
        (Ok(start_at), Ok(end_at)) => (start_at, end_at),
        // A whole text such as `01/2025` is better explained than one of its halves.
        (Err(error), _) | (_, Err(error)) => {
            return Err(match hint_for(text) {
                Some(hint) if matches!(error, EdtfError::NotEdtf { .. }) => EdtfError::NotEdtf {
                    found: shown(text),
                    hint: Some(hint),
                },
                _ => error,
            });
        }
    };
    match (start_at.part(), end_at.part()) {
        (None, None) => Err(outside(text, Feature::NoEnds)),
        (Some(first), Some(last)) if first.first > last.last => Err(EdtfError::Reversed {
            start: shown(start),
            end: shown(end),
        }),
        _ => Ok(Form::Interval(start_at, end_at)),
    }
}

fn read_end(text: &str) -> Result<End, EdtfError> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => parse_part(text).map(End::At),
    }
}

fn parse_range(text: &str, inside: &str) -> Result<Form, EdtfError> {
    let whole = edtf_core::Edtf::parse(text);
    if let Ok(edtf_core::Edtf::Set(set)) = &whole
        && set.kind == SetKind::OneMember
        && let [element] = set.elements.as_slice()
    {
        // The crate has found exactly one `..`, so that the texts of the two ends are known.
        let Some((start, end)) = inside.split_once("..") else {
            return Err(outside(text, Feature::SingleChoice));
        };
        let read = |date: &Date, text: &str| match Part::new(date, text) {
            Some(part) => Ok(Some(part)),
            None => Err(part_error(text)),
        };
        let (start, end) = match element {
            SetElement::Range(from, to) => (read(from, start)?, read(to, end)?),
            SetElement::OnOrAfter(from) => (read(from, start)?, None),
            SetElement::OnOrBefore(to) => (None, read(to, end)?),
            SetElement::Date(_) => return Err(outside(text, Feature::SingleChoice)),
        };
        return Ok(Form::OneOf(start, end));
    }
    Err(match inside.split_once("..") {
        Some((start, end)) if !inside.contains([',', '[', ']', '/']) && !end.contains("..") => {
            range_error(text, start, end)
        }
        _ => set_error(text),
    })
}
