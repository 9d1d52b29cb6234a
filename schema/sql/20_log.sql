-- Appending to the log, and finding what a repeated request did the first time. Nobody but other functions of
-- counterclaim_api may call these.
set local role counterclaim_api;

-- One event for each stream that `parts` touch; heads move along. The caller holds the streams' locks.
create or replace function api.append_events(
  parts counterclaim.part[], operation text, actor uuid, request uuid, at timestamptz, new_state text default null
) returns setof counterclaim.receipt
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set bytea_output = 'hex'
set standard_conforming_strings = on
as $$
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

-- Takes a request id. True: it was used before, by the same person with the same arguments, and the caller
-- returns the first call's receipts. A second call waits here until the first has committed or rolled back.
create or replace function api.replays(request_id uuid, person uuid, arguments text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
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
reset role;
