//! `counterclaim evidence add`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::flags::{QuoteArgs, quoting};
use crate::cli::form::record::{by_flags, by_form, print};
use crate::cli::form::{FormArgs, left_out, prefill, template};
use crate::db::Connection;
use crate::domain::vocabulary::Bearing;
use crate::exchange::dossier::{Evidence, LinkReference};
use crate::ops::fragment::Opened;
use crate::ops::fragment::target::{Target, target};
use crate::ops::{OpError, OpResult};

/// Credibility that cannot be judged.
const UNJUDGED: u8 = 6;

/// Bring evidence for or against a claim, or for who said it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a quotation a form is opened.\n\nExamples:\n  counterclaim --as checker evidence add C-12 --source gazette --quote 2 --bearing supports --credibility 2 --record\n  counterclaim --as reviewer evidence add C-12 --of-link C-12#1.1 --source video --quote 1 --bearing refutes"
)]
pub struct AddArgs {
    /// The claim: code, handle or `@`
    claim: String,
    /// Which way it points: supports, refutes or context
    #[arg(long, default_value = "supports", value_parser = codes::<Bearing>(Bearing::CODES), hide_possible_values = true)]
    bearing: Bearing,
    /// Credibility from 1 (confirmed by others) to 6 (cannot be judged)
    #[arg(long, value_name = "1-6", default_value_t = UNJUDGED)]
    credibility: u8,
    /// Whose statement it is; the source's publisher when left out
    #[arg(long, value_name = "PARTY")]
    voice: Option<String>,
    /// The source that the information comes from, where it is another
    #[arg(long, value_name = "SOURCE")]
    origin: Option<String>,
    /// It is the record that makes the fact: a decree, a judgment
    #[arg(long)]
    record: bool,
    /// The voice speaks against its own interest; needs a note
    #[arg(long, requires = "note")]
    against_interest: bool,
    /// What it shows and how
    #[arg(long)]
    note: Option<String>,
    /// It is about one link of a statement: statement and number of the link, `C-12#1.1`; the publisher's is 0
    #[arg(long, value_name = "STATEMENT.LINK")]
    of_link: Option<String>,
    #[command(flatten)]
    quote: QuoteArgs,
    #[command(flatten)]
    form: FormArgs,
}

const FLAGS: &[(&str, &str)] = &[
    ("evidence[0]", "CLAIM"),
    ("evidence[0].credibility", "--credibility"),
    ("evidence[0].voice", "--voice"),
    ("evidence[0].origin", "--origin"),
    ("evidence[0].note", "--note"),
    ("evidence[0].link", "--of-link"),
];

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let recorded = match (&args.quote.source, &args.quote.quote) {
        (Some(_), Some(_)) if !args.form.is_given() => {
            by_flags(context, &quoting("evidence[0]", FLAGS), |conn, opened, form| {
                form.evidence.push(args.evidence(conn, opened)?);
                Ok(())
            })?
        }
        (source, quote) => {
            let missing = [("--source", source.is_none()), ("--quote", quote.is_none())];
            let missing = left_out(&missing);
            by_form(context, &args.form, "evidence add", &missing, |conn, opened| {
                let empty = template::evidence(conn, opened, &args.claim, source.as_deref())?;
                let given = args.evidence(conn, opened)?;
                let mut bare =
                    Evidence::new(args.claim.as_str(), given.source.as_str(), "", Bearing::Supports);
                bare.credibility = UNJUDGED;
                Ok(prefill::filled(&empty, "evidence", &given, &bare))
            })?
        }
    };
    print(
        context,
        &recorded,
        Some(format!("counterclaim claim show {}", args.claim)),
    )
}

impl AddArgs {
    /// What the flags say.
    fn evidence(&self, conn: &mut Connection, opened: &mut Opened) -> OpResult<Evidence> {
        let text = |given: &Option<String>| given.clone().unwrap_or_default();
        let (source, quote) = (text(&self.quote.source), text(&self.quote.quote));
        let mut evidence = Evidence::new(self.claim.as_str(), source.as_str(), quote.as_str(), self.bearing);
        evidence.credibility = self.credibility;
        evidence.voice = self.voice.as_deref().map(Into::into);
        evidence.origin = self.origin.as_deref().map(Into::into);
        evidence.record = self.record;
        evidence.against_interest = self.against_interest;
        evidence.note = self.note.clone();
        let mut evidence = evidence.with_passage(self.quote.passage());
        if let Some(link) = &self.of_link {
            let unclear = || OpError::Usage(format!("`{link}` is no link of a statement, as in `C-12#1.1`"));
            let (name, seq) = link.rsplit_once('.').ok_or_else(unclear)?;
            let seq = seq.parse().map_err(|_| unclear())?;
            let Target::Assertion { reference, .. } = target(conn, opened, name)? else {
                return Err(unclear());
            };
            evidence.link = Some(LinkReference {
                source: reference.source,
                quote: reference.quote,
                occurrence: reference.occurrence,
                seq,
            });
        }
        Ok(evidence)
    }
}
