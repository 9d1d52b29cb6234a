//! Reports: a value in, bytes out.
//!
//! [`model::Report`] holds everything one report says, as plain data. [`findings::arrange`] sorts its claims
//! under their questions, [`lint::lint`] lists what must not be published, [`html::render`],
//! [`markdown::render`] and [`json::render`] write it. [`letter::render`] writes to a party that is asked for its
//! reply. Nothing here reads a database, a clock or the environment, so the same value
//! always gives the same bytes.

mod anchors;
pub mod balance;
pub mod cite;
pub mod claim_review;
pub mod definitions;
pub mod diff;
mod figures;
pub mod findings;
pub mod footnotes;
pub mod glance;
pub mod html;
pub mod json;
mod lazily;
pub mod letter;
pub mod lint;
pub mod markdown;
pub mod model;
mod page;
pub mod provenance;
mod svg;
pub mod tables;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod testing;
pub(crate) mod text;

pub use model::Report;
