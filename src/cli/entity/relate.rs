//! `counterclaim entity relate` and `identify`

use std::str::FromStr;

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::flags::{QuoteArgs, quoting};
use crate::cli::form::record::{by_flags, print};
use crate::domain::vocabulary::RelationKind;
use crate::exchange::dossier::EntityLink;

/// What an entity is to another, as it is typed.
#[derive(Debug, Clone)]
pub struct Tie {
    pub kind: RelationKind,
    pub entity: String,
}

impl FromStr for Tie {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, entity) = text
            .split_once(':')
            .ok_or("a kind and an entity, as in `organ_of:mali`")?;
        Ok(Tie {
            kind: kind.trim().parse().map_err(|error| format!("{error}"))?,
            entity: entity.trim().to_owned(),
        })
    }
}

/// Say what an entity is to another
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker entity relate attaf speaks_for algeria --when 2023-03/.. --source article --quote 2"
)]
pub struct RelateArgs {
    /// The entity
    subject: String,
    /// member_of, organ_of, office_holder_of, leads, speaks_for, succeeds, located_in, party_to, part_of …
    #[arg(value_parser = codes::<RelationKind>(RelationKind::CODES), hide_possible_values = true)]
    kind: RelationKind,
    /// The other entity
    object: String,
    #[command(flatten)]
    grounds: Grounds,
}

/// Say that an entity is said to be the same as another
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Both stay; nothing is merged.\n\nExample:\n  counterclaim --as checker entity identify fla csp-dpa --when 2024-11/.. --source article --quote 5"
)]
pub struct IdentifyArgs {
    /// The entity
    subject: String,
    /// The one it is said to be the same as
    object: String,
    #[command(flatten)]
    grounds: Grounds,
}

/// When, and what says so.
#[derive(Debug, clap::Args)]
pub struct Grounds {
    /// When it held (EDTF)
    #[arg(long, value_name = "DATE")]
    when: Option<String>,
    #[command(flatten)]
    quote: QuoteArgs,
}

pub fn run(args: &RelateArgs, context: &Context) -> Outcome {
    relate(&args.subject, args.kind, &args.object, &args.grounds, context)
}

pub fn identify(args: &IdentifyArgs, context: &Context) -> Outcome {
    let kind = RelationKind::IdentifiedAs;
    relate(&args.subject, kind, &args.object, &args.grounds, context)
}

fn relate(subject: &str, kind: RelationKind, object: &str, grounds: &Grounds, context: &Context) -> Outcome {
    // a relation that is the only one of its kind is told with and without its number
    let one = format!("entities[0].{kind}");
    let flags: Vec<_> = [format!("{one}[0]"), one]
        .iter()
        .flat_map(|link| {
            let when = format!("{link}.when");
            quoting(
                link,
                &[("entities[0]", "SUBJECT"), (link, "OBJECT"), (&when, "--when")],
            )
        })
        .collect();
    let recorded = by_flags(context, &flags, |conn, opened, form| {
        let handle = opened.entity(conn, subject)?;
        let mut entity = opened.bare_entity(&handle)?;
        let quote = &grounds.quote;
        let mut link = EntityLink {
            entity: object.into(),
            ..EntityLink::default()
        };
        link.when = grounds.when.as_deref().map(Into::into);
        link.source = quote.source();
        link.quote = quote.quote.clone();
        entity.links_mut(kind).push(link.with_passage(quote.passage()));
        form.entities.push(entity);
        Ok(())
    })?;
    print(
        context,
        &recorded,
        Some(format!("counterclaim entity show {subject}")),
    )
}
