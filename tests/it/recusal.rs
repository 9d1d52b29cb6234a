//! Conflicts of interest: who is recused from a dossier reads it, and does nothing in it.

use crate::support::TestDb;

const WHY: &str = "worked for the ministry until 2023";

fn recused_reviewer() -> TestDb {
    let desk = TestDb::with_case();
    desk.succeed("checker", &["review", "submit", "sympathy", "soldiers-47"]);
    desk.succeed("reviewer", &["review", "take", "sympathy"]);
    desk.succeed("reviewer", &["dossier", "recuse", "--reason", WHY]);
    desk
}

#[test]
fn a_recused_member_reads_and_is_refused_every_move_and_write() {
    let desk = recused_reviewer();
    for move_ in [
        &["review", "take", "soldiers-47"][..],
        &["review", "return", "sympathy", "--reason", "quote more"],
        &["review", "decline", "sympathy", "--reason", "out of scope"],
        &[
            "review",
            "decide",
            "sympathy",
            "--verdict",
            "open",
            "--confidence",
            "low",
        ],
    ] {
        let (exit, words) = desk.fail("reviewer", move_);
        assert_eq!(exit, 4, "{words}");
        assert!(
            words.starts_with("refused: you are recused from dossier mali-algeria: worked for the ministry"),
            "{words}"
        );
    }
    let claim = "(select claim from counterclaim.handle where handle = 'sympathy')";
    let writes = [
        format!("'comment', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'claim', {claim}, 'text', 'x'))"),
        format!("'search_note', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'claim', {claim},
            'looked_for', 'x', 'looked_where', 'x', 'looked_at', now(), 'found', 'x'))"),
        format!("'hold', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'claim', {claim}, 'kind', 'legal',
            'reason', 'a reason'))"),
        "'question', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'text', 'Who was it?',
            'dossier', (select id from counterclaim.dossier)))"
            .to_owned(),
    ];
    for write in writes {
        let call = format!("select api.record(jsonb_build_object({write}), gen_random_uuid())");
        assert_eq!(desk.outcome("reviewer", &call), "recused", "{write}");
        assert_eq!(desk.outcome("reviewer_2", &call), "ok", "{write}");
    }
    desk.succeed("reviewer", &["claim", "show", "sympathy"]);
    desk.succeed("reviewer_2", &["review", "take", "soldiers-47"]);
    desk.succeed("admin", &["audit", "verify"]);
}

#[test]
fn a_new_claim_of_a_recused_checker_is_refused_and_other_dossiers_are_open_to_them() {
    let desk = TestDb::with_case();
    desk.succeed(
        "editor",
        &["dossier", "recuse", "--member", "allround", "--reason", WHY],
    );
    let more = "format: counterclaim/1\ndossier: {slug: mali-algeria, title: Mali–Algeria dispute}\n\
        claims: [{id: one-more, kind: factual, statement: It rained.}]\n";
    let file = desk.path("more.yaml");
    std::fs::write(&file, more).unwrap();
    let (exit, words) = desk.fail("allround", &["import", &file]);
    assert_eq!((exit, words.contains("recused")), (4, true), "{words}");
    // without a handle nothing but the claim itself names the dossier
    let bare = "select api.record(jsonb_build_object(
        'claim', jsonb_build_array(jsonb_build_object('id', '0197a000-0000-7000-8000-000000000001', 'kind', 'factual',
          'dossier', (select id from counterclaim.dossier)))), gen_random_uuid())";
    assert_eq!(desk.outcome("allround", bare), "recused");
    let other = "format: counterclaim/1\ndossier: {slug: other, title: Other}\n\
        claims: [{id: one-more, kind: factual, statement: It rained.}]\n";
    desk.open("editor", other);
    desk.import("allround", other).unwrap();
}

#[test]
fn the_tables_themselves_refuse_a_recused_person_though_the_owner_inserts() {
    let desk = recused_reviewer();
    let person = "(select person from iam.login where role_name = 'reviewer')";
    let claim = "(select claim from counterclaim.handle where handle = 'sympathy')";
    for insert in [
        format!(
            "insert into counterclaim.comment (id, claim, text, version, recorded_at, recorded_by)
            values (gen_random_uuid(), {claim}, 'x', 99, now(), {person})"
        ),
        format!(
            "insert into counterclaim.review_step (claim, n, move, from_state, to_state, actor, login, role, \"grant\", capacity,
              dossier, policy, eyes, revision, version, reason, at)
            select claim, n + 1, 'return', 'in_review', 'draft', actor, login, role, \"grant\", capacity, dossier, policy, eyes,
              revision, version + 1, 'a reason', now()
            from counterclaim.review_step where claim = {claim} order by n desc limit 1"
        ),
    ] {
        assert_eq!(desk.outcome("postgres", &insert), "recused");
        let replica = format!("begin; set local session_replication_role = replica; {insert}; rollback");
        assert_eq!(desk.outcome("postgres", &replica), "recused");
    }
}

