//! What is not said twice: flags beside a form that is ready.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::cli::error::{CliError, Outcome};

/// The flags that say what a form of a command does not, by their ids; of a command that is not named here there are none.
const BESIDE: &[(&str, &[&str])] = &[("reply record", &["file", "issued"])];

/// Commands whose flags all go together with a form.
const ALL: &[&str] = &["log"];

/// The flags that ask for a form, by their ids.
const ASKS: [&str; 2] = ["form", "resume"];

/// Refuses flags that say what a form given with them says too: they would be left aside.
pub fn check(root: &Command, matches: &ArgMatches, name: &str) -> Outcome {
    let Some((command, matches)) = innermost(root, matches) else {
        return Ok(());
    };
    let is_given = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let has = |id: &str| command.get_arguments().any(|arg| arg.get_id() == id);
    let Some(asked) = ASKS.into_iter().find(|id| has(id) && is_given(id)) else {
        return Ok(());
    };
    let is_said = |arg: &&Arg| {
        let id = arg.get_id().as_str();
        !arg.is_global_set()
            && !arg.is_required_set()
            && !ASKS.contains(&id)
            && !stands(name, id)
            && is_given(id)
    };
    match command.get_arguments().find(is_said) {
        None => Ok(()),
        Some(arg) => Err(CliError::usage(
            format!("`{}` is not taken together with `--{asked}`", called(arg)),
            Some("the form says it: write it there".to_owned()),
        )),
    }
}

/// Whether an argument of a command, by its id, says what the command's form does not.
pub fn stands(name: &str, id: &str) -> bool {
    if ASKS.contains(&id) {
        return false;
    }
    let of_it = BESIDE.iter().find(|(command, _)| *command == name);
    ALL.contains(&name) || of_it.is_some_and(|(_, ids)| ids.contains(&id))
}

/// The command that is run, and what was given to it.
pub fn innermost<'a>(root: &'a Command, matches: &'a ArgMatches) -> Option<(&'a Command, &'a ArgMatches)> {
    let (mut command, mut matches) = (root, matches);
    while let Some((word, inner)) = matches.subcommand() {
        (command, matches) = (command.find_subcommand(word)?, inner);
    }
    Some((command, matches))
}

/// What an argument is called where it is typed.
fn called(arg: &Arg) -> String {
    match (arg.get_long(), arg.get_value_names()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some([name, ..])) => name.to_string(),
        (None, _) => arg.get_id().as_str().to_uppercase(),
    }
}
