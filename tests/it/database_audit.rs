//! What somebody who is above all rules changes is named by `audit verify`.

use std::collections::BTreeSet;

use counterclaim::db::Connection;
use counterclaim::ops::audit::{Cut, Finding, Verification, verify, verify_by};

use crate::support::TestDb;

const OWNER: &str = "postgres";

/// Puts every trigger, foreign key and check out of the way, as a superuser can.
const UNLOCK: &str = "
    set session_replication_role = replica;
    do $$
    declare t record;
    begin
      for t in
        select c.oid::regclass as name from pg_class as c
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('counterclaim', 'iam')
      loop
        execute format('alter table %s disable trigger all', t.name);
      end loop;
      for t in
        select k.conrelid::regclass as name, k.conname from pg_constraint as k
        where k.contype = 'c' and k.conrelid in ('counterclaim.event'::regclass, 'counterclaim.snapshot'::regclass)
      loop
        execute format('alter table %s drop constraint %I', t.name, t.conname);
      end loop;
    end
    $$;";

/// Computes hash and commitment of an event anew, so that it is right in itself.
const RESEAL: &str = "
    update counterclaim.event set commitment = counterclaim.commitment(salt, payload)
    where stream = '$claim' and version = $version;
    update counterclaim.event
    set hash = counterclaim.event_hash(stream, version, operation, actor, login, at, commitment, prev)
    where stream = '$claim' and version = $version;";

