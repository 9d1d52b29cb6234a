//! A database of its own for a test, on the server that the tests of a process share.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use counterclaim::cluster::SUPERUSER;
use counterclaim::db::migrations::migrate;
use counterclaim::db::{Address, Connection, DbError, members};
use counterclaim::domain::ids::PersonId;
use counterclaim::domain::workflow::{Move, Role};
use counterclaim::ops::import::{Imported, import, read, settings};
use counterclaim::ops::{OpError, dossier, member};
use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Nullable, Text};
use tempfile::TempDir;

use super::server::{Server, server};
use super::{failed, fixture, outcome, program, states, succeeded, words};

/// The login of the administrator.
const ADMIN: &str = "admin";

/// Logins that exist on the server, one person each, and their roles. Who has all roles is for the tests of fresh
/// eyes; `spare` and `spare_2` may connect and are nobody's yet.
const LOGINS: &[(&str, &[Role])] = &[
    (ADMIN, &[]), // founds the desk
    ("admin_2", &[Role::Admin]),
    ("checker", &[Role::Checker]),
    ("checker_2", &[Role::Checker]),
    ("reviewer", &[Role::Reviewer]),
    ("reviewer_2", &[Role::Reviewer]),
    ("editor", &[Role::Editor]),
    ("editor_2", &[Role::Editor]),
    ("allround", &[Role::Checker, Role::Reviewer, Role::Editor]),
    ("spare", &[]),
    ("spare_2", &[]),
];

/// A database that is dropped when the test ends.
pub struct TestDb {
    server: &'static Server,
    name: String,
    scratch: TempDir,
}

impl TestDb {
    /// A desk: administrators, checkers, reviewers and editors, and no dossier.
    pub fn new() -> Self {
        Self::clone_of(&staffed())
    }

    /// The desk with the running example, whose dossier the editor opened and whose content the checker brought.
    pub fn with_case() -> Self {
        Self::prepared("case", |as_| {
            let case = fixture("mali-algeria.yaml");
            let bytes = std::fs::read(&case).unwrap();
            open(&mut as_("editor"), &bytes);
            let folder = Path::new(&case).parent();
            import(&mut as_("checker"), &bytes, &case, folder, false).unwrap();
        })
    }

    /// The desk as `fill` leaves it, which has sessions by login and is called once for each kind.
    pub fn prepared(kind: &str, fill: impl FnOnce(&dyn Fn(&str) -> Connection)) -> Self {
        let staffed = staffed();
        Self::clone_of(&server().template(kind, |name| {
            server().copy(&staffed, name);
            fill(&|login| session(name, login));
        }))
    }

    /// The desk with a dossier `states` whose claims `s-draft`, `s-submitted`, `s-in-review` and so on are in these
    /// states; `checker` wrote them, `reviewer` and `editor` moved them.
    pub fn with_states() -> Self {
        let staffed = staffed();
        Self::clone_of(&server().template("states", |name| {
            server().copy(&staffed, name);
            let file = states::file();
            open(&mut session(name, "editor"), file.as_bytes());
            import(
                &mut session(name, "checker"),
                file.as_bytes(),
                "states.yaml",
                None,
                false,
            )
            .unwrap();
            states::bring(|login| session(name, login));
        }))
    }

    /// The running example with a source `leaflet` of this text, published by `csp`.
    pub fn with_leaflet(text: &str) -> Self {
        let desk = Self::with_case();
        let (file, form) = (desk.path("leaflet.txt"), desk.path("empty.yaml"));
        std::fs::write(&file, text).unwrap();
        std::fs::write(&form, "# nothing yet\n").unwrap();
        let log = format!("log leaflet --file {file} --publisher csp --form {form}");
        desk.succeed("checker", &words(&log));
        desk
    }

    /// Migrated, and nobody's.
    pub fn without_members() -> Self {
        Self::clone_of(&migrated())
    }

    /// An empty database, not even migrated.
    pub fn blank() -> Self {
        Self::clone_of("template0")
    }

