//! The program, its session and the server, killed at work.

use super::*;

#[test]
fn an_import_that_is_killed_leaves_all_or_nothing() {
    let faulty = Faulty::new();
    // before it writes, as it begins to, and twice while the server works
    for (round, (signal, wait)) in [
        (Signal::KILL, None),
        (Signal::KILL, Some(0)),
        (Signal::KILL, Some(60)),
        (Signal::TERM, Some(20)),
        (Signal::TERM, Some(200)),
    ]
    .into_iter()
    .enumerate()
    {
        let slug = format!("killed-{round}");
        let file = faulty.file(&slug, MANY);
        let mut command = faulty.start(&["import", &file]);
        match wait {
            None => sleep(Duration::from_millis(30)),
            Some(milliseconds) => {
                faulty.writer();
                sleep(Duration::from_millis(milliseconds));
            }
        }
        kill_process(Pid::from_child(&command), signal).unwrap();
        command.wait().unwrap();
        let found = faulty.claims(&slug);
        assert!(found == 0 || found == MANY, "{slug}: {found}");
        faulty.verify();
        faulty.desk.succeed(LOGIN, &["import", &file]);
        assert_eq!(faulty.claims(&slug), MANY);
    }
    faulty.verify();
}

#[test]
fn a_session_that_is_killed_writes_nothing_and_says_so() {
    let faulty = Faulty::new();
    let file = faulty.file("session", MANY);
    let command = faulty.start(&["import", &file]);
    let mut bystander = faulty.superuser();
    kill_process(faulty.writer(), Signal::KILL).unwrap();
    let output = command.wait_with_output().unwrap();
    // the server notices in its own time, and ends all sessions then
    while diesel::sql_query("select").execute(&mut bystander).is_ok() {
        sleep(STEP);
    }
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        words(&output).starts_with("error: the connection to the server was lost: "),
        "{output:?}"
    );
    assert!(
        words(&output).contains("hint: nothing is half written"),
        "{output:?}"
    );
    assert_eq!(faulty.claims("session"), 0);
    faulty.verify();
    faulty.desk.succeed(LOGIN, &["import", &file]);
    assert_eq!(faulty.claims("session"), MANY);
    faulty.verify();
}

#[test]
fn a_server_that_is_killed_mid_import_comes_back_with_all_or_nothing() {
    let faulty = Faulty::new();
    for (round, wait) in [0, 100].into_iter().enumerate() {
        let slug = format!("server-{round}");
        let file = faulty.file(&slug, MANY);
        let command = faulty.start(&["import", &file]);
        faulty.writer();
        sleep(Duration::from_millis(wait));
        kill_process(faulty.postmaster().unwrap(), Signal::KILL).unwrap();
        let output = command.wait_with_output().unwrap();
        let found = faulty.claims(&slug);
        match output.status.code() {
            // a session outlives its server for as long as it has work
            Some(0) => assert_eq!(found, MANY),
            Some(1) => assert!(found == 0 || found == MANY, "{found}: {output:?}"),
            _ => panic!("{output:?}"),
        }
        faulty.verify();
        faulty.desk.succeed(LOGIN, &["import", &file]);
        assert_eq!(faulty.claims(&slug), MANY);
    }
    faulty.verify();
}

#[test]
fn a_server_that_is_killed_under_load_keeps_what_it_acknowledged() {
    const WRITERS: usize = 3;
    const ROUNDS: usize = 8;
    const FEW: usize = 5;
    let faulty = Faulty::new();
    // slugs and receipts that a writer was told of, and slugs of which it heard nothing good
    let write = |writer: usize| {
        let (mut kept, mut unknown, mut receipts) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let slug = format!("load-{writer}-{round}");
            let file = faulty.file(&slug, FEW);
            let output = faulty.start(&["import", &file]).wait_with_output().unwrap();
            if !output.status.success() {
                assert_eq!(output.status.code(), Some(1), "{output:?}");
                unknown.push(slug);
                continue;
            }
            let claim = format!("{slug}-1");
            let submit = ["--dossier", &slug, "--output", "json", "review", "submit", &claim];
            let output = faulty.start(&submit).wait_with_output().unwrap();
            if output.status.success() {
                let moved: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                receipts.push(moved[0]["hash"].as_str().unwrap().to_owned());
            } else {
                assert_eq!(output.status.code(), Some(1), "{output:?}");
            }
            kept.push(slug);
        }
        (kept, unknown, receipts)
    };
    let (mut kept, mut unknown, mut receipts, mut kills) = (Vec::new(), Vec::new(), Vec::new(), 0);
    thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || write(writer)))
            .collect();
        for _ in 0..3 {
            sleep(Duration::from_millis(900));
            // between its death and the next command there is none
            if let Some(server) = faulty.postmaster() {
                kills += usize::from(kill_process(server, Signal::KILL).is_ok());
            }
        }
        for writer in writers {
            let (a, b, c) = writer.join().unwrap();
            kept.extend(a);
            unknown.extend(b);
            receipts.extend(c);
        }
    });
    assert!(kills > 0 && !kept.is_empty() && !receipts.is_empty());
    let claims = faulty.all_claims();
    for slug in &kept {
        assert_eq!(claims.get(slug), Some(&FEW), "{slug}");
    }
    for slug in &unknown {
        let found = claims.get(slug).copied().unwrap_or(0);
        assert!(found == 0 || found == FEW, "{slug}: {found}");
    }
    let logged = column(
        &mut faulty.superuser(),
        "select encode(hash, 'hex') from counterclaim.event",
    );
    for receipt in &receipts {
        assert!(logged.contains(receipt), "{receipt}");
    }
    faulty.verify();
}

#[test]
fn first_commands_at_once_make_one_desk() {
    let directory = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711)).unwrap();
    let home = directory.path().join("d");
    let first: Vec<Child> = (0..4).map(|_| start(&home, "admin", &["init"])).collect();
    for command in first {
        let output = command.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let run = |args: &[&str]| {
        let output = start(&home, "admin", args).wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        run(&["member", "list", "--output", "csv"]),
        "name,logins,roles\nadmin,admin,admin\n"
    );
    run(&["audit", "verify"]);
    run(&["db", "stop"]);
}

#[test]
fn stopping_the_server_ends_sessions_and_keeps_what_was_committed() {
    let faulty = Faulty::new();
    let file = faulty.file("kept", 3);
    faulty.desk.succeed(LOGIN, &["import", &file]);
    let work = "begin; lock table counterclaim.claim in access share mode; select pg_sleep(1000)";
    let session = faulty.start(&["db", "psql", "-qc", work]);
    let mut watcher = faulty.superuser();
    while column(
        &mut watcher,
        "select 'there' from pg_stat_activity where query like '%pg_sleep(1000)%' and usename = 'both'",
    )
    .is_empty()
    {
        sleep(STEP);
    }
    assert_eq!(faulty.desk.run("admin", &["db", "stop"]).status.code(), Some(0));
    let output = session.wait_with_output().unwrap();
    assert!(
        !output.status.success() && words(&output).contains("terminating connection"),
        "{output:?}"
    );
    assert_eq!(faulty.claims("kept"), 3);
    faulty.verify();
}
