//! `counterclaim member list`

use crate::cli::paging::{self, Paging};
use crate::domain::ids::PersonId;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// List members with their logins and roles
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim member list")]
pub struct ListArgs {
    #[command(flatten)]
    paging: Paging<1000>,
}

#[derive(Serialize, JsonSchema)]
pub struct MemberView {
    name: String,
    logins: Vec<String>,
    roles: Vec<String>,
    id: Uuid,
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let members = ops::member::list(
        &mut context.connect()?,
        &args.paging.part(|key| paging::id(key).map(PersonId))?,
    )?;
    let rows = members.into_iter().map(|member| MemberView {
        name: member.name,
        logins: member.logins,
        roles: member.roles,
        id: member.person.0,
    });
    let columns = ["name", "logins", "roles"];
    context
        .printer
        .part(&columns, rows, args.paging.limit, |row| row.id.to_string())
}
