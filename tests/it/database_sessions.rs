//! What a session sets, or puts in the way, changes nothing in what is stored and hashed.

use counterclaim::db::Connection;
use counterclaim::ops::import::import;
use diesel::connection::SimpleConnection;

use crate::support::TestDb;

const OWNER: &str = "postgres";

/// A dossier whose rows have every type whose text could depend on a setting.
fn file(slug: &str) -> String {
    format!(
        "format: counterclaim/1\ndossier: {{slug: {slug}, title: Settings}}\n\
        entities: [{{id: paper, kind: media, name: A paper of {slug}, active: 1990~/..}}]\n\
        sources:\n  - id: page\n    csl: {{type: webpage, title: 'Überfall – żółć \\ ''x'''}}\n    publisher: paper\n    \
        snapshot: {{retrieved: 2025-01-20T10:00:00+05:45, text: 'it \\ happened'}}\n\
        claims:\n  - id: loss\n    kind: quantitative\n    statement: 'Überfall – żółć \\ ''x'' E''\\n'''\n    \
        when: 2023-12/2024-11\n    quantity: {{measure: dead, unit: people, scale: ratio, low: 1.50, high: 2.25, best: 1.75}}\n\
        statements:\n  - source: page\n    quote: 'it \\ happened'\n    \
        chain: [{{speaker: paper, attitude: states, said: 2024-07-27}}]\n    claims: [loss]\n\
        evidence: [{{claim: loss, source: page, quote: 'it \\ happened', bearing: supports, credibility: 2}}]\n"
    )
}

/// Brings the dossier in and submits its claim, all in one session.
fn work(db: &TestDb, conn: &mut Connection, slug: &str) {
    let text = file(slug);
    import(conn, text.as_bytes(), "settings.yaml", None, false).unwrap();
    let claim = db.value(
        OWNER,
        &format!(
            "select h.claim from counterclaim.handle as h join counterclaim.dossier as d on d.id = h.dossier
            where h.handle = 'loss' and d.slug = '{slug}'"
        ),
    );
    conn.batch_execute(&format!(
        "select api.move('{claim}', 1, 'submit', '{{}}', gen_random_uuid())"
    ))
    .unwrap();
}

fn assert_verifies(db: &TestDb) {
    let verification = counterclaim::ops::audit::verify(&mut db.as_("admin")).unwrap();
    assert_eq!(verification.findings, Vec::new());
    assert!(verification.events > 10);
}

#[test]
fn no_setting_of_a_session_changes_what_is_stored() {
    let db = TestDb::new();
    let settings = [
        "select 1",
        "set timezone = 'Asia/Kathmandu'",
        "set datestyle = 'SQL, DMY'",
        "set intervalstyle = 'sql_standard'",
        "set bytea_output = 'escape'",
        "set standard_conforming_strings = off; set escape_string_warning = off",
        "set backslash_quote = on",
        "set extra_float_digits = -15",
        "set lc_numeric = 'C'; set lc_monetary = 'C'; set lc_time = 'C'",
        "set array_nulls = off",
        "set transform_null_equals = on",
        "set quote_all_identifiers = on",
        "set xmlbinary = 'hex'",
        "set search_path = ''",
        "set search_path = pg_temp, counterclaim, iam, public",
        "set default_transaction_isolation = 'serializable'",
        "set enable_hashjoin = off; set enable_indexscan = off; set jit = on; set jit_above_cost = 0",
        "set plpgsql.variable_conflict = 'use_variable'; set plpgsql.extra_errors = 'none'",
        "set check_function_bodies = off; set default_with_oids = off",
    ];
    for (n, setting) in settings.iter().enumerate() {
        let slug = format!("set-{n}");
        db.open("allround", &file(&slug));
        let mut conn = db.as_("allround");
        conn.batch_execute(setting).unwrap();
        work(&db, &mut conn, &slug);
    }
    assert_verifies(&db);
    // but for ids and times, each session stored the same texts
    let differing = "
        select string_agg(format('%s: %s', name, texts), ', ') from (
          select k.key as name, count(distinct said.text) as texts
          from counterclaim.event as e
          cross join jsonb_each(e.payload::jsonb) as k
          cross join jsonb_array_elements(k.value) as r
          cross join lateral (
            select string_agg(f.key || '=' || f.value, ' ' order by f.key) as text
            from jsonb_each_text(r) as f
            where f.key not in (
              'id', 'claim', 'dossier', 'source', 'snapshot', 'excerpt', 'assertion', 'entity', 'speaker', 'publisher',
              'recorded_at', 'at', 'code', 'slug', 'voice', 'origin')
          ) as said
          where k.key in ('claim_revision', 'quantity', 'source_revision', 'excerpt', 'snapshot', 'attribution',
            'assertion', 'evidence', 'review_step')
          group by k.key
        ) as t
        where texts <> 1";
    let seen = db.value(OWNER, differing);
    assert!(seen.is_empty() || seen == "source_revision: 2", "{seen}");
    let spans = "select distinct (outer_span, inner_span)::text from counterclaim.claim_revision";
    assert_eq!(
        db.column(OWNER, spans),
        [r#"("[2023-12-01,2024-12-01)","[2023-12-31,2024-11-02)")"#]
    );
    let by_the_server =
        "select count(*) from counterclaim.event where at not between now() - interval '1 day' and now()";
    assert_eq!(db.value(OWNER, by_the_server), "0");
    // the verifier in the database reads the same under any of them
    for setting in settings {
        let verify = format!(
            "{setting}; do $$ begin if exists (select from counterclaim.verify()) then raise 'found'; end if; end $$"
        );
        assert_eq!(db.outcome(OWNER, &verify), "ok", "{setting}");
    }
}

#[test]
fn another_encoding_and_row_security_off_pass_through() {
    let db = TestDb::new();
    let record = |label: &str| {
        format!(
            "select api.record(jsonb_build_object('entity', jsonb_build_array(jsonb_build_object(
              'id', gen_random_uuid(), 'kind', 'place', 'label', {label}))), gen_random_uuid())"
        )
    };
    let latin = format!(
        "set client_encoding = 'LATIN1'; {}",
        record("chr(220) || chr(380)")
    );
    assert_eq!(db.outcome("checker", &latin), "ok");
    let off = format!("set row_security = off; {}", record("'A place'"));
    assert_eq!(db.outcome("checker", &off), "ok");
    assert_eq!(
        db.outcome(
            "checker",
            "set row_security = off; select * from counterclaim.claim"
        ),
        "42501"
    );
    let labels = "select label from counterclaim.entity order by label";
    assert_eq!(db.column("checker", labels), ["A place", "Üż"]);
    assert_verifies(&db);
}

