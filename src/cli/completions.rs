//! `counterclaim completions`

use clap::builder::PossibleValuesParser;

use super::complete;
use super::context::Context;
use super::error::Outcome;

/// Completions for a shell: commands, and codes, handles and logins from the database
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim completions bash > ~/.local/share/bash-completion/completions/counterclaim\n  counterclaim completions zsh > ~/.zfunc/_counterclaim\n  counterclaim completions fish > ~/.config/fish/completions/counterclaim.fish\n\nFor zsh, `fpath+=~/.zfunc` stands before `compinit` in ~/.zshrc. What is offered is what the login may see; a private\nserver that is not running is not started for it."
)]
pub struct CompletionsArgs {
    /// Which shell
    #[arg(value_parser = PossibleValuesParser::new(complete::SHELLS))]
    pub shell: String,
}

pub fn run(args: &CompletionsArgs, context: &Context) -> Outcome {
    let mut script = Vec::new();
    complete::script(&args.shell, &mut script)?;
    context.printer.bytes(&script)
}
