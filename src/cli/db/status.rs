//! `counterclaim db status`

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;

/// Say whether the private server runs, and where
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim db status")]
pub struct StatusArgs {}

#[derive(Serialize)]
struct StatusView {
    running: bool,
    pid: Option<i32>,
    version: Option<String>,
    data_dir: PathBuf,
    socket_dir: PathBuf,
    log: PathBuf,
}

pub fn run(context: &Context) -> Outcome {
    let status = context.desk.status()?;
    context.printer.document(&StatusView {
        running: status.pid.is_some(),
        pid: status.pid,
        version: status.version,
        data_dir: status.data_dir,
        socket_dir: status.socket_dir,
        log: status.log,
    })
}
