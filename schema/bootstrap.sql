-- Roles, extensions and empty schemas of one database. Run by a superuser, or by the database's owner where
-- that owner has CREATEROLE, as often as you like: every statement either changes nothing or repairs what is
-- there. Roles belong to the whole server and tables to one database, so none of this can be a migration.

set client_min_messages = warning;  -- `already exists, skipping` is the ordinary case

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'counterclaim_owner',     -- owns tables, views and the functions they need
    'counterclaim_api',       -- owns the functions that write; owns no table
    'counterclaim_member',    -- what every login of a person is a member of
    'counterclaim_past',      -- what a login becomes to read as of a moment; may do nothing else
    'counterclaim_accounts'   -- may make logins; owns nothing but api.member_*
  ] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      begin
        execute pg_catalog.format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then
        null;  -- another database of this server was bootstrapped at the same moment
      end;
    end if;
  end loop;
end
$$;

-- A person with CREATEROLE could, on PostgreSQL 15, grant themselves any role that is not a superuser's. So
-- nobody has it but this role, which nobody can log in as, and which does nothing but what api.member_add
-- says.
do $$
begin
  -- only where it is missing: two databases of a server that altered one role at once would fail
  if not (select rolcreaterole from pg_catalog.pg_roles where rolname = 'counterclaim_accounts') then
    alter role counterclaim_accounts createrole;
  end if;
exception when internal_error then
  null;  -- `tuple concurrently updated`: another database did it at the same moment
end
$$;
-- From PostgreSQL 16 on CREATEROLE grants only what it administers.
grant counterclaim_member to counterclaim_accounts with admin option;

-- Whoever reads as of a moment becomes counterclaim_past (`set role`), whose policies ask for the moment. Not
-- inherited: those policies would be every reader's, and the past would cost the present.
do $$
begin
  if (select rolinherit from pg_catalog.pg_roles where rolname = 'counterclaim_member') then
    alter role counterclaim_member noinherit;
  end if;
  if not pg_catalog.pg_has_role('counterclaim_member', 'counterclaim_past', 'member') then
    grant counterclaim_past to counterclaim_member;
  end if;
exception when internal_error or unique_violation then
  null;  -- as above
end
$$;

-- A superuser may act as any role. A database owner who is none has to be a member of those whose objects
-- they load.
do $$
begin
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    execute pg_catalog.format('grant counterclaim_owner, counterclaim_api, counterclaim_accounts to %I', current_user);
  end if;
end
$$;

create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists fuzzystrmatch with schema public;

create schema if not exists counterclaim authorization counterclaim_owner;
create schema if not exists iam authorization counterclaim_owner;
create schema if not exists api authorization counterclaim_api;

do $$
begin
  execute pg_catalog.format('revoke all on database %I from public', pg_catalog.current_database());
  -- TEMP because COPY into protected tables needs a stage; every definer function has a fixed search path, so
  -- a temporary table shadows nothing.
  execute pg_catalog.format(
    'grant connect, temporary on database %I to counterclaim_member', pg_catalog.current_database());
end
$$;
revoke create on schema public from public;

-- Without `in schema`: a default of one schema can add to what PUBLIC has everywhere, never take it away.
alter default privileges for role counterclaim_owner revoke execute on functions from public;
alter default privileges for role counterclaim_api revoke execute on functions from public;
alter default privileges for role counterclaim_accounts revoke execute on functions from public;
alter default privileges for role counterclaim_owner revoke usage on types from public;

grant usage on schema counterclaim, iam
  to counterclaim_api, counterclaim_member, counterclaim_accounts, counterclaim_past;
grant usage on schema api to counterclaim_member, counterclaim_accounts;

reset client_min_messages;
