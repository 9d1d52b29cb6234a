//! Things that break at the worst moment, on servers that flush to disk: what was acknowledged is there, nothing is
//! there by half, and the next command goes on as if nothing had happened.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::net::Shutdown;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::Duration;

use counterclaim::db::write::{self, MoveCall};
use counterclaim::db::{Address, Connection, DbError};
use counterclaim::domain::ids::{ClaimId, RequestId};
use counterclaim::domain::vocabulary::Visibility;
use counterclaim::domain::workflow::Move;
use counterclaim::ops::dossier::Settings;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use rustix::process::{Pid, Signal, kill_process};

use crate::support::Desk;

/// Who opens dossiers and brings claims here.
const LOGIN: &str = "both";
const STEP: Duration = Duration::from_millis(5);

/// A desk with one member who may do both halves of an import.
struct Faulty {
    desk: Desk,
}

impl Faulty {
    fn new() -> Self {
        let faulty = Faulty { desk: Desk::new() };
        let add = ["member", "add", LOGIN, "--role", "editor", "--role", "checker"];
        faulty.desk.succeed("admin", &add);
        faulty
    }

    /// Starts a command and does not wait for it.
    fn start(&self, args: &[&str]) -> Child {
        start(Path::new(&self.desk.path("d")), LOGIN, args)
    }

    /// A dossier file of so many claims.
    fn file(&self, slug: &str, claims: usize) -> String {
        let path = self.desk.path(&format!("{slug}.yaml"));
        fs::write(&path, dossier(slug, claims)).unwrap();
        path
    }

    fn superuser(&self) -> Connection {
        let url = self.desk.succeed("postgres", &["db", "url"]);
        Address::new(url.trim(), None)
            .connect_within(Duration::from_secs(60))
            .unwrap()
    }

    /// Process id of the session that is writing.
    fn writer(&self) -> Pid {
        let mut watcher = self.superuser();
        loop {
            let query = "select pid::text from pg_stat_activity \
                where usename = 'both' and state = 'active' and query like '%api.record%'";
            if let Some(pid) = column(&mut watcher, query).pop() {
                return Pid::from_raw(pid.parse().unwrap()).unwrap();
            }
            sleep(Duration::from_millis(1));
        }
    }

    fn postmaster(&self) -> Option<Pid> {
        let status = self.desk.succeed("admin", &["db", "status", "--output", "json"]);
        let status: serde_json::Value = serde_json::from_str(&status).unwrap();
        status["pid"].as_i64().and_then(|pid| Pid::from_raw(pid as i32))
    }

    /// Claims of each dossier, once nobody is writing any more.
    fn all_claims(&self) -> HashMap<String, usize> {
        // the next command starts whatever was killed
        self.desk.succeed("admin", &["member", "list"]);
        let mut conn = self.superuser();
        let others = "select pid::text from pg_stat_activity where usename = 'both'";
        while !column(&mut conn, others).is_empty() {
            sleep(STEP);
        }
        let counts = "select d.slug || ' ' || count(c.id) from counterclaim.dossier d \
            left join counterclaim.claim c on c.dossier = d.id group by d.slug";
        column(&mut conn, counts)
            .iter()
            .map(|row| row.split_once(' ').unwrap())
            .map(|(slug, count)| (slug.to_owned(), count.parse().unwrap()))
            .collect()
    }

    /// Claims of a dossier; none where it is not there.
    fn claims(&self, slug: &str) -> usize {
        self.all_claims().get(slug).copied().unwrap_or(0)
    }

    fn verify(&self) {
        self.desk.succeed("admin", &["audit", "verify"]);
    }
}

