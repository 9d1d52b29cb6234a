//! Documents for people: what a show prints on a terminal.

mod outline;

pub use self::outline::outline;
