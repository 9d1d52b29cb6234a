//! Importing a dossier file: read, plan, write in one batch or not at all.

use std::collections::HashMap;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Component, Path, PathBuf};

use crate::db::claims::Claim;
use crate::db::dossiers::Dossier;
use crate::db::write::{self, Receipt};
use crate::db::{Connection, DbError, all_or_nothing};
use crate::domain::batch::Batch;
use crate::domain::ids::*;
use crate::domain::text;
use crate::domain::vocabulary::{RelationKind, RightOfReply, Visibility};
use crate::exchange::Problem;
use crate::exchange::capture::{Form, Media};
use crate::exchange::dossier::{self as format, File, Parsed, Snapshot};

use super::capture::{self, Extractor, Wanted};
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

/// Why a file that was named cannot be read: what its user can mend is bad input.
pub(super) fn cannot_read(path: &Path, source: io::Error) -> OpError {
    let refused = |reason| OpError::BadInput(vec![Problem::of_file(&path.display().to_string(), reason)]);
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => refused("there is no such file"),
        io::ErrorKind::PermissionDenied => refused("this user may not read it"),
        _ => OpError::File {
            action: "read",
            path: path.to_owned(),
            source,
        },
    }
}

/// Reads a file, refusing before any of it is read what is no file or too large.
///
/// # Errors
///
/// [`OpError::BadInput`] for a file that is not there, not a plain file, not to be read by this user or larger than
/// [`format::LIMIT`]; [`OpError::File`] when the system fails.
pub fn read_file(path: &Path) -> OpResult<Vec<u8>> {
    let name = path.display().to_string();
    let refused = |reason: &str| OpError::BadInput(vec![Problem::of_file(&name, reason)]);
    let failed = |source| cannot_read(path, source);
    let check = |about: Metadata| {
        if about.is_dir() {
            return Err(refused("is a directory, not a file"));
        }
        if !about.is_file() {
            let problem = Problem::of_file(&name, "is a pipe or device, not a file");
            return Err(OpError::BadInput(vec![
                problem.with_hint("write it to a file first"),
            ]));
        }
        if about.len() > format::LIMIT as u64 {
            return Err(OpError::BadInput(vec![format::too_large(&name, about.len())]));
        }
        Ok(())
    };
    check(fs::metadata(path).map_err(failed)?)?;
    // not blocking: what was a file a moment ago may be a pipe now, which waits for its other end
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32)
        .open(path)
        .map_err(failed)?;
    check(file.metadata().map_err(failed)?)?;
    let mut bytes = Vec::new();
    // one byte more shows that it grew beyond the limit meanwhile
    file.take(format::LIMIT as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() > format::LIMIT {
        return Err(OpError::BadInput(vec![format::too_large(
            &name,
            bytes.len() as u64,
        )]));
    }
    Ok(bytes)
}

/// Bytes of the files that snapshots name, by the name that the dossier file gives.
pub type Attachments = HashMap<String, Vec<u8>>;

/// Reads a dossier file by its path, and the files that its snapshots name.
pub fn read_path(path: &Path) -> OpResult<(Parsed, Attachments)> {
    let bytes = read_file(path)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    read(&bytes, &path.display().to_string(), Some(folder))
}

/// Reads a dossier file from its bytes and the files that its snapshots name, which must lie beside or below it.
pub fn read(bytes: &[u8], name: &str, folder: Option<&Path>) -> OpResult<(Parsed, Attachments)> {
    let mut parsed = format::read(bytes, name).map_err(OpError::BadInput)?;
    normalise_quotations(&mut parsed.file);
    let mut attachments = HashMap::new();
    let mut problems = Vec::new();
    for (path, file) in plan::attachments(&parsed.file.sources) {
        match attachment(file, folder) {
            Ok(bytes) => {
                attachments.insert(file.to_owned(), bytes);
            }
            Err(reason) => problems.push(parsed.lines.problem(path, format!("`{file}` {reason}"))),
        }
    }
    if problems.is_empty() {
        Ok((parsed, attachments))
    } else {
        Err(OpError::BadInput(problems))
    }
}

/// Gives every quotation the form of the texts in which it is looked for: the same words can be written with other
/// marks and line ends.
fn normalise_quotations(file: &mut File) {
    let statements = file.statements.iter_mut().flat_map(|one| {
        let quoted = one.chain.iter_mut().filter_map(|link| link.quoted.as_mut());
        [&mut one.quote].into_iter().chain(&mut one.after).chain(quoted)
    });
    let relations = file.relations.iter_mut().flat_map(|one| {
        let target = one.to_statement.as_mut().map(|statement| &mut statement.quote);
        one.quote.iter_mut().chain(&mut one.after).chain(target)
    });
    let evidence = file.evidence.iter_mut().flat_map(|one| {
        let link = one.link.as_mut().map(|link| &mut link.quote);
        [&mut one.quote].into_iter().chain(&mut one.after).chain(link)
    });
    for quotation in statements.chain(relations).chain(evidence) {
        *quotation = text::normalise_body(quotation);
    }
    for entity in &mut file.entities {
        for kind in RelationKind::ALL {
            for link in entity.links_mut(*kind) {
                for quotation in link.quote.iter_mut().chain(&mut link.after) {
                    *quotation = text::normalise_body(quotation);
                }
            }
        }
    }
}

