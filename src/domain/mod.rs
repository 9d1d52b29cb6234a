//! What the tool is about: pure, without database, clock, terminal or files.

pub mod analysis;
pub mod as_of;
pub mod batch;
pub mod difference;
pub mod edtf;
pub mod ids;
pub mod locator;
pub mod log;
pub mod refusal;
pub mod sentences;
pub mod stored;
pub mod text;
pub mod vocabulary;
pub mod workflow;
