-- Persons, their logins and grants.
set local role counterclaim_api;

-- Writes one event of a person's stream. Callable by api.member_* and, with `founder`, by the database's
-- owner, who makes the first administrator and nobody else.
create or replace function api.enrol(
  operation text, target uuid, person_name text, logins text[], ended text[], grants text[], revoked text[], reason text,
  request_id uuid, founder boolean default false
) returns setof counterclaim.receipt
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set bytea_output = 'hex'
set standard_conforming_strings = on
as $$
#variable_conflict use_column
declare
  me uuid := coalesce(iam.person_of_session(), case when founder then target end);
  next_version int;
  parts counterclaim.part[] := '{}';
  rows jsonb;
begin
  if founder then
    if exists (select from iam.grant as g where g.role = 'admin') then
      perform counterclaim.refuse('not_allowed', 'there is an administrator already');
    end if;
  elsif not 'admin' = any (iam.my_roles()) then
    perform counterclaim.refuse(
      'not_allowed', 'an administrator does that',
      jsonb_build_object('move', operation, 'roles', jsonb_build_array('admin'), 'yours', to_jsonb(iam.my_roles())));
  end if;
  if api.replays(request_id, me, concat_ws(
    '|', operation, target, person_name, logins::text, ended::text, grants::text, revoked::text, reason))
  then
    return query
    select e.stream, e.version, e.hash::bytea from counterclaim.event as e where e.request = request_id;
    return;
  end if;
  perform from counterclaim.stream as s where s.id = target for no key update;
  next_version := coalesce((select s.version from counterclaim.stream as s where s.id = target), 0) + 1;

  if person_name is not null then
    with stored as (
      insert into iam.person (id, name, version) values (target, person_name, next_version) returning *
    )
    select jsonb_agg(to_jsonb(s)) into rows from stored as s;
    parts := parts || row (target, 'person', rows)::counterclaim.part;
  elsif not exists (select from iam.person as p where p.id = target) then
    perform counterclaim.refuse(
      'unknown_stream', 'no such person', jsonb_build_object('ids', jsonb_build_array(target)));
  end if;

  with stored as (
    insert into iam.login (id, person, role_oid, role_name, version)
    select gen_random_uuid(), target, r.oid, r.rolname, next_version
    from pg_roles as r
    where r.rolname = any (logins)
    returning *
  )
  select jsonb_agg(to_jsonb(s)) into rows from stored as s;
  if rows is not null then
    parts := parts || row (target, 'login', rows)::counterclaim.part;
  end if;

  with stored as (
    insert into iam.login_end (login, person, reason, version)
    select l.id, target, enrol.reason, next_version
    from iam.login as l
    where l.person = target
      and l.role_name = any (ended)
      and not exists (select from iam.login_end as e where e.login = l.id)
    returning *
  )
  select jsonb_agg(to_jsonb(s)) into rows from stored as s;
  if rows is not null then
    parts := parts || row (target, 'login_end', rows)::counterclaim.part;
  end if;

  -- a name that is no role is refused by the table's CHECK
  with stored as (
    insert into iam.grant (id, person, role, version, recorded_by)
    select gen_random_uuid(), target, wanted.role, next_version, me
    from (select distinct t.role from unnest(grants) as t (role)) as wanted
    where not exists (
      select from iam.grant as g
      where g.person = target and g.role = wanted.role
        and not exists (select from iam.revocation as v where v.grant = g.id))
    returning *
  )
  select jsonb_agg(to_jsonb(s)) into rows from stored as s;
  if rows is not null then
    parts := parts || row (target, 'grant', rows)::counterclaim.part;
  end if;

  with stored as (
    insert into iam.revocation ("grant", person, version, recorded_by)
    select g.id, target, next_version, me
    from iam.grant as g
    where g.person = target
      and g.role = any (revoked)
      and g.version < next_version
      and not exists (select from iam.revocation as v where v.grant = g.id)
    returning *
  )
  select jsonb_agg(to_jsonb(s)) into rows from stored as s;
  if rows is not null then
    parts := parts || row (target, 'revocation', rows)::counterclaim.part;
  end if;

  if parts = '{}' then
    perform counterclaim.refuse('nothing_to_change', 'nothing to change');
  end if;
  if not exists (
    select from iam.grant as g
    join iam.login as l on l.person = g.person
    where g.role = 'admin'
      and not exists (select from iam.revocation as v where v.grant = g.id)
      and not exists (select from iam.login_end as e where e.login = l.id)
  ) then
    perform counterclaim.refuse('locks_out', 'no administrator with a login would be left');
  end if;
  return query select r.* from api.append_events(parts, operation, me, request_id, clock_timestamp()) as r;
end
$$;