/// Everything a definer function could take for its own, if its search path let it.
const SHADOWS: &str = "
    create temp table stream (like counterclaim.stream);
    create temp table event (like counterclaim.event);
    create temp table claim (like counterclaim.claim);
    create temp table claim_revision (like counterclaim.claim_revision);
    create temp table hand (like counterclaim.hand);
    create temp table transition (like counterclaim.transition);
    create temp table content_rule (like counterclaim.content_rule);
    create temp table verdict (like counterclaim.verdict);
    create temp table review_step (like counterclaim.review_step);
    create temp table request (id uuid, person uuid, digest bytea, at timestamptz);
    create temp table login (like iam.login);
    create temp table \"grant\" (like iam.\"grant\");
    create temp table revocation (like iam.revocation);
    create temp table pg_roles (oid oid, rolname name);
    create temp view pg_class as select 1 as oid;
    create function pg_temp.sha256(bytea) returns bytea language sql as 'select null::bytea';
    create function pg_temp.now() returns timestamptz language sql as 'select timestamptz ''2001-01-01''';
    create function pg_temp.clock_timestamp() returns timestamptz language sql as 'select timestamptz ''2001-01-01''';
    create function pg_temp.gen_random_uuid() returns uuid language sql as
      'select ''00000000-0000-0000-0000-000000000000''::uuid';
    create function pg_temp.my_roles() returns text[] language sql as $$ select '{checker,reviewer,editor,admin}'::text[] $$;
    create function pg_temp.hides(uuid[]) returns boolean language sql as 'select false';
    create function pg_temp.same(uuid, uuid) returns boolean language sql as 'select true';
    create operator pg_temp.= (leftarg = uuid, rightarg = uuid, function = pg_temp.same);
    create function pg_temp.other(text, text) returns boolean language sql as 'select false';
    create operator pg_temp.<> (leftarg = text, rightarg = text, function = pg_temp.other);
    create domain pg_temp.digest as bytea;
    create type pg_temp.receipt as (stream uuid);
    insert into pg_temp.transition select move, from_state, 'approved', 'checker', 'none', 3, true, false, false
      from counterclaim.transition;
    insert into pg_temp.\"grant\" (id, person, role, version, recorded_by, recorded_at)
      select pg_catalog.gen_random_uuid(), id, 'editor', 1, id, pg_catalog.now() from iam.person;
    set search_path = pg_temp, counterclaim, iam, api, pg_catalog";

#[test]
fn nothing_in_a_session_s_own_schema_is_taken_for_ours() {
    let db = TestDb::with_states();
    db.open("allround", &file("shadowed"));
    let mut conn = db.as_("allround");
    conn.batch_execute(SHADOWS).unwrap();
    let decided = db.id("s-decided");
    work(&db, &mut conn, "shadowed");
    let held = "select 1 / (select count(*) from pg_temp.stream natural full join pg_temp.event) ";
    assert!(conn.batch_execute(held).is_err(), "nothing was written there");
    assert_verifies(&db);
    let late = "select count(*) from counterclaim.event where at < now() - interval '1 day'";
    assert_eq!(db.value(OWNER, late), "0");

    // roles and moves of one's own making do not count
    let approve = format!(
        "{SHADOWS}; select api.move('{decided}', 4, 'approve', '{{}}', pg_catalog.gen_random_uuid())"
    );
    assert_eq!(db.outcome("checker", &approve), "not_allowed");
    assert_eq!(db.outcome("spare", &approve), "not_allowed");
    let draft = db.id("s-draft");
    let leap =
        format!("{SHADOWS}; select api.move('{draft}', 1, 'approve', '{{}}', pg_catalog.gen_random_uuid())");
    assert_eq!(db.outcome("editor", &leap), "illegal_transition");
}
