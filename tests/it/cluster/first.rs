//! First commands, several at once or cut short.

use super::*;

#[test]
fn several_first_commands_at_once() {
    let home = Home::new();
    let starts: Vec<Started> = thread::scope(|scope| {
        let start = || {
            open(home.cluster.data_dir())
                .ensure_running(&can_connect)
                .unwrap()
        };
        let commands: Vec<_> = (0..5).map(|_| scope.spawn(start)).collect();
        commands
            .into_iter()
            .map(|command| command.join().unwrap())
            .collect()
    });
    assert_eq!(
        starts.iter().filter(|&&start| start == Started::Created).count(),
        1,
        "{starts:?}"
    );
    assert_eq!(
        starts.iter().filter(|&&start| start == Started::Adopted).count(),
        4,
        "{starts:?}"
    );
    assert_eq!(home.sql("select 1"), "1");
}

#[test]
fn first_commands_of_two_processes() {
    if let Some(directory) = std::env::var_os("COUNTERCLAIM_TEST_FIRST") {
        open(Path::new(&directory)).ensure_running(&can_connect).unwrap();
        return;
    }
    let home = Home::new();
    let command = || {
        let mut command = again(
            "first::first_commands_of_two_processes",
            "COUNTERCLAIM_TEST_FIRST",
            home.cluster.data_dir(),
        );
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    for mut child in [command(), command()] {
        assert!(child.wait().unwrap().success());
    }
    // both parents are gone, and the server is not
    home.sql("create table kept as select 1 as n");
    // it is a child of process 1 now, which may take its time to notice
    kill_process(home.pid(), Signal::KILL).unwrap();
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Started
    );
    assert_eq!(home.sql("select n from kept"), "1");
}

#[test]
fn first_command_killed_at_any_moment() {
    if let Some(directory) = std::env::var_os("COUNTERCLAIM_TEST_KILLED") {
        open(Path::new(&directory)).ensure_running(&can_connect).unwrap();
        return;
    }
    for milliseconds in [15, 60, 150, 300, 400, 450, 500, 550] {
        let home = Home::new();
        let mut command = again(
            "first::first_command_killed_at_any_moment",
            "COUNTERCLAIM_TEST_KILLED",
            home.cluster.data_dir(),
        );
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        home.cluster.ensure_running(&can_connect).unwrap();
        assert_eq!(home.sql("select 1"), "1", "killed after {milliseconds} ms");
        let left = fs::read_dir(home.cluster.data_dir()).unwrap().flatten();
        let left: Vec<_> = left
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("data.new"))
            .collect();
        assert!(left.is_empty(), "killed after {milliseconds} ms: {left:?}");
    }
}

#[test]
fn an_interrupted_creation_is_repeated() {
    let home = Home::new();
    let left = home.cluster.data_dir().join("data.new.1");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("PG_VERSION"), "15\n").unwrap();
    if geteuid().is_root() {
        // it holds something now, so its permissions are left alone
        fs::set_permissions(home.cluster.data_dir(), fs::Permissions::from_mode(0o711)).unwrap();
    }
    assert!(!home.cluster.exists());
    assert_eq!(
        home.cluster.ensure_running(&can_connect).unwrap(),
        Started::Created
    );
    assert!(!left.exists());
}