/// The bytes of a file that a snapshot names, or why they cannot be had: the end of a sentence about the file.
fn attachment(file: &str, folder: Option<&Path>) -> Result<Vec<u8>, String> {
    const OUT: &str = "leads out of the dossier file's folder";
    let path = Path::new(file);
    let is_inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !path.components().all(is_inside) {
        return Err(OUT.to_owned());
    }
    let Some(folder) = folder else {
        return Err("cannot be read: the dossier does not come from a file".to_owned());
    };
    let mut path = folder.join(path);
    // a link may lead anywhere; what cannot be followed is told apart by reading it
    if let (Ok(real), Ok(folder)) = (path.canonicalize(), folder.canonicalize()) {
        if !real.starts_with(folder) {
            return Err(OUT.to_owned());
        }
        path = real;
    }
    read_file(&path).map_err(|error| match error {
        OpError::File { source, .. } => format!("cannot be read: {source}"),
        OpError::BadInput(problems) => {
            let reasons: Vec<_> = problems.into_iter().map(|problem| problem.reason).collect();
            format!("cannot be used: {}", reasons.join(", "))
        }
        other => other.to_string(),
    })
}

/// Imports a dossier file. `rehearse` writes nothing that stays, but asks every rule.
pub fn import(
    conn: &mut Connection,
    bytes: &[u8],
    name: &str,
    folder: Option<&Path>,
    rehearse: bool,
) -> OpResult<Imported> {
    let file = ToImport::new(name.to_owned(), read(bytes, name, folder)?);
    let mut done = import_files(conn, std::slice::from_ref(&file), rehearse)?;
    done.pop().ok_or(OpError::Db(DbError::NotFound))
}

