//! `counterclaim counter`

use std::collections::HashSet;

use super::args::codes;
use super::context::Context;
use super::error::Outcome;
use super::form::flags::{CLAIM_FLAGS, QuoteArgs, SpeechArgs, WordingArgs, say};
use super::form::record::{after_claims, by_flags, by_form, print};
use super::form::{FormArgs, left_out, prefill, template};
use crate::domain::vocabulary::{ArgumentKind, ClaimKind};
use crate::exchange::dossier::{Handle, Relation};
use crate::exchange::form::LoggedClaim;
use crate::ops::OpResult;

/// Log what a party says against a claim
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a statement a form is opened. Who denies the very same claim is logged with `claim assert --attitude denies`.\n\nExample:\n  counterclaim --as checker counter C-7 --by algeria --statement \"The decision was no rupture.\" --source article --quote 4"
)]
pub struct CounterArgs {
    /// The claim that is countered: code, handle or `@`
    claim: String,
    /// The party that counters it
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,
    /// What it says, in one sentence
    #[arg(long)]
    statement: Option<String>,
    /// What it is to the other: rebuts, contradicts, qualifies, answers …
    #[arg(long, default_value = "rebuts", value_name = "RELATION", value_parser = codes::<ArgumentKind>(ArgumentKind::CODES), hide_possible_values = true)]
    relation: ArgumentKind,
    /// Kind of the new claim
    #[arg(long, default_value = "factual", value_parser = codes::<ClaimKind>(ClaimKind::CODES), hide_possible_values = true)]
    kind: ClaimKind,
    /// Short name; made from the statement when left out
    #[arg(long)]
    handle: Option<String>,
    /// Why it counters it, in the desk's words
    #[arg(long)]
    note: Option<String>,
    #[command(flatten)]
    wording: Box<WordingArgs>,
    #[command(flatten)]
    quote: QuoteArgs,
    #[command(flatten)]
    speech: SpeechArgs,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &CounterArgs, context: &Context) -> Outcome {
    let needed = [
        ("--by", args.by.is_none()),
        ("--statement", args.statement.is_none()),
        ("--source", args.quote.source.is_none()),
        ("--quote", args.quote.quote.is_none()),
    ];
    let missing = left_out(&needed);
    let recorded = match (&args.by, &args.statement) {
        (Some(by), Some(statement)) if missing.is_empty() && !args.form.is_given() => {
            let flags = [
                CLAIM_FLAGS,
                &[
                    ("relations[0]", "--relation"),
                    ("relations[0].to", "CLAIM"),
                    ("relations[0].by", "--by"),
                    ("claims[0].by", "--by"),
                ],
            ];
            by_flags(context, &flags.concat(), |conn, opened, form| {
                let handle = match &args.handle {
                    Some(handle) => handle.as_str().into(),
                    None => opened.free_handle(statement, &HashSet::new()),
                };
                let claim = args.said(Some(handle.clone()));
                let mut relation = args.drawn(handle);
                let party = opened.entity(conn, by)?;
                // where the party speaks in the statement, the words that say so are those of the statement
                if !speaks(&claim, &party, |name| opened.entity(conn, name)) {
                    relation = args.quoting(relation);
                }
                form.claims.push(claim);
                form.relations.push(relation);
                Ok(())
            })?
        }
        _ => by_form(context, &args.form, "counter", &missing, |conn, opened| {
            let source = args.quote.source.as_deref();
            let empty = template::counter(conn, opened, &args.claim, source, args.relation)?;
            let mut claim = args.said(args.handle.as_deref().map(Into::into));
            // the head of the form names the source
            claim.source = None;
            let bare = LoggedClaim::new(ClaimKind::Factual, "");
            let with_claim = prefill::filled(&empty, "claims", &claim, &bare);
            let relation = args.drawn(args.handle.as_deref().unwrap_or_default().into());
            let mut bare = Relation::new("", args.relation);
            bare.to = relation.to.clone();
            Ok(prefill::filled(&with_claim, "relations", &relation, &bare))
        })?,
    };
    print(context, &recorded, after_claims(&recorded))
}

impl CounterArgs {
    /// The claim, and who says it.
    fn said(&self, handle: Option<Handle>) -> LoggedClaim {
        let mut claim = LoggedClaim::new(self.kind, self.statement.clone().unwrap_or_default());
        claim.id = handle;
        self.wording.apply(&mut claim);
        say(&mut claim, &self.quote, &self.speech);
        if claim.chain.is_empty() && claim.by.is_none() {
            claim.by = self.by.as_deref().map(Into::into);
        }
        claim
    }

    /// What it is to the other.
    fn drawn(&self, from: Handle) -> Relation {
        let mut relation = Relation::new(from, self.relation);
        relation.to = Some(self.claim.as_str().into());
        relation.by = self.by.as_deref().map(Into::into);
        relation.note = self.note.clone();
        relation
    }

    /// The relation, quoting the words too.
    fn quoting(&self, mut relation: Relation) -> Relation {
        relation.source = self.quote.source();
        relation.quote = self.quote.quote.clone();
        relation.with_passage(self.quote.passage())
    }
}

/// Whether a party speaks in the statement that carries a claim, for itself or by somebody.
fn speaks(claim: &LoggedClaim, party: &Handle, mut meant: impl FnMut(&str) -> OpResult<Handle>) -> bool {
    let links = claim.chain.iter();
    let links = links.flat_map(|link| [link.speaker.as_ref(), link.on_behalf_of.as_ref()]);
    let own = [claim.by.as_ref(), claim.on_behalf_of.as_ref()];
    links
        .chain(own)
        .flatten()
        .any(|name| meant(name.as_str()).is_ok_and(|handle| handle == *party))
}
