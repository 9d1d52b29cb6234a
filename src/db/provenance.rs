//! The record as W3C PROV: each section of the document read through a cursor, a portion at a time.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};

use super::{Connection, QueryError};
use crate::domain::ids::DossierId;

/// How many members of a section are read together.
const PORTION: usize = 4_000;

macro_rules! section {
    ($name:literal, $file:literal) => {
        Section {
            name: $name,
            query: concat!(include_str!("sql/prov_scope.sql"), include_str!($file)),
        }
    };
}

/// A section of the document.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Its key.
    pub name: &'static str,
    query: &'static str,
}

/// The sections, in the order in which they are written.
pub const SECTIONS: [Section; 11] = [
    section!("entity", "sql/prov_entity.sql"),
    section!("activity", "sql/prov_activity.sql"),
    section!("agent", "sql/prov_agent.sql"),
    section!("wasGeneratedBy", "sql/prov_was_generated_by.sql"),
    section!("used", "sql/prov_used.sql"),
    section!("wasAssociatedWith", "sql/prov_was_associated_with.sql"),
    section!("wasAttributedTo", "sql/prov_was_attributed_to.sql"),
    section!("actedOnBehalfOf", "sql/prov_acted_on_behalf_of.sql"),
    section!("wasDerivedFrom", "sql/prov_was_derived_from.sql"),
    section!("specializationOf", "sql/prov_specialization_of.sql"),
    section!("wasInvalidatedBy", "sql/prov_was_invalidated_by.sql"),
];

/// A member of a section.
#[derive(Debug, Clone, QueryableByName)]
pub struct Node {
    /// Its name; absent for a relation, which has none.
    #[diesel(sql_type = Nullable<Text>)]
    pub id: Option<String>,
    /// Its attributes, a JSON object.
    #[diesel(sql_type = Text)]
    pub node: String,
}

impl Section {
    /// Reads the members of the section that belong to dossiers, and does something with each portion; `own` is the name
    /// of this program as an agent, which is not read. The connection must be in a transaction.
    pub fn read<E: From<QueryError>>(
        self,
        conn: &mut Connection,
        dossiers: &[DossierId],
        own: &str,
        mut each: impl FnMut(Vec<Node>) -> Result<(), E>,
    ) -> Result<(), E> {
        let dossiers: Vec<uuid::Uuid> = dossiers.iter().map(|id| id.0).collect();
        let query = sql_query(self.query).bind::<Array<SqlUuid>, _>(dossiers);
        // one section alone asks for the second
        match self.name {
            "agent" => query.bind::<Text, _>(own).execute(conn)?,
            _ => query.execute(conn)?,
        };
        loop {
            let portion: Vec<Node> = sql_query(format!("fetch {PORTION} from prov")).load(conn)?;
            if portion.is_empty() {
                sql_query("close prov").execute(conn)?;
                return Ok(());
            }
            each(portion)?;
        }
    }
}
