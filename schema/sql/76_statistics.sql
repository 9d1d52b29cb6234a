-- What the planner knows of how much there is. The server looks by itself, but late after much came at once; members do
-- not own the tables, and only owners may have them counted anew.
set local role counterclaim_owner;

-- Has those tables counted anew of which much changed since they were counted last: for whoever asks, and nothing to do
-- for whoever asks again. What waits to be put into the index of words is put there, lest every reader looks through it.
create or replace function counterclaim.refresh_statistics() returns int
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  stale record;
  counted int := 0;
begin
  for stale in
    select s.relid::regclass as name
    from pg_stat_user_tables as s
    where s.schemaname in ('counterclaim', 'iam')
      and s.n_mod_since_analyze > 1000 + s.n_live_tup / 10
    order by s.relid
  loop
    -- another session that is at it does the same
    execute format('analyze (skip_locked) %s', stale.name);
    counted := counted + 1;
  end loop;
  if counted > 0 then
    perform gin_clean_pending_list('counterclaim.claim_revision_words');
  end if;
  return counted;
end
$$;
revoke execute on function counterclaim.refresh_statistics() from public;
grant execute on function counterclaim.refresh_statistics() to counterclaim_member;
reset role;
