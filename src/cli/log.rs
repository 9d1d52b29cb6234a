//! `counterclaim log`

use std::path::PathBuf;

use super::args::codes;
use super::context::Context;
use super::error::Outcome;
use super::form::record::{after_claims, print};
use super::form::subject::Subject;
use super::form::{FormArgs, Sheet, fill, has_terminal, template};
use super::source::add::TYPES;
use super::source::file::FileArgs;
use crate::db::Connection;
use crate::domain::vocabulary::{ClaimKind, Reliability};
use crate::exchange::dossier::{Handle, Source};
use crate::exchange::form::{self as forms, Form};
use crate::ops::capture::Captured;
use crate::ops::export::Exporter;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::source::{FLAGS, NewSource, new_source};
use crate::ops::{OpError, OpResult};

/// Log the claims of a source in one form
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The form lists the source's sentences by number; a claim says `quote: 3` or the exact words. All is saved at once: a file given with --file (text, Markdown, HTML, PDF) is captured together with the claims, also of a new source.\n\nExamples:\n  counterclaim --as checker log article\n  counterclaim --as checker log communique-7 --file communique.txt --title \"Communiqué no. 7\" --publisher csp --lang fr\n  counterclaim --as checker log article --form claims.yaml"
)]
pub struct LogArgs {
    /// Handle, address or title of the source; `@source` is the last one. A new handle with --file makes a new source
    source: String,
    /// Capture this file of it together with the claims
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Title of a new source; the file's own when left out
    #[arg(long, requires = "file")]
    title: Option<String>,
    /// Type of a new source, as in CSL
    #[arg(long = "type", value_name = "TYPE", requires = "file", value_parser = TYPES, hide_possible_values = true)]
    csl_type: Option<String>,
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
    #[arg(long, requires = "file", value_parser = codes::<Reliability>(Reliability::CODES), hide_possible_values = true)]
    reliability: Option<Reliability>,
    #[command(flatten)]
    taken: FileArgs,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &LogArgs, context: &Context) -> Outcome {
    let captured = match &args.file {
        Some(path) => Some(args.taken.read(path, context)?),
        None => None,
    };
    let captured = captured.as_ref();
    let mut conn = context.connect()?;
    let mut opened = Opened::new(&mut conn, context.dossier())?;
    let first = Logged::of(args, captured, &mut conn, &mut opened)?;
    let handle = first.handle().clone();
    let is_held = matches!(first, Logged::Known(_)) && captured.is_some();
    if is_held {
        let message = format!("`{handle}` holds this file already");
        context.printer.message(&message)?;
    }
    let text = if args.form.is_given() || !has_terminal() {
        String::new()
    } else {
        template::claims_of(&opened, Some(&first.subject(&opened)), ClaimKind::Factual)
    };
    let sheet = Sheet {
        command: "log",
        instead: &[],
        template: text,
    };
    let recorded = fill(context, &args.form, &sheet, |text, name| -> OpResult<_> {
        let (mut form, lines) = forms::read(text, name).map_err(OpError::BadInput)?;
        let mut whence = Whence::form(name, lines);
        // somebody may have changed the dossier meanwhile
        let mut opened = Opened::new(&mut conn, context.dossier())?;
        let logged = Logged::of(args, captured, &mut conn, &mut opened)?;
        logged.bring(&mut form, &mut whence);
        opened.record_form(&mut conn, form, whence)
    })?;
    if let (Some(path), false) = (&args.file, is_held) {
        let message = format!("captured {} as `{handle}`", path.display());
        context.printer.message(&message)?;
    }
    print(context, &recorded, after_claims(&recorded))
}

/// The source whose claims are logged.
enum Logged {
    /// It is there, and nothing is new about it.
    Known(Handle),
    /// It is recorded together with the claims: it is new, or has a new capture.
    New(Box<Source>),
}

