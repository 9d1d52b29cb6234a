//! The private files in which forms lie until they have been taken.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::cli::error::CliError;
use crate::cli::hint::quoted;
use crate::ops::OpError;

/// How many characters a mark has.
const MARK: usize = 12;

/// A form's file: nobody else may read it.
#[derive(Debug)]
pub struct FormFile {
    path: PathBuf,
    name: String,
}

impl FormFile {
    /// A new file for a form of a command, with its text; `mark` says of which login, desk and dossier.
    pub fn create(command: &str, mark: &str, text: &str) -> Result<Self, CliError> {
        let folder = folder();
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
        made.map_err(|source| failed("create", &folder, source))?;
        // the ids of version 7 sort by time, so the newest is the last by name
        let name = format!("{}-{mark}-{}.yaml", stem(command), uuid::Uuid::now_v7());
        let file = Self::at(folder.join(name));
        write_new(&file.path, text).map_err(|source| {
            let _ = fs::remove_file(&file.path);
            failed("create", &file.path, source)
        })?;
        Ok(file)
    }

    /// The newest file that a command has left, of those with this mark; `again` is the command as it is typed again.
    pub fn latest(command: &str, mark: &str, again: &str) -> Result<Self, CliError> {
        if let Some(path) = newest(&format!("{}-{mark}-", stem(command))) {
            return Ok(Self::at(path));
        }
        let error = CliError::new(2, "usage", format!("no form of `{command}` was kept"));
        Err(match newest(&format!("{}-", stem(command))) {
            Some(other) => error.hinting(format!(
                "the last one was of another login, desk or dossier: `{again} --form {}` takes it here",
                quoted(&other.display().to_string())
            )),
            None => error.hinting(format!("they lie in {}", folder().display())),
        })
    }

    fn at(path: PathBuf) -> Self {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        FormFile { path, name }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its name, for problems.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text now.
    pub fn read(&self) -> Result<String, CliError> {
        let bytes = fs::read(&self.path).map_err(|source| failed("read", &self.path, source))?;
        String::from_utf8(bytes).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            CliError::new(6, "bad_input", format!("the form is not UTF-8 at byte {place}"))
        })
    }

    /// Puts another text in its place, or leaves the old one where that fails.
    pub fn write(&self, text: &str) -> Result<(), CliError> {
        let new = self.path.with_extension("new");
        let written = write_new(&new, text).and_then(|()| fs::rename(&new, &self.path));
        written.map_err(|source| {
            let _ = fs::remove_file(&new);
            failed("write", &self.path, source)
        })
    }

    /// Takes it away: it has been taken.
    pub fn remove(self) {
        // a form that stays is in nobody's way
        let _ = fs::remove_file(&self.path);
    }
}

/// Where forms lie: the user's state directory.
fn folder() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy()
        .ok()
        .and_then(|dirs| dirs.state_dir())
        .unwrap_or_else(std::env::temp_dir)
        .join("counterclaim")
        .join("forms")
}

/// The newest form whose name begins so; what follows is its id, with or without a mark before it.
fn newest(begins: &str) -> Option<PathBuf> {
    let id_of = |path: &Path| -> Option<uuid::Uuid> {
        let rest = path.file_name()?.to_str()?.strip_prefix(begins)?;
        let rest = rest.strip_suffix(".yaml")?;
        let marked = rest.split_once('-').filter(|(mark, _)| mark.len() == MARK);
        uuid::Uuid::parse_str(marked.map_or(rest, |(_, id)| id)).ok()
    };
    fs::read_dir(folder())
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| Some((id_of(&path)?, path)))
        .max()
        .map(|(_, path)| path)
}

fn stem(command: &str) -> String {
    command.replace(' ', "-")
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn failed(action: &'static str, path: &Path, source: io::Error) -> CliError {
    OpError::File {
        action,
        path: path.to_owned(),
        source,
    }
    .into()
}
