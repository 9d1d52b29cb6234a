//! The editor of whoever fills in a form.

use std::path::Path;

use crate::cli::error::CliError;
use crate::cli::programs::{self, is_installed};

/// Opens a file in `$VISUAL`, else `$EDITOR`, else the one that is configured, else the first of vi and nano that is installed, and waits until it is
/// closed.
pub fn edit(path: &Path, configured: Option<&str>) -> Result<(), CliError> {
    let editor = editor(configured)?;
    let status = programs::run(&editor, &[path.as_os_str()], None);
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
