-- The one way a claim moves through the review.
set local role counterclaim_api;

-- Refuses arguments that a move does not know.
create or replace function api.check_arguments(arguments jsonb) returns void
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
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

-- Inserts the verdicts of decide and correct, each superseding the current one of its target. Returns the
-- rows as stored.
create or replace function api.put_verdicts(
  claim uuid, kind text, capacity text, me uuid, next_version int, at timestamptz, occasion text, arguments jsonb
) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set bytea_output = 'hex'
set standard_conforming_strings = on
as $$
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

-- Inserts what the content verdict was given in knowledge of: as said, or as the verdict said that it
-- affirms.
create or replace function api.put_weighed(
  claim uuid, verdict jsonb, me uuid, next_version int, at timestamptz, arguments jsonb
) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set bytea_output = 'hex'
set standard_conforming_strings = on
as $$
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

-- Moves a claim that the caller has seen at `expected_version`.
create or replace function api.move(
  claim_id uuid, expected_version int, move_name text, arguments jsonb, request_id uuid
) returns setof counterclaim.receipt
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

-- Many moves, [{claim, version, move, arguments}], all or none; refused with the list of all that are
-- refused. Each has a request id of its own, derived from this one, so that a retry finds every first
-- receipt.
create or replace function api.moves(moves jsonb, request_id uuid) returns setof counterclaim.receipt
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

grant execute on function api.move(uuid, int, text, jsonb, uuid), api.moves(jsonb, uuid) to counterclaim_member;
reset role;
