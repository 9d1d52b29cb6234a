//! Passwords and encryption.

use super::*;

#[test]
fn a_password_comes_from_standard_input_and_must_be_one() {
    let server = Server::with_desk();
    let add = |text: &str| {
        let mut child = server
            .program(
                &server.url(),
                Some(&password("admin")),
                &["--as", "admin", "member", "add", "piped", "--role", "checker"],
            )
            .args(["--password-file", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    assert_snapshot!(server.words(&add("\n")), @"
    exit 2
    error: the first line of `-` is empty: no password
    ");
    assert_snapshot!(server.fail("admin", &["member", "add", "piped", "--role", "checker", "--password-file", "/nonexistent"]), @"
    exit 1
    error: cannot read `/nonexistent`: No such file or directory (os error 2)
    ");
    assert!(add("secret-of-piped\n").status.success());
    server.succeed("piped", &["claim", "list"]);
}

#[test]
fn passwords_are_not_shown() {
    let server = Server::with_people();
    let url = format!(
        "postgres://checker:{}@127.0.0.1:{}/desk",
        password("checker"),
        server.port
    );
    let words = server.address("checker", "desk");
    for address in [&url, &words] {
        let run = |args: &[&str]| {
            let output = server.program(address, None, args).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let shown = run(&["db", "url"]);
        assert!(
            shown.contains("checker") && shown.contains("desk") && !shown.contains("secret"),
            "{shown}"
        );
        // psql gets in all the same, and who lists processes learns nothing
        let arguments = run(&[
            "db",
            "psql",
            "-Atc",
            "select session_user",
            "-c",
            "\\! tr '\\0' ' ' < /proc/$PPID/cmdline",
        ]);
        assert!(
            arguments.starts_with("checker\n") && !arguments.contains("secret"),
            "{arguments}"
        );
        // as another login of the same address
        let shown = server
            .program(address, None, &["--as", "editor", "db", "url"])
            .output()
            .unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains("editor"), "{shown}");
    }
}

#[test]
fn encryption_is_as_the_address_asks() {
    let server = Server::with_people();
    let root = server.directory.path().display();
    let run = |options: &str| {
        let url = format!(
            "postgres://checker@localhost:{}/desk?hostaddr=127.0.0.1&{options}",
            server.port
        );
        server
            .program(
                &url,
                Some(&password("checker")),
                &[
                    "db",
                    "psql",
                    "-Atc",
                    "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
                ],
            )
            .output()
            .unwrap()
    };
    let encrypted = |options: &str| {
        let output = run(options);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(encrypted("sslmode=require"), "t\n");
    assert_eq!(encrypted("sslmode=disable"), "f\n");
    assert_eq!(
        encrypted(&format!("sslmode=verify-full&sslrootcert={root}/cert.pem")),
        "t\n"
    );
    assert_snapshot!(server.words(&run("sslmode=verify-full")), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: root certificate file "DIR/.postgresql/root.crt" does not exist
    Either provide the file, use the system's trusted roots with sslrootcert=system, or change sslmode to disable server certificate verification.

    hint: encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust
    "#);
    let other = Server::start();
    let stranger = format!(
        "sslmode=verify-full&sslrootcert={}/cert.pem",
        other.directory.path().display()
    );
    assert_snapshot!(server.words(&run(&stranger)), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: SSL error: certificate verify failed

    hint: encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust
    "#);
    let wrong_name = format!(
        "postgres://checker@127.0.0.1:{}/desk?sslmode=verify-full&sslrootcert={root}/cert.pem",
        server.port
    );
    let output = server
        .program(&wrong_name, Some(&password("checker")), &["claim", "list"])
        .output()
        .unwrap();
    assert_snapshot!(server.words(&output), @r#"
    exit 1
    error: cannot connect to the database: connection to server at "127.0.0.1", port PORT failed: server certificate for "localhost" (and 1 other name) does not match host name "127.0.0.1"

    hint: encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust
    "#);
}
