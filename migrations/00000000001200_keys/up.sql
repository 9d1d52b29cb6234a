-- Types that the write path passes around, and what the roles may do. What people may read is decided in
-- schema/sql, together with row-level security.

create type counterclaim.part as (stream uuid, name text, rows jsonb);         -- rows of one table for one stream
create type counterclaim.receipt as (stream uuid, version int, hash bytea);  -- what a write gives back

grant usage on type counterclaim.part, counterclaim.receipt
  to counterclaim_api, counterclaim_member, counterclaim_accounts;
grant usage on type counterclaim.edtf, counterclaim.bcp47, counterclaim.digest, counterclaim.name_text
  to counterclaim_api, counterclaim_member;
grant execute on function
  counterclaim.utf8(text), counterclaim.lp(bytea), counterclaim.zero_hash(),
  counterclaim.event_hash(uuid, int, text, uuid, text, timestamptz, bytea, bytea), counterclaim.commitment(uuid, text),
  counterclaim.edtf_date(text), counterclaim.edtf_outer(text), counterclaim.edtf_inner(text)
  to counterclaim_api, counterclaim_member;

-- The functions of schema api read everything, insert everywhere but into the lookups, and update three
-- columns.
do $$
declare
  item record;
begin
  for item in
    select t.schemaname, t.tablename
    from pg_catalog.pg_tables as t
    where t.schemaname in ('counterclaim', 'iam')
      and left(t.tablename, 2) <> '__'  -- the migrations' own bookkeeping
  loop
    execute format('grant select on %I.%I to counterclaim_api', item.schemaname, item.tablename);
    if item.tablename not in ('attitude', 'claim_kind', 'rating', 'transition', 'content_rule') then
      execute format('grant insert on %I.%I to counterclaim_api', item.schemaname, item.tablename);
    end if;
  end loop;
end
$$;
grant update (version, head, state) on counterclaim.stream to counterclaim_api;
