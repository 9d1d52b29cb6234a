//! `counterclaim claim add`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::FormArgs;
use crate::cli::form::flags::{CLAIM_FLAGS, QuoteArgs, SpeechArgs, WordingArgs, say};
use crate::cli::form::record::{after_claims, by_flags, by_form, print};
use crate::cli::form::{prefill, template};
use crate::domain::vocabulary::ClaimKind;
use crate::exchange::form::LoggedClaim;

/// Log a claim, and where it was said
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a statement a form is opened.\n\nExamples:\n  counterclaim --as checker claim add \"47 soldiers were killed.\" --kind quantitative --answers malian-dead --low 47 --high 47 --source article --quote 3 --speaker csp\n  counterclaim --as checker claim add --kind designation"
)]
pub struct AddArgs {
    /// The proposition in one sentence, without who says it
    #[arg(value_name = "STATEMENT")]
    sentence: Option<String>,
    /// The same, as other commands take it
    #[arg(long, value_name = "STATEMENT", conflicts_with = "sentence")]
    statement: Option<String>,
    /// factual, quantitative, designation, accusation, evaluation, prediction or demand
    #[arg(long, default_value = "factual", value_parser = codes::<ClaimKind>(ClaimKind::CODES), hide_possible_values = true)]
    kind: ClaimKind,
    /// Short name; made from the statement when left out
    #[arg(long)]
    handle: Option<String>,
    /// How urgent it is to check, from 1 (first) to 5
    #[arg(long, value_name = "1-5", default_value_t = 3)]
    priority: u8,
    /// Why it was chosen
    #[arg(long)]
    why: Option<String>,
    #[command(flatten)]
    wording: Box<WordingArgs>,
    #[command(flatten)]
    quote: QuoteArgs,
    #[command(flatten)]
    speech: SpeechArgs,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let statement = args.sentence.as_ref().or(args.statement.as_ref());
    let mut claim = LoggedClaim::new(args.kind, statement.cloned().unwrap_or_default());
    claim.id = args.handle.as_deref().map(Into::into);
    claim.priority = args.priority;
    claim.why = args.why.clone();
    args.wording.apply(&mut claim);
    say(&mut claim, &args.quote, &args.speech);
    let recorded = match statement {
        Some(_) if !args.form.is_given() => by_flags(context, CLAIM_FLAGS, |_, _, form| {
            form.claims.push(claim);
            Ok(())
        })?,
        _ => {
            let source = args.quote.source.as_deref();
            by_form(
                context,
                &args.form,
                "claim add",
                &["STATEMENT"],
                |conn, opened| {
                    let empty = template::claims(conn, opened, source, Some(args.kind))?;
                    // the head of the form names the source
                    claim.source = None;
                    let mut bare = LoggedClaim::new(args.kind, "");
                    WordingArgs::default().apply(&mut bare);
                    Ok(prefill::filled(&empty, "claims", &claim, &bare))
                },
            )?
        }
    };
    print(context, &recorded, after_claims(&recorded))
}
