//! What a restricted or embargoed dossier and a confidential source keep from everybody else.

use serde_json::{Value, json};

use crate::support::TestDb;

const OWNER: &str = "postgres";
/// In every text that is to be hidden.
const WORD: &str = "zinnober";

/// The desk with a second dossier, which its bringer alone may see; `closed` says why.
fn with_secret(closed: &str) -> TestDb {
    let db = TestDb::with_states();
    let file = format!(
        "format: counterclaim/1\ndossier: {{slug: {WORD}, title: {WORD}, {closed}}}\n\
        entities: [{{id: paper, kind: media, name: A paper}}]\n\
        sources:\n  - id: {WORD}-page\n    csl: {{type: interview, title: {WORD}}}\n    publisher: paper\n    \
        confidential: true\n    snapshot: {{retrieved: 2025-01-20T10:00:00Z, text: {WORD} happened}}\n\
        claims: [{{id: {WORD}-claim, kind: factual, statement: {WORD} happened.}}, \
        {{id: {WORD}-other, kind: factual, statement: {WORD} did not happen.}}]\n\
        statements: [{{source: {WORD}-page, quote: {WORD} happened, chain: [{{speaker: paper, attitude: states}}], \
        claims: [{WORD}-claim]}}]\n\
        relations: [{{from: {WORD}-claim, to: {WORD}-other, kind: contradicts}}]\n\
        evidence: [{{claim: {WORD}-claim, source: {WORD}-page, quote: {WORD} happened, bearing: supports, credibility: 2}}]\n"
    );
    db.open("allround", &file);
    db.import("allround", &file).unwrap();
    db
}

/// Tables and views that a login may read, with how many of their rows have the word somewhere.
fn rows_with_the_word(db: &TestDb, login: &str) -> Vec<(String, i64)> {
    let relations = db.column(
        login,
        "select c.oid::regclass::text from pg_class as c
        where c.relkind in ('r', 'v') and c.relnamespace::regnamespace::text in ('counterclaim', 'iam')
          and has_table_privilege(c.oid, 'select')
        order by 1",
    );
    assert!(relations.len() > 40, "{relations:?}");
    let counts: Vec<String> = relations
        .iter()
        .map(|name| format!("select '{name} ' || count(*) from {name} as r where r::text ilike '%{WORD}%'"))
        .collect();
    let rows = db.column(login, &counts.join(" union all "));
    rows.iter()
        .map(|row| row.split_once(' ').unwrap())
        .map(|(name, count)| (name.to_owned(), count.parse().unwrap()))
        .collect()
}

fn secret_streams(db: &TestDb) -> String {
    let ids = db.column(
        OWNER,
        &format!(
            "select distinct stream from counterclaim.event
            where payload ilike '%{WORD}%' or stream in (
              select coalesce(claim, source) from counterclaim.handle where handle like '{WORD}%')"
        ),
    );
    assert!(ids.len() >= 4, "{ids:?}");
    ids.iter()
        .map(|id| format!("'{id}'"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The tables and views in which an insider reads the word.
const WHERE_IT_STANDS: [&str; 9] = [
    "counterclaim.claim_list",
    "counterclaim.claim_revision",
    "counterclaim.dossier",
    "counterclaim.dossier_revision",
    "counterclaim.event",
    "counterclaim.excerpt",
    "counterclaim.handle",
    "counterclaim.snapshot",
    "counterclaim.source_revision",
];

#[test]
fn nobody_else_reads_a_row_of_it_anywhere() {
    for closed in ["visibility: restricted", "embargo: 2999-01-01T00:00:00Z"] {
        let db = with_secret(closed);
        let seen: Vec<_> = rows_with_the_word(&db, "allround")
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect();
        let names: Vec<&str> = seen.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, WHERE_IT_STANDS, "{closed}");
        let streams = secret_streams(&db);
        for login in ["checker", "reviewer", "editor", "spare"] {
            for (name, count) in rows_with_the_word(&db, login) {
                assert_eq!(count, 0, "{login} reads {name} ({closed})");
            }
            let counted = db.value(
                OWNER,
                "select string_agg(format('select count(*) from %I.%I where %I in (%%1$s)', schema_name, table_name,
                  stream_column), ' union all ') from counterclaim.logged_tables() where schema_name = 'counterclaim'",
            );
            let counted = counted.replace("%1$s", &streams)
                + &format!(
                    " union all select count(*) from counterclaim.stream where id in ({streams})
                    union all select count(*) from counterclaim.hand where claim in ({streams})"
                );
            let total = db.value(login, &format!("select sum(n) from ({counted}) as t (n)"));
            assert_eq!(total, "0", "{login} ({closed})");
        }
        // administrators see dossiers, so that one can be opened whose members have left
        let dossiers =
            format!("select count(*) from counterclaim.claim_revision where statement like '%{WORD}%'");
        assert_eq!(db.value("admin", &dossiers), "2");
        // an embargo that has passed hides nothing
        if closed.starts_with("embargo") {
            let id = db.value(
                OWNER,
                &format!("select id from counterclaim.dossier where slug = '{WORD}'"),
            );
            let passed = json!({"dossier_revision": [{
                "dossier": id, "n": 2, "title": "open now", "embargo": "2001-01-01T00:00:00Z", "members": [],
            }]});
            assert_eq!(record(&db, "allround", &passed), "ok");
            assert_eq!(db.value("checker", &dossiers), "2");
        }
    }
}

