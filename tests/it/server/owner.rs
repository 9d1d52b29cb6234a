//! Who sets a desk up, and who makes logins.

use super::*;

#[test]
fn an_owner_who_may_not_make_roles_is_told_what_is_needed() {
    let server = Server::start();
    server.sql(
        "postgres",
        &format!("create role owner login password '{}'", password("owner")),
    );
    server.sql("postgres", "create database desk owner owner");
    assert_snapshot!(server.fail("owner", &["init"]), @"
    exit 4
    refused: only a superuser, or the owner of database `desk` with CREATEROLE, sets it up; `owner` is neither

    hint: a superuser of the server can make it so: alter database desk owner to owner; alter role owner createrole
    ");
    server.sql(
        "postgres",
        &format!(
            "create role other login createrole password '{}'",
            password("other")
        ),
    );
    assert_snapshot!(server.fail("other", &["init"]), @"
    exit 4
    refused: only a superuser, or the owner of database `desk` with CREATEROLE, sets it up; `other` is neither

    hint: a superuser of the server can make it so: alter database desk owner to other; alter role other createrole
    ");
    server.sql("postgres", "alter role owner createrole");
    server.succeed("owner", &["init", "--password-file", &server.secret("admin")]);
    server.succeed("admin", &["member", "list"]);
}

#[test]
fn an_administrator_makes_logins_and_takes_over_none() {
    let server = Server::with_people();
    server.sql(
        "postgres",
        &format!("create role webapp login password '{}'", password("webapp")),
    );
    let secret = server.secret("takeover");
    let add = |login: &str| {
        server.fail(
            "admin",
            &[
                "member",
                "add",
                login,
                "--role",
                "checker",
                "--password-file",
                &secret,
            ],
        )
    };
    assert_snapshot!(add("webapp"), @r"
    exit 4
    refused: login `webapp` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    assert_snapshot!(add("checker"), @r"
    exit 4
    refused: login `checker` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    assert_snapshot!(add("super"), @r"
    exit 4
    refused: login `super` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    assert_snapshot!(add("owner"), @r"
    exit 4
    refused: login `owner` is on this server already, with a password of its own

    hint: add it without `--password-file`; to change a password: `\password LOGIN` in psql, as that login or as the server's administrator
    ");
    // nor by way of psql, with a password that the server would have to keep as it is
    let mut ways = String::new();
    for way in [
        "select api.member_login('webapp', 'x')",
        "select api.member_login('fresh', 'plain')",
        "select api.member_login('pg_fresh', 'x')",
        "alter role webapp password 'x'",
        "create role fresh login",
    ] {
        let output = server.run("admin", &["db", "psql", "-c", way]);
        assert!(!output.status.success());
        ways.push_str(String::from_utf8_lossy(&output.stderr).lines().next().unwrap());
        ways.push('\n');
    }
    assert_snapshot!(ways, @"
    ERROR:  login `webapp` is on this server already
    ERROR:  a password is given as its SCRAM-SHA-256 verifier
    ERROR:  login `pg_fresh` has powers of its own
    ERROR:  permission denied
    ERROR:  permission denied to create role
    ");
    // a login that is there joins with the password it has
    server.succeed("admin", &["member", "add", "webapp", "--role", "checker"]);
    server.succeed("webapp", &["claim", "list"]);
    // a refused addition leaves no login behind
    let refused = server.fail(
        "checker",
        &[
            "member",
            "add",
            "fresh",
            "--role",
            "checker",
            "--password-file",
            &secret,
        ],
    );
    assert!(refused.starts_with("exit 4\n"), "{refused}");
    server.sql(
        "postgres",
        "do $$ begin assert not exists (select from pg_roles where rolname = 'fresh'); end $$",
    );
}
