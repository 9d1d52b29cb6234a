//! `counterclaim member list`

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// List members with their logins and roles
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim member list")]
pub struct ListArgs {}

#[derive(Serialize, JsonSchema)]
pub struct MemberView {
    name: String,
    logins: Vec<String>,
    roles: Vec<String>,
}

pub fn run(context: &Context) -> Outcome {
    let members = ops::member::list(&mut context.connect()?)?;
    let rows = members.into_iter().map(|member| MemberView {
        name: member.name,
        logins: member.logins,
        roles: member.roles,
    });
    context.printer.list(&["name", "logins", "roles"], rows)
}