/// One tampering: what is done, in which `$id(handle)` stands for the id of a claim or source; what is said of it, as
/// `problem place`.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "a statement is edited",
        "update counterclaim.claim_revision set statement = 'It did not.' where claim = '$id(s-draft)'",
        &["only_in_log claim_revision", "only_in_table claim_revision"],
    ),
    (
        "two statements are swapped",
        "update counterclaim.claim_revision as r set statement = o.statement from counterclaim.claim_revision as o
        where r.claim in ('$id(s-draft)', '$id(s-decided)') and o.claim in ('$id(s-draft)', '$id(s-decided)')
          and o.claim <> r.claim",
        &["only_in_log claim_revision", "only_in_table claim_revision"],
    ),
    (
        "a verdict is edited",
        "update counterclaim.verdict set confidence = 'high' where claim = '$id(s-approved)'",
        &["only_in_log verdict", "only_in_table verdict"],
    ),
    (
        "who approved is edited",
        "update counterclaim.review_step set actor = (select id from iam.person where name = 'editor_2')
        where claim = '$id(s-approved)' and move = 'approve'",
        &["key review_step.four_eyes", "key review_step.not_allowed", "only_in_log review_step", "only_in_table review_step"],
    ),
    (
        "when it was said is backdated in the table",
        "update counterclaim.claim set recorded_at = recorded_at - interval '1 year' where id = '$id(s-draft)'",
        &["only_in_log claim", "only_in_table claim"],
    ),
    (
        "evidence is deleted",
        "delete from counterclaim.evidence where claim = '$id(s-draft)'",
        &["only_in_log evidence"],
    ),
    ("a table is emptied", "truncate counterclaim.evidence cascade", &["only_in_log evidence"]),
    (
        "evidence is put in without an event",
        "insert into counterclaim.evidence (id, claim, excerpt, source, bearing, credibility, version, recorded_at,
          recorded_by)
        select gen_random_uuid(), '$id(s-approved)', excerpt, source, 'refutes', 1, version, recorded_at, recorded_by
        from counterclaim.evidence where claim = '$id(s-draft)'",
        &["only_in_table evidence"],
    ),
    (
        "a role is granted without an event",
        "insert into iam.grant (id, person, role, version, recorded_by)
        select gen_random_uuid(), p.id, 'editor', p.version, p.id from iam.person as p where p.name = 'checker'",
        &["only_in_table grant"],
    ),
    (
        "a login is given to another person",
        "update iam.login set person = (select id from iam.person where name = 'checker')
        where role_name = 'editor'",
        &["only_in_log login", "only_in_table login"],
    ),
    (
        "a payload is edited",
        "update counterclaim.event set payload = replace(payload, 'It happened', 'It never happened')
        where stream = '$id(s-draft)' and version = 1",
        &["only_in_log claim_revision", "only_in_table claim_revision", "payload event"],
    ),
    (
        "payload and table are edited alike",
        "update counterclaim.event set payload = replace(payload, 'It happened', 'It never happened')
        where stream = '$id(s-draft)' and version = 1;
        update counterclaim.claim_revision set statement = replace(statement, 'It happened', 'It never happened')
        where claim = '$id(s-draft)'",
        &["payload event"],
    ),
    (
        "the only event is edited and sealed again, with its table",
        "update counterclaim.event set payload = replace(payload, 'It happened', 'It never happened')
        where stream = '$id(s-draft)' and version = 1;
        update counterclaim.claim_revision set statement = replace(statement, 'It happened', 'It never happened')
        where claim = '$id(s-draft)';
        $reseal(s-draft, 1)",
        &["head claim"],
    ),
    (
        "an event in the middle is edited and sealed again, with its table",
        "update counterclaim.event set payload = replace(payload, 'reviewer', 'editor_2')
        where stream = '$id(s-approved)' and version = 3;
        update counterclaim.review_step set login = 'editor_2' where claim = '$id(s-approved)' and n = 2;
        update counterclaim.review_step set role = 'editor_2' where claim = '$id(s-approved)' and n = 2;
        $reseal(s-approved, 3)",
        &["chain event", "key review_step.illegal_transition", "key review_step.not_allowed"],
    ),
    (
        "an event is backdated",
        "update counterclaim.event set at = at - interval '1 year' where stream = '$id(s-approved)' and version = 2",
        &["hash event", "time_runs_back event"],
    ),
    (
        "an event is backdated and sealed again",
        "update counterclaim.event set at = at - interval '1 year' where stream = '$id(s-approved)' and version = 3;
        $reseal(s-approved, 3)",
        &["chain event", "time_runs_back event"],
    ),
    (
        "an event is put down to another login",
        "update counterclaim.event set login = 'editor_2' where stream = '$id(s-approved)' and version = 5",
        &["hash event"],
    ),
    (
        "an event is put down to another person",
        "update counterclaim.event set actor = (select id from iam.person where name = 'editor_2')
        where stream = '$id(s-approved)' and version = 5",
        &["hash event"],
    ),
    (
        "a move is renamed",
        "update counterclaim.event set operation = 'decline' where stream = '$id(s-approved)' and version = 5",
        &["hash event"],
    ),
    (
        "two events change places",
        "update counterclaim.event set version = 50 where stream = '$id(s-approved)' and version = 3;
        update counterclaim.event set version = 3 where stream = '$id(s-approved)' and version = 4;
        update counterclaim.event set version = 4 where stream = '$id(s-approved)' and version = 50",
        &[
            "chain event",
            "hash event",
            "only_in_log review_step",
            "only_in_log verdict",
            "only_in_table review_step",
            "only_in_table verdict",
            "time_runs_back event",
        ],
    ),
    (
        "an event in the middle is deleted",
        "delete from counterclaim.event where stream = '$id(s-approved)' and version = 3",
        &["chain event", "only_in_table review_step"],
    ),
    (
        "the newest event is deleted",
        "delete from counterclaim.event where stream = '$id(s-approved)' and version = 5",
        &["head claim", "only_in_table review_step"],
    ),
    (
        "the newest event is deleted, its row too",
        "delete from counterclaim.event where stream = '$id(s-approved)' and version = 5;
        delete from counterclaim.review_step where claim = '$id(s-approved)' and n = 4",
        &["head claim", "state claim"],
    ),
    (
        "a head is deleted",
        "delete from counterclaim.stream where id = '$id(s-draft)'",
        &["head stream"],
    ),
    (
        "a head is turned back",
        "update counterclaim.stream as s set version = 4, head = e.hash from counterclaim.event as e
        where s.id = '$id(s-approved)' and e.stream = s.id and e.version = 4",
        &["head claim"],
    ),
    (
        "a state is set",
        "update counterclaim.stream set state = 'approved' where id = '$id(s-draft)'",
        &["state claim"],
    ),
    (
        "an approval is put in without an event",
        "insert into counterclaim.review_step (claim, n, move, from_state, to_state, actor, login, role, \"grant\",
          capacity, dossier, policy, eyes, revision, verdict, version, at)
        select '$id(s-decided)', 4, s.move, s.from_state, s.to_state, s.actor, s.login, s.role, s.\"grant\", s.capacity,
          s.dossier, s.policy, s.eyes, s.revision, v.id, 5, s.at
        from counterclaim.review_step as s, counterclaim.verdict as v
        where s.claim = '$id(s-approved)' and s.move = 'approve' and v.claim = '$id(s-decided)';
        update counterclaim.stream set state = 'approved' where id = '$id(s-decided)'",
        &["key review_step.four_eyes", "only_in_table review_step"],
    ),
    (
        "a sealed event is appended that brings what no table has",
        "insert into counterclaim.event (stream, version, operation, payload, salt, commitment, actor, login, at, prev,
          hash, request)
        select stream, 2, operation, payload, salt, commitment, actor, login, at, hash,
          counterclaim.event_hash(stream, 2, operation, actor, login, at, commitment, hash), request
        from counterclaim.event where stream = '$id(s-draft)';
        update counterclaim.stream as s set version = 2, head = e.hash from counterclaim.event as e
        where s.id = '$id(s-draft)' and e.stream = s.id and e.version = 2",
        &[
            "only_in_log assertion",
            "only_in_log attribution",
            "only_in_log claim",
            "only_in_log claim_revision",
            "only_in_log evidence",
        ],
    ),
    (
        "a captured text is edited",
        "update counterclaim.snapshot set body = 'it never happened' where source = '$id(page)'",
        &["excerpt", "snapshot"],
    ),
    (
        "a captured text is edited with its hash",
        "update counterclaim.snapshot
        set body = 'it happened!', body_sha256 = sha256('it happened!')
        where source = '$id(page)'",
        &["only_in_log snapshot", "only_in_table snapshot"],
    ),
    (
        "a salt is lost without its payload",
        "update counterclaim.event set salt = null where stream = '$id(s-draft)'",
        &["payload event"],
    ),
    (
        "a payload is no JSON any more",
        "update counterclaim.event set payload = 'gone' where stream = '$id(s-draft)'",
        &["payload event", "unreadable event"],
    ),
    (
        "a step that the workflow does not have is put in, with a sealed event of its own",
        "with step as (
          insert into counterclaim.review_step (claim, n, move, from_state, to_state, actor, login, role, \"grant\",
            capacity, dossier, policy, eyes, revision, verdict, version, at)
          select '$id(s-submitted)', 2, 'approve', 'submitted', 'approved', s.actor, s.login, s.role, s.\"grant\",
            s.capacity, s.dossier, s.policy, s.eyes, s.revision, s.verdict, 3, clock_timestamp()
          from counterclaim.review_step as s
          where s.claim = '$id(s-approved)' and s.move = 'approve'
          returning *
        )
        insert into counterclaim.event (stream, version, operation, payload, salt, commitment, actor, login, at, prev,
          hash, request)
        select e.stream, 3, 'approve', jsonb_build_object('review_step', jsonb_agg(to_jsonb(step)))::text,
          e.salt, e.commitment, e.actor, e.login, clock_timestamp(), e.hash, e.hash, e.request
        from step join counterclaim.event as e on e.stream = step.claim and e.version = 2
        group by e.stream, e.version;
        $reseal(s-submitted, 3);
        update counterclaim.stream as s set version = 3, head = e.hash, state = 'approved'
        from counterclaim.event as e
        where s.id = '$id(s-submitted)' and e.stream = s.id and e.version = 3",
        &[
            "key review_step.four_eyes",
            "key review_step.illegal_transition",
            "key review_step.review_step_verdict_claim_fkey",
        ],
    ),
    (
        "a row is made to name no event",
        "alter table counterclaim.evidence alter version drop not null;
        update counterclaim.evidence set version = null where claim = '$id(s-draft)'",
        &["only_in_log evidence", "only_in_table evidence"],
    ),
    (
        "a hand is taken away, so that who wrote a claim may review it",
        "delete from counterclaim.hand where claim = '$id(s-submitted)'",
        &["key assertion.four_eyes", "key claim_revision.four_eyes"],
    ),
    (
        "a move is taken out of the table of moves",
        "delete from counterclaim.transition where move = 'withdraw'",
        &["key review_step.illegal_transition"],
    ),
];

