//! The program in a real terminal, with an editor that follows a script.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use super::{TestDb, clean};

/// A command line of sh(1) at a terminal of its own, which is typed at and seen through pipes.
pub fn at_terminal(line: &str) -> Command {
    // script(1) is in every Linux's base system and gives its command a terminal
    let mut command = Command::new("script");
    clean(&mut command)
        .args(["-qec", line, "/dev/null"])
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// A person at a terminal: a login, a directory for what they have, and an editor.
pub struct Terminal<'a> {
    desk: &'a TestDb,
    login: &'static str,
}

/// What came of a command at the terminal.
pub struct Sat {
    /// The exit code.
    pub exit: i32,
    /// All that was on the screen.
    pub screen: String,
}

impl<'a> Terminal<'a> {
    pub fn new(desk: &'a TestDb, login: &'static str) -> Self {
        Terminal { desk, login }
    }

    /// Runs a command; the editor is this shell script, whose `$1` is the file and `$N` the number of its turn, from 1.
    pub fn run(&self, editor: &str, args: &[&str]) -> Sat {
        self.start(editor, args).end()
    }

    /// Runs a line as a hint has it, in a shell that finds the program.
    pub fn type_line(&self, editor: &str, line: &str) -> Sat {
        self.start_line(editor, line).end()
    }

    /// Starts a command, to be typed at.
    pub fn start(&self, editor: &str, args: &[&str]) -> Sitting {
        let mut words = vec![assert_cmd::cargo::cargo_bin("counterclaim").display().to_string()];
        words.extend([
            "--database-url".into(),
            self.desk.url(),
            "--as".into(),
            self.login.into(),
        ]);
        words.extend(args.iter().map(|arg| (*arg).to_owned()));
        let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        self.start_line(editor, &words.join(" "))
    }

    fn start_line(&self, editor: &str, line: &str) -> Sitting {
        let script = self.desk.path("editor.sh");
        let turns = self.desk.path("turns");
        let _ = std::fs::remove_file(&turns);
        let text = format!("echo >> '{turns}'\nN=$(wc -l < '{turns}')\n{editor}\n");
        std::fs::write(&script, text).unwrap();
        let program = assert_cmd::cargo::cargo_bin("counterclaim");
        let folder = program.parent().unwrap().display().to_string();
        let mut command = at_terminal(&format!("exec {line}"));
        command
            .env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap()))
            .env("EDITOR", format!("sh {}", quoted(&script)))
            .env_remove("VISUAL")
            .env("XDG_STATE_HOME", self.desk.path("state"))
            .env("COUNTERCLAIM_HOME", self.desk.path("none"))
            .env("COUNTERCLAIM_CONFIG", "");
        Sitting::start(command)
    }

    /// The forms that were kept, oldest first.
    pub fn kept(&self) -> Vec<PathBuf> {
        let folder = PathBuf::from(self.desk.path("state")).join("counterclaim/forms");
        let mut kept: Vec<PathBuf> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path())
            .collect();
        kept.sort();
        kept
    }
}

/// A command that runs.
pub struct Sitting {
    child: Child,
    seen: Vec<u8>,
}

/// A word as a shell takes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

impl Sitting {
    /// Starts what [`at_terminal`] made.
    pub fn start(mut command: Command) -> Self {
        Sitting {
            child: command.spawn().unwrap(),
            seen: Vec::new(),
        }
    }

    /// Types at the terminal.
    pub fn type_in(&mut self, keys: &str) {
        let keyboard = self.child.stdin.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits until this is on the screen.
    pub fn until(&mut self, mark: &str) {
        let mut byte = [0];
        while !String::from_utf8_lossy(&self.seen).contains(mark) {
            let read = self.child.stdout.as_mut().unwrap().read(&mut byte).unwrap();
            assert_ne!(read, 0, "{}", String::from_utf8_lossy(&self.seen));
            self.seen.push(byte[0]);
        }
    }

    /// Waits for the end.
    pub fn end(mut self) -> Sat {
        let keyboard = self.child.stdin.take();
        self.child
            .stdout
            .take()
            .unwrap()
            .read_to_end(&mut self.seen)
            .unwrap();
        let screen = String::from_utf8(self.seen).unwrap();
        let exit = self.child.wait().unwrap().code().unwrap();
        drop(keyboard);
        Sat {
            exit,
            screen: screen.replace('\r', ""),
        }
    }
}
