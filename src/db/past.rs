//! Reading as of a moment.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use super::{Connection, DbResult};
use crate::domain::as_of::AsOf;

/// Turns the session into one that sees what was recorded by that moment and can write nothing, to its end.
///
/// A write under way at that moment, its time taken and not yet committed, is seen afterwards though nobody saw it then.
pub fn look_back(conn: &mut Connection, at: AsOf) -> DbResult<()> {
    // another role's policies on the same tables: see schema/sql/80_visibility.sql and 92_past.sql
    conn.batch_execute("set role counterclaim_past")?;
    sql_query("select set_config('counterclaim.as_of', $1, false)")
        .bind::<Text, _>(at.0.to_rfc3339())
        .execute(conn)?;
    Ok(())
}
