//! `counterclaim entity add`

use std::collections::HashSet;

use super::relate::Tie;
use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::record::{by_flags, by_form, print};
use crate::cli::form::{FormArgs, left_out, prefill};
use crate::domain::vocabulary::{EntityKind, NameForm, RelationKind};
use crate::exchange::dossier::{Entity, EntityLink, Handle};

/// Bring in a state, organ, person, group, place or event
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a name a form is opened.\n\nExamples:\n  counterclaim --as checker entity add Niger --kind state --iso3166 NER\n  counterclaim --as checker entity add \"Ministry of Defence of Niger\" --kind organ --handle mod-niger --relate organ_of:niger"
)]
pub struct AddArgs {
    /// Its name, as printed
    name: Option<String>,
    /// What it is: state, organ, person, armed_group, media, place, event …
    #[arg(long, value_parser = codes::<EntityKind>(EntityKind::CODES), hide_possible_values = true)]
    kind: Option<EntityKind>,
    /// Short name; made from the name when left out
    #[arg(long)]
    handle: Option<String>,
    /// Language of the name (BCP 47); the dossier's when left out
    #[arg(long)]
    lang: Option<String>,
    /// Country code of a state, such as MLI
    #[arg(long, value_name = "CODE")]
    iso3166: Option<String>,
    /// Its item in Wikidata, such as Q912
    #[arg(long, value_name = "ITEM")]
    wikidata: Option<String>,
    /// When it exists or existed (EDTF)
    #[arg(long, value_name = "DATE")]
    active: Option<String>,
    /// What it is to another entity: `organ_of:mali`; any number of times
    #[arg(long, value_name = "KIND:ENTITY")]
    relate: Vec<Tie>,
    #[command(flatten)]
    form: FormArgs,
}

const FLAGS: &[(&str, &str)] = &[
    ("entities[0]", "--relate"),
    ("entities[0].id", "--handle"),
    ("entities[0].name", "NAME"),
    ("entities[0].kind", "--kind"),
    ("entities[0].lang", "--lang"),
    ("entities[0].iso3166", "--iso3166"),
    ("entities[0].wikidata", "--wikidata"),
    ("entities[0].active", "--active"),
];

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let recorded = match (&args.name, args.kind) {
        (Some(name), Some(kind)) if !args.form.is_given() => by_flags(context, FLAGS, |_, opened, form| {
            let handle = match &args.handle {
                Some(handle) => handle.as_str().into(),
                None => opened.free_handle(name, &HashSet::new()),
            };
            form.entities.push(args.entity(handle, kind));
            Ok(())
        })?,
        (name, kind) => {
            let missing = [("NAME", name.is_none()), ("--kind", kind.is_none())];
            let missing = left_out(&missing);
            by_form(context, &args.form, "entity add", &missing, |_, _| {
                Ok(template(args))
            })?
        }
    };
    let next = recorded
        .handles
        .first()
        .map(|handle| format!("counterclaim entity show {handle}"));
    print(context, &recorded, next)
}

impl AddArgs {
    /// What the flags say.
    fn entity(&self, handle: Handle, kind: EntityKind) -> Entity {
        let mut entity = Entity::new(handle, kind, self.name.as_deref().unwrap_or_default());
        entity.lang = self.lang.as_deref().map(Into::into);
        entity.iso3166 = self.iso3166.clone();
        entity.wikidata = self.wikidata.clone();
        entity.active = self.active.as_deref().map(Into::into);
        for tie in &self.relate {
            entity.links_mut(tie.kind).push(EntityLink {
                entity: tie.entity.as_str().into(),
                ..EntityLink::default()
            });
        }
        entity
    }
}

fn template(args: &AddArgs) -> String {
    let kind = args.kind.map_or("", EntityKind::code);
    let empty = format!(
        "# Whoever and whatever claims speak of, or speaks itself. Save and close to record; leave it as it is to give up.\n\
         entities:\n  - id:            # short name: small letters, digits, hyphens\n    kind: {kind}         # {}\n    \
         name:\n    # iso3166:    # a state needs its code, such as MLI\n    # wikidata:   # Q912\n    # active:     \
         # when it exists or existed (EDTF)\n    # names: [{{name: , lang: fr, form: alias}}]    # {}\n    # organ_of: \
         mali            # {}\n    # office_holder_of: {{entity: mfa-mali, when: 2024/..}}\n",
        EntityKind::CODES.join(", "),
        NameForm::CODES.join(", "),
        RelationKind::CODES.join(", "),
    );
    let handle = args.handle.as_deref().unwrap_or_default();
    // the kind stands in the form already, where it was given
    let unsaid = args.kind.unwrap_or(EntityKind::Party);
    let bare = Entity::new("", unsaid, "");
    prefill::filled(&empty, "entities", &args.entity(handle.into(), unsaid), &bare)
}
