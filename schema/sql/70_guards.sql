-- What holds for everybody, the tables' owner included, and in replica mode too: triggers that are always
-- enabled.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that was or was not there

create or replace function counterclaim.append_only() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform counterclaim.refuse(
    'append_only', format('append-only: %s on %s.%s', lower(tg_op), tg_table_schema, tg_table_name),
    jsonb_build_object('table', tg_table_name, 'operation', lower(tg_op)));
  return null;
end
$$;

-- A logged erasure takes a payload together with its salt. Nothing else of an event changes.
create or replace function counterclaim.only_erase() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
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

-- A head moves by one event at a time, and never into another stream.
create or replace function counterclaim.only_forward() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if new.id <> old.id or new.kind <> old.kind or new.version <> old.version + 1 then
    perform counterclaim.refuse(
      'append_only', 'append-only: a head moves forward by one event',
      jsonb_build_object('table', 'stream', 'operation', 'update'));
  end if;
  return new;
end
$$;

-- The head is the latest event, the state the latest step. Deferred to commit, and it reads the rows again: a
-- transaction may write several events, and all but the last would fail against the row that fired it.
create or replace function counterclaim.check_stream() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
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

-- Content comes only in the states that content_rule names, whoever inserts it. Once a statement, over all
-- its rows.
create or replace function counterclaim.content_frozen() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
as $$
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
$$;

-- Evidence is taken back by who brought it, or by somebody who is a reviewer or an editor at that time.
create or replace function counterclaim.retraction_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
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

-- The exact text stands in the snapshot at its span, character by character; what surrounds it is cut here.
create or replace function counterclaim.anchor_excerpt() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
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

create or replace function counterclaim.quoted_in_excerpt() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
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

do $$
declare
  t record;
begin
  for t in
    select format('%I.%I', p.schemaname, p.tablename) as name, p.tablename
    from pg_catalog.pg_tables as p
    where p.schemaname in ('counterclaim', 'iam')
      and left(p.tablename, 2) <> '__'  -- the migrations' own bookkeeping
  loop
    execute format('drop trigger if exists append_only on %s', t.name);
    execute format(
      'create trigger append_only before %s on %s for each row execute function counterclaim.append_only()',
      case when t.tablename in ('event', 'stream') then 'delete' else 'update or delete' end, t.name);
    execute format('alter table %s enable always trigger append_only', t.name);
    execute format('drop trigger if exists append_only_truncate on %s', t.name);
    execute format(
      'create trigger append_only_truncate before truncate on %s for each statement'
      ' execute function counterclaim.append_only()', t.name);
    execute format('alter table %s enable always trigger append_only_truncate', t.name);
  end loop;

  for t in
    select format('counterclaim.%I', r.name) as name from counterclaim.content_rule as r where r.states is not null
  loop
    execute format('drop trigger if exists content_frozen on %s', t.name);
    execute format(
      'create trigger content_frozen after insert on %s referencing new table as brought for each statement'
      ' execute function counterclaim.content_frozen()', t.name);
    execute format('alter table %s enable always trigger content_frozen', t.name);
  end loop;

  foreach t.name in array array['stream', 'event', 'review_step'] loop
    execute format('drop trigger if exists check_stream on counterclaim.%I', t.name);
    execute format(
      'create constraint trigger check_stream after insert%s on counterclaim.%I deferrable initially deferred'
      ' for each row execute function counterclaim.check_stream()',
      case when t.name = 'stream' then ' or update' end, t.name);
    execute format('alter table counterclaim.%I enable always trigger check_stream', t.name);
  end loop;
end
$$;

drop trigger if exists only_erase on counterclaim.event;
create trigger only_erase before update on counterclaim.event
  for each row execute function counterclaim.only_erase();
alter table counterclaim.event enable always trigger only_erase;

drop trigger if exists only_forward on counterclaim.stream;
create trigger only_forward before update on counterclaim.stream
  for each row execute function counterclaim.only_forward();
alter table counterclaim.stream enable always trigger only_forward;

drop trigger if exists anchor on counterclaim.excerpt;
create trigger anchor before insert on counterclaim.excerpt
  for each row execute function counterclaim.anchor_excerpt();
alter table counterclaim.excerpt enable always trigger anchor;

drop trigger if exists quoted on counterclaim.attribution;
create trigger quoted after insert on counterclaim.attribution
  for each row when (new.quoted is not null) execute function counterclaim.quoted_in_excerpt();
alter table counterclaim.attribution enable always trigger quoted;

drop trigger if exists retraction_right on counterclaim.retraction;
create trigger retraction_right before insert on counterclaim.retraction
  for each row execute function counterclaim.retraction_right();
alter table counterclaim.retraction enable always trigger retraction_right;
reset role;
