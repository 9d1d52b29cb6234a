//! What is not said twice: flags beside a form that is ready.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::cli::error::{CliError, Outcome};

/// The flags that say what a form of a command does not, by their ids; of a command that is not named here there are none.
const BESIDE: &[(&str, &[&str])] = &[("reply record", &["file", "issued"])];

/// Commands whose flags all go together with a form.
const ALL: &[&str] = &["log"];

/// Refuses flags that say what a form given with them says too: they would be left aside.
pub fn check(command: &Command, matches: &ArgMatches, name: &str) -> Outcome {
    let (mut command, mut matches) = (command, matches);
    while let Some((word, inner)) = matches.subcommand() {
        let Some(next) = command.find_subcommand(word) else {
            return Ok(());
        };
        (command, matches) = (next, inner);
    }
    let is_given = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let has = |id: &str| command.get_arguments().any(|arg| arg.get_id() == id);
    let asked = ["form", "resume"].into_iter().find(|id| has(id) && is_given(id));
    let Some(asked) = asked.filter(|_| !ALL.contains(&name)) else {
        return Ok(());
    };
    let beside = BESIDE.iter().find(|(command, _)| *command == name);
    let beside = beside.map_or(&[][..], |(_, ids)| ids);
    let is_said = |arg: &&Arg| {
        let id = arg.get_id().as_str();
        !arg.is_global_set()
            && !arg.is_required_set()
            && !["form", "resume"].contains(&id)
            && !beside.contains(&id)
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

/// What an argument is called where it is typed.
fn called(arg: &Arg) -> String {
    match (arg.get_long(), arg.get_value_names()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some([name, ..])) => name.to_string(),
        (None, _) => arg.get_id().as_str().to_uppercase(),
    }
}
