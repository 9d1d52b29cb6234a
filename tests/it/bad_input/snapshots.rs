//! The files that snapshots name.

use super::*;

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
