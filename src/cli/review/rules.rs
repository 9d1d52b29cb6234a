//! `counterclaim review rules`

use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::db::review::{RatingRule, TransitionRule};
use crate::ops;

/// The rules, from the tables that enforce them
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim review rules --eyes 2")]
pub struct RulesArgs {
    /// Under this policy: how many people a claim needs
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    eyes: i16,
}

#[derive(Serialize)]
struct RuleView {
    rule: String,
    name: String,
    from: Option<String>,
    to: Option<String>,
    role: Option<String>,
    needs: String,
}

impl From<RatingRule> for RuleView {
    fn from(rule: RatingRule) -> Self {
        RuleView {
            needs: ops::report::needs(&rule),
            rule: rule.scope,
            name: rule.code,
            from: None,
            to: None,
            role: None,
        }
    }
}

impl From<TransitionRule> for RuleView {
    fn from(rule: TransitionRule) -> Self {
        let needs = match (rule.needs_reason, rule.needs_note) {
            (true, _) => "a reason",
            (_, true) => "a public note",
            _ => "",
        };
        RuleView {
            rule: "move".to_owned(),
            name: rule.a_move,
            from: Some(rule.from_state),
            to: Some(rule.to_state),
            role: Some(rule.role),
            needs: needs.to_owned(),
        }
    }
}

pub fn run(args: &RulesArgs, context: &Context) -> Outcome {
    let (ratings, moves) = ops::review::rules(&mut context.connect()?, args.eyes)?;
    let rows = ratings
        .into_iter()
        .map(RuleView::from)
        .chain(moves.into_iter().map(RuleView::from));
    let columns = ["rule", "name", "from", "to", "role", "needs"];
    context.printer.list(&columns, rows)
}
