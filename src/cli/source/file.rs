//! The file that a command takes as a capture.

use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::exchange::capture::Media;
use crate::ops::capture::{self, Captured, Wanted};

/// How a file is taken.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct FileArgs {
    /// What it is, as a server says; by its content and name where left out
    #[arg(long, value_name = "TYPE", requires = "file")]
    media_type: Option<String>,
    /// When it was retrieved; now where left out
    #[arg(long, value_name = "TIME", requires = "file")]
    retrieved: Option<DateTime<Utc>>,
    /// The program that retrieved it
    #[arg(long, value_name = "NAME", requires = "file")]
    tool: Option<String>,
    /// All that an HTML page shows, not only its article
    #[arg(long, requires = "file")]
    whole: bool,
    /// Hold it as it is, to be quoted by page, time or region with a transcript
    #[arg(long, requires = "file", conflicts_with = "whole")]
    no_text: bool,
    /// Record its hash and its text, do not hold its bytes
    #[arg(long, requires = "file")]
    hash_only: bool,
}

impl FileArgs {
    /// Reads a file as these arguments say.
    pub fn read(&self, path: &Path, context: &Context) -> Result<Captured, CliError> {
        let media = match &self.media_type {
            Some(text) => Some(Media::parse(text).ok_or_else(|| {
                CliError::usage(
                    format!("`{text}` is no media type"),
                    Some("write it as `text/html` or `text/html; charset=windows-1252`".to_owned()),
                )
            })?),
            None => None,
        };
        let retrieved = self.retrieved.unwrap_or_else(Utc::now);
        let wanted = Wanted {
            media,
            tool: self.tool.clone(),
            whole: self.whole,
            without_text: self.no_text,
            hash_only: self.hash_only,
            ..Wanted::at(retrieved.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        };
        let bytes = capture::read_file(path)?;
        let name = path.display().to_string();
        Ok(capture::capture(&context.extractor(), &bytes, &name, &wanted)?)
    }
}

/// What was captured.
#[derive(Serialize, JsonSchema)]
pub struct CaptureView {
    retrieved: String,
    media_type: String,
    sha256: String,
    extractor: String,
    /// Length of the text; none where there is no text.
    characters: Option<usize>,
    /// Why there is no text.
    without_text: Option<String>,
}

impl CaptureView {
    /// Of a captured file.
    pub fn of(captured: &Captured) -> Self {
        let snapshot = &captured.snapshot;
        CaptureView {
            retrieved: snapshot.retrieved.to_string(),
            media_type: snapshot.media_type.clone(),
            sha256: captured.sha256.clone(),
            extractor: snapshot.extractor.clone(),
            characters: snapshot.text.as_ref().map(|text| text.chars().count()),
            without_text: captured.without_text.clone(),
        }
    }

    /// In words.
    pub fn sentence(&self) -> String {
        match (&self.without_text, self.characters) {
            (None, Some(characters)) => {
                format!("captured {}, a text of {characters} characters", self.media_type)
            }
            (reason, _) => format!(
                "captured {} without text ({}): quote it by `page=3`, `t=12.5,15` or `xywh=…` with a transcript",
                self.media_type,
                reason.as_deref().unwrap_or("it has none")
            ),
        }
    }
}
