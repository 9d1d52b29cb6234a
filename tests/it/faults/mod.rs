//! Things that break at the worst moment, on servers that flush to disk: what was acknowledged is there, nothing is
//! there by half, and the next command goes on as if nothing had happened.

mod disk;
mod flat;
mod killed;
mod lost_answer;

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

use crate::support::{Desk, clean};

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
    clean(&mut Command::new(env!("CARGO_BIN_EXE_counterclaim")))
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
