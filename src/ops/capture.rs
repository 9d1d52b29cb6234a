//! Files taken as captures: what kind of file, its text, its bytes, as a snapshot of a dossier file.
//!
//! HTML and PDF are read by a process of its own with little memory and time, since a file may be made to break its
//! reader; plain text is read here.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::domain::log::sha256;
use crate::exchange::Problem;
use crate::exchange::capture::{self, CaptureProblem, Form, Media, NO_EXTRACTOR, Text};
use crate::exchange::dossier::{Snapshot, TimeText};

use super::{OpError, OpResult};

/// The largest capture whose bytes are held, bytes.
pub const RAW_LIMIT: u64 = 16 * 1024 * 1024;

/// The largest file that is hashed, bytes.
const FILE_LIMIT: u64 = 256 * 1024 * 1024;

/// Memory of the reading process, bytes of address space.
const MEMORY: u64 = 2 * 1024 * 1024 * 1024;

/// Computing time of the reading process, seconds.
const SECONDS: u64 = 60;

/// How long the reading process may take by the clock.
const PATIENCE: Duration = Duration::from_secs(180);

/// Takes the text of files.
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    program: Option<PathBuf>,
}

impl Extractor {
    /// Reads HTML and PDF in a process of its own: `program __extract`, which has to call [`answer`].
    pub fn isolated(program: PathBuf) -> Self {
        Extractor {
            program: Some(program),
        }
    }

    /// Reads everything in this process: for files that nobody else wrote.
    pub fn in_process() -> Self {
        Extractor { program: None }
    }

    /// The text of a file.
    pub fn text(&self, bytes: &[u8], media: &Media, whole: bool) -> Result<Text, CaptureProblem> {
        match (&self.program, media.form) {
            (Some(program), Form::Html | Form::Pdf) => isolated(program, bytes, media, whole),
            _ => capture::text_of(bytes, media, whole),
        }
    }
}

fn isolated(program: &Path, bytes: &[u8], media: &Media, whole: bool) -> Result<Text, CaptureProblem> {
    let failed = |reason: String| CaptureProblem::Damaged {
        form: media.form.code().to_uppercase(),
        reason,
    };
    let mut command = Command::new(program);
    command.args(["__extract", &media.name]);
    command.args(media.charset.iter().flat_map(|charset| ["--charset", charset]));
    if whole {
        command.arg("--whole");
    }
    // nothing that this process knows is for a reader of foreign files
    let started = command
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|error| failed(format!("its reader did not start: {error}")))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (out, status) = thread::scope(|scope| {
        scope.spawn(move || {
            // a reader that has died says so by its end
            let _ = stdin.map(|mut stdin| stdin.write_all(bytes));
        });
        let reading = scope.spawn(move || {
            let mut out = Vec::new();
            // text as JSON is at most six times as long
            let limit = 6 * capture::TEXT_LIMIT as u64 + 4096;
            let read = stdout.map(|stdout| stdout.take(limit).read_to_end(&mut out));
            read.transpose().map(|_| out)
        });
        let status = wait(&mut child);
        (reading.join(), status)
    });
    match status {
        Ok(Some(status)) if status.success() => {}
        Ok(Some(_)) => return Err(failed("its reader broke down".to_owned())),
        Ok(None) => return Err(failed("it takes too long".to_owned())),
        Err(error) => return Err(failed(error.to_string())),
    }
    let out = match out {
        Ok(Ok(out)) => out,
        _ => return Err(failed("its reader broke down".to_owned())),
    };
    serde_json::from_slice::<Result<Text, CaptureProblem>>(&out).map_err(|error| failed(error.to_string()))?
}

/// How a process ended; none if it had to be stopped.
fn wait(child: &mut Child) -> std::io::Result<Option<std::process::ExitStatus>> {
    let end = Instant::now() + PATIENCE;
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// What the process of [`Extractor::isolated`] does: takes away its own means, reads a file from `input`, gives its
/// text, or why there is none, as JSON.
pub fn answer(input: &mut dyn Read, media: &Media, whole: bool) -> std::io::Result<Vec<u8>> {
    let limit = |resource, most| {
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )
    };
    limit(Resource::As, MEMORY)?;
    limit(Resource::Cpu, SECONDS)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    let mut bytes = Vec::new();
    input.take(FILE_LIMIT).read_to_end(&mut bytes)?;
    // a panic ends this process, and that is told
    let text = capture::text_of(&bytes, media, whole);
    serde_json::to_vec(&text).map_err(std::io::Error::other)
}

/// How a file is to be taken.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// When it was retrieved.
    pub retrieved: TimeText,
    /// What it was said to be; by content and name where nothing was said.
    pub media: Option<Media>,
    /// The program that retrieved it.
    pub tool: Option<String>,
    /// All of an HTML page, not only its article.
    pub whole: bool,
    /// Its bytes alone.
    pub without_text: bool,
    /// Its hash alone, not its bytes.
    pub hash_only: bool,
}

impl Wanted {
    /// A file of this moment, taken as it usually is.
    pub fn at(retrieved: impl Into<TimeText>) -> Self {
        Wanted {
            retrieved: retrieved.into(),
            media: None,
            tool: None,
            whole: false,
            without_text: false,
            hash_only: false,
        }
    }
}

/// A file as a snapshot.
#[derive(Debug, Clone)]
pub struct Captured {
    /// To be recorded.
    pub snapshot: Snapshot,
    /// What the file calls itself.
    pub title: Option<String>,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Why it has no text, where it has none.
    pub without_text: Option<String>,
}

