//! `counterclaim db status`

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;

/// Say whether the private server runs, and where
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim db status")]
pub struct StatusArgs {}

#[derive(Serialize, JsonSchema)]
pub struct StatusView {
    running: bool,
    pid: Option<i32>,
    version: Option<String>,
    data_dir: PathBuf,
    socket_dir: PathBuf,
    log: PathBuf,
    /// The configuration file that was read.
    config: Option<PathBuf>,
}

pub fn run(context: &Context) -> Outcome {
    let status = context.desk.status()?;
    let view = StatusView {
        running: status.pid.is_some(),
        pid: status.pid,
        version: status.version,
        data_dir: status.data_dir,
        socket_dir: status.socket_dir,
        log: status.log,
        config: context.config.path.clone(),
    };
    context.printer.show(&view, |page| {
        page.title(match (&view.version, view.pid) {
            (None, _) => "there is no private server here yet: `counterclaim init` makes one",
            (_, Some(_)) => "the private server is running",
            (_, None) => "the private server is not running; the next command starts it",
        });
        page.gap();
        page.maybe("PostgreSQL", view.version.as_deref());
        page.field("process", view.pid.map(|pid| pid.to_string()).unwrap_or_default());
        page.field("data", view.data_dir.display().to_string());
        page.field("socket", view.socket_dir.display().to_string());
        page.field("log", view.log.display().to_string());
        page.field(
            "config",
            view.config
                .as_ref()
                .map_or_else(|| "no file is read".to_owned(), |path| path.display().to_string()),
        );
    })
}
