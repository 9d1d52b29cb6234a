with recursive typed as (
  select n.nspname, c.relname, a.attname, a.atttypid as type
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname in ('counterclaim', 'iam') and a.attnum > 0 and not a.attisdropped
  union all
  select d.nspname, d.relname, d.attname, y.typbasetype
  from typed as d
  join pg_catalog.pg_type as y on y.oid = d.type
  where y.typtype = 'd'
)
select
  t.nspname::text as schema_name, t.relname::text as table_name, t.attname::text as column_name,
  case when y.typnamespace = 'pg_catalog'::pg_catalog.regnamespace then y.typname::text else '' end as type_name
from typed as t
join pg_catalog.pg_type as y on y.oid = t.type
where y.typtype <> 'd'
