//! The demo from nothing to its end.

use std::fs;

use crate::support::program;

#[test]
fn the_demo_shows_the_review_its_refusals_and_a_published_report() {
    let dir = tempfile::Builder::new().prefix("ccdemo").tempdir().unwrap();
    // the server's own user must be able to pass, where the tests run as root
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o711);
    fs::set_permissions(dir.path(), open).unwrap();
    let (data, out) = (dir.path().join("d"), dir.path().join("out"));
    let played = program()
        .arg("--data-dir")
        .arg(&data)
        .args(["demo", "--out"])
        .arg(&out)
        .output()
        .unwrap();
    let said = String::from_utf8(played.stdout).unwrap();
    assert!(
        played.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&played.stderr)
    );
    assert_eq!(said.matches("[exit code 4]").count(), 3, "{said}");
    for line in [
        "Imported again: 0 events.",
        "report.html: unchanged",
        "a copy with one verdict changed: altered",
        "the log verifies.",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let page = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(page.contains(">contested</span>") && page.contains("class=\"graph wide\""));
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("report.json")).unwrap()).unwrap();
    // its rationales say what was counted
    for claim in report["claims"].as_array().unwrap() {
        let counted = (&claim["origins"]["supporting"], &claim["origins"]["refuting"]);
        match claim["verdict"]["rating"].as_str().unwrap() {
            "contested" => assert_eq!(counted, (&0.into(), &0.into()), "{claim}"),
            "supported" => assert!(*counted.0 != 0 && *counted.1 == 0, "{claim}"),
            _ => {}
        }
    }
    let left = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path());
    assert!(
        left.into_iter().all(|path| !path.join("postmaster.pid").exists()),
        "the server goes on"
    );
}
