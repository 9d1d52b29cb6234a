//! Rows as payloads hold them: the text of PostgreSQL's `jsonb` for a row, made here from the values that the server sends.
//!
//! The text of a row is that of `to_jsonb(row)`: keys by length and then by bytes, `": "` and `", "` between. So a
//! payload that nobody touched is, byte for byte, what its rows give.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike};
use uuid::Uuid;

/// Microseconds and days that stand for never and forever.
const ENDLESS: (i64, i64) = (i64::MIN, i64::MAX);
const ENDLESS_DAYS: (i32, i32) = (i32::MIN, i32::MAX);

/// How a value is sent, and so what is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, to be quoted.
    Text,
    /// A whole number of 2, 4 or 8 bytes.
    Number,
    /// Yes or no.
    Truth,
    /// An id.
    Id,
    /// Microseconds since 2000, UTC.
    Moment,
    /// Days since 2000-01-01.
    Day,
    /// Bytes, as `\x` and hexadecimal digits.
    Bytes,
    /// JSON as text, taken as it is: whatever the server writes itself.
    Json,
}

impl Kind {
    /// That of a built-in type; any other is for the server to write.
    pub fn of_type(name: &str) -> Self {
        match name {
            "text" | "varchar" => Kind::Text,
            "int2" | "int4" | "int8" => Kind::Number,
            "bool" => Kind::Truth,
            "uuid" => Kind::Id,
            "timestamptz" => Kind::Moment,
            "date" => Kind::Day,
            "bytea" => Kind::Bytes,
            _ => Kind::Json,
        }
    }
}

/// A column: its key as it is written, and how its values are sent.
#[derive(Debug, Clone)]
struct Column {
    key: Vec<u8>,
    kind: Kind,
}

/// The columns of a table in the order in which a row's keys are written.
#[derive(Debug, Clone)]
pub struct Layout {
    columns: Vec<Column>,
    stream: usize,
    version: usize,
}

/// A row that is not what its layout says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a row is not sent as its columns say")]
pub struct NotARow;

/// The order of keys in `jsonb`.
pub fn key_order(key: &str) -> (usize, &str) {
    (key.len(), key)
}

impl Layout {
    /// Columns with their kinds; `stream` and `version` are those that name the row's event. The row must be sent in the
    /// order of [`Layout::order`].
    pub fn new(columns: &[(String, Kind)], stream: &str, version: &str) -> Option<Self> {
        let at = |name: &str, kind| {
            columns
                .iter()
                .position(|column| column.0 == name && column.1 == kind)
        };
        let written = columns.iter().enumerate().map(|(index, (name, kind))| {
            let mut key = if index == 0 { Vec::new() } else { b", ".to_vec() };
            quote(name.as_bytes(), &mut key);
            key.extend_from_slice(b": ");
            Column { key, kind: *kind }
        });
        Some(Layout {
            stream: at(stream, Kind::Id)?,
            version: at(version, Kind::Number)?,
            columns: written.collect(),
        })
    }

    /// Puts columns in the order in which a row's keys are written.
    pub fn order(columns: &mut [(String, Kind)]) {
        columns.sort_by(|left, right| key_order(&left.0).cmp(&key_order(&right.0)));
    }

    /// The events that rows name, without writing them.
    pub fn events(&self, mut sent: &[u8]) -> Result<Vec<(Uuid, i32)>, NotARow> {
        let mut events = Vec::new();
        while !sent.is_empty() {
            let count = u32::from_be_bytes(take(&mut sent)?) as usize;
            let (mut stream, mut version) = (None, None);
            for index in 0..count {
                let _type: [u8; 4] = take(&mut sent)?;
                let length = usize::try_from(i32::from_be_bytes(take(&mut sent)?)).unwrap_or_default();
                let (value, rest) = sent.split_at_checked(length).ok_or(NotARow)?;
                sent = rest;
                if index == self.stream {
                    stream = Uuid::from_slice(value).ok();
                } else if index == self.version {
                    version = i32::try_from(number(value)?).ok();
                }
            }
            events.push(stream.zip(version).ok_or(NotARow)?);
        }
        Ok(events)
    }

