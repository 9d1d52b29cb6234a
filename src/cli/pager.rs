//! The pager, for results that are longer than the terminal.

use std::io::{self, IsTerminal, Write};

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

/// Whether the pager took the text.
fn page(pager: &str, bytes: &[u8]) -> io::Result<bool> {
    Ok(programs::run(pager, &[], Some(bytes))?.code() != Some(NOT_FOUND))
}
