//! Created, adopted, set, stopped.

use super::*;

#[test]
fn created_then_adopted_then_started_again() {
    let home = Home::new();
    assert!(!home.cluster.exists());
    assert_eq!(home.cluster.status().unwrap().pid, None);
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Created
    );
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Adopted
    );
    home.sql("create table kept as select 1 as n");
    let status = home.cluster.status().unwrap();
    assert!(status.ready && status.pid.is_some() && status.started_at.is_some());
    assert_eq!(
        status.version,
        Some(home.cluster.binaries().unwrap().major.to_string())
    );
    assert!(home.cluster.stop().unwrap());
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "1");
}

#[test]
fn settings_and_access() {
    let home = Home::running();
    let show = |name: &str| home.sql(&format!("show {name}"));
    assert_eq!(show("listen_addresses"), "");
    assert_eq!(show("timezone"), "UTC");
    assert_eq!(show("jit"), "off");
    assert_eq!(show("lc_messages"), "C");
    assert_eq!(show("data_checksums"), "on");
    assert_eq!(show("server_encoding"), "UTF8");
    assert_eq!(home.sql("select 'É' ~* 'é', lower('ÀÇ')"), "t|àç");
    assert_eq!(
        home.sql("select count(*) from pg_hba_file_rules where type <> 'local' and auth_method <> 'reject'"),
        "0"
    );
    for directory in ["data", "s"] {
        let mode = fs::metadata(home.cluster.data_dir().join(directory))
            .unwrap()
            .mode();
        assert_eq!(mode & 0o077, 0, "{directory} is {mode:o}");
    }
    let log = home.cluster.status().unwrap().log;
    assert_eq!(fs::metadata(&log).unwrap().mode() & 0o777, 0o600);
    // what a statement says does not get into the log
    assert!(
        !home
            .psql("do $$ begin raise exception 'refused' using detail = 'whisper'; end $$")
            .output()
            .unwrap()
            .status
            .success()
    );
    let text = fs::read_to_string(log).unwrap();
    assert!(text.contains("refused") && !text.contains("whisper"), "{text}");
}

#[test]
fn own_settings_win() {
    let directory = directory();
    let extra = vec![
        ("jit".to_owned(), "on".to_owned()),
        ("work_mem".to_owned(), "5MB".to_owned()),
    ];
    let cluster = Cluster::open(Settings {
        extra,
        durable: true,
        ..settings(directory.path())
    })
    .unwrap();
    let home = Home {
        cluster,
        _directory: directory,
    };
    home.cluster.ensure_running(&can_connect).unwrap();
    assert_eq!(
        home.sql("select current_setting('jit'), current_setting('work_mem'), current_setting('fsync')"),
        "on|5MB|on"
    );
}

#[test]
fn odd_characters_in_the_path() {
    let directory = directory();
    let odd = directory.path().join("a b'c\"d\\é");
    if geteuid().is_root() {
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711)).unwrap();
    }
    let home = Home {
        cluster: open(&odd),
        _directory: directory,
    };
    home.cluster.ensure_running(&can_connect).unwrap();
    assert_eq!(home.sql("select 1"), "1");
    assert!(home.cluster.stop().unwrap());
}

#[test]
fn stop_ends_sessions_and_leaves_no_process() {
    let home = Home::running();
    let mut client = Client::start(home.psql("select pg_sleep(60)"));
    soon(|| {
        home.sql("select count(*) from pg_stat_activity where query like '%pg_sleep%' and state = 'active'")
            == "2"
    });
    let pid = home.pid();
    let begin = Instant::now();
    assert!(home.cluster.stop().unwrap());
    assert!(begin.elapsed() < Duration::from_secs(10));
    assert!(!client.0.wait().unwrap().success());
    assert_eq!(home.processes(), []);
    assert!(test_kill_process(pid).is_err(), "not even a zombie");
    assert!(!home.pid_file().exists());
}