/// Reads a file to be captured.
///
/// # Errors
///
/// [`OpError::BadInput`] where it is not there, no file, nothing this user may read or larger than 256 MiB,
/// [`OpError::File`] where reading fails.
pub fn read_file(path: &Path) -> OpResult<Vec<u8>> {
    let refused =
        |reason: String| OpError::BadInput(vec![Problem::of_file(&path.display().to_string(), reason)]);
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => refused("there is no such file".to_owned()),
        io::ErrorKind::PermissionDenied => refused("this user may not read it".to_owned()),
        _ => OpError::File {
            action: "read",
            path: path.to_owned(),
            source,
        },
    };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(refused("is a directory, not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(FILE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(refused(format!("is larger than {FILE_LIMIT} bytes")));
    }
    Ok(bytes)
}

/// A file called `name` as a snapshot. What has no text of its own is held all the same, and can be quoted by place.
///
/// # Errors
///
/// [`OpError::BadInput`] where the file cannot be read as what it is, or is too large to be held.
pub fn capture(extractor: &Extractor, bytes: &[u8], name: &str, wanted: &Wanted) -> OpResult<Captured> {
    let refused = |reason: String, hint: Option<&str>| {
        let problem = Problem::of_file(name, reason);
        OpError::BadInput(vec![match hint {
            Some(hint) => problem.with_hint(hint),
            None => problem,
        }])
    };
    if bytes.is_empty() {
        return Err(refused(CaptureProblem::Empty.to_string(), None));
    }
    if bytes.len() as u64 > RAW_LIMIT && !wanted.hash_only {
        return Err(refused(
            format!("the file is larger than {RAW_LIMIT} bytes, which are not held"),
            Some("keep the file yourself and record its hash and text: `--hash-only`"),
        ));
    }
    let media = wanted.media.clone().unwrap_or_else(|| Media::guess(bytes, name));
    let text = if wanted.without_text {
        Err("none was asked for".to_owned())
    } else {
        match extractor.text(bytes, &media, wanted.whole) {
            Ok(text) => Ok(text),
            Err(problem @ (CaptureProblem::NoForm(_) | CaptureProblem::NoText)) => Err(problem.to_string()),
            Err(problem) => {
                let hint = "hold it as it is, to be quoted by place with a transcript: `--no-text`";
                return Err(refused(problem.to_string(), Some(hint)));
            }
        }
    };
    let sha256 = hex::encode(sha256(bytes));
    let mut snapshot = Snapshot::new(wanted.retrieved.clone());
    snapshot.media_type = media.name;
    snapshot.tool = wanted.tool.clone();
    let is_its_text = text.as_ref().is_ok_and(|text| text.body.as_bytes() == bytes);
    // a text alone is the capture, and readable where the dossier is exported
    if wanted.hash_only {
        snapshot.sha256 = Some(sha256.clone());
    } else if !is_its_text {
        snapshot.raw = Some(STANDARD.encode(bytes));
    }
    let (title, without_text) = match text {
        Ok(text) => {
            snapshot.text = Some(text.body);
            snapshot.extractor = text.extractor;
            (text.title, None)
        }
        Err(reason) => {
            snapshot.extractor = NO_EXTRACTOR.to_owned();
            (None, Some(reason))
        }
    };
    Ok(Captured {
        snapshot,
        title,
        sha256,
        without_text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bytes: &[u8], name: &str) -> Captured {
        let wanted = Wanted::at("2026-01-02T10:00:00Z");
        capture(&Extractor::in_process(), bytes, name, &wanted).unwrap()
    }

    #[test]
    fn a_text_is_its_own_capture() {
        let captured = taken(b"They deny it.\n", "statement.txt");
        assert_eq!(captured.snapshot.text.as_deref(), Some("They deny it.\n"));
        assert_eq!((captured.snapshot.raw, captured.snapshot.sha256), (None, None));
        assert_eq!(captured.snapshot.extractor, "none");
    }

    #[test]
    fn bytes_that_differ_from_the_text_are_kept() {
        let captured = taken(b"Ils l\x92ont ni\xe9.\r\n", "statement.txt");
        assert_eq!(captured.snapshot.text.as_deref(), Some("Ils l’ont nié.\n"));
        assert_eq!(
            captured.snapshot.raw_bytes().unwrap().unwrap(),
            b"Ils l\x92ont ni\xe9.\r\n"
        );
        assert_eq!(captured.snapshot.extractor, "encoding_rs windows-1252");
    }

    #[test]
    fn what_has_no_text_is_held_and_says_why() {
        let captured = taken(b"\x89PNG\r\n\x1a\n\0\0", "map.png");
        assert_eq!(captured.snapshot.media_type, "image/png");
        assert!(captured.snapshot.text.is_none() && captured.snapshot.raw.is_some());
        assert_eq!(
            captured.without_text.as_deref(),
            Some("no text is taken from image/png")
        );
    }

    #[test]
    fn a_file_may_be_recorded_by_its_hash() {
        let mut wanted = Wanted::at("2026-01-02T10:00:00Z");
        wanted.hash_only = true;
        let captured = capture(&Extractor::in_process(), b"They deny it.", "s.txt", &wanted).unwrap();
        assert_eq!(captured.snapshot.sha256, Some(captured.sha256));
        assert_eq!(captured.snapshot.text.as_deref(), Some("They deny it."));
        assert_eq!(captured.snapshot.raw, None);
    }

    #[test]
    fn a_broken_file_is_refused_with_a_way_out() {
        let wanted = Wanted::at("2026-01-02T10:00:00Z");
        let error = capture(&Extractor::in_process(), b"%PDF-1.7 nothing", "s.pdf", &wanted).unwrap_err();
        let OpError::BadInput(problems) = error else {
            panic!("{error}");
        };
        assert!(
            problems[0]
                .to_string()
                .starts_with("s.pdf: the file cannot be read as PDF: ")
        );
        assert!(problems[0].hint.as_deref().unwrap().contains("--no-text"));
    }
}
