-- The one way content gets in.
set local role counterclaim_api;

-- Refuses what is no list of objects with these keys and no other: a misspelt key must not pass for none.
create or replace function api.check_shape(place text, list jsonb, keys text[]) returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
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

-- The ids among a batch's references that are not there or may not be seen, as the caller sent them; null
-- when none. One answer for both: a foreign key would tell which, and `quoted` would try a hidden text word
-- by word.
create or replace function api.missing_references(batch jsonb) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set row_security = on
as $$
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

-- Records a batch, {table: [row, ...]}, whole or not at all, and appends one event to each stream it touches.
-- Rows are inserted table by table in the order of content_rule and, within one, in the order of the array.
create or replace function api.record(batch jsonb, request_id uuid) returns setof counterclaim.receipt
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set bytea_output = 'hex'
set standard_conforming_strings = on
set row_security = on
as $$
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
$$;

grant execute on function api.record(jsonb, uuid) to counterclaim_member;
reset role;
