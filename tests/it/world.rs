//! A small world to try the rules in. Parties, papers and claims go by name, and a claim with its evidence is a line
//! of text, so that a test shows what it is about and nothing else.

use std::collections::HashMap;

use counterclaim::db::write::Receipt;
use counterclaim::db::{Connection, DbError};
use counterclaim::domain::refusal::Refusal;
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Integer, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::support::TestDb;

/// name, kind, relations to others; `~` before a relation: retracted since.
const PARTIES: &str = "
    un           igo
    watch        ngo
    mali         state        member_of un
    algeria      state        member_of un
    mfa          organ        organ_of mali
    minister     person       office_holder_of mfa
    army         organ        organ_of mali
    general      person       leads army
    spokesman    person       speaks_for army
    deserter     person       ~leads army
    district     organ        part_of mali
    visitor      person       located_in mali
    volunteer    person       member_of watch
    front        coalition
    brigade      armed_group  member_of front
    battalion    armed_group  part_of brigade
    new-front    coalition    succeeds front
    the-rebels   collective   identified_as front
    signatory    movement     party_to front
    envoy        person
    france       state
    paper        media
    daily        media
    wire         media
    gazette      media
    weekly       media
    tracker      dataset
    tinzawaten   place
    gazetted     list
";

/// name, publisher, origin (a source it was copied from, `own` or `unknown`); then what is odd about it.
const SOURCES: &str = "
    page         paper     own
    daily        daily     own
    daily-2      daily     own
    wire         wire      own
    gazette      gazette   own
    weekly       weekly    own
    copy         gazette   wire
    copy-2       weekly    wire
    recopy       daily     copy
    rumour       gazette   unknown
    retold       daily     rumour
    circle       gazette   circle-2
    circle-2     daily     circle
    unsigned     -         own
    front-1      front     own
    front-2      front     own
    reprint      gazette   front-1
    reprint-2    daily     front-2
    army         army      own
    mali         mali      own
    un           un        own
    tracker      tracker   own
    disowned     weekly    own        retracted
    of-disowned  gazette   disowned
    loose        weekly    own        unanchored
    hashed       weekly    own        hash
    broken       weekly    own
";

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

/// A claim in a few words.
#[derive(Debug, Clone, Copy)]
pub struct Sketch<'a> {
    /// Its name.
    pub name: &'a str,
    /// `three`, `two` or `one`: dossiers named for their policy.
    pub dossier: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Who is on record with it, a word for each assertion. `front+` states it, `front-` denies it, `front0` doubts
    /// it, all as the paper reports; `army0>front+` is a chain of three; `envoy/algeria+` speaks for another; `?+` is
    /// unnamed; `@daily+` is the source's publisher in its own voice; `~` at the end: retracted since.
    pub said: &'a str,
    /// What speaks for it (`+`), against it (`-`) or neither (`=`), a word for each: a source, then `/4` its
    /// credibility (else 2), `:france` whose voice, `^wire` where it comes from, `!` against interest, `#` the record
    /// makes the fact, `@1` about that link of the first assertion, `*` weighed in the decision, `~` retracted since.
    pub evidence: &'a str,
}

impl Default for Sketch<'_> {
    fn default() -> Self {
        Sketch {
            name: "claim",
            dossier: "three",
            kind: "factual",
            said: "front+",
            evidence: "+wire +daily",
        }
    }
}

impl<'a> Sketch<'a> {
    /// The usual claim: said by the front, with two origins that support it.
    pub fn named(name: &'a str) -> Self {
        Sketch {
            name,
            ..Sketch::default()
        }
    }

    /// The batch that brings it.
    pub fn batch(&self) -> Value {
        let claim = id(self.name);
        let (mut assertions, mut links) = (Vec::new(), Vec::new());
        for (n, said) in self.said.split_whitespace().enumerate() {
            let assertion = id(&format!("{}/said-{n}", self.name));
            let said = said.trim_end_matches('~');
            let source = said
                .strip_prefix('@')
                .map_or("page", |own| own.trim_end_matches(['+', '-', '0']));
            assertions
                .push(json!({"id": assertion, "claim": claim, "excerpt": id(&format!("quote/{source}"))}));
            let chain = match said.strip_prefix('@') {
                Some(own) => own.replacen(source, publisher(source), 1),
                None => format!("paper+>{said}"),
            };
            for (seq, link) in chain.split('>').enumerate() {
                links.push(link_row(link, seq, assertion, claim));
            }
        }
        let evidence: Vec<Value> = self.pieces().map(|piece| piece.row).collect();
        json!({
            "claim": [{"id": claim, "dossier": id(self.dossier), "kind": self.kind}],
            "claim_revision": [{
                "claim": claim, "n": 1, "dossier": id(self.dossier), "statement": format!("It is so ({}).", self.name),
                "language": "en",
            }],
            "assertion": assertions, "attribution": links, "evidence": evidence,
        })
    }

