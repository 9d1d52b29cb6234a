//! A desk on a server that is not ours: password logins over TCP and socket, encryption, and who may set it up.

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

#[test]
fn people_with_passwords_work_on_a_desk_whose_owner_is_no_superuser() {
    let server = Server::with_people();
    let again = server.run("owner", &["init"]);
    assert_eq!(String::from_utf8(again.stderr).unwrap(), "the desk is ready\n");

    let case = fixture("mali-algeria.yaml");
    server.succeed("editor", &["dossier", "new", "--from", &case]);
    server.succeed("checker", &["import", &case]);
    server.succeed("checker", &["review", "submit", "soldiers-47"]);
    server.succeed("reviewer", &["review", "take", "soldiers-47"]);
    let why = "nothing but one party's own word was found";
    server.succeed(
        "reviewer",
        &[
            "review",
            "decide",
            "soldiers-47",
            "--verdict",
            "open",
            "--confidence",
            "low",
            "--attribution",
            "confirmed",
            "--rationale",
            why,
        ],
    );
    let own = server.fail("reviewer", &["review", "approve", "soldiers-47"]);
    assert!(
        own.starts_with("exit 4\nrefused: this needs the role editor"),
        "{own}"
    );
    server.succeed("editor", &["review", "approve", "soldiers-47"]);
    server.succeed("admin", &["audit", "verify"]);

    // the same desk through the socket
    let socket = format!(
        "host={} port={} dbname=desk user=checker",
        server.directory.path().display(),
        server.port
    );
    let listed = server
        .program(
            &socket,
            Some(&password("checker")),
            &["claim", "list", "--output", "csv"],
        )
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains(",approved,"), "{listed}");

    // passwords were never sent: the server knows what they are checked against, and its log says less
    let log = fs::read_to_string(server.directory.path().join("log")).unwrap();
    assert!(
        log.contains("api.member_add")
            && !log.contains("secret-of-admin")
            && !log.contains("secret-of-checker")
    );
}

