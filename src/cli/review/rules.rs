//! `counterclaim review rules`

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::printer::Output;
use crate::cli::render::{Column, count, spaced};
use crate::db::review::{RatingRule, TransitionRule};
use crate::ops;

/// The rules, from the tables that enforce them
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim review rules --eyes 2")]
pub struct RulesArgs {
    /// Under this policy: how many people a claim needs; the dossier's own if absent
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(i16).range(1..=3))]
    eyes: Option<i16>,
}

#[derive(Serialize, JsonSchema)]
pub struct RuleView {
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
    let (eyes, ratings, moves) = ops::review::rules(&mut context.connect()?, args.eyes, context.dossier())?;
    let printer = &context.printer;
    let moves = moves.into_iter().map(RuleView::from);
    let ratings: Vec<RuleView> = ratings.into_iter().map(RuleView::from).collect();
    if printer.output != Output::Table {
        let columns = ["rule", "name", "from", "to", "role", "needs"];
        return printer.list(&columns, ratings.into_iter().chain(moves));
    }
    for (scope, title) in [
        ("content", "ratings of a claim"),
        ("attribution", "ratings of who said it"),
    ] {
        printer.line(title)?;
        printer.list(
            &["name", "needs"],
            ratings.iter().filter(|rule| rule.rule == scope),
        )?;
        printer.line("")?;
    }
    printer.line(&format!(
        "moves where a claim needs {}",
        count(usize::try_from(eyes).unwrap_or(0), "person", "people")
    ))?;
    let columns = [
        "name".into(),
        spaced("from"),
        spaced("to"),
        "role".into(),
        "needs".into(),
    ];
    printer.list::<Column, _>(&columns, moves)
}
