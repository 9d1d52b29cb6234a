//! What is said of a command line that cannot be read, and help where it was asked for.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::config::Config;
use super::error::CliError;
use super::printer::{Colour, Output, Printer};
use super::render::one_line;

/// Prints help or version where they were asked for, else what is wrong, as JSON where the command line asks for it, or
/// the configuration file does.
pub fn report(command: &Command, mut error: clap::Error) -> ExitCode {
    if error.get(ContextKind::Usage).is_some() {
        let usage = usage(command, std::env::args());
        error.insert(ContextKind::Usage, ContextValue::StyledStr(usage));
    }
    // what is wrong with the file does not hide what is wrong here
    let usual = Config::load().ok().and_then(|config| config.settings.output);
    let form = asked_form(usual.unwrap_or_default(), std::env::args());
    let helps = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if helps || !matches!(form, Output::Json | Output::Jsonl) {
        // where standard error is gone, the exit code alone must do
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    }
    let text = error.render().to_string();
    let (fact, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
    let fact = fact.strip_prefix("error: ").unwrap_or(fact).trim();
    let failed = CliError::usage(one_line(fact), hint(rest));
    let printer = Printer {
        output: form,
        quiet: false,
        verbose: false,
        colour: Colour::Never,
        pager: None,
    };
    let _ = failed.print(&printer);
    ExitCode::from(failed.exit)
}

/// How the command is used that a command line names. The parser's own line would also name every option that the
/// environment sets.
fn usage(command: &Command, args: impl Iterator<Item = String>) -> clap::builder::StyledStr {
    let takes_value = |word: &str| {
        let long = |arg: &Arg| {
            arg.get_long()
                .is_some_and(|long| word.strip_prefix("--") == Some(long))
        };
        command
            .get_arguments()
            .any(|arg| long(arg) && arg.get_action().takes_values())
    };
    let mut built = command.clone();
    built.build();
    let (mut innermost, mut is_value) = (&built, false);
    for word in args.skip(1) {
        if !is_value && let Some(inner) = innermost.find_subcommand(&word) {
            innermost = inner;
        }
        is_value = takes_value(&word);
    }
    innermost.clone().render_usage()
}

/// A tip where there is one, else how the command is used.
fn hint(rest: &str) -> Option<String> {
    let parts = || rest.split("\n\n").map(one_line);
    parts()
        .find_map(|part| part.strip_prefix("tip: ").map(ToOwned::to_owned))
        .or_else(|| parts().find(|part| part.starts_with("Usage: ")))
}

/// The form of results that a command line asks for, whatever else is wrong with it; `form` where it asks for none.
fn asked_form(mut form: Output, args: impl Iterator<Item = String>) -> Output {
    let mut is_value = false;
    for arg in args {
        let value = if is_value {
            Some(arg.as_str())
        } else {
            arg.strip_prefix("--output=")
        };
        if let Some(Ok(asked)) = value.map(|value| <Output as clap::ValueEnum>::from_str(value, false)) {
            form = asked;
        }
        is_value = arg == "--output";
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usage_is_that_of_the_command_named() {
        let usage = |line: &str| {
            let words = line.split(' ').map(ToOwned::to_owned);
            super::usage(&crate::cli::command(), words).to_string()
        };
        let show = "Usage: counterclaim claim show [OPTIONS] <CLAIM>";
        assert_eq!(usage("counterclaim claim show"), show);
        assert_eq!(usage("counterclaim --dossier review claim show"), show);
        assert!(usage("counterclaim clam").starts_with("Usage: counterclaim [OPTIONS] <COMMAND>"));
    }

    #[test]
    fn the_form_is_found_in_a_wrong_command_line() {
        let form = |line: &str| asked_form(Output::Table, line.split(' ').map(ToOwned::to_owned));
        assert_eq!(form("counterclaim claim show"), Output::Table);
        assert_eq!(form("counterclaim --output json claim shw"), Output::Json);
        assert_eq!(form("counterclaim claim shw --output=jsonl"), Output::Jsonl);
        assert_eq!(form("counterclaim --output jso claim list"), Output::Table);
    }
}
