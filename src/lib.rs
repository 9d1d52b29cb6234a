//! A claims-and-counterclaims fact database with a verification workflow.
//!
//! Modules in reading order, each using only those before it (`cli` → `ops` → `db`, `exchange`, `report`, `cluster` →
//! `domain`):
//!
//! - [`domain`]: what the tool is about, pure.
//! - [`db`]: PostgreSQL; the only module that names diesel.
//! - [`cluster`]: a private PostgreSQL server, for desks without one.
//! - [`exchange`]: files in and out.
//! - [`report`]: what a report says, and how it is written.
//! - [`ops`]: one function per use case.
//! - [`cli`]: arguments, output, exit codes.
//!
//! The rules live in the database: see `schema/sql` and ARCHITECTURE.md.

pub mod cli;
pub mod cluster;
pub mod db;
pub mod domain;
pub mod exchange;
pub mod ops;
pub mod report;
