//! A small world to try the rules in. Parties, papers and claims go by name, and a claim with its evidence is a line
//! of text, so that a test shows what it is about and nothing else.

mod content;
mod sketch;

use std::collections::HashMap;

use counterclaim::db::write::Receipt;
use counterclaim::db::{Connection, DbError};
use counterclaim::domain::refusal::Refusal;
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Integer, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::support::TestDb;

pub use sketch::{CLAIM, REWORDED, Sketch, affirm, because, no, supported};

/// What every source says.
pub const BODY: &str = "It happened at Tinzawaten, the ministry said. “Nobody was spared”, it said.";
/// What is quoted of it: its first 25 code points.
pub const QUOTE: &str = "It happened at Tinzawaten";
/// Long enough for a rationale and for a public note.
pub const NOTE: &str = "more than twenty characters";

/// The id that goes by a name, the same in every database.
pub fn id(name: &str) -> Uuid {
    let digest = Sha256::digest(name);
    Uuid::from_slice(&digest[..16]).unwrap()
}

/// Reads a batch or arguments from YAML in which `$name` stands for the id of that name; `$source/daily`, `$text/daily`
/// and `$quote/daily` are a source, its snapshot and its excerpt, `$claim/said-0` and `$claim/evidence-0` a claim's.
pub fn rows(text: &str) -> Value {
    let mut parts = text.split('$');
    let mut yaml = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_/".contains(c);
        let end = part.find(|c| !is_name(c)).unwrap_or(part.len());
        yaml.push_str(&id(&part[..end]).to_string());
        yaml.push_str(&part[end..]);
    }
    serde_saphyr::from_str(&yaml).unwrap_or_else(|error| panic!("{yaml}: {error}"))
}

/// The lines of a table, without blank lines and lines that start with `--`.
pub fn lines(table: &str) -> impl Iterator<Item = &str> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("--"))
}

/// What came of a write: its receipts, or what refused it.
pub type Outcome = Result<Vec<Receipt>, Box<Refusal>>;

/// `ok`, or the constraint that refused; the database's words where none has a name.
pub fn word(outcome: &Outcome) -> &str {
    outcome.as_ref().err().map_or("ok", |refusal| &refusal.constraint)
}

/// What the database says of a failed write.
pub fn refused(error: diesel::result::Error) -> Box<Refusal> {
    match DbError::from(error) {
        DbError::Refused(refusal) => refusal,
        DbError::Query(error) => Box::new(Refusal::new(&error.to_string(), "", None)),
        error => panic!("{error:?}"),
    }
}

/// Writes a batch.
pub fn record(conn: &mut Connection, batch: &Value, request: Uuid) -> Outcome {
    sql_query("select r.* from api.record($1::jsonb, $2) as r")
        .bind::<Text, _>(batch.to_string())
        .bind::<SqlUuid, _>(request)
        .load(conn)
        .map_err(refused)
}

/// Moves a claim that was seen at `version`.
pub fn move_at(
    conn: &mut Connection,
    claim: &str,
    version: i32,
    a_move: &str,
    arguments: &Value,
    request: Uuid,
) -> Outcome {
    sql_query("select r.* from api.move($1, $2, $3, $4::jsonb, $5) as r")
        .bind::<SqlUuid, _>(id(claim))
        .bind::<Integer, _>(version)
        .bind::<Text, _>(a_move)
        .bind::<Text, _>(arguments.to_string())
        .bind::<SqlUuid, _>(request)
        .load(conn)
        .map_err(refused)
}

/// Moves several claims, (name, version), all or none.
pub fn move_all(
    conn: &mut Connection,
    claims: &[(String, i32)],
    a_move: &str,
    arguments: &Value,
    request: Uuid,
) -> Outcome {
    let moves: Vec<Value> = claims
        .iter()
        .map(|(claim, version)| {
            json!({"claim": id(claim), "version": version, "move": a_move, "arguments": arguments})
        })
        .collect();
    sql_query("select r.* from api.moves($1::jsonb, $2) as r")
        .bind::<Text, _>(Value::Array(moves).to_string())
        .bind::<SqlUuid, _>(request)
        .load(conn)
        .map_err(refused)
}

/// One value of a query as text; empty for null and for no row.
pub fn value(conn: &mut Connection, query: &str) -> String {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Nullable<Text>)]
        value: Option<String>,
    }
    let found: Vec<Row> = sql_query(format!("select value::text from ({query}) as given (value)"))
        .load(conn)
        .unwrap_or_else(|error| panic!("{query}: {error}"));
    found
        .into_iter()
        .next()
        .and_then(|row| row.value)
        .unwrap_or_default()
}

/// A desk with the parties and sources above, and dossiers `three`, `two` and `one` named for their policy.
pub struct World {
    /// Its database.
    pub db: TestDb,
    sessions: HashMap<String, Connection>,
}

