//! What the planner knows of how much there is, after much came at once.

use crate::db::{Connection, statistics};

/// From how many rows on an import is much: fewer change no plan.
const MUCH: u64 = 2_000;

/// After that many rows came, has what changed much counted anew.
pub fn refresh_after(conn: &mut Connection, rows: u64) {
    if rows >= MUCH {
        // the rows are there: the server counts them by itself, if later
        let _ = statistics::refresh(conn);
    }
}
