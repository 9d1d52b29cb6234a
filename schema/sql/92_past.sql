-- What a session that looks back may read and call: whatever members may, by the catalogue, so that nobody has to think
-- of the past when a table, a view or a function is added. What is not of the past stands here with its reason.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that had nothing to revoke

do $$
declare
  item record;
begin
  -- whatever an older version of this file granted
  execute 'revoke all on all functions in schema counterclaim, iam from counterclaim_past';

  for item in
    select format('grant select on counterclaim.%I to counterclaim_past', c.relname) as statement
    from pg_catalog.pg_class as c
    where c.relnamespace = 'counterclaim'::regnamespace
      and c.relkind in ('r', 'v')
      and has_table_privilege('counterclaim_member', c.oid, 'select')
    union all
    -- with the reader's rights, and so of the reader's moment
    select format('grant execute on function %s to counterclaim_past', p.oid::regprocedure)
    from pg_catalog.pg_proc as p
    where p.pronamespace in ('counterclaim'::regnamespace, 'iam'::regnamespace)
      and not p.prosecdef
      and has_function_privilege('counterclaim_member', p.oid, 'execute')
  loop
    execute item.statement;
  end loop;
end
$$;

grant execute on function iam.as_of() to counterclaim_past;
-- names only; who may act in which role is of the present
grant select on iam.person to counterclaim_past;
-- those with their owner's rights tell the present: who the session is and what is closed to it, and that alone
grant execute on function
  iam.person_of_session(), iam.me(), iam.my_roles(), iam.hidden_dossiers(), iam.hidden()
  to counterclaim_past;
-- this one is told the moment
grant execute on function counterclaim.claims_that_say(text, timestamptz, uuid, bigint, bigint) to counterclaim_past;
reset role;
