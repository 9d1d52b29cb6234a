-- What people may read: row-level security, and nothing but SELECT.
--
-- Reading as of a moment is another role's reading. A session that becomes counterclaim_past sees, by its own policies
-- on the same tables, the rows that were there at `counterclaim.as_of`; so every view and every function with its
-- caller's rights tells the past, and none is written twice. Nobody else has those policies: the readers of the present
-- do not pay for them, and the functions of api, which run as counterclaim_api, cannot be lied to by that setting. It
-- may call none of them: the past is not written to.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that was or was not there

-- The moment as of which counterclaim_past reads: all there is where none is set.
create or replace function iam.as_of() returns timestamptz
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(nullif(current_setting('counterclaim.as_of', true), '')::timestamptz, 'infinity');
end
$$;

-- The moment that a session reads: now; for one that looks back the moment it looks back from, never later than now.
-- What is overdue or due again is so at that moment.
create or replace function iam.moment() returns timestamptz
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if current_user = 'counterclaim_past' then
    return least(iam.as_of(), now());
  end if;
  return now();
end
$$;

do $$
declare
  t record;
begin
  -- whatever an older version of this file granted
  execute 'revoke all on all tables in schema counterclaim, iam from counterclaim_member, counterclaim_past';
  for t in
    select
      l.name, l.stream_column,
      (
        select a.attname from pg_catalog.pg_attribute as a
        where a.attrelid = format('counterclaim.%I', l.name)::regclass and a.attname in ('recorded_at', 'at')
      ) as recorded
    from (
      select g.table_name, g.stream_column
      from counterclaim.logged_tables() as g
      where g.schema_name = 'counterclaim'
      union all
      values ('stream', 'id'), ('event', 'stream'), ('hand', 'claim')
    ) as l (name, stream_column)
  loop
    execute format('alter table counterclaim.%I enable row level security', t.name);
    -- asked once a query and hashed: `<> all (array)` would be searched from end to end for every row
    execute format('drop policy if exists visible on counterclaim.%I', t.name);
    execute format(
      'create policy visible on counterclaim.%I for select to counterclaim_member'
      ' using (%I not in (select unnest(iam.hidden())))', t.name, t.stream_column);
    -- definer functions see all and check visibility themselves
    execute format('drop policy if exists api on counterclaim.%I', t.name);
    execute format('create policy api on counterclaim.%I to counterclaim_api using (true) with check (true)', t.name);
    execute format('grant select on counterclaim.%I to counterclaim_member', t.name);
    execute format('drop policy if exists past on counterclaim.%I', t.name);
    -- a row without a moment is of the present only: `stream`, whose past is in `standing`
    if t.recorded is not null then
      execute format(
        'create policy past on counterclaim.%I for select to counterclaim_past'
        ' using (%I not in (select unnest(iam.hidden())) and %I <= (select iam.as_of()))',
        t.name, t.stream_column, t.recorded);
    end if;
  end loop;
end
$$;

grant select on
  counterclaim.attitude, counterclaim.claim_kind, counterclaim.rating, counterclaim.transition, counterclaim.content_rule
  to counterclaim_member;
grant select on iam.person, iam.login, iam.login_end, iam.grant, iam.revocation to counterclaim_member;
-- what counterclaim_past may read and call is in 92_past.sql
grant execute on function iam.moment() to counterclaim_member, counterclaim_api;
reset role;
