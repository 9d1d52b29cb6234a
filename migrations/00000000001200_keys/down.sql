-- No row is lost: these are rights, and types that nothing is stored in.
do $$
declare
  item record;
begin
  for item in
    select t.schemaname, t.tablename
    from pg_catalog.pg_tables as t
    where t.schemaname in ('counterclaim', 'iam') and left(t.tablename, 2) <> '__'
  loop
    execute format('revoke all on %I.%I from counterclaim_api', item.schemaname, item.tablename);
  end loop;
end
$$;
revoke all on function
  counterclaim.utf8(text), counterclaim.lp(bytea), counterclaim.zero_hash(),
  counterclaim.event_hash(uuid, int, text, uuid, text, timestamptz, bytea, bytea), counterclaim.commitment(uuid, text),
  counterclaim.edtf_date(text), counterclaim.edtf_outer(text), counterclaim.edtf_inner(text)
  from counterclaim_api, counterclaim_member;
revoke all on type counterclaim.edtf, counterclaim.bcp47, counterclaim.digest, counterclaim.name_text
  from counterclaim_api, counterclaim_member;
drop type counterclaim.receipt;
drop type counterclaim.part;
