//! Everything that needs a server: each test has a private cluster or a database of its own.
#![allow(clippy::unwrap_used)]

mod cluster;
mod desk;
mod json_schema;
mod race;
mod schema;
mod support;
mod workflow;
