//! `counterclaim review rules`

use std::io;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
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
    let json = |views: Vec<&RuleView>| -> Result<Vec<Value>, CliError> {
        let values = views.into_iter().map(serde_json::to_value);
        Ok(values.collect::<Result<_, _>>().map_err(io::Error::other)?)
    };
    let of = |scope: &str| json(ratings.iter().filter(|rule| rule.rule == scope).collect());
    let moves: Vec<RuleView> = moves.collect();
    let needs = format!(
        "moves where a claim needs {}",
        count(usize::try_from(eyes).unwrap_or(0), "person", "people")
    );
    let rating: Vec<Column> = vec!["name".into(), "needs".into()];
    let a_move = vec![
        "name".into(),
        spaced("from"),
        spaced("to"),
        "role".into(),
        "needs".into(),
    ];
    printer.titled_lists(&[
        ("ratings of a claim", rating.clone(), of("content")?),
        ("ratings of who said it", rating, of("attribution")?),
        (&needs, a_move, json(moves.iter().collect())?),
    ])
}