    /// An empty database that sorts, counts time and writes dates as they do elsewhere; by bytes where the server knows
    /// no other order.
    pub fn elsewhere() -> Self {
        let server = server();
        let name = server.new_name();
        let mut conn = server.connect("template1");
        let orders = diesel::sql_query("select from pg_collation where collname = 'et-x-icu'");
        let knows_others = orders.execute(&mut conn).unwrap() > 0;
        let order = match knows_others {
            true => "locale_provider icu icu_locale 'et'",
            false => "lc_collate 'C' lc_ctype 'C'",
        };
        drop(conn);
        server.maintain(&format!(
            "create database {name} template template0 encoding 'UTF8' {order}"
        ));
        for setting in [
            "timezone = 'Asia/Kathmandu'",
            "datestyle = 'SQL, DMY'",
            "intervalstyle = 'sql_standard'",
            "extra_float_digits = -8",
        ] {
            server.maintain(&format!("alter database {name} set {setting}"));
        }
        TestDb {
            server,
            name,
            scratch: tempfile::tempdir().unwrap(),
        }
    }

    fn clone_of(template: &str) -> Self {
        let server = server();
        let name = server.new_name();
        server.copy(template, &name);
        TestDb {
            server,
            name,
            scratch: tempfile::tempdir().unwrap(),
        }
    }

    /// The database's name. Roles belong to the whole server: a test that makes some puts this into their names.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The connection string of the superuser, who owns the database.
    pub fn url(&self) -> String {
        self.server.address(&self.name)
    }

    /// A session of a login, with the settings of the product's own.
    pub fn as_(&self, login: &str) -> Connection {
        session(&self.name, login)
    }

    /// Runs statements as a login, in one transaction unless they say otherwise.
    pub fn sql(&self, login: &str, statements: &str) -> Result<(), DbError> {
        Ok(self.as_(login).batch_execute(statements)?)
    }

    /// What comes of such statements when psql sends them: `ok`, else the constraint, else the SQLSTATE.
    pub fn outcome(&self, login: &str, statements: &str) -> String {
        outcome(&self.psql(login, statements))
    }

    /// Sends statements through psql: its output, unaligned and without headers.
    pub fn psql(&self, login: &str, statements: &str) -> Output {
        Command::new(self.server.program("psql"))
            .args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=verbose"])
            .args(["-c", statements, "-d"])
            .arg(format!("{} user={login}", self.url()))
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// The one value of a query as text; empty for null and for no row.
    pub fn value(&self, login: &str, query: &str) -> String {
        self.column(login, query).pop().unwrap_or_default()
    }

    /// The values of a query of one column as text, empty for null.
    pub fn column(&self, login: &str, query: &str) -> Vec<String> {
        #[derive(diesel::QueryableByName)]
        struct Value {
            #[diesel(sql_type = Nullable<Text>)]
            value: Option<String>,
        }
        let rows: Vec<Value> =
            diesel::sql_query(format!("select value::text from ({query}) as given (value)"))
                .load(&mut self.as_(login))
                .unwrap();
        rows.into_iter()
            .map(|row| row.value.unwrap_or_default())
            .collect()
    }

    /// Opens the dossier of a file's text as a login.
    pub fn open(&self, login: &str, yaml: &str) {
        open(&mut self.as_(login), yaml.as_bytes());
    }

    /// The id of what a dossier calls so.
    pub fn id(&self, handle: &str) -> String {
        self.value(
            "postgres",
            &format!(
                "select coalesce(claim, entity, source, question) from counterclaim.handle where handle = '{handle}'"
            ),
        )
    }

    /// The code of the claim that a dossier calls so: `C-7`.
    pub fn code(&self, handle: &str) -> String {
        self.value(
            "postgres",
            &format!(
                "select 'C-' || c.code from counterclaim.claim as c join counterclaim.handle as h on h.claim = c.id \
                where h.handle = '{handle}'"
            ),
        )
    }

    /// This moment, as `--as-of` takes it; whatever is recorded later is later.
    pub fn now(&self) -> String {
        let format =
            "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        self.value("postgres", format)
    }

    /// Makes a move with whatever any move needs: the refusal's constraint, or `ok`.
    pub fn attempt(&self, login: &str, handle: &str, a_move: Move) -> String {
        match states::make(&mut self.as_(login), handle, a_move) {
            Ok(_) => "ok".to_owned(),
            Err(DbError::Refused(refusal)) => refusal.constraint,
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Imports a dossier file's text as a login.
    pub fn import(&self, login: &str, yaml: &str) -> Result<Imported, OpError> {
        import(&mut self.as_(login), yaml.as_bytes(), "test.yaml", None, false)
    }

    /// A program of PostgreSQL, such as `pg_dump`, to be given the database's name or address.
    pub fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.server.program(name));
        command.stdin(Stdio::null());
        command
    }

    /// Everything but the rows, as pg_dump writes it, without what changes from one dump to the next.
    pub fn schema(&self) -> String {
        let output = self
            .program("pg_dump")
            .args(["--schema-only", "--dbname", &self.url()])
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8(output.stdout).unwrap();
        let noise = [
            "\\restrict ",
            "\\unrestrict ",
            "-- Dumped from database version",
            "-- Dumped by pg_dump version",
        ];
        let lines = text
            .lines()
            .filter(|line| !noise.iter().any(|start| line.starts_with(start)));
        lines.map(|line| format!("{line}\n")).collect()
    }

    /// Runs the program as a login against this database.
    pub fn run(&self, login: &str, args: &[&str]) -> Output {
        self.command(login, args).output().unwrap()
    }

    /// The command, not yet started.
    pub fn command(&self, login: &str, args: &[&str]) -> assert_cmd::Command {
        let mut command = program();
        command
            .env("COUNTERCLAIM_HOME", self.scratch.path().join("none"))
            .env("COUNTERCLAIM_DATABASE_URL", self.url())
            .env("COUNTERCLAIM_AS", login)
            .args(args);
        command
    }

    /// Runs a command that must succeed; its standard output.
    pub fn succeed(&self, login: &str, args: &[&str]) -> String {
        succeeded(login, args, self.run(login, args))
    }

    /// Runs a command that must fail; its exit code and standard error.
    pub fn fail(&self, login: &str, args: &[&str]) -> (i32, String) {
        failed(login, args, self.run(login, args))
    }

    /// What such a command says with `--output json`.
    pub fn json(&self, login: &str, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.succeed(login, &[args, &["--output", "json"]].concat())).unwrap()
    }