#[test]
fn logins_that_are_not_let_in_are_told_why() {
    let server = Server::with_people();
    server.sql(
        "postgres",
        &format!("create role stranger login password '{}'", password("stranger")),
    );
    let run = |url: &str, password: Option<&str>| {
        server.words(
            &server
                .program(url, password, &["claim", "list"])
                .output()
                .unwrap(),
        )
    };
    let url = |login: &str| format!("postgres://{login}@127.0.0.1:{}/desk", server.port);

    assert_snapshot!(run(&url("checker"), Some("secret-wrong")), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  password authentication failed for user "checker"

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("checker:secret-wrong"), None), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  password authentication failed for user "checker"

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("checker"), None), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: fe_sendauth: no password supplied

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("nobody_knows"), Some("secret")), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  password authentication failed for user "nobody_knows"

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("stranger"), Some(&password("stranger"))), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  permission denied for database "desk"
    DETAIL:  User does not have CONNECT privilege.

    hint: this login is no member of the desk: an administrator adds it with `counterclaim member add LOGIN --role checker`
    "#);
    assert_snapshot!(run(&url("checker").replace("/desk", "/dusk"), Some(&password("checker"))), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  database "dusk" does not exist

    hint: check the database's name; a new one is made by `createdb NAME`, then `counterclaim init`
    "#);
    assert_snapshot!(run("postgres://checker:secret@127.0.0.1:1/desk", None), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port 1 failed: Connection refused
    	Is the server running on that host and accepting TCP/IP connections?

    hint: check the address and that the server runs; without an address a private server is used
    "#);
    assert_snapshot!(run("host=/nonexistent user=checker password=secret", None), @r#"
    exit 1
    error: cannot connect to the database: connection to server on socket "/nonexistent/.s.PGSQL.5432" failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?

    hint: check the address and that the server runs; without an address a private server is used
    "#);
    assert_snapshot!(run("postgres://checker:100%secret@127.0.0.1/desk", None), @"
    exit 1
    error: cannot connect to the database: invalid percent-encoded token: ***

    hint: check the address and that the server runs; without an address a private server is used
    ");
    assert_snapshot!(run("mysql://checker:secret@127.0.0.1/desk", None), @"
    exit 1
    error: cannot connect to the database: an address begins with postgres:// or postgresql://, or is made of KEY=VALUE

    hint: check the address and that the server runs; without an address a private server is used
    ");
}

#[test]
fn who_has_ended_or_belongs_to_another_desk_is_nobody_here() {
    let server = Server::with_people();
    server.succeed(
        "admin",
        &["member", "disable", "checker", "--reason", "left the desk"],
    );
    server.sql("postgres", "create database other owner owner");
    let other = format!("postgres://127.0.0.1:{}/other", server.port);
    let run = |login: &str, args: &[&str]| {
        let mut command = server.program(&other, Some(&password(login)), &["--as", login]);
        command.args(args).output().unwrap()
    };
    let made = run("owner", &["init", "--admin", "reviewer"]);
    assert!(made.status.success(), "{made:?}");

    let case = fixture("demo-minimal.yaml");
    assert_snapshot!(server.fail("checker", &["claim", "list"]), @"
    exit 4
    refused: login `checker` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add checker --role checker`
    ");
    assert_snapshot!(server.fail("checker", &["import", &case]), @"
    exit 4
    refused: login `checker` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add checker --role checker`
    ");
    assert_snapshot!(server.words(&run("editor", &["dossier", "new", "--from", &case])), @"
    exit 4
    refused: login `editor` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add editor --role checker`
    ");
    assert_snapshot!(server.words(&run("editor", &["claim", "list"])), @"
    exit 4
    refused: login `editor` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add editor --role checker`
    ");
    assert_snapshot!(server.fail("owner", &["member", "add", "fresh", "--role", "admin"]), @"
    exit 4
    refused: this needs the role admin

    hint: act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may
    ");
}

#[test]
fn an_owner_who_may_not_make_roles_is_told_what_is_needed() {
    let server = Server::start();
    server.sql(
        "postgres",
        &format!("create role owner login password '{}'", password("owner")),
    );
    server.sql("postgres", "create database desk owner owner");
    assert_snapshot!(server.fail("owner", &["init"]), @"
    exit 4
    refused: only a superuser, or the owner of database `desk` with CREATEROLE, sets it up; `owner` is neither

    hint: a superuser of the server can make it so: alter database desk owner to owner; alter role owner createrole
    ");
    server.sql(
        "postgres",
        &format!(
            "create role other login createrole password '{}'",
            password("other")
        ),
    );
    assert_snapshot!(server.fail("other", &["init"]), @"
    exit 4
    refused: only a superuser, or the owner of database `desk` with CREATEROLE, sets it up; `other` is neither

    hint: a superuser of the server can make it so: alter database desk owner to other; alter role other createrole
    ");
    server.sql("postgres", "alter role owner createrole");
    server.succeed("owner", &["init", "--password-file", &server.secret("admin")]);
    server.succeed("admin", &["member", "list"]);
}

#[test]
fn an_administrator_makes_logins_and_takes_over_none() {
    let server = Server::with_people();
    server.sql(
        "postgres",
        &format!("create role webapp login password '{}'", password("webapp")),
    );
    let secret = server.secret("takeover");
    let add = |login: &str| {
        server.fail(
            "admin",
            &[
                "member",
                "add",
                login,
                "--role",
                "checker",
                "--password-file",
                &secret,
            ],
        )
    };
    assert_snapshot!(add("webapp"), @r"
    exit 4
    refused: login `webapp` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    assert_snapshot!(add("checker"), @r"
    exit 4
    refused: login `checker` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    assert_snapshot!(add("super"), @r"
    exit 4
    refused: login `super` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    assert_snapshot!(add("owner"), @r"
    exit 4
    refused: login `owner` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    // nor by way of psql, with a password that the server would have to keep as it is
    let mut ways = String::new();
    for way in [
        "select api.member_login('webapp', 'x')",
        "select api.member_login('fresh', 'plain')",
        "select api.member_login('pg_fresh', 'x')",
        "alter role webapp password 'x'",
        "create role fresh login",
    ] {
        let output = server.run("admin", &["db", "psql", "-c", way]);
        assert!(!output.status.success());
        ways.push_str(String::from_utf8_lossy(&output.stderr).lines().next().unwrap());
        ways.push('\n');
    }
    assert_snapshot!(ways, @"
    ERROR:  login `webapp` is on this server already
    ERROR:  a password is given as its SCRAM-SHA-256 verifier
    ERROR:  login `pg_fresh` has powers of its own
    ERROR:  permission denied
    ERROR:  permission denied to create role
    ");
    // a login that is there joins with the password it has
    server.succeed("admin", &["member", "add", "webapp", "--role", "checker"]);
    server.succeed("webapp", &["claim", "list"]);
    // a refused addition leaves no login behind
    let refused = server.fail(
        "checker",
        &[
            "member",
            "add",
            "fresh",
            "--role",
            "checker",
            "--password-file",
            &secret,
        ],
    );
    assert!(refused.starts_with("exit 4\n"), "{refused}");
    server.sql(
        "postgres",
        "do $$ begin assert not exists (select from pg_roles where rolname = 'fresh'); end $$",
    );
}

#[test]
fn a_password_comes_from_standard_input_and_must_be_one() {
    let server = Server::with_desk();
    let add = |text: &str| {
        let mut child = server
            .program(
                &server.url(),
                Some(&password("admin")),
                &["--as", "admin", "member", "add", "piped", "--role", "checker"],
            )
            .args(["--password-file", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    assert_snapshot!(server.words(&add("\n")), @"
    exit 2
    error: the first line of `-` is empty: no password
    ");
    assert_snapshot!(server.fail("admin", &["member", "add", "piped", "--role", "checker", "--password-file", "/nonexistent"]), @"
    exit 1
    error: cannot read `/nonexistent`: No such file or directory (os error 2)
    ");
    assert!(add("secret-of-piped\n").status.success());
    server.succeed("piped", &["claim", "list"]);
}

#[test]
fn passwords_are_not_shown() {
    let server = Server::with_people();
    let url = format!(
        "postgres://checker:{}@127.0.0.1:{}/desk",
        password("checker"),
        server.port
    );
    let words = server.address("checker", "desk");
    for address in [&url, &words] {
        let run = |args: &[&str]| {
            let output = server.program(address, None, args).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let shown = run(&["db", "url"]);
        assert!(
            shown.contains("checker") && shown.contains("desk") && !shown.contains("secret"),
            "{shown}"
        );
        // psql gets in all the same, and who lists processes learns nothing
        let arguments = run(&[
            "db",
            "psql",
            "-Atc",
            "select session_user",
            "-c",
            "\\! tr '\\0' ' ' < /proc/$PPID/cmdline",
        ]);
        assert!(
            arguments.starts_with("checker\n") && !arguments.contains("secret"),
            "{arguments}"
        );
        // as another login of the same address
        let shown = server
            .program(address, None, &["--as", "editor", "db", "url"])
            .output()
            .unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains("editor"), "{shown}");
    }
}

#[test]
fn encryption_is_as_the_address_asks() {
    let server = Server::with_people();
    let root = server.directory.path().display();
    let run = |options: &str| {
        let url = format!(
            "postgres://checker@localhost:{}/desk?hostaddr=127.0.0.1&{options}",
            server.port
        );
        server
            .program(
                &url,
                Some(&password("checker")),
                &[
                    "db",
                    "psql",
                    "-Atc",
                    "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
                ],
            )
            .output()
            .unwrap()
    };
    let encrypted = |options: &str| {
        let output = run(options);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(encrypted("sslmode=require"), "t\n");
    assert_eq!(encrypted("sslmode=disable"), "f\n");
    assert_eq!(
        encrypted(&format!("sslmode=verify-full&sslrootcert={root}/cert.pem")),
        "t\n"
    );
    assert_snapshot!(server.words(&run("sslmode=verify-full")), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: root certificate file "DIR/.postgresql/root.crt" does not exist
    Either provide the file, use the system's trusted roots with sslrootcert=system, or change sslmode to disable server certificate verification.

    hint: encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust
    "#);
    let other = Server::start();
    let stranger = format!(
        "sslmode=verify-full&sslrootcert={}/cert.pem",
        other.directory.path().display()
    );
    assert_snapshot!(server.words(&run(&stranger)), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: SSL error: certificate verify failed

    hint: encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust
    "#);
    let wrong_name = format!(
        "postgres://checker@127.0.0.1:{}/desk?sslmode=verify-full&sslrootcert={root}/cert.pem",
        server.port
    );
    let output = server
        .program(&wrong_name, Some(&password("checker")), &["claim", "list"])
        .output()
        .unwrap();
    assert_snapshot!(server.words(&output), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: server certificate for "localhost" (and 1 other name) does not match host name "127.0.0.1"

    hint: encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust
    "#);
}