#[test]
fn neither_copy_nor_a_leaky_function_nor_the_program_shows_it() {
    let db = with_secret("visibility: restricted");
    for statement in [
        "copy counterclaim.claim_revision to stdout",
        "copy counterclaim.event to stdout",
        "copy (select * from counterclaim.claim_list) to stdout",
        "explain (analyze, verbose) select * from counterclaim.claim_revision where statement like '%zin%'",
    ] {
        let output = db.psql("checker", statement);
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && !shown.is_empty(), "{statement}");
        let shown = shown.replace("%zin%", "");
        assert!(!shown.contains(WORD), "{statement}: {shown}");
        let insider = String::from_utf8(db.psql("allround", statement).stdout).unwrap();
        assert!(
            statement.starts_with("explain") || insider.contains(WORD),
            "{statement}"
        );
    }
    assert_eq!(
        db.outcome("checker", "copy counterclaim.claim_revision from stdin"),
        "42501"
    );
    assert_eq!(
        db.outcome(
            "checker",
            "set row_security = off; table counterclaim.claim_revision"
        ),
        "42501"
    );
    // a function that costs nothing would be asked first, about every row, were it not for the policy
    let leak = "create temp table heard (text text);
        create function pg_temp.hear(said text) returns boolean language plpgsql cost 0.0000001 as
          'begin insert into pg_temp.heard values (said); return true; end';
        do $$ begin perform from counterclaim.claim_revision where pg_temp.hear(statement); end $$;
        do $$ begin
          if not exists (select from heard) then raise 'heard nothing'; end if;
          if exists (select from heard where text ilike '%zinnober%') then raise 'heard too much'; end if;
        end $$";
    assert_eq!(db.outcome("checker", leak), "ok");
    // functions of the rules read as their caller
    let claim = db.id(&format!("{WORD}-claim"));
    let excerpt = db.value(
        OWNER,
        &format!("select excerpt from counterclaim.evidence where claim = '{claim}'"),
    );
    for (call, for_members) in [
        (
            format!("select count(*) from counterclaim.evidence_count('{claim}')"),
            "1",
        ),
        (
            format!("select count(*) from counterclaim.sources_of('{claim}')"),
            "1",
        ),
        (format!("select (counterclaim.policy('{claim}')).eyes"), "3"),
        (format!("select counterclaim.anchor('{excerpt}')"), "ok"),
    ] {
        assert_eq!(db.value("allround", &call), for_members, "{call}");
        let hidden = db.value("checker", &call);
        assert!(hidden.is_empty() || hidden == "0", "{call}: {hidden}");
    }
    for args in [
        &["dossier", "list"][..],
        &["claim", "list"],
        &["audit", "log"],
        &["source", "list"],
    ] {
        let shown = db.succeed("checker", args);
        assert!(!shown.to_lowercase().contains(WORD), "{args:?}: {shown}");
    }
    let (exit, words) = db.fail("checker", &["claim", "show", &format!("{WORD}-claim")]);
    let (same, other) = db.fail("checker", &["claim", "show", "there-is-no-such"]);
    assert_eq!(exit, same);
    assert_eq!(
        words.replace(&format!("{WORD}-claim"), "X"),
        other.replace("there-is-no-such", "X")
    );
}

