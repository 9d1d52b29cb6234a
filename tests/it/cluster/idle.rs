//! Idle servers.

use super::*;

/// What the reaper asks, by way of `psql`.
fn sessions(cluster: &Cluster) -> Option<(i64, i64)> {
    let sql = "select (select count(*) from pg_stat_activity where backend_type = 'client backend' \
               and pid <> pg_backend_pid()), (select sum(sessions) from pg_stat_database)";
    let output = psql(cluster, sql)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (open, ever) = text.trim().split_once('|')?;
    Some((open.parse().ok()?, ever.parse().ok()?))
}

#[test]
fn an_idle_server_is_stopped_and_a_used_one_is_not() {
    let home = Home::running();
    let idle = Duration::from_secs(2);
    let cluster = Cluster::open(Settings {
        idle,
        ..settings(home.cluster.data_dir())
    })
    .unwrap();
    thread::scope(|scope| {
        let reaper = scope.spawn(|| cluster.run_reaper(&|| sessions(&cluster)).unwrap());
        // one long session, then many short ones
        home.sql("select pg_sleep(3)");
        for _ in 0..8 {
            thread::sleep(idle / 5);
            home.sql("select 1");
        }
        assert!(!reaper.is_finished());
        let begin = Instant::now();
        reaper.join().unwrap();
        let waited = begin.elapsed();
        assert!(waited > idle / 2 && waited < idle * 4, "{waited:?}");
    });
    assert_eq!(home.cluster.status().unwrap().pid, None);
    assert_eq!(home.processes(), []);
}

#[test]
fn one_detached_reaper_for_all() {
    if let Some(directory) = std::env::var_os("COUNTERCLAIM_TEST_REAP") {
        let settings = Settings {
            idle: Duration::from_secs(1),
            ..settings(Path::new(&directory))
        };
        let cluster = Cluster::open(settings).unwrap();
        cluster.run_reaper(&|| sessions(&cluster)).unwrap();
        return;
    }
    let home = Home::running();
    assert!(
        !home.cluster.ensure_reaper(Command::new("/nonexistent")).unwrap(),
        "an idle time of zero is for ever"
    );
    let settings = Settings {
        idle: Duration::from_secs(1),
        ..settings(home.cluster.data_dir())
    };
    let cluster = Cluster::open(settings).unwrap();
    let reaper = || {
        again(
            "idle::one_detached_reaper_for_all",
            "COUNTERCLAIM_TEST_REAP",
            home.cluster.data_dir(),
        )
    };
    assert!(cluster.ensure_reaper(reaper()).unwrap());
    soon(|| !cluster.ensure_reaper(Command::new("true")).unwrap());
    soon(|| cluster.status().unwrap().pid.is_none());
    assert_eq!(cluster.ensure_running(&can_connect).unwrap(), Started::Started);
    assert!(
        cluster.ensure_reaper(reaper()).unwrap(),
        "whoever starts the server finds no old reaper"
    );
    soon(|| home.processes().is_empty());
}
