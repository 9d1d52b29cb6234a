//! Every rule that refuses has words of its own and a next step that can be taken.

use super::*;
use crate::cli::args;
use crate::domain::refusal::{Refusal, Rule};

/// Rules without a next step of their own, and why.
const WITHOUT: &[(Rule, &str)] = &[(
    Rule::BulkRefused,
    "it has the next step of the first refusal it lists, and there is none without a list",
)];

fn told(rule: Rule) -> CliError {
    let refusal = Refusal::new(rule.name(), "so it is not", None);
    CliError::from(OpError::Db(DbError::Refused(Box::new(refusal))))
}

#[test]
fn every_rule_has_a_next_step() {
    for rule in Rule::ALL {
        let is_excepted = WITHOUT
            .iter()
            .any(|(other, why)| other == rule && !why.is_empty());
        assert_ne!(told(*rule).hint.is_some(), is_excepted, "{}", rule.name());
    }
}

#[test]
fn every_rule_but_the_backstop_has_words_of_its_own() {
    for rule in Rule::ALL.iter().filter(|rule| **rule != Rule::Backstop) {
        let name = format!("({})", rule.name());
        assert!(!told(*rule).message.contains(&name), "{}", told(*rule).message);
    }
}

#[test]
fn a_command_that_a_next_step_names_whole_can_be_run() {
    let mut understood = 0;
    for rule in Rule::ALL {
        let hint = told(*rule).hint.unwrap_or_default();
        let commands = hint.split('`').skip(1).step_by(2);
        for line in commands.filter(|line| line.starts_with("counterclaim ")) {
            let typed = |word: &str| match word {
                "CLAIM" => "C-12".to_owned(),
                "LOGIN" | "PARTY" => "somebody".to_owned(),
                // the option before it says what is meant
                "…" => "2999-01-01".to_owned(),
                word => word.to_owned(),
            };
            let parsed = args::command().try_get_matches_from(line.split(' ').map(typed));
            // `claim show` alone names the command, not what to type
            if line.split(' ').count() > 3 || parsed.is_ok() {
                assert!(parsed.is_ok(), "{}: {line}: {}", rule.name(), parsed.unwrap_err());
                understood += 1;
            }
        }
    }
    assert!(understood > 15, "{understood}");
}
