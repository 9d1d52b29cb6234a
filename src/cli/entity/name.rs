//! `counterclaim entity name`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::record::{by_flags, print};
use crate::domain::vocabulary::NameForm;
use crate::exchange::dossier::Name;

/// Give an entity a further name
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker entity name tinzawaten Tinzaouaten --lang fr --form transliteration"
)]
pub struct NameArgs {
    /// Handle or name
    entity: String,
    /// The further name
    name: String,
    /// Its language (BCP 47)
    #[arg(long)]
    lang: String,
    /// preferred, alias, acronym, transliteration, endonym, former or as_quoted
    #[arg(long, default_value = "alias", value_parser = codes::<NameForm>(NameForm::CODES), hide_possible_values = true)]
    form: NameForm,
}

pub fn run(args: &NameArgs, context: &Context) -> Outcome {
    let flags = [
        ("entities[0]", "ENTITY"),
        ("entities[0].names", "NAME"),
        ("entities[0].names[0].lang", "--lang"),
    ];
    let recorded = by_flags(context, &flags, |conn, opened, form| {
        let handle = opened.entity(conn, &args.entity)?;
        let mut entity = opened.bare_entity(&handle)?;
        entity.names.push(Name {
            name: args.name.clone(),
            lang: args.lang.as_str().into(),
            form: args.form,
        });
        form.entities.push(entity);
        Ok(())
    })?;
    print(
        context,
        &recorded,
        Some(format!("counterclaim entity show {}", args.entity)),
    )
}