    /// The batch that takes back what is marked so.
    pub fn retractions(&self) -> Option<Value> {
        let said = self.said.split_whitespace().enumerate();
        let assertions = said.filter(|(_, said)| said.ends_with('~')).map(|(n, _)| {
            let name = format!("{}/said-{n}", self.name);
            json!({"id": id(&format!("{name} retracted")), "stream": id(self.name), "assertion": id(&name), "reason": "misread"})
        });
        let evidence = self.pieces().filter(|piece| piece.retracted).map(|piece| {
            let of = &piece.row["id"];
            json!({"id": id(&format!("{of} retracted")), "stream": id(self.name), "evidence": of, "reason": "misread"})
        });
        let rows: Vec<Value> = assertions.chain(evidence).collect();
        (!rows.is_empty()).then(|| json!({"retraction": rows}))
    }

    /// What a reviewer sends to decide: the rating, then any of `low`, `high` (else moderate confidence), `bare` (no
    /// rationale), `sole` (a reason for a sole source), and what is said of the assertions: nothing (`unattributed`),
    /// another rating than confirmed (`misquoted`), or only the `first` of them, or only their `outer` link.
    pub fn decision(&self, words: &str) -> Value {
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut content = json!({"rating": words[0], "confidence": "moderate", "rationale": NOTE});
        let mut rating = "confirmed";
        for word in &words[1..] {
            match *word {
                "low" | "high" => content["confidence"] = json!(word),
                "bare" => content["rationale"] = Value::Null,
                "sole" => content["sole_source"] = json!("nobody else was let into the town"),
                "misquoted" | "misattributed" | "out_of_context" | "unconfirmed" => rating = word,
                "unattributed" | "first" | "outer" => {}
                word => panic!("`{word}` says nothing here"),
            }
        }
        content["weighed"] = self
            .pieces()
            .filter(|piece| piece.weighed)
            .map(|piece| json!({"evidence": piece.row["id"], "note": "read"}))
            .collect();
        let attributed = match words.as_slice() {
            words if words.contains(&"unattributed") => 0,
            words if words.contains(&"first") => 1,
            _ => usize::MAX,
        };
        let attributions: Vec<Value> = (0..self.said.split_whitespace().count())
            .take(attributed)
            .map(|n| {
                let mut verdict = json!({
                    "assertion": id(&format!("{}/said-{n}", self.name)), "rating": rating, "rationale": NOTE,
                });
                if words.contains(&"outer") {
                    verdict["seq"] = json!(1);
                }
                verdict
            })
            .collect();
        json!({"content": content, "attributions": attributions})
    }

    fn pieces(&self) -> impl Iterator<Item = Piece> {
        let words = self.evidence.split_whitespace().enumerate();
        words.map(|(n, word)| piece(word, self.name, n))
    }
}

fn publisher(source: &str) -> &'static str {
    lines(SOURCES)
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .find_map(|words| (words[0] == source).then_some(words[1]))
        .unwrap_or_else(|| panic!("no source {source}"))
}

struct Piece {
    row: Value,
    retracted: bool,
    weighed: bool,
}

fn piece(word: &str, claim: &str, n: usize) -> Piece {
    let bearing = match &word[..1] {
        "+" => "supports",
        "-" => "refutes",
        "=" => "context",
        sign => panic!("{word}: {sign} is no bearing"),
    };
    let marks = ['/', ':', '^', '!', '#', '@', '*', '~'];
    let end = word.find(marks).unwrap_or(word.len());
    let source = &word[1..end];
    let mut row = json!({
        "id": id(&format!("{claim}/evidence-{n}")), "claim": id(claim), "excerpt": id(&format!("quote/{source}")),
        "source": id(&format!("source/{source}")), "bearing": bearing, "credibility": 2,
    });
    let (mut retracted, mut weighed) = (false, false);
    let mut rest = &word[end..];
    while let Some(mark) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest.find(marks).unwrap_or(rest.len());
        let given = &rest[..end];
        rest = &rest[end..];
        match mark {
            '/' => row["credibility"] = json!(given.parse::<i16>().unwrap()),
            ':' => row["voice"] = json!(id(given)),
            '^' => row["origin"] = json!(id(&format!("source/{given}"))),
            '!' => {
                row["against_interest"] = json!(true);
                row["note"] = json!("its own losses");
            }
            '#' => row["record"] = json!(true),
            '@' => {
                row["assertion"] = json!(id(&format!("{claim}/said-0")));
                row["seq"] = json!(given.parse::<i16>().unwrap());
            }
            '*' => weighed = true,
            _ => retracted = true,
        }
    }
    Piece {
        row,
        retracted,
        weighed,
    }
}

