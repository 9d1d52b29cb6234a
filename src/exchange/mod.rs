//! Files in and out: bytes on one side, domain types on the other.

pub mod capture;
pub mod dossier;
pub mod flat;
pub mod form;
pub mod problem;
pub mod reply_form;
pub mod verdicts;

pub use problem::Problem;
