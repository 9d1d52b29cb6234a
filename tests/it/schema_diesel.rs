//! src/db/schema.rs against the catalogue: the same tables, columns, order, types and nullability.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::TestDb;

/// How diesel calls the types of columns; a domain is what it is of.
const TYPES: &[(&str, &str)] = &[
    ("bool", "Bool"),
    ("bytea", "Bytea"),
    ("date", "Date"),
    ("daterange", "Daterange"),
    ("int2", "Int2"),
    ("int4", "Int4"),
    ("int4range", "Int4range"),
    ("int8", "Int8"),
    ("jsonb", "Jsonb"),
    ("name", "Name"),
    ("numeric", "Numeric"),
    ("numrange", "Numrange"),
    ("oid", "Oid"),
    ("text", "Text"),
    ("timestamptz", "Timestamptz"),
    ("uuid", "Uuid"),
    ("_int4", "Array<Nullable<Int4>>"),
    ("_text", "Array<Nullable<Text>>"),
    ("_uuid", "Array<Nullable<Uuid>>"),
];

/// Tables that no query names.
const LEFT_OUT: &[&str] = &["counterclaim.__diesel_schema_migrations"];

/// By table, its columns as lines `name Type`, the primary key first.
type Tables = BTreeMap<String, String>;

fn in_catalogue() -> Tables {
    let query = "
        select format('%s.%s|%s|%s', n.nspname, c.relname, p.keys, string_agg(
          format('%s %s %s', a.attname, case when t.typtype = 'd' then b.typname else t.typname end,
            case when a.attnotnull then 'not null' else 'null' end), ',' order by a.attnum))
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type as t on t.oid = a.atttypid
        left join pg_type as b on b.oid = t.typbasetype
        left join lateral (
          select string_agg(k.attname, ', ' order by s.place) as keys
          from pg_index as i
          cross join unnest(i.indkey) with ordinality as s (attnum, place)
          join pg_attribute as k on k.attrelid = i.indrelid and k.attnum = s.attnum
          where i.indrelid = c.oid and i.indisprimary) as p on true
        where c.relkind = 'r' and n.nspname in ('counterclaim', 'iam')
        group by n.nspname, c.relname, p.keys";
    let mut tables = Tables::new();
    for line in TestDb::without_members().column("postgres", query) {
        let [name, keys, columns] = line.split('|').collect::<Vec<_>>().try_into().unwrap();
        if LEFT_OUT.contains(&name) {
            continue;
        }
        let mut text = format!("({keys})\n");
        for column in columns.split(',') {
            let [column, sql, null] = column.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
            let known = TYPES.iter().find(|(name, _)| *name == sql);
            let (_, diesel) =
                known.unwrap_or_else(|| panic!("{name}.{column}: what does diesel call {sql}?"));
            match null {
                "null" => writeln!(text, "{column} Nullable<{diesel}>").unwrap(),
                _ => writeln!(text, "{column} {diesel}").unwrap(),
            }
        }
        tables.insert(name.to_owned(), text);
    }
    tables
}

fn in_source() -> Tables {
    let mut tables = Tables::new();
    let mut table = None;
    let mut renamed = None;
    for line in include_str!("../../src/db/schema.rs").lines().map(str::trim) {
        if let Some((name, keys)) = line.strip_suffix(") {").and_then(|line| line.split_once(" (")) {
            table = Some(name.to_owned());
            // a column that is called like its table gets an underscore
            let keys: Vec<_> = keys.split(", ").map(|key| key.trim_end_matches('_')).collect();
            tables.insert(name.to_owned(), format!("({})\n", keys.join(", ")));
        } else if let Some(name) = line.strip_prefix("#[sql_name = \"") {
            renamed = Some(name.trim_end_matches("\"]").to_owned());
        } else if let (Some(table), Some((column, kind))) = (&table, line.split_once(" -> ")) {
            let column = renamed.take().unwrap_or_else(|| column.to_owned());
            let kind = kind.trim_end_matches(',');
            writeln!(tables.get_mut(table).unwrap(), "{column} {kind}").unwrap();
        } else if line == "}" {
            table = None;
        }
    }
    tables
}

#[test]
fn the_tables_that_diesel_knows_are_those_of_the_database() {
    let (wanted, found) = (in_catalogue(), in_source());
    assert!(wanted.len() >= 40);
    for (table, columns) in &wanted {
        assert_eq!(found.get(table), Some(columns), "{table}");
    }
    let gone: Vec<_> = found
        .keys()
        .filter(|table| !wanted.contains_key(*table))
        .collect();
    assert_eq!(gone, [""; 0]);
}
