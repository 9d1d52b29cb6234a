//! The dossier file: one case as YAML or JSON.
//!
//! [`read()`] takes bytes and gives a [`File`], or everything that is wrong with its shape, each with line
//! and path. [`to_yaml`] and [`to_json`] write one, always the same bytes for the same file. [`json_schema`]
//! describes it.

mod decode;
mod file;
mod limits;
mod lines;
mod one_or_many;
mod read;
mod schema;
mod text;
mod tree;
mod write;

#[cfg(test)]
mod tests;

pub use file::{
    About, Claim, Designation, Dossier, Entity, EntityLink, Evidence, ExternalReview, File, Format, Link,
    LinkReference, Name, Passage, Quantity, Question, Relation, RelationReference, Reply, Retraction,
    SearchNote, Snapshot, Source, Statement, StatementReference,
};
pub use lines::LineIndex;
pub use read::{LIMIT, Parsed, check, read, read_as, too_large};
pub use schema::json_schema;
pub use text::{DateText, Decimal, Handle, Language, TimeText};
pub use tree::{MAX_DEPTH, MAX_VALUES};
pub use write::{to_json, to_json_with_review, to_yaml, to_yaml_with_review, yaml_of};
