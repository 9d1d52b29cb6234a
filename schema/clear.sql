-- Takes away everything that schema/sql makes, so that migrations can go down. Run by a superuser or the
-- database's owner, in one transaction. Row-level security stays on and people's grants go: between this and
-- the next load nobody reads.

set local client_min_messages = warning;
do $$
declare
  kept constant text[] := array[  -- made by migrations: columns, CHECKs and domains use them
    'utf8', 'lp', 'zero_hash', 'event_hash', 'commitment', 'edtf_date', 'edtf_outer', 'edtf_inner',
    'text_configuration', 'text_unspaced', 'text_folded', 'text_mark', 'statement_words'];
  item record;
begin
  for item in
    select format('drop view if exists %I.%I cascade', v.schemaname, v.viewname) as statement
    from pg_catalog.pg_views as v
    where v.schemaname in ('counterclaim', 'iam', 'api')
    union all
    select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
    from pg_catalog.pg_trigger as t
    join pg_catalog.pg_class as c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace::regnamespace::text in ('counterclaim', 'iam')
    union all
    select format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
    from pg_catalog.pg_policies as p
    where p.schemaname in ('counterclaim', 'iam')
  loop
    execute item.statement;
  end loop;

  for item in
    select format('drop function %s', p.oid::regprocedure) as statement
    from pg_catalog.pg_proc as p
    where p.pronamespace::regnamespace::text in ('api', 'iam')
      or p.pronamespace::regnamespace::text = 'counterclaim' and p.proname <> all (kept)
  loop
    execute item.statement;
  end loop;

  for item in
    select format('revoke all on %I.%I from counterclaim_member, counterclaim_past', t.schemaname, t.tablename) as statement
    from pg_catalog.pg_tables as t
    where t.schemaname in ('counterclaim', 'iam') and left(t.tablename, 2) <> '__'
  loop
    execute item.statement;
  end loop;
end
$$;
