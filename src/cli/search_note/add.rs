//! `counterclaim search-note add`

use chrono::{DateTime, SecondsFormat, Utc};

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::record::{by_flags, by_form, print};
use crate::cli::form::{FormArgs, left_out, prefill};
use crate::exchange::dossier::SearchNote;

/// Note what was looked for, where, and what was found
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without --looked-for and --where a form is opened.\n\nExample:\n  counterclaim --as checker search-note add C-12 --looked-for \"a list of the dead\" --where \"the official gazette, July to December 2024\""
)]
pub struct AddArgs {
    /// The claim: code, handle or `@`
    claim: String,
    /// What was looked for
    #[arg(long, value_name = "WORDS")]
    looked_for: Option<String>,
    /// Where: catalogues, archives, search terms
    #[arg(long = "where", value_name = "WORDS")]
    looked_where: Option<String>,
    /// When (RFC 3339); now when left out
    #[arg(long, value_name = "TIME")]
    at: Option<DateTime<Utc>>,
    /// What was found
    #[arg(long, default_value = "nothing")]
    found: String,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let at = args
        .at
        .unwrap_or_else(Utc::now)
        .to_rfc3339_opts(SecondsFormat::Secs, true);
    let note = SearchNote {
        claim: args.claim.as_str().into(),
        looked_for: args.looked_for.clone().unwrap_or_default(),
        looked_where: args.looked_where.clone().unwrap_or_default(),
        at: at.as_str().into(),
        found: args.found.clone(),
    };
    let recorded = match (&args.looked_for, &args.looked_where) {
        (Some(_), Some(_)) if !args.form.is_given() => {
            let flags = [
                ("search_notes[0]", "CLAIM"),
                ("search_notes[0].looked_for", "--looked-for"),
                ("search_notes[0].where", "--where"),
                ("search_notes[0].at", "--at"),
                ("search_notes[0].found", "--found"),
            ];
            by_flags(context, &flags, |_, _, form| {
                form.search_notes.push(note);
                Ok(())
            })?
        }
        (looked_for, looked_where) => {
            let missing = [
                ("--looked-for", looked_for.is_none()),
                ("--where", looked_where.is_none()),
            ];
            let missing = left_out(&missing);
            by_form(
                context,
                &args.form,
                "search-note add",
                &missing,
                |conn, opened| {
                    let claim = opened.claim(conn, &args.claim)?;
                    let empty = format!(
                        "# A search that was made. Save and close to record; leave it as it is to give up.\n\
                     search_notes:\n  - claim: {claim}\n    looked_for:    # what\n    where:         # catalogues, \
                     archives, search terms\n    at: {at}\n    found: nothing\n"
                    );
                    let bare = SearchNote {
                        looked_for: String::new(),
                        looked_where: String::new(),
                        found: "nothing".to_owned(),
                        ..note.clone()
                    };
                    Ok(prefill::filled(&empty, "search_notes", &note, &bare))
                },
            )?
        }
    };
    print(
        context,
        &recorded,
        Some(format!("counterclaim claim show {}", args.claim)),
    )
}
