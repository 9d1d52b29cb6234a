//! Addresses of servers: a URL or a keyword string, as libpq takes them.
//!
//! A password in an address is for connecting only: it is never shown, neither by an error nor in the arguments of
//! another program, which everybody on the machine can read.

use std::fmt;
use std::time::Duration;

use diesel::Connection as _;
use diesel::result::ConnectionError;

use super::{Connection, DbError, DbResult};

/// Settings of every connection of ours: pinned output formats, and limits so that a lost client or a stuck lock ends.
const SESSION: &str = "-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601 -c bytea_output=hex \
    -c standard_conforming_strings=on -c client_connection_check_interval=10s -c lock_timeout=30s -c jit=off";
/// The limit on each statement of a connection for somebody who is typing.
const BRIEF: &str = "-c statement_timeout=2s";
/// The fewest seconds for connecting that libpq takes.
const BRIEFEST: &str = "2";
/// Parameters that are nobody else's business.
const SECRETS: &[&str] = &["password", "sslpassword"];
/// What stands in the place of a secret.
const MASK: &str = "***";

/// Where to connect: a URL or a keyword string as libpq takes them.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    text: String,
    login: Option<String>,
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Address").field(&self.shown()).finish()
    }
}

impl Address {
    /// An address; `login` replaces the user it names.
    pub fn new(text: &str, login: Option<&str>) -> Self {
        Address {
            text: text.trim().to_owned(),
            login: login.map(str::to_owned),
        }
    }

    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// What libpq says, without the password.
    pub fn connect(&self) -> DbResult<Connection> {
        self.connect_with(SESSION, &[])
    }

    /// Opens a connection for somebody who waits while typing: what takes seconds is given up.
    pub fn connect_briefly(&self) -> DbResult<Connection> {
        self.connect_with(&format!("{SESSION} {BRIEF}"), &[("connect_timeout", BRIEFEST)])
    }

    fn connect_with(&self, session: &str, further: &[(&str, &str)]) -> DbResult<Connection> {
        if self.text.contains("://") && !is_url(&self.text) {
            let reason = "an address begins with postgres:// or postgresql://, or is made of KEY=VALUE";
            return Err(DbError::Connect(ConnectionError::InvalidConnectionUrl(
                reason.to_owned(),
            )));
        }
        let parameters = [("application_name", "counterclaim"), ("options", session)];
        let text = self.extended(&self.text, &[&parameters, further].concat());
        Connection::establish(&text).map_err(|error| DbError::Connect(self.discreet(error)))
    }

    /// Opens a connection, trying again for a while: for a server that is just starting.
    pub fn connect_within(&self, limit: Duration) -> DbResult<Connection> {
        let start = std::time::Instant::now();
        loop {
            match self.connect() {
                Err(_) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(5)),
                outcome => return outcome,
            }
        }
    }

    /// The address with its login and without passwords, for people and for other programs' arguments.
    pub fn shown(&self) -> String {
        self.extended(&split(&self.text).0, &[])
    }

    /// The password that the address holds.
    pub fn password(&self) -> Option<String> {
        split(&self.text).1
    }

    /// The text with the login and further parameters; the last of several values counts.
    fn extended(&self, text: &str, parameters: &[(&str, &str)]) -> String {
        // a password may hold a question mark
        let mut has_parameters = split(text).0.contains('?');
        let mut text = text.to_owned();
        let login = self.login.as_deref().map(|login| ("user", login));
        for (key, value) in parameters.iter().copied().chain(login) {
            if is_url(&text) {
                text.push(if has_parameters { '&' } else { '?' });
                has_parameters = true;
                text.push_str(&format!("{key}={}", percent_encoded(value)));
            } else {
                let value = value.replace('\\', r"\\").replace('\'', r"\'");
                text.push_str(&format!(" {key}='{value}'"));
            }
        }
        text
    }

    /// The error without the password. Where the address itself is at fault libpq quotes the part it cannot read,
    /// which may be a part of the password.
    fn discreet(&self, error: ConnectionError) -> ConnectionError {
        let ConnectionError::BadConnection(mut text) = error else {
            return error;
        };
        let names_a_server =
            text.starts_with("connection to server") || text.starts_with("could not translate");
        if !names_a_server && let (Some(start), Some(end)) = (text.find('"'), text.rfind('"')) {
            text.replace_range(start..=end, MASK);
        }
        if let Some(password) = self.password().filter(|password| !password.is_empty()) {
            text = text.replace(&password, MASK);
        }
        // without encryption it is tried again, with the same outcome
        let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.dedup();
        ConnectionError::BadConnection(lines.join("\n"))
    }
}

fn is_url(text: &str) -> bool {
    text.starts_with("postgres://") || text.starts_with("postgresql://")
}

/// The address without secrets, and its password.
fn split(text: &str) -> (String, Option<String>) {
    if is_url(text) {
        split_url(text)
    } else {
        split_keywords(text)
    }
}

