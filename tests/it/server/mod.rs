//! A desk on a server that is not ours: password logins over TCP and socket, encryption, and who may set it up.

mod guide;
mod owner;
mod people;
mod secrets;

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use counterclaim::cluster::{Cluster, Settings};
use counterclaim::db::Address;
use diesel::connection::SimpleConnection;
use insta::assert_snapshot;
use tempfile::TempDir;

use crate::support::fixture;

/// Ends the server when this process has ended, whatever ends it.
const SUPERVISOR: &str = r#""$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server"#;

/// The server's superuser.
const SUPERUSER: &str = "super";

/// A PostgreSQL server as somebody else runs it: passwords everywhere, a certificate of its own making.
struct Server {
    directory: TempDir,
    port: u16,
    supervisor: Child,
}

impl Server {
    fn start() -> Self {
        let directory = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
        let root = directory.path();
        let user = unprivileged();
        let give = |path: &Path| {
            if let Some(id) = user {
                chown(path, Some(id), Some(id)).unwrap();
            }
        };
        give(root);
        fs::write(root.join("password"), password(SUPERUSER)).unwrap();
        for key in ["key.pem", "cert.pem"] {
            fs::write(root.join(key), "").unwrap();
            fs::set_permissions(root.join(key), fs::Permissions::from_mode(0o600)).unwrap();
            give(&root.join(key));
        }
        give(&root.join("password"));
        let run = |program: PathBuf, args: &[&str]| {
            let output = as_user(program, user)
                .args(args)
                .current_dir(root)
                .output()
                .unwrap();
            assert!(output.status.success(), "{args:?}: {output:?}");
        };
        run(
            program("initdb"),
            &[
                "-D",
                "data",
                "-U",
                SUPERUSER,
                "--pwfile=password",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
            ],
        );
        run(
            "openssl".into(),
            &[
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem",
            ],
        );
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = as_user("sh", user);
        command
            .args(["-c", SUPERVISOR, "supervisor"])
            .arg(program("postgres"));
        command.args(["-D", "data"]);
        for setting in [
            "listen_addresses=127.0.0.1",
            &format!("port={port}"),
            &format!("unix_socket_directories={}", root.display()),
            "fsync=off",
            "ssl=on",
            &format!("ssl_cert_file={}/cert.pem", root.display()),
            &format!("ssl_key_file={}/key.pem", root.display()),
            // all that a server can be told to write down
            "log_statement=all",
            "log_min_duration_statement=0",
            "log_parameter_max_length=-1",
        ] {
            command.args(["-c", setting]);
        }
        let log = fs::File::create(root.join("log")).unwrap();
        let supervisor = command
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .process_group(0) // Ctrl-C is for the tests
            .spawn()
            .unwrap();
        let server = Server {
            directory,
            port,
            supervisor,
        };
        let address = server.address(SUPERUSER, "postgres");
        while Address::new(&address, None).connect().is_err() {
            sleep(Duration::from_millis(20));
        }
        server
    }

    /// A server with a desk: the owner of database `desk` is no superuser, and `admin` its administrator.
    fn with_desk() -> Self {
        let server = Server::start();
        server.sql(
            "postgres",
            &format!(
                "create role owner login createrole password '{}'",
                password("owner")
            ),
        );
        server.sql("postgres", "create database desk owner owner");
        server.succeed(
            "owner",
            &[
                "init",
                "--admin",
                "admin",
                "--password-file",
                &server.secret("admin"),
            ],
        );
        server
    }

    /// A desk with checker, reviewer and editor, whose passwords the administrator set.
    fn with_people() -> Self {
        let server = Server::with_desk();
        for role in ["checker", "reviewer", "editor"] {
            let secret = server.secret(role);
            server.succeed(
                "admin",
                &["member", "add", role, "--role", role, "--password-file", &secret],
            );
        }
        server
    }

    /// An address with a password in it, which only this file's own connections use.
    fn address(&self, login: &str, database: &str) -> String {
        let (port, password) = (self.port, password(login));
        format!("host=127.0.0.1 port={port} user={login} dbname={database} password={password}")
    }

    /// A URL without a password.
    fn url(&self) -> String {
        format!("postgres://127.0.0.1:{}/desk", self.port)
    }

    fn sql(&self, database: &str, statements: &str) {
        let mut conn = Address::new(&self.address(SUPERUSER, database), None)
            .connect()
            .unwrap();
        conn.batch_execute(statements).unwrap();
    }

    /// A file with a login's password.
    fn secret(&self, login: &str) -> String {
        let path = self.directory.path().join(format!("{login}.secret"));
        fs::write(&path, format!("{}\n", password(login))).unwrap();
        path.display().to_string()
    }

    fn program(&self, url: &str, password: Option<&str>, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.directory.path())
            .envs(password.map(|password| ("PGPASSWORD", password)))
            .args(["--database-url", url])
            .args(args)
            .stdin(Stdio::null());
        command
    }

    fn run(&self, login: &str, args: &[&str]) -> Output {
        let mut command = self.program(&self.url(), Some(&password(login)), &["--as", login]);
        command.args(args).output().unwrap()
    }

    #[track_caller]
    fn succeed(&self, login: &str, args: &[&str]) -> String {
        let output = self.run(login, args);
        assert!(
            output.status.success(),
            "{login}: {args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Exit code and words of a command that fails.
    #[track_caller]
    fn fail(&self, login: &str, args: &[&str]) -> String {
        self.words(&self.run(login, args))
    }

    /// Exit code and words of a failure, with the port as PORT and without any password.
    #[track_caller]
    fn words(&self, output: &Output) -> String {
        assert!(!output.status.success(), "{output:?}");
        let text = format!(
            "exit {}\n{}{}",
            output.status.code().unwrap(),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!text.contains("secret"), "{text}");
        text.replace(&self.port.to_string(), "PORT")
            .replace(&self.directory.path().display().to_string(), "DIR")
            .trim_end()
            .to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        let _ = self.supervisor.wait();
    }
}

fn password(login: &str) -> String {
    format!("secret-of-{login}")
}

fn program(name: &str) -> PathBuf {
    let settings = Settings {
        data_dir: "/nonexistent".into(),
        binaries: std::env::var_os("COUNTERCLAIM_PG_BIN").map(Into::into),
        idle: Duration::ZERO,
        durable: false,
        extra: Vec::new(),
    };
    Cluster::open(settings).unwrap().binaries().unwrap().program(name)
}

/// PostgreSQL does not run as root.
fn unprivileged() -> Option<u32> {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let output = Command::new("id").args(["-u", "postgres"]).output().unwrap();
    let known = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    Some(known.unwrap_or(65534))
}

fn as_user(program: impl AsRef<std::ffi::OsStr>, user: Option<u32>) -> Command {
    let mut command = Command::new(program);
    if let Some(id) = user {
        command.uid(id).gid(id);
    }
    command.env("LC_ALL", "C");
    command
}
