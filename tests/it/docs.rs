//! The documents' own examples: each ```` ```console ```` block is run as it stands, in a desk of its own, and what it shows
//! is what comes out. `BLESS=1` writes the output anew.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::support::clean;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const PROGRAM: &str = env!("CARGO_BIN_EXE_counterclaim");
/// A line that stands for any lines.
const ELIDED: &str = "…";

#[test]
fn the_readme_shows_what_the_commands_print() {
    check("README.md", &Reader::new());
}

#[test]
fn the_guides_show_what_the_commands_print() {
    for role in ["checker", "reviewer", "editor", "administrator"] {
        check(&format!("docs/guide/{role}.md"), &Reader::with_desk());
    }
}

/// A place where a reader starts: a home of their own, the program in the PATH, the project's fixtures.
pub struct Reader {
    dir: TempDir,
}

impl Reader {
    fn new() -> Self {
        let dir = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o711)).unwrap();
        for folder in ["fixtures", "docs"] {
            symlink(Path::new(ROOT).join(folder), dir.path().join(folder)).unwrap();
        }
        Reader { dir }
    }

    /// With the desk and the dossier that the README sets up.
    pub fn with_desk() -> Self {
        let reader = Reader::new();
        for command in set_up() {
            reader.run(&command);
        }
        reader
    }

    /// Where a file of theirs lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// What a command line prints, results and messages as they come.
    pub fn run(&self, line: &str) -> String {
        let bin = PathBuf::from(PROGRAM);
        let path = format!(
            "{}:{}",
            bin.parent().unwrap().display(),
            std::env::var("PATH").unwrap()
        );
        let output = clean(&mut Command::new("bash"))
            .args(["-c", &format!("{{ {line}\n}} 2>&1")])
            .current_dir(self.dir.path())
            .env("PATH", path)
            .env("HOME", self.dir.path())
            .env("COUNTERCLAIM_HOME", self.dir.path().join("d"))
            .env("COUNTERCLAIM_IDLE", "0")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.run("counterclaim db stop");
    }
}

/// The commands of the README's section of that name.
fn set_up() -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let section = text
        .split("\n## ")
        .find(|part| part.starts_with("A desk of your own\n"));
    let commands = section
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("$ "));
    let commands: Vec<String> = commands.map(ToOwned::to_owned).collect();
    assert!(commands.len() > 4, "{commands:?}");
    commands
}

fn check(name: &str, reader: &Reader) {
    let path = Path::new(ROOT).join(name);
    let text = fs::read_to_string(&path).unwrap();
    let mut written = String::new();
    let mut wrong = String::new();
    let mut lines = text.lines().peekable();
    let mut commands = 0;
    while let Some(line) = lines.next() {
        written.push_str(&format!("{line}\n"));
        if line != "```console" {
            continue;
        }
        while let Some(first) = lines.next_if(|line| *line != "```") {
            let mut command = first
                .strip_prefix("$ ")
                .unwrap_or_else(|| panic!("{name}: {first}: not a command"))
                .to_owned();
            written.push_str(&format!("{first}\n"));
            while command.ends_with('\\') {
                let more = lines.next().unwrap();
                command.push_str(&format!("\n{more}"));
                written.push_str(&format!("{more}\n"));
            }
            let mut shown = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
                shown.push(line);
            }
            commands += 1;
            let printed = reader.run(&command);
            let printed: Vec<&str> = printed.lines().collect();
            if agrees(&shown, &printed) {
                shown
                    .iter()
                    .for_each(|line| written.push_str(&format!("{line}\n")));
            } else {
                elided(&shown, &printed)
                    .iter()
                    .for_each(|line| written.push_str(&format!("{line}\n")));
                wrong.push_str(&format!(
                    "{name}: {command}\nshows:\n{}\nprints:\n{}\n",
                    shown.join("\n"),
                    printed.join("\n")
                ));
            }
        }
    }
    assert!(commands > 0, "{name} has no example");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, written).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What comes out, with as much left out as what is shown leaves out.
fn elided<'a>(shown: &[&str], printed: &[&'a str]) -> Vec<&'a str> {
    let Some(head) = shown.iter().position(|line| *line == ELIDED) else {
        return printed.to_vec();
    };
    let tail = shown.len() - head - 1;
    if head + tail >= printed.len() {
        return printed.to_vec();
    }
    [&printed[..head], &[ELIDED], &printed[printed.len() - tail..]].concat()
}

/// Whether the output is what is shown, times and hashes aside; a line with `…` alone stands for any lines.
fn agrees(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&ELIDED, rest)) => (0..=printed.len()).any(|skipped| agrees(rest, &printed[skipped..])),
        Some((first, rest)) => printed
            .split_first()
            .is_some_and(|(line, others)| timeless(first) == timeless(line) && agrees(rest, others)),
    }
}

/// A line without what differs from run to run.
fn timeless(line: &str) -> String {
    let mut line = line.trim_end().to_owned();
    for pattern in [
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        r"\b20\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(\.\d+)?( UTC|Z)?)?",
        r"\b[0-9a-f]{64}\b",
        r"\b[0-9a-f]{12}\b",
    ] {
        let pattern = regex::Regex::new(pattern).unwrap();
        line = pattern.replace_all(&line, "*").into_owned();
    }
    line
}
