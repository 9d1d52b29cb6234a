//! `counterclaim dossier recuse`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Keep a member with a conflict of interest out of a dossier
///
/// A recused member may read the dossier, and is refused every move and every write in it. Everybody recuses
/// themselves; an editor or an administrator recuses others, and ends a recusal that is not their own.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as reviewer dossier recuse mali-algeria --reason \"worked for the ministry\"\n  counterclaim --as editor dossier recuse mali-algeria --member reviewer --reason \"a relative is a party\"\n  counterclaim --as editor dossier recuse mali-algeria --member reviewer --end --reason \"left the post in 2019\""
)]
pub struct RecuseArgs {
    /// Its slug; the one in use, or the only one, if absent
    slug: Option<String>,
    /// Whom, by login; yourself if absent
    #[arg(long, value_name = "LOGIN")]
    member: Option<String>,
    /// Why; it is shown to the desk
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The conflict has ended
    #[arg(long, requires = "member")]
    end: bool,
}

pub fn run(args: &RecuseArgs, context: &Context) -> Outcome {
    let receipts = ops::recusal::record(
        &mut context.connect()?,
        context.dossier_or(args.slug.as_deref()),
        args.member.as_deref(),
        &args.reason,
        args.end,
    )?;
    context.printer.receipts(&receipts)
}