    /// Takes the next row off what `record_send` gave, and writes its text; says which event the row names.
    pub fn write(&self, sent: &mut &[u8], out: &mut Vec<u8>) -> Result<(Uuid, i32), NotARow> {
        let count = take(sent)?;
        if u32::from_be_bytes(count) as usize != self.columns.len() {
            return Err(NotARow);
        }
        let (mut stream, mut version) = (None, None);
        out.push(b'{');
        for (index, column) in self.columns.iter().enumerate() {
            let _type: [u8; 4] = take(sent)?;
            let length = i32::from_be_bytes(take(sent)?);
            out.extend_from_slice(&column.key);
            let Ok(length) = usize::try_from(length) else {
                out.extend_from_slice(b"null");
                continue;
            };
            let (value, rest) = sent.split_at_checked(length).ok_or(NotARow)?;
            *sent = rest;
            if index == self.stream {
                stream = Uuid::from_slice(value).ok();
            } else if index == self.version {
                version = i32::try_from(number(value)?).ok();
            }
            write(column.kind, value, out)?;
        }
        out.push(b'}');
        stream.zip(version).ok_or(NotARow)
    }
}

fn take<const N: usize>(sent: &mut &[u8]) -> Result<[u8; N], NotARow> {
    let (taken, rest) = sent.split_first_chunk::<N>().ok_or(NotARow)?;
    *sent = rest;
    Ok(*taken)
}

fn number(value: &[u8]) -> Result<i64, NotARow> {
    Ok(match value.len() {
        2 => i64::from(i16::from_be_bytes(value.try_into().map_err(|_| NotARow)?)),
        4 => i64::from(i32::from_be_bytes(value.try_into().map_err(|_| NotARow)?)),
        _ => i64::from_be_bytes(value.try_into().map_err(|_| NotARow)?),
    })
}

fn write(kind: Kind, value: &[u8], out: &mut Vec<u8>) -> Result<(), NotARow> {
    match kind {
        Kind::Text => quote(value, out),
        Kind::Json => out.extend_from_slice(value),
        Kind::Number => write_number(number(value)?, 1, out),
        Kind::Truth => out.extend_from_slice(if value == [0] { b"false" } else { b"true" }),
        Kind::Id => {
            let id = Uuid::from_slice(value).map_err(|_| NotARow)?;
            let mut buffer = Uuid::encode_buffer();
            out.push(b'"');
            out.extend_from_slice(id.hyphenated().encode_lower(&mut buffer).as_bytes());
            out.push(b'"');
        }
        Kind::Moment => {
            out.push(b'"');
            write_moment(number(value)?, out)?;
            out.push(b'"');
        }
        Kind::Day => {
            out.push(b'"');
            let days = i32::try_from(number(value)?).map_err(|_| NotARow)?;
            write_day(days, out)?;
            out.push(b'"');
        }
        Kind::Bytes => {
            out.extend_from_slice(b"\"\\\\x");
            out.extend_from_slice(hex::encode(value).as_bytes());
            out.push(b'"');
        }
    }
    Ok(())
}

