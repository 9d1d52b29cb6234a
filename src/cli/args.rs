//! What every command takes, and the list of commands.

use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::domain::as_of::AsOf;
use crate::domain::vocabulary::UnknownCode;

use super::config::Settings;
use super::printer::{Colour, Output};
use super::{
    audit, claim, completions, counter, db, demo, dossier, entity, evidence, export, extract, import, init,
    log, man, member, question, reply, report, review, search_note, source,
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
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// PostgreSQL server to use, instead of the private one
    #[arg(
        long,
        global = true,
        env = "COUNTERCLAIM_DATABASE_URL",
        value_name = "URL",
        hide_env = true
    )]
    pub database_url: Option<String>,
    /// Where the private server's data lies
    #[arg(
        long,
        global = true,
        env = "COUNTERCLAIM_HOME",
        value_name = "DIR",
        hide_env = true
    )]
    pub data_dir: Option<PathBuf>,
    /// PostgreSQL login to work as
    #[arg(
        long = "as",
        global = true,
        env = "COUNTERCLAIM_AS",
        value_name = "LOGIN",
        hide_env = true
    )]
    pub acting_as: Option<String>,
    /// Dossier to work in; `-` for all
    #[arg(
        long = "dossier",
        global = true,
        env = "COUNTERCLAIM_DOSSIER",
        value_name = "SLUG",
        hide_env = true
    )]
    pub in_dossier: Option<String>,
    /// Read what was there then: a day, to its end in UTC, or a moment as 2025-01-20T10:00:00Z
    #[arg(long, global = true, value_name = "TIME")]
    pub as_of: Option<AsOf>,
    /// Form of results: table (if not said), json, jsonl or csv
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "FORM",
        hide_possible_values = true
    )]
    pub output: Option<Output>,
    /// Colour: auto (if not said), always or never
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        hide_possible_values = true
    )]
    pub color: Option<Colour>,
    /// No messages besides errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say as whom and where it works
    #[arg(long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Do not ask before what cannot be taken back
    #[arg(long, global = true)]
    pub yes: bool,
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
        hide = true
    )]
    pub idle_seconds: Option<u64>,
}

impl Global {
    /// The same with what the file says where neither the command line nor the environment does.
    pub fn filled(self, file: &Settings) -> Self {
        Global {
            database_url: self
                .database_url
                .or_else(|| std::env::var("DATABASE_URL").ok())
                .or_else(|| file.database_url.clone()),
            data_dir: self.data_dir.or_else(|| file.data_dir.clone()),
            acting_as: self.acting_as.or_else(|| file.acting_as.clone()),
            in_dossier: self.in_dossier.or_else(|| file.dossier.clone()),
            output: self.output.or(file.output),
            color: self.color.or(file.color),
            idle_seconds: self.idle_seconds.or(file.idle_seconds),
            ..self
        }
    }
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
    Log(Box<log::LogArgs>),
    /// States, organs, persons, groups, places, events
    #[command(subcommand, alias = "party")]
    Entity(entity::Entity),
    /// What is cited, and its captured texts
    #[command(subcommand)]
    Source(source::Source),
    /// What is said, and where each stands
    #[command(subcommand)]
    Claim(claim::Claim),
    Counter(Box<counter::CounterArgs>),
    /// What several claims answer differently
    #[command(subcommand)]
    Question(question::Question),
    /// What speaks for and against claims
    #[command(subcommand)]
    Evidence(evidence::Evidence),
    /// Searches that were made
    #[command(subcommand)]
    SearchNote(search_note::SearchNote),
    /// Move claims through the review
    #[command(subcommand)]
    Review(review::Review),
    /// The right of reply
    #[command(subcommand)]
    Reply(reply::Reply),
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
    /// Take the text of a file that somebody else made
    #[command(name = "__extract", hide = true)]
    Extract(extract::ExtractArgs),
    /// Stop the private server once nobody uses it
    #[command(name = "__reap", hide = true)]
    Reap,
}

/// A word of a vocabulary as an argument; one that is not in it is refused with all that are.
pub fn code<T: FromStr<Err: Display>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
}

/// How many at most: one or more.
pub fn count(text: &str) -> Result<i64, String> {
    let count = text.parse::<i64>().ok().filter(|count| *count > 0);
    count.ok_or_else(|| "it is a number from 1".to_owned())
}

/// The commands by what they are for, as the first help shows them.
const GROUPS: [(&str, &[&str]); 4] = [
    ("set up", &["demo", "init", "db", "member"]),
    (
        "collect",
        &[
            "dossier",
            "log",
            "entity",
            "source",
            "claim",
            "counter",
            "question",
            "evidence",
            "search-note",
            "import",
        ],
    ),
    ("review", &["review", "reply", "audit"]),
    ("publish", &["report", "export"]),
];

/// Reads one of a vocabulary's codes; help lists them.
pub fn codes<T>(codes: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = UnknownCode> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(codes).try_map(|code| code.parse::<T>())
}

/// The same but for one, which is neither offered nor taken; `instead` says how it is said.
pub fn codes_but<T>(
    codes: &'static [&'static str],
    but: T,
    instead: &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = UnknownCode> + PartialEq + Clone + Send + Sync + 'static,
{
    let is_but = {
        let but = but.clone();
        move |code: &str| code.parse::<T>().is_ok_and(|code| code == but)
    };
    let values = codes
        .iter()
        .map(move |code| PossibleValue::new(*code).hide(is_but(code)));
    PossibleValuesParser::new(values).try_map(move |code| match code.parse::<T>() {
        Ok(code) if code == but => Err(instead.to_owned()),
        Ok(code) => Ok(code),
        Err(error) => Err(error.to_string()),
    })
}

/// The whole command line, for parsing, completions, manual pages and the reference.
pub fn command() -> clap::Command {
    let command = Cli::command();
    let overview = overview(&command);
    command.help_template(format!("{{about}}\n{{usage-heading}} {{usage}}\n\n{overview}"))
}

/// How the first help ends.
const MORE: &str = "; `counterclaim help COMMAND` says more of each";

/// The first help: a line for each command, so that it fits a screen; the help of each command explains the options.
fn overview(command: &clap::Command) -> String {
    let mut lines = Vec::new();
    for (group, names) in GROUPS {
        let mut group = group;
        for found in names.iter().filter_map(|name| command.find_subcommand(name)) {
            let about = found.get_about().map(ToString::to_string).unwrap_or_default();
            lines.push(format!("{group:<9}{:<13}{about}", found.get_name()));
            group = "";
        }
    }
    // what is needed once stands on one line
    let is_grouped = |name: &str| GROUPS.iter().any(|(_, names)| names.contains(&name));
    let others: Vec<&str> = command
        .get_subcommands()
        .filter(|other| !other.is_hide_set() && !is_grouped(other.get_name()))
        .map(clap::Command::get_name)
        .collect();
    lines.push(format!("{:<9}{}{MORE}", "more", others.join(", ")));
    lines.join("\n")
}
