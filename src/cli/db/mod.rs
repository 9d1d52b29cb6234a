//! `counterclaim db`: the private server and its database.

pub(super) mod migrate;
pub(super) mod psql;
pub(super) mod start;
pub(super) mod status;
pub(super) mod stop;
pub(super) mod url;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Db {
    Start(start::StartArgs),
    Stop(stop::StopArgs),
    Status(status::StatusArgs),
    Url(url::UrlArgs),
    Psql(psql::PsqlArgs),
    Migrate(migrate::MigrateArgs),
}

pub fn run(command: &Db, context: &Context) -> Outcome {
    match command {
        Db::Start(_) => start::run(context),
        Db::Stop(_) => stop::run(context),
        Db::Status(_) => status::run(context),
        Db::Url(_) => url::run(context),
        Db::Psql(args) => psql::run(args, context),
        Db::Migrate(_) => migrate::run(context),
    }
}
