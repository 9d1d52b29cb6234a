select
  (select count(*)
    from pg_catalog.pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()) as open,
  (select coalesce(sum(sessions), 0)::bigint from pg_catalog.pg_stat_database) as ever
