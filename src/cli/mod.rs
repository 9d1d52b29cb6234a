//! The command line: arguments in, words and exit codes out.
//!
//! Where things are:
//!
//! - a command: the file of its name, `claim show` in `claim/show.rs`: its arguments (whose comments are the help) and
//!   `run`, which calls one use case and prints a view. The moves of the review that differ in nothing but their name
//!   are in `review/moves.rs`.
//! - what every command has: [`args`] (global options, the list of commands), [`context`] (which desk, as whom, in
//!   which dossier).
//! - what people see: [`printer`] (the one way out), [`render`] (documents for people), [`error`] (words, hints and exit
//!   codes).

mod args;
mod audit;
mod claim;
mod complete;
mod completions;
mod config;
mod context;
mod counter;
mod db;
mod demo;
mod dossier;
mod entity;
mod error;
mod evidence;
mod export;
mod extract;
mod form;
mod hint;
mod import;
mod init;
mod log;
mod looking_back;
mod man;
mod member;
mod pager;
mod paging;
mod password;
mod printer;
mod programs;
mod progress;
mod question;
mod reference;
mod refused;
mod render;
mod reply;
mod report;
mod review;
mod search_note;
mod source;
mod usage;

use std::process::ExitCode;

use clap::{ArgMatches, FromArgMatches};

use self::args::{Cli, Command};
use self::config::Config;
use self::context::Context;
use self::error::{CliError, Outcome};
use self::printer::Printer;

pub use self::args::command;
pub use self::reference::{Shape, reference, shapes};

/// Runs the program.
pub fn main() -> ExitCode {
    if complete::is_answered() {
        return ExitCode::SUCCESS;
    }
    let command = args::command();
    let parsed = command.clone().try_get_matches().and_then(|matches| {
        let cli = Cli::from_arg_matches(&matches)?;
        let name = name(&matches);
        let beside = form::beside::check(&command, &matches, &name);
        let again = form::again::line(&command, &matches, &name);
        Ok((cli, name, beside, again))
    });
    let (cli, name, beside, again) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage::report(&command, error),
    };
    // what this program starts of itself was told all there is; what prints scripts must not fail over a setting
    let config = match cli.command {
        Command::Reap | Command::Extract(_) | Command::Completions(_) | Command::Man(_) => {
            Ok(Config::default())
        }
        _ => Config::load(),
    };
    let config = match config {
        Ok(config) => config,
        Err(error) => {
            let error = CliError::from(error);
            let _ = error.print(&Printer::new(&cli.global, None));
            return ExitCode::from(error.exit);
        }
    };
    let as_of = cli.global.as_of;
    let context = Context::new(cli.global, config).with_line(again);
    if let Some(warning) = &context.config.warning {
        let _ = context.printer.message(warning);
    }
    let outcome = beside
        .and_then(|()| match as_of {
            Some(_) => looking_back::check(&name),
            None => Ok(()),
        })
        .and_then(|()| run(&cli.command, &context));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // a reader that has enough is no failure
        Err(error) if error.is_closed_output() => ExitCode::SUCCESS,
        Err(error) => {
            let error = context.explain(error);
            // where standard error is gone, the exit code alone must do
            let _ = error.print(&context.printer);
            ExitCode::from(error.exit)
        }
    }
}

/// The command's name: `claim show`.
fn name(matches: &ArgMatches) -> String {
    let mut words = Vec::new();
    let mut place = matches;
    while let Some((word, inner)) = place.subcommand() {
        words.push(word);
        place = inner;
    }
    words.join(" ")
}

fn run(command: &Command, context: &Context) -> Outcome {
    match command {
        Command::Demo(args) => demo::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::Db(command) => db::run(command, context),
        Command::Member(command) => member::run(command, context),
        Command::Dossier(command) => dossier::run(command, context),
        Command::Entity(command) => entity::run(command, context),
        Command::Source(command) => source::run(command, context),
        Command::Claim(command) => claim::run(command, context),
        Command::Log(args) => log::run(args, context),
        Command::Counter(args) => counter::run(args, context),
        Command::Evidence(command) => evidence::run(command, context),
        Command::SearchNote(command) => search_note::run(command, context),
        Command::Question(command) => question::run(command, context),
        Command::Review(command) => review::run(command, context),
        Command::Reply(command) => reply::run(command, context),
        Command::Import(args) => import::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Report(command) => report::run(command, context),
        Command::Audit(command) => audit::run(command, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Man(args) => man::run(args),
        Command::Extract(args) => extract::run(args, context),
        Command::Reap => Ok(context.desk.reap()?),
    }
}
