//! `counterclaim completions`

use super::args;
use super::error::Outcome;

/// Completions for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim completions bash > ~/.local/share/bash-completion/completions/counterclaim"
)]
pub struct CompletionsArgs {
    /// Which shell
    pub shell: clap_complete::Shell,
}

pub fn run(args: &CompletionsArgs) -> Outcome {
    clap_complete::generate(
        args.shell,
        &mut args::command(),
        "counterclaim",
        &mut std::io::stdout(),
    );
    Ok(())
}
