//! The private cluster against the real server: every test has a data directory and a server of its own.

mod crashed;
mod first;
mod idle;
mod life;
mod refused;

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use counterclaim::cluster::{Cluster, ClusterError, Settings, Started};
use rustix::process::{Pid, Signal, geteuid, kill_process, test_kill_process};
use tempfile::TempDir;

const NOBODY: u32 = 65534;

/// A data directory that stops its server when dropped.
struct Home {
    cluster: Cluster,
    _directory: TempDir,
}

impl Home {
    fn new() -> Self {
        let directory = directory();
        Self {
            cluster: open(directory.path()),
            _directory: directory,
        }
    }

    fn running() -> Self {
        let home = Self::new();
        assert_eq!(
            home.cluster.ensure_running(&can_connect).unwrap(),
            Started::Created
        );
        home
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.cluster.status().unwrap().pid.unwrap()).unwrap()
    }

    fn data(&self) -> PathBuf {
        self.cluster.data_dir().join("data")
    }

    fn pid_file(&self) -> PathBuf {
        self.data().join("postmaster.pid")
    }

    /// Runs SQL, and gives what it prints.
    fn sql(&self, sql: &str) -> String {
        let output = self.psql(sql).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn psql(&self, sql: &str) -> Command {
        psql(&self.cluster, sql)
    }

    /// A command that runs as the server's user, so that it is to the server what a recycled process id is.
    fn as_server(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        if geteuid().is_root() {
            let data = fs::metadata(self.data()).unwrap();
            command.uid(data.uid()).gid(data.gid());
        }
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Server processes that work in the data directory, found with no more rights than the server's user
    /// has.
    fn processes(&self) -> Vec<Pid> {
        let mut find = self.as_server("find");
        find.args(["/proc", "-maxdepth", "2", "-name", "cwd", "-lname"])
            .arg(self.data())
            .stderr(Stdio::null());
        let output = String::from_utf8(find.output().unwrap().stdout).unwrap();
        output
            .lines()
            .filter_map(|line| Pid::from_raw(line.split('/').nth(2)?.parse().ok()?))
            .collect()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let stopped = self.cluster.stop();
        if !thread::panicking() {
            stopped.unwrap();
        }
    }
}

/// A child that does not outlive a failed test.
struct Client(Child);

impl Client {
    fn start(mut command: Command) -> Self {
        Self(
            command
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        )
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn directory() -> TempDir {
    let parent = Some(Path::new("/dev/shm")).filter(|path| path.is_dir());
    let parent = parent.map_or_else(std::env::temp_dir, Path::to_path_buf);
    tempfile::Builder::new().prefix("cc").tempdir_in(parent).unwrap()
}

fn settings(directory: &Path) -> Settings {
    Settings {
        data_dir: directory.into(),
        binaries: std::env::var_os("COUNTERCLAIM_PG_BIN").map(Into::into),
        idle: Duration::ZERO,
        durable: false,
        extra: Vec::new(),
    }
}

fn open(directory: &Path) -> Cluster {
    Cluster::open(settings(directory)).unwrap()
}

fn psql(cluster: &Cluster, sql: &str) -> Command {
    let mut command = Command::new(cluster.binaries().unwrap().program("psql"));
    command.args([
        "-XAtq",
        "-v",
        "ON_ERROR_STOP=1",
        "-c",
        sql,
        &cluster.connection_string("postgres", "postgres"),
    ]);
    command.stdin(Stdio::null());
    command
}

/// Logs in by PostgreSQL's protocol, which for a trusted user is one message each way.
fn can_connect(connection_string: &str) -> bool {
    let host = connection_string
        .strip_prefix("host=")
        .unwrap()
        .split(" port=")
        .next()
        .unwrap();
    let host = host.trim_matches('\'').replace("\\'", "'").replace("\\\\", "\\");
    let Ok(mut stream) = UnixStream::connect(format!("{host}/.s.PGSQL.5432")) else {
        return false;
    };
    let body = b"\x00\x03\x00\x00user\0postgres\0database\0postgres\0\0";
    let mut message = (body.len() as u32 + 4).to_be_bytes().to_vec();
    message.extend(body);
    let mut answer = [0; 1];
    stream.write_all(&message).is_ok() && stream.read_exact(&mut answer).is_ok() && answer == *b"R"
}

/// Waits for something that is about to happen.
fn soon(what: impl Fn() -> bool) {
    let begin = Instant::now();
    while !what() {
        assert!(begin.elapsed() < Duration::from_secs(20), "it did not happen");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Runs one test of this binary again as another process, with a directory in its environment.
fn again(test: &str, variable: &str, directory: &Path) -> Command {
    let name = match module_path!().split_once("::") {
        Some((_, module)) => format!("{module}::{test}"),
        None => test.to_owned(),
    };
    let program = std::env::current_exe().unwrap();
    // a name that stands for no test would pass
    let list = Command::new(&program).args([&name, "--exact", "--list"]).output();
    let list = String::from_utf8(list.unwrap().stdout).unwrap();
    assert!(list.contains("1 test"), "{name}: {list}");
    let mut command = Command::new(program);
    command
        .args([&name, "--exact", "--nocapture", "--test-threads=1"])
        .env(variable, directory);
    command
}

/// Runs a test as an ordinary user, in a directory of that user: here when we are one, else in another
/// process. `None` in the process that is to do the test's work.
fn as_ordinary_user(test: &str) -> Result<TempDir, Option<Output>> {
    if !geteuid().is_root() {
        return Ok(directory());
    }
    let parent = directory();
    fs::set_permissions(parent.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = again(test, "COUNTERCLAIM_TEST", parent.path());
    command.uid(NOBODY).gid(NOBODY).current_dir("/");
    Err(command.output().ok())
}

/// Checks the other process's outcome; says so when it could not be run.
#[allow(clippy::print_stderr)]
fn assert_passed(output: Option<Output>) {
    let Some(output) = output else {
        eprintln!("skipped: this test binary cannot be run by an ordinary user");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(text.contains("1 passed"), "{text}");
}
