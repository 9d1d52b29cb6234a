//! What the command line takes.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::domain::workflow::{Move, Role};

use super::printer::Output;

/// A claims-and-counterclaims fact database with a verification workflow
#[derive(Debug, Parser)]
#[command(
    name = "counterclaim",
    version,
    propagate_version = true,
    disable_help_subcommand = false
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

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

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set up server, database and the first administrator; any number of times
    Init {
        /// Login of the first administrator
        #[arg(long, default_value = "admin")]
        admin: String,
    },
    /// The running example from nothing, in a data directory of its own, with its reports
    Demo {
        /// Where the reports go
        #[arg(long, default_value = ".")]
        out: PathBuf,
    },
    /// The private server and its database
    #[command(subcommand)]
    Db(Db),
    /// Who may act, under which login, in which roles
    #[command(subcommand)]
    Member(Member),
    /// Case files
    #[command(subcommand)]
    Dossier(Dossier),
    /// States, organs, persons, groups, places, events
    #[command(subcommand, alias = "party")]
    Entity(Entity),
    /// What is cited, and its captured texts
    #[command(subcommand)]
    Source(Source),
    /// Claims
    #[command(subcommand)]
    Claim(Claim),
    /// Move claims through the review
    #[command(subcommand)]
    Review(Review),
    /// Bring a dossier file in: all of it, or nothing with every error
    Import {
        /// Dossier files, YAML or JSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Ask every rule, write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write a dossier as a file
    Export {
        /// The dossier; the only one if absent
        dossier: Option<String>,
        /// JSON instead of YAML
        #[arg(long)]
        json: bool,
        /// Leave captured texts out
        #[arg(long)]
        public: bool,
        /// Add states and verdicts, for reading
        #[arg(long)]
        with_review: bool,
        /// Where to; standard output if absent
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Sourced reports
    #[command(subcommand)]
    Report(Report),
    /// The event log
    #[command(subcommand)]
    Audit(Audit),
    /// Completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Manual pages into a directory
    Man {
        /// Where to
        dir: PathBuf,
    },
    /// Stop the private server once nobody uses it
    #[command(name = "__reap", hide = true)]
    Reap,
}

#[derive(Debug, Subcommand)]
pub enum Db {
    /// Start the private server
    Start,
    /// Stop the private server
    Stop,
    /// Say whether it runs, and where
    Status,
    /// Print the connection string
    Url,
    /// Open psql as the login
    Psql {
        /// Arguments for psql
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Bring tables and functions up to date
    Migrate,
}

#[derive(Debug, Subcommand)]
pub enum Member {
    /// Add a person with a login, or with --login-of a login to a person
    Add {
        /// PostgreSQL login
        login: String,
        /// The person's name; the login's if absent
        #[arg(long)]
        name: Option<String>,
        /// Roles
        #[arg(long = "role", value_name = "ROLE")]
        roles: Vec<Role>,
        /// The login becomes one more of the person who has this one
        #[arg(long, value_name = "LOGIN", conflicts_with_all = ["name", "roles"])]
        login_of: Option<String>,
    },
    /// List members
    List,
    /// Grant roles
    Grant {
        /// A login of the person
        login: String,
        /// Roles
        #[arg(long = "role", value_name = "ROLE", required = true)]
        roles: Vec<Role>,
    },
    /// Take roles back
    Revoke {
        /// A login of the person
        login: String,
        /// Roles
        #[arg(long = "role", value_name = "ROLE", required = true)]
        roles: Vec<Role>,
    },
    /// End a login
    Disable {
        /// The login
        login: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Dossier {
    /// Open a dossier with the settings that a dossier file has
    New {
        /// The dossier file; only its header is read
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// List dossiers
    List,
    /// Show a dossier
    Show {
        /// Its slug; the only one if absent
        slug: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Entity {
    /// List entities
    List {
        /// Of this kind
        #[arg(long)]
        kind: Option<String>,
        /// So many at most
        #[arg(long, default_value_t = 1000)]
        limit: i64,
    },
    /// Show an entity: names, relations, stances
    Show {
        /// Handle or name
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Source {
    /// List sources
    List {
        /// So many at most
        #[arg(long, default_value_t = 1000)]
        limit: i64,
    },
    /// Show a source and what rests on it
    Show {
        /// Handle or address
        name: String,
    },
    /// Hash captures again and compare every excerpt with its place
    Check {
        /// Handles or addresses; all if absent
        names: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Claim {
    /// List claims
    List {
        /// In these states
        #[arg(long = "state")]
        states: Vec<String>,
        /// Of these kinds
        #[arg(long = "kind")]
        kinds: Vec<String>,
        /// With these verdicts
        #[arg(long = "verdict")]
        verdicts: Vec<String>,
        /// With these words
        #[arg(long)]
        text: Option<String>,
        /// After this code
        #[arg(long)]
        after: Option<crate::domain::ids::ClaimCode>,
        /// So many at most
        #[arg(long, default_value_t = 1000)]
        limit: i64,
    },
    /// Show a claim whole
    Show {
        /// Code or handle
        claim: String,
    },
    /// A claim's life, event by event
    History {
        /// Code or handle
        claim: String,
    },
}

/// What moves share.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// Codes or handles
    #[arg(required = true)]
    pub claims: Vec<String>,
    /// Why, for the desk
    #[arg(long)]
    pub reason: Option<String>,
    /// Why, for the public
    #[arg(long)]
    pub note: Option<String>,
    /// Refuse unless the claim is still at this version
    #[arg(long, value_name = "VERSION")]
    pub seen: Option<i32>,
}

/// What decide and correct add.
#[derive(Debug, Args)]
pub struct VerdictArgs {
    /// Rating of the claim
    #[arg(long)]
    pub verdict: Option<String>,
    /// low, moderate or high
    #[arg(long)]
    pub confidence: Option<String>,
    /// Why, at least 20 characters
    #[arg(long)]
    pub rationale: Option<String>,
    /// Rating of who said it, for all links
    #[arg(long)]
    pub attribution: Option<String>,
    /// Let the current verdict stand
    #[arg(long)]
    pub affirm: bool,
    /// Lowest plausible figure
    #[arg(long)]
    pub low: Option<String>,
    /// Best figure
    #[arg(long)]
    pub best: Option<String>,
    /// Highest plausible figure
    #[arg(long)]
    pub high: Option<String>,
    /// Why one origin must do; it is printed
    #[arg(long)]
    pub sole_source: Option<String>,
    /// Contrary evidence that was weighed, by id
    #[arg(long)]
    pub weighed: Vec<String>,
    /// When a prediction comes back
    #[arg(long)]
    pub revisit: Option<chrono::NaiveDate>,
    /// correction, update or retraction
    #[arg(long)]
    pub occasion: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Review {
    /// What waits for somebody
    Queue {
        /// So many at most
        #[arg(long, default_value_t = 200)]
        limit: i64,
    },
    /// The rules, from the tables that enforce them
    Rules {
        /// Under this policy
        #[arg(long, default_value_t = 3)]
        eyes: i16,
    },
    /// Hand drafts to the reviewers
    Submit(MoveArgs),
    /// Take a submission back
    Recall(MoveArgs),
    /// Throw a draft away
    Discard(MoveArgs),
    /// Begin to review
    Take(MoveArgs),
    /// Send back, with a reason
    Return(MoveArgs),
    /// Not to be checked here, with a reason
    Decline(MoveArgs),
    /// Give verdicts
    Decide {
        #[command(flatten)]
        common: MoveArgs,
        #[command(flatten)]
        verdict: Box<VerdictArgs>,
    },
    /// Approve
    Approve(MoveArgs),
    /// Correct an approved verdict, with a public note
    Correct {
        #[command(flatten)]
        common: MoveArgs,
        #[command(flatten)]
        verdict: Box<VerdictArgs>,
    },
    /// Review again, with a reason
    Reopen(MoveArgs),
    /// Withdraw, with a public note
    Withdraw(MoveArgs),
}

impl Review {
    /// The move with its arguments; none for lists.
    pub fn as_move(&self) -> Option<(Move, &MoveArgs, Option<&VerdictArgs>)> {
        Some(match self {
            Review::Queue { .. } | Review::Rules { .. } => return None,
            Review::Submit(args) => (Move::Submit, args, None),
            Review::Recall(args) => (Move::Recall, args, None),
            Review::Discard(args) => (Move::Discard, args, None),
            Review::Take(args) => (Move::Take, args, None),
            Review::Return(args) => (Move::Return, args, None),
            Review::Decline(args) => (Move::Decline, args, None),
            Review::Decide { common, verdict } => (Move::Decide, common, Some(verdict)),
            Review::Approve(args) => (Move::Approve, args, None),
            Review::Correct { common, verdict } => (Move::Correct, common, Some(verdict)),
            Review::Reopen(args) => (Move::Reopen, args, None),
            Review::Withdraw(args) => (Move::Withdraw, args, None),
        })
    }
}

#[derive(Debug, Subcommand)]
pub enum Report {
    /// Make a report of what is approved
    Make {
        /// The dossier; the only one if absent
        dossier: Option<String>,
        /// html or json
        #[arg(long, default_value = "html", value_parser = ["html", "json"])]
        format: String,
        /// Add what is not approved, plainly marked
        #[arg(long)]
        draft: bool,
        /// Citation style
        #[arg(long, default_value = crate::report::cite::DEFAULT_STYLE)]
        style: String,
        /// Where to; standard output if absent
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// The newest events
    Log {
        /// By this login
        #[arg(long)]
        by: Option<String>,
        /// Of this operation
        #[arg(long)]
        operation: Option<String>,
        /// So many at most
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Recompute every chain and hold the tables against the log
    Verify,
}

/// The whole command line, for completions, manual pages and the reference.
pub fn command() -> clap::Command {
    Cli::command()
}
