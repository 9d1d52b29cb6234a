//! `counterclaim report styles`

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops::{OpError, find};
use crate::report::cite::Style;

/// The citation styles of the Citation Style Language that `--style` takes
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim report styles iso")]
pub struct StylesArgs {
    /// Only styles with these words in their name or title
    #[arg(value_name = "WORDS")]
    words: Option<String>,
}

/// A citation style.
#[derive(Serialize, JsonSchema)]
pub struct StyleView {
    pub style: String,
    pub title: String,
}

pub fn run(args: &StylesArgs, context: &Context) -> Outcome {
    let words = args.words.as_deref().unwrap_or_default().to_lowercase();
    let styles = Style::all().into_iter().map(|(style, title)| StyleView {
        style: style.to_owned(),
        title: title.to_owned(),
    });
    let has_words = |one: &StyleView| one.style.contains(&words) || one.title.to_lowercase().contains(&words);
    let found: Vec<StyleView> = styles.filter(has_words).collect();
    if found.is_empty() {
        let all = Style::all().into_iter().map(|(style, _)| style.to_owned());
        return Err(OpError::Missing {
            what: "citation style",
            near: find::near(&words, all),
            name: words,
        }
        .into());
    }
    context.printer.list(&["style", "title"], found)
}