impl World {
    /// Without any claim.
    pub fn new() -> Self {
        let db = TestDb::prepared("world", |as_| {
            let dossiers = "{
                dossier: [{id: $three, slug: three}, {id: $two, slug: two}, {id: $one, slug: one}],
                dossier_revision: [
                    {dossier: $three, n: 1, title: Three, eyes: 3}, {dossier: $two, n: 1, title: Two, eyes: 2},
                    {dossier: $one, n: 1, title: One, eyes: 1}]}";
            for (login, batch) in [
                ("editor", rows(dossiers)),
                ("checker", content::content()),
                ("editor", content::retracted()),
            ] {
                record(&mut as_(login), &batch, Uuid::now_v7()).unwrap();
            }
        });
        World {
            db,
            sessions: HashMap::new(),
        }
    }

    /// With the usual claim in a state, decided as supported.
    pub fn with_claim(state: &str) -> Self {
        let mut world = World::new();
        world.bring_to(state, &CLAIM, "supported");
        world
    }

    /// The kept session of a login.
    pub fn session(&mut self, login: &str) -> &mut Connection {
        self.sessions
            .entry(login.to_owned())
            .or_insert_with(|| self.db.as_(login))
    }

    /// Writes a batch as a login.
    pub fn record(&mut self, login: &str, batch: &Value) -> Outcome {
        record(self.session(login), batch, Uuid::now_v7())
    }

    /// Writes a batch given as text, see [`rows`].
    pub fn write(&mut self, login: &str, batch: &str) -> Outcome {
        self.record(login, &rows(batch))
    }

    /// Moves a claim as it stands, as a login.
    pub fn make(&mut self, login: &str, claim: &str, a_move: &str, arguments: Value) -> Outcome {
        let version = self.version(claim);
        move_at(
            self.session(login),
            claim,
            version,
            a_move,
            &arguments,
            Uuid::now_v7(),
        )
    }

    /// Makes moves of the usual claim, (login, move, arguments), each of which has its outcome.
    pub fn play(&mut self, script: &[(&str, &str, Value, &str)]) {
        for (n, (login, a_move, arguments, wanted)) in script.iter().enumerate() {
            let outcome = self.make(login, "claim", a_move, arguments.clone());
            assert_eq!(word(&outcome), *wanted, "{n}: {a_move} by {login}");
        }
    }

    /// Brings a claim, and what of it is retracted, as the checker.
    pub fn bring(&mut self, sketch: &Sketch) {
        self.record("checker", &sketch.batch())
            .unwrap_or_else(|refusal| panic!("{sketch:?}: {refusal}"));
        if let Some(batch) = sketch.retractions() {
            self.record("checker", &batch).unwrap();
        }
    }

    /// Brings a claim and takes it to a state by the usual moves of checker, reviewer and editor.
    pub fn bring_to(&mut self, state: &str, sketch: &Sketch, verdict: &str) {
        self.bring(sketch);
        let (reason, note) = (json!({"reason": "out of scope"}), json!({"note": NOTE}));
        let decision = sketch.decision(verdict);
        let all = [
            ("checker", "submit", json!({})),
            ("reviewer", "take", json!({})),
            ("reviewer", "decide", decision),
            ("editor", "approve", json!({})),
            ("editor", "withdraw", note),
        ];
        let path = match state {
            "draft" => vec![],
            "discarded" => vec![("checker", "discard", reason)],
            "declined" => vec![all[0].clone(), ("reviewer", "decline", reason)],
            "submitted" => all[..1].to_vec(),
            "in_review" => all[..2].to_vec(),
            "decided" => all[..3].to_vec(),
            "approved" => all[..4].to_vec(),
            "withdrawn" => all.to_vec(),
            state => panic!("no state {state}"),
        };
        for (login, a_move, arguments) in path {
            self.make(login, sketch.name, a_move, arguments)
                .unwrap_or_else(|refusal| panic!("{}: {a_move}: {refusal}", sketch.name));
        }
    }

    /// The version of a stream.
    pub fn version(&mut self, name: &str) -> i32 {
        let query = format!(
            "select version from counterclaim.stream where id = '{}'",
            id(name)
        );
        self.ask(&query).parse().unwrap_or(0)
    }

    /// The state of a claim.
    pub fn state(&mut self, claim: &str) -> String {
        let query = format!("select state from counterclaim.stream where id = '{}'", id(claim));
        self.ask(&query)
    }

    /// Columns of a claim's row in the list, `,` between them.
    pub fn listed(&mut self, claim: &str, columns: &str) -> String {
        self.ask(&format!(
            "select concat_ws(',', {columns}) from counterclaim.claim_list where id = '{}'",
            id(claim)
        ))
    }

    /// One value of a query that an administrator asks, as text.
    pub fn ask(&mut self, query: &str) -> String {
        value(self.session("admin"), query)
    }

    /// One value of a query that the database's owner asks, as text.
    pub fn ask_owner(&mut self, query: &str) -> String {
        value(self.session("postgres"), query)
    }

    /// What `audit verify` would find: nothing, as the tables and their log agree.
    pub fn verify(&mut self) {
        assert_eq!(
            self.ask_owner("select string_agg(problem, ', ') from counterclaim.verify()"),
            ""
        );
    }

    /// Changes the words of a source's excerpt behind the rules' back.
    pub fn break_anchor(&mut self, source: &str) {
        let excerpt = id(&format!("quote/{source}"));
        self.session("postgres")
            .batch_execute(&format!(
                "alter table counterclaim.excerpt disable trigger append_only;
                update counterclaim.excerpt set exact = upper(exact) where id = '{excerpt}';
                alter table counterclaim.excerpt enable always trigger append_only;"
            ))
            .unwrap();
    }
}