/// Sends a batch: the refusal's constraint, or `ok`.
fn record(db: &TestDb, login: &str, batch: &Value) -> String {
    let call = format!("select api.record($batch${batch}$batch$, gen_random_uuid())");
    db.outcome(login, &call)
}

#[test]
fn what_is_hidden_cannot_be_named_and_is_refused_like_what_does_not_exist() {
    let db = with_secret("visibility: restricted");
    let new = || db.value(OWNER, "select gen_random_uuid()");
    let (own, source, paper) = (db.id("s-draft"), db.id("page"), db.id("paper"));
    let own_dossier = db.value(OWNER, "select id from counterclaim.dossier where slug = 'states'");
    let own_excerpt = db.value(
        OWNER,
        &format!("select id from counterclaim.excerpt where source = '{source}' limit 1"),
    );
    let one = |query: &str| db.value(OWNER, &query.replace("$word", WORD));
    let claim = db.id(&format!("{WORD}-claim"));
    let hidden_source = db.id(&format!("{WORD}-page"));
    let dossier = one("select id from counterclaim.dossier where slug = '$word'");
    let excerpt = one("select id from counterclaim.excerpt where exact ilike '$word%' limit 1");
    let assertion = one(&format!(
        "select id from counterclaim.assertion where claim = '{claim}'"
    ));
    let relation = one(&format!(
        "select id from counterclaim.relation where claim = '{claim}'"
    ));
    let evidence = one(&format!(
        "select id from counterclaim.evidence where claim = '{claim}'"
    ));
    let batch = |name: &str, id: &str| match name {
        "comment" => json!({"comment": [{"id": new(), "claim": id, "text": "x"}]}),
        "claim in a dossier" => {
            let claim = new();
            json!({
                "claim": [{"id": claim, "dossier": id, "kind": "factual"}],
                "claim_revision": [{"claim": claim, "n": 1, "dossier": id, "statement": "x", "language": "en"}],
            })
        }
        "question" => json!({"question": [{"id": new(), "dossier": id, "text": "x"}]}),
        "relation to a claim" => {
            json!({"relation": [{"id": new(), "claim": own, "to_claim": id, "kind": "supports"}]})
        }
        "relation to an assertion" => {
            json!({"relation": [{"id": new(), "claim": own, "to_assertion": id, "kind": "supports"}]})
        }
        "relation to a relation" => {
            json!({"relation": [{"id": new(), "claim": own, "to_relation": id, "kind": "undercuts"}]})
        }
        "evidence from an excerpt" => json!({"evidence": [{
            "id": new(), "claim": own, "excerpt": id, "source": source, "bearing": "supports", "credibility": 2,
        }]}),
        "evidence with an origin" => json!({"evidence": [{
            "id": new(), "claim": own, "excerpt": own_excerpt, "source": source, "bearing": "supports", "credibility": 2,
            "origin": id,
        }]}),
        "assertion from an excerpt" => {
            let assertion = new();
            json!({
                "assertion": [{"id": assertion, "claim": own, "excerpt": id}],
                "attribution": [{
                    "assertion": assertion, "claim": own, "seq": 0, "speaker": paper, "attitude": "states",
                    "mode": "own_voice", "quoted": "guessed",
                }],
            })
        }
        "copy of a source" => {
            let source = new();
            json!({
                "source": [{"id": source}],
                "source_revision": [{
                    "source": source, "n": 1, "csl": {"type": "webpage"}, "origin": "derived", "derived_from": id,
                }],
            })
        }
        "excerpt of a source" => json!({"excerpt": [{"id": new(), "source": id, "exact": "guessed"}]}),
        "handle" => json!({"handle": [{"dossier": own_dossier, "handle": "mine", "claim": id}]}),
        "handle of a source" => json!({"handle": [{"dossier": own_dossier, "handle": "mine", "source": id}]}),
        "retraction" => {
            json!({"retraction": [{"id": new(), "stream": id, "evidence": evidence, "reason": "none of mine"}]})
        }
        _ => unreachable!("{name}"),
    };
    for (name, hidden) in [
        ("comment", &claim),
        ("claim in a dossier", &dossier),
        ("question", &dossier),
        ("relation to a claim", &claim),
        ("relation to an assertion", &assertion),
        ("relation to a relation", &relation),
        ("evidence from an excerpt", &excerpt),
        ("evidence with an origin", &hidden_source),
        ("assertion from an excerpt", &excerpt),
        ("copy of a source", &hidden_source),
        ("excerpt of a source", &hidden_source),
        ("handle", &claim),
        ("handle of a source", &hidden_source),
        ("retraction", &claim),
    ] {
        let answer = |id: &str| {
            let call = format!(
                "select api.record($batch${}$batch$, gen_random_uuid())",
                batch(name, id)
            );
            let output = db.psql("checker", &call);
            assert!(!output.status.success(), "{name}");
            String::from_utf8(output.stderr).unwrap().replace(id, "ID")
        };
        let found = answer(hidden);
        assert!(
            found.contains("CONSTRAINT NAME:  unknown_stream"),
            "{name}: {found}"
        );
        assert_eq!(
            found,
            answer(&new()),
            "{name}: the same words for what does not exist"
        );
    }
    for login in ["reviewer", "editor", "checker"] {
        for a_move in ["submit", "take", "approve"] {
            let call = format!("select api.move('{claim}', 1, '{a_move}', '{{}}', gen_random_uuid())");
            assert_eq!(db.outcome(login, &call), "unknown_stream", "{login} {a_move}");
        }
    }
    // who may see it may do it
    assert_eq!(record(&db, "allround", &batch("comment", &claim)), "ok");
    assert_eq!(
        record(&db, "allround", &batch("relation to a claim", &claim)),
        "ok"
    );
    // and what points from the open into the closed is closed to others too: no row of it was shown above
    let pointing = format!("select count(*) from counterclaim.relation where to_claim = '{claim}'");
    assert_eq!(db.value("allround", &pointing), "1");
}

