//! Attributes and elements that the template cannot write by itself.

use crate::report::model::When;
use crate::report::text::{
    day_in_words, direction, escape_into, is_language, moment_in_words, plain_date, web_address,
};

pub(super) fn language_attributes(tag: &str) -> String {
    if is_language(tag) {
        format!(" lang=\"{tag}\" dir=\"{}\"", direction(tag))
    } else {
        // Said to be undetermined, so that the page's own is not inherited; some readers take an empty tag for a mistake.
        " lang=\"und\" dir=\"auto\"".to_owned()
    }
}

pub(super) fn link(address: &str, text: Option<&str>) -> String {
    let mut out = String::new();
    let shown = text.unwrap_or(address);
    match web_address(address) {
        Some(address) => {
            out.push_str("<a rel=\"noopener noreferrer\" href=\"");
            escape_into(&mut out, address);
            out.push_str("\">");
            escape_into(&mut out, shown);
            out.push_str("</a>");
        }
        None => {
            escape_into(&mut out, shown);
            if text.is_some() {
                out.push_str(" (");
                escape_into(&mut out, address);
                out.push(')');
            }
        }
    }
    out
}

/// A date: a `time` element where EDTF and HTML agree, else its words with the EDTF at hand.
pub(super) fn when_element(when: &When) -> String {
    let mut out = String::new();
    let (open, close) = if plain_date(&when.edtf).is_some() {
        ("<time datetime=\"", "</time>")
    } else {
        ("<span class=\"date\" title=\"EDTF ", "</span>")
    };
    out.push_str(open);
    escape_into(&mut out, &when.edtf);
    out.push_str("\">");
    escape_into(
        &mut out,
        if when.text.is_empty() {
            &when.edtf
        } else {
            &when.text
        },
    );
    out.push_str(close);
    out
}

pub(super) fn moment_element(moment: &str) -> String {
    let words = day_in_words(moment).unwrap_or_else(|| moment_in_words(moment));
    let mut out = String::new();
    if words == moment {
        escape_into(&mut out, moment);
        return out;
    }
    out.push_str("<time datetime=\"");
    escape_into(&mut out, &to_milliseconds(moment));
    out.push_str("\">");
    escape_into(&mut out, &words);
    out.push_str("</time>");
    out
}

/// HTML knows three digits of a second at most.
fn to_milliseconds(moment: &str) -> String {
    match moment.split_once('.') {
        Some((whole, rest)) => {
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            let (fraction, zone) = rest.split_at(digits);
            format!("{whole}.{}{zone}", &fraction[..digits.min(3)])
        }
        None => moment.to_owned(),
    }
}
