//! Disks that are full.

use super::*;

/// A file system of its own, which can be full.
struct Disk(PathBuf);

impl Disk {
    fn new(path: PathBuf, megabytes: usize) -> Option<Self> {
        fs::create_dir_all(&path).unwrap();
        let size = format!("size={megabytes}m,mode=0711");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "none"])
            .arg(&path)
            .output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then_some(Disk(path))
    }

    /// Leaves so many bytes.
    fn fill(&self, left: u64) {
        let free = rustix::fs::statvfs(&self.0).unwrap();
        let size = (free.f_bavail * free.f_frsize).saturating_sub(left);
        let mut filler = File::create(self.0.join("filler")).unwrap();
        std::io::copy(&mut std::io::repeat(1).take(size), &mut filler).unwrap();
    }

    fn free(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let directory = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711)).unwrap();
    let Some(disk) = Disk::new(directory.path().join("disk"), 220) else {
        eprintln!("skipped: only root may mount a disk that is full");
        return;
    };
    let home = disk.0.join("d");
    let try_to = |login: &str, args: &[&str]| start(&home, login, args).wait_with_output().unwrap();
    let run = |login: &str, args: &[&str]| {
        let output = try_to(login, args);
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run("admin", &["init"]);
    run(
        "admin",
        &["member", "add", LOGIN, "--role", "editor", "--role", "checker"],
    );
    let write = |slug: &str, claims| {
        let path = directory.path().join(format!("{slug}.yaml"));
        fs::write(&path, dossier(slug, claims)).unwrap();
        path.display().to_string()
    };
    let small = write("small", 20);
    run(LOGIN, &["import", &small]);
    let large = write("large", 4000);
    // full for the tables, then for the log before them too
    for left in [1 << 20, 0] {
        disk.fill(left);
        let output = try_to(LOGIN, &["import", &large]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let words = words(&output);
        assert!(
            words.contains("No space left on device") || words.contains("connection to the server was lost"),
            "{words}"
        );
        assert!(words.contains("\nhint: "), "{words}");
        disk.free();
        assert_eq!(run(LOGIN, &["import", &small]), "small: nothing new\n");
        assert_eq!(
            run(LOGIN, &["dossier", "list", "--output", "jsonl"])
                .lines()
                .count(),
            1
        );
        run("admin", &["audit", "verify"]);
    }
    run(LOGIN, &["import", &large]);
    run("admin", &["audit", "verify"]);
    run("admin", &["db", "stop"]);
}

#[test]
fn output_that_cannot_be_written_is_an_error() {
    let faulty = Faulty::new();
    let file = faulty.file("full", 3);
    faulty.desk.succeed(LOGIN, &["import", &file]);
    for args in [
        &["export"][..],
        &["claim", "list"],
        &["claim", "list", "--output", "csv"],
        &["member", "list", "--output", "json"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
        command
            .env("COUNTERCLAIM_HOME", faulty.desk.path("d"))
            .args(["--as", LOGIN])
            .args(args);
        let output = command
            .stdout(File::create("/dev/full").unwrap())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {output:?}");
        assert!(
            words(&output).contains("cannot write the output: No space left on device"),
            "{args:?}: {output:?}"
        );
    }
}
