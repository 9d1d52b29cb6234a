//! What people see: pages of shows, cells of tables, and words for codes, figures and times.

mod claim;
mod column;
mod entity;
mod history;
mod page;
mod source;
mod words;

pub use self::claim::claim;
pub use self::column::{Column, cut, date, short, spaced, time};
pub use self::entity::entity;
pub use self::history::sentences;
pub use self::page::{Page, with_coloured_start};
pub use self::source::source;
pub use self::words::{count, date_in_words, moment, one_line, quoted, rows, words};
