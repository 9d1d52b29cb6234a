//! The editor of whoever fills in a form.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGQUIT};

use crate::cli::error::CliError;
use crate::cli::programs::is_installed;

/// Opens a file in `$VISUAL`, else `$EDITOR`, else the one that is configured, else the first of vi and nano that is installed, and waits until it is
/// closed. Interrupts are the editor's meanwhile, as they are in a shell.
pub fn edit(path: &Path, configured: Option<&str>) -> Result<(), CliError> {
    let editor = editor(configured)?;
    let heard = Arc::new(AtomicBool::new(false));
    let ids: Vec<_> = [SIGINT, SIGQUIT]
        .into_iter()
        .filter_map(|signal| signal_hook::flag::register(signal, Arc::clone(&heard)).ok())
        .collect();
    // a shell splits the editor's own arguments, as everywhere; its trap is not handed down to the editor
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!("trap : INT QUIT; {editor} \"$@\""))
        .arg(&editor)
        .arg(path)
        .status();
    for id in ids {
        signal_hook::low_level::unregister(id);
    }
    let failed = |what: String| CliError::new(1, "editor", format!("the editor `{editor}` {what}"));
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(format!("ended with {status}; nothing is written"))),
        Err(error) => Err(failed(format!("could not be started: {error}"))),
    }
}

fn editor(configured: Option<&str>) -> Result<String, CliError> {
    let named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|editor| !editor.trim().is_empty())
        .or_else(|| configured.map(ToOwned::to_owned));
    if let Some(editor) = named {
        return Ok(editor);
    }
    ["vi", "nano"]
        .into_iter()
        .find(|name| is_installed(name))
        .map(ToOwned::to_owned)
        .ok_or_else(|| {
            CliError::new(1, "editor", "there is no editor here")
                .hinting("name one in the environment: `EDITOR=nano`")
        })
}