fn split_url(text: &str) -> (String, Option<String>) {
    let mut password = None;
    let (scheme, mut rest) = text.split_at(text.find("://").map_or(0, |index| index + 3));
    let mut shown = scheme.to_owned();
    if let Some((user, others)) = rest.split_once('@').filter(|(user, _)| !user.contains('/')) {
        let (name, given) = user
            .split_once(':')
            .map_or((user, None), |(name, given)| (name, Some(given)));
        shown.push_str(name);
        shown.push('@');
        password = given.map(percent_decoded);
        rest = others;
    }
    let Some((place, parameters)) = rest.split_once('?') else {
        return (shown + rest, password);
    };
    shown.push_str(place);
    let mut separator = '?';
    for parameter in parameters.split('&') {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let key = percent_decoded(key);
        if key == "password" {
            password = Some(percent_decoded(value));
        }
        if !SECRETS.contains(&key.as_str()) {
            shown.push(separator);
            shown.push_str(parameter);
            separator = '&';
        }
    }
    (shown, password)
}

fn split_keywords(text: &str) -> (String, Option<String>) {
    let mut shown: Vec<&str> = Vec::new();
    let mut password = None;
    let mut rest = text.trim_start();
    while let Some((key, after)) = rest.split_once('=') {
        let (value, length) = keyword_value(after);
        let end = rest.len() - after.len() + length;
        let key = key.trim();
        if key == "password" {
            password = Some(value);
        }
        if !SECRETS.contains(&key) {
            shown.push(&rest[..end]);
        }
        rest = rest[end..].trim_start();
    }
    // what has no `=` is a mistake, and may be anything
    (shown.join(" "), password)
}

/// The value that a keyword string begins with, and how many bytes it takes, blanks before it included.
fn keyword_value(text: &str) -> (String, usize) {
    let trimmed = text.trim_start();
    let quoted = trimmed.starts_with('\'');
    let mut value = String::new();
    let mut chars = trimmed.char_indices().skip(usize::from(quoted));
    while let Some((index, one)) = chars.next() {
        let end = text.len() - trimmed.len() + index;
        match one {
            '\\' => value.extend(chars.next().map(|(_, next)| next)),
            '\'' if quoted => return (value, end + 1),
            one if !quoted && one.is_whitespace() => return (value, end),
            one => value.push(one),
        }
    }
    (value, text.len())
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let code = bytes
            .get(index + 1..index + 3)
            .filter(|_| bytes[index] == b'%')
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(code.unwrap_or(bytes[index]));
        index += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_login_replaces_the_user_of_either_form() {
        let url = Address::new("postgres://a@localhost/db", Some("o'neil x"));
        assert_eq!(url.shown(), "postgres://a@localhost/db?user=o%27neil%20x");
        let words = Address::new("host=/tmp dbname=x", Some("o'neil"));
        assert_eq!(words.shown(), r"host=/tmp dbname=x user='o\'neil'");
    }

    #[test]
    fn a_password_is_taken_out_of_either_form() {
        let cases = [
            ("postgres://h/db", "postgres://h/db", None),
            ("postgresql://u@h/db", "postgresql://u@h/db", None),
            ("postgres://u:p%40s@h:1/db", "postgres://u@h:1/db", Some("p@s")),
            ("postgres://u:@h/db", "postgres://u@h/db", Some("")),
            ("postgres://u:p?q@h/db", "postgres://u@h/db", Some("p?q")),
            (
                "postgres:///db?host=/tmp&password=a%26b&x=1",
                "postgres:///db?host=/tmp&x=1",
                Some("a&b"),
            ),
            ("postgres://h/db?p%61ssword=x", "postgres://h/db", Some("x")),
            ("postgres://h/a@b", "postgres://h/a@b", None),
            ("host=h password=s3 dbname=d", "host=h dbname=d", Some("s3")),
            (r"password = 'a b\'c' host=h", "host=h", Some("a b'c")),
            (r"host=h password=a\ b", "host=h", Some("a b")),
            ("host=h password='open", "host=h", Some("open")),
            ("host = 'a b'  sslpassword=x", "host = 'a b'", None),
            ("hunter2", "", None),
        ];
        for (text, shown, password) in cases {
            let address = Address::new(text, None);
            assert_eq!(address.shown(), shown, "{text}");
            assert_eq!(address.password().as_deref(), password, "{text}");
            assert!(!format!("{address:?}").contains("s3"));
        }
    }

    #[test]
    fn errors_do_not_tell_the_password() {
        for text in [
            "postgres://u:hunter2@127.0.0.1:1/db",
            "postgres://u:hunter2@127.0.0.1:port/db",
            "postgres://u:100%hunter2@127.0.0.1:1/db",
            "postgres://u:x@127.0.0.1:1/db?nonsense=hunter2",
            "postgre://u:hunter2@127.0.0.1:1/db",
            "mysql://u:hunter2@127.0.0.1:1/db",
            "u:hunter2@127.0.0.1:1/db",
            "host=127.0.0.1 port=1 password=hunter2",
            "host=127.0.0.1 port=1 password='hunter2",
            "host=127.0.0.1 port=1 pasword=x hunter2",
        ] {
            let error = Address::new(text, None).connect().err().unwrap();
            let said = format!("{error:?} {}", std::error::Error::source(&error).unwrap());
            assert!(!said.contains("hunter2"), "{text}: {said}");
        }
    }
}
