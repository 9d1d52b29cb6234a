//! `counterclaim reply ask`

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Ask a party for its reply: log the request and print the letter
///
/// The letter has the claims in neutral words, the exact quotations with their sources, and the deadline, in the
/// language of the dossier where there is a template for it (en, fr). Confidential sources are not quoted in it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker reply ask algeria C-12 C-13 --deadline 2025-02-01 --channel press@example.org --out letter.txt"
)]
pub struct AskArgs {
    /// Who is asked, by handle or name
    party: String,
    /// The claims, by code or handle
    #[arg(required = true, value_name = "CLAIM")]
    claims: Vec<String>,
    /// Until when an answer is waited for: a day, which means its end (UTC), or a moment
    #[arg(long, value_name = "WHEN", value_parser = super::until)]
    deadline: DateTime<Utc>,
    /// By which way: a letter, a mail address, a telephone number
    #[arg(long, value_name = "TEXT")]
    channel: String,
    /// When it was asked, if not now
    #[arg(long, value_name = "WHEN", value_parser = super::when)]
    asked: Option<DateTime<Utc>>,
    /// Only print the letter, log nothing
    #[arg(long)]
    preview: bool,
    /// Where the letter goes; standard output if absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A request, as JSON.
#[derive(Serialize, JsonSchema)]
pub struct AskedView {
    party: String,
    claims: Vec<String>,
    deadline: DateTime<Utc>,
    channel: String,
    recorded: bool,
    letter: String,
}

pub fn run(args: &AskArgs, context: &Context) -> Outcome {
    let ask = ops::reply::Ask {
        party: args.party.clone(),
        claims: args.claims.clone(),
        asked: args.asked.unwrap_or_else(Utc::now),
        deadline: args.deadline,
        channel: args.channel.clone(),
        preview: args.preview,
    };
    let asked = ops::reply::ask(&mut context.connect()?, context.dossier(), &ask)?;
    let claims: Vec<String> = asked.claims.iter().map(ToString::to_string).collect();
    if context.printer.is_json() {
        if let Some(out) = &args.out {
            context.write_out(Some(out), asked.letter.as_bytes())?;
        }
        return context.printer.json(&AskedView {
            recorded: !asked.receipts.is_empty(),
            party: asked.party,
            claims,
            deadline: args.deadline,
            channel: args.channel.clone(),
            letter: asked.letter,
        });
    }
    context.write_out(args.out.as_deref(), asked.letter.as_bytes())?;
    let done = match (args.preview, asked.receipts.is_empty()) {
        (true, _) => "nothing is logged: this is a preview".to_owned(),
        (_, true) => "this request is on record already".to_owned(),
        _ => format!(
            "asked {} about {}; its answer: `counterclaim reply record {}`",
            asked.party,
            claims.join(", "),
            args.party
        ),
    };
    context.printer.message(&done)
}
