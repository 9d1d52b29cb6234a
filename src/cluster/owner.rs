//! Whom the server runs as: PostgreSQL refuses to be root.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::geteuid;

use super::error::ClusterError;
use super::layout::Layout;

/// The user that server processes are started as when we are root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Name, or the number where the name is not known.
    pub name: String,
    /// User id.
    pub uid: u32,
    /// Primary group id.
    pub gid: u32,
}

impl Owner {
    /// `None` for an ordinary user, who runs the server himself. For root the owner of what is already there,
    /// so that `sudo` does no harm in a user's directory, else `postgres`, else `nobody`.
    pub fn find(layout: &Layout) -> Result<Option<Self>, ClusterError> {
        if !geteuid().is_root() {
            return Ok(None);
        }
        for path in [&layout.data, &layout.root] {
            if let Ok(metadata) = fs::metadata(path)
                && metadata.uid() != 0
            {
                let (uid, gid) = (metadata.uid(), metadata.gid());
                return Ok(Some(Self {
                    name: uid.to_string(),
                    uid,
                    gid,
                }));
            }
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let lookup = |name| in_passwd(&passwd, name).or_else(|| from_id_command(name));
        ["postgres", "nobody"]
            .into_iter()
            .find_map(lookup)
            .map(Some)
            .ok_or(ClusterError::ServiceUser)
    }

    /// Makes a command run as this user. The standard library drops root's supplementary groups as it sets
    /// the id.
    pub fn apply(&self, command: &mut Command) {
        command.uid(self.uid).gid(self.gid);
    }

    /// Fails on the outermost directory on the way to `path`, itself included, that this user cannot enter.
    pub fn check_way_to(&self, path: &Path) -> Result<(), ClusterError> {
        let real = fs::canonicalize(path).map_err(ClusterError::at(path))?;
        let mut ways: Vec<&Path> = path.ancestors().chain(real.ancestors()).collect();
        ways.sort_by_key(|way| way.as_os_str().len());
        for way in ways {
            let metadata = fs::metadata(way).map_err(ClusterError::at(way))?;
            let bit = match () {
                () if metadata.uid() == self.uid => 0o100,
                () if metadata.gid() == self.gid => 0o010,
                () => 0o001,
            };
            if metadata.mode() & bit == 0 {
                return Err(ClusterError::NotEnterable {
                    path: way.into(),
                    user: self.name.clone(),
                });
            }
        }
        Ok(())
    }
}

/// A user's line in the text of `/etc/passwd`.
fn in_passwd(passwd: &str, name: &str) -> Option<Owner> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next()? != name {
            return None;
        }
        let uid = fields.nth(1)?.parse().ok().filter(|&uid| uid != 0)?;
        Some(Owner {
            name: name.into(),
            uid,
            gid: fields.next()?.parse().ok()?,
        })
    })
}

/// Users of directory services, and of macOS, are not in `/etc/passwd`.
fn from_id_command(name: &str) -> Option<Owner> {
    let number = |flag: &str| {
        let output = Command::new("id")
            .args([flag, name])
            .stdin(Stdio::null())
            .output()
            .ok()?;
        // macOS prints `nobody` as -2
        let number: i64 = std::str::from_utf8(&output.stdout).ok()?.trim().parse().ok()?;
        Some(number as u32)
    };
    let uid = number("-u").filter(|&uid| uid != 0)?;
    Some(Owner {
        name: name.into(),
        uid,
        gid: number("-g")?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn passwd_lines() {
        let passwd =
            "root:x:0:0::/root:/bin/sh\npostgres:x:101:104:A:/p:/bin/sh\nnobody:*:-2:-2::/:/x\nbad\n";
        assert_eq!(
            in_passwd(passwd, "postgres"),
            Some(Owner {
                name: "postgres".into(),
                uid: 101,
                gid: 104
            })
        );
        assert_eq!(in_passwd(passwd, "root"), None);
        assert_eq!(in_passwd(passwd, "nobody"), None);
        assert_eq!(in_passwd(passwd, "post"), None);
    }
}
