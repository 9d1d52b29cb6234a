//! `counterclaim log`

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::{SecondsFormat, Utc};
use serde_json::Map;

use super::context::Context;
use super::error::Outcome;
use super::form::record::{after_claims, by_form_of, print};
use super::form::{FormArgs, template};
use crate::db::Connection;
use crate::domain::log::sha256;
use crate::domain::vocabulary::Reliability;
use crate::exchange::dossier::{Snapshot, Source};
use crate::ops::export::Exporter;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::import::read_file;
use crate::ops::{OpError, OpResult};

/// Log the claims of a source in one form
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The form lists the source's sentences by number; a claim says `quote: 3` or the exact words. All is saved at once. A text given with --file is captured first, also of a new source.\n\nExamples:\n  counterclaim --as checker log article\n  counterclaim --as checker log communique-7 --file communique.txt --title \"Communiqué no. 7\" --publisher csp --lang fr\n  counterclaim --as checker log article --form claims.yaml"
)]
pub struct LogArgs {
    /// Handle, address or title of the source; `@source` is the last one. A new handle with --file makes a new source
    source: String,
    /// Capture this text of it first
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Title of a new source
    #[arg(long, requires = "file")]
    title: Option<String>,
    /// Type of a new source, as in CSL
    #[arg(long = "type", value_name = "TYPE", default_value = "document")]
    csl_type: String,
    /// Who published a new source
    #[arg(long, value_name = "PARTY", requires = "file")]
    publisher: Option<String>,
    /// When a new source was published (EDTF)
    #[arg(long, value_name = "DATE", requires = "file")]
    issued: Option<String>,
    /// Language of a new source (BCP 47)
    #[arg(long, requires = "file")]
    lang: Option<String>,
    /// Address of a new source
    #[arg(long, requires = "file")]
    url: Option<String>,
    /// Reliability of a new source, A to F
    #[arg(long, requires = "file")]
    reliability: Option<Reliability>,
    #[command(flatten)]
    form: FormArgs,
}

const FLAGS: &[(&str, &str)] = &[
    ("sources[0]", "--file"),
    ("sources[0].id", "SOURCE"),
    ("sources[0].csl", "--type"),
    ("sources[0].publisher", "--publisher"),
    ("sources[0].issued", "--issued"),
    ("sources[0].lang", "--lang"),
    ("sources[0].url", "--url"),
];

pub fn run(args: &LogArgs, context: &Context) -> Outcome {
    if let Some(path) = &args.file {
        let mut conn = context.connect()?;
        capture(args, path, &mut conn, context)?;
    }
    let source = args.source.as_str();
    let recorded = by_form_of(context, &args.form, "log", &[], Some(source), |conn, opened| {
        template::claims(conn, opened, Some(source), None)
    })?;
    print(context, &recorded, after_claims(&recorded))
}

/// Captures the text: of a new source, or another time of one that is there. The same bytes are captured once.
fn capture(args: &LogArgs, path: &std::path::Path, conn: &mut Connection, context: &Context) -> Outcome {
    let bytes = read_file(path)?;
    let mut opened = Opened::new(conn, context.dossier())?;
    let mut source = source(args, conn, &mut opened)?;
    let digest = sha256(&bytes);
    let known = opened.source_id(&source.id);
    let held = known.is_some_and(|id| {
        let mut captures = opened.case.snapshots_of(id);
        captures.any(|known| known.raw_sha256 == digest && known.body.is_some())
    });
    if held {
        return context
            .printer
            .message(&format!("`{}` holds this text already", source.id));
    }
    let name = path.display().to_string();
    let mut snapshot = Snapshot::new(Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true));
    snapshot.file = Some(name.clone());
    snapshot.tool = Some(format!("counterclaim {}", env!("CARGO_PKG_VERSION")));
    source.snapshot = vec![snapshot];
    let handle = source.id.clone();
    let mut file = opened.file();
    file.sources.push(source);
    let attachments = HashMap::from([(name, bytes)]);
    opened.record(conn, file, &Whence::flags(FLAGS), &attachments)?;
    context
        .printer
        .message(&format!("captured {} as `{handle}`", path.display()))
}

/// The source as it is, or a new one as the flags say.
fn source(args: &LogArgs, conn: &mut Connection, opened: &mut Opened) -> OpResult<Source> {
    let found = opened.source(conn, &args.source);
    match found {
        Ok(handle) => {
            let mut all = Exporter::new(&opened.case).all_sources(true);
            all.retain(|source| source.id == handle);
            all.pop().ok_or(OpError::Db(crate::db::DbError::NotFound))
        }
        Err(OpError::Missing { .. }) => {
            let mut csl = Map::new();
            csl.insert("type".to_owned(), args.csl_type.clone().into());
            if let Some(title) = &args.title {
                csl.insert("title".to_owned(), title.clone().into());
            }
            let mut source = Source::new(args.source.as_str(), csl);
            source.publisher = args.publisher.as_deref().map(Into::into);
            source.issued = args.issued.as_deref().map(Into::into);
            source.lang = args.lang.as_deref().map(Into::into);
            source.url = args.url.clone();
            source.reliability = args.reliability.unwrap_or_default();
            Ok(source)
        }
        Err(error) => Err(error),
    }
}
