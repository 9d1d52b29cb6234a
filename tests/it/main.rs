//! Everything that needs a server: each test has a private cluster or a database of its own.
#![allow(clippy::unwrap_used)]
#![allow(clippy::print_stderr)] // a test that is skipped says why

mod analysis;
mod analysis_names;
mod as_of;
mod as_of_commands;
mod bad_input;
mod cli_content;
mod cli_context;
mod cli_history;
mod cli_json;
mod cli_output;
mod cli_reference;
mod cluster;
mod database_audit;
mod database_dump;
mod database_members;
mod database_sessions;
mod database_visibility;
mod database_writes;
mod desk;
mod docs;
mod faults;
mod forms;
mod race;
mod record;
mod recusal;
mod reply;
mod report;
mod report_sections;
mod review;
mod rules;
mod schema;
mod schema_diesel;
mod schema_json;
mod schema_rules;
mod server;
mod sources;
mod sources_retracted;
mod support;
mod tidy;
mod workflow;
mod workflow_calls;
mod workflow_eyes;
mod workflow_moves;
mod world;
