//! The moves that differ in nothing but their name: `counterclaim review submit`, `recall`, `discard`, `take`, `return`,
//! `decline`, `approve`, `reopen` and `withdraw`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::render::{Column, spaced};
use crate::domain::workflow::Move;
use crate::ops;
use crate::ops::review::{Moved, Words};

/// What moves share.
#[derive(Debug, clap::Args)]
pub struct MoveArgs {
    /// Codes, handles or `@`, the last one
    #[arg(required = true, value_name = "CLAIM")]
    pub claims: Vec<String>,
    /// Why, for the desk
    #[arg(long)]
    pub reason: Option<String>,
    /// Why, for the public
    #[arg(long)]
    pub note: Option<String>,
    /// Refuse unless the claim is still at this version
    #[arg(long, value_name = "VERSION")]
    pub seen: Option<i32>,
}

impl MoveArgs {
    /// What the move says.
    pub fn words(&self) -> Words {
        Words {
            reason: self.reason.clone(),
            note: self.note.clone(),
            ..Words::default()
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub struct MovedView {
    claim: String,
    from: String,
    to: String,
    version: i32,
    hash: String,
}

impl From<Moved> for MovedView {
    fn from(moved: Moved) -> Self {
        MovedView {
            claim: moved.code.to_string(),
            from: moved.from,
            to: moved.to,
            version: moved.receipt.version,
            hash: hex::encode(moved.receipt.hash),
        }
    }
}

pub fn run(a_move: Move, args: &MoveArgs, context: &Context) -> Outcome {
    make(a_move, args, &args.words(), context)
}

/// Makes the move and says how each claim went.
pub fn make(a_move: Move, args: &MoveArgs, words: &Words, context: &Context) -> Outcome {
    if a_move == Move::Discard {
        context.confirm(&format!("discards {}", args.claims.join(", ")))?;
    }
    let mut conn = context.connect()?;
    let moved = ops::review::make(
        &mut conn,
        &args.claims,
        context.dossier(),
        a_move,
        words,
        args.seen,
    )
    .map_err(|error| match args.claims.as_slice() {
        [one] => CliError::from(error).naming(one),
        _ => CliError::from(error),
    })?;
    print(moved, context)
}

/// Says how each claim went.
pub fn print(moved: Vec<Moved>, context: &Context) -> Outcome {
    let rows = moved.into_iter().map(MovedView::from);
    let columns = ["claim".into(), spaced("from"), spaced("to"), "version".into()];
    context.printer.list::<Column, _>(&columns, rows)
}
