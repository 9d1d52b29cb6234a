//! Who somebody is: a person, whichever of their logins they use, and nobody else under a login that looks like it.

use counterclaim::db::{DbError, write};
use counterclaim::domain::ids::{PersonId, RequestId};
use counterclaim::domain::workflow::{Move, Role};
use counterclaim::ops::{OpError, member};

use crate::support::TestDb;

const OWNER: &str = "postgres";

/// A login of this test's own: logins belong to the whole server.
fn login(db: &TestDb, name: &str) -> String {
    let login = format!("{}_{name}", db.name());
    db.sql(
        OWNER,
        &format!("create role {login} login; grant counterclaim_member to {login}"),
    )
    .unwrap();
    login
}

fn drop_login(db: &TestDb, login: &str) {
    db.sql(OWNER, &format!("drop role {login}")).unwrap();
}

fn person(db: &TestDb, name: &str) -> PersonId {
    PersonId(
        db.value(OWNER, &format!("select id from iam.person where name = '{name}'"))
            .parse()
            .unwrap(),
    )
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, OpError>) -> String {
    match outcome {
        Ok(_) => "ok".to_owned(),
        Err(OpError::Db(DbError::Refused(refusal))) => refusal.constraint,
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn a_second_login_is_the_same_person() {
    let db = TestDb::with_states();
    let mut admin = db.as_("admin");
    member::grant(&mut admin, "checker", &[Role::Reviewer, Role::Editor]).unwrap();
    member::grant(&mut admin, "reviewer", &[Role::Editor]).unwrap();
    member::add_login(&mut admin, "spare", "checker").unwrap();
    member::add_login(&mut admin, "spare_2", "reviewer").unwrap();
    // the author reviews nothing of theirs, and who decided does not approve
    for login in ["checker", "spare"] {
        assert_eq!(
            db.attempt(login, "s-submitted", Move::Take),
            "four_eyes",
            "{login}"
        );
        assert_eq!(
            db.attempt(login, "s-submitted", Move::Decline),
            "four_eyes",
            "{login}"
        );
        assert_eq!(
            db.attempt(login, "s-decided", Move::Approve),
            "four_eyes",
            "{login}"
        );
    }
    for login in ["reviewer", "spare_2"] {
        assert_eq!(
            db.attempt(login, "s-decided", Move::Approve),
            "four_eyes",
            "{login}"
        );
    }
    // what both may do is logged under each login and one person
    assert_eq!(db.attempt("spare", "s-submitted", Move::Recall), "ok");
    assert_eq!(
        db.column(
            OWNER,
            "select login from counterclaim.review_step where move = 'recall'"
        ),
        ["spare"]
    );
    assert_eq!(db.attempt("spare_2", "s-in-review", Move::Decide), "ok");
    member::revoke(&mut admin, "checker", &[Role::Reviewer]).unwrap();
    assert_eq!(db.attempt("spare", "s-submitted", Move::Submit), "ok");
    assert_eq!(db.attempt("spare", "s-submitted", Move::Take), "not_allowed");
}

#[test]
fn a_name_that_changes_hands_takes_nobody_along() {
    let db = TestDb::with_states();
    let mut admin = db.as_("admin");
    let (one, other) = (login(&db, "one"), login(&db, "other"));
    member::add(&mut admin, &one, "One", &[Role::Checker, Role::Reviewer]).unwrap();
    member::add(&mut admin, &other, "Other", &[Role::Reviewer]).unwrap();
    let who = |login: &str| db.outcome(login, "select iam.me()");
    assert_eq!((who(&one), who(&other)), ("ok".into(), "ok".into()));

    // swapped: neither is the other, and neither is who they were
    let swap = format!(
        "alter role {one} rename to {one}_kept; alter role {other} rename to {one}; alter role {one}_kept rename to {other}"
    );
    db.sql(OWNER, &swap).unwrap();
    assert_eq!(
        (who(&one), who(&other)),
        ("not_allowed".into(), "not_allowed".into())
    );
    assert_eq!(db.attempt(&one, "s-submitted", Move::Take), "not_allowed");
    db.sql(OWNER, &swap).unwrap();
    assert_eq!((who(&one), who(&other)), ("ok".into(), "ok".into()));

    // dropped and made anew: a stranger of that name
    drop_login(&db, &one);
    login(&db, "one");
    assert_eq!(who(&one), "not_allowed");
    assert_eq!(db.attempt(&one, "s-submitted", Move::Take), "not_allowed");
    // who is let in again under it as the person they were has their old hands
    let claim = "format: counterclaim/1\ndossier: {slug: states, title: Each state}\n\
        claims: [{id: own, kind: factual, statement: Of one.}]\n\
        statements: [{source: page, quote: it happened, chain: [{speaker: paper, attitude: states}], claims: [own]}]\n";
    write::add_member(&mut admin, &one, person(&db, "One"), None, &[], RequestId::new()).unwrap();
    db.import(&one, claim).unwrap();
    assert_eq!(db.attempt(&one, "own", Move::Submit), "ok");
    drop_login(&db, &one);
    login(&db, "one");
    write::add_member(&mut admin, &one, person(&db, "One"), None, &[], RequestId::new()).unwrap();
    assert_eq!(db.attempt(&one, "own", Move::Take), "four_eyes");
    assert_eq!(db.attempt(&other, "own", Move::Take), "ok");
    let verification = counterclaim::ops::audit::verify(&mut db.as_("admin")).unwrap();
    assert!(verification.holds(), "{:?}", verification.findings);
    drop_login(&db, &one);
    drop_login(&db, &other);
}

#[test]
fn set_role_changes_nothing_about_who_acts() {
    let db = TestDb::with_states();
    let one = login(&db, "one");
    db.sql(OWNER, &format!("grant reviewer to {one}")).unwrap();
    assert_eq!(
        db.outcome(&one, "set role reviewer; select iam.me()"),
        "not_allowed"
    );
    assert_eq!(
        db.outcome("postgres", "set role reviewer; select iam.me()"),
        "not_allowed",
        "nor for a superuser, who is nobody here"
    );
    drop_login(&db, &one);
}

#[test]
fn an_ended_login_is_nobodys() {
    let db = TestDb::with_states();
    let mut admin = db.as_("admin");
    member::add_login(&mut admin, "spare", "reviewer").unwrap();
    member::disable(&mut admin, "reviewer", "left the desk").unwrap();
    assert_eq!(db.outcome("reviewer", "select iam.me()"), "not_allowed");
    assert_eq!(db.attempt("reviewer", "s-submitted", Move::Take), "not_allowed");
    assert_eq!(db.attempt("spare", "s-submitted", Move::Take), "ok");
}

#[test]
fn a_login_with_powers_of_its_own_is_no_member() {
    let db = TestDb::new();
    let mut admin = db.as_("admin");
    let mut refused = vec!["postgres".to_owned()];
    refused.extend(
        [
            "counterclaim_owner",
            "counterclaim_api",
            "counterclaim_member",
            "counterclaim_accounts",
            "pg_monitor",
        ]
        .map(str::to_owned),
    );
    for (name, power) in [
        ("super", "superuser"),
        ("maker", "createrole"),
        ("bypasser", "bypassrls"),
        ("copier", "replication"),
        ("nologin", "nologin"),
    ] {
        let one = login(&db, name);
        db.sql(OWNER, &format!("alter role {one} {power}")).unwrap();
        refused.push(one);
    }
    for power in [
        "pg_write_all_data",
        "pg_read_all_data",
        "pg_execute_server_program",
        "pg_write_server_files",
        "pg_read_server_files",
        "counterclaim_owner",
        "counterclaim_api",
        "counterclaim_accounts",
    ] {
        let one = login(&db, power);
        db.sql(OWNER, &format!("grant {power} to {one}")).unwrap();
        refused.push(one);
    }
    // through another role too, and where it has to be stepped into
    let (between, far) = (login(&db, "between"), login(&db, "far"));
    db.sql(
        OWNER,
        &format!(
            "grant pg_write_all_data to {between}; grant {between} to {far}; alter role {far} noinherit"
        ),
    )
    .unwrap();
    refused.push(far);
    // who owns the database may change everything in it
    let owner = login(&db, "owner");
    db.sql(OWNER, &format!("alter database {} owner to {owner}", db.name()))
        .unwrap();
    refused.push(owner.clone());
    let before = db.value(OWNER, "select count(*) from iam.login");
    for one in &refused {
        assert_eq!(
            refusal(member::add(&mut admin, one, "x", &[Role::Checker])),
            "mighty_login",
            "{one}"
        );
        assert_eq!(
            refusal(member::add_login(&mut admin, one, "checker")),
            "mighty_login",
            "{one}"
        );
    }
    assert_eq!(db.value(OWNER, "select count(*) from iam.login"), before);
    db.sql(OWNER, &format!("alter database {} owner to postgres", db.name()))
        .unwrap();
    for one in refused.iter().filter(|one| one.starts_with(db.name())) {
        drop_login(&db, one);
    }
    drop_login(&db, &between);
}

#[test]
fn only_an_administrator_admits_and_none_is_made_by_the_way() {
    let db = TestDb::new();
    let stranger = format!("{}_stranger", db.name());
    for login in ["checker", "reviewer", "editor", "allround", "spare"] {
        let mut conn = db.as_(login);
        assert_eq!(
            refusal(member::add(&mut conn, &stranger, "x", &[Role::Editor])),
            "not_allowed"
        );
        assert_eq!(
            refusal(member::grant(&mut conn, "checker", &[Role::Admin])),
            "not_allowed"
        );
        assert_eq!(
            refusal(member::revoke(&mut conn, "checker", &[Role::Checker])),
            "not_allowed"
        );
        assert_eq!(
            refusal(member::disable(&mut conn, "admin", "why not")),
            "not_allowed"
        );
    }
    let made = format!("select count(*) from pg_roles where rolname = '{stranger}'");
    assert_eq!(db.value(OWNER, &made), "0", "refused before a role is made");
    let mut admin = db.as_("admin");
    member::add(&mut admin, &stranger, "Stranger", &[Role::Checker]).unwrap();
    assert_eq!(
        db.value(OWNER, &format!("select rolcanlogin and not rolcreaterole and not rolsuper from pg_roles where rolname = '{stranger}'")),
        "true"
    );
    // whose login it is cannot be said twice
    assert_eq!(
        refusal(member::add(&mut admin, &stranger, "Again", &[])),
        "login_role_oid_role_name_key"
    );
    // nobody is founded twice, not even by the owner
    let found = "select api.enrol('found', gen_random_uuid(), 'x', '{spare}', '{}', '{admin}', '{}', null, \
        gen_random_uuid(), founder => true)";
    assert_eq!(db.outcome(OWNER, found), "not_allowed");
    drop_login(&db, &stranger);
}

#[test]
fn the_last_administrator_stays() {
    let db = TestDb::new();
    let mut admin = db.as_("admin");
    assert_eq!(
        refusal(member::revoke(&mut admin, "admin_2", &[Role::Admin])),
        "ok"
    );
    assert_eq!(
        refusal(member::revoke(&mut admin, "admin", &[Role::Admin])),
        "locks_out"
    );
    assert_eq!(
        refusal(member::disable(&mut admin, "admin", "leaves")),
        "locks_out"
    );
    assert_eq!(
        refusal(member::grant(&mut admin, "checker", &[Role::Admin])),
        "ok"
    );
    assert_eq!(refusal(member::revoke(&mut admin, "admin", &[Role::Admin])), "ok");
    assert_eq!(
        refusal(member::grant(&mut admin, "admin", &[Role::Admin])),
        "not_allowed"
    );
}
