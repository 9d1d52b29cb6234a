-- A desk of any size from one that was imported: whatever came in under one dossier is copied set-wise with other ids,
-- codes and slug, and with commitments and hashes that are right. For a superuser, with triggers and keys out of the way.
create schema if not exists bench;

-- Ids are of version 7 and begin with their time; those of a copy begin a little later.
create or replace function bench.prefix(k int, old text) returns text language plpgsql set search_path = pg_catalog as $$
begin
  return lpad(to_hex(('x' || lpad(old, 16, '0'))::bit(64)::bigint + k), 8, '0');
end $$;

create or replace function bench.clone_rows(k int, old text) returns void language plpgsql set search_path = pg_catalog as $$
declare
  new text := bench.prefix(k, old);
  t record; cols text; vals text;
begin
  for t in
    select schema_name, table_name, format('%I.%I', schema_name, table_name)::regclass as r, stream_column from counterclaim.logged_tables()
    where schema_name = 'counterclaim'
    union all select 'counterclaim','hand','counterclaim.hand'::regclass,'claim'
    union all select 'counterclaim','stream','counterclaim.stream'::regclass,'id'
  loop
    select string_agg(format('%I', attname), ', ' order by attnum),
      string_agg(case
        when atttypid = 'uuid'::regtype then format('case when t.%1$I::text like %2$L then (%3$L || substr(t.%1$I::text, 9))::uuid else t.%1$I end', attname, old || '-%', new)
        when t.table_name = 'claim' and attname = 'code' then format('t.code + %s', k * 1000000)
        when t.table_name = 'dossier' and attname = 'slug' then format('t.slug || %L', '-' || k)
        else format('t.%I', attname) end, ', ' order by attnum)
    into cols, vals
    from pg_attribute where attrelid = t.r and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into %s (%s) overriding system value select %s from %s as t where t.%I::text like %L', t.r, cols, vals, t.r, t.stream_column, old || '-%');
  end loop;
end $$;
create or replace function bench.clone_events(k int, old text) returns void language plpgsql set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  new text := bench.prefix(k, old);
  v int;
begin
  -- streams have one event each but the dossier's, whose chain is built version by version
  for v in select distinct version from counterclaim.event where stream::text like old || '-%' order by 1 loop
    insert into counterclaim.event (stream, version, operation, payload, salt, commitment, actor, login, at, prev, hash, request)
    select c.stream, c.version, c.operation, c.payload, c.salt, c.commitment, c.actor, c.login, c.at, c.prev,
      counterclaim.event_hash(c.stream, c.version, c.operation, c.actor, c.login, c.at, c.commitment, c.prev), c.request
    from (
      select b.*, counterclaim.commitment(b.salt, b.payload) as commitment,
        coalesce((select e.hash::bytea from counterclaim.event as e where e.stream = b.stream and e.version = b.version - 1), counterclaim.zero_hash()) as prev
      from (
        select (new || substr(e.stream::text, 9))::uuid as stream, e.version, operation,
          replace(replace(coalesce(replace(payload, '"code": ' || c.code || ',', '"code": ' || (c.code + k * 1000000) || ','), payload), '"' || old || '-', '"' || new || '-'), '"slug": "archive"', '"slug": "archive-' || k || '"') as payload,
          salt, actor, login, at, request
        from counterclaim.event as e left join counterclaim.claim as c on c.id = e.stream
        where e.stream::text like old || '-%' and e.version = v) as b) as c;
  end loop;
  update counterclaim.stream as s set head = e.hash from counterclaim.event as e
  where s.id = e.stream and s.version = e.version and s.id::text like new || '-%';
end $$;