fn start(home: &Path, login: &str, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .env_remove("DATABASE_URL")
        .env_remove("COUNTERCLAIM_DATABASE_URL")
        .env("COUNTERCLAIM_IDLE", "0")
        .env("COUNTERCLAIM_HOME", home)
        .args(["--as", login])
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn column(conn: &mut Connection, query: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Value {
        #[diesel(sql_type = Nullable<Text>)]
        value: Option<String>,
    }
    let rows: Vec<Value> = diesel::sql_query(format!("select value from ({query}) as given (value)"))
        .load(conn)
        .unwrap();
    rows.into_iter().filter_map(|row| row.value).collect()
}

/// One source, and so many claims that it states.
fn dossier(slug: &str, claims: usize) -> String {
    let mut file = format!(
        "format: counterclaim/1\ndossier: {{slug: {slug}, title: A long list}}\n\
         entities: [{{id: {slug}-paper, kind: media, name: The paper of {slug}}}]\n\
         sources:\n  - id: {slug}-page\n    csl: {{type: webpage, title: A page}}\n    publisher: {slug}-paper\n    \
         snapshot: {{retrieved: 2025-01-20T10:00:00Z, text: it happened}}\nclaims:\n"
    );
    for n in 1..=claims {
        writeln!(
            file,
            "  - {{id: {slug}-{n}, kind: factual, statement: Event {n} of {slug} took place.}}"
        )
        .unwrap();
    }
    let all: Vec<String> = (1..=claims).map(|n| format!("{slug}-{n}")).collect();
    writeln!(
        file,
        "statements:\n  - {{source: {slug}-page, quote: it happened, chain: [{{speaker: {slug}-paper, \
         attitude: states}}], claims: [{}]}}",
        all.join(", ")
    )
    .unwrap();
    file
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const MANY: usize = 800;

#[test]
fn an_import_that_is_killed_leaves_all_or_nothing() {
    let faulty = Faulty::new();
    // before it writes, as it begins to, and twice while the server works
    for (round, (signal, wait)) in [
        (Signal::KILL, None),
        (Signal::KILL, Some(0)),
        (Signal::KILL, Some(60)),
        (Signal::TERM, Some(20)),
        (Signal::TERM, Some(200)),
    ]
    .into_iter()
    .enumerate()
    {
        let slug = format!("killed-{round}");
        let file = faulty.file(&slug, MANY);
        let mut command = faulty.start(&["import", &file]);
        match wait {
            None => sleep(Duration::from_millis(30)),
            Some(milliseconds) => {
                faulty.writer();
                sleep(Duration::from_millis(milliseconds));
            }
        }
        kill_process(Pid::from_child(&command), signal).unwrap();
        command.wait().unwrap();
        let found = faulty.claims(&slug);
        assert!(found == 0 || found == MANY, "{slug}: {found}");
        faulty.verify();
        faulty.desk.succeed(LOGIN, &["import", &file]);
        assert_eq!(faulty.claims(&slug), MANY);
    }
    faulty.verify();
}

#[test]
fn a_session_that_is_killed_writes_nothing_and_says_so() {
    let faulty = Faulty::new();
    let file = faulty.file("session", MANY);
    let command = faulty.start(&["import", &file]);
    let mut bystander = faulty.superuser();
    kill_process(faulty.writer(), Signal::KILL).unwrap();
    let output = command.wait_with_output().unwrap();
    // the server notices in its own time, and ends all sessions then
    while diesel::sql_query("select").execute(&mut bystander).is_ok() {
        sleep(STEP);
    }
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        words(&output).starts_with("error: the connection to the server was lost: "),
        "{output:?}"
    );
    assert!(
        words(&output).contains("hint: nothing is half written"),
        "{output:?}"
    );
    assert_eq!(faulty.claims("session"), 0);
    faulty.verify();
    faulty.desk.succeed(LOGIN, &["import", &file]);
    assert_eq!(faulty.claims("session"), MANY);
    faulty.verify();
}

#[test]
fn a_server_that_is_killed_mid_import_comes_back_with_all_or_nothing() {
    let faulty = Faulty::new();
    for (round, wait) in [0, 100].into_iter().enumerate() {
        let slug = format!("server-{round}");
        let file = faulty.file(&slug, MANY);
        let command = faulty.start(&["import", &file]);
        faulty.writer();
        sleep(Duration::from_millis(wait));
        kill_process(faulty.postmaster().unwrap(), Signal::KILL).unwrap();
        let output = command.wait_with_output().unwrap();
        let found = faulty.claims(&slug);
        match output.status.code() {
            // a session outlives its server for as long as it has work
            Some(0) => assert_eq!(found, MANY),
            Some(1) => assert!(found == 0 || found == MANY, "{found}: {output:?}"),
            _ => panic!("{output:?}"),
        }
        faulty.verify();
        faulty.desk.succeed(LOGIN, &["import", &file]);
        assert_eq!(faulty.claims(&slug), MANY);
    }
    faulty.verify();
}

#[test]
fn a_server_that_is_killed_under_load_keeps_what_it_acknowledged() {
    const WRITERS: usize = 3;
    const ROUNDS: usize = 8;
    const FEW: usize = 5;
    let faulty = Faulty::new();
    // slugs and receipts that a writer was told of, and slugs of which it heard nothing good
    let write = |writer: usize| {
        let (mut kept, mut unknown, mut receipts) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let slug = format!("load-{writer}-{round}");
            let file = faulty.file(&slug, FEW);
            let output = faulty.start(&["import", &file]).wait_with_output().unwrap();
            if !output.status.success() {
                assert_eq!(output.status.code(), Some(1), "{output:?}");
                unknown.push(slug);
                continue;
            }
            let claim = format!("{slug}-1");
            let submit = ["--dossier", &slug, "--output", "json", "review", "submit", &claim];
            let output = faulty.start(&submit).wait_with_output().unwrap();
            if output.status.success() {
                let moved: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                receipts.push(moved[0]["hash"].as_str().unwrap().to_owned());
            } else {
                assert_eq!(output.status.code(), Some(1), "{output:?}");
            }
            kept.push(slug);
        }
        (kept, unknown, receipts)
    };
    let (mut kept, mut unknown, mut receipts, mut kills) = (Vec::new(), Vec::new(), Vec::new(), 0);
    thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || write(writer)))
            .collect();
        for _ in 0..3 {
            sleep(Duration::from_millis(900));
            // between its death and the next command there is none
            if let Some(server) = faulty.postmaster() {
                kills += usize::from(kill_process(server, Signal::KILL).is_ok());
            }
        }
        for writer in writers {
            let (a, b, c) = writer.join().unwrap();
            kept.extend(a);
            unknown.extend(b);
            receipts.extend(c);
        }
    });
    assert!(kills > 0 && !kept.is_empty() && !receipts.is_empty());
    let claims = faulty.all_claims();
    for slug in &kept {
        assert_eq!(claims.get(slug), Some(&FEW), "{slug}");
    }
    for slug in &unknown {
        let found = claims.get(slug).copied().unwrap_or(0);
        assert!(found == 0 || found == FEW, "{slug}: {found}");
    }
    let logged = column(
        &mut faulty.superuser(),
        "select encode(hash, 'hex') from counterclaim.event",
    );
    for receipt in &receipts {
        assert!(logged.contains(receipt), "{receipt}");
    }
    faulty.verify();
}