/// Findings as `problem place`; the place of a text is its id, and left out.
fn findings(db: &TestDb) -> BTreeSet<String> {
    let verification = verify(&mut db.as_("admin")).unwrap();
    // an edge of a range or portion is wherever it can be
    assert_eq!(finely(db, 2).findings, verification.findings);
    let named = verification
        .findings
        .iter()
        .map(|finding| match finding.problem.name() {
            name @ ("snapshot" | "excerpt") => name.to_owned(),
            name => format!("{name} {}", finding.place),
        });
    named.collect()
}

/// Each event a portion, each row read alone, as many ranges as there can be.
const FINEST: Cut = Cut {
    ranges: usize::MAX,
    events: 1,
    rows: 1,
    pages: 0,
};

/// Verifies by several connections.
fn by(db: &TestDb, jobs: usize, cut: Cut) -> Verification {
    let others: Vec<Connection> = (1..jobs).map(|_| db.as_("admin")).collect();
    verify_by(&mut db.as_("admin"), others, cut, &mut |_| {}).unwrap()
}

fn finely(db: &TestDb, jobs: usize) -> Verification {
    by(db, jobs, FINEST)
}

fn tamper(db: &TestDb, statements: &str) {
    let mut text = statements.to_owned();
    while let Some((before, rest)) = text.split_once("$reseal(") {
        let (inside, after) = rest.split_once(')').unwrap();
        let (handle, version) = inside.split_once(", ").unwrap();
        let reseal = RESEAL
            .replace("$claim", &format!("$id({handle})"))
            .replace("$version", version);
        text = format!("{before}{reseal}{after}");
    }
    while let Some((before, rest)) = text.split_once("$id(") {
        let (handle, after) = rest.split_once(')').unwrap();
        text = format!("{before}{}{after}", db.id(handle));
    }
    db.sql(OWNER, &format!("{UNLOCK}{text}"))
        .unwrap_or_else(|error| panic!("{statements}: {error:?}"));
}