    /// A path in the test's own directory.
    pub fn path(&self, name: &str) -> String {
        self.scratch.path().join(name).display().to_string()
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        self.server
            .maintain(&format!("drop database {} with (force)", self.name));
    }
}

fn session(database: &str, login: &str) -> Connection {
    Address::new(&server().address(database), Some(login))
        .connect()
        .unwrap()
}

fn open(conn: &mut Connection, bytes: &[u8]) {
    let (parsed, _) = read(bytes, "test.yaml", None).unwrap();
    dossier::put(conn, &settings(&parsed, None).unwrap()).unwrap();
}

/// The template of a migrated database.
fn migrated() -> String {
    server().template("migrated", |name| {
        server().copy("template0", name);
        let mut owner = session(name, SUPERUSER);
        migrate(&mut owner).unwrap();
        for (login, _) in LOGINS {
            let statement = format!("create role {login} login; grant counterclaim_member to {login}");
            owner.batch_execute(&statement).unwrap();
        }
    })
}

/// The template of a desk with its members, enrolled as the product does: the owner founds it, its administrator adds
/// the others.
fn staffed() -> String {
    let migrated = migrated();
    server().template("staffed", |name| {
        server().copy(&migrated, name);
        members::found(&mut session(name, SUPERUSER), ADMIN, PersonId::new(), ADMIN).unwrap();
        let mut admin = session(name, ADMIN);
        for (login, roles) in LOGINS.iter().filter(|(_, roles)| !roles.is_empty()) {
            member::add(&mut admin, login, login, roles).unwrap();
        }
    })
}

#[test]
fn databases_do_not_see_each_other_and_each_knows_who_is_who() {
    let (one, other) = (TestDb::new(), TestDb::new());
    assert_ne!(one.name(), other.name());
    let file = one.path("one.yaml");
    let yaml = "format: counterclaim/1\ndossier: {slug: one, title: One}\n";
    std::fs::write(&file, yaml).unwrap();
    one.succeed("editor", &["dossier", "new", "--from", &file]);
    let count = "select count(*) from counterclaim.dossier";
    assert_eq!(one.value("checker", count), "1");
    assert_eq!(other.value("checker", count), "0");
    assert_eq!(
        one.column("allround", "select unnest(iam.my_roles()) order by 1"),
        ["checker", "editor", "reviewer"]
    );
    assert_eq!(one.outcome("spare", "select iam.me()"), "not_allowed");
    assert_eq!(
        one.succeed("admin", &["dossier", "list", "--output", "jsonl"])
            .lines()
            .count(),
        1
    );
    assert_eq!(TestDb::with_case().value("checker", count), "1");
}
