-- The schema of a migrated database, for reading, as pg_dump 15 writes it; `make schema` writes it anew.
--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: api; Type: SCHEMA; Schema: -; Owner: counterclaim_api
--

CREATE SCHEMA api;


ALTER SCHEMA api OWNER TO counterclaim_api;

--
-- Name: SCHEMA api; Type: COMMENT; Schema: -; Owner: counterclaim_api
--

COMMENT ON SCHEMA api IS 'sha256:a39ad7d0183fa132d036cfd4ec3b7781538f33fb76a68417a59300a9ffd290a5';


--
-- Name: counterclaim; Type: SCHEMA; Schema: -; Owner: counterclaim_owner
--

CREATE SCHEMA counterclaim;


ALTER SCHEMA counterclaim OWNER TO counterclaim_owner;

--
-- Name: iam; Type: SCHEMA; Schema: -; Owner: counterclaim_owner
--

CREATE SCHEMA iam;


ALTER SCHEMA iam OWNER TO counterclaim_owner;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: fuzzystrmatch; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public;


--
-- Name: EXTENSION fuzzystrmatch; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION fuzzystrmatch IS 'determine similarities and distance between strings';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: bcp47; Type: DOMAIN; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE DOMAIN counterclaim.bcp47 AS text
	CONSTRAINT bcp47_valid CHECK (((VALUE IS NULL) OR (VALUE ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'::text)));


ALTER DOMAIN counterclaim.bcp47 OWNER TO counterclaim_owner;

--
-- Name: digest; Type: DOMAIN; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE DOMAIN counterclaim.digest AS bytea
	CONSTRAINT digest_valid CHECK (((VALUE IS NULL) OR (octet_length(VALUE) = 32)));


ALTER DOMAIN counterclaim.digest OWNER TO counterclaim_owner;

--
-- Name: edtf_outer(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.edtf_outer(value text) RETURNS daterange
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
declare
  ends text[];
  from_span daterange;
  to_span daterange;
begin
  if pg_catalog.left(value, 1) = '[' then
    ends := pg_catalog.regexp_match(value, '^[[]([0-9X?~%-]*)[.][.]([0-9X?~%-]*)[]]$');
    if ends is null or ends[1] = '' and ends[2] = '' then
      return null;
    elsif ends[1] <> '' and ends[2] <> '' and (
      -- both ends of a range are plain years, months or days, of one precision
      pg_catalog.length(ends[1]) <> pg_catalog.length(ends[2]) or value ~ '[?~%X]'
      or ends[1] ~ '^[0-9]{4}-2[1-4]$' or ends[2] ~ '^[0-9]{4}-2[1-4]$'
    ) then
      return null;
    end if;
  elsif pg_catalog.strpos(value, '/') > 0 then
    ends := pg_catalog.regexp_match(value, '^([0-9X?~%-]*|[.][.])/([0-9X?~%-]*|[.][.])$');
    -- an interval without any date says nothing
    if ends is null or (ends[1] in ('', '..') and ends[2] in ('', '..')) then
      return null;
    end if;
  else
    return counterclaim.edtf_date(value);
  end if;
  from_span := case
    when ends[1] in ('', '..') then pg_catalog.daterange(null, null)
    else counterclaim.edtf_date(ends[1])
  end;
  to_span := case
    when ends[2] in ('', '..') then pg_catalog.daterange(null, null)
    else counterclaim.edtf_date(ends[2])
  end;
  if from_span is null or to_span is null or pg_catalog.lower(from_span) >= pg_catalog.upper(to_span) then
    return null;  -- not a date, or an interval that ends before it starts
  end if;
  return pg_catalog.daterange(pg_catalog.lower(from_span), pg_catalog.upper(to_span));
end
$_$;


ALTER FUNCTION counterclaim.edtf_outer(value text) OWNER TO counterclaim_owner;

--
-- Name: edtf; Type: DOMAIN; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE DOMAIN counterclaim.edtf AS text
	CONSTRAINT edtf_valid CHECK (((VALUE IS NULL) OR (counterclaim.edtf_outer(VALUE) IS NOT NULL)));


ALTER DOMAIN counterclaim.edtf OWNER TO counterclaim_owner;

--
-- Name: name_text; Type: DOMAIN; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE DOMAIN counterclaim.name_text AS text
	CONSTRAINT name_text_valid CHECK (((VALUE IS NULL) OR ((VALUE IS NFC NORMALIZED) AND (btrim(VALUE) <> ''::text) AND (length(VALUE) <= 500))));


ALTER DOMAIN counterclaim.name_text OWNER TO counterclaim_owner;

--
-- Name: part; Type: TYPE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TYPE counterclaim.part AS (
	stream uuid,
	name text,
	rows jsonb
);


ALTER TYPE counterclaim.part OWNER TO counterclaim_owner;

--
-- Name: receipt; Type: TYPE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TYPE counterclaim.receipt AS (
	stream uuid,
	version integer,
	hash bytea
);


ALTER TYPE counterclaim.receipt OWNER TO counterclaim_owner;

--
-- Name: append_events(counterclaim.part[], text, uuid, uuid, timestamp with time zone, text); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.append_events(parts counterclaim.part[], operation text, actor uuid, request uuid, at timestamp with time zone, new_state text DEFAULT NULL::text) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
#variable_conflict use_column
begin
  return query
  with gathered as (
    select
      p.stream,
      jsonb_object_agg(p.name, p.rows)::text as payload,
      max(case
        when p.name in ('claim', 'dossier', 'entity', 'source') then p.name
        when p.name = 'person' then 'member'
      end) as kind
    from unnest(parts) as p
    group by p.stream
  ),
  linked as materialized (
    select
      g.stream,
      g.payload,
      g.kind,
      s.id is not null as known,
      coalesce(s.version, 0) + 1 as version,
      coalesce(s.head::bytea, counterclaim.zero_hash()) as prev,
      gen_random_uuid() as salt
    from gathered as g
    left join counterclaim.stream as s on s.id = g.stream
  ),
  committed as materialized (
    select l.*, counterclaim.commitment(l.salt, l.payload) as commitment
    from linked as l
  ),
  sealed as materialized (
    select
      c.*,
      counterclaim.event_hash(
        c.stream, c.version, append_events.operation, append_events.actor, session_user::text, append_events.at,
        c.commitment, c.prev) as hash
    from committed as c
  ),
  begun as (
    insert into counterclaim.stream (id, kind, version, head, state)
    select e.stream, e.kind, 1, e.hash, case when e.kind = 'claim' then 'draft' end
    from sealed as e
    where not e.known
  ),
  moved as (
    update counterclaim.stream as s
    set version = e.version, head = e.hash, state = coalesce(append_events.new_state, s.state)
    from sealed as e
    where e.known and s.id = e.stream
  )
  insert into counterclaim.event (
    stream, version, operation, payload, salt, commitment, actor, login, at, prev, hash, request)
  select
    e.stream, e.version, append_events.operation, e.payload, e.salt, e.commitment, append_events.actor,
    session_user::text, append_events.at, e.prev, e.hash, append_events.request
  from sealed as e
  returning stream, version, hash::bytea;
end
$$;


ALTER FUNCTION api.append_events(parts counterclaim.part[], operation text, actor uuid, request uuid, at timestamp with time zone, new_state text) OWNER TO counterclaim_api;

--
-- Name: check_administrator(text); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.check_administrator(operation text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
begin
  if not 'admin' = any (iam.my_roles()) then
    perform counterclaim.refuse(
      'not_allowed', 'an administrator does that',
      jsonb_build_object('move', operation, 'roles', jsonb_build_array('admin'), 'yours', to_jsonb(iam.my_roles())));
  end if;
end
$$;


ALTER FUNCTION api.check_administrator(operation text) OWNER TO counterclaim_accounts;

--
-- Name: check_arguments(jsonb); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.check_arguments(arguments jsonb) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  content jsonb := nullif(arguments -> 'content', 'null');
begin
  perform api.check_shape(
    'arguments', jsonb_build_array(arguments),
    array['reason', 'note', 'occasion', 'affirm', 'content', 'attributions']);
  perform api.check_shape(
    'attributions', coalesce(nullif(arguments -> 'attributions', 'null'), '[]'),
    array['assertion', 'seq', 'rating', 'confidence', 'rationale']);
  if content is not null then
    perform api.check_shape(
      'content', jsonb_build_array(content),
      array[
        'id', 'rating', 'confidence', 'rationale', 'low', 'best', 'high', 'sole_source', 'revisit', 'weighed']);
    perform api.check_shape(
      'weighed', coalesce(nullif(content -> 'weighed', 'null'), '[]'), array['evidence', 'note']);
    if arguments -> 'affirm' = 'true' then
      perform counterclaim.refuse('batch_shape', 'a verdict is affirmed or replaced, not both');
    end if;
  end if;
end
$$;


ALTER FUNCTION api.check_arguments(arguments jsonb) OWNER TO counterclaim_api;

--
-- Name: check_shape(text, jsonb, text[]); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.check_shape(place text, list jsonb, keys text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  unknown jsonb;
begin
  if jsonb_typeof(list) is distinct from 'array'
    or exists (select from jsonb_array_elements(list) as x where jsonb_typeof(x) <> 'object')
  then
    perform counterclaim.refuse(
      'batch_shape', format('%s: not a list of objects', place), jsonb_build_object('place', place));
  end if;
  select jsonb_agg(distinct k) into unknown
  from jsonb_array_elements(list) as x
  cross join jsonb_object_keys(x) as k
  where k <> all (keys);
  if unknown is not null then
    perform counterclaim.refuse(
      'batch_shape', format('unknown keys in %s: %s', place, left(unknown::text, 200)),
      jsonb_build_object('place', place, 'keys', unknown));
  end if;
end
$$;


ALTER FUNCTION api.check_shape(place text, list jsonb, keys text[]) OWNER TO counterclaim_api;

--
-- Name: enrol(text, uuid, text, text[], text[], text[], text[], text, uuid, boolean); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.enrol(operation text, target uuid, person_name text, logins text[], ended text[], grants text[], revoked text[], reason text, request_id uuid, founder boolean DEFAULT false) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION api.enrol(operation text, target uuid, person_name text, logins text[], ended text[], grants text[], revoked text[], reason text, request_id uuid, founder boolean) OWNER TO counterclaim_api;

--
-- Name: member_add(name, uuid, text, text[], uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.member_add(login name, person uuid, person_name text, roles text[], request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    AS $$
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


ALTER FUNCTION api.member_add(login name, person uuid, person_name text, roles text[], request_id uuid) OWNER TO counterclaim_accounts;

--
-- Name: member_disable(name, uuid, text, uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.member_disable(login name, person uuid, reason text, request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
begin
  return query
  select e.* from api.enrol(
    'member_disable', person, null, '{}', array[login::text], '{}', '{}', reason, request_id) as e;
end
$$;


ALTER FUNCTION api.member_disable(login name, person uuid, reason text, request_id uuid) OWNER TO counterclaim_accounts;

--
-- Name: member_grant(uuid, text[], uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.member_grant(person uuid, roles text[], request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
begin
  return query
  select e.* from api.enrol('member_grant', person, null, '{}', '{}', roles, '{}', null, request_id) as e;
end
$$;


ALTER FUNCTION api.member_grant(person uuid, roles text[], request_id uuid) OWNER TO counterclaim_accounts;

--
-- Name: member_login(name, text); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.member_login(login name, verifier text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    AS $_$
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
$_$;


ALTER FUNCTION api.member_login(login name, verifier text) OWNER TO counterclaim_accounts;

--
-- Name: member_revoke(uuid, text[], uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.member_revoke(person uuid, roles text[], request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
begin
  return query
  select e.* from api.enrol('member_revoke', person, null, '{}', '{}', '{}', roles, null, request_id) as e;
end
$$;


ALTER FUNCTION api.member_revoke(person uuid, roles text[], request_id uuid) OWNER TO counterclaim_accounts;

--
-- Name: mighty(name); Type: FUNCTION; Schema: api; Owner: counterclaim_accounts
--

CREATE FUNCTION api.mighty(login name) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION api.mighty(login name) OWNER TO counterclaim_accounts;

--
-- Name: missing_references(jsonb); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.missing_references(batch jsonb) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET row_security TO 'on'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  absent uuid[];
  streams uuid[];
  closed uuid[];
begin
  with brought as materialized (
    select (x ->> 'id')::uuid as id
    from unnest(array['assertion', 'claim', 'dossier', 'excerpt', 'question', 'relation', 'source']) as t (name)
    cross join jsonb_array_elements(batch -> t.name) as x
  ),
  pointer (table_name, key, kind) as (
    values
      ('claim', 'dossier', 'stream'), ('source_revision', 'derived_from', 'stream'), ('evidence', 'source', 'stream'),
      ('evidence', 'origin', 'stream'), ('relation', 'to_claim', 'stream'), ('handle', 'source', 'stream'),
      ('handle', 'claim', 'stream'), ('handle', 'question', 'question'), ('entity_relation', 'excerpt', 'excerpt'),
      ('assertion', 'excerpt', 'excerpt'), ('relation', 'excerpt', 'excerpt'), ('evidence', 'excerpt', 'excerpt'),
      ('reply', 'excerpt', 'excerpt'), ('publication_claim', 'claim', 'stream'),
      ('publication_source', 'claim', 'stream'), ('publication_source', 'source', 'stream'),
      ('relation', 'to_assertion', 'assertion'), ('relation', 'to_relation', 'relation')
  ),
  sent as (
    select distinct p.kind, (x ->> p.key)::uuid as id
    from pointer as p
    cross join jsonb_array_elements(batch -> p.table_name) as x
    where x ->> p.key is not null
  ),
  resolved as (
    select
      s.id,
      case s.kind
        when 'stream' then (select t.id from counterclaim.stream as t where t.id = s.id)
        when 'excerpt' then (select t.source from counterclaim.excerpt as t where t.id = s.id)
        when 'assertion' then (select t.claim from counterclaim.assertion as t where t.id = s.id)
        when 'relation' then (select t.claim from counterclaim.relation as t where t.id = s.id)
        when 'question' then (select t.dossier from counterclaim.question as t where t.id = s.id)
      end as stream
    from sent as s
    where s.id not in (select b.id from brought as b where b.id is not null)
  )
  select
    array_agg(r.id) filter (where r.stream is null),
    array_agg(distinct r.stream) filter (where r.stream is not null)
  into absent, streams
  from resolved as r;
  if streams is null or not iam.hides(streams) then
    return absent;
  end if;
  -- rare, so the references are read a second time: which of them lead into something closed
  closed := iam.hidden();
  return absent || array(
    select distinct (x ->> k)::uuid
    from unnest(array[
      'claim', 'source_revision', 'evidence', 'relation', 'handle', 'entity_relation', 'assertion', 'reply',
      'publication_claim', 'publication_source']) as t (name)
    cross join jsonb_array_elements(batch -> t.name) as x
    cross join unnest(array[
      'dossier', 'derived_from', 'source', 'origin', 'to_claim', 'claim', 'question', 'excerpt', 'to_assertion',
      'to_relation']) as k
    where x ->> k is not null
      and not (t.name = 'source_revision' and k = 'origin')  -- a word there
      and (
        (x ->> k)::uuid = any (closed)
        or (select e.source from counterclaim.excerpt as e where e.id = (x ->> k)::uuid) = any (closed)
        or (select a.claim from counterclaim.assertion as a where a.id = (x ->> k)::uuid) = any (closed)
        or (select r.claim from counterclaim.relation as r where r.id = (x ->> k)::uuid) = any (closed)
        or (select q.dossier from counterclaim.question as q where q.id = (x ->> k)::uuid) = any (closed)));
end
$$;


ALTER FUNCTION api.missing_references(batch jsonb) OWNER TO counterclaim_api;

--
-- Name: move(uuid, integer, text, jsonb, uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.move(claim_id uuid, expected_version integer, move_name text, arguments jsonb, request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_column
declare
  me uuid := iam.me();
  now_at timestamptz;
  head counterclaim.stream;
  target counterclaim.claim;
  policy counterclaim.dossier_revision;
  rule counterclaim.transition;
  held counterclaim.hold;
  roles text[];
  my_grant uuid;
  my_role text;
  my_capacity text;
  said text;
  excerpts jsonb;
  gap record;
  unfit record;
  content jsonb;
  verdicts jsonb := '[]';
  weighed jsonb := '[]';
  step jsonb;
  parts counterclaim.part[];
begin
  arguments := coalesce(arguments, '{}');
  if api.replays(request_id, me, concat_ws('|', 'move', claim_id, expected_version, move_name, arguments)) then
    return query
    select e.stream, e.version, e.hash::bytea from counterclaim.event as e where e.request = request_id;
    return;
  end if;
  perform api.check_arguments(arguments);

  select s.* into head from counterclaim.stream as s where s.id = claim_id and s.kind = 'claim' for no key update;
  if not found or iam.hides(array[claim_id]) then
    perform counterclaim.refuse(
      'unknown_stream', 'no such claim', jsonb_build_object('ids', jsonb_build_array(claim_id)));
  end if;
  now_at := clock_timestamp();  -- after the wait: later versions of a stream have later times
  if head.version is distinct from expected_version then
    perform counterclaim.refuse(
      'stale_version', format('the claim is at version %s, you saw %s', head.version, expected_version),
      jsonb_build_object('version', head.version, 'seen', expected_version, 'state', head.state));
  end if;
  select c.* into target from counterclaim.claim as c where c.id = claim_id;
  if move_name = 'approve' then
    -- a change of policy under way is waited for, or waits for us
    perform from counterclaim.stream as s where s.id = target.dossier for share;
  end if;
  policy := counterclaim.policy(claim_id);
  perform counterclaim.refuse_recused(me, array[claim_id]);

  -- is there such a move from here; may this person act in its role; in which capacity
  select array_agg(distinct t.role order by t.role) into roles
  from counterclaim.transition as t
  where t.move = move_name and t.from_state = head.state and t.eyes = policy.eyes;
  if roles is null then
    perform counterclaim.refuse(
      'illegal_transition', format('the claim is %s, `%s` does not start there', head.state, move_name),
      jsonb_build_object(
        'state', head.state,
        'move', move_name,
        'from', (
          select coalesce(jsonb_agg(distinct t.from_state), '[]') from counterclaim.transition as t
          where t.move = move_name),
        'moves', (
          select coalesce(jsonb_agg(distinct t.move), '[]') from counterclaim.transition as t
          where t.from_state = head.state)));
  end if;
  my_grant := iam.my_grant(roles);
  if my_grant is null then
    perform counterclaim.refuse(
      'not_allowed', format('`%s` needs role %s', move_name, array_to_string(roles, ' or ')),
      jsonb_build_object('move', move_name, 'roles', to_jsonb(roles), 'yours', to_jsonb(iam.my_roles())));
  end if;
  select g.role into my_role from iam.grant as g where g.id = my_grant;
  select h.capacity into my_capacity from counterclaim.hand as h where h.claim = claim_id and h.person = me;
  select t.* into rule
  from counterclaim.transition as t
  where t.move = move_name and t.from_state = head.state and t.eyes = policy.eyes and t.role = my_role
    and (t.capacity = 'none' or t.capacity = my_capacity or my_capacity is null and t.preferred);
  if not found then
    perform counterclaim.refuse(
      'four_eyes', format('you have a hand in this claim already, in capacity %s', my_capacity),
      jsonb_build_object(
        'capacity', my_capacity,
        'needed', (
          select t.capacity from counterclaim.transition as t
          where t.move = move_name and t.from_state = head.state and t.eyes = policy.eyes and t.role = my_role
            and t.preferred),
        'eyes', policy.eyes));
  end if;

  said := btrim(coalesce(arguments ->> case when rule.needs_note then 'note' else 'reason' end, ''));
  if rule.needs_reason and length(said) < 3 then
    perform counterclaim.refuse(
      'reason', format('`%s` needs a reason', move_name),
      jsonb_build_object('move', move_name, 'public', false, 'length', 3, 'given', length(said)));
  elsif rule.needs_note and length(said) < 20 then
    perform counterclaim.refuse(
      'reason', format('`%s` needs a public note of at least 20 characters', move_name),
      jsonb_build_object('move', move_name, 'public', true, 'length', 20, 'given', length(said)));
  end if;

  if rule.capacity <> 'none' then
    insert into counterclaim.hand (claim, person, capacity)
    values (claim_id, me, rule.capacity)
    on conflict (claim, person) do nothing;
  end if;

  if move_name = 'submit' then
    select jsonb_agg(a.excerpt) into excerpts from counterclaim.live_assertion as a where a.claim = claim_id;
    if excerpts is null then
      perform counterclaim.refuse('no_assertion', 'nobody is on record as having said it');
    elsif not exists (
      select from counterclaim.live_assertion as a
      where a.claim = claim_id and counterclaim.anchor(a.excerpt) in ('ok', 'unheld')
    ) then
      perform counterclaim.refuse(
        'anchor_broken', 'no assertion has an unbroken anchor', jsonb_build_object('excerpts', excerpts));
    end if;
  end if;

  if move_name in ('decide', 'correct', 'approve') then
    -- a retraction of a source under way is waited for, or waits for us; sources after claims, as api.record
    -- locks them
    perform from counterclaim.stream as s
    where s.id in (select counterclaim.sources_of(claim_id))
    order by s.kind, s.id
    for share;
    now_at := clock_timestamp();
  end if;
  if move_name in ('decide', 'correct') then
    if move_name = 'correct' and jsonb_typeof(arguments -> 'content') is distinct from 'object' then
      perform counterclaim.refuse(
        'verdict_missing', '`correct` needs a superseding verdict', jsonb_build_object('content', true));
    end if;
    verdicts := api.put_verdicts(
      claim_id, target.kind, rule.capacity, me, head.version + 1, now_at,
      case when move_name = 'correct' then coalesce(arguments ->> 'occasion', 'correction') end, arguments);
    -- whoever decides says something about the content: the old verdict does not slip through unsaid
    select x into content from jsonb_array_elements(verdicts) as x where x ->> 'scope' = 'content';
    if content is null then
      perform counterclaim.refuse('verdict_missing', 'no content verdict', jsonb_build_object('content', true));
    end if;
    weighed := api.put_weighed(claim_id, content, me, head.version + 1, now_at, arguments);
  end if;

  if move_name in ('decide', 'correct', 'approve') then
    select g.name, g.detail, g.facts into gap from counterclaim.rule_gap(claim_id) as g limit 1;
    if found then
      perform counterclaim.refuse(gap.name, gap.detail, gap.facts);
    end if;
  end if;
  if move_name = 'approve' then
    -- given when fewer eyes were asked, by who wrote the claim or by who may approve it now
    select v.id, v.capacity into unfit
    from counterclaim.current_verdict as v
    where v.claim = claim_id
      and (v.assertion is null or v.assertion in (
        select a.id from counterclaim.live_assertion as a where a.claim = claim_id))
      and not exists (
        select from counterclaim.transition as t
        where t.move = 'decide' and t.eyes = policy.eyes and t.capacity = v.capacity)
    limit 1;
    if found then
      perform counterclaim.refuse(
        'four_eyes', format('a verdict was given in capacity %s', unfit.capacity),
        jsonb_build_object('verdict', unfit.id, 'capacity', unfit.capacity, 'needed', 'review', 'eyes', policy.eyes));
    end if;
    select jsonb_agg(a.excerpt) into excerpts
    from counterclaim.live_assertion as a
    where a.claim = claim_id and counterclaim.anchor(a.excerpt) in ('broken', 'unanchored');
    if excerpts is not null then
      perform counterclaim.refuse(
        'anchor_broken', 'an assertion has a broken anchor or none', jsonb_build_object('excerpts', excerpts));
    end if;
    select h.* into held from counterclaim.current_hold as h where h.claim = claim_id;
    if held.id is not null then
      perform counterclaim.refuse(
        'on_hold', format('on hold (%s): %s', held.kind, held.reason),
        jsonb_build_object('kind', held.kind, 'reason', held.reason, 'until', held.until));
    end if;
  end if;

  with stored as (
    insert into counterclaim.review_step (
      claim, n, move, from_state, to_state, actor, login, role, "grant", capacity, dossier, policy, eyes, revision,
      verdict, reason, public_note, version, at)
    select
      claim_id,
      coalesce((select max(s.n) from counterclaim.review_step as s where s.claim = claim_id), 0) + 1,
      move_name, head.state, rule.to_state, me, session_user, my_role, my_grant, rule.capacity, target.dossier, policy.n,
      policy.eyes,
      (select max(r.n) from counterclaim.claim_revision as r where r.claim = claim_id),
      (select v.id from counterclaim.current_verdict as v where v.claim = claim_id and v.scope = 'content'),
      arguments ->> 'reason', arguments ->> 'note', head.version + 1, now_at
    returning *
  )
  select jsonb_agg(to_jsonb(s)) into step from stored as s;
  parts := array[row (claim_id, 'review_step', step)::counterclaim.part];
  if verdicts <> '[]' then
    parts := parts || row (claim_id, 'verdict', verdicts)::counterclaim.part;
  end if;
  if weighed <> '[]' then
    parts := parts || row (claim_id, 'weighed', weighed)::counterclaim.part;
  end if;
  return query select r.* from api.append_events(parts, move_name, me, request_id, now_at, rule.to_state) as r;
end
$$;


ALTER FUNCTION api.move(claim_id uuid, expected_version integer, move_name text, arguments jsonb, request_id uuid) OWNER TO counterclaim_api;

--
-- Name: moves(jsonb, uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.moves(moves jsonb, request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_column
declare
  one record;
  refusals jsonb := '[]';
  receipts counterclaim.receipt[] := '{}';
  receipt counterclaim.receipt;
  refusal text;
  words text;
  told text;
  facts jsonb;
begin
  perform api.check_shape('moves', moves, array['claim', 'version', 'move', 'arguments']);
  if moves = '[]' or request_id is null then
    perform counterclaim.refuse('batch_shape', 'a call has a request id, and something to do');
  end if;
  -- all claims, then the dossiers whose policy they are approved under, then the sources that their rules read, each
  -- in id order: no two bulk moves can deadlock
  perform from counterclaim.stream as s
  where s.id in (select (x ->> 'claim')::uuid from jsonb_array_elements(moves) as x)
  order by s.kind, s.id
  for no key update;
  perform from counterclaim.stream as s
  where s.id in (
    select c.dossier
    from jsonb_array_elements(moves) as x
    join counterclaim.claim as c on c.id = (x ->> 'claim')::uuid
    where x ->> 'move' = 'approve')
  order by s.kind, s.id
  for share;
  perform from counterclaim.stream as s
  where s.id in (
    select counterclaim.sources_of((x ->> 'claim')::uuid)
    from jsonb_array_elements(moves) as x
    where x ->> 'move' in ('decide', 'correct', 'approve'))
  order by s.kind, s.id
  for share;

  for one in
    select
      (x.value ->> 'claim')::uuid as claim, (x.value ->> 'version')::int as version, x.value ->> 'move' as move,
      coalesce(x.value -> 'arguments', '{}') as arguments
    from jsonb_array_elements(moves) with ordinality as x
    order by x.ordinality
  loop
    begin
      select r.* into receipt
      from api.move(
        one.claim, one.version, one.move, one.arguments,
        md5(concat_ws('|', request_id, one.claim, one.version, one.move))::uuid) as r;
      receipts := receipts || receipt;
    exception when integrity_constraint_violation or insufficient_privilege then
      get stacked diagnostics refusal = constraint_name, words = message_text, told = pg_exception_detail;
      begin
        facts := nullif(told, '')::jsonb;
      exception when others then
        facts := to_jsonb(told);  -- a key's own words
      end;
      refusals := refusals || jsonb_build_object(
        'claim', one.claim, 'refusal', refusal, 'message', words, 'detail', coalesce(facts, '{}'));
    end;
  end loop;
  if refusals <> '[]' then
    perform counterclaim.refuse(
      'bulk_refused', format('%s of %s moves refused', jsonb_array_length(refusals), jsonb_array_length(moves)),
      refusals);
  end if;
  return query select r.* from unnest(receipts) as r;
end
$$;


ALTER FUNCTION api.moves(moves jsonb, request_id uuid) OWNER TO counterclaim_api;

--
-- Name: put_verdicts(uuid, text, text, uuid, integer, timestamp with time zone, text, jsonb); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.put_verdicts(claim uuid, kind text, capacity text, me uuid, next_version integer, at timestamp with time zone, occasion text, arguments jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
#variable_conflict use_column
declare
  wording counterclaim.claim_revision;
  strangers jsonb;
  affirms boolean := coalesce(arguments -> 'affirm' = 'true'::jsonb, false);
  -- when a prediction comes back to the queue if nobody says when
  due date;
  rows jsonb;
begin
  select r.* into wording
  from counterclaim.claim_revision as r
  where r.claim = put_verdicts.claim
  order by r.n desc
  limit 1;
  due := case when put_verdicts.kind = 'prediction' then
    coalesce(upper(wording.outer_span), (put_verdicts.at + interval '1 year')::date)
  end;

  select jsonb_agg(x -> 'assertion') into strangers
  from jsonb_array_elements(coalesce(nullif(arguments -> 'attributions', 'null'), '[]')) as x
  where not exists (
    select from counterclaim.attribution as t
    where t.assertion = (x ->> 'assertion')::uuid
      and t.claim = put_verdicts.claim
      and t.seq = coalesce((x ->> 'seq')::smallint, 0));
  if strangers is not null then
    perform counterclaim.refuse(
      'unknown_stream', 'an attribution verdict names a link that is not of this claim',
      jsonb_build_object('ids', strangers));
  end if;

  with given as (
    select
      null::uuid as assertion, null::smallint as seq, x.id, x.rating, x.confidence, x.rationale, x.low, x.best, x.high,
      x.sole_source, coalesce(x.revisit, due) as revisit
    from jsonb_to_record(arguments -> 'content') as x (
      id uuid, rating text, confidence text, rationale text, low numeric, best numeric, high numeric, sole_source text,
      revisit date)
    where jsonb_typeof(arguments -> 'content') = 'object'
    union all
    -- without seq: all links of the assertion at once, but the publisher's own, which its anchor confirms
    select
      t.assertion, t.seq, null, x.rating, x.confidence, x.rationale, null, null, null, null, null
    from jsonb_to_recordset(nullif(arguments -> 'attributions', 'null')) as x (
      assertion uuid, seq smallint, rating text, confidence text, rationale text)
    join counterclaim.attribution as t
      on t.assertion = x.assertion and t.claim = put_verdicts.claim and (t.seq = x.seq or x.seq is null and t.seq > 0)
    union all
    -- the verdict stands, in this reviewer's own name; a date that has come is not the next one
    select
      null, null, null, c.rating, c.confidence, c.rationale, c.low, c.best, c.high, c.sole_source,
      case when c.revisit is null or c.revisit > put_verdicts.at::date then c.revisit
        else (put_verdicts.at + interval '1 year')::date end
    from counterclaim.current_verdict as c
    where affirms
      and coalesce(jsonb_typeof(arguments -> 'content'), 'null') = 'null'
      and c.claim = put_verdicts.claim
      and c.scope = 'content'
      and c.revision = wording.n
  ),
  stored as (
    insert into counterclaim.verdict (
      id, claim, kind, revision, assertion, seq, rating, confidence, rationale, low, best, high, sole_source, revisit,
      occasion, supersedes, public_note, capacity, version, recorded_at, recorded_by)
    select
      coalesce(g.id, gen_random_uuid()), put_verdicts.claim, put_verdicts.kind, wording.n, g.assertion, g.seq, g.rating,
      g.confidence, g.rationale, g.low, g.best, g.high, g.sole_source, g.revisit,
      case
        when c.id is null then 'initial'
        when put_verdicts.occasion is not null then put_verdicts.occasion
        when affirms and g.assertion is null then 'affirmed'
        else 'update'
      end,
      c.id, arguments ->> 'note', put_verdicts.capacity, next_version, put_verdicts.at, me
    from given as g
    left join counterclaim.current_verdict as c
      on c.claim = put_verdicts.claim
      and c.target = coalesce(g.assertion::text || '/' || g.seq::text, 'content')
    returning *
  )
  select coalesce(jsonb_agg(to_jsonb(s)), '[]') into rows from stored as s;
  return rows;
end
$$;


ALTER FUNCTION api.put_verdicts(claim uuid, kind text, capacity text, me uuid, next_version integer, at timestamp with time zone, occasion text, arguments jsonb) OWNER TO counterclaim_api;

--
-- Name: put_weighed(uuid, jsonb, uuid, integer, timestamp with time zone, jsonb); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.put_weighed(claim uuid, verdict jsonb, me uuid, next_version integer, at timestamp with time zone, arguments jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
#variable_conflict use_column
declare
  rows jsonb;
begin
  with given as (
    select x.evidence, x.note
    from jsonb_to_recordset(nullif(arguments -> 'content' -> 'weighed', 'null')) as x (evidence uuid, note text)
    union all
    select w.evidence, w.note
    from counterclaim.weighed as w
    where put_weighed.verdict ->> 'occasion' = 'affirmed' and w.verdict = (put_weighed.verdict ->> 'supersedes')::uuid
      and not exists (select from counterclaim.retraction as x where x.evidence = w.evidence)
  ),
  stored as (
    insert into counterclaim.weighed (verdict, claim, evidence, note, version, recorded_at, recorded_by)
    select distinct on (g.evidence)
      (put_weighed.verdict ->> 'id')::uuid, put_weighed.claim, g.evidence, g.note, next_version, put_weighed.at, me
    from given as g
    order by g.evidence
    returning *
  )
  select coalesce(jsonb_agg(to_jsonb(s)), '[]') into rows from stored as s;
  return rows;
end
$$;


ALTER FUNCTION api.put_weighed(claim uuid, verdict jsonb, me uuid, next_version integer, at timestamp with time zone, arguments jsonb) OWNER TO counterclaim_api;

--
-- Name: record(jsonb, uuid); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.record(batch jsonb, request_id uuid) RETURNS SETOF counterclaim.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    SET row_security TO 'on'
    AS $_$
#variable_conflict use_column
declare
  me uuid := iam.me();
  my_roles text[] := iam.my_roles();
  now_at timestamptz;
  rule record;
  words text;
  facts jsonb;
  offenders uuid[];
  uses counterclaim.part[];
  touched uuid[];
  in_draft uuid[];  -- claims that get a hand in capacity `content`
  ids uuid[];       -- the touched streams, and what their rows will carry
  versions int[];
  capacities text[];
  columns text;
  expressions text;
  brought counterclaim.part[];
  parts counterclaim.part[] := '{}';
begin
  if api.replays(request_id, me, 'record' || batch::text) then
    return query
    select e.stream, e.version, e.hash::bytea from counterclaim.event as e where e.request = request_id;
    return;
  end if;

  -- shape: lists of rows by table, with the columns that are the caller's to give
  perform api.check_shape('batch', jsonb_build_array(batch), array(select r.name from counterclaim.content_rule as r));
  for rule in
    select r.name, array_agg(a.attname::text) as columns
    from counterclaim.content_rule as r
    join pg_attribute as a
      on a.attrelid = format('counterclaim.%I', r.name)::regclass
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
      and a.attname not in ('version', 'recorded_at', 'recorded_by', 'capacity')
    where batch ? r.name
    group by r.name
  loop
    perform api.check_shape(rule.name, batch -> rule.name, rule.columns);
  end loop;

  -- roles
  select string_agg(r.name, ', ' order by r.position), jsonb_agg(r.name order by r.position) into words, facts
  from counterclaim.content_rule as r
  where batch ? r.name and not r.roles && my_roles;
  if facts is not null then
    perform counterclaim.refuse('not_allowed', 'your roles do not allow: ' || words, jsonb_build_object(
      'move', 'record',
      'tables', facts,
      'roles', (
        select jsonb_agg(distinct n) from counterclaim.content_rule as r cross join unnest(r.roles) as n
        where facts ? r.name),
      'yours', to_jsonb(my_roles)));
  end if;

  -- which tables bring rows to which streams; read once, because a batch may be long
  select array_agg(row (u.stream, u.name, null)::counterclaim.part) into uses
  from (
    select distinct r.name, (x ->> r.stream_column::text)::uuid as stream
    from counterclaim.content_rule as r
    cross join jsonb_array_elements(batch -> r.name) as x
    where batch ? r.name
  ) as u;
  touched := array(select distinct u.stream from unnest(uses) as u);
  if uses is null or array_position(touched, null) is not null then
    select coalesce(jsonb_agg(u.name), '[]') into facts from unnest(uses) as u where u.stream is null;
    perform counterclaim.refuse('batch_shape', 'a row names no stream', jsonb_build_object('tables', facts));
  end if;

  -- locked in the one order that api.move keeps too: claims first, sources last
  perform from counterclaim.stream as s
  where s.id = any (touched || case when batch ? 'recusal' then array(
    -- moves under way are waited for: none lands after a recusal that it did not see
    select c.id from counterclaim.claim as c
    where c.dossier in (select (x ->> 'dossier')::uuid from jsonb_array_elements(batch -> 'recusal') as x)) end)
  order by s.kind, s.id
  for no key update;
  now_at := clock_timestamp();  -- after the wait: later versions of a stream have later times

  select array_agg(t.id), array_agg(coalesce(s.version, 0) + 1) into ids, versions
  from unnest(touched) as t (id)
  left join counterclaim.stream as s on s.id = t.id;

  -- a stream is there and visible or begins here, and is of the kind the row belongs to
  select array_agg(distinct u.stream) into offenders
  from unnest(uses) as u
  join counterclaim.content_rule as r on r.name = u.name
  left join counterclaim.stream as s on s.id = u.stream
  left join unnest(uses) as root
    on root.stream = u.stream and root.name in ('claim', 'dossier', 'entity', 'source')
  where coalesce(s.kind, root.name) is null or r.kind not in ('any', coalesce(s.kind, root.name));
  if offenders is null and iam.hides(touched) then
    offenders := array(select t.id from unnest(touched) as t (id) where t.id in (select unnest(iam.hidden())));
  end if;
  offenders := nullif(offenders, '{}') || api.missing_references(batch);
  if offenders <> '{}' then
    perform counterclaim.refuse(
      'unknown_stream', 'a row names something that is not there',
      jsonb_build_object('ids', to_jsonb(offenders[1:100])));
  end if;
  perform counterclaim.refuse_recused(me, touched || array(
    select distinct (x ->> 'dossier')::uuid from jsonb_array_elements(batch -> 'claim') as x));

  -- the matrix of state and table
  select jsonb_agg(jsonb_build_object('table', u.name, 'stream', s.id, 'state', s.state)) into facts
  from unnest(uses) as u
  join counterclaim.content_rule as r on r.name = u.name
  join counterclaim.stream as s on s.id = u.stream
  where s.state <> all (r.states);
  if facts is not null then
    perform counterclaim.refuse(
      'content_frozen', format('%s of the rows cannot be added in the state of their claim', jsonb_array_length(facts)),
      jsonb_build_object('rows', facts));
  end if;

  -- evidence is taken back by who brought it, or by a reviewer or editor
  if batch ? 'retraction' and not my_roles && array['reviewer', 'editor'] then
    select jsonb_agg(e.id) into facts
    from jsonb_array_elements(batch -> 'retraction') as x
    join counterclaim.evidence as e on e.id = (x ->> 'evidence')::uuid
    where e.recorded_by <> me and e.claim = (x ->> 'stream')::uuid;
    if facts is not null then
      perform counterclaim.refuse(
        'not_allowed', 'evidence that somebody else brought is retracted by a reviewer or an editor',
        jsonb_build_object(
          'move', 'retract', 'roles', jsonb_build_array('reviewer', 'editor'), 'yours', to_jsonb(my_roles),
          'evidence', facts));
    end if;
  end if;

  select array_agg(distinct u.stream) into in_draft
  from unnest(uses) as u
  join counterclaim.content_rule as r on r.name = u.name and r.hand
  left join counterclaim.stream as s on s.id = u.stream
  where coalesce(s.state, 'draft') = 'draft';

  for rule in select r.* from counterclaim.content_rule as r order by r.position loop
    if rule.name = 'claim_revision' and in_draft is not null then
      -- the claims are in: take the hand, and refuse whoever has another
      insert into counterclaim.hand (claim, person, capacity)
      select t.id, me, 'content' from unnest(in_draft) as t (id)
      on conflict (claim, person) do nothing;
      select jsonb_agg(h.claim), min(h.capacity) into facts, words
      from counterclaim.hand as h
      where h.person = me and h.claim = any (in_draft) and h.capacity <> 'content'
        and (counterclaim.policy(h.claim)).eyes > 1;
      if facts is not null then
        perform counterclaim.refuse(
          'four_eyes', 'who has reviewed a claim does not write it',
          jsonb_build_object('capacity', words, 'needed', 'content', 'claims', facts));
      end if;
      select array_agg(case when t.id = any (in_draft) then h.capacity end order by t.ord) into capacities
      from unnest(ids) with ordinality as t (id, ord)
      left join counterclaim.hand as h on h.claim = t.id and h.person = me;
    end if;
    continue when not batch ? rule.name or jsonb_array_length(batch -> rule.name) = 0;

    -- jsonb_populate_recordset knows no defaults
    select
      string_agg(quote_ident(a.attname), ', ' order by a.attnum),
      string_agg(
        case
          when a.attname = 'version' then 'v.version'
          when a.attname = 'recorded_at' then '$5'
          when a.attname = 'recorded_by' then '$6'
          when a.attname = 'capacity' then 'v.capacity'
          when d.adbin is not null then format('coalesce(x.%I, %s)', a.attname, pg_get_expr(d.adbin, d.adrelid))
          else format('x.%I', a.attname)
        end, ', ' order by a.attnum)
    into columns, expressions
    from pg_attribute as a
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = format('counterclaim.%I', rule.name)::regclass
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '';
    execute format($statement$
      with brought as (
        insert into counterclaim.%1$I (%2$s)
        select %3$s
        from jsonb_populate_recordset(null::counterclaim.%1$I, $1) with ordinality as x
        join unnest($2, $3, $4) as v (stream, version, capacity) on v.stream = x.%4$I
        order by x.ordinality
        returning *
      )
      select array_agg(row (g.stream, %1$L, g.rows)::counterclaim.part)
      from (
        select b.%4$I as stream, jsonb_agg(to_jsonb(b) - '{raw,body,bytes}'::text[]) as rows
        from brought as b
        group by b.%4$I
      ) as g
      $statement$, rule.name, columns, expressions, rule.stream_column)
    into brought
    using
      batch -> rule.name, ids, versions, coalesce(capacities, array_fill(null::text, array[cardinality(ids)])), now_at,
      me;
    parts := parts || brought;
  end loop;

  if iam.hides(touched) then
    perform counterclaim.refuse('locks_out', 'you would hide this from yourself');
  end if;
  return query select r.* from api.append_events(parts, 'record', me, request_id, now_at) as r;
end
$_$;


ALTER FUNCTION api.record(batch jsonb, request_id uuid) OWNER TO counterclaim_api;

--
-- Name: replays(uuid, uuid, text); Type: FUNCTION; Schema: api; Owner: counterclaim_api
--

CREATE FUNCTION api.replays(request_id uuid, person uuid, arguments text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  given bytea := sha256(counterclaim.utf8(arguments));
begin
  if request_id is null or given is null then
    perform counterclaim.refuse('batch_shape', 'a call has a request id, and something to do');
  end if;
  insert into counterclaim.request (id, person, digest)
  values (replays.request_id, replays.person, given)
  on conflict (id) do nothing;
  if found then
    return false;
  end if;
  if not exists (
    select from counterclaim.request as r
    where r.id = replays.request_id and r.person = replays.person and r.digest = given
  ) then
    perform counterclaim.refuse(
      'request_reused', 'the request id was used before, with other arguments or by somebody else',
      jsonb_build_object('request', request_id));
  end if;
  return true;
end
$$;


ALTER FUNCTION api.replays(request_id uuid, person uuid, arguments text) OWNER TO counterclaim_api;

--
-- Name: aim_name(uuid, uuid, uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.aim_name(claim uuid, assertion uuid, relation uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (select from counterclaim.retraction as x where x.relation = aim_name.relation) then
    return null;
  end if;
  return coalesce(
    (select 'C-' || c.code from counterclaim.claim as c where c.id = aim_name.claim),
    counterclaim.statement_name(aim_name.assertion),
    counterclaim.relation_name(aim_name.relation));
end
$$;


ALTER FUNCTION counterclaim.aim_name(claim uuid, assertion uuid, relation uuid) OWNER TO counterclaim_owner;

--
-- Name: anchor(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.anchor(excerpt uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
  return (select a.anchor from counterclaim.anchors(array[anchor.excerpt]) as a);
end
$$;


ALTER FUNCTION counterclaim.anchor(excerpt uuid) OWNER TO counterclaim_owner;

--
-- Name: anchor_excerpt(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.anchor_excerpt() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  body text;
  first int := lower(new.span);
begin
  if new.span is null then
    return new;
  end if;
  select s.body into body from counterclaim.snapshot as s where s.id = new.snapshot;
  if body is not null then
    if substr(body, first + 1, upper(new.span) - first) is distinct from new.exact then
      perform counterclaim.refuse(
        'anchor_broken', format('the excerpt is not in its snapshot at %s', new.span),
        jsonb_build_object('excerpts', jsonb_build_array(new.id)));
    end if;
    new.prefix := substr(body, greatest(first + 1 - 32, 1), least(32, first));
    new.suffix := substr(body, upper(new.span) + 1, 32);
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.anchor_excerpt() OWNER TO counterclaim_owner;

--
-- Name: anchors(uuid[]); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.anchors(excerpts uuid[]) RETURNS TABLE(excerpt uuid, anchor text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with quoted as materialized (
    select e.id, e.snapshot, e.span, e.exact from counterclaim.excerpt as e where e.id = any (anchors.excerpts)
  ),
  captured as materialized (
    select
      s.id, s.body,
      sha256(counterclaim.utf8(s.body)) = s.body_sha256 and (s.raw is null or sha256(s.raw) = s.raw_sha256) as whole
    from counterclaim.snapshot as s
    where s.id in (select q.snapshot from quoted as q)
  )
  select
    q.id,
    case
      when q.snapshot is null then 'unanchored'
      when c.body is null then 'unheld'
      when not c.whole then 'broken'
      when substr(c.body, lower(q.span) + 1, upper(q.span) - lower(q.span)) <> q.exact then 'broken'
      else 'ok'
    end
  from quoted as q
  left join captured as c on c.id = q.snapshot;
end
$$;


ALTER FUNCTION counterclaim.anchors(excerpts uuid[]) OWNER TO counterclaim_owner;

--
-- Name: append_only(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.append_only() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform counterclaim.refuse(
    'append_only', format('append-only: %s on %s.%s', lower(tg_op), tg_table_schema, tg_table_name),
    jsonb_build_object('table', tg_table_name, 'operation', lower(tg_op)));
  return null;
end
$$;


ALTER FUNCTION counterclaim.append_only() OWNER TO counterclaim_owner;

--
-- Name: assignment_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.assignment_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  before counterclaim.assignment;
  code bigint := (select c.code from counterclaim.claim as c where c.id = new.claim);
begin
  select a.* into before
  from counterclaim.assignment as a
  where a.claim = new.claim
  order by a.version desc
  limit 1;
  if new.reviewer is not distinct from before.reviewer and new.due is not distinct from before.due then
    perform counterclaim.refuse(
      'nothing_to_change',
      case when new.reviewer is null then format('C-%s is assigned to nobody', code)
        else format('C-%s is assigned so already', code) end,
      jsonb_build_object('claim', new.claim));
  end if;
  if new.reviewer is null then
    return new;
  end if;
  if not counterclaim.holds_grant(new.reviewer, array['reviewer']) then
    perform counterclaim.refuse(
      'assignee', 'who is assigned needs the role reviewer',
      jsonb_build_object('claim', new.claim, 'why', 'is no reviewer'));
  elsif not exists (
    select from iam.login as l
    where l.person = new.reviewer and not exists (select from iam.login_end as e where e.login = l.id)
  ) then
    perform counterclaim.refuse(
      'assignee', 'who is assigned has no login any more',
      jsonb_build_object('claim', new.claim, 'why', 'has no login any more'));
  elsif counterclaim.recused_from(new.reviewer, array[new.claim]) is not null then
    perform counterclaim.refuse(
      'assignee', 'who is assigned is recused from the dossier',
      jsonb_build_object('claim', new.claim, 'why', 'is recused from this dossier'));
  elsif (counterclaim.policy(new.claim)).eyes > 1 and exists (
    select from counterclaim.hand as h
    where h.claim = new.claim and h.person = new.reviewer
      and (h.capacity = 'content' or h.capacity = 'approval' and (counterclaim.policy(new.claim)).eyes = 3)
  ) then
    perform counterclaim.refuse(
      'assignee', format('who is assigned has a hand in C-%s already', code),
      jsonb_build_object('claim', new.claim, 'why', format('has a hand in C-%s already', code)));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.assignment_right() OWNER TO counterclaim_owner;

--
-- Name: broken_keys_of(regclass); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.broken_keys_of(of_table regclass) RETURNS TABLE(table_name text, key_name text, stream uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
#variable_conflict use_column
declare
  k record;
begin
  for k in
    select
      c.conname as name, t.relname as child, c.conrelid::regclass as child_table, c.confrelid::regclass as parent,
      coalesce(
        (
          select format('r.%I', l.stream_column) from counterclaim.logged_tables() as l
          where l.table_name = t.relname and l.schema_name = t.relnamespace::regnamespace::text),
        case t.relname when 'event' then 'r.stream' when 'hand' then 'r.claim' when 'stream' then 'r.id' end,
        'null::uuid') as stream,
      case c.contype
        -- without what its definition says beside, as that it was never asked of older rows
        when 'c' then format('not (%s)', pg_get_expr(c.conbin, c.conrelid))
        else (
          select format(
            '%s and not exists (select from %s as p where %s)',
            string_agg(format('r.%I is not null', a.attname), ' and '), c.confrelid::regclass,
            string_agg(format('p.%I = r.%I', b.attname, a.attname), ' and '))
          from unnest(c.conkey, c.confkey) as u (child, parent)
          join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = u.child
          join pg_attribute as b on b.attrelid = c.confrelid and b.attnum = u.parent)
      end as broken
    from pg_constraint as c
    join pg_class as t on t.oid = c.conrelid
    where c.contype in ('c', 'f')
      and t.relnamespace::regnamespace::text in ('counterclaim', 'iam')
      and c.conrelid = of_table
      -- whoever verifies computes the chain anew and holds rows and events against each other
      and c.conrelid <> 'counterclaim.event'::regclass and c.confrelid <> 'counterclaim.event'::regclass
  loop
    return query execute format(
      'select distinct %L::text, %L::text, %s from %s as r where %s', k.child, k.name, k.stream, k.child_table, k.broken);
  end loop;
end
$$;


ALTER FUNCTION counterclaim.broken_keys_of(of_table regclass) OWNER TO counterclaim_owner;

--
-- Name: check_stream(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.check_stream() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  target uuid;
  seen record;
begin
  -- one function for three tables; a branch that is not taken may name a column the table lacks
  if tg_table_name = 'stream' then
    target := new.id;
  elsif tg_table_name = 'event' then
    target := new.stream;
  else
    target := new.claim;
  end if;
  -- one question: this runs twice for every event
  select
    s.kind, s.state, s.version = e.version and s.head::bytea = e.hash::bytea as is_latest,
    case when s.kind = 'claim' then coalesce(
      (select r.to_state from counterclaim.review_step as r where r.claim = s.id order by r.n desc limit 1), 'draft')
    end as last_state
  into seen
  from counterclaim.stream as s
  left join lateral (
    select l.version, l.hash
    from counterclaim.event as l
    where l.stream = s.id
    order by l.version desc
    limit 1
  ) as e on true
  where s.id = target;
  if seen.is_latest is not true then
    perform counterclaim.refuse(
      'head_is_event', format('stream %s: the head is not the latest event', target),
      jsonb_build_object('stream', target));
  end if;
  if seen.state is distinct from seen.last_state then
    perform counterclaim.refuse(
      'state_is_step', format('claim %s: the state is not the latest step', target),
      jsonb_build_object('stream', target));
  end if;
  return null;
end
$$;


ALTER FUNCTION counterclaim.check_stream() OWNER TO counterclaim_owner;

--
-- Name: claims_that_say(text, timestamp with time zone, uuid, bigint, bigint); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.claims_that_say(words text, moment timestamp with time zone, within uuid, after bigint, most bigint) RETURNS TABLE(id uuid, code bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  hidden uuid[] := iam.hidden();
  languages text[];
  query tsquery;
begin
  -- each language once, by its index
  with recursive spoken as (
    (select r.language::text as language from counterclaim.claim_revision as r order by r.language limit 1)
    union all
    select (
      select r.language::text from counterclaim.claim_revision as r where r.language > s.language order by r.language limit 1)
    from spoken as s
    where s.language is not null
  )
  select array_agg(s.language) into languages from spoken as s where s.language is not null;
  query := counterclaim.text_query(languages, words);
  if query is null then
    return;
  end if;
  return query
  select c.id, c.code
  from counterclaim.claim_revision as r
  join counterclaim.claim as c on c.id = r.claim
  where counterclaim.statement_words(r.language, r.statement) @@ query
    and c.code > claims_that_say.after
    and (within is null or r.dossier = within)
    and r.recorded_at <= moment
    and not exists (
      select from counterclaim.claim_revision as l where l.claim = r.claim and l.n > r.n and l.recorded_at <= moment)
    and c.id not in (select unnest(hidden))
  order by c.code
  limit most;
end
$$;


ALTER FUNCTION counterclaim.claims_that_say(words text, moment timestamp with time zone, within uuid, after bigint, most bigint) OWNER TO counterclaim_owner;

--
-- Name: claims_with(text, uuid, bigint, bigint); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.claims_with(words text, within uuid, after bigint, most bigint) RETURNS TABLE(id uuid, code bigint)
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if current_user = 'counterclaim_past' then
    return query
    select f.id, f.code from counterclaim.claims_that_say(words, iam.as_of(), within, claims_with.after, most) as f;
  else
    return query
    select f.id, f.code from counterclaim.claims_that_say(words, 'infinity', within, claims_with.after, most) as f;
  end if;
end
$$;


ALTER FUNCTION counterclaim.claims_with(words text, within uuid, after bigint, most bigint) OWNER TO counterclaim_owner;

--
-- Name: utf8(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.utf8(value text) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN convert_to(value, 'UTF8'::name);


ALTER FUNCTION counterclaim.utf8(value text) OWNER TO counterclaim_owner;

--
-- Name: commitment(uuid, text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.commitment(salt uuid, payload text) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN sha256((uuid_send(salt) || counterclaim.utf8(payload)));


ALTER FUNCTION counterclaim.commitment(salt uuid, payload text) OWNER TO counterclaim_owner;

--
-- Name: content_frozen(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.content_frozen() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    AS $_$
declare
  rule counterclaim.content_rule;
  late jsonb;
begin
  select r.* into rule from counterclaim.content_rule as r where r.name = tg_table_name;
  execute format($statement$
    select jsonb_agg(distinct jsonb_build_object('table', %1$L, 'stream', s.id, 'state', s.state))
    from brought as b
    join counterclaim.stream as s on s.id = b.%2$I
    where s.state <> all ($1)
    $statement$, tg_table_name, rule.stream_column)
  into late
  using rule.states;
  if late is not null then
    perform counterclaim.refuse(
      'content_frozen', format('%s of the rows cannot be added in the state of their claim', jsonb_array_length(late)),
      jsonb_build_object('rows', late));
  end if;
  return null;
end
$_$;


ALTER FUNCTION counterclaim.content_frozen() OWNER TO counterclaim_owner;

--
-- Name: decided_at(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.decided_at(claim uuid) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return (select max(v.recorded_at) from counterclaim.verdict as v where v.claim = decided_at.claim and v.scope = 'content');
end
$$;


ALTER FUNCTION counterclaim.decided_at(claim uuid) OWNER TO counterclaim_owner;

--
-- Name: edtf_date(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.edtf_date(value text) RETURNS daterange
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
declare
  bare text := pg_catalog.rtrim(value, '?~%');
  first_year int;
  last_year int;
  month text;
  day text;
  first_day date;
  last_day date;
begin
  if pg_catalog.length(value) - pg_catalog.length(bare) > 1
    or bare !~ '^([0-9]{2}(XX|[0-9]X|[0-9]{2})(-XX(-XX)?)?|[0-9]{4}-[0-9]{2}(-[0-9]{2}|-XX)?)$' then
    return null;
  end if;
  first_year := pg_catalog.replace(pg_catalog.left(bare, 4), 'X', '0');
  last_year := pg_catalog.replace(pg_catalog.left(bare, 4), 'X', '9');
  month := pg_catalog.substr(bare, 6, 2);
  day := pg_catalog.substr(bare, 9, 2);
  if first_year = 0 then
    return null;
  end if;
  if month in ('', 'XX') or (month between '21' and '24' and day = '') then
    -- a season spans its whole year: the text does not say on which hemisphere
    return pg_catalog.daterange(
      pg_catalog.make_date(first_year, 1, 1), pg_catalog.make_date(last_year, 12, 31), '[]');
  elsif month not between '01' and '12' then
    return null;
  end if;
  first_day := pg_catalog.make_date(first_year, month::int, 1);
  last_day := pg_catalog.make_date(first_year + month::int / 12, month::int % 12 + 1, 1) - 1;
  if day in ('', 'XX') then
    return pg_catalog.daterange(first_day, last_day, '[]');
  elsif day::int not between 1 and last_day - first_day + 1 then
    return null;
  end if;
  first_day := first_day + day::int - 1;
  return pg_catalog.daterange(first_day, first_day, '[]');
end
$_$;


ALTER FUNCTION counterclaim.edtf_date(value text) OWNER TO counterclaim_owner;

--
-- Name: edtf_inner(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.edtf_inner(value text) RETURNS daterange
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
  from_text text := pg_catalog.split_part(value, '/', 1);
  to_text text := pg_catalog.split_part(value, '/', 2);
  from_day date;
  to_day date;
begin
  if counterclaim.edtf_outer(value) is null then
    return null;
  elsif value ~ '[?~%X[]' then
    return 'empty';
  elsif pg_catalog.strpos(value, '/') = 0 then
    return case when pg_catalog.length(value) = 10 then counterclaim.edtf_outer(value) else 'empty' end;
  elsif from_text = '' or to_text = '' then
    return 'empty';
  end if;
  from_day := case when from_text <> '..' then pg_catalog.upper(counterclaim.edtf_date(from_text)) - 1 end;
  to_day := case when to_text <> '..' then pg_catalog.lower(counterclaim.edtf_date(to_text)) end;
  if from_day > to_day then
    return 'empty';
  end if;
  return pg_catalog.daterange(from_day, to_day, '[]');
end
$$;


ALTER FUNCTION counterclaim.edtf_inner(value text) OWNER TO counterclaim_owner;

--
-- Name: lp(bytea); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.lp(value bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (int4send(octet_length(value)) || value);


ALTER FUNCTION counterclaim.lp(value bytea) OWNER TO counterclaim_owner;

--
-- Name: event_hash(uuid, integer, text, uuid, text, timestamp with time zone, bytea, bytea); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN sha256(((((((((decode('01'::text, 'hex'::text) || uuid_send(stream)) || int4send(version)) || counterclaim.lp(counterclaim.utf8(operation))) || uuid_send(actor)) || counterclaim.lp(counterclaim.utf8(login))) || timestamptz_send(at)) || commitment) || prev));


ALTER FUNCTION counterclaim.event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea) OWNER TO counterclaim_owner;

--
-- Name: evidence_count(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.evidence_count(claim uuid) RETURNS TABLE(evidence uuid, bearing text, record boolean, voice uuid, root uuid, root_publisher uuid, why_not text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select e.evidence, e.bearing, e.record, e.voice, e.root, e.root_publisher, e.why_not
  from counterclaim.evidence_counts(array[evidence_count.claim]) as e;
end
$$;


ALTER FUNCTION counterclaim.evidence_count(claim uuid) OWNER TO counterclaim_owner;

--
-- Name: evidence_counts(uuid[]); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.evidence_counts(claims uuid[]) RETURNS TABLE(claim uuid, evidence uuid, bearing text, record boolean, voice uuid, root uuid, root_publisher uuid, why_not text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with recursive live as materialized (
    select e.*, coalesce(e.origin, e.source) as cited
    from counterclaim.evidence as e
    where e.claim = any (evidence_counts.claims)
      and e.assertion is null
      and e.bearing <> 'context'
      and not exists (select from counterclaim.retraction as x where x.evidence = e.id)
  ),
  chain as (
    select l.id, l.cited as source
    from live as l
    union  -- not `all`: copies that quote each other in a circle must end
    select c.id, now_known.derived_from
    from chain as c
    cross join lateral (
      select r.derived_from
      from counterclaim.source_revision as r
      where r.source = c.source
      order by r.n desc
      limit 1) as now_known
    where now_known.derived_from is not null
  ),
  root as (
    select c.id, c.source, now_known.publisher
    from chain as c
    cross join lateral (
      select r.origin, r.publisher
      from counterclaim.source_revision as r
      where r.source = c.source
      order by r.n desc
      limit 1) as now_known
    where now_known.origin = 'own'
  ),
  tainted as (
    select c.id
    from chain as c
    join counterclaim.retraction as x on x.source = c.source
    union
    select l.id
    from live as l
    join counterclaim.retraction as x on x.source = l.source
  ),
  held as materialized (
    select h.claim, h.holder from counterclaim.holders(evidence_counts.claims) as h
  ),
  anchored as materialized (
    select a.excerpt, a.anchor from counterclaim.anchors((select array_agg(l.excerpt) from live as l)) as a
  ),
  spoken as (
    select
      l.*,
      -- a paper that reprints a communiqué lends it no voice of its own
      coalesce(l.voice, r.publisher, (counterclaim.source_now(l.source)).publisher) as spoken_by,
      r.source as root,
      coalesce(r.publisher, r.source) as root_publisher
    from live as l
    left join root as r on r.id = l.id
  )
  select
    s.claim, s.id, s.bearing, s.record, s.spoken_by, s.root, s.root_publisher,
    case
      when s.credibility > 3 then 'credibility'
      when s.root is null then 'origin unknown'
      when s.spoken_by is null then 'voice unknown'
      when s.id in (select t.id from tainted as t) then 'source retracted'
      when a.anchor in ('broken', 'unanchored') then 'anchor'
      -- where the record makes the fact it does not matter whose record it is
      when (s.claim, s.spoken_by) in (select h.claim, h.holder from held as h)
        and not s.against_interest and not s.record then 'voice of a holder'
    end
  from spoken as s
  left join anchored as a on a.excerpt = s.excerpt;
end
$$;


ALTER FUNCTION counterclaim.evidence_counts(claims uuid[]) OWNER TO counterclaim_owner;

--
-- Name: held(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.held(dossier uuid) RETURNS TABLE(claim uuid, kind text, reason text, until date)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return query
  select c.id, h.kind, h.reason, h.until
  from counterclaim.claim as c
  join counterclaim.last_approved as p on p.claim = c.id
  join counterclaim.current_hold as h on h.claim = c.id
  where c.dossier = held.dossier
  order by c.code;
end
$$;


ALTER FUNCTION counterclaim.held(dossier uuid) OWNER TO counterclaim_owner;

--
-- Name: hold_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.hold_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.kind = 'released'
    and not exists (select from counterclaim.current_hold as h where h.claim = new.claim)
  then
    perform counterclaim.refuse(
      'nothing_to_change',
      format('C-%s is not on hold', (select c.code from counterclaim.claim as c where c.id = new.claim)),
      jsonb_build_object('claim', new.claim));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.hold_right() OWNER TO counterclaim_owner;

--
-- Name: holders(uuid[]); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.holders(claims uuid[]) RETURNS TABLE(claim uuid, holder uuid)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with recursive tie as (
    select r.subject as part, r.object as whole
    from counterclaim.entity_relation as r
    join counterclaim.entity as o on o.id = r.object
    where (
        r.kind in ('organ_of', 'office_holder_of', 'leads', 'speaks_for', 'identified_as', 'succeeds')
        -- a member state does not speak for the United Nations, nor they for it
        or r.kind in ('member_of', 'part_of') and o.kind not in ('igo', 'ngo', 'state'))
      and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)
  ),
  speaking as (
    select i.claim, h.id
    from counterclaim.innermost as i
    cross join lateral (values (i.speaker), (i.on_behalf_of)) as h (id)
    left join counterclaim.entity as e on e.id = h.id
    where i.claim = any (holders.claims)
      and i.commitment <> 0
      and h.id is not null
      -- a newspaper that states it in its own voice is a witness
      and not (i.seq = 0 and e.kind in ('media', 'dataset'))
  ),
  principal as (
    select s.claim, s.id from speaking as s
    union
    select p.claim, t.whole from principal as p join tie as t on t.part = p.id
  ),
  party as (
    select p.claim, p.id from principal as p
    union
    select p.claim, t.part from party as p join tie as t on t.whole = p.id
  )
  select p.claim, p.id from party as p;
end
$$;


ALTER FUNCTION counterclaim.holders(claims uuid[]) OWNER TO counterclaim_owner;

--
-- Name: holds_grant(uuid, text[]); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.holds_grant(person uuid, roles text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return exists (
    select from iam.grant as g
    where g.person = holds_grant.person and g.role = any (roles)
      and not exists (select from iam.revocation as v where v.grant = g.id));
end
$$;


ALTER FUNCTION counterclaim.holds_grant(person uuid, roles text[]) OWNER TO counterclaim_owner;

--
-- Name: keeps_out(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.keeps_out() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    AS $_$
begin
  if exists (select from counterclaim.recusal) then
    execute format(
      'select counterclaim.refuse_recused(g.person, g.streams)'
      ' from (select b.%2$I as person, array_agg(distinct b.%1$I) as streams from brought as b group by b.%2$I) as g',
      tg_argv[0], tg_argv[1]);
  end if;
  return null;
end
$_$;


ALTER FUNCTION counterclaim.keeps_out() OWNER TO counterclaim_owner;

--
-- Name: keeps_out_of_targets(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.keeps_out_of_targets() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (select from counterclaim.recusal) then
    perform counterclaim.refuse_recused(g.person, g.claims)
    from (
      -- what is set against a relation stands at both its ends, however many relations lead there
      with recursive way as (
        select b.recorded_by as person, b.claim, b.to_claim, b.to_assertion, b.to_relation from brought as b
        union
        select w.person, r.claim, r.to_claim, r.to_assertion, r.to_relation
        from way as w
        join counterclaim.relation as r on r.id = w.to_relation
      )
      select w.person, array_agg(distinct t.claim) as claims
      from way as w
      left join counterclaim.assertion as a on a.id = w.to_assertion
      cross join lateral (values (w.claim), (w.to_claim), (a.claim)) as t (claim)
      where t.claim is not null
      group by w.person) as g;
  end if;
  return null;
end
$$;


ALTER FUNCTION counterclaim.keeps_out_of_targets() OWNER TO counterclaim_owner;

--
-- Name: logged_tables(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.logged_tables() RETURNS TABLE(schema_name text, table_name text, stream_column text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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


ALTER FUNCTION counterclaim.logged_tables() OWNER TO counterclaim_owner;

--
-- Name: may_go_out(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.may_go_out(dossier uuid) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  facts jsonb;
begin
  if counterclaim.right_of_reply(may_go_out.dossier) = 'required' then
    select jsonb_agg(distinct u.claim) into facts from counterclaim.unasked(may_go_out.dossier) as u;
    if facts is not null then
      perform counterclaim.refuse(
        'right_of_reply', 'who is accused was not asked', jsonb_build_object('claims', facts));
    end if;
  end if;
  select jsonb_agg(jsonb_build_object('claim', h.claim, 'kind', h.kind, 'reason', h.reason, 'until', h.until)) into facts
  from counterclaim.held(may_go_out.dossier) as h;
  if facts is not null then
    perform counterclaim.refuse(
      'on_hold', 'an approved claim is on hold', (facts -> 0) || jsonb_build_object('holds', facts));
  end if;
end
$$;


ALTER FUNCTION counterclaim.may_go_out(dossier uuid) OWNER TO counterclaim_owner;

--
-- Name: only_erase(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.only_erase() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  erased counterclaim.event := old;
begin
  erased.payload := null;
  erased.salt := null;
  erased.prev_version := new.prev_version;  -- generated: not computed yet before an update
  if old.payload is null or to_jsonb(new) <> to_jsonb(erased) then
    perform counterclaim.refuse(
      'append_only', 'append-only: of an event a payload may be erased with its salt, nothing else',
      jsonb_build_object('table', 'event', 'operation', 'update'));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.only_erase() OWNER TO counterclaim_owner;

--
-- Name: only_forward(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.only_forward() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.id <> old.id or new.kind <> old.kind or new.version <> old.version + 1 then
    perform counterclaim.refuse(
      'append_only', 'append-only: a head moves forward by one event',
      jsonb_build_object('table', 'stream', 'operation', 'update'));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.only_forward() OWNER TO counterclaim_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: dossier_revision; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.dossier_revision (
    dossier uuid NOT NULL,
    n integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((n - 1), 0)) STORED,
    title counterclaim.name_text NOT NULL,
    summary text,
    language counterclaim.bcp47 DEFAULT 'en'::text NOT NULL,
    visibility text DEFAULT 'desk'::text NOT NULL,
    members uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    embargo timestamp with time zone,
    eyes smallint DEFAULT 3 NOT NULL,
    labels text[] DEFAULT '{}'::text[] NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT dossier_revision_eyes_check CHECK ((eyes = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT dossier_revision_n_check CHECK ((n >= 1)),
    CONSTRAINT dossier_revision_visibility_check CHECK ((visibility = ANY (ARRAY['desk'::text, 'restricted'::text])))
);


ALTER TABLE counterclaim.dossier_revision OWNER TO counterclaim_owner;

--
-- Name: policy(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.policy(claim uuid) RETURNS counterclaim.dossier_revision
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  strictest counterclaim.dossier_revision;
begin
  select r.* into strictest
  from counterclaim.claim as c
  join counterclaim.dossier_revision as r on r.dossier = c.dossier
  where c.id = policy.claim
    and not exists (  -- replaced before the claim was made
      select from counterclaim.dossier_revision as l
      where l.dossier = r.dossier and l.n > r.n and l.recorded_at <= c.recorded_at)
  order by r.eyes desc, r.n desc
  limit 1;
  return strictest;
end
$$;


ALTER FUNCTION counterclaim.policy(claim uuid) OWNER TO counterclaim_owner;

--
-- Name: publication_is_fresh(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.publication_is_fresh() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.read_version is distinct from new.version - 1 then
    perform counterclaim.refuse(
      'stale_version', 'the dossier changed since the report was read',
      jsonb_build_object('dossier', new.dossier, 'read', new.read_version, 'now', new.version - 1));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.publication_is_fresh() OWNER TO counterclaim_owner;

--
-- Name: publication_is_whole(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.publication_is_whole() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  wrong jsonb;
begin
  if not exists (select from counterclaim.publication_terms as t where t.publication = new.id and t.published = new.as_of) then
    perform counterclaim.refuse(
      'publication_content', 'a publication without the terms it was made under', jsonb_build_object('why', 'terms'));
  end if;
  with printed as (
    select p.claim, p.step, p.revision, p.verdict
    from counterclaim.publication_claim as p
    where p.publication = new.id
  ),
  approved as (
    select l.claim, l.n, l.revision, l.verdict
    from counterclaim.claim as c
    join counterclaim.last_approved as l on l.claim = c.id
    where c.dossier = new.dossier
  ),
  wanted as (
    select a.claim, e.source
    from approved as a
    join counterclaim.last_approved as l on l.claim = a.claim
    join counterclaim.live_assertion as s on s.claim = a.claim and s.recorded_at <= l.at
    join counterclaim.excerpt as e on e.id = s.excerpt
    union
    select a.claim, v.source
    from approved as a
    join counterclaim.last_approved as l on l.claim = a.claim
    join counterclaim.evidence as v on v.claim = a.claim and v.recorded_at <= l.at
    where not exists (select from counterclaim.retraction as x where x.evidence = v.id)
    union  -- the work that the evidence goes back to
    select a.claim, v.origin
    from approved as a
    join counterclaim.last_approved as l on l.claim = a.claim
    join counterclaim.evidence as v on v.claim = a.claim and v.recorded_at <= l.at
    where v.origin is not null
      and not exists (select from counterclaim.retraction as x where x.evidence = v.id)
  )
  select jsonb_agg(distinct format('C-%s', c.code)) into wrong
  from (
    (select p.claim from (select * from printed except select * from approved) as p)
    union
    (select a.claim from (select * from approved except select * from printed) as a)
    union
    select w.claim
    from wanted as w
    where not exists (
      select from counterclaim.publication_source as s
      where s.publication = new.id and s.claim = w.claim and s.source = w.source)
  ) as o
  join counterclaim.claim as c on c.id = o.claim;
  if wrong is not null then
    perform counterclaim.refuse(
      'publication_content', 'a publication prints exactly what is approved, and names its sources',
      jsonb_build_object('claims', wrong));
  end if;
  return null;
end
$$;


ALTER FUNCTION counterclaim.publication_is_whole() OWNER TO counterclaim_owner;

--
-- Name: publication_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.publication_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  last counterclaim.publication;
begin
  perform counterclaim.may_go_out(new.dossier);
  select p.* into last
  from counterclaim.publication as p
  where p.dossier = new.dossier
  order by p.n desc
  limit 1;
  if new.n is distinct from coalesce(last.n, 0) + 1 or new.supersedes is distinct from last.id then
    perform counterclaim.refuse(
      'stale_version', 'a publication takes the place of the last one',
      jsonb_build_object('dossier', new.dossier, 'last', last.n));
  end if;
  if (last.id is null) <> (new.erratum is null) or length(btrim(new.erratum)) < 20 then
    perform counterclaim.refuse(
      'publication_erratum',
      case when last.id is null then 'the first publication corrects none' else
        'a later publication says in 20 characters or more what was wrong or is new' end,
      jsonb_build_object('last', last.n));
  end if;
  if new.as_of > new.recorded_at then
    perform counterclaim.refuse(
      'publication_content', 'a publication is of no later moment than its own', jsonb_build_object('why', 'moment'));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.publication_right() OWNER TO counterclaim_owner;

--
-- Name: quoted_in_excerpt(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.quoted_in_excerpt() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.quoted is not null and not exists (
    select from counterclaim.assertion as a
    join counterclaim.excerpt as e on e.id = a.excerpt
    where a.id = new.assertion and strpos(e.exact, new.quoted) > 0
  ) then
    perform counterclaim.refuse(
      'quoted_in_excerpt', 'the quoted words are not in the excerpt',
      jsonb_build_object('assertion', new.assertion, 'seq', new.seq, 'quoted', new.quoted));
  end if;
  return null;
end
$$;


ALTER FUNCTION counterclaim.quoted_in_excerpt() OWNER TO counterclaim_owner;

--
-- Name: re_review_why(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.re_review_why(claim uuid) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return array(
    select x.why
    from counterclaim.re_review_words as x
    where x.claim = re_review_why.claim
    order by x.at, x.why);
end
$$;


ALTER FUNCTION counterclaim.re_review_why(claim uuid) OWNER TO counterclaim_owner;

--
-- Name: recusal_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.recusal_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  open boolean := counterclaim.recused_from(new.person, array[new.dossier]) is not null;
  roles text[] := array['editor', 'admin'];
begin
  if new.recorded_by <> new.person then
    perform counterclaim.refuse_recused(new.recorded_by, array[new.dossier]);
  end if;
  if new.ended is distinct from open then
    perform counterclaim.refuse(
      'nothing_to_change', case when open then 'recused already' else 'not recused' end,
      jsonb_build_object('person', new.person, 'dossier', new.dossier));
  end if;
  if new.ended and new.recorded_by = new.person
    or new.recorded_by <> new.person and not counterclaim.holds_grant(new.recorded_by, roles)
  then
    perform counterclaim.refuse(
      'not_allowed',
      case when new.ended and new.recorded_by = new.person then 'nobody ends a recusal of their own' else
        'an editor or an administrator recuses others' end,
      jsonb_build_object('move', 'recuse', 'roles', to_jsonb(roles)));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.recusal_right() OWNER TO counterclaim_owner;

--
-- Name: recused_from(uuid, uuid[]); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.recused_from(person uuid, streams uuid[]) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return (
    select array_agg(l.dossier)
    from (
      select distinct on (r.dossier) r.dossier, r.ended
      from counterclaim.recusal as r
      where r.person = recused_from.person
      order by r.dossier, r.version desc
    ) as l
    where not l.ended
      and (
        l.dossier = any (streams)
        or exists (select from counterclaim.claim as c where c.id = any (streams) and c.dossier = l.dossier)));
end
$$;


ALTER FUNCTION counterclaim.recused_from(person uuid, streams uuid[]) OWNER TO counterclaim_owner;

--
-- Name: refresh_statistics(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.refresh_statistics() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION counterclaim.refresh_statistics() OWNER TO counterclaim_owner;

--
-- Name: refuse(text, text, jsonb); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb DEFAULT '{}'::jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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


ALTER FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb) OWNER TO counterclaim_owner;

--
-- Name: refuse_recused(uuid, uuid[]); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.refuse_recused(person uuid, streams uuid[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  closed uuid[] := counterclaim.recused_from(person, streams);
begin
  if closed is not null then
    perform counterclaim.refuse('recused', 'recused from this dossier', (
      select jsonb_build_object(
        'dossiers', jsonb_agg(d.slug order by d.slug),
        'reason', (
          select r.reason from counterclaim.recusal as r
          where r.person = refuse_recused.person and r.dossier = any (closed)
          order by r.version desc limit 1))
      from counterclaim.dossier as d
      where d.id = any (closed)));
  end if;
end
$$;


ALTER FUNCTION counterclaim.refuse_recused(person uuid, streams uuid[]) OWNER TO counterclaim_owner;

--
-- Name: relation_leads_somewhere(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.relation_leads_somewhere() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (
    with recursive way as (
      select b.id as start, b.to_relation as at from brought as b where b.to_relation is not null
      union
      select w.start, b.to_relation
      from way as w
      join brought as b on b.id = w.at
      where b.to_relation is not null
    )
    select from way as w where w.at = w.start
  ) then
    perform counterclaim.refuse('batch_shape', 'relations lead to each other and to no claim');
  end if;
  return null;
end
$$;


ALTER FUNCTION counterclaim.relation_leads_somewhere() OWNER TO counterclaim_owner;

--
-- Name: relation_name(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.relation_name(relation uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  it counterclaim.relation;
  aim text;
begin
  select r.* into it from counterclaim.relation as r where r.id = relation_name.relation;
  if it.id is null then
    return null;
  end if;
  aim := counterclaim.aim_name(it.to_claim, it.to_assertion, it.to_relation);
  if aim is null
    or (
      select c.dossier from counterclaim.claim as c
      where c.id = coalesce(
        it.to_claim,
        (select a.claim from counterclaim.assertion as a where a.id = it.to_assertion),
        (select r.claim from counterclaim.relation as r where r.id = it.to_relation)))
      <> (select c.dossier from counterclaim.claim as c where c.id = it.claim)
    or exists (
    select from counterclaim.relation as o
    where o.claim = it.claim
      and o.kind = it.kind
      and (o.to_claim, o.to_assertion, o.to_relation) is not distinct from (it.to_claim, it.to_assertion, it.to_relation)
      and o.id <> it.id
      and not exists (select from counterclaim.retraction as x where x.relation = o.id)
  ) then
    return it.id::text;
  end if;
  return (select 'C-' || c.code || ':' || it.kind || ':' || aim from counterclaim.claim as c where c.id = it.claim);
end
$$;


ALTER FUNCTION counterclaim.relation_name(relation uuid) OWNER TO counterclaim_owner;

--
-- Name: reply_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.reply_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  before counterclaim.reply;
  why text;
begin
  select r.* into before from counterclaim.reply as r where r.id = new.supersedes;
  why := case
    when not (select e.is_agent from counterclaim.entity as e where e.id = new.party) then 'mute'
    when new.deadline <= new.asked_at then 'deadline'
    when new.outcome = 'extension' and (new.deadline is null or new.supersedes is null) then 'extension'
    when new.outcome = 'extension' and new.deadline <= before.deadline then 'extension'
  end;
  if why is not null then
    perform counterclaim.refuse(
      'reply_terms', format('reply: %s', why), jsonb_build_object('claim', new.claim, 'party', new.party, 'why', why));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.reply_right() OWNER TO counterclaim_owner;

--
-- Name: retraction_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.retraction_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if new.evidence is not null
    and not exists (
      select from counterclaim.evidence as e where e.id = new.evidence and e.recorded_by = new.recorded_by)
    and exists (select from counterclaim.evidence as e where e.id = new.evidence and e.claim = new.stream)
    and not exists (
      select from iam.grant as g
      where g.person = new.recorded_by and g.role in ('reviewer', 'editor')
        and not exists (select from iam.revocation as v where v.grant = g.id))
  then
    perform counterclaim.refuse(
      'not_allowed', 'evidence that somebody else brought is retracted by a reviewer or an editor',
      jsonb_build_object('move', 'retract', 'roles', jsonb_build_array('reviewer', 'editor')));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.retraction_right() OWNER TO counterclaim_owner;

--
-- Name: right_of_reply(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.right_of_reply(dossier uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return coalesce((
    select p.right_of_reply from counterclaim.reply_policy as p
    where p.dossier = right_of_reply.dossier
    order by p.version desc
    limit 1), 'advisory');
end
$$;


ALTER FUNCTION counterclaim.right_of_reply(dossier uuid) OWNER TO counterclaim_owner;

--
-- Name: rule_gap(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.rule_gap(claim uuid) RETURNS TABLE(name text, detail text, facts jsonb)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
  wording int := (select max(n.n) from counterclaim.claim_revision as n where n.claim = rule_gap.claim);
  content counterclaim.verdict;
  needs counterclaim.rating;
  without uuid[];
  found_origins int;
  found_record boolean;
  listed jsonb;
  for_it boolean;
  against_it boolean;
begin
  select v.* into content
  from counterclaim.current_verdict as v
  where v.claim = rule_gap.claim and v.scope = 'content';
  if content.id is null or content.revision <> wording then
    return query select 'verdict_missing', 'no content verdict on this wording', jsonb_build_object('content', true);
    return;
  end if;
  select r.* into needs from counterclaim.rating as r where r.scope = 'content' and r.code = content.rating;

  select array_agg(i.assertion order by i.assertion) into without
  from counterclaim.innermost as i
  where i.claim = rule_gap.claim
    and i.seq > 0  -- link 0 is confirmed by its anchor
    and not exists (
      select from counterclaim.current_verdict as v
      where v.claim = i.claim and v.assertion = i.assertion and v.seq = i.seq and v.revision = wording);
  if without is not null then
    return query select
      'verdict_missing',
      format('%s assertions have no attribution verdict', cardinality(without)),
      jsonb_build_object('assertions', to_jsonb(without));
  end if;

  if needs.needs_confirmed and not exists (
    select from counterclaim.innermost as i
    where i.claim = rule_gap.claim
      and (i.seq = 0 and counterclaim.anchor(i.excerpt) in ('ok', 'unheld')
        or exists (
          select from counterclaim.current_verdict as v
          where v.claim = i.claim and v.assertion = i.assertion and v.seq = i.seq and v.revision = wording
            and v.rating = 'confirmed'))
  ) then
    return query select
      'unconfirmed', 'no assertion has a confirmed innermost link', jsonb_build_object('rating', content.rating);
  end if;

  if needs.origins > 0 then
    -- two origins are two publishers at the root and two voices: one paper twice is one, one voice in two
    -- papers is one
    select least(count(distinct e.root_publisher), count(distinct e.voice)), coalesce(bool_or(e.record), false)
    into found_origins, found_record
    from counterclaim.evidence_count(rule_gap.claim) as e
    where e.bearing = needs.bearing and e.why_not is null;
    if found_origins < needs.origins
      and not (found_origins >= 1 and (found_record or length(btrim(coalesce(content.sole_source, ''))) >= 20))
    then
      select jsonb_agg(
        jsonb_build_object(
          'id', c.evidence, 'source', e.source, 'why_not', c.why_not, 'voice', c.voice, 'root', c.root)
        order by e.version, e.id)
      into listed
      from counterclaim.evidence_count(rule_gap.claim) as c
      join counterclaim.evidence as e on e.id = c.evidence
      where c.bearing = needs.bearing;
      return query select
        'origins',
        format('%s counting origins, %s needed', found_origins, needs.origins),
        jsonb_build_object(
          'rating', content.rating, 'found', found_origins, 'needed', needs.origins, 'evidence', coalesce(listed, '[]'));
    end if;
  end if;

  if needs.both_bearings then
    for_it := exists (select from counterclaim.innermost as i where i.claim = rule_gap.claim and i.commitment > 0)
      or exists (select from counterclaim.evidence_count(rule_gap.claim) as e where e.bearing = 'supports');
    against_it := exists (select from counterclaim.innermost as i where i.claim = rule_gap.claim and i.commitment < 0)
      or exists (select from counterclaim.evidence_count(rule_gap.claim) as e where e.bearing = 'refutes');
    if not (for_it and against_it) then
      return query select
        'origins',
        format('%s needs statements or evidence of both bearings', content.rating),
        jsonb_build_object(
          'rating', content.rating, 'found', for_it::int + against_it::int, 'needed', 2, 'evidence', '[]'::jsonb);
    end if;
  end if;

  if needs.search_note and not exists (select from counterclaim.search_note as s where s.claim = rule_gap.claim) then
    return query select
      'search_note',
      format('%s needs a note of what was looked for', content.rating),
      jsonb_build_object('rating', content.rating);
  end if;

  if needs.weighs then
    select jsonb_agg(c.evidence order by e.version, e.id) into listed
    from counterclaim.evidence_count(rule_gap.claim) as c
    join counterclaim.evidence as e on e.id = c.evidence
    where c.bearing <> needs.bearing
      and c.why_not is null
      and e.credibility <= 2
      and not exists (select from counterclaim.weighed as w where w.verdict = content.id and w.evidence = c.evidence);
    if listed is not null then
      return query select
        'contrary_evidence',
        format('%s pieces of contrary evidence are not weighed', jsonb_array_length(listed)),
        jsonb_build_object('rating', content.rating, 'evidence', listed);
    end if;
  end if;
end
$$;


ALTER FUNCTION counterclaim.rule_gap(claim uuid) OWNER TO counterclaim_owner;

--
-- Name: source_revision; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.source_revision (
    source uuid NOT NULL,
    n integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((n - 1), 0)) STORED,
    csl jsonb NOT NULL,
    publisher uuid,
    publisher_agent boolean GENERATED ALWAYS AS (
CASE
    WHEN (publisher IS NOT NULL) THEN true
    ELSE NULL::boolean
END) STORED,
    archive_url text,
    issued counterclaim.edtf,
    issued_span daterange GENERATED ALWAYS AS (counterclaim.edtf_outer((issued)::text)) STORED,
    language counterclaim.bcp47,
    reliability text DEFAULT 'F'::text NOT NULL,
    origin text DEFAULT 'unknown'::text NOT NULL,
    derived_from uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT source_origin CHECK (((origin = 'derived'::text) = (derived_from IS NOT NULL))),
    CONSTRAINT source_revision_check CHECK ((derived_from <> source)),
    CONSTRAINT source_revision_csl_check CHECK (((jsonb_typeof(csl) = 'object'::text) AND (csl ? 'type'::text))),
    CONSTRAINT source_revision_n_check CHECK ((n >= 1)),
    CONSTRAINT source_revision_origin_check CHECK ((origin = ANY (ARRAY['own'::text, 'derived'::text, 'unknown'::text]))),
    CONSTRAINT source_revision_reliability_check CHECK ((reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text])))
);


ALTER TABLE counterclaim.source_revision OWNER TO counterclaim_owner;

--
-- Name: source_now(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.source_now(source uuid) RETURNS counterclaim.source_revision
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  latest counterclaim.source_revision;
begin
  select r.* into latest
  from counterclaim.source_revision as r
  where r.source = source_now.source
  order by r.n desc
  limit 1;
  return latest;
end
$$;


ALTER FUNCTION counterclaim.source_now(source uuid) OWNER TO counterclaim_owner;

--
-- Name: sources_of(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.sources_of(claim uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with recursive cited as (
    select x.id
    from counterclaim.evidence as e
    cross join lateral (values (e.source), (e.origin)) as x (id)
    where e.claim = sources_of.claim and x.id is not null
    union
    select r.derived_from
    from cited as c
    join counterclaim.source_revision as r on r.source = c.id
    where r.derived_from is not null
  )
  select c.id from cited as c;
end
$$;


ALTER FUNCTION counterclaim.sources_of(claim uuid) OWNER TO counterclaim_owner;

--
-- Name: standing_then(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.standing_then() RETURNS TABLE(id uuid, version integer, state text)
    LANGUAGE plpgsql STABLE COST 1 ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return query
  select
    c.id,
    (select max(e.version) from counterclaim.event as e where e.stream = c.id),
    coalesce(
      (select w.to_state from counterclaim.review_step as w where w.claim = c.id order by w.n desc limit 1), 'draft')
  from counterclaim.claim as c;
end
$$;


ALTER FUNCTION counterclaim.standing_then() OWNER TO counterclaim_owner;

--
-- Name: statement_name(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.statement_name(assertion uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return (
    select
      'C-' || c.code || '#'
      || (select n.number from counterclaim.numbered as n where n.claim = a.claim and n.id = a.id)
    from counterclaim.live_assertion as a
    join counterclaim.claim as c on c.id = a.claim
    where a.id = statement_name.assertion);
end
$$;


ALTER FUNCTION counterclaim.statement_name(assertion uuid) OWNER TO counterclaim_owner;

--
-- Name: text_configuration(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.text_configuration(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE split_part(language, '-'::text, 1) WHEN 'en'::text THEN 'english'::regconfig WHEN 'fr'::text THEN 'french'::regconfig WHEN 'ar'::text THEN 'arabic'::regconfig WHEN 'es'::text THEN 'spanish'::regconfig WHEN 'de'::text THEN 'german'::regconfig WHEN 'ru'::text THEN 'russian'::regconfig WHEN 'pt'::text THEN 'portuguese'::regconfig WHEN 'it'::text THEN 'italian'::regconfig WHEN 'nl'::text THEN 'dutch'::regconfig WHEN 'tr'::text THEN 'turkish'::regconfig WHEN 'hi'::text THEN 'hindi'::regconfig WHEN 'id'::text THEN 'indonesian'::regconfig WHEN 'ca'::text THEN 'catalan'::regconfig WHEN 'da'::text THEN 'danish'::regconfig WHEN 'el'::text THEN 'greek'::regconfig WHEN 'eu'::text THEN 'basque'::regconfig WHEN 'fi'::text THEN 'finnish'::regconfig WHEN 'ga'::text THEN 'irish'::regconfig WHEN 'hu'::text THEN 'hungarian'::regconfig WHEN 'hy'::text THEN 'armenian'::regconfig WHEN 'lt'::text THEN 'lithuanian'::regconfig WHEN 'nb'::text THEN 'norwegian'::regconfig WHEN 'ne'::text THEN 'nepali'::regconfig WHEN 'nn'::text THEN 'norwegian'::regconfig WHEN 'no'::text THEN 'norwegian'::regconfig WHEN 'ro'::text THEN 'romanian'::regconfig WHEN 'sr'::text THEN 'serbian'::regconfig WHEN 'sv'::text THEN 'swedish'::regconfig WHEN 'ta'::text THEN 'tamil'::regconfig WHEN 'yi'::text THEN 'yiddish'::regconfig ELSE 'simple'::regconfig END;


ALTER FUNCTION counterclaim.text_configuration(language text) OWNER TO counterclaim_owner;

--
-- Name: text_unspaced(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.text_unspaced() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((((((((((((((((('['::text || chr(3585)) || '-'::text) || chr(3807)) || chr(4096)) || '-'::text) || chr(4255)) || chr(6016)) || '-'::text) || chr(6143)) || chr(12353)) || '-'::text) || chr(12543)) || chr(13312)) || '-'::text) || chr(40959)) || chr(131072)) || '-'::text) || chr(205743)) || ']'::text);


ALTER FUNCTION counterclaim.text_unspaced() OWNER TO counterclaim_owner;

--
-- Name: text_folded(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.text_folded(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(CASE WHEN (octet_length(value) = length(value)) THEN value ELSE regexp_replace("normalize"(regexp_replace("normalize"(value, 'NFKD'::text), (((((((((((('['::text || chr(768)) || '-'::text) || chr(879)) || chr(1425)) || '-'::text) || chr(1469)) || chr(1600)) || chr(1611)) || '-'::text) || chr(1631)) || chr(1648)) || ']'::text), ''::text, 'g'::text), 'NFKC'::text), (((('(?='::text || counterclaim.text_unspaced()) || ')|(?<='::text) || counterclaim.text_unspaced()) || ')'::text), ' '::text, 'g'::text) END, (('-/_'::text || chr(8211)) || chr(8212)), '     '::text);


ALTER FUNCTION counterclaim.text_folded(value text) OWNER TO counterclaim_owner;

--
-- Name: text_mark(text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.text_mark(language text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('='::text || CASE WHEN ((counterclaim.text_configuration(language))::oid = ('simple'::regconfig)::oid) THEN ''::text ELSE split_part(language, '-'::text, 1) END);


ALTER FUNCTION counterclaim.text_mark(language text) OWNER TO counterclaim_owner;

--
-- Name: statement_words(text, text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.statement_words(language text, statement text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (to_tsvector(counterclaim.text_configuration(language), counterclaim.text_folded(statement)) || array_to_tsvector(ARRAY[counterclaim.text_mark(language)]));


ALTER FUNCTION counterclaim.statement_words(language text, statement text) OWNER TO counterclaim_owner;

--
-- Name: text_query(text[], text); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.text_query(languages text[], words text) RETURNS tsquery
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  mark text;
  language text;
  term record;
  term_query tsquery;
  all_of tsquery;
  any_of tsquery;
  excluded tsquery;
  wanted tsquery;
  result tsquery;
  after_or boolean;
begin
  -- one for each mark: others than those are read as written
  for mark, language in
    select counterclaim.text_mark(l.language), min(l.language)
    from unnest(languages) as l (language)
    group by 1
    order by 1
  loop
    all_of := null;
    any_of := null;
    excluded := null;
    after_or := false;
    for term in
      select m.parts[1] = '-' as negated, m.parts[2] like '"%' as quoted, btrim(m.parts[2], '"') as text
      from regexp_matches(words, '(?:^|(?<=[[:space:]]))(-?)("[^"]*"?|[^[:space:]]+)', 'g') as m (parts)
    loop
      if not term.negated and not term.quoted and lower(term.text) = 'or' then
        after_or := any_of is not null;
        continue;
      end if;
      term_query := counterclaim.text_term(
        counterclaim.text_configuration(language), term.text, term.quoted or term.negated);
      if term_query is null then
        after_or := false;
      elsif term.negated then
        excluded := coalesce(excluded || term_query, term_query);
      elsif after_or then
        any_of := any_of || term_query;
        after_or := false;
      else
        all_of := coalesce(all_of && any_of, any_of);
        any_of := term_query;
      end if;
    end loop;
    all_of := coalesce(all_of && any_of, any_of, all_of);
    wanted := coalesce(all_of && !! excluded, all_of, !! excluded);
    if wanted is not null then
      wanted := (quote_literal(mark))::tsquery && wanted;
      result := coalesce(result || wanted, wanted);
    end if;
  end loop;
  return result;
end
$$;


ALTER FUNCTION counterclaim.text_query(languages text[], words text) OWNER TO counterclaim_owner;

--
-- Name: text_term(regconfig, text, boolean); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.text_term(configuration regconfig, term text, exact boolean) RETURNS tsquery
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    SET client_min_messages TO 'warning'
    AS $$
declare
  -- what is left has no meaning to to_tsquery but the letters
  folded text := translate(counterclaim.text_folded(term), '''\', '  ');
  found tsquery;
begin
  if exact then
    found := phraseto_tsquery(configuration, folded);
  else
    found := to_tsquery(configuration, '''' || folded || ''':*');
  end if;
  return nullif(found, ''::tsquery);
end
$$;


ALTER FUNCTION counterclaim.text_term(configuration regconfig, term text, exact boolean) OWNER TO counterclaim_owner;

--
-- Name: unasked(uuid); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.unasked(dossier uuid) RETURNS TABLE(claim uuid, party uuid)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with recursive accused as (
    select p.claim, x.entity as party
    from counterclaim.claim as c
    join counterclaim.last_approved as p on p.claim = c.id
    join counterclaim.claim_role as x on x.claim = p.claim and x.n = p.revision
    join counterclaim.entity as e on e.id = x.entity and e.is_agent
    where c.dossier = unasked.dossier
      and c.kind = 'accusation'
      and (
        x.role in ('perpetrator', 'target')
        or x.role = 'subject' and not exists (
          select from counterclaim.claim_role as y
          where y.claim = x.claim and y.n = x.n and y.role in ('perpetrator', 'target')))
  ),
  mouth as (
    select a.claim, a.party, a.party as id from accused as a
    union
    select m.claim, m.party, r.subject
    from mouth as m
    join counterclaim.entity_relation as r on r.object = m.id
    where r.kind in ('organ_of', 'office_holder_of', 'leads', 'speaks_for', 'identified_as')
      and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)
  )
  select distinct a.claim, a.party
  from accused as a
  where not exists (
    select from mouth as m
    join counterclaim.reply as r on r.claim = m.claim and r.party = m.id
    where m.claim = a.claim and m.party = a.party);
end
$$;


ALTER FUNCTION counterclaim.unasked(dossier uuid) OWNER TO counterclaim_owner;

--
-- Name: verify(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.verify() RETURNS TABLE(problem text, stream uuid, version integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $_$
#variable_conflict use_column
declare
  in_tables text;
begin
  return query
  select 'hash', e.stream, e.version
  from (
    select
      e.*,
      lag(e.hash::bytea, 1, counterclaim.zero_hash()) over w as before,
      row_number() over w as n
    from counterclaim.event as e
    window w as (partition by e.stream order by e.version)
  ) as e
  where e.n <> e.version
    or e.prev <> e.before
    or e.hash <> counterclaim.event_hash(e.stream, e.version, e.operation, e.actor, e.login, e.at, e.commitment, e.prev)
    or e.payload is not null and e.commitment <> counterclaim.commitment(e.salt, e.payload);

  -- a clock that was set back does this too: a warning, no proof
  return query
  select 'time runs back', e.stream, e.version
  from (
    select e.stream, e.version, e.at, lag(e.at) over (partition by e.stream order by e.version) as before
    from counterclaim.event as e
  ) as e
  where e.at < e.before;

  return query
  select 'head', s.id, s.version
  from counterclaim.stream as s
  left join counterclaim.event as e on e.stream = s.id and e.version = s.version
  where e.hash is distinct from s.head
    or exists (select from counterclaim.event as l where l.stream = s.id and l.version > s.version)
    or s.kind = 'claim' and s.state <> coalesce(
      (select r.to_state from counterclaim.review_step as r where r.claim = s.id order by r.n desc limit 1), 'draft');

  return query
  select 'snapshot bytes', n.source, n.version
  from counterclaim.snapshot as n
  where n.raw is not null and sha256(n.raw) <> n.raw_sha256
    or n.body is not null and sha256(counterclaim.utf8(n.body)) <> n.body_sha256
  union all
  select 'publication bytes', p.dossier, p.version
  from counterclaim.publication as p
  where sha256(p.bytes) <> p.sha256;

  -- one pass over the payloads and one over all tables; a join for each table would parse the log as often
  select string_agg(
    format(
      'select %2$L as name, t.%3$I as stream, t.version, to_jsonb(t) - array[''raw'', ''body'', ''bytes''] as row'
      ' from %1$I.%2$I as t',
      t.schema_name, t.table_name, t.stream_column),
    ' union all ')
  into in_tables
  from counterclaim.logged_tables() as t;
  return query execute format($statement$
    with said as materialized (
      select k.key as name, e.stream, e.version, r as row
      from counterclaim.event as e
      cross join jsonb_each(e.payload::jsonb) as k
      cross join jsonb_array_elements(k.value) as r
    ),
    stored as materialized (
      select t.*
      from (%s) as t
      where not exists (  -- an erased payload can no longer be compared
        select from counterclaim.event as e where e.stream = t.stream and e.version = t.version and e.payload is null)
    )
    select 'only in the log: ' || name, stream, version
    from (select * from said except all select * from stored) as missing
    union all
    select 'only in the table: ' || name, stream, version
    from (select * from stored except all select * from said) as extra
    $statement$, in_tables);
end
$_$;


ALTER FUNCTION counterclaim.verify() OWNER TO counterclaim_owner;

--
-- Name: withdrawal_right(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.withdrawal_right() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if exists (select from counterclaim.publication_withdrawal as w where w.publication = new.publication) then
    perform counterclaim.refuse(
      'nothing_to_change', 'that publication is withdrawn already',
      jsonb_build_object('publication', new.publication));
  end if;
  return new;
end
$$;


ALTER FUNCTION counterclaim.withdrawal_right() OWNER TO counterclaim_owner;

--
-- Name: zero_hash(); Type: FUNCTION; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE FUNCTION counterclaim.zero_hash() RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN decode(repeat('00'::text, 32), 'hex'::text);


ALTER FUNCTION counterclaim.zero_hash() OWNER TO counterclaim_owner;

--
-- Name: as_of(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.as_of() RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  return coalesce(nullif(current_setting('counterclaim.as_of', true), '')::timestamptz, 'infinity');
end
$$;


ALTER FUNCTION iam.as_of() OWNER TO counterclaim_owner;

--
-- Name: hidden(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.hidden() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION iam.hidden() OWNER TO counterclaim_owner;

--
-- Name: hidden_dossiers(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.hidden_dossiers() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION iam.hidden_dossiers() OWNER TO counterclaim_owner;

--
-- Name: hides(uuid[]); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.hides(streams uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION iam.hides(streams uuid[]) OWNER TO counterclaim_owner;

--
-- Name: me(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.me() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION iam.me() OWNER TO counterclaim_owner;

--
-- Name: moment(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.moment() RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if current_user = 'counterclaim_past' then
    return least(iam.as_of(), now());
  end if;
  return now();
end
$$;


ALTER FUNCTION iam.moment() OWNER TO counterclaim_owner;

--
-- Name: my_grant(text[]); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.my_grant(roles text[]) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
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


ALTER FUNCTION iam.my_grant(roles text[]) OWNER TO counterclaim_owner;

--
-- Name: my_roles(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.my_roles() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
declare
  me uuid := iam.person_of_session();
begin
  return (
    select coalesce(array_agg(distinct g.role), '{}')
    from iam.grant as g
    where g.person = me and not exists (select from iam.revocation as v where v.grant = g.id));
end
$$;


ALTER FUNCTION iam.my_roles() OWNER TO counterclaim_owner;

--
-- Name: person_of_session(); Type: FUNCTION; Schema: iam; Owner: counterclaim_owner
--

CREATE FUNCTION iam.person_of_session() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET bytea_output TO 'hex'
    SET standard_conforming_strings TO 'on'
    AS $$
begin
  return (
    select l.person
    from iam.login as l
    join pg_roles as r on r.oid = l.role_oid and r.rolname = l.role_name
    where r.rolname = session_user
      and not exists (select from iam.login_end as e where e.login = l.id));
end
$$;


ALTER FUNCTION iam.person_of_session() OWNER TO counterclaim_owner;

--
-- Name: __diesel_schema_migrations; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.__diesel_schema_migrations (
    version character varying(50) NOT NULL,
    run_on timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE counterclaim.__diesel_schema_migrations OWNER TO counterclaim_owner;

--
-- Name: assertion; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.assertion (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    excerpt uuid NOT NULL,
    capacity text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    first_link smallint GENERATED ALWAYS AS (0) STORED NOT NULL
);


ALTER TABLE counterclaim.assertion OWNER TO counterclaim_owner;

--
-- Name: assignment; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.assignment (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    reviewer uuid,
    due date,
    note text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);


ALTER TABLE counterclaim.assignment OWNER TO counterclaim_owner;

--
-- Name: attitude; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.attitude (
    code text NOT NULL,
    commitment smallint NOT NULL,
    CONSTRAINT attitude_commitment_check CHECK ((commitment = ANY (ARRAY['-1'::integer, 0, 1])))
);


ALTER TABLE counterclaim.attitude OWNER TO counterclaim_owner;

--
-- Name: attribution; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.attribution (
    assertion uuid NOT NULL,
    seq smallint NOT NULL,
    prev smallint GENERATED ALWAYS AS (
CASE
    WHEN (seq > 0) THEN (seq - 1)
    ELSE NULL::integer
END) STORED,
    claim uuid NOT NULL,
    speaker uuid,
    speaker_agent boolean GENERATED ALWAYS AS (
CASE
    WHEN (speaker IS NOT NULL) THEN true
    ELSE NULL::boolean
END) STORED,
    speaker_label text,
    on_behalf_of uuid,
    attitude text NOT NULL,
    mode text NOT NULL,
    quoted text,
    said counterclaim.edtf,
    said_span daterange GENERATED ALWAYS AS (counterclaim.edtf_outer((said)::text)) STORED,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT attribution_link0 CHECK (((seq = 0) = (mode = 'own_voice'::text))),
    CONSTRAINT attribution_mode_check CHECK ((mode = ANY (ARRAY['own_voice'::text, 'direct'::text, 'partial'::text, 'indirect'::text, 'inferred'::text]))),
    CONSTRAINT attribution_quoted CHECK (((mode = ANY (ARRAY['direct'::text, 'partial'::text])) = (quoted IS NOT NULL))),
    CONSTRAINT attribution_seq_check CHECK ((seq >= 0)),
    CONSTRAINT attribution_speaker CHECK ((num_nonnulls(speaker, speaker_label) = 1))
);


ALTER TABLE counterclaim.attribution OWNER TO counterclaim_owner;

--
-- Name: claim; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.claim (
    id uuid NOT NULL,
    code bigint NOT NULL,
    dossier uuid NOT NULL,
    kind text NOT NULL,
    priority smallint DEFAULT 3 NOT NULL,
    why_chosen text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    first_revision integer GENERATED ALWAYS AS (1) STORED NOT NULL,
    CONSTRAINT claim_priority_check CHECK (((priority >= 1) AND (priority <= 5))),
    CONSTRAINT claim_version_check CHECK ((version = 1))
);


ALTER TABLE counterclaim.claim OWNER TO counterclaim_owner;

--
-- Name: claim_code_seq; Type: SEQUENCE; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.claim ALTER COLUMN code ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME counterclaim.claim_code_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claim_kind; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.claim_kind (
    code text NOT NULL,
    checkable boolean NOT NULL
);


ALTER TABLE counterclaim.claim_kind OWNER TO counterclaim_owner;

--
-- Name: claim_revision; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.claim_revision (
    claim uuid NOT NULL,
    n integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((n - 1), 0)) STORED,
    dossier uuid NOT NULL,
    statement text NOT NULL,
    language counterclaim.bcp47 NOT NULL,
    question uuid,
    valid counterclaim.edtf,
    valid_phrase text,
    valid_inferred boolean DEFAULT false NOT NULL,
    outer_span daterange GENERATED ALWAYS AS (counterclaim.edtf_outer((valid)::text)) STORED,
    inner_span daterange GENERATED ALWAYS AS (counterclaim.edtf_inner((valid)::text)) STORED,
    ambiguity text,
    capacity text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT claim_revision_n_check CHECK ((n >= 1)),
    CONSTRAINT claim_revision_statement_check CHECK (((length(statement) >= 3) AND (length(statement) <= 4000)))
);


ALTER TABLE counterclaim.claim_revision OWNER TO counterclaim_owner;

--
-- Name: hold; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.hold (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT hold_kind_check CHECK ((kind = ANY (ARRAY['legal'::text, 'embargo'::text, 'awaiting_reply'::text, 'released'::text]))),
    CONSTRAINT hold_reason_check CHECK ((length(btrim(reason)) >= 3))
);


ALTER TABLE counterclaim.hold OWNER TO counterclaim_owner;

--
-- Name: current_hold; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.current_hold WITH (security_invoker='true') AS
 SELECT h.id,
    h.claim,
    h.kind,
    h.reason,
    h.until,
    h.version,
    h.recorded_at,
    h.recorded_by
   FROM counterclaim.hold h
  WHERE ((h.kind <> 'released'::text) AND (NOT (EXISTS ( SELECT
           FROM counterclaim.hold l
          WHERE ((l.claim = h.claim) AND (l.version > h.version))))));


ALTER TABLE counterclaim.current_hold OWNER TO counterclaim_owner;

--
-- Name: verdict; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.verdict (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    kind text NOT NULL,
    revision integer NOT NULL,
    assertion uuid,
    seq smallint,
    scope text GENERATED ALWAYS AS (
CASE
    WHEN (assertion IS NULL) THEN 'content'::text
    ELSE 'attribution'::text
END) STORED NOT NULL,
    target text GENERATED ALWAYS AS (COALESCE((((assertion)::text || '/'::text) || (seq)::text), 'content'::text)) STORED NOT NULL,
    rating text NOT NULL,
    confidence text,
    rationale text,
    low numeric,
    best numeric,
    high numeric,
    sole_source text,
    occasion text NOT NULL,
    supersedes uuid,
    public_note text,
    revisit date,
    capacity text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT not_checkable_kind CHECK (((scope = 'attribution'::text) OR (kind <> ALL (ARRAY['demand'::text, 'prediction'::text, 'evaluation'::text])) OR (rating = ANY (ARRAY['open'::text, 'unverifiable'::text, 'not_checkable'::text])))),
    CONSTRAINT prediction_revisit CHECK (((scope = 'attribution'::text) OR (kind <> 'prediction'::text) OR (revisit IS NOT NULL))),
    CONSTRAINT rationale CHECK ((((scope = 'attribution'::text) AND (rating = 'confirmed'::text)) OR (length(btrim(COALESCE(rationale, ''::text))) >= 20) OR ((scope = 'content'::text) AND (rating = 'open'::text)) OR ((scope = 'content'::text) AND (rating = 'not_checkable'::text) AND (kind = ANY (ARRAY['demand'::text, 'evaluation'::text]))))),
    CONSTRAINT sole_source_confidence CHECK (((sole_source IS NULL) OR (confidence = ANY (ARRAY['low'::text, 'moderate'::text])))),
    CONSTRAINT verdict_confidence CHECK (((scope = 'attribution'::text) OR (confidence IS NOT NULL))),
    CONSTRAINT verdict_confidence_check CHECK ((confidence = ANY (ARRAY['low'::text, 'moderate'::text, 'high'::text]))),
    CONSTRAINT verdict_estimate CHECK (((low <= best) AND (best <= high) AND (low <= high))),
    CONSTRAINT verdict_note CHECK (((occasion <> ALL (ARRAY['correction'::text, 'retraction'::text])) OR (length(btrim(COALESCE(public_note, ''::text))) >= 20))),
    CONSTRAINT verdict_occasion CHECK (((occasion = 'initial'::text) = (supersedes IS NULL))),
    CONSTRAINT verdict_occasion_check CHECK ((occasion = ANY (ARRAY['initial'::text, 'affirmed'::text, 'update'::text, 'correction'::text, 'retraction'::text]))),
    CONSTRAINT verdict_target CHECK ((num_nonnulls(assertion, seq) = ANY (ARRAY[0, 2])))
);


ALTER TABLE counterclaim.verdict OWNER TO counterclaim_owner;

--
-- Name: current_verdict; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.current_verdict WITH (security_invoker='true') AS
 SELECT v.id,
    v.claim,
    v.kind,
    v.revision,
    v.assertion,
    v.seq,
    v.scope,
    v.target,
    v.rating,
    v.confidence,
    v.rationale,
    v.low,
    v.best,
    v.high,
    v.sole_source,
    v.occasion,
    v.supersedes,
    v.public_note,
    v.revisit,
    v.capacity,
    v.version,
    v.recorded_at,
    v.recorded_by
   FROM counterclaim.verdict v
  WHERE (NOT (EXISTS ( SELECT
           FROM counterclaim.verdict w
          WHERE (w.supersedes = v.id))));


ALTER TABLE counterclaim.current_verdict OWNER TO counterclaim_owner;

--
-- Name: evidence; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.evidence (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    assertion uuid,
    seq smallint,
    excerpt uuid NOT NULL,
    source uuid NOT NULL,
    bearing text NOT NULL,
    credibility smallint DEFAULT 6 NOT NULL,
    voice uuid,
    origin uuid,
    record boolean DEFAULT false NOT NULL,
    against_interest boolean DEFAULT false NOT NULL,
    note text,
    capacity text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT evidence_bearing_check CHECK ((bearing = ANY (ARRAY['supports'::text, 'refutes'::text, 'context'::text]))),
    CONSTRAINT evidence_credibility_check CHECK (((credibility >= 1) AND (credibility <= 6))),
    CONSTRAINT evidence_interest CHECK (((NOT against_interest) OR (note IS NOT NULL))),
    CONSTRAINT evidence_link CHECK ((num_nonnulls(assertion, seq) = ANY (ARRAY[0, 2])))
);


ALTER TABLE counterclaim.evidence OWNER TO counterclaim_owner;

--
-- Name: excerpt; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.excerpt (
    id uuid NOT NULL,
    source uuid NOT NULL,
    snapshot uuid,
    span int4range,
    locator text,
    exact text NOT NULL,
    prefix text,
    suffix text,
    language counterclaim.bcp47,
    translation text,
    translator text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT excerpt_anchor CHECK (((snapshot IS NULL) OR (num_nonnulls(span, locator) >= 1))),
    CONSTRAINT excerpt_exact_check CHECK (((length(exact) >= 1) AND (length(exact) <= 20000))),
    CONSTRAINT excerpt_span CHECK (((span IS NULL) OR ((snapshot IS NOT NULL) AND ((upper(span) - lower(span)) = length(exact))))),
    CONSTRAINT excerpt_span_check CHECK (((NOT isempty(span)) AND (lower(span) >= 0) AND (NOT upper_inf(span))))
);


ALTER TABLE counterclaim.excerpt OWNER TO counterclaim_owner;

--
-- Name: review_step; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.review_step (
    claim uuid NOT NULL,
    n integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((n - 1), 0)) STORED,
    move text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    actor uuid NOT NULL,
    login name NOT NULL,
    role text NOT NULL,
    "grant" uuid NOT NULL,
    capacity text NOT NULL,
    hand_capacity text GENERATED ALWAYS AS (NULLIF(capacity, 'none'::text)) STORED,
    dossier uuid NOT NULL,
    policy integer NOT NULL,
    eyes smallint NOT NULL,
    revision integer NOT NULL,
    verdict uuid,
    reason text,
    public_note text,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT review_step_first CHECK (((n > 1) OR (from_state = 'draft'::text))),
    CONSTRAINT review_step_n_check CHECK ((n >= 1)),
    CONSTRAINT verdict_missing CHECK (((to_state <> ALL (ARRAY['decided'::text, 'approved'::text])) OR (verdict IS NOT NULL)))
);


ALTER TABLE counterclaim.review_step OWNER TO counterclaim_owner;

--
-- Name: last_approved; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.last_approved WITH (security_invoker='true') AS
 SELECT DISTINCT ON (s.claim) s.claim,
    s.n,
    s.revision,
    s.verdict,
    s.actor,
    s.at,
    s.eyes,
    s.version,
    COALESCE(( SELECT (v.recorded_by = s.actor)
           FROM counterclaim.verdict v
          WHERE (v.id = s.verdict)), false) AS by_decider
   FROM counterclaim.review_step s
  WHERE ((s.to_state = ANY (ARRAY['approved'::text, 'withdrawn'::text])) AND (NOT (EXISTS ( SELECT
           FROM counterclaim.review_step w
          WHERE ((w.claim = s.claim) AND (w.to_state = 'withdrawn'::text) AND (w.n >= s.n))))))
  ORDER BY s.claim, s.n DESC;


ALTER TABLE counterclaim.last_approved OWNER TO counterclaim_owner;

--
-- Name: retraction; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.retraction (
    id uuid NOT NULL,
    stream uuid NOT NULL,
    assertion uuid,
    relation uuid,
    evidence uuid,
    entity_relation uuid,
    source uuid,
    kind text DEFAULT 'ours'::text NOT NULL,
    reason text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT retraction_kind CHECK (((source IS NULL) = (kind = 'ours'::text))),
    CONSTRAINT retraction_kind_check CHECK ((kind = ANY (ARRAY['ours'::text, 'withdrawn_by_publisher'::text, 'distrusted'::text]))),
    CONSTRAINT retraction_reason_check CHECK ((length(btrim(reason)) >= 3)),
    CONSTRAINT retraction_stream CHECK (((source IS NULL) OR (source = stream))),
    CONSTRAINT retraction_target CHECK ((num_nonnulls(assertion, relation, evidence, entity_relation, source) = 1))
);


ALTER TABLE counterclaim.retraction OWNER TO counterclaim_owner;

--
-- Name: live_assertion; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.live_assertion WITH (security_invoker='true') AS
 SELECT a.id,
    a.claim,
    a.excerpt,
    a.capacity,
    a.version,
    a.recorded_at,
    a.recorded_by,
    a.first_link
   FROM counterclaim.assertion a
  WHERE (NOT (EXISTS ( SELECT
           FROM counterclaim.retraction x
          WHERE (x.assertion = a.id))));


ALTER TABLE counterclaim.live_assertion OWNER TO counterclaim_owner;

--
-- Name: stream; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.stream (
    id uuid NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    head counterclaim.digest NOT NULL,
    state text,
    CONSTRAINT stream_kind_check CHECK ((kind = ANY (ARRAY['claim'::text, 'dossier'::text, 'entity'::text, 'member'::text, 'source'::text]))),
    CONSTRAINT stream_state CHECK (((kind = 'claim'::text) = (state IS NOT NULL))),
    CONSTRAINT stream_version_check CHECK ((version >= 1))
)
WITH (fillfactor='70');


ALTER TABLE counterclaim.stream OWNER TO counterclaim_owner;

--
-- Name: standing; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.standing WITH (security_invoker='true') AS
 SELECT x.id,
    x.version,
    x.state
   FROM ( SELECT s.id,
            s.version,
            s.state
           FROM counterclaim.stream s
        UNION ALL
         SELECT t.id,
            t.version,
            t.state
           FROM counterclaim.standing_then() t(id, version, state)
          WHERE (CURRENT_USER = 'counterclaim_past'::name)) x
  WHERE (x.state IS NOT NULL);


ALTER TABLE counterclaim.standing OWNER TO counterclaim_owner;

--
-- Name: tainted_source; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.tainted_source WITH (security_invoker='true') AS
 WITH RECURSIVE tainted AS (
         SELECT x.source,
            x.source AS root,
            x.kind,
            x.reason,
            x.recorded_at
           FROM counterclaim.retraction x
          WHERE (x.source IS NOT NULL)
        UNION
         SELECT r.source,
            t_1.root,
            t_1.kind,
            t_1.reason,
            GREATEST(t_1.recorded_at, ( SELECT min(q.recorded_at) AS min
                   FROM counterclaim.source_revision q
                  WHERE ((q.source = r.source) AND (q.derived_from = t_1.source)))) AS "greatest"
           FROM (tainted t_1
             JOIN counterclaim.source_revision r ON ((r.derived_from = t_1.source)))
          WHERE (NOT (EXISTS ( SELECT
                   FROM counterclaim.source_revision l
                  WHERE ((l.source = r.source) AND (l.n > r.n)))))
        )
 SELECT t.source,
    t.root,
    t.kind,
    t.reason,
    t.recorded_at
   FROM tainted t;


ALTER TABLE counterclaim.tainted_source OWNER TO counterclaim_owner;

--
-- Name: claim_list; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.claim_list WITH (security_invoker='true') AS
 SELECT c.id,
    c.code,
    c.dossier,
    c.kind,
    c.priority,
    s.state,
    s.version,
    r.n AS revision,
    r.statement,
    r.language,
    r.valid,
    r.outer_span,
    v.rating AS verdict,
    v.confidence,
    p.revision AS approved_revision,
    pv.rating AS approved_verdict,
    p.at AS approved_at,
        CASE
            WHEN ((p.claim IS NOT NULL) AND (s.state <> 'approved'::text)) THEN l.at
            ELSE NULL::timestamp with time zone
        END AS under_review_since,
        CASE
            WHEN ((p.claim IS NOT NULL) AND (s.state <> 'approved'::text)) THEN COALESCE(l.reason, l.public_note)
            ELSE NULL::text
        END AS under_review_reason,
    (((p.claim IS NOT NULL) AND ((EXISTS ( SELECT
           FROM counterclaim.evidence e
          WHERE ((e.claim = c.id) AND (e.version > p.version)))) OR (EXISTS ( SELECT
           FROM counterclaim.assertion a
          WHERE ((a.claim = c.id) AND (a.version > p.version)))) OR (EXISTS ( SELECT
           FROM counterclaim.retraction x
          WHERE ((x.stream = c.id) AND (x.version > p.version)))))) OR (((p.claim IS NOT NULL) OR (s.state = ANY (ARRAY['submitted'::text, 'in_review'::text, 'decided'::text]))) AND ((EXISTS ( SELECT
           FROM (counterclaim.tainted_source x
             JOIN counterclaim.evidence e ON (((x.source = e.source) OR (x.source = e.origin))))
          WHERE ((e.claim = c.id) AND COALESCE((x.recorded_at > GREATEST(p.at, counterclaim.decided_at(c.id))), true) AND (NOT (EXISTS ( SELECT
                   FROM counterclaim.retraction y
                  WHERE (y.evidence = e.id))))))) OR (EXISTS ( SELECT
           FROM ((counterclaim.tainted_source x
             JOIN counterclaim.excerpt q ON ((q.source = x.source)))
             JOIN counterclaim.live_assertion a ON ((a.excerpt = q.id)))
          WHERE ((a.claim = c.id) AND COALESCE((x.recorded_at > GREATEST(p.at, counterclaim.decided_at(c.id))), true))))))) AS needs_re_review,
    v.revisit,
    h.kind AS hold,
    h.reason AS hold_reason,
    h.until AS hold_until,
    p.eyes AS approved_eyes,
    COALESCE(p.by_decider, false) AS approved_by_decider
   FROM (((((((counterclaim.claim c
     JOIN counterclaim.standing s ON ((s.id = c.id)))
     JOIN LATERAL ( SELECT r_1.claim,
            r_1.n,
            r_1.prev,
            r_1.dossier,
            r_1.statement,
            r_1.language,
            r_1.question,
            r_1.valid,
            r_1.valid_phrase,
            r_1.valid_inferred,
            r_1.outer_span,
            r_1.inner_span,
            r_1.ambiguity,
            r_1.capacity,
            r_1.version,
            r_1.recorded_at,
            r_1.recorded_by
           FROM counterclaim.claim_revision r_1
          WHERE (r_1.claim = c.id)
          ORDER BY r_1.n DESC
         LIMIT 1) r ON (true))
     LEFT JOIN LATERAL ( SELECT v_1.id,
            v_1.claim,
            v_1.kind,
            v_1.revision,
            v_1.assertion,
            v_1.seq,
            v_1.scope,
            v_1.target,
            v_1.rating,
            v_1.confidence,
            v_1.rationale,
            v_1.low,
            v_1.best,
            v_1.high,
            v_1.sole_source,
            v_1.occasion,
            v_1.supersedes,
            v_1.public_note,
            v_1.revisit,
            v_1.capacity,
            v_1.version,
            v_1.recorded_at,
            v_1.recorded_by
           FROM counterclaim.current_verdict v_1
          WHERE ((v_1.claim = c.id) AND (v_1.scope = 'content'::text))
         LIMIT 1) v ON (true))
     LEFT JOIN LATERAL ( SELECT p_1.claim,
            p_1.n,
            p_1.revision,
            p_1.verdict,
            p_1.actor,
            p_1.at,
            p_1.eyes,
            p_1.version,
            p_1.by_decider
           FROM counterclaim.last_approved p_1
          WHERE (p_1.claim = c.id)
         LIMIT 1) p ON (true))
     LEFT JOIN counterclaim.verdict pv ON ((pv.id = p.verdict)))
     LEFT JOIN LATERAL ( SELECT l_1.claim,
            l_1.n,
            l_1.prev,
            l_1.move,
            l_1.from_state,
            l_1.to_state,
            l_1.actor,
            l_1.login,
            l_1.role,
            l_1."grant",
            l_1.capacity,
            l_1.hand_capacity,
            l_1.dossier,
            l_1.policy,
            l_1.eyes,
            l_1.revision,
            l_1.verdict,
            l_1.reason,
            l_1.public_note,
            l_1.version,
            l_1.at
           FROM counterclaim.review_step l_1
          WHERE ((l_1.claim = c.id) AND (l_1.n > p.n))
          ORDER BY l_1.n
         LIMIT 1) l ON (true))
     LEFT JOIN counterclaim.current_hold h ON ((h.claim = c.id)));


ALTER TABLE counterclaim.claim_list OWNER TO counterclaim_owner;

--
-- Name: claim_role; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.claim_role (
    claim uuid NOT NULL,
    n integer NOT NULL,
    entity uuid NOT NULL,
    role text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT claim_role_role_check CHECK ((role = ANY (ARRAY['subject'::text, 'target'::text, 'victim'::text, 'perpetrator'::text, 'addressee'::text, 'beneficiary'::text, 'place'::text, 'instrument'::text, 'context'::text])))
);


ALTER TABLE counterclaim.claim_role OWNER TO counterclaim_owner;

--
-- Name: comment; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.comment (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    answers uuid,
    text text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT comment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 20000)))
);


ALTER TABLE counterclaim.comment OWNER TO counterclaim_owner;

--
-- Name: content_rule; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.content_rule (
    name text NOT NULL,
    "position" smallint NOT NULL,
    stream_column name NOT NULL,
    kind text NOT NULL,
    roles text[] NOT NULL,
    states text[],
    hand boolean DEFAULT false NOT NULL
);


ALTER TABLE counterclaim.content_rule OWNER TO counterclaim_owner;

--
-- Name: reply; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.reply (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    party uuid NOT NULL,
    asked_at timestamp with time zone,
    channel text,
    deadline timestamp with time zone,
    outcome text NOT NULL,
    reason text,
    excerpt uuid,
    supersedes uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT reply_answer CHECK (((outcome <> 'answered'::text) OR (excerpt IS NOT NULL))),
    CONSTRAINT reply_asked CHECK ((((outcome = 'not_asked'::text) = (asked_at IS NULL)) AND ((outcome <> 'not_asked'::text) OR (reason IS NOT NULL)))),
    CONSTRAINT reply_outcome_check CHECK ((outcome = ANY (ARRAY['asked'::text, 'answered'::text, 'declined'::text, 'silent'::text, 'extension'::text, 'not_asked'::text])))
);


ALTER TABLE counterclaim.reply OWNER TO counterclaim_owner;

--
-- Name: current_reply; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.current_reply WITH (security_invoker='true') AS
 SELECT r.id,
    r.claim,
    r.party,
    r.asked_at,
    r.channel,
    r.deadline,
    r.outcome,
    r.reason,
    r.excerpt,
    r.supersedes,
    r.version,
    r.recorded_at,
    r.recorded_by,
    (r.outcome = ANY (ARRAY['asked'::text, 'extension'::text])) AS open
   FROM counterclaim.reply r
  WHERE (NOT (EXISTS ( SELECT
           FROM counterclaim.reply l
          WHERE (l.supersedes = r.id))));


ALTER TABLE counterclaim.current_reply OWNER TO counterclaim_owner;

--
-- Name: designation; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.designation (
    claim uuid NOT NULL,
    n integer NOT NULL,
    kind text DEFAULT 'designation'::text NOT NULL,
    designator uuid NOT NULL,
    designator_agent boolean DEFAULT true NOT NULL,
    designee uuid NOT NULL,
    label text NOT NULL,
    label_language counterclaim.bcp47 NOT NULL,
    instrument uuid,
    force text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT designation_check CHECK ((designee <> designator)),
    CONSTRAINT designation_designator_agent_check CHECK (designator_agent),
    CONSTRAINT designation_force_check CHECK ((force = ANY (ARRAY['legal'::text, 'rhetorical'::text, 'unclear'::text]))),
    CONSTRAINT designation_instrument CHECK (((force <> 'legal'::text) OR (instrument IS NOT NULL))),
    CONSTRAINT designation_kind_check CHECK ((kind = 'designation'::text))
);


ALTER TABLE counterclaim.designation OWNER TO counterclaim_owner;

--
-- Name: dossier; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.dossier (
    id uuid NOT NULL,
    slug text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    first_revision integer GENERATED ALWAYS AS (1) STORED NOT NULL,
    CONSTRAINT dossier_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);


ALTER TABLE counterclaim.dossier OWNER TO counterclaim_owner;

--
-- Name: entity; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.entity (
    id uuid NOT NULL,
    kind text NOT NULL,
    is_agent boolean GENERATED ALWAYS AS ((kind <> ALL (ARRAY['place'::text, 'agreement'::text, 'event'::text, 'list'::text]))) STORED NOT NULL,
    label counterclaim.name_text NOT NULL,
    iso3166 text,
    wikidata text,
    active counterclaim.edtf,
    active_span daterange GENERATED ALWAYS AS (counterclaim.edtf_outer((active)::text)) STORED,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT entity_iso3166_check CHECK ((iso3166 ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT entity_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'organ'::text, 'person'::text, 'party'::text, 'movement'::text, 'armed_group'::text, 'coalition'::text, 'collective'::text, 'igo'::text, 'ngo'::text, 'media'::text, 'dataset'::text, 'place'::text, 'agreement'::text, 'event'::text, 'list'::text]))),
    CONSTRAINT entity_wikidata_check CHECK ((wikidata ~ '^Q[1-9][0-9]*$'::text)),
    CONSTRAINT state_iso CHECK (((kind <> 'state'::text) OR (iso3166 IS NOT NULL)))
);


ALTER TABLE counterclaim.entity OWNER TO counterclaim_owner;

--
-- Name: entity_name; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.entity_name (
    id uuid NOT NULL,
    entity uuid NOT NULL,
    name counterclaim.name_text NOT NULL,
    language counterclaim.bcp47 NOT NULL,
    form text NOT NULL,
    search_key text NOT NULL,
    fold_version smallint DEFAULT 1 NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT entity_name_form_check CHECK ((form = ANY (ARRAY['preferred'::text, 'alias'::text, 'acronym'::text, 'transliteration'::text, 'endonym'::text, 'former'::text, 'as_quoted'::text])))
);


ALTER TABLE counterclaim.entity_name OWNER TO counterclaim_owner;

--
-- Name: entity_relation; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.entity_relation (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    object uuid NOT NULL,
    kind text NOT NULL,
    valid counterclaim.edtf,
    span daterange GENERATED ALWAYS AS (COALESCE(counterclaim.edtf_outer((valid)::text), daterange(NULL::date, NULL::date))) STORED NOT NULL,
    excerpt uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT entity_relation_check CHECK ((object <> subject)),
    CONSTRAINT entity_relation_kind_check CHECK ((kind = ANY (ARRAY['member_of'::text, 'organ_of'::text, 'office_holder_of'::text, 'leads'::text, 'speaks_for'::text, 'succeeds'::text, 'located_in'::text, 'party_to'::text, 'part_of'::text, 'identified_as'::text]))),
    CONSTRAINT relation_span CHECK ((NOT isempty(span)))
);


ALTER TABLE counterclaim.entity_relation OWNER TO counterclaim_owner;

--
-- Name: event; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.event (
    stream uuid NOT NULL,
    version integer NOT NULL,
    prev_version integer GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED,
    operation text NOT NULL,
    payload text,
    salt uuid,
    commitment counterclaim.digest NOT NULL,
    actor uuid NOT NULL,
    login text NOT NULL,
    at timestamp with time zone NOT NULL,
    prev counterclaim.digest NOT NULL,
    hash counterclaim.digest NOT NULL,
    request uuid NOT NULL,
    CONSTRAINT event_commitment CHECK ((((payload IS NULL) = (salt IS NULL)) AND ((payload IS NULL) OR ((commitment)::bytea = counterclaim.commitment(salt, payload))))),
    CONSTRAINT event_first CHECK (((version > 1) OR ((prev)::bytea = counterclaim.zero_hash()))),
    CONSTRAINT event_hash CHECK (((hash)::bytea = counterclaim.event_hash(stream, version, operation, actor, login, at, (commitment)::bytea, (prev)::bytea))),
    CONSTRAINT event_version_check CHECK ((version >= 1))
);


ALTER TABLE counterclaim.event OWNER TO counterclaim_owner;

--
-- Name: external_review; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.external_review (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    publisher text,
    url text,
    title text,
    date counterclaim.edtf,
    rating text,
    rating_value numeric,
    best numeric,
    worst numeric,
    language counterclaim.bcp47,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);


ALTER TABLE counterclaim.external_review OWNER TO counterclaim_owner;

--
-- Name: hand; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.hand (
    claim uuid NOT NULL,
    person uuid NOT NULL,
    capacity text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT hand_capacity_check CHECK ((capacity = ANY (ARRAY['content'::text, 'review'::text, 'approval'::text])))
);


ALTER TABLE counterclaim.hand OWNER TO counterclaim_owner;

--
-- Name: handle; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.handle (
    dossier uuid NOT NULL,
    handle text NOT NULL,
    entity uuid,
    source uuid,
    claim uuid,
    question uuid,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT handle_handle_check CHECK (((handle ~ '^[a-z0-9][a-z0-9-]*$'::text) AND (length(handle) <= 100))),
    CONSTRAINT handle_target CHECK ((num_nonnulls(entity, source, claim, question) = 1))
);


ALTER TABLE counterclaim.handle OWNER TO counterclaim_owner;

--
-- Name: innermost; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.innermost WITH (security_invoker='true') AS
 SELECT DISTINCT ON (t.claim, t.assertion) t.assertion,
    t.seq,
    t.prev,
    t.claim,
    t.speaker,
    t.speaker_agent,
    t.speaker_label,
    t.on_behalf_of,
    t.attitude,
    t.mode,
    t.quoted,
    t.said,
    t.said_span,
    t.version,
    t.recorded_at,
    t.recorded_by,
    a.excerpt,
    d.commitment
   FROM ((counterclaim.live_assertion a
     JOIN counterclaim.attribution t ON (((t.assertion = a.id) AND (t.claim = a.claim))))
     JOIN counterclaim.attitude d ON ((d.code = t.attitude)))
  ORDER BY t.claim, t.assertion, t.seq DESC;


ALTER TABLE counterclaim.innermost OWNER TO counterclaim_owner;

--
-- Name: may_wait; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.may_wait WITH (security_invoker='true') AS
 SELECT s.id
   FROM counterclaim.standing s
  WHERE (s.state = ANY (ARRAY['submitted'::text, 'in_review'::text, 'decided'::text]))
UNION
 SELECT v.claim AS id
   FROM counterclaim.verdict v
  WHERE (v.revisit <= ((( SELECT iam.moment() AS moment) AT TIME ZONE 'UTC'::text))::date)
UNION
 SELECT r.claim AS id
   FROM counterclaim.reply r
  WHERE ((r.outcome = ANY (ARRAY['asked'::text, 'extension'::text])) AND (r.deadline < ( SELECT iam.moment() AS moment)))
UNION
 SELECT t.claim AS id
   FROM counterclaim.review_step t
  WHERE (t.move = 'return'::text)
UNION
 SELECT e.claim AS id
   FROM counterclaim.evidence e
  WHERE (e.capacity IS NULL)
UNION
 SELECT a.claim AS id
   FROM counterclaim.assertion a
  WHERE (a.capacity IS NULL)
UNION
 SELECT x.stream AS id
   FROM counterclaim.retraction x
UNION
 SELECT w.claim AS id
   FROM (counterclaim.tainted_source x
     CROSS JOIN LATERAL ( SELECT e.claim
           FROM counterclaim.evidence e
          WHERE (e.source = x.source)
        UNION ALL
         SELECT e.claim
           FROM counterclaim.evidence e
          WHERE (e.origin = x.source)
        UNION ALL
         SELECT a.claim
           FROM (counterclaim.excerpt q
             JOIN counterclaim.assertion a ON ((a.excerpt = q.id)))
          WHERE (q.source = x.source)) w);


ALTER TABLE counterclaim.may_wait OWNER TO counterclaim_owner;

--
-- Name: numbered; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.numbered WITH (security_invoker='true') AS
 SELECT 'statement'::text AS what,
    a.id,
    a.claim,
    row_number() OVER (PARTITION BY a.claim ORDER BY a.version, a.id) AS number
   FROM counterclaim.assertion a
UNION ALL
 SELECT 'evidence'::text AS what,
    e.id,
    e.claim,
    row_number() OVER (PARTITION BY e.claim ORDER BY e.version, e.id) AS number
   FROM counterclaim.evidence e;


ALTER TABLE counterclaim.numbered OWNER TO counterclaim_owner;

--
-- Name: publication; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.publication (
    id uuid NOT NULL,
    dossier uuid NOT NULL,
    n integer NOT NULL,
    bytes bytea NOT NULL,
    sha256 counterclaim.digest NOT NULL,
    as_of timestamp with time zone NOT NULL,
    supersedes uuid,
    erratum text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT publication_erratum CHECK (((supersedes IS NULL) = (erratum IS NULL))),
    CONSTRAINT publication_hash CHECK ((sha256(bytes) = (sha256)::bytea))
);


ALTER TABLE counterclaim.publication OWNER TO counterclaim_owner;

--
-- Name: publication_claim; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.publication_claim (
    publication uuid NOT NULL,
    dossier uuid NOT NULL,
    claim uuid NOT NULL,
    step integer NOT NULL,
    revision integer NOT NULL,
    verdict uuid NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);


ALTER TABLE counterclaim.publication_claim OWNER TO counterclaim_owner;

--
-- Name: publication_source; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.publication_source (
    publication uuid NOT NULL,
    dossier uuid NOT NULL,
    claim uuid NOT NULL,
    source uuid NOT NULL,
    footnotes integer[] NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);


ALTER TABLE counterclaim.publication_source OWNER TO counterclaim_owner;

--
-- Name: publication_terms; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.publication_terms (
    publication uuid NOT NULL,
    dossier uuid NOT NULL,
    format text NOT NULL,
    style text NOT NULL,
    masthead jsonb NOT NULL,
    authenticated boolean NOT NULL,
    program text NOT NULL,
    approved counterclaim.digest NOT NULL,
    published timestamp with time zone NOT NULL,
    read_version integer NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT publication_terms_format_check CHECK ((format = ANY (ARRAY['html'::text, 'markdown'::text, 'json'::text]))),
    CONSTRAINT publication_terms_masthead_check CHECK ((jsonb_typeof(masthead) = 'object'::text)),
    CONSTRAINT publication_terms_moment CHECK ((published <= recorded_at)),
    CONSTRAINT publication_terms_program_check CHECK (((length(program) >= 1) AND (length(program) <= 100))),
    CONSTRAINT publication_terms_style_check CHECK (((length(style) >= 1) AND (length(style) <= 200)))
);


ALTER TABLE counterclaim.publication_terms OWNER TO counterclaim_owner;

--
-- Name: publication_withdrawal; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.publication_withdrawal (
    publication uuid NOT NULL,
    dossier uuid NOT NULL,
    reason text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT publication_withdrawal_reason_check CHECK ((length(btrim(reason)) >= 20))
);


ALTER TABLE counterclaim.publication_withdrawal OWNER TO counterclaim_owner;

--
-- Name: quantity; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.quantity (
    claim uuid NOT NULL,
    n integer NOT NULL,
    kind text DEFAULT 'quantitative'::text NOT NULL,
    measure text NOT NULL,
    unit text NOT NULL,
    scale text NOT NULL,
    bounds numrange,
    best numeric,
    hedge text NOT NULL,
    baseline counterclaim.edtf,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT quantity_bounds CHECK (((bounds IS NULL) = (hedge = 'unquantified'::text))),
    CONSTRAINT quantity_bounds_check CHECK ((NOT isempty(bounds))),
    CONSTRAINT quantity_check CHECK ((best <@ bounds)),
    CONSTRAINT quantity_count CHECK (((scale <> 'count'::text) OR (lower(bounds) >= (0)::numeric))),
    CONSTRAINT quantity_hedge_check CHECK ((hedge = ANY (ARRAY['exactly'::text, 'about'::text, 'at_least'::text, 'more_than'::text, 'at_most'::text, 'less_than'::text, 'between'::text, 'unquantified'::text]))),
    CONSTRAINT quantity_kind_check CHECK ((kind = 'quantitative'::text)),
    CONSTRAINT quantity_scale_check CHECK ((scale = ANY (ARRAY['count'::text, 'ratio'::text, 'percent'::text, 'amount'::text])))
);


ALTER TABLE counterclaim.quantity OWNER TO counterclaim_owner;

--
-- Name: question; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.question (
    id uuid NOT NULL,
    dossier uuid NOT NULL,
    text text NOT NULL,
    event uuid,
    measure text,
    unit text,
    scope text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT question_text_check CHECK (((length(text) >= 3) AND (length(text) <= 1000)))
);


ALTER TABLE counterclaim.question OWNER TO counterclaim_owner;

--
-- Name: taken; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.taken WITH (security_invoker='true') AS
 SELECT DISTINCT ON (t.claim) t.claim,
        CASE
            WHEN (t.move <> 'reopen'::text) THEN t.actor
            ELSE NULL::uuid
        END AS by
   FROM counterclaim.review_step t
  WHERE (t.move = ANY (ARRAY['take'::text, 'decide'::text, 'correct'::text, 'reopen'::text]))
  ORDER BY t.claim, t.n DESC;


ALTER TABLE counterclaim.taken OWNER TO counterclaim_owner;

--
-- Name: queue; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.queue WITH (security_invoker='true') AS
 SELECT c.id,
    c.code,
    c.dossier,
    c.kind,
    c.priority,
    c.state,
    c.version,
    c.revision,
    c.statement,
    c.language,
    c.valid,
    c.outer_span,
    c.verdict,
    c.confidence,
    c.approved_revision,
    c.approved_verdict,
    c.approved_at,
    c.under_review_since,
    c.under_review_reason,
    c.needs_re_review,
    c.revisit,
    c.hold,
    c.hold_reason,
    c.hold_until,
    c.approved_eyes,
    c.approved_by_decider,
        CASE
            WHEN c.needs_re_review THEN counterclaim.re_review_why(c.id)
            ELSE '{}'::text[]
        END AS needs_re_review_why,
    a.reviewer,
    a.due,
        CASE
            WHEN (c.state = 'in_review'::text) THEN ( SELECT t.by
               FROM counterclaim.taken t
              WHERE (t.claim = c.id))
            ELSE NULL::uuid
        END AS taken_by,
    l.at AS since,
    l.move AS last_move,
    COALESCE(l.reason, l.public_note) AS last_reason,
    o.deadline AS reply_overdue,
    o.parties AS reply_parties,
    (COALESCE((a.due < n.today), false) OR COALESCE((c.hold_until < n.today), false) OR (o.deadline IS NOT NULL)) AS overdue,
    ((c.state = 'approved'::text) AND COALESCE((c.revisit <= n.today), false)) AS due_again
   FROM ((((counterclaim.claim_list c
     CROSS JOIN ( SELECT ((( SELECT iam.moment() AS moment) AT TIME ZONE 'UTC'::text))::date AS today) n)
     LEFT JOIN LATERAL ( SELECT a_1.id,
            a_1.claim,
            a_1.reviewer,
            a_1.due,
            a_1.note,
            a_1.version,
            a_1.recorded_at,
            a_1.recorded_by
           FROM counterclaim.assignment a_1
          WHERE (a_1.claim = c.id)
          ORDER BY a_1.version DESC
         LIMIT 1) a ON ((a.reviewer IS NOT NULL)))
     LEFT JOIN LATERAL ( SELECT l_1.claim,
            l_1.n,
            l_1.prev,
            l_1.move,
            l_1.from_state,
            l_1.to_state,
            l_1.actor,
            l_1.login,
            l_1.role,
            l_1."grant",
            l_1.capacity,
            l_1.hand_capacity,
            l_1.dossier,
            l_1.policy,
            l_1.eyes,
            l_1.revision,
            l_1.verdict,
            l_1.reason,
            l_1.public_note,
            l_1.version,
            l_1.at
           FROM counterclaim.review_step l_1
          WHERE (l_1.claim = c.id)
          ORDER BY l_1.n DESC
         LIMIT 1) l ON (true))
     LEFT JOIN LATERAL ( SELECT min(r.deadline) AS deadline,
            COALESCE(array_agg(DISTINCT (e.label)::text), '{}'::text[]) AS parties
           FROM (counterclaim.current_reply r
             JOIN counterclaim.entity e ON ((e.id = r.party)))
          WHERE ((r.claim = c.id) AND r.open AND (r.deadline < ( SELECT iam.moment() AS moment)))) o ON (true))
  WHERE ((c.state = ANY (ARRAY['submitted'::text, 'in_review'::text, 'decided'::text])) OR ((c.state = 'approved'::text) AND (c.revisit <= n.today)) OR (c.id IN ( SELECT r.claim
           FROM counterclaim.current_reply r
          WHERE (r.open AND (r.deadline < ( SELECT iam.moment() AS moment))))) OR ((c.state = 'draft'::text) AND (c.version >= 3) AND (( SELECT t.move
           FROM counterclaim.review_step t
          WHERE (t.claim = c.id)
          ORDER BY t.n DESC
         LIMIT 1) = 'return'::text)) OR ((c.version >= 5) AND c.needs_re_review));


ALTER TABLE counterclaim.queue OWNER TO counterclaim_owner;

--
-- Name: rating; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.rating (
    scope text NOT NULL,
    code text NOT NULL,
    any_kind boolean NOT NULL,
    needs_confirmed boolean NOT NULL,
    bearing text,
    origins smallint DEFAULT 0 NOT NULL,
    both_bearings boolean DEFAULT false NOT NULL,
    search_note boolean DEFAULT false NOT NULL,
    weighs boolean DEFAULT false NOT NULL,
    CONSTRAINT rating_bearing_check CHECK ((bearing = ANY (ARRAY['supports'::text, 'refutes'::text]))),
    CONSTRAINT rating_scope_check CHECK ((scope = ANY (ARRAY['content'::text, 'attribution'::text])))
);


ALTER TABLE counterclaim.rating OWNER TO counterclaim_owner;

--
-- Name: relation; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.relation (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    to_claim uuid,
    to_assertion uuid,
    to_relation uuid,
    kind text NOT NULL,
    by_party uuid,
    excerpt uuid,
    note text,
    capacity text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT relation_check CHECK ((to_claim <> claim)),
    CONSTRAINT relation_check1 CHECK ((to_relation <> id)),
    CONSTRAINT relation_kind_check CHECK ((kind = ANY (ARRAY['contradicts'::text, 'rebuts'::text, 'undercuts'::text, 'supports'::text, 'qualifies'::text, 'restates'::text, 'revises'::text, 'answers'::text]))),
    CONSTRAINT relation_party CHECK (((by_party IS NULL) OR (excerpt IS NOT NULL))),
    CONSTRAINT relation_target CHECK ((num_nonnulls(to_claim, to_assertion, to_relation) = 1)),
    CONSTRAINT relation_undercuts CHECK (((kind <> 'undercuts'::text) OR (to_relation IS NOT NULL)))
);


ALTER TABLE counterclaim.relation OWNER TO counterclaim_owner;

--
-- Name: re_review; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.re_review WITH (security_invoker='true') AS
 SELECT e.claim,
    e.recorded_at AS at,
    'new evidence'::text AS what,
    e.bearing AS kind,
    e.note AS reason,
    e.source,
    e.source AS root
   FROM (counterclaim.evidence e
     JOIN counterclaim.last_approved p ON (((p.claim = e.claim) AND (e.version > p.version))))
UNION ALL
 SELECT a.claim,
    a.recorded_at AS at,
    'new statement'::text AS what,
    NULL::text AS kind,
    NULL::text AS reason,
    q.source,
    q.source AS root
   FROM ((counterclaim.assertion a
     JOIN counterclaim.last_approved p ON (((p.claim = a.claim) AND (a.version > p.version))))
     JOIN counterclaim.excerpt q ON ((q.id = a.excerpt)))
UNION ALL
 SELECT x.stream AS claim,
    x.recorded_at AS at,
        CASE
            WHEN (x.evidence IS NOT NULL) THEN 'evidence retracted'::text
            WHEN (x.assertion IS NOT NULL) THEN 'statement retracted'::text
            ELSE 'relation retracted'::text
        END AS what,
    x.kind,
    x.reason,
    q.source,
    q.source AS root
   FROM (((((counterclaim.retraction x
     JOIN counterclaim.last_approved p ON (((p.claim = x.stream) AND (x.version > p.version))))
     LEFT JOIN counterclaim.evidence e ON ((e.id = x.evidence)))
     LEFT JOIN counterclaim.assertion a ON ((a.id = x.assertion)))
     LEFT JOIN counterclaim.relation r ON ((r.id = x.relation)))
     LEFT JOIN counterclaim.excerpt q ON ((q.id = COALESCE(e.excerpt, a.excerpt, r.excerpt))))
UNION ALL
 SELECT e.claim,
    t.recorded_at AS at,
    'source retracted'::text AS what,
    t.kind,
    t.reason,
    t.source,
    t.root
   FROM (((counterclaim.evidence e
     JOIN counterclaim.tainted_source t ON (((t.source = e.source) OR (t.source = e.origin))))
     JOIN counterclaim.standing s ON ((s.id = e.claim)))
     LEFT JOIN counterclaim.last_approved p ON ((p.claim = e.claim)))
  WHERE (((p.claim IS NOT NULL) OR (s.state = ANY (ARRAY['submitted'::text, 'in_review'::text, 'decided'::text]))) AND COALESCE((t.recorded_at > GREATEST(p.at, counterclaim.decided_at(e.claim))), true) AND (NOT (EXISTS ( SELECT
           FROM counterclaim.retraction x
          WHERE (x.evidence = e.id)))))
UNION ALL
 SELECT a.claim,
    t.recorded_at AS at,
    'source retracted'::text AS what,
    t.kind,
    t.reason,
    t.source,
    t.root
   FROM ((((counterclaim.live_assertion a
     JOIN counterclaim.excerpt q ON ((q.id = a.excerpt)))
     JOIN counterclaim.tainted_source t ON ((t.source = q.source)))
     JOIN counterclaim.standing s ON ((s.id = a.claim)))
     LEFT JOIN counterclaim.last_approved p ON ((p.claim = a.claim)))
  WHERE (((p.claim IS NOT NULL) OR (s.state = ANY (ARRAY['submitted'::text, 'in_review'::text, 'decided'::text]))) AND COALESCE((t.recorded_at > GREATEST(p.at, counterclaim.decided_at(a.claim))), true));


ALTER TABLE counterclaim.re_review OWNER TO counterclaim_owner;

--
-- Name: re_review_words; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.re_review_words WITH (security_invoker='true') AS
 SELECT x.claim,
    min(x.at) AS at,
        CASE x.what
            WHEN 'source retracted'::text THEN ((((((('source '::text || s.name) ||
            CASE
                WHEN (x.root <> x.source) THEN ((', a copy of '::text || o.name) || ','::text)
                ELSE ''::text
            END) || ' retracted '::text) || x.day) || ': '::text) || replace(x.kind, '_'::text, ' '::text)) || COALESCE((', '::text || x.reason), ''::text))
            WHEN 'new evidence'::text THEN (((('new evidence '::text || x.day) || ': '::text) || x.kind) || COALESCE((', source '::text || s.name), ''::text))
            WHEN 'new statement'::text THEN (('stated again '::text || x.day) || COALESCE((', source '::text || s.name), ''::text))
            ELSE ((((x.what || ' '::text) || x.day) || COALESCE((': '::text || x.reason), ''::text)) || COALESCE((', source '::text || s.name), ''::text))
        END AS why
   FROM ((( SELECT y.claim,
            y.at,
            y.what,
            y.kind,
            y.reason,
            y.source,
            y.root,
            c.dossier,
            to_char((y.at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD'::text) AS day
           FROM (counterclaim.re_review y
             JOIN counterclaim.claim c ON ((c.id = y.claim)))) x
     LEFT JOIN LATERAL ( SELECT COALESCE(( SELECT (('`'::text || min(h.handle)) || '`'::text)
                   FROM counterclaim.handle h
                  WHERE ((h.source = x.source) AND (h.dossier = x.dossier))), ( SELECT (('“'::text || (r.csl ->> 'title'::text)) || '”'::text)
                   FROM counterclaim.source_revision r
                  WHERE (r.source = x.source)
                  ORDER BY r.n DESC
                 LIMIT 1), (x.source)::text) AS name) s ON ((x.source IS NOT NULL)))
     LEFT JOIN LATERAL ( SELECT COALESCE(( SELECT (('`'::text || min(h.handle)) || '`'::text)
                   FROM counterclaim.handle h
                  WHERE ((h.source = x.root) AND (h.dossier = x.dossier))), ( SELECT (('“'::text || (r.csl ->> 'title'::text)) || '”'::text)
                   FROM counterclaim.source_revision r
                  WHERE (r.source = x.root)
                  ORDER BY r.n DESC
                 LIMIT 1), (x.root)::text) AS name) o ON ((x.root <> x.source)))
  GROUP BY x.claim,
        CASE x.what
            WHEN 'source retracted'::text THEN ((((((('source '::text || s.name) ||
            CASE
                WHEN (x.root <> x.source) THEN ((', a copy of '::text || o.name) || ','::text)
                ELSE ''::text
            END) || ' retracted '::text) || x.day) || ': '::text) || replace(x.kind, '_'::text, ' '::text)) || COALESCE((', '::text || x.reason), ''::text))
            WHEN 'new evidence'::text THEN (((('new evidence '::text || x.day) || ': '::text) || x.kind) || COALESCE((', source '::text || s.name), ''::text))
            WHEN 'new statement'::text THEN (('stated again '::text || x.day) || COALESCE((', source '::text || s.name), ''::text))
            ELSE ((((x.what || ' '::text) || x.day) || COALESCE((': '::text || x.reason), ''::text)) || COALESCE((', source '::text || s.name), ''::text))
        END;


ALTER TABLE counterclaim.re_review_words OWNER TO counterclaim_owner;

--
-- Name: recusal; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.recusal (
    id uuid NOT NULL,
    dossier uuid NOT NULL,
    person uuid NOT NULL,
    reason text NOT NULL,
    ended boolean DEFAULT false NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT recusal_reason_check CHECK ((length(btrim(reason)) >= 3))
);


ALTER TABLE counterclaim.recusal OWNER TO counterclaim_owner;

--
-- Name: reply_policy; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.reply_policy (
    dossier uuid NOT NULL,
    right_of_reply text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT reply_policy_right_of_reply_check CHECK ((right_of_reply = ANY (ARRAY['required'::text, 'advisory'::text])))
);


ALTER TABLE counterclaim.reply_policy OWNER TO counterclaim_owner;

--
-- Name: request; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.request (
    id uuid NOT NULL,
    person uuid NOT NULL,
    digest counterclaim.digest NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE counterclaim.request OWNER TO counterclaim_owner;

--
-- Name: search_note; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.search_note (
    id uuid NOT NULL,
    claim uuid NOT NULL,
    looked_for text NOT NULL,
    looked_where text NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    found text DEFAULT 'nothing'::text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);


ALTER TABLE counterclaim.search_note OWNER TO counterclaim_owner;

--
-- Name: snapshot; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.snapshot (
    id uuid NOT NULL,
    source uuid NOT NULL,
    retrieved_at timestamp with time zone NOT NULL,
    collector uuid,
    tool text,
    media_type text NOT NULL,
    raw bytea,
    raw_sha256 counterclaim.digest NOT NULL,
    extractor text NOT NULL,
    body text,
    body_sha256 counterclaim.digest,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT snapshot_body_check CHECK (((body IS NFC NORMALIZED) AND (strpos(body, chr(13)) = 0))),
    CONSTRAINT snapshot_body_hash CHECK (((body IS NULL) OR ((body_sha256 IS NOT NULL) AND (sha256(counterclaim.utf8(body)) = (body_sha256)::bytea)))),
    CONSTRAINT snapshot_raw_check CHECK ((octet_length(raw) <= ((16 * 1024) * 1024))),
    CONSTRAINT snapshot_raw_hash CHECK (((raw IS NULL) OR (sha256(raw) = (raw_sha256)::bytea)))
);
ALTER TABLE ONLY counterclaim.snapshot ALTER COLUMN raw SET STORAGE EXTERNAL;


ALTER TABLE counterclaim.snapshot OWNER TO counterclaim_owner;

--
-- Name: source; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.source (
    id uuid NOT NULL,
    url text,
    confidential boolean DEFAULT false NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    first_revision integer GENERATED ALWAYS AS (1) STORED NOT NULL,
    CONSTRAINT source_url_check CHECK ((length(url) <= 4096))
);


ALTER TABLE counterclaim.source OWNER TO counterclaim_owner;

--
-- Name: stance; Type: VIEW; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE VIEW counterclaim.stance WITH (security_invoker='true') AS
 SELECT i.claim,
    COALESCE(i.speaker, i.on_behalf_of) AS speaker,
    i.speaker_label,
    i.on_behalf_of,
        CASE
            WHEN bool_or((i.attitude = 'concedes'::text)) THEN 'concedes'::text
            WHEN (bool_or((i.commitment > 0)) AND bool_or((i.commitment < 0))) THEN 'both'::text
            WHEN bool_or((i.commitment > 0)) THEN 'asserts'::text
            WHEN bool_or((i.commitment < 0)) THEN 'denies'::text
            WHEN bool_or((i.attitude = 'doubts'::text)) THEN 'doubts'::text
            ELSE 'other'::text
        END AS stance,
    array_agg(DISTINCT i.attitude) AS attitudes,
    count(*) AS assertions
   FROM counterclaim.innermost i
  GROUP BY i.claim, i.speaker, i.speaker_label, i.on_behalf_of;


ALTER TABLE counterclaim.stance OWNER TO counterclaim_owner;

--
-- Name: transition; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.transition (
    move text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    role text NOT NULL,
    capacity text NOT NULL,
    eyes smallint NOT NULL,
    preferred boolean NOT NULL,
    needs_reason boolean NOT NULL,
    needs_note boolean NOT NULL,
    CONSTRAINT transition_capacity_check CHECK ((capacity = ANY (ARRAY['none'::text, 'content'::text, 'review'::text, 'approval'::text]))),
    CONSTRAINT transition_eyes_check CHECK ((eyes = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT transition_role_check CHECK ((role = ANY (ARRAY['checker'::text, 'reviewer'::text, 'editor'::text])))
);


ALTER TABLE counterclaim.transition OWNER TO counterclaim_owner;

--
-- Name: weighed; Type: TABLE; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TABLE counterclaim.weighed (
    verdict uuid NOT NULL,
    claim uuid NOT NULL,
    evidence uuid NOT NULL,
    note text,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);


ALTER TABLE counterclaim.weighed OWNER TO counterclaim_owner;

--
-- Name: grant; Type: TABLE; Schema: iam; Owner: counterclaim_owner
--

CREATE TABLE iam."grant" (
    id uuid NOT NULL,
    person uuid NOT NULL,
    role text NOT NULL,
    version integer NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT grant_role_check CHECK ((role = ANY (ARRAY['checker'::text, 'reviewer'::text, 'editor'::text, 'admin'::text])))
);


ALTER TABLE iam."grant" OWNER TO counterclaim_owner;

--
-- Name: login; Type: TABLE; Schema: iam; Owner: counterclaim_owner
--

CREATE TABLE iam.login (
    id uuid NOT NULL,
    person uuid NOT NULL,
    role_oid oid NOT NULL,
    role_name name NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE iam.login OWNER TO counterclaim_owner;

--
-- Name: login_end; Type: TABLE; Schema: iam; Owner: counterclaim_owner
--

CREATE TABLE iam.login_end (
    login uuid NOT NULL,
    person uuid NOT NULL,
    reason text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE iam.login_end OWNER TO counterclaim_owner;

--
-- Name: person; Type: TABLE; Schema: iam; Owner: counterclaim_owner
--

CREATE TABLE iam.person (
    id uuid NOT NULL,
    name counterclaim.name_text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE iam.person OWNER TO counterclaim_owner;

--
-- Name: revocation; Type: TABLE; Schema: iam; Owner: counterclaim_owner
--

CREATE TABLE iam.revocation (
    "grant" uuid NOT NULL,
    person uuid NOT NULL,
    version integer NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE iam.revocation OWNER TO counterclaim_owner;

--
-- Name: __diesel_schema_migrations __diesel_schema_migrations_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.__diesel_schema_migrations
    ADD CONSTRAINT __diesel_schema_migrations_pkey PRIMARY KEY (version);


--
-- Name: assertion assertion_id_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_id_claim_key UNIQUE (id, claim);


--
-- Name: assertion assertion_id_claim_version_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_id_claim_version_key UNIQUE (id, claim, version);


--
-- Name: assertion assertion_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_pkey PRIMARY KEY (id);


--
-- Name: assignment assignment_claim_version_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assignment
    ADD CONSTRAINT assignment_claim_version_key UNIQUE (claim, version);


--
-- Name: assignment assignment_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (id);


--
-- Name: attitude attitude_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attitude
    ADD CONSTRAINT attitude_pkey PRIMARY KEY (code);


--
-- Name: attribution attribution_assertion_seq_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_assertion_seq_claim_key UNIQUE (assertion, seq, claim);


--
-- Name: attribution attribution_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_pkey PRIMARY KEY (assertion, seq);


--
-- Name: claim claim_code_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_code_key UNIQUE (code);


--
-- Name: claim claim_id_dossier_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_id_dossier_key UNIQUE (id, dossier);


--
-- Name: claim claim_id_kind_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_id_kind_key UNIQUE (id, kind);


--
-- Name: claim_kind claim_kind_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_kind
    ADD CONSTRAINT claim_kind_pkey PRIMARY KEY (code);


--
-- Name: claim claim_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (id);


--
-- Name: claim_revision claim_revision_claim_n_version_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT claim_revision_claim_n_version_key UNIQUE (claim, n, version);


--
-- Name: claim_revision claim_revision_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT claim_revision_pkey PRIMARY KEY (claim, n);


--
-- Name: claim_role claim_role_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_role
    ADD CONSTRAINT claim_role_pkey PRIMARY KEY (claim, n, entity, role);


--
-- Name: comment comment_id_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.comment
    ADD CONSTRAINT comment_id_claim_key UNIQUE (id, claim);


--
-- Name: comment comment_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (id);


--
-- Name: content_rule content_rule_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.content_rule
    ADD CONSTRAINT content_rule_pkey PRIMARY KEY (name);


--
-- Name: content_rule content_rule_position_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.content_rule
    ADD CONSTRAINT content_rule_position_key UNIQUE ("position");


--
-- Name: designation designation_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designation_pkey PRIMARY KEY (claim, n);


--
-- Name: dossier dossier_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (id);


--
-- Name: dossier_revision dossier_revision_dossier_n_eyes_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier_revision
    ADD CONSTRAINT dossier_revision_dossier_n_eyes_key UNIQUE (dossier, n, eyes);


--
-- Name: dossier_revision dossier_revision_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier_revision
    ADD CONSTRAINT dossier_revision_pkey PRIMARY KEY (dossier, n);


--
-- Name: dossier dossier_slug_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier
    ADD CONSTRAINT dossier_slug_key UNIQUE (slug);


--
-- Name: entity entity_id_is_agent_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity
    ADD CONSTRAINT entity_id_is_agent_key UNIQUE (id, is_agent);


--
-- Name: entity_name entity_name_entity_name_language_form_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_name
    ADD CONSTRAINT entity_name_entity_name_language_form_key UNIQUE (entity, name, language, form);


--
-- Name: entity_name entity_name_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_name
    ADD CONSTRAINT entity_name_pkey PRIMARY KEY (id);


--
-- Name: entity entity_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity
    ADD CONSTRAINT entity_pkey PRIMARY KEY (id);


--
-- Name: entity_relation entity_relation_id_subject_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_id_subject_key UNIQUE (id, subject);


--
-- Name: entity_relation entity_relation_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_pkey PRIMARY KEY (id);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (stream, version);


--
-- Name: event event_stream_version_hash_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.event
    ADD CONSTRAINT event_stream_version_hash_key UNIQUE (stream, version, hash);


--
-- Name: evidence evidence_id_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_id_claim_key UNIQUE (id, claim);


--
-- Name: evidence evidence_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (id);


--
-- Name: excerpt excerpt_id_source_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.excerpt
    ADD CONSTRAINT excerpt_id_source_key UNIQUE (id, source);


--
-- Name: excerpt excerpt_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.excerpt
    ADD CONSTRAINT excerpt_pkey PRIMARY KEY (id);


--
-- Name: external_review external_review_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.external_review
    ADD CONSTRAINT external_review_pkey PRIMARY KEY (id);


--
-- Name: hand hand_claim_person_capacity_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hand
    ADD CONSTRAINT hand_claim_person_capacity_key UNIQUE (claim, person, capacity);


--
-- Name: hand hand_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hand
    ADD CONSTRAINT hand_pkey PRIMARY KEY (claim, person);


--
-- Name: handle handle_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_pkey PRIMARY KEY (dossier, handle);


--
-- Name: hold hold_claim_version_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hold
    ADD CONSTRAINT hold_claim_version_key UNIQUE (claim, version);


--
-- Name: hold hold_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (id);


--
-- Name: publication_claim publication_claim_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_pkey PRIMARY KEY (publication, claim);


--
-- Name: publication publication_dossier_n_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_dossier_n_key UNIQUE (dossier, n);


--
-- Name: publication publication_id_dossier_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_id_dossier_key UNIQUE (id, dossier);


--
-- Name: publication publication_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (id);


--
-- Name: publication_source publication_source_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_source
    ADD CONSTRAINT publication_source_pkey PRIMARY KEY (publication, claim, source);


--
-- Name: publication_terms publication_terms_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_terms
    ADD CONSTRAINT publication_terms_pkey PRIMARY KEY (publication);


--
-- Name: publication_withdrawal publication_withdrawal_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_withdrawal
    ADD CONSTRAINT publication_withdrawal_pkey PRIMARY KEY (publication);


--
-- Name: quantity quantity_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.quantity
    ADD CONSTRAINT quantity_pkey PRIMARY KEY (claim, n);


--
-- Name: question question_id_dossier_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.question
    ADD CONSTRAINT question_id_dossier_key UNIQUE (id, dossier);


--
-- Name: question question_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (id);


--
-- Name: rating rating_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (scope, code);


--
-- Name: recusal recusal_person_dossier_version_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.recusal
    ADD CONSTRAINT recusal_person_dossier_version_key UNIQUE (person, dossier, version);


--
-- Name: recusal recusal_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.recusal
    ADD CONSTRAINT recusal_pkey PRIMARY KEY (id);


--
-- Name: relation relation_id_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_id_claim_key UNIQUE (id, claim);


--
-- Name: entity_relation relation_overlap; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT relation_overlap EXCLUDE USING gist (subject WITH =, object WITH =, kind WITH =, span WITH &&);


--
-- Name: relation relation_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_pkey PRIMARY KEY (id);


--
-- Name: reply reply_id_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_id_claim_key UNIQUE (id, claim);


--
-- Name: reply reply_id_party; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_id_party UNIQUE (id, claim, party);


--
-- Name: reply reply_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_pkey PRIMARY KEY (id);


--
-- Name: reply_policy reply_policy_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply_policy
    ADD CONSTRAINT reply_policy_pkey PRIMARY KEY (dossier, version);


--
-- Name: reply reply_supersedes_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_supersedes_key UNIQUE (supersedes);


--
-- Name: request request_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (id);


--
-- Name: retraction retraction_assertion_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_assertion_key UNIQUE (assertion);


--
-- Name: retraction retraction_entity_relation_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_entity_relation_key UNIQUE (entity_relation);


--
-- Name: retraction retraction_evidence_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_evidence_key UNIQUE (evidence);


--
-- Name: retraction retraction_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_pkey PRIMARY KEY (id);


--
-- Name: retraction retraction_relation_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_relation_key UNIQUE (relation);


--
-- Name: retraction retraction_source_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_source_key UNIQUE (source);


--
-- Name: review_step review_step_claim_n_to_state_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_claim_n_to_state_key UNIQUE (claim, n, to_state);


--
-- Name: review_step review_step_claim_version_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_claim_version_key UNIQUE (claim, version);


--
-- Name: review_step review_step_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_pkey PRIMARY KEY (claim, n);


--
-- Name: search_note search_note_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.search_note
    ADD CONSTRAINT search_note_pkey PRIMARY KEY (id);


--
-- Name: snapshot snapshot_id_source_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.snapshot
    ADD CONSTRAINT snapshot_id_source_key UNIQUE (id, source);


--
-- Name: snapshot snapshot_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.snapshot
    ADD CONSTRAINT snapshot_pkey PRIMARY KEY (id);


--
-- Name: source source_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);


--
-- Name: source_revision source_revision_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT source_revision_pkey PRIMARY KEY (source, n);


--
-- Name: stream stream_id_kind_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.stream
    ADD CONSTRAINT stream_id_kind_key UNIQUE (id, kind);


--
-- Name: stream stream_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.stream
    ADD CONSTRAINT stream_pkey PRIMARY KEY (id);


--
-- Name: transition transition_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.transition
    ADD CONSTRAINT transition_pkey PRIMARY KEY (move, from_state, to_state, role, capacity, eyes);


--
-- Name: verdict verdict_id_claim_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_id_claim_key UNIQUE (id, claim);


--
-- Name: verdict verdict_id_claim_target_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_id_claim_target_key UNIQUE (id, claim, target);


--
-- Name: verdict verdict_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_pkey PRIMARY KEY (id);


--
-- Name: verdict verdict_supersedes_key; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_supersedes_key UNIQUE (supersedes);


--
-- Name: weighed weighed_pkey; Type: CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.weighed
    ADD CONSTRAINT weighed_pkey PRIMARY KEY (verdict, evidence);


--
-- Name: grant grant_id_person_role_key; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam."grant"
    ADD CONSTRAINT grant_id_person_role_key UNIQUE (id, person, role);


--
-- Name: grant grant_pkey; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam."grant"
    ADD CONSTRAINT grant_pkey PRIMARY KEY (id);


--
-- Name: login_end login_end_pkey; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login_end
    ADD CONSTRAINT login_end_pkey PRIMARY KEY (login);


--
-- Name: login login_pkey; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login
    ADD CONSTRAINT login_pkey PRIMARY KEY (id);


--
-- Name: login login_role_oid_role_name_key; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login
    ADD CONSTRAINT login_role_oid_role_name_key UNIQUE (role_oid, role_name);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: revocation revocation_pkey; Type: CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.revocation
    ADD CONSTRAINT revocation_pkey PRIMARY KEY ("grant");


--
-- Name: assertion_after_draft; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assertion_after_draft ON counterclaim.assertion USING btree (claim) WHERE (capacity IS NULL);


--
-- Name: assertion_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assertion_event_index ON counterclaim.assertion USING btree (claim, version);


--
-- Name: assertion_excerpt; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assertion_excerpt ON counterclaim.assertion USING btree (excerpt);


--
-- Name: assertion_has_link_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assertion_has_link_index ON counterclaim.assertion USING btree (id, first_link);


--
-- Name: assertion_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assertion_recorder ON counterclaim.assertion USING btree (recorded_by, claim, capacity);


--
-- Name: assignment_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assignment_recorder ON counterclaim.assignment USING btree (recorded_by);


--
-- Name: assignment_reviewer; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX assignment_reviewer ON counterclaim.assignment USING btree (reviewer);


--
-- Name: attribution_attitude; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX attribution_attitude ON counterclaim.attribution USING btree (attitude);


--
-- Name: attribution_behalf; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX attribution_behalf ON counterclaim.attribution USING btree (on_behalf_of);


--
-- Name: attribution_chain_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX attribution_chain_index ON counterclaim.attribution USING btree (assertion, prev);


--
-- Name: attribution_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX attribution_event_index ON counterclaim.attribution USING btree (claim, version, assertion);


--
-- Name: attribution_speaker_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX attribution_speaker_index ON counterclaim.attribution USING btree (speaker, speaker_agent);


--
-- Name: claim_dossier_code; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_dossier_code ON counterclaim.claim USING btree (dossier, code);


--
-- Name: claim_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_event_index ON counterclaim.claim USING btree (id, version);


--
-- Name: claim_has_revision_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_has_revision_index ON counterclaim.claim USING btree (id, first_revision);


--
-- Name: claim_of_kind; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_of_kind ON counterclaim.claim USING btree (kind);


--
-- Name: claim_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_recorder ON counterclaim.claim USING btree (recorded_by);


--
-- Name: claim_revision_chain_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_chain_index ON counterclaim.claim_revision USING btree (claim, prev);


--
-- Name: claim_revision_dossier; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_dossier ON counterclaim.claim_revision USING btree (dossier, claim);


--
-- Name: claim_revision_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_event_index ON counterclaim.claim_revision USING btree (claim, version);


--
-- Name: claim_revision_language; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_language ON counterclaim.claim_revision USING btree (language);


--
-- Name: claim_revision_outer; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_outer ON counterclaim.claim_revision USING gist (outer_span);


--
-- Name: claim_revision_question; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_question ON counterclaim.claim_revision USING btree (question, dossier);


--
-- Name: claim_revision_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_recorder ON counterclaim.claim_revision USING btree (recorded_by, claim, capacity);


--
-- Name: claim_revision_words; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_revision_words ON counterclaim.claim_revision USING gin (counterclaim.statement_words((language)::text, statement));


--
-- Name: claim_role_entity; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_role_entity ON counterclaim.claim_role USING btree (entity);


--
-- Name: claim_role_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX claim_role_event_index ON counterclaim.claim_role USING btree (claim, version, n);


--
-- Name: comment_answers; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX comment_answers ON counterclaim.comment USING btree (answers, claim);


--
-- Name: comment_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX comment_event_index ON counterclaim.comment USING btree (claim, version);


--
-- Name: comment_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX comment_recorder ON counterclaim.comment USING btree (recorded_by);


--
-- Name: designation_designator; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX designation_designator ON counterclaim.designation USING btree (designator, designator_agent);


--
-- Name: designation_designee; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX designation_designee ON counterclaim.designation USING btree (designee);


--
-- Name: designation_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX designation_event_index ON counterclaim.designation USING btree (claim, version, n);


--
-- Name: designation_instrument_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX designation_instrument_index ON counterclaim.designation USING btree (instrument);


--
-- Name: designation_kind_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX designation_kind_index ON counterclaim.designation USING btree (claim, kind);


--
-- Name: dossier_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX dossier_event_index ON counterclaim.dossier USING btree (id, version);


--
-- Name: dossier_has_revision_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX dossier_has_revision_index ON counterclaim.dossier USING btree (id, first_revision);


--
-- Name: dossier_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX dossier_recorder ON counterclaim.dossier USING btree (recorded_by);


--
-- Name: dossier_revision_chain_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX dossier_revision_chain_index ON counterclaim.dossier_revision USING btree (dossier, prev);


--
-- Name: dossier_revision_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX dossier_revision_event_index ON counterclaim.dossier_revision USING btree (dossier, version);


--
-- Name: dossier_revision_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX dossier_revision_recorder ON counterclaim.dossier_revision USING btree (recorded_by);


--
-- Name: entity_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_event_index ON counterclaim.entity USING btree (id, version);


--
-- Name: entity_label; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_label ON counterclaim.entity USING btree (label, id);


--
-- Name: entity_name_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_name_event_index ON counterclaim.entity_name USING btree (entity, version);


--
-- Name: entity_name_key; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_name_key ON counterclaim.entity_name USING btree (search_key);


--
-- Name: entity_name_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_name_recorder ON counterclaim.entity_name USING btree (recorded_by);


--
-- Name: entity_name_trgm; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_name_trgm ON counterclaim.entity_name USING gin (search_key public.gin_trgm_ops);


--
-- Name: entity_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_recorder ON counterclaim.entity USING btree (recorded_by);


--
-- Name: entity_relation_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_relation_event_index ON counterclaim.entity_relation USING btree (subject, version);


--
-- Name: entity_relation_excerpt; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_relation_excerpt ON counterclaim.entity_relation USING btree (excerpt);


--
-- Name: entity_relation_object; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_relation_object ON counterclaim.entity_relation USING btree (object);


--
-- Name: entity_relation_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX entity_relation_recorder ON counterclaim.entity_relation USING btree (recorded_by);


--
-- Name: event_at; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX event_at ON counterclaim.event USING btree (at DESC, stream, version DESC);


--
-- Name: event_at_of_moves; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX event_at_of_moves ON counterclaim.event USING btree (at DESC, stream, version DESC) WHERE (operation <> 'record'::text);


--
-- Name: event_chain_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX event_chain_index ON counterclaim.event USING btree (stream, prev_version, prev);


--
-- Name: event_login; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX event_login ON counterclaim.event USING btree (login, at);


--
-- Name: event_request; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX event_request ON counterclaim.event USING btree (request);


--
-- Name: evidence_after_draft; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_after_draft ON counterclaim.evidence USING btree (claim) WHERE (capacity IS NULL);


--
-- Name: evidence_assertion; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_assertion ON counterclaim.evidence USING btree (assertion, seq, claim);


--
-- Name: evidence_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_event_index ON counterclaim.evidence USING btree (claim, version);


--
-- Name: evidence_excerpt; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_excerpt ON counterclaim.evidence USING btree (excerpt, source);


--
-- Name: evidence_origin; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_origin ON counterclaim.evidence USING btree (origin);


--
-- Name: evidence_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_recorder ON counterclaim.evidence USING btree (recorded_by, claim, capacity);


--
-- Name: evidence_source; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_source ON counterclaim.evidence USING btree (source);


--
-- Name: evidence_voice; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX evidence_voice ON counterclaim.evidence USING btree (voice);


--
-- Name: excerpt_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX excerpt_event_index ON counterclaim.excerpt USING btree (source, version);


--
-- Name: excerpt_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX excerpt_recorder ON counterclaim.excerpt USING btree (recorded_by);


--
-- Name: excerpt_snapshot_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX excerpt_snapshot_index ON counterclaim.excerpt USING btree (snapshot, source);


--
-- Name: external_review_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX external_review_event_index ON counterclaim.external_review USING btree (claim, version);


--
-- Name: external_review_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX external_review_recorder ON counterclaim.external_review USING btree (recorded_by);


--
-- Name: hand_person; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX hand_person ON counterclaim.hand USING btree (person);


--
-- Name: handle_claim; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_claim ON counterclaim.handle USING btree (claim);


--
-- Name: handle_entities; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_entities ON counterclaim.handle USING btree (dossier, handle) WHERE (entity IS NOT NULL);


--
-- Name: handle_entity; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_entity ON counterclaim.handle USING btree (entity);


--
-- Name: handle_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_event_index ON counterclaim.handle USING btree (dossier, version);


--
-- Name: handle_question; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_question ON counterclaim.handle USING btree (question);


--
-- Name: handle_questions; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_questions ON counterclaim.handle USING btree (dossier, handle) WHERE (question IS NOT NULL);


--
-- Name: handle_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_recorder ON counterclaim.handle USING btree (recorded_by);


--
-- Name: handle_source; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_source ON counterclaim.handle USING btree (source);


--
-- Name: handle_sources; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_sources ON counterclaim.handle USING btree (dossier, handle) WHERE (source IS NOT NULL);


--
-- Name: handle_sources_of_all; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX handle_sources_of_all ON counterclaim.handle USING btree (handle, dossier) WHERE (source IS NOT NULL);


--
-- Name: hold_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX hold_recorder ON counterclaim.hold USING btree (recorded_by);


--
-- Name: publication_claim_claim_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_claim_index ON counterclaim.publication_claim USING btree (claim, dossier);


--
-- Name: publication_claim_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_event_index ON counterclaim.publication_claim USING btree (dossier, version);


--
-- Name: publication_claim_publication_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_publication_index ON counterclaim.publication_claim USING btree (publication, dossier);


--
-- Name: publication_claim_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_recorder ON counterclaim.publication_claim USING btree (recorded_by);


--
-- Name: publication_claim_revision_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_revision_index ON counterclaim.publication_claim USING btree (claim, revision);


--
-- Name: publication_claim_step_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_step_index ON counterclaim.publication_claim USING btree (claim, step);


--
-- Name: publication_claim_verdict_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_claim_verdict_index ON counterclaim.publication_claim USING btree (verdict, claim);


--
-- Name: publication_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_event_index ON counterclaim.publication USING btree (dossier, version);


--
-- Name: publication_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_recorder ON counterclaim.publication USING btree (recorded_by);


--
-- Name: publication_source_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_source_event_index ON counterclaim.publication_source USING btree (dossier, version);


--
-- Name: publication_source_publication_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_source_publication_index ON counterclaim.publication_source USING btree (publication, dossier);


--
-- Name: publication_source_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_source_recorder ON counterclaim.publication_source USING btree (recorded_by);


--
-- Name: publication_source_source; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_source_source ON counterclaim.publication_source USING btree (source);


--
-- Name: publication_supersedes; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_supersedes ON counterclaim.publication USING btree (supersedes, dossier);


--
-- Name: publication_terms_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_terms_event_index ON counterclaim.publication_terms USING btree (dossier, version);


--
-- Name: publication_terms_publication_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_terms_publication_index ON counterclaim.publication_terms USING btree (publication, dossier);


--
-- Name: publication_terms_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_terms_recorder ON counterclaim.publication_terms USING btree (recorded_by);


--
-- Name: publication_withdrawal_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_withdrawal_event_index ON counterclaim.publication_withdrawal USING btree (dossier, version);


--
-- Name: publication_withdrawal_publication_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_withdrawal_publication_index ON counterclaim.publication_withdrawal USING btree (publication, dossier);


--
-- Name: publication_withdrawal_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX publication_withdrawal_recorder ON counterclaim.publication_withdrawal USING btree (recorded_by);


--
-- Name: quantity_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX quantity_event_index ON counterclaim.quantity USING btree (claim, version, n);


--
-- Name: quantity_kind_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX quantity_kind_index ON counterclaim.quantity USING btree (claim, kind);


--
-- Name: question_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX question_event_index ON counterclaim.question USING btree (dossier, version);


--
-- Name: question_of_event; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX question_of_event ON counterclaim.question USING btree (event);


--
-- Name: question_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX question_recorder ON counterclaim.question USING btree (recorded_by);


--
-- Name: recusal_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX recusal_event_index ON counterclaim.recusal USING btree (dossier, version);


--
-- Name: recusal_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX recusal_recorder ON counterclaim.recusal USING btree (recorded_by);


--
-- Name: relation_by_party; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_by_party ON counterclaim.relation USING btree (by_party);


--
-- Name: relation_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_event_index ON counterclaim.relation USING btree (claim, version);


--
-- Name: relation_excerpt; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_excerpt ON counterclaim.relation USING btree (excerpt);


--
-- Name: relation_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_recorder ON counterclaim.relation USING btree (recorded_by, claim, capacity);


--
-- Name: relation_to_assertion; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_to_assertion ON counterclaim.relation USING btree (to_assertion);


--
-- Name: relation_to_claim; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_to_claim ON counterclaim.relation USING btree (to_claim);


--
-- Name: relation_to_relation; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX relation_to_relation ON counterclaim.relation USING btree (to_relation);


--
-- Name: reply_deadline; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_deadline ON counterclaim.reply USING btree (deadline) WHERE (outcome = ANY (ARRAY['asked'::text, 'extension'::text]));


--
-- Name: reply_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_event_index ON counterclaim.reply USING btree (claim, version);


--
-- Name: reply_excerpt; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_excerpt ON counterclaim.reply USING btree (excerpt);


--
-- Name: reply_follows; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_follows ON counterclaim.reply USING btree (supersedes, claim, party);


--
-- Name: reply_party; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_party ON counterclaim.reply USING btree (party);


--
-- Name: reply_policy_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_policy_recorder ON counterclaim.reply_policy USING btree (recorded_by);


--
-- Name: reply_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_recorder ON counterclaim.reply USING btree (recorded_by);


--
-- Name: reply_supersedes; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX reply_supersedes ON counterclaim.reply USING btree (supersedes, claim);


--
-- Name: request_person; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX request_person ON counterclaim.request USING btree (person);


--
-- Name: retraction_assertion; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX retraction_assertion ON counterclaim.retraction USING btree (assertion, stream);


--
-- Name: retraction_entity_relation; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX retraction_entity_relation ON counterclaim.retraction USING btree (entity_relation, stream);


--
-- Name: retraction_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX retraction_event_index ON counterclaim.retraction USING btree (stream, version);


--
-- Name: retraction_evidence; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX retraction_evidence ON counterclaim.retraction USING btree (evidence, stream);


--
-- Name: retraction_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX retraction_recorder ON counterclaim.retraction USING btree (recorded_by);


--
-- Name: retraction_relation; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX retraction_relation ON counterclaim.retraction USING btree (relation, stream);


--
-- Name: review_step_actor; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_actor ON counterclaim.review_step USING btree (actor, claim, hand_capacity);


--
-- Name: review_step_approved; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_approved ON counterclaim.review_step USING btree (claim, n DESC) WHERE (to_state = ANY (ARRAY['approved'::text, 'withdrawn'::text]));


--
-- Name: review_step_chain_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_chain_index ON counterclaim.review_step USING btree (claim, prev, from_state);


--
-- Name: review_step_dossier; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_dossier ON counterclaim.review_step USING btree (dossier, claim);


--
-- Name: review_step_grant; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_grant ON counterclaim.review_step USING btree ("grant", actor, role);


--
-- Name: review_step_policy_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_policy_index ON counterclaim.review_step USING btree (dossier, policy, eyes);


--
-- Name: review_step_revision; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_revision ON counterclaim.review_step USING btree (claim, revision);


--
-- Name: review_step_transition; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_transition ON counterclaim.review_step USING btree (move, from_state, to_state, role, capacity, eyes);


--
-- Name: review_step_verdict; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX review_step_verdict ON counterclaim.review_step USING btree (verdict, claim);


--
-- Name: search_note_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX search_note_event_index ON counterclaim.search_note USING btree (claim, version);


--
-- Name: search_note_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX search_note_recorder ON counterclaim.search_note USING btree (recorded_by);


--
-- Name: snapshot_collector; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX snapshot_collector ON counterclaim.snapshot USING btree (collector);


--
-- Name: snapshot_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX snapshot_event_index ON counterclaim.snapshot USING btree (source, version);


--
-- Name: snapshot_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX snapshot_recorder ON counterclaim.snapshot USING btree (recorded_by);


--
-- Name: source_confidential; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_confidential ON counterclaim.source USING btree (recorded_by) WHERE confidential;


--
-- Name: source_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_event_index ON counterclaim.source USING btree (id, version);


--
-- Name: source_has_revision_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_has_revision_index ON counterclaim.source USING btree (id, first_revision);


--
-- Name: source_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_recorder ON counterclaim.source USING btree (recorded_by);


--
-- Name: source_revision_chain_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_revision_chain_index ON counterclaim.source_revision USING btree (source, prev);


--
-- Name: source_revision_derived; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_revision_derived ON counterclaim.source_revision USING btree (derived_from);


--
-- Name: source_revision_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_revision_event_index ON counterclaim.source_revision USING btree (source, version);


--
-- Name: source_revision_publisher; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_revision_publisher ON counterclaim.source_revision USING btree (publisher, publisher_agent);


--
-- Name: source_revision_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_revision_recorder ON counterclaim.source_revision USING btree (recorded_by);


--
-- Name: source_url; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX source_url ON counterclaim.source USING btree (url);


--
-- Name: stream_moved; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX stream_moved ON counterclaim.stream USING btree (state) WHERE (state <> 'draft'::text);


--
-- Name: stream_queue; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX stream_queue ON counterclaim.stream USING btree (state) WHERE (state = ANY (ARRAY['submitted'::text, 'in_review'::text, 'decided'::text]));


--
-- Name: transition_preferred; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE UNIQUE INDEX transition_preferred ON counterclaim.transition USING btree (move, from_state, role, eyes) WHERE preferred;


--
-- Name: verdict_assertion; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_assertion ON counterclaim.verdict USING btree (assertion, seq, claim);


--
-- Name: verdict_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_event_index ON counterclaim.verdict USING btree (claim, version);


--
-- Name: verdict_first; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE UNIQUE INDEX verdict_first ON counterclaim.verdict USING btree (claim, target) WHERE (supersedes IS NULL);


--
-- Name: verdict_kind; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_kind ON counterclaim.verdict USING btree (claim, kind);


--
-- Name: verdict_rating; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_rating ON counterclaim.verdict USING btree (scope, rating);


--
-- Name: verdict_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_recorder ON counterclaim.verdict USING btree (recorded_by, claim, capacity);


--
-- Name: verdict_revision; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_revision ON counterclaim.verdict USING btree (claim, revision);


--
-- Name: verdict_revisit; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_revisit ON counterclaim.verdict USING btree (revisit) WHERE (revisit IS NOT NULL);


--
-- Name: verdict_supersedes_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX verdict_supersedes_index ON counterclaim.verdict USING btree (supersedes, claim, target);


--
-- Name: weighed_event_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX weighed_event_index ON counterclaim.weighed USING btree (claim, version);


--
-- Name: weighed_evidence_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX weighed_evidence_index ON counterclaim.weighed USING btree (evidence, claim);


--
-- Name: weighed_recorder; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX weighed_recorder ON counterclaim.weighed USING btree (recorded_by);


--
-- Name: weighed_verdict_index; Type: INDEX; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE INDEX weighed_verdict_index ON counterclaim.weighed USING btree (verdict, claim);


--
-- Name: grant_event_index; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX grant_event_index ON iam."grant" USING btree (person, version);


--
-- Name: grant_person; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX grant_person ON iam."grant" USING btree (person, role);


--
-- Name: grant_recorder; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX grant_recorder ON iam."grant" USING btree (recorded_by);


--
-- Name: login_end_person; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX login_end_person ON iam.login_end USING btree (person, version);


--
-- Name: login_person; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX login_person ON iam.login USING btree (person, version);


--
-- Name: person_event_index; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX person_event_index ON iam.person USING btree (id, version);


--
-- Name: revocation_person; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX revocation_person ON iam.revocation USING btree (person, version);


--
-- Name: revocation_recorder; Type: INDEX; Schema: iam; Owner: counterclaim_owner
--

CREATE INDEX revocation_recorder ON iam.revocation USING btree (recorded_by);


--
-- Name: excerpt anchor; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER anchor BEFORE INSERT ON counterclaim.excerpt FOR EACH ROW EXECUTE FUNCTION counterclaim.anchor_excerpt();

ALTER TABLE counterclaim.excerpt ENABLE ALWAYS TRIGGER anchor;


--
-- Name: assertion append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.assertion FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.assertion ENABLE ALWAYS TRIGGER append_only;


--
-- Name: assignment append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.assignment FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.assignment ENABLE ALWAYS TRIGGER append_only;


--
-- Name: attitude append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.attitude FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.attitude ENABLE ALWAYS TRIGGER append_only;


--
-- Name: attribution append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.attribution FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.attribution ENABLE ALWAYS TRIGGER append_only;


--
-- Name: claim append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.claim FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim ENABLE ALWAYS TRIGGER append_only;


--
-- Name: claim_kind append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.claim_kind FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim_kind ENABLE ALWAYS TRIGGER append_only;


--
-- Name: claim_revision append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.claim_revision FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim_revision ENABLE ALWAYS TRIGGER append_only;


--
-- Name: claim_role append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.claim_role FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim_role ENABLE ALWAYS TRIGGER append_only;


--
-- Name: comment append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.comment FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.comment ENABLE ALWAYS TRIGGER append_only;


--
-- Name: content_rule append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.content_rule FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.content_rule ENABLE ALWAYS TRIGGER append_only;


--
-- Name: designation append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.designation FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.designation ENABLE ALWAYS TRIGGER append_only;


--
-- Name: dossier append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.dossier FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.dossier ENABLE ALWAYS TRIGGER append_only;


--
-- Name: dossier_revision append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.dossier_revision FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.dossier_revision ENABLE ALWAYS TRIGGER append_only;


--
-- Name: entity append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.entity FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.entity ENABLE ALWAYS TRIGGER append_only;


--
-- Name: entity_name append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.entity_name FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.entity_name ENABLE ALWAYS TRIGGER append_only;


--
-- Name: entity_relation append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.entity_relation FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.entity_relation ENABLE ALWAYS TRIGGER append_only;


--
-- Name: event append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE ON counterclaim.event FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.event ENABLE ALWAYS TRIGGER append_only;


--
-- Name: evidence append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.evidence FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.evidence ENABLE ALWAYS TRIGGER append_only;


--
-- Name: excerpt append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.excerpt FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.excerpt ENABLE ALWAYS TRIGGER append_only;


--
-- Name: external_review append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.external_review FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.external_review ENABLE ALWAYS TRIGGER append_only;


--
-- Name: hand append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.hand FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.hand ENABLE ALWAYS TRIGGER append_only;


--
-- Name: handle append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.handle FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.handle ENABLE ALWAYS TRIGGER append_only;


--
-- Name: hold append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.hold FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.hold ENABLE ALWAYS TRIGGER append_only;


--
-- Name: publication append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.publication FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication ENABLE ALWAYS TRIGGER append_only;


--
-- Name: publication_claim append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.publication_claim FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_claim ENABLE ALWAYS TRIGGER append_only;


--
-- Name: publication_source append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.publication_source FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_source ENABLE ALWAYS TRIGGER append_only;


--
-- Name: publication_terms append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.publication_terms FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_terms ENABLE ALWAYS TRIGGER append_only;


--
-- Name: publication_withdrawal append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.publication_withdrawal FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_withdrawal ENABLE ALWAYS TRIGGER append_only;


--
-- Name: quantity append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.quantity FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.quantity ENABLE ALWAYS TRIGGER append_only;


--
-- Name: question append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.question FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.question ENABLE ALWAYS TRIGGER append_only;


--
-- Name: rating append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.rating FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.rating ENABLE ALWAYS TRIGGER append_only;


--
-- Name: recusal append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.recusal FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.recusal ENABLE ALWAYS TRIGGER append_only;


--
-- Name: relation append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.relation FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.relation ENABLE ALWAYS TRIGGER append_only;


--
-- Name: reply append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.reply FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.reply ENABLE ALWAYS TRIGGER append_only;


--
-- Name: reply_policy append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.reply_policy FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.reply_policy ENABLE ALWAYS TRIGGER append_only;


--
-- Name: request append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.request FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.request ENABLE ALWAYS TRIGGER append_only;


--
-- Name: retraction append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.retraction FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.retraction ENABLE ALWAYS TRIGGER append_only;


--
-- Name: review_step append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.review_step FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.review_step ENABLE ALWAYS TRIGGER append_only;


--
-- Name: search_note append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.search_note FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.search_note ENABLE ALWAYS TRIGGER append_only;


--
-- Name: snapshot append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.snapshot FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.snapshot ENABLE ALWAYS TRIGGER append_only;


--
-- Name: source append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.source FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.source ENABLE ALWAYS TRIGGER append_only;


--
-- Name: source_revision append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.source_revision FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.source_revision ENABLE ALWAYS TRIGGER append_only;


--
-- Name: stream append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE ON counterclaim.stream FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.stream ENABLE ALWAYS TRIGGER append_only;


--
-- Name: transition append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.transition FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.transition ENABLE ALWAYS TRIGGER append_only;


--
-- Name: verdict append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.verdict FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.verdict ENABLE ALWAYS TRIGGER append_only;


--
-- Name: weighed append_only; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON counterclaim.weighed FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.weighed ENABLE ALWAYS TRIGGER append_only;


--
-- Name: assertion append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.assertion FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.assertion ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: assignment append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.assignment FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.assignment ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: attitude append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.attitude FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.attitude ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: attribution append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.attribution FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.attribution ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: claim append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.claim FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: claim_kind append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.claim_kind FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim_kind ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: claim_revision append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.claim_revision FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim_revision ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: claim_role append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.claim_role FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.claim_role ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: comment append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.comment FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.comment ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: content_rule append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.content_rule FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.content_rule ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: designation append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.designation FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.designation ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: dossier append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.dossier FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.dossier ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: dossier_revision append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.dossier_revision FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.dossier_revision ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: entity append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.entity FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.entity ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: entity_name append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.entity_name FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.entity_name ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: entity_relation append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.entity_relation FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.entity_relation ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: event append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.event FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.event ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: evidence append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.evidence FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.evidence ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: excerpt append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.excerpt FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.excerpt ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: external_review append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.external_review FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.external_review ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: hand append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.hand FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.hand ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: handle append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.handle FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.handle ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: hold append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.hold FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.hold ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: publication append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.publication FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: publication_claim append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.publication_claim FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_claim ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: publication_source append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.publication_source FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_source ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: publication_terms append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.publication_terms FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_terms ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: publication_withdrawal append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.publication_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.publication_withdrawal ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: quantity append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.quantity FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.quantity ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: question append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.question FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.question ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: rating append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.rating FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.rating ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: recusal append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.recusal FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.recusal ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: relation append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.relation FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.relation ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: reply append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.reply FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.reply ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: reply_policy append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.reply_policy FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.reply_policy ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: request append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.request FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.request ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: retraction append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.retraction FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.retraction ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: review_step append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.review_step FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.review_step ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: search_note append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.search_note FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.search_note ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: snapshot append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.snapshot FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.snapshot ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: source append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.source FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.source ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: source_revision append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.source_revision FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.source_revision ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: stream append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.stream FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.stream ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: transition append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.transition FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.transition ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: verdict append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.verdict FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.verdict ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: weighed append_only_truncate; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON counterclaim.weighed FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE counterclaim.weighed ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: assignment assignment_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER assignment_right BEFORE INSERT ON counterclaim.assignment FOR EACH ROW EXECUTE FUNCTION counterclaim.assignment_right();

ALTER TABLE counterclaim.assignment ENABLE ALWAYS TRIGGER assignment_right;


--
-- Name: event check_stream; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE CONSTRAINT TRIGGER check_stream AFTER INSERT ON counterclaim.event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION counterclaim.check_stream();

ALTER TABLE counterclaim.event ENABLE ALWAYS TRIGGER check_stream;


--
-- Name: review_step check_stream; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE CONSTRAINT TRIGGER check_stream AFTER INSERT ON counterclaim.review_step DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION counterclaim.check_stream();

ALTER TABLE counterclaim.review_step ENABLE ALWAYS TRIGGER check_stream;


--
-- Name: stream check_stream; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE CONSTRAINT TRIGGER check_stream AFTER INSERT OR UPDATE ON counterclaim.stream DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION counterclaim.check_stream();

ALTER TABLE counterclaim.stream ENABLE ALWAYS TRIGGER check_stream;


--
-- Name: assertion content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.assertion REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.assertion ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: attribution content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.attribution REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.attribution ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: claim content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.claim REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.claim ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: claim_revision content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.claim_revision REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.claim_revision ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: claim_role content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.claim_role REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.claim_role ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: designation content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.designation REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.designation ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: evidence content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.evidence REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.evidence ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: quantity content_frozen; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER content_frozen AFTER INSERT ON counterclaim.quantity REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.content_frozen();

ALTER TABLE counterclaim.quantity ENABLE ALWAYS TRIGGER content_frozen;


--
-- Name: hold hold_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER hold_right BEFORE INSERT ON counterclaim.hold FOR EACH ROW EXECUTE FUNCTION counterclaim.hold_right();

ALTER TABLE counterclaim.hold ENABLE ALWAYS TRIGGER hold_right;


--
-- Name: assertion keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.assertion REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.assertion ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: assignment keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.assignment REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.assignment ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: attribution keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.attribution REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.attribution ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: claim keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.claim REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('id', 'recorded_by');

ALTER TABLE counterclaim.claim ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: claim_revision keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.claim_revision REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.claim_revision ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: claim_role keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.claim_role REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.claim_role ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: comment keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.comment REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.comment ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: designation keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.designation REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.designation ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: dossier keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.dossier REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('id', 'recorded_by');

ALTER TABLE counterclaim.dossier ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: dossier_revision keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.dossier_revision REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.dossier_revision ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: evidence keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.evidence REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.evidence ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: external_review keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.external_review REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.external_review ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: handle keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.handle REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.handle ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: hold keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.hold REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.hold ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: publication keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.publication REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.publication ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: publication_claim keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.publication_claim REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.publication_claim ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: publication_source keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.publication_source REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.publication_source ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: publication_terms keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.publication_terms REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.publication_terms ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: publication_withdrawal keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.publication_withdrawal REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.publication_withdrawal ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: quantity keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.quantity REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.quantity ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: question keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.question REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.question ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: relation keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.relation REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.relation ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: reply keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.reply REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.reply ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: reply_policy keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.reply_policy REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('dossier', 'recorded_by');

ALTER TABLE counterclaim.reply_policy ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: retraction keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.retraction REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('stream', 'recorded_by');

ALTER TABLE counterclaim.retraction ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: review_step keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.review_step REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'actor');

ALTER TABLE counterclaim.review_step ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: search_note keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.search_note REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.search_note ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: verdict keeps_out; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out AFTER INSERT ON counterclaim.verdict REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out('claim', 'recorded_by');

ALTER TABLE counterclaim.verdict ENABLE ALWAYS TRIGGER keeps_out;


--
-- Name: relation keeps_out_of_targets; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER keeps_out_of_targets AFTER INSERT ON counterclaim.relation REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.keeps_out_of_targets();

ALTER TABLE counterclaim.relation ENABLE ALWAYS TRIGGER keeps_out_of_targets;


--
-- Name: event only_erase; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER only_erase BEFORE UPDATE ON counterclaim.event FOR EACH ROW EXECUTE FUNCTION counterclaim.only_erase();

ALTER TABLE counterclaim.event ENABLE ALWAYS TRIGGER only_erase;


--
-- Name: stream only_forward; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER only_forward BEFORE UPDATE ON counterclaim.stream FOR EACH ROW EXECUTE FUNCTION counterclaim.only_forward();

ALTER TABLE counterclaim.stream ENABLE ALWAYS TRIGGER only_forward;


--
-- Name: publication_terms publication_is_fresh; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER publication_is_fresh BEFORE INSERT ON counterclaim.publication_terms FOR EACH ROW EXECUTE FUNCTION counterclaim.publication_is_fresh();

ALTER TABLE counterclaim.publication_terms ENABLE ALWAYS TRIGGER publication_is_fresh;


--
-- Name: publication publication_is_whole; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE CONSTRAINT TRIGGER publication_is_whole AFTER INSERT ON counterclaim.publication DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION counterclaim.publication_is_whole();

ALTER TABLE counterclaim.publication ENABLE ALWAYS TRIGGER publication_is_whole;


--
-- Name: publication publication_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER publication_right BEFORE INSERT ON counterclaim.publication FOR EACH ROW EXECUTE FUNCTION counterclaim.publication_right();

ALTER TABLE counterclaim.publication ENABLE ALWAYS TRIGGER publication_right;


--
-- Name: attribution quoted; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER quoted AFTER INSERT ON counterclaim.attribution FOR EACH ROW WHEN ((new.quoted IS NOT NULL)) EXECUTE FUNCTION counterclaim.quoted_in_excerpt();

ALTER TABLE counterclaim.attribution ENABLE ALWAYS TRIGGER quoted;


--
-- Name: recusal recusal_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER recusal_right BEFORE INSERT ON counterclaim.recusal FOR EACH ROW EXECUTE FUNCTION counterclaim.recusal_right();

ALTER TABLE counterclaim.recusal ENABLE ALWAYS TRIGGER recusal_right;


--
-- Name: relation relation_leads_somewhere; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER relation_leads_somewhere AFTER INSERT ON counterclaim.relation REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.relation_leads_somewhere();

ALTER TABLE counterclaim.relation ENABLE ALWAYS TRIGGER relation_leads_somewhere;


--
-- Name: reply reply_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER reply_right BEFORE INSERT ON counterclaim.reply FOR EACH ROW EXECUTE FUNCTION counterclaim.reply_right();

ALTER TABLE counterclaim.reply ENABLE ALWAYS TRIGGER reply_right;


--
-- Name: retraction retraction_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER retraction_right BEFORE INSERT ON counterclaim.retraction FOR EACH ROW EXECUTE FUNCTION counterclaim.retraction_right();

ALTER TABLE counterclaim.retraction ENABLE ALWAYS TRIGGER retraction_right;


--
-- Name: publication_withdrawal withdrawal_right; Type: TRIGGER; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE TRIGGER withdrawal_right BEFORE INSERT ON counterclaim.publication_withdrawal FOR EACH ROW EXECUTE FUNCTION counterclaim.withdrawal_right();

ALTER TABLE counterclaim.publication_withdrawal ENABLE ALWAYS TRIGGER withdrawal_right;


--
-- Name: grant append_only; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON iam."grant" FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam."grant" ENABLE ALWAYS TRIGGER append_only;


--
-- Name: login append_only; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON iam.login FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.login ENABLE ALWAYS TRIGGER append_only;


--
-- Name: login_end append_only; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON iam.login_end FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.login_end ENABLE ALWAYS TRIGGER append_only;


--
-- Name: person append_only; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON iam.person FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.person ENABLE ALWAYS TRIGGER append_only;


--
-- Name: revocation append_only; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON iam.revocation FOR EACH ROW EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.revocation ENABLE ALWAYS TRIGGER append_only;


--
-- Name: grant append_only_truncate; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON iam."grant" FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam."grant" ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: login append_only_truncate; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON iam.login FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.login ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: login_end append_only_truncate; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON iam.login_end FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.login_end ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: person append_only_truncate; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON iam.person FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.person ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: revocation append_only_truncate; Type: TRIGGER; Schema: iam; Owner: counterclaim_owner
--

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON iam.revocation FOR EACH STATEMENT EXECUTE FUNCTION counterclaim.append_only();

ALTER TABLE iam.revocation ENABLE ALWAYS TRIGGER append_only_truncate;


--
-- Name: assertion assertion_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: assertion assertion_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: assertion assertion_excerpt_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_excerpt_fkey FOREIGN KEY (excerpt) REFERENCES counterclaim.excerpt(id);


--
-- Name: assertion assertion_has_link; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_has_link FOREIGN KEY (id, first_link) REFERENCES counterclaim.attribution(assertion, seq) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: assertion assertion_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT assertion_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: assignment assignment_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assignment
    ADD CONSTRAINT assignment_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: assignment assignment_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assignment
    ADD CONSTRAINT assignment_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: assignment assignment_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assignment
    ADD CONSTRAINT assignment_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: assignment assignment_reviewer_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assignment
    ADD CONSTRAINT assignment_reviewer_fkey FOREIGN KEY (reviewer) REFERENCES iam.person(id);


--
-- Name: attribution attribution_assertion_claim_version_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_assertion_claim_version_fkey FOREIGN KEY (assertion, claim, version) REFERENCES counterclaim.assertion(id, claim, version);


--
-- Name: attribution attribution_attitude_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_attitude_fkey FOREIGN KEY (attitude) REFERENCES counterclaim.attitude(code);


--
-- Name: attribution attribution_chain; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_chain FOREIGN KEY (assertion, prev) REFERENCES counterclaim.attribution(assertion, seq);


--
-- Name: attribution attribution_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: attribution attribution_on_behalf_of_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT attribution_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES counterclaim.entity(id);


--
-- Name: claim claim_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: claim claim_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_event FOREIGN KEY (id, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claim claim_has_revision; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_has_revision FOREIGN KEY (id, first_revision) REFERENCES counterclaim.claim_revision(claim, n) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claim claim_kind_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_kind_fkey FOREIGN KEY (kind) REFERENCES counterclaim.claim_kind(code);


--
-- Name: claim claim_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim
    ADD CONSTRAINT claim_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: claim_revision claim_revision_claim_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT claim_revision_claim_dossier_fkey FOREIGN KEY (claim, dossier) REFERENCES counterclaim.claim(id, dossier);


--
-- Name: claim_revision claim_revision_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT claim_revision_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claim_revision claim_revision_question_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT claim_revision_question_dossier_fkey FOREIGN KEY (question, dossier) REFERENCES counterclaim.question(id, dossier);


--
-- Name: claim_revision claim_revision_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT claim_revision_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: claim_role claim_role_claim_n_version_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_role
    ADD CONSTRAINT claim_role_claim_n_version_fkey FOREIGN KEY (claim, n, version) REFERENCES counterclaim.claim_revision(claim, n, version);


--
-- Name: claim_role claim_role_entity_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_role
    ADD CONSTRAINT claim_role_entity_fkey FOREIGN KEY (entity) REFERENCES counterclaim.entity(id);


--
-- Name: claim_role claim_role_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_role
    ADD CONSTRAINT claim_role_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: comment comment_answers_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.comment
    ADD CONSTRAINT comment_answers_fkey FOREIGN KEY (answers, claim) REFERENCES counterclaim.comment(id, claim);


--
-- Name: comment comment_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.comment
    ADD CONSTRAINT comment_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: comment comment_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.comment
    ADD CONSTRAINT comment_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: comment comment_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.comment
    ADD CONSTRAINT comment_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: designation designation_claim_n_version_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designation_claim_n_version_fkey FOREIGN KEY (claim, n, version) REFERENCES counterclaim.claim_revision(claim, n, version);


--
-- Name: designation designation_designee_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designation_designee_fkey FOREIGN KEY (designee) REFERENCES counterclaim.entity(id);


--
-- Name: designation designation_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designation_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: designation designation_instrument_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designation_instrument_fkey FOREIGN KEY (instrument) REFERENCES counterclaim.entity(id);


--
-- Name: designation designation_kind; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designation_kind FOREIGN KEY (claim, kind) REFERENCES counterclaim.claim(id, kind);


--
-- Name: designation designator_is_agent; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.designation
    ADD CONSTRAINT designator_is_agent FOREIGN KEY (designator, designator_agent) REFERENCES counterclaim.entity(id, is_agent);


--
-- Name: dossier dossier_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier
    ADD CONSTRAINT dossier_event FOREIGN KEY (id, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossier dossier_has_revision; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier
    ADD CONSTRAINT dossier_has_revision FOREIGN KEY (id, first_revision) REFERENCES counterclaim.dossier_revision(dossier, n) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossier dossier_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier
    ADD CONSTRAINT dossier_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: dossier_revision dossier_revision_chain; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier_revision
    ADD CONSTRAINT dossier_revision_chain FOREIGN KEY (dossier, prev) REFERENCES counterclaim.dossier_revision(dossier, n);


--
-- Name: dossier_revision dossier_revision_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier_revision
    ADD CONSTRAINT dossier_revision_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: dossier_revision dossier_revision_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier_revision
    ADD CONSTRAINT dossier_revision_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossier_revision dossier_revision_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.dossier_revision
    ADD CONSTRAINT dossier_revision_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: entity entity_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity
    ADD CONSTRAINT entity_event FOREIGN KEY (id, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: entity_name entity_name_entity_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_name
    ADD CONSTRAINT entity_name_entity_fkey FOREIGN KEY (entity) REFERENCES counterclaim.entity(id);


--
-- Name: entity_name entity_name_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_name
    ADD CONSTRAINT entity_name_event FOREIGN KEY (entity, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: entity_name entity_name_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_name
    ADD CONSTRAINT entity_name_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: entity entity_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity
    ADD CONSTRAINT entity_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: entity_relation entity_relation_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_event FOREIGN KEY (subject, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: entity_relation entity_relation_excerpt_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_excerpt_fkey FOREIGN KEY (excerpt) REFERENCES counterclaim.excerpt(id);


--
-- Name: entity_relation entity_relation_object_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_object_fkey FOREIGN KEY (object) REFERENCES counterclaim.entity(id);


--
-- Name: entity_relation entity_relation_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: entity_relation entity_relation_subject_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.entity_relation
    ADD CONSTRAINT entity_relation_subject_fkey FOREIGN KEY (subject) REFERENCES counterclaim.entity(id);


--
-- Name: event event_chain; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.event
    ADD CONSTRAINT event_chain FOREIGN KEY (stream, prev_version, prev) REFERENCES counterclaim.event(stream, version, hash);


--
-- Name: event event_request_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.event
    ADD CONSTRAINT event_request_fkey FOREIGN KEY (request) REFERENCES counterclaim.request(id);


--
-- Name: event event_stream; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.event
    ADD CONSTRAINT event_stream FOREIGN KEY (stream) REFERENCES counterclaim.stream(id);


--
-- Name: evidence evidence_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: evidence evidence_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: evidence evidence_excerpt_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_excerpt_source_fkey FOREIGN KEY (excerpt, source) REFERENCES counterclaim.excerpt(id, source);


--
-- Name: evidence evidence_of_link; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_of_link FOREIGN KEY (assertion, seq, claim) REFERENCES counterclaim.attribution(assertion, seq, claim);


--
-- Name: evidence evidence_origin_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_origin_fkey FOREIGN KEY (origin) REFERENCES counterclaim.source(id);


--
-- Name: evidence evidence_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: evidence evidence_voice_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT evidence_voice_fkey FOREIGN KEY (voice) REFERENCES counterclaim.entity(id);


--
-- Name: excerpt excerpt_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.excerpt
    ADD CONSTRAINT excerpt_event FOREIGN KEY (source, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: excerpt excerpt_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.excerpt
    ADD CONSTRAINT excerpt_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: excerpt excerpt_snapshot; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.excerpt
    ADD CONSTRAINT excerpt_snapshot FOREIGN KEY (snapshot, source) REFERENCES counterclaim.snapshot(id, source);


--
-- Name: excerpt excerpt_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.excerpt
    ADD CONSTRAINT excerpt_source_fkey FOREIGN KEY (source) REFERENCES counterclaim.source(id);


--
-- Name: external_review external_review_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.external_review
    ADD CONSTRAINT external_review_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: external_review external_review_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.external_review
    ADD CONSTRAINT external_review_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: external_review external_review_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.external_review
    ADD CONSTRAINT external_review_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: assertion four_eyes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.assertion
    ADD CONSTRAINT four_eyes FOREIGN KEY (claim, recorded_by, capacity) REFERENCES counterclaim.hand(claim, person, capacity);


--
-- Name: claim_revision four_eyes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT four_eyes FOREIGN KEY (claim, recorded_by, capacity) REFERENCES counterclaim.hand(claim, person, capacity);


--
-- Name: evidence four_eyes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.evidence
    ADD CONSTRAINT four_eyes FOREIGN KEY (claim, recorded_by, capacity) REFERENCES counterclaim.hand(claim, person, capacity);


--
-- Name: relation four_eyes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT four_eyes FOREIGN KEY (claim, recorded_by, capacity) REFERENCES counterclaim.hand(claim, person, capacity);


--
-- Name: review_step four_eyes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT four_eyes FOREIGN KEY (claim, actor, hand_capacity) REFERENCES counterclaim.hand(claim, person, capacity);


--
-- Name: verdict four_eyes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT four_eyes FOREIGN KEY (claim, recorded_by, capacity) REFERENCES counterclaim.hand(claim, person, capacity);


--
-- Name: hand hand_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hand
    ADD CONSTRAINT hand_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: hand hand_person_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hand
    ADD CONSTRAINT hand_person_fkey FOREIGN KEY (person) REFERENCES iam.person(id);


--
-- Name: handle handle_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: handle handle_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: handle handle_entity_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_entity_fkey FOREIGN KEY (entity) REFERENCES counterclaim.entity(id);


--
-- Name: handle handle_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: handle handle_question_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_question_fkey FOREIGN KEY (question) REFERENCES counterclaim.question(id);


--
-- Name: handle handle_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: handle handle_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.handle
    ADD CONSTRAINT handle_source_fkey FOREIGN KEY (source) REFERENCES counterclaim.source(id);


--
-- Name: hold hold_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hold
    ADD CONSTRAINT hold_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: hold hold_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hold
    ADD CONSTRAINT hold_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: hold hold_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.hold
    ADD CONSTRAINT hold_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: review_step illegal_transition; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT illegal_transition FOREIGN KEY (move, from_state, to_state, role, capacity, eyes) REFERENCES counterclaim.transition(move, from_state, to_state, role, capacity, eyes);


--
-- Name: review_step not_allowed; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT not_allowed FOREIGN KEY ("grant", actor, role) REFERENCES iam."grant"(id, person, role);


--
-- Name: publication_claim publication_claim_claim; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_claim FOREIGN KEY (claim, dossier) REFERENCES counterclaim.claim(id, dossier);


--
-- Name: publication_claim publication_claim_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: publication_claim publication_claim_publication; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_publication FOREIGN KEY (publication, dossier) REFERENCES counterclaim.publication(id, dossier);


--
-- Name: publication_claim publication_claim_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: publication_claim publication_claim_revision; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_revision FOREIGN KEY (claim, revision) REFERENCES counterclaim.claim_revision(claim, n);


--
-- Name: publication_claim publication_claim_step; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_step FOREIGN KEY (claim, step) REFERENCES counterclaim.review_step(claim, n);


--
-- Name: publication_claim publication_claim_verdict; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_claim
    ADD CONSTRAINT publication_claim_verdict FOREIGN KEY (verdict, claim) REFERENCES counterclaim.verdict(id, claim);


--
-- Name: publication publication_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: publication publication_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: publication publication_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: publication_source publication_source_claim; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_source
    ADD CONSTRAINT publication_source_claim FOREIGN KEY (publication, claim) REFERENCES counterclaim.publication_claim(publication, claim);


--
-- Name: publication_source publication_source_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_source
    ADD CONSTRAINT publication_source_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: publication_source publication_source_publication; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_source
    ADD CONSTRAINT publication_source_publication FOREIGN KEY (publication, dossier) REFERENCES counterclaim.publication(id, dossier);


--
-- Name: publication_source publication_source_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_source
    ADD CONSTRAINT publication_source_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: publication_source publication_source_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_source
    ADD CONSTRAINT publication_source_source_fkey FOREIGN KEY (source) REFERENCES counterclaim.source(id);


--
-- Name: publication publication_supersedes_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication
    ADD CONSTRAINT publication_supersedes_fkey FOREIGN KEY (supersedes, dossier) REFERENCES counterclaim.publication(id, dossier);


--
-- Name: publication_terms publication_terms_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_terms
    ADD CONSTRAINT publication_terms_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: publication_terms publication_terms_publication; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_terms
    ADD CONSTRAINT publication_terms_publication FOREIGN KEY (publication, dossier) REFERENCES counterclaim.publication(id, dossier);


--
-- Name: publication_terms publication_terms_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_terms
    ADD CONSTRAINT publication_terms_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: publication_withdrawal publication_withdrawal_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_withdrawal
    ADD CONSTRAINT publication_withdrawal_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: publication_withdrawal publication_withdrawal_publication; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_withdrawal
    ADD CONSTRAINT publication_withdrawal_publication FOREIGN KEY (publication, dossier) REFERENCES counterclaim.publication(id, dossier);


--
-- Name: publication_withdrawal publication_withdrawal_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.publication_withdrawal
    ADD CONSTRAINT publication_withdrawal_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: source_revision publisher_is_agent; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT publisher_is_agent FOREIGN KEY (publisher, publisher_agent) REFERENCES counterclaim.entity(id, is_agent);


--
-- Name: quantity quantity_claim_n_version_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.quantity
    ADD CONSTRAINT quantity_claim_n_version_fkey FOREIGN KEY (claim, n, version) REFERENCES counterclaim.claim_revision(claim, n, version);


--
-- Name: quantity quantity_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.quantity
    ADD CONSTRAINT quantity_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: quantity quantity_kind; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.quantity
    ADD CONSTRAINT quantity_kind FOREIGN KEY (claim, kind) REFERENCES counterclaim.claim(id, kind);


--
-- Name: question question_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.question
    ADD CONSTRAINT question_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: question question_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.question
    ADD CONSTRAINT question_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: question question_event_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.question
    ADD CONSTRAINT question_event_fkey FOREIGN KEY (event) REFERENCES counterclaim.entity(id);


--
-- Name: question question_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.question
    ADD CONSTRAINT question_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: recusal recusal_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.recusal
    ADD CONSTRAINT recusal_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: recusal recusal_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.recusal
    ADD CONSTRAINT recusal_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: recusal recusal_person_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.recusal
    ADD CONSTRAINT recusal_person_fkey FOREIGN KEY (person) REFERENCES iam.person(id);


--
-- Name: recusal recusal_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.recusal
    ADD CONSTRAINT recusal_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: relation relation_by_party_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_by_party_fkey FOREIGN KEY (by_party) REFERENCES counterclaim.entity(id);


--
-- Name: relation relation_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: relation relation_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: relation relation_excerpt_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_excerpt_fkey FOREIGN KEY (excerpt) REFERENCES counterclaim.excerpt(id);


--
-- Name: relation relation_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: relation relation_to_assertion_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_to_assertion_fkey FOREIGN KEY (to_assertion) REFERENCES counterclaim.assertion(id);


--
-- Name: relation relation_to_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_to_claim_fkey FOREIGN KEY (to_claim) REFERENCES counterclaim.claim(id);


--
-- Name: relation relation_to_relation_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.relation
    ADD CONSTRAINT relation_to_relation_fkey FOREIGN KEY (to_relation) REFERENCES counterclaim.relation(id);


--
-- Name: reply reply_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: reply reply_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: reply reply_excerpt_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_excerpt_fkey FOREIGN KEY (excerpt) REFERENCES counterclaim.excerpt(id);


--
-- Name: reply reply_party_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_party_fkey FOREIGN KEY (party) REFERENCES counterclaim.entity(id);


--
-- Name: reply_policy reply_policy_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply_policy
    ADD CONSTRAINT reply_policy_dossier_fkey FOREIGN KEY (dossier) REFERENCES counterclaim.dossier(id);


--
-- Name: reply_policy reply_policy_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply_policy
    ADD CONSTRAINT reply_policy_event FOREIGN KEY (dossier, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: reply_policy reply_policy_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply_policy
    ADD CONSTRAINT reply_policy_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: reply reply_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: reply reply_same_party; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_same_party FOREIGN KEY (supersedes, claim, party) REFERENCES counterclaim.reply(id, claim, party);


--
-- Name: reply reply_supersedes_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.reply
    ADD CONSTRAINT reply_supersedes_fkey FOREIGN KEY (supersedes, claim) REFERENCES counterclaim.reply(id, claim);


--
-- Name: request request_person_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.request
    ADD CONSTRAINT request_person_fkey FOREIGN KEY (person) REFERENCES iam.person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: retraction retraction_assertion_stream_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_assertion_stream_fkey FOREIGN KEY (assertion, stream) REFERENCES counterclaim.assertion(id, claim);


--
-- Name: retraction retraction_entity_relation_stream_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_entity_relation_stream_fkey FOREIGN KEY (entity_relation, stream) REFERENCES counterclaim.entity_relation(id, subject);


--
-- Name: retraction retraction_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_event FOREIGN KEY (stream, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: retraction retraction_evidence_stream_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_evidence_stream_fkey FOREIGN KEY (evidence, stream) REFERENCES counterclaim.evidence(id, claim);


--
-- Name: retraction retraction_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: retraction retraction_relation_stream_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_relation_stream_fkey FOREIGN KEY (relation, stream) REFERENCES counterclaim.relation(id, claim);


--
-- Name: retraction retraction_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.retraction
    ADD CONSTRAINT retraction_source_fkey FOREIGN KEY (source) REFERENCES counterclaim.source(id);


--
-- Name: review_step review_step_actor_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_actor_fkey FOREIGN KEY (actor) REFERENCES iam.person(id);


--
-- Name: review_step review_step_chain; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_chain FOREIGN KEY (claim, prev, from_state) REFERENCES counterclaim.review_step(claim, n, to_state);


--
-- Name: review_step review_step_claim_dossier_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_claim_dossier_fkey FOREIGN KEY (claim, dossier) REFERENCES counterclaim.claim(id, dossier);


--
-- Name: review_step review_step_claim_revision_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_claim_revision_fkey FOREIGN KEY (claim, revision) REFERENCES counterclaim.claim_revision(claim, n);


--
-- Name: review_step review_step_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: review_step review_step_policy; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_policy FOREIGN KEY (dossier, policy, eyes) REFERENCES counterclaim.dossier_revision(dossier, n, eyes);


--
-- Name: review_step review_step_verdict_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.review_step
    ADD CONSTRAINT review_step_verdict_claim_fkey FOREIGN KEY (verdict, claim) REFERENCES counterclaim.verdict(id, claim);


--
-- Name: claim_revision revision_chain; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.claim_revision
    ADD CONSTRAINT revision_chain FOREIGN KEY (claim, prev) REFERENCES counterclaim.claim_revision(claim, n);


--
-- Name: search_note search_note_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.search_note
    ADD CONSTRAINT search_note_claim_fkey FOREIGN KEY (claim) REFERENCES counterclaim.claim(id);


--
-- Name: search_note search_note_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.search_note
    ADD CONSTRAINT search_note_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: search_note search_note_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.search_note
    ADD CONSTRAINT search_note_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: snapshot snapshot_collector_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.snapshot
    ADD CONSTRAINT snapshot_collector_fkey FOREIGN KEY (collector) REFERENCES iam.person(id);


--
-- Name: snapshot snapshot_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.snapshot
    ADD CONSTRAINT snapshot_event FOREIGN KEY (source, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: snapshot snapshot_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.snapshot
    ADD CONSTRAINT snapshot_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: snapshot snapshot_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.snapshot
    ADD CONSTRAINT snapshot_source_fkey FOREIGN KEY (source) REFERENCES counterclaim.source(id);


--
-- Name: source source_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source
    ADD CONSTRAINT source_event FOREIGN KEY (id, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: source source_has_revision; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source
    ADD CONSTRAINT source_has_revision FOREIGN KEY (id, first_revision) REFERENCES counterclaim.source_revision(source, n) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: source source_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source
    ADD CONSTRAINT source_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: source_revision source_revision_chain; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT source_revision_chain FOREIGN KEY (source, prev) REFERENCES counterclaim.source_revision(source, n);


--
-- Name: source_revision source_revision_derived_from_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT source_revision_derived_from_fkey FOREIGN KEY (derived_from) REFERENCES counterclaim.source(id);


--
-- Name: source_revision source_revision_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT source_revision_event FOREIGN KEY (source, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: source_revision source_revision_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT source_revision_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: source_revision source_revision_source_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.source_revision
    ADD CONSTRAINT source_revision_source_fkey FOREIGN KEY (source) REFERENCES counterclaim.source(id);


--
-- Name: attribution speaker_is_agent; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.attribution
    ADD CONSTRAINT speaker_is_agent FOREIGN KEY (speaker, speaker_agent) REFERENCES counterclaim.entity(id, is_agent);


--
-- Name: verdict verdict_assertion_seq_claim_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_assertion_seq_claim_fkey FOREIGN KEY (assertion, seq, claim) REFERENCES counterclaim.attribution(assertion, seq, claim);


--
-- Name: verdict verdict_claim_kind_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_claim_kind_fkey FOREIGN KEY (claim, kind) REFERENCES counterclaim.claim(id, kind);


--
-- Name: verdict verdict_claim_revision_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_claim_revision_fkey FOREIGN KEY (claim, revision) REFERENCES counterclaim.claim_revision(claim, n);


--
-- Name: verdict verdict_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: verdict verdict_scope_rating_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_scope_rating_fkey FOREIGN KEY (scope, rating) REFERENCES counterclaim.rating(scope, code);


--
-- Name: verdict verdict_supersedes; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.verdict
    ADD CONSTRAINT verdict_supersedes FOREIGN KEY (supersedes, claim, target) REFERENCES counterclaim.verdict(id, claim, target);


--
-- Name: weighed weighed_event; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.weighed
    ADD CONSTRAINT weighed_event FOREIGN KEY (claim, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: weighed weighed_evidence; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.weighed
    ADD CONSTRAINT weighed_evidence FOREIGN KEY (evidence, claim) REFERENCES counterclaim.evidence(id, claim);


--
-- Name: weighed weighed_recorded_by_fkey; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.weighed
    ADD CONSTRAINT weighed_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: weighed weighed_verdict; Type: FK CONSTRAINT; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE ONLY counterclaim.weighed
    ADD CONSTRAINT weighed_verdict FOREIGN KEY (verdict, claim) REFERENCES counterclaim.verdict(id, claim);


--
-- Name: grant grant_person_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam."grant"
    ADD CONSTRAINT grant_person_fkey FOREIGN KEY (person) REFERENCES iam.person(id);


--
-- Name: grant grant_person_version_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam."grant"
    ADD CONSTRAINT grant_person_version_fkey FOREIGN KEY (person, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: grant grant_recorded_by_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam."grant"
    ADD CONSTRAINT grant_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: login_end login_end_login_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login_end
    ADD CONSTRAINT login_end_login_fkey FOREIGN KEY (login) REFERENCES iam.login(id);


--
-- Name: login_end login_end_person_version_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login_end
    ADD CONSTRAINT login_end_person_version_fkey FOREIGN KEY (person, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: login login_person_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login
    ADD CONSTRAINT login_person_fkey FOREIGN KEY (person) REFERENCES iam.person(id);


--
-- Name: login login_person_version_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.login
    ADD CONSTRAINT login_person_version_fkey FOREIGN KEY (person, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: person person_id_version_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.person
    ADD CONSTRAINT person_id_version_fkey FOREIGN KEY (id, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: revocation revocation_grant_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.revocation
    ADD CONSTRAINT revocation_grant_fkey FOREIGN KEY ("grant") REFERENCES iam."grant"(id);


--
-- Name: revocation revocation_person_version_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.revocation
    ADD CONSTRAINT revocation_person_version_fkey FOREIGN KEY (person, version) REFERENCES counterclaim.event(stream, version) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: revocation revocation_recorded_by_fkey; Type: FK CONSTRAINT; Schema: iam; Owner: counterclaim_owner
--

ALTER TABLE ONLY iam.revocation
    ADD CONSTRAINT revocation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES iam.person(id);


--
-- Name: assertion api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.assertion TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: assignment api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.assignment TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: attribution api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.attribution TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: claim api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.claim TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: claim_revision api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.claim_revision TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: claim_role api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.claim_role TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: comment api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.comment TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: designation api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.designation TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: dossier api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.dossier TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: dossier_revision api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.dossier_revision TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: entity api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.entity TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: entity_name api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.entity_name TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: entity_relation api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.entity_relation TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: event api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.event TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: evidence api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.evidence TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: excerpt api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.excerpt TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: external_review api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.external_review TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: hand api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.hand TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: handle api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.handle TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: hold api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.hold TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: publication api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.publication TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: publication_claim api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.publication_claim TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: publication_source api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.publication_source TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: publication_terms api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.publication_terms TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: publication_withdrawal api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.publication_withdrawal TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: quantity api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.quantity TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: question api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.question TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: recusal api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.recusal TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: relation api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.relation TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: reply api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.reply TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: reply_policy api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.reply_policy TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: retraction api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.retraction TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: review_step api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.review_step TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: search_note api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.search_note TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: snapshot api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.snapshot TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: source api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.source TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: source_revision api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.source_revision TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: stream api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.stream TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: verdict api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.verdict TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: weighed api; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY api ON counterclaim.weighed TO counterclaim_api USING (true) WITH CHECK (true);


--
-- Name: assertion; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.assertion ENABLE ROW LEVEL SECURITY;

--
-- Name: assignment; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.assignment ENABLE ROW LEVEL SECURITY;

--
-- Name: attribution; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.attribution ENABLE ROW LEVEL SECURITY;

--
-- Name: claim; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.claim ENABLE ROW LEVEL SECURITY;

--
-- Name: claim_revision; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.claim_revision ENABLE ROW LEVEL SECURITY;

--
-- Name: claim_role; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.claim_role ENABLE ROW LEVEL SECURITY;

--
-- Name: comment; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.comment ENABLE ROW LEVEL SECURITY;

--
-- Name: designation; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.designation ENABLE ROW LEVEL SECURITY;

--
-- Name: dossier; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.dossier ENABLE ROW LEVEL SECURITY;

--
-- Name: dossier_revision; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.dossier_revision ENABLE ROW LEVEL SECURITY;

--
-- Name: entity; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.entity ENABLE ROW LEVEL SECURITY;

--
-- Name: entity_name; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.entity_name ENABLE ROW LEVEL SECURITY;

--
-- Name: entity_relation; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.entity_relation ENABLE ROW LEVEL SECURITY;

--
-- Name: event; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.event ENABLE ROW LEVEL SECURITY;

--
-- Name: evidence; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.evidence ENABLE ROW LEVEL SECURITY;

--
-- Name: excerpt; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.excerpt ENABLE ROW LEVEL SECURITY;

--
-- Name: external_review; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.external_review ENABLE ROW LEVEL SECURITY;

--
-- Name: hand; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.hand ENABLE ROW LEVEL SECURITY;

--
-- Name: handle; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.handle ENABLE ROW LEVEL SECURITY;

--
-- Name: hold; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.hold ENABLE ROW LEVEL SECURITY;

--
-- Name: assertion past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.assertion FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: assignment past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.assignment FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: attribution past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.attribution FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: claim past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.claim FOR SELECT TO counterclaim_past USING (((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: claim_revision past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.claim_revision FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: claim_role past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.claim_role FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: comment past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.comment FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: designation past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.designation FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: dossier past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.dossier FOR SELECT TO counterclaim_past USING (((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: dossier_revision past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.dossier_revision FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: entity past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.entity FOR SELECT TO counterclaim_past USING (((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: entity_name past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.entity_name FOR SELECT TO counterclaim_past USING (((NOT (entity IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: entity_relation past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.entity_relation FOR SELECT TO counterclaim_past USING (((NOT (subject IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: event past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.event FOR SELECT TO counterclaim_past USING (((NOT (stream IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: evidence past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.evidence FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: excerpt past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.excerpt FOR SELECT TO counterclaim_past USING (((NOT (source IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: external_review past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.external_review FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: hand past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.hand FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: handle past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.handle FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: hold past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.hold FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: publication past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.publication FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: publication_claim past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.publication_claim FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: publication_source past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.publication_source FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: publication_terms past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.publication_terms FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: publication_withdrawal past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.publication_withdrawal FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: quantity past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.quantity FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: question past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.question FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: recusal past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.recusal FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: relation past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.relation FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: reply past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.reply FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: reply_policy past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.reply_policy FOR SELECT TO counterclaim_past USING (((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: retraction past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.retraction FOR SELECT TO counterclaim_past USING (((NOT (stream IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: review_step past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.review_step FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: search_note past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.search_note FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: snapshot past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.snapshot FOR SELECT TO counterclaim_past USING (((NOT (source IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: source past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.source FOR SELECT TO counterclaim_past USING (((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: source_revision past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.source_revision FOR SELECT TO counterclaim_past USING (((NOT (source IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: verdict past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.verdict FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: weighed past; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY past ON counterclaim.weighed FOR SELECT TO counterclaim_past USING (((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))) AND (recorded_at <= ( SELECT iam.as_of() AS as_of))));


--
-- Name: publication; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.publication ENABLE ROW LEVEL SECURITY;

--
-- Name: publication_claim; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.publication_claim ENABLE ROW LEVEL SECURITY;

--
-- Name: publication_source; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.publication_source ENABLE ROW LEVEL SECURITY;

--
-- Name: publication_terms; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.publication_terms ENABLE ROW LEVEL SECURITY;

--
-- Name: publication_withdrawal; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.publication_withdrawal ENABLE ROW LEVEL SECURITY;

--
-- Name: quantity; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.quantity ENABLE ROW LEVEL SECURITY;

--
-- Name: question; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.question ENABLE ROW LEVEL SECURITY;

--
-- Name: recusal; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.recusal ENABLE ROW LEVEL SECURITY;

--
-- Name: relation; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.relation ENABLE ROW LEVEL SECURITY;

--
-- Name: reply; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.reply ENABLE ROW LEVEL SECURITY;

--
-- Name: reply_policy; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.reply_policy ENABLE ROW LEVEL SECURITY;

--
-- Name: retraction; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.retraction ENABLE ROW LEVEL SECURITY;

--
-- Name: review_step; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.review_step ENABLE ROW LEVEL SECURITY;

--
-- Name: search_note; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.search_note ENABLE ROW LEVEL SECURITY;

--
-- Name: snapshot; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.snapshot ENABLE ROW LEVEL SECURITY;

--
-- Name: source; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.source ENABLE ROW LEVEL SECURITY;

--
-- Name: source_revision; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.source_revision ENABLE ROW LEVEL SECURITY;

--
-- Name: stream; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.stream ENABLE ROW LEVEL SECURITY;

--
-- Name: verdict; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.verdict ENABLE ROW LEVEL SECURITY;

--
-- Name: assertion visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.assertion FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: assignment visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.assignment FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: attribution visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.attribution FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: claim visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.claim FOR SELECT TO counterclaim_member USING ((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: claim_revision visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.claim_revision FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: claim_role visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.claim_role FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: comment visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.comment FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: designation visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.designation FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: dossier visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.dossier FOR SELECT TO counterclaim_member USING ((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: dossier_revision visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.dossier_revision FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: entity visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.entity FOR SELECT TO counterclaim_member USING ((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: entity_name visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.entity_name FOR SELECT TO counterclaim_member USING ((NOT (entity IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: entity_relation visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.entity_relation FOR SELECT TO counterclaim_member USING ((NOT (subject IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: event visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.event FOR SELECT TO counterclaim_member USING ((NOT (stream IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: evidence visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.evidence FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: excerpt visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.excerpt FOR SELECT TO counterclaim_member USING ((NOT (source IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: external_review visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.external_review FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: hand visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.hand FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: handle visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.handle FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: hold visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.hold FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: publication visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.publication FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: publication_claim visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.publication_claim FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: publication_source visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.publication_source FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: publication_terms visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.publication_terms FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: publication_withdrawal visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.publication_withdrawal FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: quantity visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.quantity FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: question visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.question FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: recusal visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.recusal FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: relation visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.relation FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: reply visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.reply FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: reply_policy visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.reply_policy FOR SELECT TO counterclaim_member USING ((NOT (dossier IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: retraction visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.retraction FOR SELECT TO counterclaim_member USING ((NOT (stream IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: review_step visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.review_step FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: search_note visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.search_note FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: snapshot visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.snapshot FOR SELECT TO counterclaim_member USING ((NOT (source IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: source visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.source FOR SELECT TO counterclaim_member USING ((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: source_revision visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.source_revision FOR SELECT TO counterclaim_member USING ((NOT (source IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: stream visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.stream FOR SELECT TO counterclaim_member USING ((NOT (id IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: verdict visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.verdict FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: weighed visible; Type: POLICY; Schema: counterclaim; Owner: counterclaim_owner
--

CREATE POLICY visible ON counterclaim.weighed FOR SELECT TO counterclaim_member USING ((NOT (claim IN ( SELECT unnest(iam.hidden()) AS unnest))));


--
-- Name: weighed; Type: ROW SECURITY; Schema: counterclaim; Owner: counterclaim_owner
--

ALTER TABLE counterclaim.weighed ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA api; Type: ACL; Schema: -; Owner: counterclaim_api
--

GRANT USAGE ON SCHEMA api TO counterclaim_member;
GRANT USAGE ON SCHEMA api TO counterclaim_accounts;


--
-- Name: SCHEMA counterclaim; Type: ACL; Schema: -; Owner: counterclaim_owner
--

GRANT USAGE ON SCHEMA counterclaim TO counterclaim_api;
GRANT USAGE ON SCHEMA counterclaim TO counterclaim_member;
GRANT USAGE ON SCHEMA counterclaim TO counterclaim_accounts;
GRANT USAGE ON SCHEMA counterclaim TO counterclaim_past;


--
-- Name: SCHEMA iam; Type: ACL; Schema: -; Owner: counterclaim_owner
--

GRANT USAGE ON SCHEMA iam TO counterclaim_api;
GRANT USAGE ON SCHEMA iam TO counterclaim_member;
GRANT USAGE ON SCHEMA iam TO counterclaim_accounts;
GRANT USAGE ON SCHEMA iam TO counterclaim_past;


--
-- Name: TYPE bcp47; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON TYPE counterclaim.bcp47 FROM PUBLIC;
GRANT ALL ON TYPE counterclaim.bcp47 TO counterclaim_api;
GRANT ALL ON TYPE counterclaim.bcp47 TO counterclaim_member;


--
-- Name: TYPE digest; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON TYPE counterclaim.digest FROM PUBLIC;
GRANT ALL ON TYPE counterclaim.digest TO counterclaim_api;
GRANT ALL ON TYPE counterclaim.digest TO counterclaim_member;


--
-- Name: FUNCTION edtf_outer(value text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.edtf_outer(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.edtf_outer(value text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.edtf_outer(value text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.edtf_outer(value text) TO counterclaim_past;


--
-- Name: TYPE edtf; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON TYPE counterclaim.edtf FROM PUBLIC;
GRANT ALL ON TYPE counterclaim.edtf TO counterclaim_api;
GRANT ALL ON TYPE counterclaim.edtf TO counterclaim_member;


--
-- Name: TYPE name_text; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON TYPE counterclaim.name_text FROM PUBLIC;
GRANT ALL ON TYPE counterclaim.name_text TO counterclaim_api;
GRANT ALL ON TYPE counterclaim.name_text TO counterclaim_member;


--
-- Name: TYPE part; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON TYPE counterclaim.part FROM PUBLIC;
GRANT ALL ON TYPE counterclaim.part TO counterclaim_api;
GRANT ALL ON TYPE counterclaim.part TO counterclaim_member;
GRANT ALL ON TYPE counterclaim.part TO counterclaim_accounts;


--
-- Name: TYPE receipt; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON TYPE counterclaim.receipt FROM PUBLIC;
GRANT ALL ON TYPE counterclaim.receipt TO counterclaim_api;
GRANT ALL ON TYPE counterclaim.receipt TO counterclaim_member;
GRANT ALL ON TYPE counterclaim.receipt TO counterclaim_accounts;


--
-- Name: FUNCTION append_events(parts counterclaim.part[], operation text, actor uuid, request uuid, at timestamp with time zone, new_state text); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.append_events(parts counterclaim.part[], operation text, actor uuid, request uuid, at timestamp with time zone, new_state text) FROM PUBLIC;


--
-- Name: FUNCTION check_administrator(operation text); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.check_administrator(operation text) FROM PUBLIC;


--
-- Name: FUNCTION check_arguments(arguments jsonb); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.check_arguments(arguments jsonb) FROM PUBLIC;


--
-- Name: FUNCTION check_shape(place text, list jsonb, keys text[]); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.check_shape(place text, list jsonb, keys text[]) FROM PUBLIC;


--
-- Name: FUNCTION enrol(operation text, target uuid, person_name text, logins text[], ended text[], grants text[], revoked text[], reason text, request_id uuid, founder boolean); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.enrol(operation text, target uuid, person_name text, logins text[], ended text[], grants text[], revoked text[], reason text, request_id uuid, founder boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION api.enrol(operation text, target uuid, person_name text, logins text[], ended text[], grants text[], revoked text[], reason text, request_id uuid, founder boolean) TO counterclaim_accounts;


--
-- Name: FUNCTION member_add(login name, person uuid, person_name text, roles text[], request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.member_add(login name, person uuid, person_name text, roles text[], request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.member_add(login name, person uuid, person_name text, roles text[], request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION member_disable(login name, person uuid, reason text, request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.member_disable(login name, person uuid, reason text, request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.member_disable(login name, person uuid, reason text, request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION member_grant(person uuid, roles text[], request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.member_grant(person uuid, roles text[], request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.member_grant(person uuid, roles text[], request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION member_login(login name, verifier text); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.member_login(login name, verifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION api.member_login(login name, verifier text) TO counterclaim_member;


--
-- Name: FUNCTION member_revoke(person uuid, roles text[], request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.member_revoke(person uuid, roles text[], request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.member_revoke(person uuid, roles text[], request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION mighty(login name); Type: ACL; Schema: api; Owner: counterclaim_accounts
--

REVOKE ALL ON FUNCTION api.mighty(login name) FROM PUBLIC;


--
-- Name: FUNCTION missing_references(batch jsonb); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.missing_references(batch jsonb) FROM PUBLIC;


--
-- Name: FUNCTION move(claim_id uuid, expected_version integer, move_name text, arguments jsonb, request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.move(claim_id uuid, expected_version integer, move_name text, arguments jsonb, request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.move(claim_id uuid, expected_version integer, move_name text, arguments jsonb, request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION moves(moves jsonb, request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.moves(moves jsonb, request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.moves(moves jsonb, request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION put_verdicts(claim uuid, kind text, capacity text, me uuid, next_version integer, at timestamp with time zone, occasion text, arguments jsonb); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.put_verdicts(claim uuid, kind text, capacity text, me uuid, next_version integer, at timestamp with time zone, occasion text, arguments jsonb) FROM PUBLIC;


--
-- Name: FUNCTION put_weighed(claim uuid, verdict jsonb, me uuid, next_version integer, at timestamp with time zone, arguments jsonb); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.put_weighed(claim uuid, verdict jsonb, me uuid, next_version integer, at timestamp with time zone, arguments jsonb) FROM PUBLIC;


--
-- Name: FUNCTION record(batch jsonb, request_id uuid); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.record(batch jsonb, request_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION api.record(batch jsonb, request_id uuid) TO counterclaim_member;


--
-- Name: FUNCTION replays(request_id uuid, person uuid, arguments text); Type: ACL; Schema: api; Owner: counterclaim_api
--

REVOKE ALL ON FUNCTION api.replays(request_id uuid, person uuid, arguments text) FROM PUBLIC;


--
-- Name: FUNCTION aim_name(claim uuid, assertion uuid, relation uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.aim_name(claim uuid, assertion uuid, relation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.aim_name(claim uuid, assertion uuid, relation uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.aim_name(claim uuid, assertion uuid, relation uuid) TO counterclaim_past;


--
-- Name: FUNCTION anchor(excerpt uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.anchor(excerpt uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.anchor(excerpt uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.anchor(excerpt uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.anchor(excerpt uuid) TO counterclaim_past;


--
-- Name: FUNCTION anchor_excerpt(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.anchor_excerpt() FROM PUBLIC;


--
-- Name: FUNCTION anchors(excerpts uuid[]); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.anchors(excerpts uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.anchors(excerpts uuid[]) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.anchors(excerpts uuid[]) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.anchors(excerpts uuid[]) TO counterclaim_past;


--
-- Name: FUNCTION append_only(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.append_only() FROM PUBLIC;


--
-- Name: FUNCTION assignment_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.assignment_right() FROM PUBLIC;


--
-- Name: FUNCTION broken_keys_of(of_table regclass); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.broken_keys_of(of_table regclass) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.broken_keys_of(of_table regclass) TO counterclaim_member;


--
-- Name: FUNCTION check_stream(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.check_stream() FROM PUBLIC;


--
-- Name: FUNCTION claims_that_say(words text, moment timestamp with time zone, within uuid, after bigint, most bigint); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.claims_that_say(words text, moment timestamp with time zone, within uuid, after bigint, most bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.claims_that_say(words text, moment timestamp with time zone, within uuid, after bigint, most bigint) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.claims_that_say(words text, moment timestamp with time zone, within uuid, after bigint, most bigint) TO counterclaim_past;


--
-- Name: FUNCTION claims_with(words text, within uuid, after bigint, most bigint); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.claims_with(words text, within uuid, after bigint, most bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.claims_with(words text, within uuid, after bigint, most bigint) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.claims_with(words text, within uuid, after bigint, most bigint) TO counterclaim_past;


--
-- Name: FUNCTION utf8(value text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.utf8(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.utf8(value text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.utf8(value text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.utf8(value text) TO counterclaim_past;


--
-- Name: FUNCTION commitment(salt uuid, payload text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.commitment(salt uuid, payload text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.commitment(salt uuid, payload text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.commitment(salt uuid, payload text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.commitment(salt uuid, payload text) TO counterclaim_past;


--
-- Name: FUNCTION content_frozen(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.content_frozen() FROM PUBLIC;


--
-- Name: FUNCTION decided_at(claim uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.decided_at(claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.decided_at(claim uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.decided_at(claim uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.decided_at(claim uuid) TO counterclaim_past;


--
-- Name: FUNCTION edtf_date(value text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.edtf_date(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.edtf_date(value text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.edtf_date(value text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.edtf_date(value text) TO counterclaim_past;


--
-- Name: FUNCTION edtf_inner(value text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.edtf_inner(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.edtf_inner(value text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.edtf_inner(value text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.edtf_inner(value text) TO counterclaim_past;


--
-- Name: FUNCTION lp(value bytea); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.lp(value bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.lp(value bytea) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.lp(value bytea) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.lp(value bytea) TO counterclaim_past;


--
-- Name: FUNCTION event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.event_hash(stream uuid, version integer, operation text, actor uuid, login text, at timestamp with time zone, commitment bytea, prev bytea) TO counterclaim_past;


--
-- Name: FUNCTION evidence_count(claim uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.evidence_count(claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.evidence_count(claim uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.evidence_count(claim uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.evidence_count(claim uuid) TO counterclaim_past;


--
-- Name: FUNCTION evidence_counts(claims uuid[]); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.evidence_counts(claims uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.evidence_counts(claims uuid[]) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.evidence_counts(claims uuid[]) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.evidence_counts(claims uuid[]) TO counterclaim_past;


--
-- Name: FUNCTION held(dossier uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.held(dossier uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.held(dossier uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.held(dossier uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.held(dossier uuid) TO counterclaim_past;


--
-- Name: FUNCTION hold_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.hold_right() FROM PUBLIC;


--
-- Name: FUNCTION holders(claims uuid[]); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.holders(claims uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.holders(claims uuid[]) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.holders(claims uuid[]) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.holders(claims uuid[]) TO counterclaim_past;


--
-- Name: FUNCTION holds_grant(person uuid, roles text[]); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.holds_grant(person uuid, roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.holds_grant(person uuid, roles text[]) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.holds_grant(person uuid, roles text[]) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.holds_grant(person uuid, roles text[]) TO counterclaim_past;


--
-- Name: FUNCTION keeps_out(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.keeps_out() FROM PUBLIC;


--
-- Name: FUNCTION keeps_out_of_targets(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.keeps_out_of_targets() FROM PUBLIC;


--
-- Name: FUNCTION logged_tables(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.logged_tables() FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.logged_tables() TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.logged_tables() TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.logged_tables() TO counterclaim_accounts;
GRANT ALL ON FUNCTION counterclaim.logged_tables() TO counterclaim_past;


--
-- Name: FUNCTION may_go_out(dossier uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.may_go_out(dossier uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.may_go_out(dossier uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.may_go_out(dossier uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.may_go_out(dossier uuid) TO counterclaim_past;


--
-- Name: FUNCTION only_erase(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.only_erase() FROM PUBLIC;


--
-- Name: FUNCTION only_forward(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.only_forward() FROM PUBLIC;


--
-- Name: TABLE dossier_revision; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.dossier_revision TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.dossier_revision TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.dossier_revision TO counterclaim_past;


--
-- Name: FUNCTION policy(claim uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.policy(claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.policy(claim uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.policy(claim uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.policy(claim uuid) TO counterclaim_past;


--
-- Name: FUNCTION publication_is_fresh(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.publication_is_fresh() FROM PUBLIC;


--
-- Name: FUNCTION publication_is_whole(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.publication_is_whole() FROM PUBLIC;


--
-- Name: FUNCTION publication_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.publication_right() FROM PUBLIC;


--
-- Name: FUNCTION quoted_in_excerpt(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.quoted_in_excerpt() FROM PUBLIC;


--
-- Name: FUNCTION re_review_why(claim uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.re_review_why(claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.re_review_why(claim uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.re_review_why(claim uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.re_review_why(claim uuid) TO counterclaim_past;


--
-- Name: FUNCTION recusal_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.recusal_right() FROM PUBLIC;


--
-- Name: FUNCTION recused_from(person uuid, streams uuid[]); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.recused_from(person uuid, streams uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.recused_from(person uuid, streams uuid[]) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.recused_from(person uuid, streams uuid[]) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.recused_from(person uuid, streams uuid[]) TO counterclaim_past;


--
-- Name: FUNCTION refresh_statistics(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.refresh_statistics() FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.refresh_statistics() TO counterclaim_member;


--
-- Name: FUNCTION refuse(refusal text, words text, facts jsonb); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb) TO counterclaim_accounts;
GRANT ALL ON FUNCTION counterclaim.refuse(refusal text, words text, facts jsonb) TO counterclaim_past;


--
-- Name: FUNCTION refuse_recused(person uuid, streams uuid[]); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.refuse_recused(person uuid, streams uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.refuse_recused(person uuid, streams uuid[]) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.refuse_recused(person uuid, streams uuid[]) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.refuse_recused(person uuid, streams uuid[]) TO counterclaim_past;


--
-- Name: FUNCTION relation_leads_somewhere(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.relation_leads_somewhere() FROM PUBLIC;


--
-- Name: FUNCTION relation_name(relation uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.relation_name(relation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.relation_name(relation uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.relation_name(relation uuid) TO counterclaim_past;


--
-- Name: FUNCTION reply_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.reply_right() FROM PUBLIC;


--
-- Name: FUNCTION retraction_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.retraction_right() FROM PUBLIC;


--
-- Name: FUNCTION right_of_reply(dossier uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.right_of_reply(dossier uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.right_of_reply(dossier uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.right_of_reply(dossier uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.right_of_reply(dossier uuid) TO counterclaim_past;


--
-- Name: FUNCTION rule_gap(claim uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.rule_gap(claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.rule_gap(claim uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.rule_gap(claim uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.rule_gap(claim uuid) TO counterclaim_past;


--
-- Name: TABLE source_revision; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.source_revision TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.source_revision TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.source_revision TO counterclaim_past;


--
-- Name: FUNCTION source_now(source uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.source_now(source uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.source_now(source uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.source_now(source uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.source_now(source uuid) TO counterclaim_past;


--
-- Name: FUNCTION sources_of(claim uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.sources_of(claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.sources_of(claim uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.sources_of(claim uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.sources_of(claim uuid) TO counterclaim_past;


--
-- Name: FUNCTION standing_then(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.standing_then() FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.standing_then() TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.standing_then() TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.standing_then() TO counterclaim_past;


--
-- Name: FUNCTION statement_name(assertion uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.statement_name(assertion uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.statement_name(assertion uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.statement_name(assertion uuid) TO counterclaim_past;


--
-- Name: FUNCTION text_configuration(language text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.text_configuration(language text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.text_configuration(language text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.text_configuration(language text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.text_configuration(language text) TO counterclaim_past;


--
-- Name: FUNCTION text_unspaced(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.text_unspaced() FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.text_unspaced() TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.text_unspaced() TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.text_unspaced() TO counterclaim_past;


--
-- Name: FUNCTION text_folded(value text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.text_folded(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.text_folded(value text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.text_folded(value text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.text_folded(value text) TO counterclaim_past;


--
-- Name: FUNCTION text_mark(language text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.text_mark(language text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.text_mark(language text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.text_mark(language text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.text_mark(language text) TO counterclaim_past;


--
-- Name: FUNCTION statement_words(language text, statement text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.statement_words(language text, statement text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.statement_words(language text, statement text) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.statement_words(language text, statement text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.statement_words(language text, statement text) TO counterclaim_past;


--
-- Name: FUNCTION text_query(languages text[], words text); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.text_query(languages text[], words text) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.text_query(languages text[], words text) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.text_query(languages text[], words text) TO counterclaim_past;


--
-- Name: FUNCTION text_term(configuration regconfig, term text, exact boolean); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.text_term(configuration regconfig, term text, exact boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.text_term(configuration regconfig, term text, exact boolean) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.text_term(configuration regconfig, term text, exact boolean) TO counterclaim_past;


--
-- Name: FUNCTION unasked(dossier uuid); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.unasked(dossier uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.unasked(dossier uuid) TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.unasked(dossier uuid) TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.unasked(dossier uuid) TO counterclaim_past;


--
-- Name: FUNCTION verify(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.verify() FROM PUBLIC;


--
-- Name: FUNCTION withdrawal_right(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.withdrawal_right() FROM PUBLIC;


--
-- Name: FUNCTION zero_hash(); Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION counterclaim.zero_hash() FROM PUBLIC;
GRANT ALL ON FUNCTION counterclaim.zero_hash() TO counterclaim_api;
GRANT ALL ON FUNCTION counterclaim.zero_hash() TO counterclaim_member;
GRANT ALL ON FUNCTION counterclaim.zero_hash() TO counterclaim_past;


--
-- Name: FUNCTION as_of(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.as_of() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.as_of() TO counterclaim_past;


--
-- Name: FUNCTION hidden(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.hidden() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.hidden() TO counterclaim_api;
GRANT ALL ON FUNCTION iam.hidden() TO counterclaim_member;
GRANT ALL ON FUNCTION iam.hidden() TO counterclaim_accounts;
GRANT ALL ON FUNCTION iam.hidden() TO counterclaim_past;


--
-- Name: FUNCTION hidden_dossiers(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.hidden_dossiers() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.hidden_dossiers() TO counterclaim_api;
GRANT ALL ON FUNCTION iam.hidden_dossiers() TO counterclaim_member;
GRANT ALL ON FUNCTION iam.hidden_dossiers() TO counterclaim_accounts;
GRANT ALL ON FUNCTION iam.hidden_dossiers() TO counterclaim_past;


--
-- Name: FUNCTION hides(streams uuid[]); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.hides(streams uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION iam.hides(streams uuid[]) TO counterclaim_api;
GRANT ALL ON FUNCTION iam.hides(streams uuid[]) TO counterclaim_member;
GRANT ALL ON FUNCTION iam.hides(streams uuid[]) TO counterclaim_accounts;


--
-- Name: FUNCTION me(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.me() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.me() TO counterclaim_api;
GRANT ALL ON FUNCTION iam.me() TO counterclaim_member;
GRANT ALL ON FUNCTION iam.me() TO counterclaim_accounts;
GRANT ALL ON FUNCTION iam.me() TO counterclaim_past;


--
-- Name: FUNCTION moment(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.moment() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.moment() TO counterclaim_member;
GRANT ALL ON FUNCTION iam.moment() TO counterclaim_api;
GRANT ALL ON FUNCTION iam.moment() TO counterclaim_past;


--
-- Name: FUNCTION my_grant(roles text[]); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.my_grant(roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION iam.my_grant(roles text[]) TO counterclaim_api;
GRANT ALL ON FUNCTION iam.my_grant(roles text[]) TO counterclaim_member;
GRANT ALL ON FUNCTION iam.my_grant(roles text[]) TO counterclaim_accounts;


--
-- Name: FUNCTION my_roles(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.my_roles() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.my_roles() TO counterclaim_api;
GRANT ALL ON FUNCTION iam.my_roles() TO counterclaim_member;
GRANT ALL ON FUNCTION iam.my_roles() TO counterclaim_accounts;
GRANT ALL ON FUNCTION iam.my_roles() TO counterclaim_past;


--
-- Name: FUNCTION person_of_session(); Type: ACL; Schema: iam; Owner: counterclaim_owner
--

REVOKE ALL ON FUNCTION iam.person_of_session() FROM PUBLIC;
GRANT ALL ON FUNCTION iam.person_of_session() TO counterclaim_api;
GRANT ALL ON FUNCTION iam.person_of_session() TO counterclaim_member;
GRANT ALL ON FUNCTION iam.person_of_session() TO counterclaim_accounts;
GRANT ALL ON FUNCTION iam.person_of_session() TO counterclaim_past;


--
-- Name: TABLE assertion; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.assertion TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.assertion TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.assertion TO counterclaim_past;


--
-- Name: TABLE assignment; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.assignment TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.assignment TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.assignment TO counterclaim_past;


--
-- Name: TABLE attitude; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.attitude TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.attitude TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.attitude TO counterclaim_past;


--
-- Name: TABLE attribution; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.attribution TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.attribution TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.attribution TO counterclaim_past;


--
-- Name: TABLE claim; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.claim TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.claim TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.claim TO counterclaim_past;


--
-- Name: TABLE claim_kind; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.claim_kind TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.claim_kind TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.claim_kind TO counterclaim_past;


--
-- Name: TABLE claim_revision; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.claim_revision TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.claim_revision TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.claim_revision TO counterclaim_past;


--
-- Name: TABLE hold; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.hold TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.hold TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.hold TO counterclaim_past;


--
-- Name: TABLE current_hold; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.current_hold TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.current_hold TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.current_hold TO counterclaim_past;


--
-- Name: TABLE verdict; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.verdict TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.verdict TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.verdict TO counterclaim_past;


--
-- Name: TABLE current_verdict; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.current_verdict TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.current_verdict TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.current_verdict TO counterclaim_past;


--
-- Name: TABLE evidence; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.evidence TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.evidence TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.evidence TO counterclaim_past;


--
-- Name: TABLE excerpt; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.excerpt TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.excerpt TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.excerpt TO counterclaim_past;


--
-- Name: TABLE review_step; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.review_step TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.review_step TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.review_step TO counterclaim_past;


--
-- Name: TABLE last_approved; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.last_approved TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.last_approved TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.last_approved TO counterclaim_past;


--
-- Name: TABLE retraction; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.retraction TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.retraction TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.retraction TO counterclaim_past;


--
-- Name: TABLE live_assertion; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.live_assertion TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.live_assertion TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.live_assertion TO counterclaim_past;


--
-- Name: TABLE stream; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.stream TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.stream TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.stream TO counterclaim_past;


--
-- Name: COLUMN stream.version; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT UPDATE(version) ON TABLE counterclaim.stream TO counterclaim_api;


--
-- Name: COLUMN stream.head; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT UPDATE(head) ON TABLE counterclaim.stream TO counterclaim_api;


--
-- Name: COLUMN stream.state; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT UPDATE(state) ON TABLE counterclaim.stream TO counterclaim_api;


--
-- Name: TABLE standing; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.standing TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.standing TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.standing TO counterclaim_past;


--
-- Name: TABLE tainted_source; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.tainted_source TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.tainted_source TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.tainted_source TO counterclaim_past;


--
-- Name: TABLE claim_list; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.claim_list TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.claim_list TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.claim_list TO counterclaim_past;


--
-- Name: TABLE claim_role; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.claim_role TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.claim_role TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.claim_role TO counterclaim_past;


--
-- Name: TABLE comment; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.comment TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.comment TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.comment TO counterclaim_past;


--
-- Name: TABLE content_rule; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.content_rule TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.content_rule TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.content_rule TO counterclaim_past;


--
-- Name: TABLE reply; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.reply TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.reply TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.reply TO counterclaim_past;


--
-- Name: TABLE current_reply; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.current_reply TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.current_reply TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.current_reply TO counterclaim_past;


--
-- Name: TABLE designation; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.designation TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.designation TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.designation TO counterclaim_past;


--
-- Name: TABLE dossier; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.dossier TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.dossier TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.dossier TO counterclaim_past;


--
-- Name: TABLE entity; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.entity TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.entity TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.entity TO counterclaim_past;


--
-- Name: TABLE entity_name; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.entity_name TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.entity_name TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.entity_name TO counterclaim_past;


--
-- Name: TABLE entity_relation; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.entity_relation TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.entity_relation TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.entity_relation TO counterclaim_past;


--
-- Name: TABLE event; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.event TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.event TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.event TO counterclaim_past;


--
-- Name: TABLE external_review; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.external_review TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.external_review TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.external_review TO counterclaim_past;


--
-- Name: TABLE hand; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.hand TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.hand TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.hand TO counterclaim_past;


--
-- Name: TABLE handle; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.handle TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.handle TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.handle TO counterclaim_past;


--
-- Name: TABLE innermost; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.innermost TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.innermost TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.innermost TO counterclaim_past;


--
-- Name: TABLE may_wait; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.may_wait TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.may_wait TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.may_wait TO counterclaim_past;


--
-- Name: TABLE numbered; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.numbered TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.numbered TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.numbered TO counterclaim_past;


--
-- Name: TABLE publication; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.publication TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.publication TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.publication TO counterclaim_past;


--
-- Name: TABLE publication_claim; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.publication_claim TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.publication_claim TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.publication_claim TO counterclaim_past;


--
-- Name: TABLE publication_source; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.publication_source TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.publication_source TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.publication_source TO counterclaim_past;


--
-- Name: TABLE publication_terms; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.publication_terms TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.publication_terms TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.publication_terms TO counterclaim_past;


--
-- Name: TABLE publication_withdrawal; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.publication_withdrawal TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.publication_withdrawal TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.publication_withdrawal TO counterclaim_past;


--
-- Name: TABLE quantity; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.quantity TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.quantity TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.quantity TO counterclaim_past;


--
-- Name: TABLE question; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.question TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.question TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.question TO counterclaim_past;


--
-- Name: TABLE taken; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.taken TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.taken TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.taken TO counterclaim_past;


--
-- Name: TABLE queue; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.queue TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.queue TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.queue TO counterclaim_past;


--
-- Name: TABLE rating; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.rating TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.rating TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.rating TO counterclaim_past;


--
-- Name: TABLE relation; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.relation TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.relation TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.relation TO counterclaim_past;


--
-- Name: TABLE re_review; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.re_review TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.re_review TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.re_review TO counterclaim_past;


--
-- Name: TABLE re_review_words; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.re_review_words TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.re_review_words TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.re_review_words TO counterclaim_past;


--
-- Name: TABLE recusal; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.recusal TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.recusal TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.recusal TO counterclaim_past;


--
-- Name: TABLE reply_policy; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.reply_policy TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.reply_policy TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.reply_policy TO counterclaim_past;


--
-- Name: TABLE request; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.request TO counterclaim_api;


--
-- Name: TABLE search_note; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.search_note TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.search_note TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.search_note TO counterclaim_past;


--
-- Name: TABLE snapshot; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.snapshot TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.snapshot TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.snapshot TO counterclaim_past;


--
-- Name: TABLE source; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.source TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.source TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.source TO counterclaim_past;


--
-- Name: TABLE stance; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.stance TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.stance TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.stance TO counterclaim_past;


--
-- Name: TABLE transition; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT ON TABLE counterclaim.transition TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.transition TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.transition TO counterclaim_past;


--
-- Name: TABLE weighed; Type: ACL; Schema: counterclaim; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE counterclaim.weighed TO counterclaim_api;
GRANT SELECT ON TABLE counterclaim.weighed TO counterclaim_member;
GRANT SELECT ON TABLE counterclaim.weighed TO counterclaim_past;


--
-- Name: TABLE "grant"; Type: ACL; Schema: iam; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE iam."grant" TO counterclaim_api;
GRANT SELECT ON TABLE iam."grant" TO counterclaim_member;


--
-- Name: TABLE login; Type: ACL; Schema: iam; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE iam.login TO counterclaim_api;
GRANT SELECT ON TABLE iam.login TO counterclaim_member;


--
-- Name: TABLE login_end; Type: ACL; Schema: iam; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE iam.login_end TO counterclaim_api;
GRANT SELECT ON TABLE iam.login_end TO counterclaim_member;


--
-- Name: TABLE person; Type: ACL; Schema: iam; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE iam.person TO counterclaim_api;
GRANT SELECT ON TABLE iam.person TO counterclaim_member;
GRANT SELECT ON TABLE iam.person TO counterclaim_past;


--
-- Name: TABLE revocation; Type: ACL; Schema: iam; Owner: counterclaim_owner
--

GRANT SELECT,INSERT ON TABLE iam.revocation TO counterclaim_api;
GRANT SELECT ON TABLE iam.revocation TO counterclaim_member;


--
-- Name: DEFAULT PRIVILEGES FOR TYPES; Type: DEFAULT ACL; Schema: -; Owner: counterclaim_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE counterclaim_owner REVOKE ALL ON TYPES  FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: counterclaim_accounts
--

ALTER DEFAULT PRIVILEGES FOR ROLE counterclaim_accounts REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: counterclaim_api
--

ALTER DEFAULT PRIVILEGES FOR ROLE counterclaim_api REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: counterclaim_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE counterclaim_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- PostgreSQL database dump complete
--


