//! `counterclaim source add`

use std::path::PathBuf;

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::domain::vocabulary::{Origin, Reliability};
use crate::ops;
use crate::ops::source::NewSource;

use super::file::{CaptureView, FileArgs};
use super::written::print;

/// The types of CSL 1.0.2.
pub const TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// Add a source, with its capture
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker source add --title \"Communiqué of 29 July\" --publisher csp --issued 2024-07-29 --file communique.html"
)]
pub struct AddArgs {
    /// Short name; made from the title or address where left out
    #[arg(long)]
    handle: Option<String>,
    /// Title; the file's own where left out
    #[arg(long)]
    title: Option<String>,
    /// Where it was read
    #[arg(long)]
    url: Option<String>,
    /// The file that it was captured in
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Type of CSL, such as article-newspaper, report, speech, broadcast, post
    #[arg(long = "type", value_name = "TYPE", value_parser = TYPES, hide_possible_values = true)]
    csl_type: Option<String>,
    /// An author, `Family, Given` or one name; any number of times
    #[arg(long = "author", value_name = "NAME")]
    authors: Vec<String>,
    /// The entity that published it
    #[arg(long, value_name = "ENTITY")]
    publisher: Option<String>,
    /// When it was published (EDTF)
    #[arg(long, value_name = "DATE")]
    issued: Option<String>,
    /// Its language (BCP 47)
    #[arg(long)]
    lang: Option<String>,
    /// Reliability by the Admiralty code
    #[arg(long, value_name = "GRADE", value_parser = codes::<Reliability>(Reliability::CODES))]
    reliability: Option<Reliability>,
    /// Where it has its content from
    #[arg(long, value_parser = codes::<Origin>(Origin::CODES))]
    origin: Option<Origin>,
    /// The source that it copies or retells
    #[arg(long, value_name = "SOURCE")]
    derived_from: Option<String>,
    /// Where an archive keeps it
    #[arg(long, value_name = "URL")]
    archive_url: Option<String>,
    /// Only you will see it
    #[arg(long)]
    confidential: bool,
    #[command(flatten)]
    taken: FileArgs,
}

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    if args.title.is_none() && args.url.is_none() && args.file.is_none() {
        return Err(CliError::usage(
            "a source has a title, an address or a file",
            Some("give `--title`, `--url` or `--file`".to_owned()),
        ));
    }
    let captured = match &args.file {
        Some(path) => Some(args.taken.read(path, context)?),
        None => None,
    };
    let view = captured.as_ref().map(CaptureView::of);
    let new = NewSource {
        handle: args.handle.clone(),
        csl_type: args.csl_type.clone(),
        title: args.title.clone(),
        authors: args.authors.clone(),
        publisher: args.publisher.clone(),
        url: args.url.clone(),
        archive_url: args.archive_url.clone(),
        issued: args.issued.clone(),
        lang: args.lang.clone(),
        reliability: args.reliability,
        origin: args.origin,
        derived_from: args.derived_from.clone(),
        confidential: args.confidential,
    };
    let written = ops::source::add(&mut context.connect()?, context.dossier(), new, captured)?;
    print(context, &written, view)
}
