//! There is one way to write: not by a login's own SQL, not by the tables' owner, not with triggers asleep.

use counterclaim::domain::workflow::Move;

use crate::support::TestDb;

const OWNER: &str = "postgres";

/// Tries each kind of change on each of our tables, in a savepoint each, and fails on the first that is refused
/// otherwise than wanted. `%1$s` is the table, `%2$s` its first column.
fn on_every_table(changes: &[&str], refusal: &str) -> String {
    let changes: Vec<String> = changes.iter().map(|change| format!("$c${change}$c$")).collect();
    format!(
        "do $$
        declare
          t record;
          change text;
          found text;
          filled bool;
          tried int := 0;
        begin
          for t in
            select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as first
            from pg_class as c
            join pg_namespace as n on n.oid = c.relnamespace
            join pg_attribute as a on a.attrelid = c.oid and a.attnum = 1
            where c.relkind = 'r' and n.nspname in ('counterclaim', 'iam') and left(c.relname, 2) <> '__'
          loop
            foreach change in array array[{}] loop
              begin
                execute format(change, t.name, t.first);
                found := 'nothing';
              exception when others then
                get stacked diagnostics found = constraint_name;
                found := coalesce(nullif(found, ''), sqlstate);
              end;
              if found = 'nothing' and '{refusal}' = 'append_only' then
                execute format('select exists (select from %s)', t.name) into filled;
                continue when not filled;  -- there was no row to refuse
              end if;
              tried := tried + 1;
              if found <> '{refusal}' then
                raise '% was refused by %', format(change, t.name, t.first), found;
              end if;
            end loop;
          end loop;
          if tried < 80 then
            raise 'only % changes were tried', tried;
          end if;
        end
        $$",
        changes.join(", ")
    )
}

#[test]
fn no_login_changes_a_table_by_itself() {
    let db = TestDb::with_states();
    let changes = [
        "insert into %1$s default values",
        "update %1$s set %2$s = %2$s",
        "delete from %1$s",
        "truncate %1$s cascade",
        "merge into %1$s using (values (1)) as v (n) on true when matched then delete",
        "lock table %1$s in share row exclusive mode",
        "alter table %1$s disable trigger all",
        "create index on %1$s (%2$s)",
        "create trigger mine before insert on %1$s for each row execute function suppress_redundant_updates_trigger()",
        "create rule mine as on insert to %1$s do also nothing",
        "comment on table %1$s is ''",
    ];
    let attempt = on_every_table(&changes, "42501");
    for login in ["checker", "reviewer", "editor", "admin", "allround", "spare"] {
        db.sql(login, &attempt)
            .unwrap_or_else(|error| panic!("{login}: {error:?}"));
    }
}

#[test]
fn the_tables_owner_adds_and_never_changes_even_in_replica_mode() {
    let db = TestDb::with_states();
    let changes = [
        "delete from %1$s",
        "truncate %1$s cascade",
        "update %1$s set %2$s = %2$s",
    ];
    for mode in ["origin", "replica"] {
        let set = format!("set session_replication_role = {mode};");
        let as_owner = "set role counterclaim_owner;";
        for who in ["", as_owner] {
            let attempt = on_every_table(&changes, "append_only");
            db.sql(OWNER, &format!("{set} {who} {attempt}"))
                .unwrap_or_else(|error| panic!("{mode} {who}: {error:?}"));
        }
    }
}

#[test]
fn functions_for_the_write_path_are_not_for_people() {
    let db = TestDb::with_states();
    let claim = db.id("s-draft");
    let calls = [
        format!(
            "select api.append_events(array[row('{claim}', 'x', '[]')::counterclaim.part], 'approve', gen_random_uuid(), \
            gen_random_uuid(), now())"
        ),
        "select api.enrol('found', gen_random_uuid(), 'x', '{checker}', '{}', '{admin}', '{}', null, \
            gen_random_uuid(), true)"
            .to_owned(),
        "select api.replays(gen_random_uuid(), gen_random_uuid(), 'x')".to_owned(),
        "set role counterclaim_owner".to_owned(),
        "set role counterclaim_api".to_owned(),
        "set role counterclaim_accounts".to_owned(),
        "grant counterclaim_owner to session_user".to_owned(),
        "set session_replication_role = replica".to_owned(),
        "create function counterclaim.mine() returns int language sql return 1".to_owned(),
        "create function public.mine() returns int language sql return 1".to_owned(),
        "create role mine".to_owned(),
    ];
    for login in ["checker", "editor", "admin"] {
        for call in &calls {
            assert_eq!(db.outcome(login, call), "42501", "{login}: {call}");
        }
    }
}

