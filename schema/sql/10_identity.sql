-- Who the session is, what it may do, what it must not see.
--
-- plpgsql here and in every function that is called often: it keeps its plans for the session, where an SQL
-- function that cannot be inlined (SECURITY DEFINER, SET) is planned again at each call.
set local role counterclaim_owner;

-- Raises one refusal: its name as the error's constraint (which is all a program goes by), words for people,
-- facts as JSON.
create or replace function counterclaim.refuse(refusal text, words text, facts jsonb default '{}') returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    message = words,
    detail = coalesce(facts, '{}')::text,
    constraint = refusal,
    errcode = case
      when refusal in ('not_allowed', 'four_eyes', 'mighty_login', 'append_only') then '42501'
      else '23514'
    end;
end
$$;

-- The person whose login this is; null when nobody's. By oid and name together: a dropped and re-created
-- login has another oid, a renamed one another name, and neither inherits anybody's hands.
create or replace function iam.person_of_session() returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select l.person
    from iam.login as l
    join pg_roles as r on r.oid = l.role_oid and r.rolname = l.role_name
    where r.rolname = session_user
      and not exists (select from iam.login_end as e where e.login = l.id));
end
$$;

-- The same, refusing a login that is nobody's.
create or replace function iam.me() returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  me uuid := iam.person_of_session();
begin
  if me is null then
    perform counterclaim.refuse(
      'not_allowed', format('login `%s` belongs to nobody here', session_user),
      jsonb_build_object('login', session_user));
  end if;
  return me;
end
$$;

create or replace function iam.my_roles() returns text[]
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  me uuid := iam.person_of_session();
begin
  return (
    select coalesce(array_agg(distinct g.role), '{}')
    from iam.grant as g
    where g.person = me and not exists (select from iam.revocation as v where v.grant = g.id));
end
$$;

-- The grant under which the session's person may act in one of these roles, the first role first; null when
-- none.
create or replace function iam.my_grant(roles text[]) returns uuid
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  me uuid := iam.person_of_session();
begin
  return (
    select g.id
    from iam.grant as g
    where g.person = me
      and g.role = any (roles)
      and not exists (select from iam.revocation as v where v.grant = g.id)
    order by array_position(roles, g.role), g.recorded_at
    limit 1);
end
$$;

-- Dossiers closed to the session's person: restricted or under embargo, and without them. Administrators see
-- all, because somebody has to be able to open a dossier whose members have left.
create or replace function iam.hidden_dossiers() returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  me uuid := iam.person_of_session();
  closed uuid[];
begin
  select array_agg(r.dossier) into closed
  from counterclaim.dossier_revision as r
  where r.n = (select max(l.n) from counterclaim.dossier_revision as l where l.dossier = r.dossier)
    and (r.visibility = 'restricted' or r.embargo > now())
    and (me is null or me <> all (r.members));
  if closed is null or 'admin' = any (iam.my_roles()) then
    return '{}';
  end if;
  return closed;
end
$$;

-- Every stream closed to the session's person. Row-level security asks once a query.
create or replace function iam.hidden() returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  me uuid := iam.person_of_session();
  hidden uuid[] := iam.hidden_dossiers();
begin
  if hidden <> '{}' then
    hidden := hidden || array(select c.id from counterclaim.claim as c where c.dossier = any (hidden));
  end if;
  return hidden || array(
    select s.id from counterclaim.source as s where s.confidential and s.recorded_by is distinct from me);
end
$$;

-- Whether one of these is closed: what the writing functions ask about the few streams they touch.
create or replace function iam.hides(streams uuid[]) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  me uuid := iam.person_of_session();
  closed uuid[] := iam.hidden_dossiers();
begin
  return closed && streams
    or closed <> '{}' and exists (
      select from counterclaim.claim as c where c.id = any (streams) and c.dossier = any (closed))
    or exists (
      select from counterclaim.source as s
      where s.id = any (streams) and s.confidential and s.recorded_by is distinct from me);
end
$$;

-- Every table whose rows stand in payloads, with the column that names the row's stream.
create or replace function counterclaim.logged_tables()
returns table (schema_name text, table_name text, stream_column text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select 'counterclaim', c.name, c.stream_column::text from counterclaim.content_rule as c
  union all
  values
    ('counterclaim', 'verdict', 'claim'), ('counterclaim', 'weighed', 'claim'), ('counterclaim', 'review_step', 'claim'),
    ('iam', 'person', 'id'), ('iam', 'login', 'person'), ('iam', 'login_end', 'person'), ('iam', 'grant', 'person'),
    ('iam', 'revocation', 'person');
end
$$;

grant execute on function counterclaim.refuse(text, text, jsonb), counterclaim.logged_tables()
  to counterclaim_api, counterclaim_member, counterclaim_accounts;
grant execute on function
  iam.person_of_session(), iam.me(), iam.my_roles(), iam.my_grant(text[]), iam.hidden_dossiers(), iam.hidden(),
  iam.hides(uuid[])
  to counterclaim_api, counterclaim_member, counterclaim_accounts;
reset role;
