select distinct n.nspname || '.' || c.relname as name
from pg_catalog.pg_constraint as k
join pg_catalog.pg_class as c on c.oid = k.conrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where k.contype in ('c', 'f') and n.nspname in ('counterclaim', 'iam')
order by 1
