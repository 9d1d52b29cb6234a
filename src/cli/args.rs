//! What every command takes, and the list of commands.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};

use super::printer::Output;
use super::{
    audit, claim, completions, db, demo, dossier, entity, export, import, init, man, member, report, review,
    source,
};

/// A claims-and-counterclaims fact database with a verification workflow
#[derive(Debug, Parser)]
#[command(name = "counterclaim", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// The options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// PostgreSQL server to use, instead of the private one
    #[arg(
        long,
        global = true,
        env = "COUNTERCLAIM_DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// Where the private server's data lies
    #[arg(long, global = true, env = "COUNTERCLAIM_HOME", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// PostgreSQL login to work as
    #[arg(long = "as", global = true, env = "COUNTERCLAIM_AS", value_name = "LOGIN")]
    pub acting_as: Option<String>,
    /// Dossier to work in
    #[arg(
        long = "dossier",
        global = true,
        env = "COUNTERCLAIM_DOSSIER",
        value_name = "SLUG"
    )]
    pub in_dossier: Option<String>,
    /// Form of lists and shows
    #[arg(long, global = true, value_enum, default_value_t)]
    pub output: Output,
    /// No messages besides errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Directory of the server programs of PostgreSQL
    #[arg(
        long,
        global = true,
        env = "COUNTERCLAIM_PG_BIN",
        value_name = "DIR",
        hide = true
    )]
    pub binaries: Option<PathBuf>,
    /// Seconds without sessions after which the private server stops; 0 for never
    #[arg(
        long,
        global = true,
        env = "COUNTERCLAIM_IDLE",
        value_name = "SECONDS",
        default_value_t = 900,
        hide = true
    )]
    pub idle_seconds: u64,
}

/// The commands, in the order of a desk's work.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(demo::DemoArgs),
    Init(init::InitArgs),
    /// The private server and its database
    #[command(subcommand)]
    Db(db::Db),
    /// Who may act, under which login, in which roles
    #[command(subcommand)]
    Member(member::Member),
    /// Case files
    #[command(subcommand)]
    Dossier(dossier::Dossier),
    /// States, organs, persons, groups, places, events
    #[command(subcommand, alias = "party")]
    Entity(entity::Entity),
    /// What is cited, and its captured texts
    #[command(subcommand)]
    Source(source::Source),
    /// What is said, and where each stands
    #[command(subcommand)]
    Claim(claim::Claim),
    /// Move claims through the review
    #[command(subcommand)]
    Review(review::Review),
    Import(import::ImportArgs),
    Export(export::ExportArgs),
    /// Sourced reports
    #[command(subcommand)]
    Report(report::Report),
    /// The event log
    #[command(subcommand)]
    Audit(audit::Audit),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
    /// Stop the private server once nobody uses it
    #[command(name = "__reap", hide = true)]
    Reap,
}

/// The whole command line, for completions, manual pages and the reference.
pub fn command() -> clap::Command {
    Cli::command()
}