#[test]
fn nobody_hides_a_dossier_from_themselves() {
    let db = TestDb::with_states();
    let new = db.value(OWNER, "select gen_random_uuid()");
    let states = db.value(OWNER, "select id from counterclaim.dossier where slug = 'states'");
    let other = db.value(OWNER, "select id from iam.person where name = 'checker'");
    let me = db.value(OWNER, "select id from iam.person where name = 'editor'");
    let revision = |dossier: &str, n: i32, members: &[&str], closed: &Value| {
        let mut row = json!({"dossier": dossier, "n": n, "title": "Closed", "members": members});
        row.as_object_mut()
            .unwrap()
            .extend(closed.as_object().unwrap().clone());
        row
    };
    for closed in [
        json!({"visibility": "restricted"}),
        json!({"embargo": "2999-01-01T00:00:00Z"}),
    ] {
        for members in [&[][..], &[other.as_str()]] {
            let opened = json!({
                "dossier": [{"id": new, "slug": "closed"}],
                "dossier_revision": [revision(&new, 1, members, &closed)],
            });
            assert_eq!(record(&db, "editor", &opened), "locks_out");
            let changed = json!({"dossier_revision": [revision(&states, 2, members, &closed)]});
            assert_eq!(record(&db, "editor", &changed), "locks_out");
        }
    }
    let closed = json!({"visibility": "restricted"});
    let changed = json!({"dossier_revision": [revision(&states, 2, &[&me], &closed)]});
    assert_eq!(record(&db, "editor", &changed), "ok");
    assert_eq!(
        db.value("editor", "select count(*) from counterclaim.dossier"),
        "1"
    );
    assert_eq!(
        db.value("checker", "select count(*) from counterclaim.dossier"),
        "0"
    );
    // an administrator sees all, and cannot be locked out
    let changed = json!({"dossier_revision": [revision(&states, 3, &[&other], &closed)]});
    assert_eq!(record(&db, "admin", &changed), "ok");
    assert_eq!(
        db.value("admin", "select count(*) from counterclaim.dossier"),
        "1"
    );
    assert_eq!(
        db.value("editor", "select count(*) from counterclaim.dossier"),
        "0"
    );
}
