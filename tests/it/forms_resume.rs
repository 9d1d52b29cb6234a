//! The line that takes up a form again: it can be run as it is told, and says all that was said.

use crate::support::{Sat, Terminal, TestDb};

const COMMUNIQUE: &str = "COMMUNIQUÉ No. 7\n\nSeven civilians died. The army denies it.\n";

/// An editor that breaks the form, and gives up when it comes back.
const BREAKS: &str = "[ $N = 1 ] && printf 'x: [' > \"$1\"; true";

/// The line to take a form up with.
fn hinted(done: &Sat) -> String {
    let (_, rest) = done
        .screen
        .split_once("take it up again: `")
        .unwrap_or_else(|| panic!("{}", done.screen));
    rest.split_once('`').unwrap().0.to_owned()
}

#[test]
fn the_line_that_takes_up_a_form_can_be_run_for_every_command_that_has_one() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let text = desk.path("communiqué no. 7.txt");
    std::fs::write(&text, COMMUNIQUE).unwrap();
    let log = [
        "log",
        "comm-7",
        "--file",
        &text,
        "--title",
        "The army's \"communiqué\"",
        "--hash-only",
    ];
    let reply = [
        "reply",
        "record",
        "algeria",
        "--file",
        &text,
        "--issued",
        "2025-02-03",
    ];
    let commands: [&[&str]; 12] = [
        &log,
        &[&reply[..3], &["soldiers-47"], &reply[3..]].concat(),
        &["claim", "add"],
        &["claim", "assert", "soldiers-47", "own-decision"],
        &["claim", "revise", "soldiers-47"],
        &["counter", "soldiers-47"],
        &["question", "add"],
        &["entity", "add"],
        &["evidence", "add", "soldiers-47"],
        &["search-note", "add", "soldiers-47"],
        &["review", "decide", "soldiers-47", "own-decision"],
        &["--dossier", "mali-algeria", "review", "correct", "soldiers-47"],
    ];
    for command in commands {
        let given_up = terminal.run(BREAKS, command);
        assert_eq!(given_up.exit, 6, "{command:?}: {}", given_up.screen);
        let line = hinted(&given_up);
        let again = terminal.type_line("true", &line);
        // what is wrong is the text still, and nothing of the line is lost
        assert_eq!(
            (again.exit, hinted(&again)),
            (6, line),
            "{command:?}: {}",
            again.screen
        );
    }
}

#[test]
fn what_a_new_source_is_was_said_once_and_holds_when_the_form_is_taken_up() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let text = desk.path("communiqué no. 7.txt");
    std::fs::write(&text, COMMUNIQUE).unwrap();
    let log = [
        "log",
        "comm-7",
        "--file",
        &text,
        "--title",
        "The army's word",
        "--publisher",
        "csp",
        "--issued",
        "2024-07-28",
    ];
    let line = hinted(&terminal.run(BREAKS, &log));
    let right =
        "cat > \"$1\" <<'END'\nclaims:\n  - {statement: The army denies it., kind: factual, quote: 3}\nEND";
    let done = terminal.type_line(right, &line);
    assert_eq!(done.exit, 0, "{}", done.screen);
    let shown = desk.succeed("checker", &["source", "show", "comm-7"]);
    for said in ["The army's word", "2024-07-28"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[test]
fn off_a_terminal_the_line_names_all_that_the_form_does_not_say() {
    let desk = TestDb::with_case();
    let form = desk.path("form.yaml");
    std::fs::write(
        &form,
        "statements:\n  - {claims: [soldiers-47], source: article, quote: 3, by: csp}\n",
    )
    .unwrap();
    let (exit, told) = desk.fail(
        "checker",
        &["--dossier", "mali-algeria", "claim", "assert", "soldiers-47"],
    );
    let line = "counterclaim --dossier mali-algeria claim assert soldiers-47 --form FILE";
    assert!(exit == 2 && told.contains(&format!("`{line}`")), "{told}");
    let line = line.replace("FILE", &form);
    let words: Vec<&str> = line.split(' ').skip(1).collect();
    desk.run("checker", &words);
}

#[test]
fn after_an_editor_an_interrupt_ends_the_program() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let (open, locked) = (desk.path("open"), desk.path("locked"));
    let editor = format!(
        "printf 'questions:\\n  - {{id: wounded, text: How many?}}\\n' > \"$1\"; : > {open}\n\
         while [ ! -e {locked} ]; do sleep 0.02; done"
    );
    let mut sitting = terminal.start(&editor, &["question", "add"]);
    let wait_for = |is: &dyn Fn() -> bool| {
        while !is() {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    wait_for(&|| std::path::Path::new(&open).exists());
    // the program waits for a lock once its editor has ended
    let mut holder = desk.as_("postgres");
    let lock = "begin; lock table counterclaim.question in access exclusive mode";
    diesel::connection::SimpleConnection::batch_execute(&mut holder, lock).unwrap();
    std::fs::write(&locked, "").unwrap();
    let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    wait_for(&|| desk.value("postgres", waiting) == "1");
    sitting.type_in("\u{3}");
    // the terminal shows an interrupt as it sends it; a program that ignored it would go on now
    sitting.until("^C");
    diesel::connection::SimpleConnection::batch_execute(&mut holder, "rollback").unwrap();
    assert_eq!(sitting.end().exit, 130);
    assert_eq!(
        desk.value(
            "checker",
            "select count(*) from counterclaim.handle where handle = 'wounded'"
        ),
        "0"
    );
}
