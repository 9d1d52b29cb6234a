//! Finding PostgreSQL's server programs on this machine.

use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::error::ClusterError;

/// The oldest major version whose SQL the migrations are written for.
pub const OLDEST_MAJOR: u32 = 15;

/// A directory with `postgres` and `initdb`, and their major version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// The directory.
    pub directory: PathBuf,
    /// Major version: 15, 16 …
    pub major: u32,
}

impl Binaries {
    /// Path of a program in this directory, whether or not it exists.
    pub fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }
}

/// Where packagers put several majors side by side: parent, what precedes the number, what follows it.
const PLACES: &[(&str, &str, &str)] = &[
    ("/usr/lib/postgresql", "", "bin"),                       // Debian, Ubuntu
    ("/usr", "pgsql-", "bin"),                                // PostgreSQL's own packages for Red Hat
    ("/usr/lib", "postgresql", "bin"),                        // SUSE
    ("/usr/lib64", "postgresql-", "bin"),                     // Gentoo
    ("/usr/libexec", "postgresql", ""),                       // Alpine
    ("/opt/homebrew/opt", "postgresql@", "bin"),              // Homebrew
    ("/usr/local/opt", "postgresql@", "bin"),                 // Homebrew on Intel
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql@", "bin"), // Homebrew on Linux
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"), // Postgres.app
    ("/Library/PostgreSQL", "", "bin"),                       // EDB's installer for macOS
    ("/opt/local/lib", "postgresql", "bin"),                  // MacPorts
];

/// The programs to use for a data directory.
///
/// `chosen` is a directory the person named: then nothing else is looked at. `wanted` is the content of an
/// existing data directory's `PG_VERSION`: then only that major will do, and `data` is named in the error.
/// Else the newest major in the usual places is taken, and PATH is searched last.
pub fn find(chosen: Option<&Path>, wanted: Option<&str>, data: &Path) -> Result<Binaries, ClusterError> {
    let (named, others) = match chosen {
        Some(directory) => (Vec::new(), vec![directory.to_path_buf()]),
        None => (
            in_usual_places(),
            env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect(),
        ),
    };
    choose(named, others, wanted, data)
}

/// Picks from candidates whose major is known by name, then from directories that have to be asked.
fn choose(
    mut named: Vec<Binaries>,
    others: Vec<PathBuf>,
    wanted: Option<&str>,
    data: &Path,
) -> Result<Binaries, ClusterError> {
    // the directories themselves say little in an error when there are dozens in PATH
    let looked_in = if others.len() == 1 {
        others.clone()
    } else {
        Vec::new()
    };
    let fits = |major: u32| match wanted {
        Some(version) => version == major.to_string() && major >= OLDEST_MAJOR,
        None => major >= OLDEST_MAJOR,
    };
    named.sort_by_key(|candidate| std::cmp::Reverse(candidate.major));
    let mut majors = Vec::new();
    let mut seen = HashSet::new();
    // asking takes a process each: the iterator does so only after the named ones are exhausted
    let asked = others
        .into_iter()
        .filter(|directory| has_programs(directory))
        .filter_map(ask);
    for candidate in named.into_iter().chain(asked) {
        if fits(candidate.major) {
            return Ok(candidate);
        }
        if seen.insert(candidate.major) {
            majors.push(candidate.major);
        }
    }
    majors.sort_unstable_by_key(|&major| std::cmp::Reverse(major));
    match (wanted, majors.first()) {
        (_, None) => Err(ClusterError::NoBinaries { looked_in }),
        (Some(version), Some(_)) => match version.parse() {
            Ok(found) if found < OLDEST_MAJOR => Err(ClusterError::TooOld {
                found,
                needed: OLDEST_MAJOR,
            }),
            _ => Err(ClusterError::VersionMismatch {
                path: data.into(),
                data: version.into(),
                found: majors,
            }),
        },
        (None, Some(&found)) => Err(ClusterError::TooOld {
            found,
            needed: OLDEST_MAJOR,
        }),
    }
}

fn in_usual_places() -> Vec<Binaries> {
    let mut found = Vec::new();
    for (parent, prefix, rest) in PLACES {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let major = name
                .to_str()
                .and_then(|name| name.strip_prefix(prefix))
                .and_then(|major| major.parse().ok());
            let directory = entry.path().join(rest);
            if let Some(major) = major
                && has_programs(&directory)
            {
                found.push(Binaries { directory, major });
            }
        }
    }
    found
}

fn has_programs(directory: &Path) -> bool {
    ["postgres", "initdb"]
        .iter()
        .all(|program| directory.join(program).is_file())
}

/// Asks `postgres --version`; programs that do not answer are passed over.
fn ask(directory: PathBuf) -> Option<Binaries> {
    let output = Command::new(directory.join("postgres"))
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let major = parse_version(std::str::from_utf8(&output.stdout).ok()?)?;
    // an absolute path keeps its meaning when the server is started from another working directory
    Some(Binaries {
        directory: std::path::absolute(directory).ok()?,
        major,
    })
}

/// The major in a line such as `postgres (PostgreSQL) 15.18 (Debian 15.18-1)` or `… 18beta1`.
fn parse_version(line: &str) -> Option<u32> {
    let version = line.split(") ").nth(1)?;
    let end = version
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(version.len());
    version[..end].parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn candidates(majors: &[u32]) -> Vec<Binaries> {
        majors
            .iter()
            .map(|&major| Binaries {
                directory: format!("/pg/{major}").into(),
                major,
            })
            .collect()
    }

    fn pick(majors: &[u32], wanted: Option<&str>) -> Result<u32, ClusterError> {
        choose(candidates(majors), Vec::new(), wanted, Path::new("/data")).map(|found| found.major)
    }

    #[test]
    fn newest_without_data_and_the_matching_one_with() {
        assert_eq!(pick(&[15, 17, 16], None).unwrap(), 17);
        assert_eq!(pick(&[15, 17, 16], Some("16")).unwrap(), 16);
    }

    #[test]
    fn errors_say_what_was_found() {
        let error = pick(&[15, 17], Some("16")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`/data` needs PostgreSQL 16, but the programs found are of 17, 15"
        );
        assert!(matches!(
            pick(&[13, 14], None),
            Err(ClusterError::TooOld {
                found: 14,
                needed: 15
            })
        ));
        assert!(matches!(
            pick(&[14, 17], Some("14")),
            Err(ClusterError::TooOld { found: 14, .. })
        ));
        assert!(matches!(
            pick(&[], Some("17")),
            Err(ClusterError::NoBinaries { .. })
        ));
        assert!(matches!(
            pick(&[17], Some("garbage")),
            Err(ClusterError::VersionMismatch { .. })
        ));
    }

    #[test]
    fn version_lines() {
        assert_eq!(
            parse_version("postgres (PostgreSQL) 15.18 (Debian 15.18-1)\n"),
            Some(15)
        );
        assert_eq!(parse_version("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(parse_version("postgres (PostgreSQL) 17"), Some(17));
        assert_eq!(parse_version("something else"), None);
    }
}