/// Stands between a client and the server, and can cut the line after the server has done something and before the
/// client learns of it.
struct Proxy {
    folder: PathBuf,
    cut: Arc<AtomicBool>,
}

impl Proxy {
    /// `done` is how the server says that it has: the tag of a completed command.
    fn new(faulty: &Faulty, done: &'static [u8]) -> Self {
        let folder = PathBuf::from(faulty.desk.path("proxy"));
        fs::create_dir(&folder).unwrap();
        let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
        let server = PathBuf::from(faulty.desk.path("d/s/.s.PGSQL.5432"));
        let cut = Arc::new(AtomicBool::new(false));
        let cuts = Arc::clone(&cut);
        // it lives as long as the test's process
        thread::spawn(move || {
            for client in listener.incoming() {
                let (client, server) = (client.unwrap(), UnixStream::connect(&server).unwrap());
                let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                thread::spawn(move || {
                    // an end is an end, however it comes
                    let _ = std::io::copy(&mut from, &mut to);
                    let _ = to.shutdown(Shutdown::Both);
                });
                let cuts = Arc::clone(&cuts);
                thread::spawn(move || answer(server, client, &cuts, done));
            }
        });
        Proxy { folder, cut }
    }

    fn address(&self) -> String {
        format!(
            "host={} port=5432 dbname=counterclaim user={LOGIN}",
            self.folder.display()
        )
    }

    /// Cuts the line at the next completed command of the kind.
    fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    fn was_cut(&self) -> bool {
        !self.cut.load(Ordering::SeqCst)
    }
}

fn answer(mut server: UnixStream, mut client: UnixStream, cut: &AtomicBool, done: &[u8]) {
    /// The server waits for the next command, outside of any transaction: what it did is done.
    const READY: &[u8] = b"Z\0\0\0\x05I";
    let mut kept = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(length @ 1..) = server.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..length]);
        if cut.load(Ordering::SeqCst) {
            let is_done = kept.windows(done.len()).any(|window| window == done);
            if is_done && kept.ends_with(READY) {
                cut.store(false, Ordering::SeqCst);
                let _ = client.shutdown(Shutdown::Both);
                let _ = server.shutdown(Shutdown::Both);
                return;
            }
            if is_done {
                continue;
            }
        }
        if client.write_all(&kept).is_err() {
            return;
        }
        kept.clear();
    }
    let _ = client.shutdown(Shutdown::Both);
}

