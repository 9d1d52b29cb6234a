//! Bad files through the program: exit code 6, where it is wrong, what is wrong, what would put it right, and nothing
//! written.

mod bytes;
mod files;
mod meaning;
mod odd;
mod output;
mod shape;
mod snapshots;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use insta::assert_snapshot;

use crate::support::{TestDb, fixture};

/// Who may open dossiers and bring claims.
const LOGIN: &str = "allround";

/// A dossier without a fault. Tests replace what they want wrong.
const GOOD: &str = "\
format: counterclaim/1
dossier: {slug: bridge, title: The bridge, labels: [terrorist]}
entities:
  - {id: north, kind: party, name: North Party}
  - {id: south, kind: party, name: South Party}
  - {id: gazette, kind: media, name: The Gazette}
sources:
  - id: report
    csl: {type: article-newspaper}
    publisher: gazette
    issued: 2024-05-03
    snapshot:
      retrieved: 2024-05-04T08:00:00Z
      text: |-
        North says that South closed the bridge on 1 May.
        South says that it was open all day.
claims:
  - id: closed
    kind: accusation
    statement: South closed the bridge.
    when: 2024-05-01
statements:
  - source: report
    quote: South closed the bridge
    chain: [{speaker: north, attitude: alleges}]
    claims: [closed]
";

/// [`GOOD`] with one thing replaced.
fn with(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from}");
    GOOD.replace(from, to)
}

/// A database, and a folder for files that come in.
pub struct Inbox {
    pub db: TestDb,
}

impl Inbox {
    pub fn new() -> Self {
        let inbox = Inbox { db: TestDb::new() };
        fs::create_dir(inbox.folder()).unwrap();
        inbox
    }

    fn folder(&self) -> PathBuf {
        self.db.path("in").into()
    }

    /// Puts a file into the folder.
    pub fn put(&self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// What the program says of one file that it refuses, see [`Self::refuses_paths`].
    fn refuses(&self, content: impl AsRef<[u8]>) -> String {
        let path = self.put("case.yaml", content);
        self.refuses_paths(&[&path])
    }

    /// What the program says of files that it refuses as bad input, without the names of their folders. Nothing may be
    /// written.
    fn refuses_paths(&self, paths: &[&Path]) -> String {
        let before = self.counts();
        let output = self.import(paths, &[]);
        assert_eq!(self.counts(), before, "something was written");
        self.words(&output)
    }

    /// What the program said when it refused bad input.
    fn words(&self, output: &Output) -> String {
        let words = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.code(), Some(6), "{words}");
        assert!(output.stdout.is_empty(), "a refusal is no result");
        let folder = format!("{}/", self.folder().display());
        words
            .replace(&folder, "")
            .replace(&fixture("broken/"), "")
            .trim_end()
            .to_owned()
    }

    fn import(&self, paths: &[&Path], options: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_counterclaim"))
            .args(["--database-url", &self.db.url(), "--as", LOGIN, "import"])
            .args(options)
            .args(paths)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// Rows of every table.
    pub fn counts(&self) -> String {
        self.db.value(
            "postgres",
            "select string_agg(table_name || ' ' || (xpath('/row/n/text()', query_to_xml(
                 format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text,
                 ', ' order by table_schema, table_name)
             from information_schema.tables
             where table_schema in ('counterclaim', 'iam') and table_type = 'BASE TABLE'",
        )
    }

    /// What the program says of a fixture that it refuses.
    fn refuses_fixture(&self, name: &str) -> String {
        self.refuses_paths(&[Path::new(&fixture(&format!("broken/{name}")))])
    }
}

/// A test of one fixture or text, whose words are a snapshot.
fn refused(content: impl AsRef<[u8]>) -> String {
    Inbox::new().refuses(content)
}

fn refused_fixture(name: &str) -> String {
    Inbox::new().refuses_fixture(name)
}