/// A row of `review_step` as the tables' owner might put it in.
struct Step {
    claim: &'static str,
    n: i32,
    a_move: &'static str,
    states: [&'static str; 2],
    actor: &'static str,
    role: &'static str,
    capacity: &'static str,
    eyes: i16,
    version: i32,
}

#[test]
fn a_step_that_the_workflow_does_not_have_breaks_a_key() {
    let db = TestDb::with_states();
    // so that only the tested key can refuse
    for (person, capacity) in [
        ("reviewer_2", "review"),
        ("checker_2", "review"),
        ("editor_2", "approval"),
        ("admin_2", "approval"),
    ] {
        db.sql(
            OWNER,
            &format!(
                "insert into counterclaim.hand (claim, person, capacity) select c.id, p.id, '{capacity}'
                from counterclaim.claim as c, iam.person as p where p.name = '{person}'"
            ),
        )
        .unwrap();
    }
    let step = |claim, n, a_move, states, actor, role, capacity| Step {
        claim,
        n,
        a_move,
        states,
        actor,
        role,
        capacity,
        eyes: 3,
        version: n + 1,
    };
    let (review, approval) = ("review", "approval");
    let skipped = ["submitted", "declined"];
    let taken = ["submitted", "in_review"];
    let approved = ["decided", "approved"];
    let cases = [
        (
            "illegal_transition",
            step(
                "s-submitted",
                2,
                "take",
                skipped,
                "reviewer_2",
                "reviewer",
                review,
            ),
        ),
        (
            "review_step_chain",
            step(
                "s-submitted",
                2,
                "decline",
                ["in_review", "declined"],
                "reviewer_2",
                "reviewer",
                review,
            ),
        ),
        (
            "review_step_chain",
            step("s-submitted", 3, "take", taken, "reviewer_2", "reviewer", review),
        ),
        (
            "review_step_first",
            step("s-draft", 1, "take", taken, "reviewer_2", "reviewer", review),
        ),
        (
            "illegal_transition",
            step("s-decided", 4, "approve", approved, "editor_2", "editor", "none"),
        ),
        (
            "four_eyes",
            step("s-submitted", 2, "take", taken, "checker", "reviewer", review),
        ),
        (
            "four_eyes",
            step(
                "s-decided",
                4,
                "approve",
                approved,
                "reviewer",
                "editor",
                approval,
            ),
        ),
        (
            "not_allowed",
            step("s-submitted", 2, "take", taken, "checker_2", "reviewer", review),
        ),
        (
            "not_allowed",
            step("s-decided", 4, "approve", approved, "admin_2", "editor", approval),
        ),
        (
            "review_step_pkey",
            step("s-decided", 3, "take", taken, "reviewer_2", "reviewer", review),
        ),
        (
            "review_step_policy",
            Step {
                eyes: 1,
                ..step("s-submitted", 2, "take", taken, "reviewer_2", "reviewer", review)
            },
        ),
        // legal in every part, but nobody logged it: refused at the commit
        (
            "review_step_event",
            step("s-submitted", 2, "take", taken, "reviewer_2", "reviewer", review),
        ),
        (
            "review_step_claim_version_key",
            Step {
                version: 4,
                ..step(
                    "s-decided",
                    4,
                    "approve",
                    approved,
                    "editor_2",
                    "editor",
                    approval,
                )
            },
        ),
    ];
    for (wanted, step) in cases {
        let insert = format!(
            "insert into counterclaim.review_step (claim, n, move, from_state, to_state, actor, login, role, \"grant\",
              capacity, dossier, policy, eyes, revision, verdict, version, at)
            select c.id, {n}, '{a_move}', '{from}', '{to}', p.id, 'x', '{role}',
              (select g.id from iam.grant as g where g.person = p.id order by g.role = '{role}' desc limit 1),
              '{capacity}', c.dossier, 1, {eyes}, 1, (select v.id from counterclaim.verdict as v where v.claim = c.id),
              {version}, now()
            from counterclaim.claim as c, iam.person as p where c.id = '{claim}' and p.name = '{actor}'",
            n = step.n,
            a_move = step.a_move,
            from = step.states[0],
            to = step.states[1],
            role = step.role,
            capacity = step.capacity,
            eyes = step.eyes,
            version = step.version,
            claim = db.id(step.claim),
            actor = step.actor,
        );
        let found = db.outcome(OWNER, &insert);
        assert_eq!(found, wanted, "{} {} by {}", step.claim, step.a_move, step.actor);
    }
}

