//! The next step where there is no connection, or no such thing.

use crate::ops::context::{LAST_CLAIM, LAST_SOURCE};

/// What to do about a connection that was not had, by the words of libpq and the server.
pub fn connect_hint(text: &str) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
    if says(&[
        "password authentication failed",
        "no password supplied",
        "fe_sendauth",
    ]) {
        "check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`"
    } else if says(&["permission denied for database"]) {
        "this login is no member of the desk: an administrator adds it with `counterclaim member add LOGIN --role checker`"
    } else if text.contains("role \"") && says(&["does not exist"]) {
        "an administrator adds the login: `counterclaim member add LOGIN --role checker`"
    } else if text.contains("database \"") && says(&["does not exist"]) {
        "check the database's name; a new one is made by `createdb NAME`, then `counterclaim init`"
    } else if says(&["certificate", "SSL", "root.crt"]) {
        "encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust"
    } else if says(&["no pg_hba.conf entry"]) {
        "the server's pg_hba.conf does not admit this login from here"
    } else {
        "check the address and that the server runs; without an address a private server is used"
    }
}

/// What to do where something is not there.
pub fn missing(what: &str, name: &str, near: &[String]) -> Option<String> {
    let new = (what == "entity").then(|| {
        format!(
            "one that is new here is added with `counterclaim entity add {} --kind KIND`",
            quoted(name)
        )
    });
    if !near.is_empty() {
        let names: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
        let meant = format!("did you mean {}?", names.join(" or "));
        return Some(new.map_or(meant.clone(), |new| format!("{meant} {new}")));
    }
    if let Some(new) = new {
        return Some(format!("`counterclaim entity list` shows what there is; {new}"));
    }
    match (what, name) {
        ("claim", LAST_CLAIM) => Some(
            "`@` is the claim that this login logged or moved last, and there is none yet: name one by its code, as \
             `counterclaim claim list` shows"
                .to_owned(),
        ),
        ("source", LAST_SOURCE) => Some(
            "`@source` is the source that this login brought or changed last, and there is none yet: name one by its \
             handle, as `counterclaim source list` shows"
                .to_owned(),
        ),
        ("login", _) => Some("add it: `counterclaim member add LOGIN --role checker`".to_owned()),
        ("member with login", _) => Some("`counterclaim member list` shows the logins".to_owned()),
        ("dossier" | "claim" | "source" | "question" | "evidence", _) => {
            Some(format!("`counterclaim {what} list` shows what there is"))
        }
        ("citation style", _) => Some("`counterclaim report styles` lists them".to_owned()),
        ("publication", _) => Some("`counterclaim report list` shows what was published".to_owned()),
        ("publication with SHA-256", _) => Some(
            "the file was altered so that it does not say which report it is, or it is of another desk; `counterclaim \
             report list` shows the hashes of what was published"
                .to_owned(),
        ),
        ("claim or source", _) => {
            Some("`counterclaim claim list` and `counterclaim source list` show what there is".to_owned())
        }
        _ => None,
    }
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    let plain = |one: char| one.is_alphanumeric() || "-_./".contains(one);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
