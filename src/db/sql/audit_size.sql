select
  pg_relation_size('counterclaim.event') / 8192 as pages,
  (select c.reltuples::bigint from pg_catalog.pg_class as c where c.oid = 'counterclaim.event'::regclass) as events