#[test]
fn an_event_continues_its_stream_and_a_head_follows_it() {
    let db = TestDb::with_states();
    let claim = db.id("s-draft");
    let append = |version: &str, prev: &str, hash: &str| {
        format!(
            "insert into counterclaim.event (stream, version, operation, commitment, actor, login, at, prev, hash, request)
            select stream, {version}, operation, commitment, actor, login, at, {prev}, {hash}, request
            from counterclaim.event where stream = '{claim}'"
        )
    };
    let hash = |version: &str, prev: &str| {
        format!("counterclaim.event_hash(stream, {version}, operation, actor, login, at, commitment, {prev})")
    };
    let zero = "counterclaim.zero_hash()";
    let right = append("2", "hash", &hash("2", "hash"));
    let head = |state: &str| {
        format!(
            "update counterclaim.stream as s set version = 2, head = e.hash, state = '{state}'
            from counterclaim.event as e where e.stream = s.id and e.version = 2 and s.id = '{claim}'"
        )
    };
    let cases = [
        ("event_hash", append("2", "hash", "hash")),
        ("event_chain", append("3", "hash", &hash("3", "hash"))),
        ("event_chain", append("2", zero, &hash("2", zero))),
        ("event_pkey", append("1", zero, &hash("1", zero))),
        ("head_is_event", right.clone()),
        ("state_is_step", format!("{right}; {}", head("approved"))),
        ("ok", format!("begin; {right}; {}; rollback", head("draft"))),
        ("append_only", format!("update counterclaim.stream set state = 'approved' where id = '{claim}'")),
        ("append_only", format!("update counterclaim.stream set version = 0 where id = '{claim}'")),
        ("append_only", format!("update counterclaim.stream set kind = 'entity', version = 2 where id = '{claim}'")),
        (
            "head_is_event",
            format!("update counterclaim.stream set state = 'approved', version = 2 where id = '{claim}'"),
        ),
        (
            "head_is_event",
            "insert into counterclaim.stream values (gen_random_uuid(), 'claim', 1, counterclaim.zero_hash(), 'approved')"
                .to_owned(),
        ),
        (
            "comment_event",
            format!(
                "insert into counterclaim.comment (id, claim, text, version, recorded_at, recorded_by)
                select gen_random_uuid(), id, 'x', 9, now(), recorded_by from counterclaim.claim where id = '{claim}'"
            ),
        ),
        ("append_only", format!("update counterclaim.event set login = 'editor' where stream = '{claim}'")),
        ("append_only", format!("update counterclaim.event set payload = null where stream = '{claim}'")),
    ];
    for mode in ["origin", "replica"] {
        for (wanted, statement) in &cases {
            // foreign keys sleep in replica mode; what is wrong with the head is seen all the same
            let by_key = ["event_chain", "comment_event"].contains(wanted);
            if by_key && mode == "replica" {
                continue;
            }
            let statement = format!("set session_replication_role = {mode}; {statement}");
            assert_eq!(db.outcome(OWNER, &statement), *wanted, "{mode}: {statement}");
        }
    }
    assert!(db.value(OWNER, "select count(*) from counterclaim.verify()") == "0");
}

#[test]
fn a_payload_is_erased_with_its_salt_once_and_the_chain_still_verifies() {
    let db = TestDb::with_states();
    let claim = db.id("s-approved");
    let erase = format!(
        "update counterclaim.event set payload = null, salt = null where stream = '{claim}' and version = 2"
    );
    assert_eq!(db.outcome(OWNER, &erase), "ok");
    assert_eq!(db.outcome(OWNER, &erase), "append_only");
    let verification = counterclaim::ops::audit::verify(&mut db.as_("admin")).unwrap();
    assert_eq!((verification.erased, verification.findings), (1, Vec::new()));
    assert_eq!(db.attempt("reviewer", "s-approved", Move::Reopen), "ok");
}
