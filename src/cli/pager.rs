//! The pager, for results that are longer than the terminal.

use std::io::{self, IsTerminal, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGQUIT};

use super::programs;

/// What is used where nothing is said: it ends at once what fits, keeps colours, and leaves the text on the screen.
const USUAL: &str = "less -FRX";
/// The exit code of a shell that does not find the program.
const NOT_FOUND: i32 = 127;

/// The pager that the environment or the configuration names; none where they name none, or `cat`.
pub fn command(configured: Option<&str>) -> Option<String> {
    let named = ["COUNTERCLAIM_PAGER", "PAGER"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok());
    let pager = named.unwrap_or_else(|| configured.unwrap_or(USUAL).to_owned());
    let pager = pager.trim();
    let cannot_page = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    (!pager.is_empty() && pager != "cat" && !cannot_page).then(|| pager.to_owned())
}

/// Writes a text to standard output: through the pager where that is a terminal with fewer lines, else plainly. A pager
/// that cannot be had is as none, and who leaves it early has seen enough.
pub fn write(pager: Option<&str>, bytes: &[u8]) -> io::Result<()> {
    let out = io::stdout();
    if let Some(pager) = pager
        && out.is_terminal()
        && is_longer_than_terminal(bytes)
        && programs::is_installed(pager)
        && page(pager, bytes)?
    {
        return Ok(());
    }
    let mut out = out.lock();
    out.write_all(bytes)?;
    out.flush()
}

fn is_longer_than_terminal(bytes: &[u8]) -> bool {
    let Some((width, height)) = terminal_size::terminal_size_of(io::stdout()) else {
        return false;
    };
    let (width, height) = (usize::from(width.0).max(1), usize::from(height.0));
    let text = String::from_utf8_lossy(bytes);
    // the prompt takes a line
    let mut left = height.saturating_sub(1);
    for line in text.lines() {
        // textwrap counts no colours
        let rows = textwrap::core::display_width(line).div_ceil(width).max(1);
        match left.checked_sub(rows) {
            Some(rest) => left = rest,
            None => return true,
        }
    }
    false
}

/// Whether the pager took the text. Interrupts are the pager's meanwhile, as they are in a shell.
fn page(pager: &str, bytes: &[u8]) -> io::Result<bool> {
    let heard = Arc::new(AtomicBool::new(false));
    let ids: Vec<_> = [SIGINT, SIGQUIT]
        .into_iter()
        .filter_map(|signal| signal_hook::flag::register(signal, Arc::clone(&heard)).ok())
        .collect();
    // a shell splits the pager's own arguments, as everywhere; its trap is not handed down to the pager
    let started = Command::new("sh")
        .arg("-c")
        .arg(format!("trap : INT QUIT; {pager}"))
        .stdin(Stdio::piped())
        .spawn();
    let taken = started.and_then(|child| feed(child, bytes));
    for id in ids {
        signal_hook::low_level::unregister(id);
    }
    taken
}

fn feed(mut child: Child, bytes: &[u8]) -> io::Result<bool> {
    if let Some(mut pipe) = child.stdin.take() {
        // a broken pipe: it was left early
        let _ = pipe.write_all(bytes);
    }
    Ok(child.wait()?.code() != Some(NOT_FOUND))
}