grant execute on function
  api.enrol(text, uuid, text, text[], text[], text[], text[], text, uuid, boolean) to counterclaim_accounts;
reset role;

-- Functions are created in schema api by the role that owns them, which may create there for these few
-- statements only.
grant create on schema api to counterclaim_accounts;
set local role counterclaim_accounts;

create or replace function api.check_administrator(operation text) returns void
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not 'admin' = any (iam.my_roles()) then
    perform counterclaim.refuse(
      'not_allowed', 'an administrator does that',
      jsonb_build_object('move', operation, 'roles', jsonb_build_array('admin'), 'yours', to_jsonb(iam.my_roles())));
  end if;
end
$$;

-- Whether a role could go round the rules: by an attribute, as the database's owner, or as a member, however
-- indirectly, of a role that could.
create or replace function api.mighty(login name) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    with recursive power as (
      select r.oid from pg_roles as r where r.rolname = mighty.login
      union
      select m.roleid from power as p join pg_auth_members as m on m.member = p.oid
    )
    select
    from power as p
    join pg_roles as r on r.oid = p.oid
    where r.rolsuper or r.rolcreaterole or r.rolbypassrls or r.rolreplication
      or r.oid = (select d.datdba from pg_database as d where d.datname = current_database())
      or r.rolname in (
        'pg_write_all_data', 'pg_read_all_data', 'pg_execute_server_program', 'pg_write_server_files',
        'pg_read_server_files', 'counterclaim_owner', 'counterclaim_api', 'counterclaim_accounts'));
end
$$;

-- Makes a login with a password, which comes as what SCRAM checks it against: the server never sees it. Only a new
-- login: who could set the password of one that is there could act as its person, on other desks of this server too.
create or replace function api.member_login(login name, verifier text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
as $$
begin
  perform api.check_administrator('member_login');
  if exists (select from pg_roles as r where r.rolname = login) then
    perform counterclaim.refuse(
      'login_exists', format('login `%s` is on this server already', login), jsonb_build_object('login', login));
  end if;
  if left(login, 12) = 'counterclaim' or left(login, 3) = 'pg_' then
    perform counterclaim.refuse(
      'mighty_login', format('login `%s` has powers of its own', login), jsonb_build_object('login', login));
  end if;
  if verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$' then
    perform counterclaim.refuse('batch_shape', 'a password is given as its SCRAM-SHA-256 verifier', null);
  end if;
  execute format('create role %I login password %L', login, verifier);
end
$$;

-- Adds a login to a person; with `person_name` the person is new. Makes the login where the server has none
-- of that name.
create or replace function api.member_add(login name, person uuid, person_name text, roles text[], request_id uuid)
returns setof counterclaim.receipt
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
as $$
begin
  perform api.check_administrator('member_add');  -- before any role is made
  if left(login, 12) = 'counterclaim' or left(login, 3) = 'pg_'
    or api.mighty(login)
    or exists (select from pg_roles as r where r.rolname = login and not r.rolcanlogin)
  then
    perform counterclaim.refuse(
      'mighty_login', format('login `%s` has powers of its own', login), jsonb_build_object('login', login));
  end if;
  if not exists (select from pg_roles as r where r.rolname = login) then
    execute format('create role %I login', login);
  end if;
  if not pg_has_role(login, 'counterclaim_member', 'member') then
    execute format('grant counterclaim_member to %I', login);
  end if;
  return query
  select e.* from api.enrol(
    'member_add', person, person_name, array[login::text], '{}', coalesce(roles, '{}'), '{}', null, request_id) as e;
end
$$;

create or replace function api.member_grant(person uuid, roles text[], request_id uuid)
returns setof counterclaim.receipt
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select e.* from api.enrol('member_grant', person, null, '{}', '{}', roles, '{}', null, request_id) as e;
end
$$;

create or replace function api.member_revoke(person uuid, roles text[], request_id uuid)
returns setof counterclaim.receipt
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select e.* from api.enrol('member_revoke', person, null, '{}', '{}', '{}', roles, null, request_id) as e;
end
$$;

-- Ends a login here. Its membership of counterclaim_member stays: it may belong to another desk's database of
-- this server.
create or replace function api.member_disable(login name, person uuid, reason text, request_id uuid)
returns setof counterclaim.receipt
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select e.* from api.enrol(
    'member_disable', person, null, '{}', array[login::text], '{}', '{}', reason, request_id) as e;
end
$$;

grant execute on function
  api.member_login(name, text), api.member_add(name, uuid, text, text[], uuid), api.member_grant(uuid, text[], uuid),
  api.member_revoke(uuid, text[], uuid), api.member_disable(name, uuid, text, uuid)
  to counterclaim_member;
reset role;
revoke create on schema api from counterclaim_accounts;
