//! From a [`File`] to bytes, always the same for the same file.

use std::io;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};
use serde_json::{Map, Value};
use serde_saphyr::{DoubleQuoted, ser_options};

use super::File;

/// Lines of folded texts are at most this many characters long, and texts longer than this are folded.
const WIDTH: usize = 100;

/// The file as YAML: keys in the order of the types, defaults left out, long texts as blocks, and every text
/// in quotes that a reader of YAML 1.1 or 1.2 could take for something else.
pub fn to_yaml(file: &File) -> String {
    yaml(&canonical(file))
}

/// A part of a file as YAML in the same style, such as the list of claims alone.
pub fn yaml_of(part: &impl Serialize) -> String {
    yaml(&serde_json::to_value(part).expect("a part holds only texts, numbers, lists and keys"))
}

/// The file as YAML with states and verdicts under `review`, for reading: a reader passes over them.
pub fn to_yaml_with_review(file: &File, review: &Value) -> String {
    yaml(&with_review(file, review))
}

fn with_review(file: &File, review: &Value) -> Value {
    let mut value = canonical(file);
    value["review"] = review.clone();
    value
}

fn yaml(value: &Value) -> String {
    let options = ser_options! {
        indent_step: 2,
        compact_list_indent: false,
        prefer_block_scalars: true,
        folded_wrap_chars: WIDTH,
    };
    // JSON is YAML too, should the writer ever refuse
    match serde_saphyr::to_string_with_options(&Styled(value), options) {
        Ok(text) if !has_odd_key(value) => escaped(text),
        _ => json(value),
    }
}

/// Whether some key needs an escape: the writer would leave it bare.
fn has_odd_key(value: &Value) -> bool {
    match value {
        Value::Object(entries) => entries
            .iter()
            .any(|(key, value)| key.chars().any(needs_escape) || has_odd_key(value)),
        Value::Array(items) => items.iter().any(has_odd_key),
        _ => false,
    }
}

/// The writer escapes controls alone. What else needs an escape stands in double quotes, where one can be written.
fn escaped(text: String) -> String {
    let bare = |one: char| needs_escape(one) && !one.is_control();
    if !text.contains(bare) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        if bare(one) {
            out.push_str(&format!("\\u{:04x}", u32::from(one)));
        } else {
            out.push(one);
        }
    }
    out
}

/// The file as JSON: keys in the order of the types, defaults left out, indented by two spaces, with a line
/// feed at the end.
pub fn to_json(file: &File) -> String {
    json(&canonical(file))
}

/// The file as JSON with states and verdicts under `review`, for reading: a reader passes over them.
pub fn to_json_with_review(file: &File, review: &Value) -> String {
    json(&with_review(file, review))
}

fn json(value: &Value) -> String {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Escaping(PrettyFormatter::new()));
    value
        .serialize(&mut writer)
        .expect("a value can be written to memory");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is written in UTF-8")
}

/// The file as a value whose keys have one order.
fn canonical(file: &File) -> Value {
    let mut value = serde_json::to_value(file).expect("a file holds only texts, numbers, lists and keys");
    for source in value
        .get_mut("sources")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        if let Some(Value::Object(item)) = source.get_mut("csl") {
            order(item);
        }
    }
    value
}

/// Orders the keys of a CSL-JSON item: type and title first, the rest by name.
fn order(item: &mut Map<String, Value>) {
    let mut entries: Vec<_> = std::mem::take(item).into_iter().collect();
    let place = |key: &str| match key {
        "type" => 0,
        "title" => 1,
        _ => 2,
    };
    entries.sort_by(|(a, _), (b, _)| (place(a), a).cmp(&(place(b), b)));
    for (key, mut value) in entries {
        order_within(&mut value);
        item.insert(key, value);
    }
}

fn order_within(value: &mut Value) {
    match value {
        Value::Object(inner) => order(inner),
        Value::Array(items) => items.iter_mut().for_each(order_within),
        _ => {}
    }
}

/// Writes a value with the YAML style that suits each text.
struct Styled<'a>(&'a Value);

impl Serialize for Styled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, &Styled(value))?;
                }
                map.end()
            }
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Styled(item))?;
                }
                list.end()
            }
            Value::String(text) if needs_quotes(text) => DoubleQuoted(text.as_str()).serialize(serializer),
            Value::String(text) => text.serialize(serializer),
            other => other.serialize(serializer),
        }
    }
}

/// Whether a text goes into double quotes; the writer finds the style of the others: plain where no reader
/// can take the text for something else, a folded block when it is long, a literal block when it has lines.
fn needs_quotes(text: &str) -> bool {
    // a block whose first line is indented or empty needs an indentation mark, which is hard on the reader
    text.starts_with([' ', '\n'])
        || text.ends_with(' ')
        || text.contains("  ")
        || text.chars().any(needs_escape)
}

/// Characters that cannot be seen, that change the direction of what follows, or that some reader takes for
/// the end of a line.
fn needs_escape(one: char) -> bool {
    match one {
        '\n' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => one.is_control(),
    }
}

/// JSON, indented, with the characters escaped that YAML does not allow bare: what is written as JSON is YAML
/// too.
struct Escaping(PrettyFormatter<'static>);

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(index) = rest.find(needs_escape) {
            let (before, after) = rest.split_at(index);
            self.0.write_string_fragment(writer, before)?;
            let mut after = after.chars();
            if let Some(one) = after.next() {
                for unit in one.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = after.as_str();
        }
        self.0.write_string_fragment(writer, rest)
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}
