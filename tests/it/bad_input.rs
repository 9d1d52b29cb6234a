//! Bad files through the program: exit code 6, where it is wrong, what is wrong, what would put it right, and nothing
//! written.

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

#[test]
fn the_good_file_is_good() {
    let inbox = Inbox::new();
    let path = inbox.put("case.yaml", GOOD);
    let output = inbox.import(&[&path], &[]);
    assert!(output.status.success(), "{output:?}");
}

// Bytes

#[test]
fn nul_byte() {
    assert_snapshot!(refused_fixture("nul-byte.yaml"), @"nul-byte.yaml:5: NUL byte at byte 187");
}

#[test]
fn nul_written_as_an_escape() {
    assert_snapshot!(refused_fixture("nul.yaml"), @"nul.yaml:5: entities[0].name: the text holds a NUL character, which cannot be stored");
}

#[test]
fn nul_in_json() {
    assert_snapshot!(refused(with("The bridge,", "\"The \\u0000 bridge\",")), @"case.yaml:2: dossier.title: the text holds a NUL character, which cannot be stored");
}

#[test]
fn not_utf_8() {
    assert_snapshot!(refused_fixture("bad-utf8.yaml"), @"
    bad-utf8.yaml:5: not UTF-8: byte 0xE9 at byte 212

    hint: save the file as UTF-8
    ");
}

#[test]
fn utf_16() {
    let utf_16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(GOOD.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_snapshot!(refused(utf_16), @"
    case.yaml:1: the file is in UTF-16

    hint: save it as UTF-8
    ");
}

#[test]
fn lines_are_counted_in_a_file_with_cr_lf() {
    let text = with("attitude: alleges", "attitude: aleges").replace('\n', "\r\n");
    assert_snapshot!(refused(text), @"
    case.yaml:25: statements[0].chain[0].attitude: unknown value `aleges`

    hint: did you mean `alleges`?
    ");
}

#[test]
fn columns_are_counted_after_a_byte_order_mark() {
    let inbox = Inbox::new();
    let path = inbox.put(
        "case.yaml",
        format!("\u{feff}{}", with("format: counterclaim/1", "formet: x")),
    );
    let output = inbox.import(&[&path], &["--output", "json"]);
    assert_snapshot!(inbox.words(&output), @r#"
    {
      "error": {
        "code": "bad_input",
        "message": "case.yaml:1: not a dossier file: `format` is missing",
        "hint": "a dossier file begins with `format: counterclaim/1`",
        "detail": [
          {
            "file": "case.yaml",
            "line": 1,
            "column": 1,
            "path": "",
            "reason": "not a dossier file: `format` is missing",
            "hint": "a dossier file begins with `format: counterclaim/1`"
          }
        ]
      }
    }
    "#);
}

#[test]
fn empty() {
    assert_snapshot!(refused_fixture("empty.yaml"), @"
    empty.yaml: the file is empty

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn blanks() {
    assert_snapshot!(refused(" \n\t\r\n  \n"), @"
    case.yaml: the file is empty

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn comments_alone() {
    assert_snapshot!(refused("# later\n# perhaps\n"), @"
    case.yaml: the file is empty

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn truncated() {
    assert_snapshot!(refused_fixture("truncated.json"), @"truncated.json:53: not valid YAML or JSON: unclosed bracket '{'");
}

#[test]
fn cut_within_a_character() {
    let text = with("The bridge,", "Le pont fermé");
    let end = text.find('é').unwrap() + 1;
    assert_snapshot!(refused(&text.as_bytes()[..end]), @"
    case.yaml:2: not UTF-8: byte 0xC3 at byte 66

    hint: save the file as UTF-8
    ");
}

// Shape

#[test]
fn not_a_mapping() {
    assert_snapshot!(refused_fixture("not-a-mapping.yaml"), @"
    not-a-mapping.yaml:2: not a dossier file: it has no keys with values

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn another_format() {
    assert_snapshot!(refused(with("counterclaim/1", "counterclaim/2")), @"case.yaml:1: format: unknown format `counterclaim/2`; this version reads `counterclaim/1`");
}

#[test]
fn no_format() {
    assert_snapshot!(refused(with("format: counterclaim/1\n", "")), @"
    case.yaml:1: not a dossier file: `format` is missing

    hint: a dossier file begins with `format: counterclaim/1`
    ");
}

#[test]
fn two_documents() {
    assert_snapshot!(refused(format!("{GOOD}---\n{GOOD}")), @"case.yaml:27: a second document begins here (`---`); a file holds one dossier");
}

#[test]
fn unknown_key() {
    assert_snapshot!(refused_fixture("unknown-key.yaml"), @"
    unknown-key.yaml:29: statements[0].chain[0].atitude: unknown key `atitude`

    hint: did you mean `attitude`?
    ");
}

#[test]
fn unknown_word() {
    assert_snapshot!(refused(with("kind: accusation", "kind: acusation")), @"
    case.yaml:19: claims[0].kind: unknown value `acusation`

    hint: did you mean `accusation`?
    ");
}

#[test]
fn duplicate_key() {
    assert_snapshot!(refused_fixture("duplicate-key.yaml"), @"duplicate-key.yaml:25: claims[0].when: `when` is given twice, first in line 24");
}

#[test]
fn alias_loop() {
    assert_snapshot!(refused_fixture("alias-loop.yaml"), @"
    alias-loop.yaml:3: dossier.labels: anchors (`&name`) are not allowed

    hint: write the value out, or quote a text that begins with `&`
    ");
}

#[test]
fn billion_laughs() {
    assert_snapshot!(refused_fixture("billion-laughs.yaml"), @"
    billion-laughs.yaml:7: dossier.labels[0]: anchors (`&name`) are not allowed

    hint: write the value out, or quote a text that begins with `&`
    ");
}

#[test]
fn tag() {
    assert_snapshot!(refused(with("title: The bridge", "title: !!python/object:os.system x")), @"
    case.yaml:2: dossier.title: tags such as `!name` have no meaning here

    hint: leave the tag out, or quote a text that begins with `!`
    ");
}

#[test]
fn merge_key() {
    assert_snapshot!(refused(with("kind: accusation", "<<: {kind: accusation}")), @"
    case.yaml:19: claims[0]: merge keys (`<<`) are not allowed

    hint: write the keys out
    ");
}

#[test]
fn json_100_000_levels_deep() {
    let deep = format!(
        "{{\"format\": \"counterclaim/1\", \"dossier\": {}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_snapshot!(refused(deep), @"case.yaml:1: lists and mappings are nested deeper than 64 levels");
}

#[test]
fn keys_100_000_levels_deep() {
    assert_snapshot!(refused("{\"a\":".repeat(100_000)), @"case.yaml:1: lists and mappings are nested deeper than 64 levels");
}

#[test]
fn numbers_that_are_none() {
    let figures = with(
        "    when: 2024-05-01\n",
        "    when: 2024-05-01\n  - {id: dead, kind: quantitative, statement: Some died., quantity: {low: NaN, \
         best: Infinity, high: 1e400}}\n  - {id: hurt, kind: quantitative, statement: Some were hurt., quantity: \
         {low: .inf, high: 0x10}}\n",
    );
    assert_snapshot!(refused(figures), @"
    case.yaml:22: claims[1].quantity.low: `NaN` is not a decimal number such as 47 or 0.5
    case.yaml:22: claims[1].quantity.best: `Infinity` is not a decimal number such as 47 or 0.5
    case.yaml:22: claims[1].quantity.high: `1e400` is not a decimal number such as 47 or 0.5
    case.yaml:23: claims[2].quantity.low: `.inf` is not a decimal number such as 47 or 0.5
    case.yaml:23: claims[2].quantity.high: `0x10` is not a decimal number such as 47 or 0.5
    ");
}

#[test]
fn a_line_of_10_mb() {
    let inbox = Inbox::new();
    let long = "bridge ".repeat(1_500_000);
    assert_snapshot!(inbox.refuses(with("South closed the bridge.", &long)), @"case.yaml:20: claims[0].statement: has 10499999 characters; 3 to 4000 are allowed");
    assert_snapshot!(inbox.refuses(with("kind: accusation", &format!("{}: x", long.trim_end()))), @r#"
    case.yaml:19: claims[0]: not valid YAML or JSON: simple key expected ':'

    hint: a text with `: ` or ` #`, or that begins with a sign such as " @ % ` [ {, needs quotes
    "#);
    let name = "n".repeat(10_000_000);
    assert_snapshot!(inbox.refuses(with("{speaker: north", &format!("{{speaker: {name}"))), @"case.yaml:25: statements[0].chain[0].speaker: `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…` is not a handle: small letters, digits and hyphens, at most 100");
    assert_snapshot!(inbox.refuses(with("2024-05-01", &name)), @"case.yaml:21: claims[0].when: `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…` is not a date of 1 to 100 characters");
}

// Meaning

#[test]
fn bidi_control_in_a_name() {
    assert_snapshot!(refused_fixture("bidi-name.yaml"), @"bidi-name.yaml:5: entities[0].name: the name has a direction control (U+202E) at character 7");
}

#[test]
fn quote_that_is_not_there() {
    assert_snapshot!(refused_fixture("quote-missing.yaml"), @"
    quote-missing.yaml:28: statements[0].quote: these words are not in the captured text

    hint: the source has, 1 edit away, at character 60: “South closed the bridge”
    in: …, about nobody. North says that […] on 1 May. South says that it wa…
    where it differs: South [-closes-]{+closed+} the bridge
    ");
}

#[test]
fn quote_that_is_there_twice() {
    assert_snapshot!(refused_fixture("quote-twice.yaml"), @"
    quote-twice.yaml:28: statements[0].quote: these words occur 2 times in the captured text

    hint: add `occurrence: 2`, or `after:` with the words before it
    1: …ample text, about nobody. North […] South closed the bridge on 1 Ma…
    2: …osed the bridge on 1 May. South […] it was open all day.…
    ");
}

#[test]
fn reversed_dates() {
    assert_snapshot!(refused_fixture("reversed-dates.yaml"), @"reversed-dates.yaml:24: claims[0].when: `2024-05-02` to `2024-05-01` runs backwards: expected the earlier date first");
}

#[test]
fn impossible_date() {
    assert_snapshot!(refused_fixture("impossible-date.yaml"), @"impossible-date.yaml:24: claims[0].when: `2024-02-30` is not in the calendar: February 2024 has 29 days");
}

#[test]
fn impossible_time() {
    assert_snapshot!(refused(with("2024-05-04T08:00:00Z", "2024-05-04T25:00:00Z")), @"case.yaml:12: sources[0].snapshot[0].retrieved: `2024-05-04T25:00:00Z` is not a time such as 2025-01-20T10:00:00Z (RFC 3339)");
}

#[test]
fn duplicate_handle() {
    assert_snapshot!(refused_fixture("duplicate-handle.yaml"), @"
    duplicate-handle.yaml:21: claims[0].id: handle `bridge` is used twice: it names entities[3].id (line 8) already
    duplicate-handle.yaml:30: statements[0].claims[0]: `bridge` is an entity, not a claim
    ");
}

#[test]
fn dangling_reference() {
    assert_snapshot!(refused_fixture("dangling-reference.yaml"), @"
    dangling-reference.yaml:29: statements[0].chain[0].speaker: `nroth` names nothing in this file or dossier

    hint: did you mean `north`?
    ");
}

#[test]
fn chain_without_a_holder() {
    assert_snapshot!(refused_fixture("no-holder.yaml"), @"no-holder.yaml:29: statements[0].chain[0]: a link needs a holder: a `speaker`, or a `label` such as “Analysts (unnamed)”");
}

#[test]
fn empty_chain_without_a_publisher() {
    let text = with("[{speaker: north, attitude: alleges}]", "[]").replace("    publisher: gazette\n", "");
    assert_snapshot!(refused(text), @"case.yaml:24: statements[0].chain: a chain needs at least one link that says who holds what");
}

#[test]
fn a_place_that_speaks() {
    assert_snapshot!(refused_fixture("place-speaks.yaml"), @"place-speaks.yaml:29: statements[0].chain[0].speaker: `bridge` is a place and cannot speak; only agents do (states, organs, persons, groups, media …)");
}

#[test]
fn a_quantity_on_an_accusation() {
    assert_snapshot!(refused_fixture("quantity-on-accusation.yaml"), @"quantity-on-accusation.yaml:25: claims[0].quantity: only a quantitative claim has a quantity; this one is accusation");
}

#[test]
fn everything_of_meaning_is_said_at_once_each_with_its_hint() {
    let text = GOOD
        .replace("speaker: north", "speaker: nort")
        .replace("claims: [closed]", "claims: [close]")
        .replace("when: 2024-05-01", "when: 2024-13")
        .replace("quote: South closed the bridge", "quote: South closes the bridge");
    assert_snapshot!(refused(text), @"
    case.yaml:21: claims[0].when: `2024-13` is not in the calendar: there is no month 13
    case.yaml:24: statements[0].quote: these words are not in the captured text
        hint: the source has, 1 edit away, at character 17: “South closed the bridge”
        in: …North says that […] on 1 May. South says that it wa…
        where it differs: South [-closes-]{+closed+} the bridge
    case.yaml:25: statements[0].chain[0].speaker: `nort` names nothing in this file or dossier
        hint: did you mean `north`?
    case.yaml:26: statements[0].claims[0]: `close` names nothing in this file or dossier
        hint: did you mean `closed`?
    ");
}

// Files

#[test]
fn a_directory() {
    let inbox = Inbox::new();
    assert_snapshot!(inbox.refuses_paths(&[&inbox.folder().join(".")]), @".: is a directory, not a file");
}

#[test]
fn a_missing_file() {
    let inbox = Inbox::new();
    assert_snapshot!(inbox.refuses_paths(&[&inbox.folder().join("none.yaml")]), @"none.yaml: there is no such file");
}

#[test]
fn a_pipe_and_a_device_do_not_hang() {
    let inbox = Inbox::new();
    let pipe = inbox.folder().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_snapshot!(inbox.refuses_paths(&[&pipe]), @"
    pipe: is a pipe or device, not a file

    hint: write it to a file first
    ");
    assert_snapshot!(inbox.refuses_paths(&[Path::new("/dev/zero")]), @"
    /dev/zero: is a pipe or device, not a file

    hint: write it to a file first
    ");
}

#[test]
fn a_file_that_this_user_may_not_read() {
    let inbox = Inbox::new();
    let path = inbox.put("case.yaml", GOOD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if !rustix::process::geteuid().is_root() {
        assert_snapshot!(inbox.refuses_paths(&[&path]), @"case.yaml: this user may not read it");
        return;
    }
    // root may read everything, so somebody else is asked to; the way to the file must be open
    for folder in [inbox.folder(), inbox.db.path(".").into()] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    let program = env!("CARGO_BIN_EXE_counterclaim");
    let output = command.arg(program).arg("import").arg(&path).output().unwrap();
    if output.status.code() == Some(127) || output.status.code() == Some(126) {
        eprintln!("skipped: user 65534 cannot run {program}");
        return;
    }
    assert_snapshot!(inbox.words(&output), @"case.yaml: this user may not read it");
}

#[test]
fn a_name_that_is_not_utf_8() {
    let inbox = Inbox::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.yaml");
    let bad = inbox.put(name, "x");
    assert_snapshot!(inbox.refuses_paths(&[&bad]), @"
    caf�.yaml:1: not a dossier file: it has no keys with values

    hint: a dossier file begins with `format: counterclaim/1`
    ");
    let good = inbox.put(name, GOOD);
    let output = inbox.import(&[&good], &["--output", "json"]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_file_of_50_mb_is_refused_without_being_read() {
    let inbox = Inbox::new();
    let path = inbox.put("case.yaml", vec![b'a'; 50 << 20]);
    assert_snapshot!(inbox.refuses_paths(&[&path]), @"
    case.yaml: the file has 52428800 bytes; a dossier file may have 33554432 (32 MiB)

    hint: put long texts in files of their own: snapshot: {file: …}
    ");
    // not even where it would not fit into memory
    fs::File::create(&path).unwrap().set_len(4 << 30).unwrap();
    let output = Command::new("sh")
        .args([
            "-c",
            "ulimit -v 1000000; exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_counterclaim"),
            "import",
        ])
        .arg(&path)
        .output()
        .unwrap();
    assert_snapshot!(inbox.words(&output), @"
    case.yaml: the file has 4294967296 bytes; a dossier file may have 33554432 (32 MiB)

    hint: put long texts in files of their own: snapshot: {file: …}
    ");
}

#[test]
fn several_files_are_imported_together_or_not_at_all() {
    let inbox = Inbox::new();
    let good = inbox.put("good.yaml", GOOD);
    let misspelt = inbox.put("misspelt.yaml", with("kind: accusation", "knd: accusation"));
    let unquoted = inbox.put(
        "unquoted.yaml",
        with("title: The bridge", "title: The bridge: closed"),
    );
    assert_snapshot!(inbox.refuses_paths(&[&good, &misspelt, &unquoted]), @"
    misspelt.yaml:19: claims[0].knd: unknown key `knd`
        hint: did you mean `kind`?
    unquoted.yaml:2: dossier: not valid YAML or JSON: while parsing a flow mapping, did not find expected ',' or '}'
    ");

    // a fault of meaning is found after the first file was planned and written
    let dangling = inbox.put("dangling.yaml", with("speaker: north", "speaker: west"));
    let other = with("slug: bridge", "slug: other");
    let other = inbox.put("other.yaml", other);
    assert_snapshot!(inbox.refuses_paths(&[&other, &dangling]), @"dangling.yaml:25: statements[0].chain[0].speaker: `west` names nothing in this file or dossier");

    // a later file builds on an earlier one
    let more = "format: counterclaim/1\ndossier: {slug: bridge, title: The bridge, labels: [terrorist]}\n\
        claims:\n  - {id: open, kind: factual, statement: The bridge was open., when: 2024-05-01}\n\
        relations:\n  - {from: open, to: closed, kind: contradicts}\n";
    let more = inbox.put("more.yaml", more);
    let before = inbox.counts();
    let rehearsed = inbox.import(&[&good, &more, &other], &["--dry-run"]);
    assert!(rehearsed.status.success(), "{rehearsed:?}");
    assert_eq!(inbox.counts(), before);
    let output = inbox.import(&[&good, &more, &other], &["--output", "json"]);
    assert!(output.status.success(), "{output:?}");
    let done: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let dossiers: Vec<_> = done
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["dossier"])
        .collect();
    assert_eq!(dossiers, ["bridge", "bridge", "other"]);
    inbox.db.succeed("admin", &["audit", "verify"]);
}

#[test]
fn problems_as_json() {
    let inbox = Inbox::new();
    let path = inbox.put(
        "case.yaml",
        with("speaker: north", "speaker: nort").replace("when: 2024-05-01", "when: 2024-02-30"),
    );
    let output = inbox.import(&[&path], &["--output", "json"]);
    assert_snapshot!(inbox.words(&output), @r#"
    {
      "error": {
        "code": "bad_input",
        "message": "case.yaml:21: claims[0].when: `2024-02-30` is not in the calendar: February 2024 has 29 days\ncase.yaml:25: statements[0].chain[0].speaker: `nort` names nothing in this file or dossier",
        "hint": null,
        "detail": [
          {
            "file": "case.yaml",
            "line": 21,
            "column": null,
            "path": "claims[0].when",
            "reason": "`2024-02-30` is not in the calendar: February 2024 has 29 days",
            "hint": null
          },
          {
            "file": "case.yaml",
            "line": 25,
            "column": null,
            "path": "statements[0].chain[0].speaker",
            "reason": "`nort` names nothing in this file or dossier",
            "hint": "did you mean `north`?"
          }
        ]
      }
    }
    "#);
}

// Files that snapshots name

fn with_snapshot_file(name: &str) -> String {
    let start = GOOD.find("      text: |-").unwrap();
    let end = GOOD.find("claims:\n").unwrap();
    format!("{}      file: {name}\n{}", &GOOD[..start], &GOOD[end..])
}

#[test]
fn a_snapshot_file_that_leads_out_or_is_none() {
    let inbox = Inbox::new();
    fs::write(inbox.db.path("secret.txt"), "secret").unwrap();
    symlink("../secret.txt", inbox.folder().join("link.txt")).unwrap();
    symlink("..", inbox.folder().join("up")).unwrap();
    symlink("loop.txt", inbox.folder().join("loop.txt")).unwrap();
    fs::create_dir(inbox.folder().join("sub")).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(inbox.folder().join("pipe"))
            .status()
            .unwrap()
            .success()
    );
    let mut all = String::new();
    for name in [
        "../secret.txt",
        "sub/../../secret.txt",
        "/etc/passwd",
        "link.txt",
        "up/secret.txt",
        "none.txt",
        "sub",
        "pipe",
        "''",
    ] {
        let words = inbox.refuses(with_snapshot_file(name));
        assert!(!words.contains("root:"), "{words}");
        writeln!(all, "{words}").unwrap();
    }
    assert_snapshot!(all, @"
    case.yaml:14: sources[0].snapshot.file: `../secret.txt` leads out of the dossier file's folder
    case.yaml:14: sources[0].snapshot.file: `sub/../../secret.txt` leads out of the dossier file's folder
    case.yaml:14: sources[0].snapshot.file: `/etc/passwd` leads out of the dossier file's folder
    case.yaml:14: sources[0].snapshot.file: `link.txt` leads out of the dossier file's folder
    case.yaml:14: sources[0].snapshot.file: `up/secret.txt` leads out of the dossier file's folder
    case.yaml:14: sources[0].snapshot.file: `none.txt` cannot be used: there is no such file
    case.yaml:14: sources[0].snapshot.file: `sub` cannot be used: is a directory, not a file
    case.yaml:14: sources[0].snapshot.file: `pipe` cannot be used: is a pipe or device, not a file
    case.yaml:12: sources[0].snapshot[0].file: has 0 characters; 1 to 4096 are allowed
    ");
    // the error's words are the system's
    let words = inbox.refuses(with_snapshot_file("loop.txt"));
    assert!(
        words.starts_with("case.yaml:14: sources[0].snapshot.file: `loop.txt` cannot be read: "),
        "{words}"
    );
}

#[test]
fn a_snapshot_file_below_the_dossier_is_read_whatever_ends_its_lines() {
    let inbox = Inbox::new();
    fs::create_dir(inbox.folder().join("texts")).unwrap();
    let text = "\u{feff}North says:\r\nSouth closed the bridge\r\non 1 May.\r\n";
    inbox.put("texts/report.txt", text);
    symlink("texts/report.txt", inbox.folder().join("inside.txt")).unwrap();
    let file = with_snapshot_file("./inside.txt").replace(
        "quote: South closed the bridge",
        "quote: \"South closed the bridge\\non 1 May\"",
    );
    let path = inbox.put("case.yaml", file);
    let output = inbox.import(&[&path], &[]);
    assert!(output.status.success(), "{output:?}");
    let quoted = inbox
        .db
        .value("postgres", "select body from counterclaim.snapshot");
    assert_eq!(quoted, "North says:\nSouth closed the bridge\non 1 May.\n");
    let checked = inbox
        .db
        .succeed("admin", &["source", "check", "--output", "json"]);
    let checked: serde_json::Value = serde_json::from_str(&checked).unwrap();
    assert_eq!(checked[0]["excerpts"], 1, "{checked}");
    assert_eq!(checked[0]["broken"], serde_json::json!([]), "{checked}");
}

// Odd, and right

#[test]
fn the_wild_fixture_is_imported() {
    let inbox = Inbox::new();
    let output = inbox.import(&[Path::new(&fixture("wild.yaml"))], &[]);
    assert!(output.status.success(), "{output:?}");
    assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @"place-names: 1 dossier, 1 dossier_revision, 4 entity, 2 source, 2 source_revision, 1 snapshot, 3 excerpt, 7 entity_name, 1 entity_relation, 2 claim, 2 claim_revision, 1 claim_role, 1 quantity, 3 assertion, 3 attribution, 8 handle");
    inbox.db.succeed("admin", &["source", "check"]);
    inbox.db.succeed("admin", &["audit", "verify"]);
}

#[test]
fn line_ends_and_byte_order_mark_change_nothing() {
    let plain = fs::read_to_string(fixture("mali-algeria.yaml")).unwrap();
    let cr_lf = plain.replace('\n', "\r\n");
    let both = format!("\u{feff}{cr_lf}");
    let mut exports = Vec::new();
    for text in [plain, cr_lf, both] {
        let inbox = Inbox::new();
        let path = inbox.put("case.yaml", &text);
        let output = inbox.import(&[&path], &[]);
        assert!(output.status.success(), "{output:?}");
        let export = inbox.db.succeed(LOGIN, &["export"]);
        // what is hashed is the same too
        let hashes = inbox.db.column(
            "postgres",
            "select encode(raw_sha256, 'hex') || encode(body_sha256, 'hex') from counterclaim.snapshot order by 1",
        );
        // and the plain file brings nothing new
        let plain = fixture("mali-algeria.yaml");
        assert_eq!(
            inbox.db.succeed(LOGIN, &["import", &plain]),
            "mali-algeria: nothing new\n"
        );
        inbox.db.succeed("admin", &["source", "check"]);
        exports.push((inbox.counts(), export, hashes));
    }
    assert!(exports[0] == exports[1] && exports[0] == exports[2]);
}
