//! Persons, for the names in reports.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Connection;
use super::schema::iam::person;
use crate::domain::ids::PersonId;

/// The name of every person.
pub fn names(conn: &mut Connection) -> QueryResult<HashMap<PersonId, String>> {
    let rows: Vec<(PersonId, String)> = person::table.select((person::id, person::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}