#[test]
fn what_bears_on_a_claim_of_the_dossier_is_refused_from_another_dossier_too() {
    let desk = TestDb::with_case();
    let other = "format: counterclaim/1\ndossier: {slug: other, title: Other}\n\
        claims: [{id: one-more, kind: factual, statement: It rained.}]\n";
    desk.open("editor", other);
    desk.import("allround", other).unwrap();
    desk.succeed(
        "editor",
        &[
            "dossier",
            "recuse",
            "mali-algeria",
            "--member",
            "allround",
            "--reason",
            WHY,
        ],
    );
    let of = |handle: &str| format!("(select claim from counterclaim.handle where handle = '{handle}')");
    let targets = [
        format!("'to_claim', {}", of("sympathy")),
        format!(
            "'to_assertion', (select id from counterclaim.assertion where claim = {} limit 1)",
            of("sympathy")
        ),
        format!(
            "'to_relation', (select id from counterclaim.relation where claim = {} limit 1)",
            of("soldiers-47")
        ),
    ];
    for target in targets {
        let kind = if target.contains("to_relation") {
            "undercuts"
        } else {
            "qualifies"
        };
        let call = format!(
            "select api.record(jsonb_build_object('relation', jsonb_build_array(jsonb_build_object(
                'id', gen_random_uuid(), 'claim', {}, 'kind', '{kind}', {target}))), gen_random_uuid())",
            of("one-more")
        );
        assert_eq!(desk.outcome("allround", &call), "recused", "{target}");
        assert_eq!(desk.outcome("checker", &call), "ok", "{target}");
    }
}

/// A relation stands at both its ends: what is set against one that comes from elsewhere is set against the claim here.
#[test]
fn what_is_set_against_a_relation_that_leads_into_the_dossier_is_refused_too() {
    let desk = TestDb::with_case();
    let other = "format: counterclaim/1\ndossier: {slug: other, title: Other}\n\
        claims: [{id: one-more, kind: factual, statement: It rained.}]\n";
    desk.open("editor", other);
    desk.import("checker", other).unwrap();
    let of = |handle: &str| format!("(select claim from counterclaim.handle where handle = '{handle}')");
    let relation = |id: &str, more: String| {
        format!(
            "select api.record(jsonb_build_object('relation', jsonb_build_array(jsonb_build_object(
                'id', '{id}'::uuid, 'claim', {}, {more}))), gen_random_uuid())",
            of("one-more")
        )
    };
    let bridge = "bbbbbbbb-0000-7000-8000-000000000001";
    let into = relation(
        bridge,
        format!("'kind', 'qualifies', 'to_claim', {}", of("sympathy")),
    );
    assert_eq!(desk.outcome("checker", &into), "ok");
    desk.succeed(
        "editor",
        &[
            "dossier",
            "recuse",
            "mali-algeria",
            "--member",
            "allround",
            "--reason",
            WHY,
        ],
    );
    let against = relation(
        "bbbbbbbb-0000-7000-8000-000000000002",
        format!("'kind', 'undercuts', 'to_relation', '{bridge}'"),
    );
    assert_eq!(desk.outcome("allround", &against), "recused");
    assert_eq!(desk.outcome("checker", &against), "ok");
    let further = relation(
        "bbbbbbbb-0000-7000-8000-000000000003",
        "'kind', 'undercuts', 'to_relation', 'bbbbbbbb-0000-7000-8000-000000000002'".to_owned(),
    );
    assert_eq!(desk.outcome("allround", &further), "recused");
    assert_eq!(desk.outcome("checker", &further), "ok");
}

/// Each table that holds something of a dossier keeps recused people out.
#[test]
fn every_table_of_a_dossier_keeps_recused_people_out() {
    let desk = TestDb::new();
    let without = desk.value(
        "postgres",
        "select coalesce(string_agg(r.name, ' ' order by r.name), '')
        from (
          select name from counterclaim.content_rule where kind in ('claim', 'dossier', 'any') and name <> 'recusal'
          union values ('verdict'), ('review_step')) as r (name)
        where not exists (
          select from pg_trigger as t
          where t.tgrelid = ('counterclaim.' || quote_ident(r.name))::regclass and t.tgname = 'keeps_out' and t.tgenabled = 'A')",
    );
    assert_eq!(without, "");
}