fn link_row(link: &str, seq: usize, assertion: Uuid, claim: Uuid) -> Value {
    let (who, sign) = link.split_at(link.len() - 1);
    let attitude = match sign {
        "+" => "states",
        "-" => "denies",
        "0" => "doubts",
        _ => panic!("{link}: no attitude"),
    };
    let (speaker, principal) = match who.split_once('/') {
        Some((speaker, principal)) => (speaker, Some(id(principal))),
        None => (who, None),
    };
    let mut row = json!({
        "assertion": assertion, "seq": seq, "claim": claim, "attitude": attitude,
        "mode": if seq == 0 { "own_voice" } else { "indirect" }, "on_behalf_of": principal,
    });
    if speaker == "?" {
        row["speaker_label"] = json!("officials (unnamed)");
    } else {
        row["speaker"] = json!(id(speaker));
    }
    row
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
                ("checker", content()),
                ("editor", retracted()),
            ] {
                record(&mut as_(login), &batch, Uuid::now_v7()).unwrap();
            }
        });
        World {
            db,
            sessions: HashMap::new(),
        }
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

/// Parties and sources, as one batch.
fn content() -> Value {
    let (mut entities, mut relations) = (Vec::new(), Vec::new());
    for line in lines(PARTIES) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut entity = json!({"id": id(words[0]), "kind": words[1], "label": words[0]});
        if words[1] == "state" {
            entity["iso3166"] = json!(words[0][..3].to_uppercase());
        }
        entities.push(entity);
        for pair in words[2..].chunks(2) {
            relations.push(json!({
                "id": id(&format!("{} of {}", words[0], pair[1])), "subject": id(words[0]), "object": id(pair[1]),
                "kind": pair[0].trim_start_matches('~'),
            }));
        }
    }
    let (mut sources, mut revisions, mut snapshots, mut excerpts) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let digest = format!("\\x{}", hex::encode(Sha256::digest(BODY)));
    for line in lines(SOURCES) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (name, held) = (words[0], words.get(3).copied().unwrap_or("in full"));
        let source = id(&format!("source/{name}"));
        sources.push(json!({"id": source, "url": format!("https://example.org/{name}")}));
        let mut revision = json!({"source": source, "n": 1, "csl": {"type": "article"}});
        if words[1] != "-" {
            revision["publisher"] = json!(id(words[1]));
        }
        match words[2] {
            "own" | "unknown" => revision["origin"] = json!(words[2]),
            copied => {
                revision["origin"] = json!("derived");
                revision["derived_from"] = json!(id(&format!("source/{copied}")));
            }
        }
        revisions.push(revision);
        let mut excerpt = json!({"id": id(&format!("quote/{name}")), "source": source, "exact": QUOTE});
        if held != "unanchored" {
            let mut snapshot = json!({
                "id": id(&format!("text/{name}")), "source": source, "retrieved_at": "2025-01-20T10:00:00Z",
                "media_type": "text/plain", "raw_sha256": digest, "extractor": "none",
            });
            if held != "hash" {
                snapshot["body"] = json!(BODY);
                snapshot["body_sha256"] = json!(digest);
            }
            snapshots.push(snapshot);
            excerpt["snapshot"] = json!(id(&format!("text/{name}")));
            excerpt["span"] = json!(format!("[0,{})", QUOTE.len()));
        }
        excerpts.push(excerpt);
    }
    json!({
        "entity": entities, "entity_relation": relations, "source": sources, "source_revision": revisions,
        "snapshot": snapshots, "excerpt": excerpts,
    })
}

/// What of them no longer stands.
fn retracted() -> Value {
    let mut rows = Vec::new();
    for line in lines(PARTIES) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words[2..].chunks(2).filter(|pair| pair[0].starts_with('~')) {
            let relation = id(&format!("{} of {}", words[0], pair[1]));
            rows.push(json!({
                "id": Uuid::now_v7(), "stream": id(words[0]), "entity_relation": relation, "reason": "mistaken",
            }));
        }
    }
    for line in lines(SOURCES).filter(|line| line.ends_with(" retracted")) {
        let source = id(&format!("source/{}", line.split_whitespace().next().unwrap()));
        rows.push(json!({
            "id": Uuid::now_v7(), "stream": source, "source": source, "kind": "distrusted", "reason": "fabricated",
        }));
    }
    Value::Object(Map::from_iter([("retraction".to_owned(), Value::Array(rows))]))
}