/// Text as `jsonb` quotes it: no more than it must.
fn quote(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text;
    while let Some(at) = rest
        .iter()
        .position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\'))
    {
        out.extend_from_slice(&rest[..at]);
        match rest[at] {
            byte @ (b'"' | b'\\') => out.extend_from_slice(&[b'\\', byte]),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0c => out.extend_from_slice(b"\\f"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            byte => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        }
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// A number with at least so many digits.
fn write_number(number: i64, digits: usize, out: &mut Vec<u8>) {
    if number < 0 {
        out.push(b'-');
    }
    let mut rest = number.unsigned_abs();
    let mut buffer = [b'0'; 20];
    let mut at = buffer.len();
    while rest > 0 || buffer.len() - at < digits {
        at -= 1;
        buffer[at] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    out.extend_from_slice(&buffer[at..]);
}

/// A day as ISO 8601 writes it; PostgreSQL counts years before the first as `BC`. Says whether it is one.
fn write_date(date: NaiveDate, out: &mut Vec<u8>) -> bool {
    let before = date.year() <= 0;
    let year = if before { 1 - date.year() } else { date.year() };
    write_number(i64::from(year), 4, out);
    out.push(b'-');
    write_number(i64::from(date.month()), 2, out);
    out.push(b'-');
    write_number(i64::from(date.day()), 2, out);
    before
}

fn epoch() -> NaiveDate {
    NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default()
}

fn write_day(days: i32, out: &mut Vec<u8>) -> Result<(), NotARow> {
    if days == ENDLESS_DAYS.0 {
        out.extend_from_slice(b"-infinity");
    } else if days == ENDLESS_DAYS.1 {
        out.extend_from_slice(b"infinity");
    } else {
        let date = epoch().checked_add_signed(Duration::days(i64::from(days)));
        if write_date(date.ok_or(NotARow)?, out) {
            out.extend_from_slice(b" BC");
        }
    }
    Ok(())
}

fn write_moment(micros: i64, out: &mut Vec<u8>) -> Result<(), NotARow> {
    if micros == ENDLESS.0 {
        out.extend_from_slice(b"-infinity");
        return Ok(());
    }
    if micros == ENDLESS.1 {
        out.extend_from_slice(b"infinity");
        return Ok(());
    }
    let since_1970 = micros.checked_add(super::log::POSTGRES_EPOCH * 1_000_000);
    let moment = since_1970
        .and_then(DateTime::from_timestamp_micros)
        .ok_or(NotARow)?
        .naive_utc();
    let before = write_date(moment.date(), out);
    for (mark, number) in [
        (b'T', moment.hour()),
        (b':', moment.minute()),
        (b':', moment.second()),
    ] {
        out.push(mark);
        write_number(i64::from(number), 2, out);
    }
    let fraction = moment.nanosecond() / 1_000;
    if fraction > 0 {
        out.push(b'.');
        write_number(i64::from(fraction), 6, out);
        while out.last() == Some(&b'0') {
            out.pop();
        }
    }
    out.extend_from_slice(b"+00:00");
    if before {
        out.extend_from_slice(b" BC");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(kind: Kind, value: &[u8]) -> String {
        let mut out = Vec::new();
        write(kind, value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_is_quoted_as_jsonb_quotes_it() {
        assert_eq!(
            text_of(
                Kind::Text,
                "a \"b\" \\ / \n\t\r\u{8}\u{c}\u{1}\u{1f}\u{7f} é".as_bytes()
            ),
            "\"a \\\"b\\\" \\\\ / \\n\\t\\r\\b\\f\\u0001\\u001f\u{7f} é\""
        );
        assert_eq!(text_of(Kind::Bytes, &[0, 255]), r#""\\x00ff""#);
    }

    #[test]
    fn numbers_days_and_moments_are_written_as_the_server_writes_them() {
        assert_eq!(text_of(Kind::Number, &(-12_i32).to_be_bytes()), "-12");
        assert_eq!(
            text_of(Kind::Number, &i64::MIN.to_be_bytes()),
            "-9223372036854775808"
        );
        assert_eq!(text_of(Kind::Number, &0_i16.to_be_bytes()), "0");
        assert_eq!(text_of(Kind::Day, &0_i32.to_be_bytes()), "\"2000-01-01\"");
        assert_eq!(text_of(Kind::Day, &i32::MAX.to_be_bytes()), "\"infinity\"");
        let moment = |micros: i64| text_of(Kind::Moment, &micros.to_be_bytes());
        assert_eq!(moment(0), "\"2000-01-01T00:00:00+00:00\"");
        assert_eq!(moment(1_500_000), "\"2000-01-01T00:00:01.5+00:00\"");
        assert_eq!(moment(-1), "\"1999-12-31T23:59:59.999999+00:00\"");
        assert_eq!(moment(i64::MIN), "\"-infinity\"");
    }

    #[test]
    fn a_row_says_its_event_and_what_is_no_row_is_refused() {
        let columns = [("id".to_owned(), Kind::Id), ("version".to_owned(), Kind::Number)];
        let layout = Layout::new(&columns, "id", "version").unwrap();
        let mut sent = 2_u32.to_be_bytes().to_vec();
        sent.extend([0, 0, 0, 0, 0, 0, 0, 16]);
        sent.extend(Uuid::nil().as_bytes());
        sent.extend([0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3]);
        let mut out = Vec::new();
        let mut rest = sent.as_slice();
        assert_eq!(layout.write(&mut rest, &mut out), Ok((Uuid::nil(), 3)));
        assert_eq!(
            String::from_utf8(out).unwrap(),
            r#"{"id": "00000000-0000-0000-0000-000000000000", "version": 3}"#
        );
        assert!(rest.is_empty());
        assert_eq!(layout.write(&mut &sent[..30], &mut Vec::new()), Err(NotARow));
    }
}
