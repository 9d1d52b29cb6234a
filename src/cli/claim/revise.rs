//! `counterclaim claim revise`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::flags::{CLAIM_FLAGS, WordingArgs};
use crate::cli::form::record::{by_flags, by_form, print};
use crate::cli::form::{FormArgs, template};
use crate::exchange::form::LoggedClaim;
use crate::ops::OpError;
use crate::ops::export::Exporter;

/// Give a draft another wording
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without flags a form with the wording as it is opens.\n\nExamples:\n  counterclaim --as checker claim revise soldiers-47 --statement \"At least 46 soldiers were killed.\" --low 46 --hedge at_least\n  counterclaim --as checker claim revise @"
)]
pub struct ReviseArgs {
    /// Code, handle or `@`, the last one
    claim: String,
    /// The proposition in one sentence
    #[arg(long)]
    statement: Option<String>,
    #[command(flatten)]
    wording: Box<WordingArgs>,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &ReviseArgs, context: &Context) -> Outcome {
    let given = args.statement.is_some() || args.wording.is_given();
    let own = [("claims[0]", "CLAIM"), ("claims[0].statement", "--statement")];
    let flags = [CLAIM_FLAGS, &own].concat();
    let recorded = if given && !args.form.is_given() {
        by_flags(context, &flags, |conn, opened, form| {
            let handle = opened.claim(conn, &args.claim)?;
            let all = Exporter::new(&opened.case).all_claims();
            let Some(now) = all.into_iter().find(|claim| claim.id == handle) else {
                return Err(OpError::Usage(format!("`{}` was discarded", args.claim)).into());
            };
            let mut claim = LoggedClaim::from(now);
            if let Some(statement) = &args.statement {
                claim.statement = statement.clone();
            }
            args.wording.apply(&mut claim);
            form.claims.push(claim);
            Ok(())
        })?
    } else {
        by_form(
            context,
            &args.form,
            "claim revise",
            &["--statement"],
            |conn, opened| template::wording(conn, opened, &args.claim),
        )?
    };
    print(
        context,
        &recorded,
        Some(format!("counterclaim claim show {}", args.claim)),
    )
}
