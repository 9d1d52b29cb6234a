select
  r.rolname::text as login,
  d.datname::text as database,
  r.rolsuper or (r.rolcreaterole and pg_catalog.pg_has_role(d.datdba, 'member')) as may
from pg_catalog.pg_database as d, pg_catalog.pg_roles as r
where d.datname = pg_catalog.current_database() and r.rolname = current_user