impl Logged {
    /// The source that is named, or a new one as the flags say; the same file is captured once.
    fn of(
        args: &LogArgs,
        captured: Option<&Captured>,
        conn: &mut Connection,
        opened: &mut Opened,
    ) -> OpResult<Self> {
        let known = match opened.source(conn, &args.source) {
            Ok(handle) => handle,
            Err(OpError::Missing { .. }) if captured.is_some() => {
                let source = new_source(
                    conn,
                    opened,
                    args.of_new(),
                    captured.cloned(),
                    &Whence::flags(&flags(0)),
                )?;
                return Ok(Logged::New(Box::new(source)));
            }
            Err(error) => return Err(error),
        };
        if let Some(flag) = args.flag_of_new() {
            return Err(OpError::Usage(format!(
                "`{known}` is there already, and `{flag}` says what a new source is: leave it out, or name a new source"
            )));
        }
        let id = opened.source_id(&known);
        let is_held = |captured: &&Captured| {
            let all = opened.case.snapshots.iter();
            all.filter(|held| Some(held.source) == id)
                .any(|held| hex::encode(&held.raw_sha256) == captured.sha256)
        };
        let Some(captured) = captured.filter(|captured| !is_held(captured)) else {
            return Ok(Logged::Known(known));
        };
        let source = id.and_then(|id| Exporter::new(&opened.case).known_source(id));
        let mut source = source.ok_or(OpError::Db(crate::db::DbError::NotFound))?;
        source.snapshot.push(captured.snapshot.clone());
        Ok(Logged::New(Box::new(source)))
    }

    fn handle(&self) -> &Handle {
        match self {
            Logged::Known(handle) => handle,
            Logged::New(source) => &source.id,
        }
    }

    /// What the form begins with.
    fn subject(&self, opened: &Opened) -> Subject {
        match self {
            Logged::Known(handle) => Subject::known(opened, handle),
            Logged::New(source) => {
                let text = source.snapshot.last().and_then(|capture| capture.text.clone());
                Subject::new(opened, source, text)
            }
        }
    }

    /// Puts it into the form, which may itself say more of it, and has its problems told by the flags.
    fn bring(self, form: &mut Form, whence: &mut Whence) {
        let handle = self.handle().clone();
        form.source.get_or_insert(handle);
        let Logged::New(source) = self else {
            return;
        };
        let more = form.sources.iter_mut().find(|more| more.id == source.id);
        if let Some(more) = more {
            more.snapshot.extend(source.snapshot.iter().cloned());
            return;
        }
        whence.flags.extend(flags(form.sources.len()));
        form.sources.push(*source);
    }
}

/// What the values of the new source are called here, as the one at this index of a form.
fn flags(index: usize) -> Vec<(String, String)> {
    let place = format!("sources[{index}]");
    let called = |(path, flag): &(&str, &str)| {
        let flag = if *path == "sources[0].id" { "SOURCE" } else { flag };
        (path.replace("sources[0]", &place), flag.to_owned())
    };
    FLAGS.iter().map(called).collect()
}

impl LogArgs {
    /// A new source, as the flags say.
    fn of_new(&self) -> NewSource {
        NewSource {
            handle: Some(self.source.clone()),
            csl_type: self.csl_type.clone(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            url: self.url.clone(),
            issued: self.issued.clone(),
            lang: self.lang.clone(),
            reliability: self.reliability,
            ..NewSource::default()
        }
    }

    /// The first flag given that says what a new source is.
    fn flag_of_new(&self) -> Option<&'static str> {
        let given = [
            ("--title", self.title.is_some()),
            ("--type", self.csl_type.is_some()),
            ("--publisher", self.publisher.is_some()),
            ("--issued", self.issued.is_some()),
            ("--lang", self.lang.is_some()),
            ("--url", self.url.is_some()),
            ("--reliability", self.reliability.is_some()),
        ];
        given.into_iter().find(|(_, is)| *is).map(|(flag, _)| flag)
    }
}
