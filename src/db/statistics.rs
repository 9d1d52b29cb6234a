//! What the planner knows of how much there is.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Integer;

use super::{Connection, DbResult};

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Integer)]
    tables: i32,
}

/// Has the tables counted anew of which much changed; gives how many those were.
pub fn refresh(conn: &mut Connection) -> DbResult<i32> {
    let counted: Counted = sql_query(include_str!("sql/refresh_statistics.sql")).get_result(conn)?;
    Ok(counted.tables)
}
