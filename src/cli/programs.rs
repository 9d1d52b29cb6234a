//! Programs of others that a person named: the editor, the pager.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGQUIT};

/// Whether the program that a shell's command begins with is installed. What is set before it, as in `LESS=R less`, is
/// passed over.
pub fn is_installed(command: &str) -> bool {
    let mut words = command.split_whitespace();
    let Some(program) = words.find(|word| !word.contains('=')) else {
        return false;
    };
    if program.contains('/') {
        return std::path::Path::new(program).is_file();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Runs a shell's command with further arguments and waits for its end; `input` is its standard input, ours where there
/// is none. Interrupts are the command's meanwhile, as they are in a shell, and ours again afterwards.
pub fn run(command: &str, args: &[&OsStr], input: Option<&[u8]>) -> io::Result<ExitStatus> {
    let alone = alone()?;
    alone.store(false, Ordering::SeqCst);
    let status = wait(command, args, input);
    alone.store(true, Ordering::SeqCst);
    status
}

fn wait(command: &str, args: &[&OsStr], input: Option<&[u8]>) -> io::Result<ExitStatus> {
    // a shell splits the command's own arguments, as everywhere; its trap is not handed down to the command
    let arguments = if args.is_empty() { "" } else { " \"$@\"" };
    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg(format!("trap : INT QUIT; {command}{arguments}"))
        .arg(command)
        .args(args);
    if input.is_some() {
        shell.stdin(Stdio::piped());
    }
    let mut child = shell.spawn()?;
    if let (Some(mut pipe), Some(bytes)) = (child.stdin.take(), input) {
        // a broken pipe: it was left early
        let _ = pipe.write_all(bytes);
    }
    child.wait()
}

/// Whether no program of others runs: then an interrupt ends this one, as it does by default.
fn alone() -> io::Result<&'static AtomicBool> {
    static ALONE: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    if let Some(alone) = ALONE.get() {
        return Ok(alone);
    }
    let alone = Arc::new(AtomicBool::new(true));
    // an action that was registered once stays: taking it away would not bring the default back
    for signal in [SIGINT, SIGQUIT] {
        signal_hook::flag::register_conditional_default(signal, Arc::clone(&alone))?;
    }
    Ok(ALONE.get_or_init(|| alone))
}
