-- What people may read: row-level security, and nothing but SELECT.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that was or was not there

do $$
declare
  t record;
begin
  -- whatever an older version of this file granted
  execute 'revoke all on all tables in schema counterclaim, iam from counterclaim_member';
  for t in
    select l.table_name as name, l.stream_column
    from counterclaim.logged_tables() as l
    where l.schema_name = 'counterclaim'
    union all
    values ('stream', 'id'), ('event', 'stream'), ('hand', 'claim')
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
  end loop;
end
$$;

grant select on
  counterclaim.attitude, counterclaim.claim_kind, counterclaim.rating, counterclaim.transition, counterclaim.content_rule
  to counterclaim_member;
grant select on iam.person, iam.login, iam.login_end, iam.grant, iam.revocation to counterclaim_member;
reset role;
