//! What is no file, is none of ours, or is too large; several files.

use super::*;

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
