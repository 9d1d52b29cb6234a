-- The log against itself and against the tables.
set local role counterclaim_owner;

-- Recomputes every chain, and compares the tables with what the payloads say, both ways. No row: nothing
-- wrong that the log alone can show. Raw bytes and bodies are not in payloads; the hashes that are bind them.
create or replace function counterclaim.verify() returns table (problem text, stream uuid, version int)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set bytea_output = 'hex'
set standard_conforming_strings = on
as $$
#variable_conflict use_column
declare
  in_tables text;
begin
  return query
  select 'hash', e.stream, e.version
  from (
    select
      e.*,
      lag(e.hash::bytea, 1, counterclaim.zero_hash()) over w as before,
      row_number() over w as n
    from counterclaim.event as e
    window w as (partition by e.stream order by e.version)
  ) as e
  where e.n <> e.version
    or e.prev <> e.before
    or e.hash <> counterclaim.event_hash(e.stream, e.version, e.operation, e.actor, e.login, e.at, e.commitment, e.prev)
    or e.payload is not null and e.commitment <> counterclaim.commitment(e.salt, e.payload);

  -- a clock that was set back does this too: a warning, no proof
  return query
  select 'time runs back', e.stream, e.version
  from (
    select e.stream, e.version, e.at, lag(e.at) over (partition by e.stream order by e.version) as before
    from counterclaim.event as e
  ) as e
  where e.at < e.before;

  return query
  select 'head', s.id, s.version
  from counterclaim.stream as s
  left join counterclaim.event as e on e.stream = s.id and e.version = s.version
  where e.hash is distinct from s.head
    or exists (select from counterclaim.event as l where l.stream = s.id and l.version > s.version)
    or s.kind = 'claim' and s.state <> coalesce(
      (select r.to_state from counterclaim.review_step as r where r.claim = s.id order by r.n desc limit 1), 'draft');

  return query
  select 'snapshot bytes', n.source, n.version
  from counterclaim.snapshot as n
  where n.raw is not null and sha256(n.raw) <> n.raw_sha256
    or n.body is not null and sha256(counterclaim.utf8(n.body)) <> n.body_sha256
  union all
  select 'publication bytes', p.dossier, p.version
  from counterclaim.publication as p
  where sha256(p.bytes) <> p.sha256;

  -- one pass over the payloads and one over all tables; a join for each table would parse the log as often
  select string_agg(
    format(
      'select %2$L as name, t.%3$I as stream, t.version, to_jsonb(t) - array[''raw'', ''body'', ''bytes''] as row'
      ' from %1$I.%2$I as t',
      t.schema_name, t.table_name, t.stream_column),
    ' union all ')
  into in_tables
  from counterclaim.logged_tables() as t;
  return query execute format($statement$
    with said as materialized (
      select k.key as name, e.stream, e.version, r as row
      from counterclaim.event as e
      cross join jsonb_each(e.payload::jsonb) as k
      cross join jsonb_array_elements(k.value) as r
    ),
    stored as materialized (
      select t.*
      from (%s) as t
      where not exists (  -- an erased payload can no longer be compared
        select from counterclaim.event as e where e.stream = t.stream and e.version = t.version and e.payload is null)
    )
    select 'only in the log: ' || name, stream, version
    from (select * from said except all select * from stored) as missing
    union all
    select 'only in the table: ' || name, stream, version
    from (select * from stored except all select * from said) as extra
    $statement$, in_tables);
end
$$;
-- Foreign keys and checks of a table that do not hold, each once for every stream it is broken in. They were asked when
-- a row came, but a superuser can switch them off; and what is wrong with a row that is in the log as it is in its table,
-- nothing else shows. Definer, because the reader of a row need not see what it refers to; it tells names, not rows.
create or replace function counterclaim.broken_keys_of(of_table regclass)
returns table (table_name text, key_name text, stream uuid)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  k record;
begin
  for k in
    select
      c.conname as name, t.relname as child, c.conrelid::regclass as child_table, c.confrelid::regclass as parent,
      coalesce(
        (
          select format('r.%I', l.stream_column) from counterclaim.logged_tables() as l
          where l.table_name = t.relname and l.schema_name = t.relnamespace::regnamespace::text),
        case t.relname when 'event' then 'r.stream' when 'hand' then 'r.claim' when 'stream' then 'r.id' end,
        'null::uuid') as stream,
      case c.contype
        -- without what its definition says beside, as that it was never asked of older rows
        when 'c' then format('not (%s)', pg_get_expr(c.conbin, c.conrelid))
        else (
          select format(
            '%s and not exists (select from %s as p where %s)',
            string_agg(format('r.%I is not null', a.attname), ' and '), c.confrelid::regclass,
            string_agg(format('p.%I = r.%I', b.attname, a.attname), ' and '))
          from unnest(c.conkey, c.confkey) as u (child, parent)
          join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = u.child
          join pg_attribute as b on b.attrelid = c.confrelid and b.attnum = u.parent)
      end as broken
    from pg_constraint as c
    join pg_class as t on t.oid = c.conrelid
    where c.contype in ('c', 'f')
      and t.relnamespace::regnamespace::text in ('counterclaim', 'iam')
      and c.conrelid = of_table
      -- whoever verifies computes the chain anew and holds rows and events against each other
      and c.conrelid <> 'counterclaim.event'::regclass and c.confrelid <> 'counterclaim.event'::regclass
  loop
    return query execute format(
      'select distinct %L::text, %L::text, %s from %s as r where %s', k.child, k.name, k.stream, k.child_table, k.broken);
  end loop;
end
$$;

grant execute on function counterclaim.broken_keys_of(regclass) to counterclaim_member;
reset role;
