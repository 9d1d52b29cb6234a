//! `counterclaim report diff`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, cut, spaced};
use crate::ops;
use crate::ops::report::check::moment_named;
use crate::report::diff::Change;

use super::options;

/// What changed in a report between two moments
///
/// A moment is a date, which stands for its end in UTC, a time, or the number of a publication, which stands for the
/// moment that it tells of.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim report diff mali-algeria --from 1 --to 2\n  counterclaim report diff mali-algeria --from 1 --to 2999-01-01"
)]
pub struct DiffArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// The earlier moment
    #[arg(long, value_name = "WHEN")]
    from: String,
    /// The later one
    #[arg(long, value_name = "WHEN")]
    to: String,
}

pub fn run(args: &DiffArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let mut conn = context.connect()?;
    let from = moment_named(&mut conn, slug, &args.from)?;
    let to = moment_named(&mut conn, slug, &args.to)?;
    let past = |at| context.connect_to_the_past(at);
    let changes = ops::report::check::between(&mut conn, &past, slug, (from, to), &options(context))?;
    let columns = [
        spaced("kind"),
        "claim".into(),
        cut("what"),
        cut("was"),
        cut("now"),
    ];
    context.printer.list::<Column, _>(&columns, changes)
}

/// A change on one line.
pub(super) fn line(change: &Change) -> String {
    let kind = serde_json::to_value(change.kind).unwrap_or_default();
    let kind = kind.as_str().unwrap_or_default().replace('_', " ");
    let claim = change
        .claim
        .as_deref()
        .map_or_else(String::new, |code| format!("{code}, "));
    let turn = match (&change.was, &change.now) {
        (Some(was), Some(now)) => format!(": was {was}, is {now}"),
        (Some(was), None) => format!(": was {was}"),
        (None, Some(now)) => format!(": {now}"),
        (None, None) => String::new(),
    };
    format!("  {kind}: {claim}{}{turn}", change.what)
}