#[test]
fn a_lost_answer_is_asked_for_again_and_nothing_happens_twice() {
    let faulty = Faulty::new();
    let file = faulty.file("lost", 1);
    faulty.desk.succeed(LOGIN, &["import", &file]);
    let proxy = Proxy::new(&faulty, b"SELECT ");
    let connect = || Address::new(&proxy.address(), None).connect().unwrap();
    let mut superuser = faulty.superuser();

    // a move
    let claim = column(&mut superuser, "select id::text from counterclaim.claim").remove(0);
    let call = MoveCall {
        claim: ClaimId(claim.parse().unwrap()),
        version: 1,
        a_move: Move::Submit,
        arguments: serde_json::json!({}),
    };
    let request = RequestId::new();
    let mut conn = connect();
    proxy.cut();
    let lost = write::move_claim(&mut conn, &call, request);
    assert!(matches!(lost, Err(DbError::Lost(_))), "{lost:?}");
    assert!(proxy.was_cut());
    let receipts = write::move_claim(&mut connect(), &call, request).unwrap();
    let again = write::move_claim(&mut connect(), &call, request).unwrap();
    assert_eq!(receipts, again);
    let events = "select encode(hash, 'hex') from counterclaim.event e join counterclaim.claim c on c.id = e.stream \
        where e.version = 2";
    assert_eq!(column(&mut superuser, events), [hex::encode(&receipts[0].hash)]);
    // the same request for something else is refused
    let other = MoveCall {
        a_move: Move::Recall,
        version: 2,
        ..call
    };
    let reused = write::move_claim(&mut connect(), &other, request);
    assert!(
        matches!(&reused, Err(DbError::Refused(refusal)) if refusal.rule.name() == "request_reused"),
        "{reused:?}"
    );

    // content
    let settings = Settings {
        slug: "lost-too".to_owned(),
        title: "An answer that was lost".to_owned(),
        summary: None,
        language: "en".to_owned(),
        visibility: Visibility::Desk,
        embargo: None,
        eyes: 3,
        right_of_reply: Default::default(),
        labels: Vec::new(),
    };
    let mut conn = connect();
    let batch = counterclaim::ops::dossier::batch(&mut conn, &settings).unwrap();
    let request = RequestId::new();
    proxy.cut();
    let lost = write::record(&mut conn, &batch, request);
    assert!(matches!(lost, Err(DbError::Lost(_))), "{lost:?}");
    let receipts = write::record(&mut connect(), &batch, request).unwrap();
    let events = "select encode(hash, 'hex') from counterclaim.event e join counterclaim.dossier d on d.id = e.stream \
        where d.slug = 'lost-too'";
    assert_eq!(column(&mut superuser, events), [hex::encode(&receipts[0].hash)]);
    faulty.verify();
}

#[test]
fn an_import_whose_answer_is_lost_is_imported_again_as_nothing_new() {
    let faulty = Faulty::new();
    let file = faulty.file("answer", 20);
    let proxy = Proxy::new(&faulty, b"COMMIT\0");
    let address = proxy.address();
    proxy.cut();
    let output = faulty
        .start(&["--database-url", &address, "import", &file])
        .wait_with_output()
        .unwrap();
    assert!(proxy.was_cut());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        output.stdout.is_empty() && words(&output).contains("the connection to the server was lost"),
        "{output:?}"
    );
    assert!(
        words(&output).contains("the last write may have been made: run the command again"),
        "{output:?}"
    );
    assert_eq!(faulty.claims("answer"), 20);
    assert_eq!(
        faulty.desk.succeed(LOGIN, &["import", &file]),
        "answer: nothing new\n"
    );
    faulty.verify();
}

#[test]
fn first_commands_at_once_make_one_desk() {
    let directory = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711)).unwrap();
    let home = directory.path().join("d");
    let first: Vec<Child> = (0..4).map(|_| start(&home, "admin", &["init"])).collect();
    for command in first {
        let output = command.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let run = |args: &[&str]| {
        let output = start(&home, "admin", args).wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        run(&["member", "list", "--output", "csv"]),
        "name,logins,roles\nadmin,admin,admin\n"
    );
    run(&["audit", "verify"]);
    run(&["db", "stop"]);
}

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

#[test]
fn stopping_the_server_ends_sessions_and_keeps_what_was_committed() {
    let faulty = Faulty::new();
    let file = faulty.file("kept", 3);
    faulty.desk.succeed(LOGIN, &["import", &file]);
    let work = "begin; lock table counterclaim.claim in access share mode; select pg_sleep(1000)";
    let session = faulty.start(&["db", "psql", "-qc", work]);
    let mut watcher = faulty.superuser();
    while column(
        &mut watcher,
        "select 'there' from pg_stat_activity where query like '%pg_sleep(1000)%' and usename = 'both'",
    )
    .is_empty()
    {
        sleep(STEP);
    }
    assert_eq!(faulty.desk.run("admin", &["db", "stop"]).status.code(), Some(0));
    let output = session.wait_with_output().unwrap();
    assert!(
        !output.status.success() && words(&output).contains("terminating connection"),
        "{output:?}"
    );
    assert_eq!(faulty.claims("kept"), 3);
    faulty.verify();
}
