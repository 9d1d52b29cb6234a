//! One PostgreSQL server for all tests of this process, with template databases to clone from.
//!
//! Nothing is flushed to disk, and the data lies in memory where `/dev/shm` is a tmpfs with room. The server ends with
//! the process, whatever ends that: a shell waits for its standard input to close, then stops the server and removes
//! its directory.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use counterclaim::cluster::{Cluster, MAINTENANCE_DATABASE, SUPERUSER, Settings};
use counterclaim::db::{Address, Connection};
use diesel::connection::SimpleConnection;
use sha2::{Digest, Sha256};

/// A server with every test's database takes less.
const ROOM: u64 = 1 << 30;

/// Reads until this process has ended. The pid file is looked at then, since the server may have been started again
/// meanwhile; a server that has not written it yet notices within a minute that its directory is gone.
const SUPERVISOR: &str = r#"
trap '' HUP INT TERM
cat > /dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
case $(ps -o comm= -p "${pid:-0}" 2> /dev/null) in
  *postgres*)
    kill -QUIT "$pid"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
      kill -0 "$pid" 2> /dev/null || break
      sleep 0.05
    done
    ;;
esac
for _ in 1 2 3 4 5; do
  rm -rf -- "$1" && break
  sleep 0.2
done
"#;

/// The server, and what has been made on it.
pub struct Server {
    cluster: Cluster,
    /// Its standard input closes when this process ends. Nobody waits for it: it outlives us.
    _supervisor: Child,
    templates: Mutex<Vec<String>>,
    names: AtomicU32,
}

/// The server of this process, started by whoever asks first.
pub fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(Server::start)
}

impl Server {
    fn start() -> Self {
        let directory = tempfile::Builder::new()
            .prefix("cctest")
            .tempdir_in(parent())
            .unwrap()
            .keep();
        let supervisor = supervise(&directory);
        let extra = [
            ("synchronous_commit", "off"),
            // a worker in a template would be in the way of who clones it
            ("autovacuum", "off"),
            ("max_connections", "200"),
            ("max_wal_size", "1GB"),
        ];
        let cluster = Cluster::open(Settings {
            data_dir: directory,
            binaries: std::env::var_os("COUNTERCLAIM_PG_BIN").map(Into::into),
            idle: Duration::ZERO,
            durable: false,
            extra: extra.map(|(name, value)| (name.into(), value.into())).into(),
        })
        .unwrap();
        cluster
            .ensure_running(&|address| Address::new(address, None).connect().is_ok())
            .unwrap();
        Server {
            cluster,
            _supervisor: supervisor,
            templates: Mutex::new(Vec::new()),
            names: AtomicU32::new(0),
        }
    }

    /// The connection string of a database, naming the superuser.
    pub fn address(&self, database: &str) -> String {
        self.cluster.connection_string(SUPERUSER, database)
    }

    /// A program of the server's PostgreSQL.
    pub fn program(&self, name: &str) -> PathBuf {
        self.cluster.binaries().unwrap().program(name)
    }

    /// A session of the superuser.
    pub fn connect(&self, database: &str) -> Connection {
        Address::new(&self.address(database), None).connect().unwrap()
    }

    /// Runs a statement on no database of anybody's.
    pub fn maintain(&self, statement: &str) {
        let mut conn = self.connect(MAINTENANCE_DATABASE);
        conn.batch_execute(statement).unwrap();
    }

    /// Where everything of the server lies.
    pub fn directory(&self) -> &Path {
        self.cluster.data_dir()
    }

    /// The name of a template database, which `fill` is called for the first time; others wait for it.
    pub fn template(&self, kind: &str, fill: impl FnOnce(&str)) -> String {
        let name = format!("{kind}_{}", schema_digest());
        let mut made = self.templates.lock().unwrap_or_else(|poisoned| {
            // the test that failed to fill it has said why
            poisoned.into_inner()
        });
        if !made.contains(&name) {
            fill(&name);
            made.push(name.clone());
        }
        name
    }

    /// A name that no other test has.
    pub fn new_name(&self) -> String {
        format!("test_{}", self.names.fetch_add(1, Ordering::Relaxed))
    }

    /// Makes a database like another, which nobody may be connected to; `template0` for an empty one.
    pub fn copy(&self, template: &str, name: &str) {
        let mut conn = self.connect(MAINTENANCE_DATABASE);
        conn.batch_execute(&format!(
            "create database {name} template {template} strategy file_copy"
        ))
        .unwrap();
        if template != "template0" {
            // who may connect is the one thing that is not copied
            conn.batch_execute(&format!(
                "revoke all on database {name} from public;
                grant connect, temporary on database {name} to counterclaim_member"
            ))
            .unwrap();
        }
    }
}

/// Digits of a hash over everything that a migrated database is made of.
fn schema_digest() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| {
        let mut hash = Sha256::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["migrations", "schema"] {
            add(&mut hash, &root.join(folder));
        }
        hex::encode(hash.finalize())[..12].to_owned()
    })
}

fn add(hash: &mut Sha256, path: &Path) {
    let mut entries: Vec<PathBuf> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            add(hash, &entry);
        } else if entry.extension().is_some_and(|extension| extension == "sql") {
            hash.update(entry.display().to_string());
            hash.update(fs::read(&entry).unwrap());
        }
    }
}

fn supervise(directory: &Path) -> Child {
    Command::new("sh")
        .args(["-c", SUPERVISOR, "supervisor"])
        .arg(directory)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0) // Ctrl-C is for the tests
        .spawn()
        .unwrap()
}

/// Memory where there is some, else the usual place for temporary files.
fn parent() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let is_tmpfs = mounts.lines().any(|line| line.contains(" /dev/shm tmpfs "));
    let has_room = rustix::fs::statvfs(memory).is_ok_and(|free| free.f_bavail * free.f_frsize >= ROOM);
    if is_tmpfs && has_room {
        memory.to_path_buf()
    } else {
        std::env::temp_dir()
    }
}

#[test]
fn a_killed_test_leaves_no_server_behind() {
    const TOLD: &str = "COUNTERCLAIM_TEST_VICTIM";
    if let Some(file) = std::env::var_os(TOLD) {
        let place = server().directory().display().to_string();
        let pid = server().cluster.status().unwrap().pid.unwrap();
        fs::write(file, format!("{place}\n{pid}\n")).unwrap();
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
    }
    let scratch = tempfile::tempdir().unwrap();
    let told = scratch.path().join("told");
    let name = module_path!().split_once("::").unwrap().1;
    let status = Command::new(std::env::current_exe().unwrap())
        .args([
            &format!("{name}::a_killed_test_leaves_no_server_behind"),
            "--exact",
        ])
        .env(TOLD, &told)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(!status.success());
    let text = fs::read_to_string(&told).unwrap();
    let (place, pid) = text.trim().split_once('\n').unwrap();
    let pid = rustix::process::Pid::from_raw(pid.parse().unwrap()).unwrap();
    // a zombie is gone as far as anybody is concerned: whoever runs the tests reaps it in their own time
    let runs = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_pid())).unwrap_or_default();
        let zombie = stat
            .rsplit_once(") ")
            .is_some_and(|(_, rest)| rest.starts_with('Z'));
        rustix::process::test_kill_process(pid).is_ok() && !zombie
    };
    while runs() || Path::new(place).exists() {
        std::thread::sleep(Duration::from_millis(20));
    }
}
