//! `counterclaim claim assert`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::flags::{QuoteArgs, STATEMENT_FLAGS, SpeechArgs, quoting, statement};
use crate::cli::form::record::{by_flags, by_form, print};
use crate::cli::form::{FormArgs, left_out, prefill, template};

/// Put on record that somebody said a claim
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a quotation a form is opened.\n\nExamples:\n  counterclaim --as checker claim assert C-12 --source article --quote 3 --speaker mfa-mali --for mali --attitude denies\n  counterclaim --as checker claim assert C-12 --source article --quote \"fears a war\" --link \"~Analysts (unnamed):warns\" --link algeria:fears"
)]
pub struct AssertArgs {
    /// Codes, handles or `@` of the claims that the quotation carries
    #[arg(required = true, value_name = "CLAIM")]
    claims: Vec<String>,
    #[command(flatten)]
    quote: QuoteArgs,
    #[command(flatten)]
    speech: SpeechArgs,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &AssertArgs, context: &Context) -> Outcome {
    let recorded = if args.quote.quote.is_some() && args.quote.source.is_some() && !args.form.is_given() {
        by_flags(
            context,
            &quoting("statements[0]", STATEMENT_FLAGS),
            |_, _, form| {
                form.statements
                    .push(statement(&args.quote, &args.speech, &args.claims));
                Ok(())
            },
        )?
    } else {
        let missing = [
            ("--source", args.quote.source.is_none()),
            ("--quote", args.quote.quote.is_none()),
        ];
        let missing = left_out(&missing);
        by_form(context, &args.form, "claim assert", &missing, |conn, opened| {
            let source = args.quote.source.as_deref();
            let empty = template::statement(conn, opened, source, &args.claims)?;
            // the head of the form names the source
            let mut given = statement(&args.quote, &args.speech, &args.claims);
            given.source = None;
            let bare = statement(&QuoteArgs::default(), &SpeechArgs::default(), &args.claims);
            Ok(prefill::filled(&empty, "statements", &given, &bare))
        })?
    };
    let next = args
        .claims
        .first()
        .map(|claim| format!("counterclaim review submit {claim}"));
    print(context, &recorded, next)
}
