//! The command line: arguments in, words and exit codes out.

mod args;
mod demo;
mod error;
mod printer;
mod run;

use std::process::ExitCode;

use clap::Parser;

use self::args::Cli;
use self::printer::Printer;

pub use self::args::command;

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let printer = Printer {
        output: cli.global.output,
        quiet: cli.global.quiet,
    };
    match run::run(&cli, &printer) {
        Ok(()) => ExitCode::SUCCESS,
        // a reader that has enough is no failure
        Err(error) if error.code == "output" && error.message.contains("Broken pipe") => ExitCode::SUCCESS,
        Err(error) => {
            // where standard error is gone, the exit code alone must do
            let _ = error.print(&printer);
            ExitCode::from(error.exit)
        }
    }
}