/// Reads dossier files and the files that their snapshots name. No database is asked.
///
/// # Errors
///
/// What is wrong with the encoding, syntax or shape of any of them.
pub fn read_files(paths: &[PathBuf]) -> OpResult<Vec<ToImport>> {
    let mut files = Vec::with_capacity(paths.len());
    let mut problems = Vec::new();
    for path in paths {
        match read_path(path) {
            Ok(read) => files.push(ToImport::new(path.display().to_string(), read)),
            Err(OpError::BadInput(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(OpError::BadInput(problems))
    }
}

/// Imports files in their order, all of them or none: a later one may refer to what an earlier one brings. `rehearse`
/// writes nothing that stays, but asks every rule.
///
/// # Errors
///
/// What is wrong with the meaning of the first file that has such a fault.
pub fn import_files(conn: &mut Connection, files: &[ToImport], rehearse: bool) -> OpResult<Vec<Imported>> {
    let mut all = || {
        all_or_nothing(conn, !rehearse, |conn| {
            files.iter().map(|file| import_one(conn, file)).collect()
        })
    };
    match all() {
        // somebody wrote to the same dossier meanwhile: what they brought is seen now
        Err(OpError::Db(DbError::Refused(refusal))) if refusal.lost_a_race() => all(),
        outcome => outcome,
    }
}

/// A dossier file that was read.
#[derive(Debug)]
pub struct ToImport {
    name: String,
    parsed: Parsed,
    attachments: Attachments,
}

impl ToImport {
    /// A file that was made here, asked the same as one that was read; its problems have no line.
    ///
    /// # Errors
    ///
    /// What is wrong with its shape.
    pub fn made(mut file: File) -> OpResult<Self> {
        // captures may be larger than files; their shape is known
        let snapshots: Vec<_> = file
            .sources
            .iter_mut()
            .map(|source| std::mem::take(&mut source.snapshot))
            .collect();
        let bytes = serde_json::to_vec(&file).map_err(|error| OpError::Usage(error.to_string()))?;
        let mut parsed = format::read(&bytes, "").map_err(OpError::BadInput)?;
        normalise_quotations(&mut parsed.file);
        for (source, snapshot) in parsed.file.sources.iter_mut().zip(snapshots) {
            source.snapshot = snapshot;
        }
        Ok(ToImport::new(String::new(), (parsed, Attachments::new())))
    }

    /// Takes the text of the files that snapshots name, where they are not text themselves: pages, PDFs, text in other
    /// encodings; images and recordings are held as they are.
    ///
    /// # Errors
    ///
    /// Every file that cannot be read as what it is.
    pub fn take_texts(&mut self, extractor: &Extractor) -> OpResult<()> {
        let mut problems = Vec::new();
        for (index, source) in self.parsed.file.sources.iter_mut().enumerate() {
            let alone = source.snapshot.len() == 1;
            for (place, snapshot) in source.snapshot.iter_mut().enumerate() {
                let Some(name) = snapshot.file.clone().filter(|_| snapshot.text.is_none()) else {
                    continue;
                };
                let Some(bytes) = self.attachments.get(&name) else {
                    continue;
                };
                match taken(extractor, snapshot, bytes, &name) {
                    Ok(Some(taken)) => *snapshot = taken,
                    Ok(None) => {}
                    Err(OpError::BadInput(found)) => {
                        let number = if alone {
                            String::new()
                        } else {
                            format!("[{place}]")
                        };
                        let path = format!("sources[{index}].snapshot{number}.file");
                        problems.extend(found.into_iter().map(|problem| {
                            self.parsed
                                .lines
                                .problem(path.clone(), format!("`{name}`: {}", problem.reason))
                        }));
                    }
                    Err(other) => return Err(other),
                }
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(OpError::BadInput(problems))
        }
    }

    fn new(name: String, (parsed, attachments): (Parsed, Attachments)) -> Self {
        ToImport {
            name,
            parsed,
            attachments,
        }
    }
}

/// A snapshot with the text of its file; none where the file is the text.
fn taken(extractor: &Extractor, snapshot: &Snapshot, bytes: &[u8], name: &str) -> OpResult<Option<Snapshot>> {
    let said = Snapshot::new(snapshot.retrieved.clone()).media_type != snapshot.media_type;
    let media = said.then(|| Media::parse(&snapshot.media_type)).flatten();
    let media = media.unwrap_or_else(|| Media::guess(bytes, name));
    if matches!(media.form, Form::Plain | Form::Markdown) && std::str::from_utf8(bytes).is_ok() {
        return Ok(None);
    }
    let wanted = Wanted {
        media: Some(media),
        tool: snapshot.tool.clone(),
        ..Wanted::at(snapshot.retrieved.clone())
    };
    let mut taken = capture::capture(extractor, bytes, name, &wanted)?.snapshot;
    taken.sha256 = snapshot.sha256.clone();
    Ok(Some(taken))
}

/// Plans and writes one file within the caller's transaction.
fn import_one(conn: &mut Connection, file: &ToImport) -> OpResult<Imported> {
    let slug = file.parsed.file.dossier.slug.clone();
    let case = match Dossier::by_slug(conn, &slug)? {
        Some(dossier) => Some(Case::with_texts(conn, dossier)?),
        None => None,
    };
    let (batch, warnings) = batch(conn, file, case.as_ref())?;
    let mut done = Imported {
        dossier: slug,
        rows: Vec::new(),
        claims: Vec::new(),
        warnings,
        receipts: Vec::new(),
    };
    if batch.is_empty() {
        return Ok(done);
    }
    done.receipts = write::record(conn, &batch, RequestId::new())?;
    let new: Vec<ClaimId> = batch.claim.iter().map(|row| row.id).collect();
    done.claims = Claim::with_ids(conn, &new)?
        .into_iter()
        .map(|(claim, _)| ClaimCode(claim.code))
        .collect();
    done.claims.sort();
    done.rows = batch.counts();
    Ok(done)
}

fn batch(conn: &mut Connection, file: &ToImport, case: Option<&Case>) -> OpResult<(Batch, Vec<Problem>)> {
    let ToImport {
        parsed,
        name,
        attachments,
    } = file;
    let settings = settings(parsed, case)?;
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
    batch.reply_policy = header.reply_policy;
    let mut warnings = parsed.warnings.clone();
    warnings.extend(found);
    Ok((batch, warnings))
}

/// The settings that a file asks for. In a dossier that is there, what the file leaves out or at its default stays as it
/// is.
pub fn settings(parsed: &Parsed, case: Option<&Case>) -> OpResult<Settings> {
    let given = &parsed.file.dossier;
    let wrong = |path: &str, reason: String| OpError::BadInput(vec![parsed.lines.problem(path, reason)]);
    let embargo = match &given.embargo {
        Some(text) => Some(
            text.parse()
                .ok_or_else(|| wrong("dossier.embargo", format!("`{text}` is not a time (RFC 3339)")))?
                .to_utc(),
        ),
        None => None,
    };
    let title = given
        .title
        .clone()
        .or_else(|| case.map(|case| case.settings.title.clone()));
    let missing = || wrong("dossier", "`title` is missing: the dossier is new".to_owned());
    let mut settings = Settings {
        slug: given.slug.clone(),
        title: title.ok_or_else(missing)?,
        summary: given.summary.clone(),
        language: given.lang.to_string(),
        visibility: given.visibility,
        embargo,
        eyes: i16::from(given.eyes),
        labels: given.labels.clone(),
        right_of_reply: given.right_of_reply,
    };
    if let (Some(case), RightOfReply::Advisory) = (case, settings.right_of_reply) {
        settings.right_of_reply = case.right_of_reply.parse().unwrap_or_default();
    }
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
