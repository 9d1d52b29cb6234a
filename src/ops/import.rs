//! Importing a dossier file: read, plan, write in one batch or not at all.

use std::collections::HashMap;
use std::path::{Component, Path};

use crate::db::claims::Claim;
use crate::db::dossiers::Dossier;
use crate::db::write::{self, Receipt};
use crate::db::{Connection, DbError, on_one_snapshot};
use crate::domain::ids::*;
use crate::domain::vocabulary::Visibility;
use crate::exchange::Problem;
use crate::exchange::dossier::{self as format, File, Parsed};

use super::case::Case;
use super::dossier::Settings;
use super::plan::{self, Plan};
use super::{OpError, OpResult};

/// What an import did, or would do.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The dossier.
    pub dossier: String,
    /// How many rows each table got.
    pub rows: Vec<(&'static str, usize)>,
    /// Codes of the claims that are new, in the file's order.
    pub claims: Vec<ClaimCode>,
    /// What is worth a look.
    pub warnings: Vec<Problem>,
    /// One for each stream that changed; none where nothing was new.
    pub receipts: Vec<Receipt>,
}

/// Reads a file, refusing what is no file or too large before any of it is read.
pub fn read_file(path: &Path) -> OpResult<Vec<u8>> {
    let failed = |source| OpError::File {
        action: "read",
        path: path.to_owned(),
        source,
    };
    let about = std::fs::metadata(path).map_err(failed)?;
    let name = path.display().to_string();
    if about.is_dir() {
        return Err(OpError::BadInput(vec![Problem::of_file(
            &name,
            "is a directory, not a file",
        )]));
    }
    if about.len() > format::LIMIT as u64 {
        return Err(OpError::BadInput(vec![format::too_large(&name, about.len())]));
    }
    std::fs::read(path).map_err(failed)
}

/// Reads a dossier file and the files that its snapshots name, which must lie beside or below it.
pub fn read(bytes: &[u8], name: &str, folder: Option<&Path>) -> OpResult<(Parsed, HashMap<String, Vec<u8>>)> {
    let parsed = format::read(bytes, name).map_err(OpError::BadInput)?;
    let mut attachments = HashMap::new();
    let mut problems = Vec::new();
    for file in plan::attachments(&parsed.file.sources) {
        let path = Path::new(file);
        let inside = path
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let outcome = match (inside, folder) {
            (false, _) => Err("leads out of the dossier file's folder".to_owned()),
            (true, None) => Err("cannot be read: the dossier does not come from a file".to_owned()),
            (true, Some(folder)) => read_file(&folder.join(path)).map_err(|error| match error {
                OpError::File { source, .. } => source.to_string(),
                OpError::BadInput(problems) => {
                    problems.iter().map(|problem| problem.reason.clone()).collect()
                }
                other => other.to_string(),
            }),
        };
        match outcome {
            Ok(bytes) => {
                attachments.insert(file.to_owned(), bytes);
            }
            Err(reason) => problems.push(Problem::of_file(name, format!("snapshot file `{file}` {reason}"))),
        }
    }
    if problems.is_empty() {
        Ok((parsed, attachments))
    } else {
        Err(OpError::BadInput(problems))
    }
}

/// Imports a dossier file. `rehearse` writes nothing that stays, but asks every rule.
pub fn import(
    conn: &mut Connection,
    bytes: &[u8],
    name: &str,
    folder: Option<&Path>,
    rehearse: bool,
) -> OpResult<Imported> {
    let (parsed, attachments) = read(bytes, name, folder)?;
    let slug = parsed.file.dossier.slug.clone();
    let case = on_one_snapshot(conn, |conn| -> OpResult<Option<Case>> {
        match Dossier::by_slug(conn, &slug)? {
            Some(dossier) => Ok(Some(Case::load(conn, dossier)?)),
            None => Ok(None),
        }
    })?;
    let (batch, warnings) = batch(conn, &parsed, name, case.as_ref(), &attachments)?;
    if batch.is_empty() {
        return Ok(Imported {
            dossier: slug,
            rows: Vec::new(),
            claims: Vec::new(),
            warnings,
            receipts: Vec::new(),
        });
    }
    let request = RequestId::new();
    let receipts = if rehearse {
        write::rehearse(conn, &batch, request)?
    } else {
        write::record(conn, &batch, request)?
    };
    let new: Vec<ClaimId> = batch.claim.iter().map(|row| row.id).collect();
    let mut codes: Vec<ClaimCode> = Claim::with_ids(conn, &new)?
        .into_iter()
        .map(|(claim, _)| ClaimCode(claim.code))
        .collect();
    codes.sort();
    Ok(Imported {
        dossier: slug,
        rows: batch.counts(),
        claims: codes,
        warnings,
        receipts,
    })
}

fn batch(
    conn: &mut Connection,
    parsed: &Parsed,
    name: &str,
    case: Option<&Case>,
    attachments: &HashMap<String, Vec<u8>>,
) -> OpResult<(crate::domain::batch::Batch, Vec<Problem>)> {
    let settings = settings(&parsed.file, case).map_err(|reason| {
        let problem = Problem::of_file(name, reason).of_value("dossier.embargo");
        OpError::BadInput(vec![problem])
    })?;
    let header = super::dossier::batch(conn, &settings)?;
    let made = header.dossier.first().map(|row| row.id);
    let id = case
        .map(|case| case.dossier.id)
        .or(made)
        .ok_or(DbError::NotFound)?;
    let Plan {
        mut batch,
        warnings: found,
    } = plan::plan(&parsed.file, name, &parsed.lines, id, case, attachments).map_err(OpError::BadInput)?;
    batch.dossier = header.dossier;
    batch.dossier_revision = header.dossier_revision;
    let mut warnings = parsed.warnings.clone();
    warnings.extend(found);
    Ok((batch, warnings))
}

/// The settings that a file asks for. In a dossier that is there, what the file leaves at its default stays as it is.
pub fn settings(file: &File, case: Option<&Case>) -> Result<Settings, String> {
    let given = &file.dossier;
    let embargo = match &given.embargo {
        Some(text) => Some(
            text.parse()
                .ok_or_else(|| format!("`{text}` is not a time (RFC 3339)"))?
                .to_utc(),
        ),
        None => None,
    };
    let mut settings = Settings {
        slug: given.slug.clone(),
        title: given.title.clone(),
        summary: given.summary.clone(),
        language: given.lang.to_string(),
        visibility: given.visibility,
        embargo,
        eyes: i16::from(given.eyes),
        labels: given.labels.clone(),
    };
    if let Some(now) = case.map(|case| &case.settings) {
        settings.summary = settings.summary.or_else(|| now.summary.clone());
        settings.embargo = settings.embargo.or(now.embargo);
        if settings.language == "en" {
            settings.language = now.language.clone();
        }
        if settings.visibility == Visibility::Desk {
            settings.visibility = now.visibility.parse().unwrap_or(Visibility::Desk);
        }
        if settings.eyes == 3 {
            settings.eyes = now.eyes;
        }
        if settings.labels.is_empty() {
            settings.labels = now.label_words();
        }
    }
    Ok(settings)
}
