//! What a login need not say again: the dossier it works in, and the claim and the source it touched last.
//!
//! The dossier is remembered in a file of one's own, since it is a habit of one person at one machine. The last claim
//! and source are asked of the event log: that costs one look into an index, it is the same from two machines, and it
//! cannot name what was never written or is no longer to be seen.

use std::borrow::Cow;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::db::{Connection, last};
use crate::domain::ids::{ClaimCode, SourceId};
use crate::domain::log::sha256;

use super::desk::{Desk, Place};
use super::{OpError, OpResult};

/// The name of the claim that the login touched last.
pub const LAST_CLAIM: &str = "@";
/// The name of the source that the login touched last.
pub const LAST_SOURCE: &str = "@source";

/// Where the dossier of one login at one desk is remembered.
#[derive(Debug, Clone)]
pub struct Memory {
    path: PathBuf,
    /// The login and its desk in full: also which of several private ones.
    whose: String,
}

impl Memory {
    /// The memory of a desk's login, in a data directory. A server's address is part of the file's name only as a hash,
    /// and without its password.
    pub fn of(desk: &Desk, data_dir: &Path) -> Self {
        let place = match &desk.place {
            Place::Private(_) => Cow::Borrowed("private"),
            Place::Server(address) => Cow::Owned(without_password(address)),
        };
        let login = desk.login.as_deref().unwrap_or_default();
        let name = hex::encode(&sha256(format!("{place}\n{login}").as_bytes())[..8]);
        let whose = match &desk.place {
            Place::Private(settings) => format!("{}\n{login}", settings.data_dir.display()),
            Place::Server(_) => format!("{place}\n{login}"),
        };
        Memory {
            path: data_dir.join("context").join(name),
            whose,
        }
    }

    /// What tells files kept for this login, at this desk, in a dossier from those for others: 12 hexadecimal digits.
    pub fn mark(&self, dossier: Option<&str>) -> String {
        let text = format!("{}\n{}", self.whose, dossier.unwrap_or_default());
        hex::encode(&sha256(text.as_bytes())[..6])
    }

    /// The slug of the remembered dossier. A memory that cannot be read is none: it must not stop the work.
    pub fn dossier(&self) -> Option<String> {
        let text = fs::read_to_string(&self.path).ok()?;
        let slug = text.trim();
        (!slug.is_empty()).then(|| slug.to_owned())
    }

    /// Remembers a dossier, or none. Whoever reads meanwhile reads the old one or the new one, never half of it.
    pub fn remember(&self, slug: Option<&str>) -> OpResult<()> {
        let failed = |source| OpError::File {
            action: "write",
            path: self.path.clone(),
            source,
        };
        let Some(slug) = slug else {
            return match fs::remove_file(&self.path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error)),
                _ => Ok(()),
            };
        };
        let draft = self.path.with_extension(std::process::id().to_string());
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&draft, format!("{slug}\n"))
            .and_then(|()| fs::rename(&draft, &self.path))
            .map_err(failed)
    }
}

/// An address without the password that a URL or a keyword string may carry.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        let words = address
            .split_whitespace()
            .filter(|word| !word.starts_with("password"));
        return words.collect::<Vec<_>>().join(" ");
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let authority = match authority.rsplit_once('@') {
        Some((user, host)) => {
            let name = user.split_once(':').map_or(user, |(name, _)| name);
            format!("{name}@{host}")
        }
        None => authority.to_owned(),
    };
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let query: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.starts_with("password="))
        .collect();
    format!("{scheme}://{authority}{path}?{}", query.join("&"))
}

/// The names of claims, with `@` replaced by the code it stands for.
pub fn with_last_claim<'a>(conn: &mut Connection, names: &'a [String]) -> OpResult<Cow<'a, [String]>> {
    if !names.iter().any(|name| name == LAST_CLAIM) {
        return Ok(Cow::Borrowed(names));
    }
    let code = last_claim(conn)?.to_string();
    let named = |name: &String| {
        if name == LAST_CLAIM {
            code.clone()
        } else {
            name.clone()
        }
    };
    Ok(names.iter().map(named).collect())
}

/// The claim that the login touched last.
pub fn last_claim(conn: &mut Connection) -> OpResult<ClaimCode> {
    last::claim(conn)?.ok_or_else(|| nothing_yet("claim", LAST_CLAIM))
}

/// The source that the login touched last.
pub fn last_source(conn: &mut Connection) -> OpResult<SourceId> {
    last::source(conn)?.ok_or_else(|| nothing_yet("source", LAST_SOURCE))
}

fn nothing_yet(what: &'static str, name: &str) -> OpError {
    OpError::Missing {
        what,
        name: name.to_owned(),
        near: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(address: &str, login: &str, folder: &Path) -> Memory {
        let desk = Desk {
            place: Place::Server(address.to_owned()),
            login: Some(login.to_owned()),
            reaper: None,
        };
        Memory::of(&desk, folder)
    }

    #[test]
    fn each_login_at_each_desk_has_a_memory_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let mine = memory("postgres://host/desk", "checker", folder.path());
        let theirs = memory("postgres://host/desk", "editor", folder.path());
        let elsewhere = memory("postgres://host/other", "checker", folder.path());
        assert_eq!(mine.dossier(), None);
        mine.remember(Some("mali-algeria")).unwrap();
        assert_eq!(mine.dossier().as_deref(), Some("mali-algeria"));
        assert_eq!((theirs.dossier(), elsewhere.dossier()), (None, None));
        mine.remember(Some("other")).unwrap();
        assert_eq!(mine.dossier().as_deref(), Some("other"));
        mine.remember(None).unwrap();
        mine.remember(None).unwrap();
        assert_eq!(mine.dossier(), None);
    }

    #[test]
    fn a_password_is_no_part_of_the_name() {
        for (address, bare) in [
            ("postgres://me:secret@host/desk", "postgres://me@host/desk?"),
            (
                "postgres://host/desk?password=secret&port=1",
                "postgres://host/desk?port=1",
            ),
            ("host=/run dbname=desk password=secret", "host=/run dbname=desk"),
        ] {
            assert_eq!(without_password(address), bare);
        }
    }
}