#[test]
fn an_editor_recuses_and_ends_it_and_nobody_ends_their_own() {
    let desk = recused_reviewer();
    let recuse = |member: &'static str, end: bool| {
        let mut args = vec!["dossier", "recuse", "--member", member, "--reason", WHY];
        if end {
            args.push("--end");
        }
        args
    };
    let (exit, words) = desk.fail("checker", &recuse("editor", false));
    assert_eq!(
        (exit, words.lines().next().unwrap()),
        (4, "refused: this needs the role editor or admin")
    );
    let (exit, words) = desk.fail("reviewer", &recuse("reviewer", true));
    assert_eq!(
        (exit, words.contains("recused from dossier")),
        (4, true),
        "{words}"
    );
    let (exit, words) = desk.fail("editor", &recuse("reviewer", false));
    assert_eq!(
        (exit, words.lines().next().unwrap()),
        (4, "refused: nothing would change: recused already")
    );
    let (exit, words) = desk.fail("editor", &recuse("checker", true));
    assert_eq!(
        (exit, words.lines().next().unwrap()),
        (4, "refused: nothing would change: not recused")
    );
    let (exit, words) = desk.fail("editor", &recuse("nobody_at_all", false));
    assert_eq!(exit, 3, "{words}");
    let (exit, words) = desk.fail("checker", &["dossier", "recuse", "--reason", "x"]);
    assert_eq!((exit, words.contains("--reason")), (4, true), "{words}");

    let shown = desk.succeed("admin", &["dossier", "show"]);
    assert!(
        shown.contains("recused") && shown.contains(&format!("by reviewer: {WHY}")),
        "{shown}"
    );
    desk.succeed("editor", &recuse("reviewer", true));
    let shown = desk.succeed("admin", &["dossier", "show"]);
    assert!(!shown.contains(WHY), "{shown}");
    desk.succeed(
        "reviewer",
        &["review", "return", "sympathy", "--reason", "quote more"],
    );
    desk.succeed("admin", &["audit", "verify"]);
}

/// A move that began before the recusal ends before it: its time is earlier, and none comes later.
#[test]
fn a_recusal_waits_for_the_moves_that_are_under_way() {
    use diesel::RunQueryDsl;
    let desk = TestDb::with_case();
    desk.succeed("checker", &["review", "submit", "sympathy"]);
    let mut reviewer = desk.as_("reviewer");
    diesel::sql_query("begin").execute(&mut reviewer).unwrap();
    let take =
        "select api.move((select claim from counterclaim.handle where handle = 'sympathy'), 2, 'take', '{}',
        gen_random_uuid())";
    diesel::sql_query(take).execute(&mut reviewer).unwrap();
    let recusal = std::thread::scope(|scope| {
        let recusal = scope.spawn(|| {
            desk.run(
                "editor",
                &["dossier", "recuse", "--member", "reviewer", "--reason", WHY],
            )
        });
        let waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
        while desk.value("postgres", waiting) == "0" {
            std::thread::yield_now();
        }
        diesel::sql_query("commit").execute(&mut reviewer).unwrap();
        recusal.join().unwrap()
    });
    assert!(recusal.status.success());
    let order = "select (select max(at) from counterclaim.review_step) < (select max(recorded_at) from counterclaim.recusal)";
    assert_eq!(desk.value("postgres", order), "true");
    assert_eq!(
        desk.fail("reviewer", &["review", "return", "sympathy", "--reason", "late"])
            .0,
        4
    );
}

/// A person whose logins have ended keeps their grants, and reviews nothing.
#[test]
fn who_has_no_login_any_more_is_not_assigned() {
    let desk = TestDb::with_case();
    let person = desk.value(
        "admin",
        "select person from iam.login where role_name = 'reviewer_2'",
    );
    let call = format!(
        "select api.record(jsonb_build_object('assignment', jsonb_build_array(jsonb_build_object(
            'id', gen_random_uuid(), 'claim', (select claim from counterclaim.handle where handle = 'soldiers-2'),
            'reviewer', '{person}'))), gen_random_uuid())"
    );
    let before = desk.outcome("editor", &format!("begin; {call}; rollback"));
    assert_eq!(before, "ok");
    let end = "insert into iam.login_end (login, person, reason, version)
        select id, person, 'left', 99 from iam.login where role_name = 'reviewer_2'";
    let ended = format!(
        "begin; set local session_replication_role = replica; {end}; set local session authorization editor; {call}; rollback"
    );
    assert_eq!(desk.outcome("postgres", &ended), "assignee");
}