#[test]
fn each_tampering_is_found_by_its_name() {
    let untouched = TestDb::with_states();
    assert_eq!(findings(&untouched), BTreeSet::new());
    let mut wrong = Vec::new();
    for (name, statements, wanted) in CASES {
        let db = TestDb::with_states();
        tamper(&db, statements);
        let found = findings(&db);
        if found != wanted.iter().map(|line| (*line).to_owned()).collect() {
            wrong.push(format!("{name}: {found:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_emptied_log_is_missed_by_every_row_and_head() {
    let db = TestDb::with_states();
    tamper(&db, "delete from counterclaim.event");
    let found = findings(&db);
    for line in [
        "head claim",
        "head dossier",
        "head member",
        "only_in_table claim",
        "only_in_table grant",
    ] {
        assert!(found.contains(line), "{line} of {found:?}");
    }
}

/// Without a seal of the whole log, what remembers a claim that went with all its rows is its dossier's handle.
#[test]
fn a_claim_that_is_gone_with_everything_of_its_own_is_missed_by_its_dossier() {
    let db = TestDb::with_states();
    let claim = db.id("s-draft");
    let rows = db.column(
        OWNER,
        &format!(
            "select format('delete from %I.%I where %I = ''{claim}''', schema_name, table_name, stream_column)
            from counterclaim.logged_tables() where schema_name = 'counterclaim'"
        ),
    );
    let all = format!(
        "{}; delete from counterclaim.hand where claim = '{claim}'; delete from counterclaim.event where stream = '{claim}';
        delete from counterclaim.stream where id = '{claim}'; delete from counterclaim.handle where claim = '{claim}'",
        rows.join("; ")
    );
    tamper(&db, &all);
    assert_eq!(findings(&db), BTreeSet::from(["only_in_log handle".to_owned()]));
}

#[test]
fn a_tampering_ends_with_exit_code_7_and_names_the_stream() {
    let db = TestDb::with_states();
    db.succeed("admin", &["audit", "verify"]);
    tamper(
        &db,
        "update counterclaim.stream set state = 'approved' where id = '$id(s-draft)'",
    );
    let output = db.run("admin", &["audit", "verify", "--output", "jsonl"]);
    assert_eq!(output.status.code(), Some(7));
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains(&db.id("s-draft")) && said.contains("state"),
        "{said}"
    );
}

#[test]
fn any_number_of_jobs_and_any_cut_find_the_same_in_the_same_order() {
    let db = TestDb::with_states();
    for cut in [Cut::default(), FINEST] {
        assert!(by(&db, 2, cut).holds());
    }
    let names = [
        "a statement is edited",
        "an event in the middle is deleted",
        "a head is deleted",
        "a state is set",
        "who approved is edited",
        "a captured text is edited",
        "evidence is put in without an event",
        "a role is granted without an event",
    ];
    for (name, statements, _) in CASES {
        if names.contains(name) {
            tamper(&db, statements);
        }
    }
    let alone = by(&db, 1, Cut::default());
    assert!(alone.findings.len() > names.len(), "{alone:?}");
    let log: Vec<&Finding> = alone
        .findings
        .iter()
        .filter(|finding| !matches!(finding.problem.name(), "key" | "snapshot" | "excerpt"))
        .collect();
    assert!(log.is_sorted_by_key(|finding| finding.stream), "{log:?}");
    let few = Cut {
        ranges: 3,
        events: 7,
        rows: 2,
        pages: 1,
    };
    for jobs in [1, 2, 8] {
        for cut in [Cut::default(), few, FINEST] {
            let seen = by(&db, jobs, cut);
            assert_eq!(seen.findings, alone.findings, "{jobs} jobs, {cut:?}");
            assert_eq!(
                (seen.events, seen.streams, seen.rows, seen.erased, seen.hidden),
                (
                    alone.events,
                    alone.streams,
                    alone.rows,
                    alone.erased,
                    alone.hidden
                ),
                "{jobs} jobs, {cut:?}"
            );
        }
    }
}

#[test]
fn an_event_that_is_there_twice_is_found_wherever_portions_end() {
    let db = TestDb::with_states();
    tamper(
        &db,
        "alter table counterclaim.event drop constraint event_pkey cascade;
        alter table counterclaim.event drop constraint event_stream_version_hash_key cascade;
        insert into counterclaim.event (stream, version, operation, payload, salt, commitment, actor, login, at, prev,
          hash, request)
        select stream, version, operation, payload, salt, commitment, actor, login, at, prev, hash, request
        from counterclaim.event where stream = '$id(s-draft)'",
    );
    for cut in [Cut::default(), FINEST] {
        let seen = by(&db, 2, cut);
        let chain = seen
            .findings
            .iter()
            .any(|finding| finding.problem.name() == "chain");
        assert!(chain, "{cut:?}: {seen:?}");
    }
}

#[test]
fn an_empty_log_verifies() {
    let db = TestDb::with_states();
    let everything = db.column(
        OWNER,
        "select format('truncate %s cascade', string_agg(format('%I.%I', schema_name, table_name), ', '))
        from counterclaim.logged_tables()",
    );
    tamper(
        &db,
        &format!(
            "{}; truncate counterclaim.stream, counterclaim.event cascade",
            everything.join("")
        ),
    );
    for cut in [Cut::default(), FINEST] {
        let seen = verify_by(&mut db.as_(OWNER), vec![db.as_(OWNER)], cut, &mut |_| {}).unwrap();
        assert_eq!((seen.events, seen.streams, seen.rows), (0, 0, 0));
        assert!(seen.holds(), "{seen:?}");
    }
}

#[test]
fn a_lost_connection_ends_the_verification_with_its_error() {
    let db = TestDb::with_states();
    let mut other = db.as_("admin");
    // the connection does not know yet
    db.sql("admin", "select 1").unwrap();
    let lost = diesel::connection::SimpleConnection::batch_execute(
        &mut other,
        "select pg_terminate_backend(pg_backend_pid())",
    );
    assert!(lost.is_err());
    let error = verify_by(&mut db.as_("admin"), vec![other], Cut::default(), &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("lost"), "{error}");
    assert!(verify(&mut db.as_("admin")).unwrap().holds());
}

#[test]
fn the_tables_that_are_read_are_those_that_are_logged() {
    let db = TestDb::with_states();
    let logged = db.column(
        OWNER,
        "select concat_ws(' ', schema_name, table_name, stream_column) from counterclaim.logged_tables()",
    );
    let read =
        counterclaim::db::audit::LOGGED.map(|(schema, table, stream)| format!("{schema} {table} {stream}"));
    assert_eq!(BTreeSet::from_iter(read), BTreeSet::from_iter(logged));
}
