//! People on a desk whose server is somebody else's.

use super::*;

#[test]
fn people_with_passwords_work_on_a_desk_whose_owner_is_no_superuser() {
    let server = Server::with_people();
    let again = server.run("owner", &["init"]);
    assert_eq!(String::from_utf8(again.stderr).unwrap(), "the desk is ready\n");

    let case = fixture("mali-algeria.yaml");
    server.succeed("editor", &["dossier", "new", "--from", &case]);
    server.succeed("checker", &["import", &case]);
    server.succeed("checker", &["review", "submit", "soldiers-47"]);
    server.succeed("reviewer", &["review", "take", "soldiers-47"]);
    let why = "nothing but one party's own word was found";
    server.succeed(
        "reviewer",
        &[
            "review",
            "decide",
            "soldiers-47",
            "--verdict",
            "open",
            "--confidence",
            "low",
            "--attribution",
            "confirmed",
            "--rationale",
            why,
        ],
    );
    let own = server.fail("reviewer", &["review", "approve", "soldiers-47"]);
    assert!(
        own.starts_with("exit 4\nrefused: this needs the role editor"),
        "{own}"
    );
    server.succeed("editor", &["review", "approve", "soldiers-47"]);
    server.succeed("admin", &["audit", "verify"]);

    // the same desk through the socket
    let socket = format!(
        "host={} port={} dbname=desk user=checker",
        server.directory.path().display(),
        server.port
    );
    let listed = server
        .program(
            &socket,
            Some(&password("checker")),
            &["claim", "list", "--output", "csv"],
        )
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains(",approved,"), "{listed}");

    // passwords were never sent: the server knows what they are checked against, and its log says less
    let log = fs::read_to_string(server.directory.path().join("log")).unwrap();
    assert!(
        log.contains("api.member_add")
            && !log.contains("secret-of-admin")
            && !log.contains("secret-of-checker")
    );
}

#[test]
fn logins_that_are_not_let_in_are_told_why() {
    let server = Server::with_people();
    server.sql(
        "postgres",
        &format!("create role stranger login password '{}'", password("stranger")),
    );
    let run = |url: &str, password: Option<&str>| {
        server.words(
            &server
                .program(url, password, &["claim", "list"])
                .output()
                .unwrap(),
        )
    };
    let url = |login: &str| format!("postgres://{login}@127.0.0.1:{}/desk", server.port);

    assert_snapshot!(run(&url("checker"), Some("secret-wrong")), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  password authentication failed for user "checker"

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("checker:secret-wrong"), None), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  password authentication failed for user "checker"

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("checker"), None), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: fe_sendauth: no password supplied

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("nobody_knows"), Some("secret")), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  password authentication failed for user "nobody_knows"

    hint: check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`
    "#);
    assert_snapshot!(run(&url("stranger"), Some(&password("stranger"))), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  permission denied for database "desk"
    DETAIL:  User does not have CONNECT privilege.

    hint: this login is no member of the desk: an administrator adds it with `counterclaim member add LOGIN --role checker`
    "#);
    assert_snapshot!(run(&url("checker").replace("/desk", "/dusk"), Some(&password("checker"))), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: FATAL:  database "dusk" does not exist

    hint: check the database's name; a new one is made by `createdb NAME`, then `counterclaim init`
    "#);
    assert_snapshot!(run("postgres://checker:secret@127.0.0.1:1/desk", None), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port 1 failed: Connection refused
    	Is the server running on that host and accepting TCP/IP connections?

    hint: check the address and that the server runs; without an address a private server is used
    "#);
    assert_snapshot!(run("host=/nonexistent user=checker password=secret", None), @r#"
    exit 1
    error: cannot connect to the database: connection to server on socket "/nonexistent/.s.PGSQL.5432" failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?

    hint: check the address and that the server runs; without an address a private server is used
    "#);
    assert_snapshot!(run("postgres://checker:100%secret@127.0.0.1/desk", None), @"
    exit 1
    error: cannot connect to the database: invalid percent-encoded token: ***

    hint: check the address and that the server runs; without an address a private server is used
    ");
    assert_snapshot!(run("mysql://checker:secret@127.0.0.1/desk", None), @"
    exit 1
    error: cannot connect to the database: an address begins with postgres:// or postgresql://, or is made of KEY=VALUE

    hint: check the address and that the server runs; without an address a private server is used
    ");
}

#[test]
fn who_has_ended_or_belongs_to_another_desk_is_nobody_here() {
    let server = Server::with_people();
    server.succeed(
        "admin",
        &["member", "disable", "checker", "--reason", "left the desk"],
    );
    server.sql("postgres", "create database other owner owner");
    let other = format!("postgres://127.0.0.1:{}/other", server.port);
    let run = |login: &str, args: &[&str]| {
        let mut command = server.program(&other, Some(&password(login)), &["--as", login]);
        command.args(args).output().unwrap()
    };
    let made = run("owner", &["init", "--admin", "reviewer"]);
    assert!(made.status.success(), "{made:?}");

    let case = fixture("demo-minimal.yaml");
    assert_snapshot!(server.fail("checker", &["claim", "list"]), @"
    exit 4
    refused: login `checker` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add checker --role checker`
    ");
    assert_snapshot!(server.fail("checker", &["import", &case]), @"
    exit 4
    refused: login `checker` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add checker --role checker`
    ");
    assert_snapshot!(server.words(&run("editor", &["dossier", "new", "--from", &case])), @"
    exit 4
    refused: login `editor` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add editor --role checker`
    ");
    assert_snapshot!(server.words(&run("editor", &["claim", "list"])), @"
    exit 4
    refused: login `editor` belongs to nobody at this desk

    hint: an administrator adds it: `counterclaim member add editor --role checker`
    ");
    assert_snapshot!(server.fail("owner", &["member", "add", "fresh", "--role", "admin"]), @"
    exit 4
    refused: this needs the role admin

    hint: act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may
    ");
}
