//! How ids travel: as `uuid`, without the domain knowing diesel.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::pg::Pg;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types;
use uuid::Uuid;

use crate::domain::ids::*;

macro_rules! uuid_columns {
    ($($name:ident),*) => {$(
        impl FromSql<sql_types::Uuid, Pg> for $name {
            fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                <Uuid as FromSql<sql_types::Uuid, Pg>>::from_sql(bytes).map($name)
            }
        }

        impl Queryable<sql_types::Uuid, Pg> for $name {
            type Row = Uuid;

            fn build(row: Uuid) -> deserialize::Result<Self> {
                Ok($name(row))
            }
        }

        impl ToSql<sql_types::Uuid, Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                <Uuid as ToSql<sql_types::Uuid, Pg>>::to_sql(&self.0, out)
            }
        }

        impl AsExpression<sql_types::Uuid> for $name {
            type Expression = Bound<sql_types::Uuid, Self>;

            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl AsExpression<sql_types::Uuid> for &$name {
            type Expression = Bound<sql_types::Uuid, Self>;

            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl AsExpression<sql_types::Nullable<sql_types::Uuid>> for $name {
            type Expression = Bound<sql_types::Nullable<sql_types::Uuid>, Self>;

            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
    )*};
}

uuid_columns!(
    DossierId,
    EntityId,
    SourceId,
    SnapshotId,
    ExcerptId,
    QuestionId,
    ClaimId,
    AssertionId,
    RelationId,
    EvidenceId,
    PersonId,
    RequestId,
    RowId
);
