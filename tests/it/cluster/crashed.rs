//! Servers that were killed, and what they leave behind.

use super::*;

#[test]
fn killed_server_comes_back_with_its_data() {
    let home = Home::running();
    home.sql("create table kept as select 42 as n");
    kill_process(home.pid(), Signal::KILL).unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "42");
    // and the same found by another value, after the pid file outlived everything
    kill_process(home.pid(), Signal::KILL).unwrap();
    soon(|| home.processes().is_empty());
    assert!(home.pid_file().exists());
    let other = open(home.cluster.data_dir());
    assert!(!other.stop().unwrap());
    assert_eq!(other.ensure_running(&can_connect).unwrap(), Started::Started);
    assert_eq!(home.sql("select n from kept"), "42");
}

#[test]
fn pid_file_of_a_zombie() {
    let home = Home::running();
    let pid_file = fs::read_to_string(home.pid_file()).unwrap();
    let lock = home.cluster.data_dir().join("s/.s.PGSQL.5432.lock");
    home.cluster.stop().unwrap();
    let mut zombie = home.as_server("true").spawn().unwrap();
    soon(|| {
        fs::read_to_string(format!("/proc/{}/stat", zombie.id()))
            .unwrap()
            .contains(") Z")
    });
    let rest = pid_file.split_once('\n').unwrap().1;
    fs::write(home.pid_file(), format!("{}\n{rest}", zombie.id())).unwrap();
    fs::write(lock, format!("{}\n{rest}", zombie.id())).unwrap();
    assert_eq!(home.cluster.status().unwrap().pid, None);
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert!(zombie.wait().unwrap().success());
}

#[test]
fn pid_file_of_a_stranger_or_of_nothing() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let mut sleep = home.as_server("sleep");
    sleep.arg("60");
    let mut stranger = Client::start(sleep);
    for text in [
        format!("{}\n", stranger.0.id()),
        String::new(),
        "what\n".into(),
        "999999999\n".into(),
    ] {
        fs::write(home.pid_file(), &text).unwrap();
        assert!(!home.cluster.stop().unwrap(), "{text:?}");
        assert_eq!(
            home.cluster.ensure_running(&can_connect).unwrap(),
            Started::Started,
            "{text:?}"
        );
        assert!(home.cluster.stop().unwrap());
    }
    assert!(stranger.0.try_wait().unwrap().is_none(), "it was not ours to end");
}

#[test]
fn orphans_of_a_killed_server() {
    let home = Home::running();
    home.sql("create table kept as select 1 as n");
    // never waits for anything, so it does not notice that its server is dead
    let busy = "set application_name = 'busy'; do $$ begin loop perform 1; end loop; end $$";
    let mut client = Client::start(home.psql(busy));
    let count = "select count(*) from pg_stat_activity where application_name = 'busy' and state = 'active'";
    soon(|| home.sql(count) == "1");
    kill_process(home.pid(), Signal::KILL).unwrap();
    thread::sleep(Duration::from_millis(100));
    assert!(
        !home.processes().is_empty(),
        "the busy backend outlives its server"
    );
    let other = open(home.cluster.data_dir());
    assert_eq!(other.ensure_running(&can_connect).unwrap(), Started::Started);
    assert_eq!(home.sql("select n from kept"), "1");
    assert!(!client.0.wait().unwrap().success());
    // stopping ends them too
    let mut client = Client::start(home.psql(busy));
    soon(|| home.sql(count) == "1");
    kill_process(home.pid(), Signal::KILL).unwrap();
    soon(|| home.cluster.status().unwrap().pid.is_none());
    assert!(!home.cluster.stop().unwrap());
    assert_eq!(home.processes(), []);
    assert!(!client.0.wait().unwrap().success());
}

#[test]
fn a_server_of_somebody_else() {
    let home = Home::running();
    home.cluster.stop().unwrap();
    let elsewhere = directory();
    fs::set_permissions(elsewhere.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = home.as_server(home.cluster.binaries().unwrap().program("postgres"));
    command
        .arg("-D")
        .arg(home.data())
        .arg("-k")
        .arg(elsewhere.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut foreign = Client::start(command);
    soon(|| can_connect(&format!("host={} port=5432", elsewhere.path().display())));
    let pid = foreign.0.id() as i32;
    for result in [
        home.cluster.ensure_running(&can_connect).map(|_| false),
        home.cluster.stop(),
    ] {
        let error = result.unwrap_err();
        assert!(
            matches!(error, ClusterError::InUse { pid: found, .. } if found == pid),
            "{error}"
        );
    }
    assert!(foreign.0.try_wait().unwrap().is_none(), "it still runs");
    kill_process(Pid::from_child(&foreign.0), Signal::INT).unwrap();
    foreign.0.wait().unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
}

#[test]
fn a_crashed_backend_does_not_end_the_server() {
    let home = Home::running();
    let client = Client::start(home.psql("select pg_sleep(60)"));
    let backend =
        || home.sql("select coalesce(max(pid), 0) from pg_stat_activity where query = 'select pg_sleep(60)'");
    soon(|| backend() != "0");
    kill_process(Pid::from_raw(backend().parse().unwrap()).unwrap(), Signal::KILL).unwrap();
    drop(client);
    // the server notices in its own time, and then lets nobody in for a moment
    let adopted = || home.cluster.ensure_running(&can_connect).unwrap() == Started::Adopted;
    soon(|| adopted() && home.psql("select 1").output().unwrap().status.success());
}
