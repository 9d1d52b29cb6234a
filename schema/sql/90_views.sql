-- What people and programs read. security_invoker: the reader's row-level security applies, not the owner's.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that was or was not there

do $$
declare
  v record;
begin
  for v in
    select format('%I.%I', p.schemaname, p.viewname) as name
    from pg_catalog.pg_views as p
    where p.schemaname = 'counterclaim'
  loop
    execute format('drop view if exists %s cascade', v.name);
  end loop;
end
$$;

create view counterclaim.live_assertion with (security_invoker = true) as
select a.*
from counterclaim.assertion as a
where not exists (select from counterclaim.retraction as x where x.assertion = a.id);

-- The last link of each live assertion: who, in the end, is said to hold it. An assertion is of one claim; with the
-- claim among the keys a condition on it reaches the tables.
create view counterclaim.innermost with (security_invoker = true) as
select distinct on (t.claim, t.assertion) t.*, a.excerpt, d.commitment
from counterclaim.live_assertion as a
join counterclaim.attribution as t on t.assertion = a.id and t.claim = a.claim
join counterclaim.attitude as d on d.code = t.attitude
order by t.claim, t.assertion, t.seq desc;

create view counterclaim.current_verdict with (security_invoker = true) as
select v.*
from counterclaim.verdict as v
where not exists (select from counterclaim.verdict as w where w.supersedes = v.id);

-- Party by claim. Every link before the innermost is a question of its own and none of this matrix.
create view counterclaim.stance with (security_invoker = true) as
select
  i.claim,
  coalesce(i.speaker, i.on_behalf_of) as speaker,
  i.speaker_label,
  i.on_behalf_of,
  case
    when bool_or(i.attitude = 'concedes') then 'concedes'
    when bool_or(i.commitment > 0) and bool_or(i.commitment < 0) then 'both'
    when bool_or(i.commitment > 0) then 'asserts'
    when bool_or(i.commitment < 0) then 'denies'
    when bool_or(i.attitude = 'doubts') then 'doubts'
    else 'other'
  end as stance,
  array_agg(distinct i.attitude) as attitudes,
  count(*) as assertions
from counterclaim.innermost as i
group by i.claim, i.speaker, i.speaker_label, i.on_behalf_of;

-- What reports and exports keep while a claim is under review again: its last approval, unless withdrawn
-- since.
create view counterclaim.last_approved with (security_invoker = true) as
select distinct on (s.claim)
  s.claim, s.n, s.revision, s.verdict, s.actor, s.at, s.eyes, s.version,
  -- whether who approved it had decided it
  coalesce((select v.recorded_by = s.actor from counterclaim.verdict as v where v.id = s.verdict), false) as by_decider
from counterclaim.review_step as s
where s.to_state in ('approved', 'withdrawn')
  and not exists (
    select from counterclaim.review_step as w
    where w.claim = s.claim and w.to_state = 'withdrawn' and w.n >= s.n)
order by s.claim, s.n desc;

-- The hold that is in force.
create view counterclaim.current_hold with (security_invoker = true) as
select h.*
from counterclaim.hold as h
where h.kind <> 'released'
  and not exists (select from counterclaim.hold as l where l.claim = h.claim and l.version > h.version);

-- When somebody last rated a claim; null where nobody has.
create or replace function counterclaim.decided_at(claim uuid) returns timestamptz
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (select max(v.recorded_at) from counterclaim.verdict as v where v.claim = decided_at.claim and v.scope = 'content');
end
$$;
revoke execute on function counterclaim.decided_at(uuid) from public;
grant execute on function counterclaim.decided_at(uuid) to counterclaim_member, counterclaim_api;

-- Who has a claim in review: whoever took it, decided on it or corrected it last; nobody where it was reopened since.
create view counterclaim.taken with (security_invoker = true) as
select distinct on (t.claim) t.claim, case when t.move <> 'reopen' then t.actor end as by
from counterclaim.review_step as t
where t.move in ('take', 'decide', 'correct', 'reopen')
order by t.claim, t.n desc;

-- Retracted sources and every source copied from one, however indirectly, as far as is known now; `root` is the
-- retracted one, and the moment that at which both were known: that it was retracted, and that this is a copy.
create view counterclaim.tainted_source with (security_invoker = true) as
with recursive tainted as (
  select x.source, x.source as root, x.kind, x.reason, x.recorded_at
  from counterclaim.retraction as x
  where x.source is not null
  union
  select
    r.source, t.root, t.kind, t.reason,
    greatest(t.recorded_at, (
      select min(q.recorded_at)
      from counterclaim.source_revision as q
      where q.source = r.source and q.derived_from = t.source))
  from tainted as t
  join counterclaim.source_revision as r on r.derived_from = t.source
  where not exists (select from counterclaim.source_revision as l where l.source = r.source and l.n > r.n)
)
select t.source, t.root, t.kind, t.reason, t.recorded_at from tainted as t;

-- Where each claim stands: its state and version. A stream's row knows no moment but the present, so as of another
-- they are read from the moves and from the log. Apart in a function that claims to be cheap: the reader of the present
-- never runs it, and would have every list planned for twice the rows.
create or replace function counterclaim.standing_then() returns table (id uuid, version int, state text)
language plpgsql stable rows 1 cost 1
set search_path = pg_catalog, pg_temp
as $$
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

create view counterclaim.standing with (security_invoker = true) as
select x.id, x.version, x.state
from (
  -- of which counterclaim_past sees no row; a condition in here would hide its index from what is joined to this
  select s.id, s.version, s.state from counterclaim.stream as s
  union all
  select t.id, t.version, t.state from counterclaim.standing_then() as t where current_user = 'counterclaim_past'
) as x
where x.state is not null;

-- Why a claim wants another look: what came since it was approved; and, of a claim that is or was in review, the sources
-- it rests on that were retracted since somebody last decided on it or approved it, or ever, where nobody has.
create view counterclaim.re_review with (security_invoker = true) as
select
  e.claim, e.recorded_at as at, 'new evidence' as what, e.bearing as kind, e.note as reason, e.source, e.source as root
from counterclaim.evidence as e
join counterclaim.last_approved as p on p.claim = e.claim and e.version > p.version
union all
select a.claim, a.recorded_at, 'new statement', null, null, q.source, q.source
from counterclaim.assertion as a
join counterclaim.last_approved as p on p.claim = a.claim and a.version > p.version
join counterclaim.excerpt as q on q.id = a.excerpt
union all
select
  x.stream, x.recorded_at,
  case
    when x.evidence is not null then 'evidence retracted'
    when x.assertion is not null then 'statement retracted'
    else 'relation retracted'
  end,
  x.kind, x.reason, q.source, q.source
from counterclaim.retraction as x
join counterclaim.last_approved as p on p.claim = x.stream and x.version > p.version
left join counterclaim.evidence as e on e.id = x.evidence
left join counterclaim.assertion as a on a.id = x.assertion
left join counterclaim.relation as r on r.id = x.relation
left join counterclaim.excerpt as q on q.id = coalesce(e.excerpt, a.excerpt, r.excerpt)
union all
-- either by what it quotes or by where that comes from
select e.claim, t.recorded_at, 'source retracted', t.kind, t.reason, t.source, t.root
from counterclaim.evidence as e
join counterclaim.tainted_source as t on t.source in (e.source, e.origin)
join counterclaim.standing as s on s.id = e.claim
left join counterclaim.last_approved as p on p.claim = e.claim
where (p.claim is not null or s.state in ('submitted', 'in_review', 'decided'))
  and coalesce(t.recorded_at > greatest(p.at, counterclaim.decided_at(e.claim)), true)
  and not exists (select from counterclaim.retraction as x where x.evidence = e.id)
union all
select a.claim, t.recorded_at, 'source retracted', t.kind, t.reason, t.source, t.root
from counterclaim.live_assertion as a
join counterclaim.excerpt as q on q.id = a.excerpt
join counterclaim.tainted_source as t on t.source = q.source
join counterclaim.standing as s on s.id = a.claim
left join counterclaim.last_approved as p on p.claim = a.claim
where (p.claim is not null or s.state in ('submitted', 'in_review', 'decided'))
  and coalesce(t.recorded_at > greatest(p.at, counterclaim.decided_at(a.claim)), true);

-- The same in words, each once.
create view counterclaim.re_review_words with (security_invoker = true) as
select
  x.claim, min(x.at) as at,
  case x.what
    when 'source retracted' then
      'source ' || s.name
      || case when x.root <> x.source then ', a copy of ' || o.name || ',' else '' end
      || ' retracted ' || x.day || ': ' || replace(x.kind, '_', ' ') || coalesce(', ' || x.reason, '')
    when 'new evidence' then 'new evidence ' || x.day || ': ' || x.kind || coalesce(', source ' || s.name, '')
    when 'new statement' then 'stated again ' || x.day || coalesce(', source ' || s.name, '')
    else x.what || ' ' || x.day || coalesce(': ' || x.reason, '') || coalesce(', source ' || s.name, '')
  end as why
from (
  select y.*, c.dossier, to_char(y.at at time zone 'UTC', 'YYYY-MM-DD') as day
  from counterclaim.re_review as y
  join counterclaim.claim as c on c.id = y.claim) as x
left join lateral (
  select coalesce(
    (select '`' || min(h.handle) || '`' from counterclaim.handle as h where h.source = x.source and h.dossier = x.dossier),
    (
      select '“' || (r.csl ->> 'title') || '”'
      from counterclaim.source_revision as r
      where r.source = x.source
      order by r.n desc
      limit 1),
    x.source::text) as name) as s on x.source is not null
left join lateral (
  select coalesce(
    (select '`' || min(h.handle) || '`' from counterclaim.handle as h where h.source = x.root and h.dossier = x.dossier),
    (
      select '“' || (r.csl ->> 'title') || '”'
      from counterclaim.source_revision as r
      where r.source = x.root
      order by r.n desc
      limit 1),
    x.root::text) as name) as o on x.root <> x.source
group by x.claim, 3;

create view counterclaim.claim_list with (security_invoker = true) as
select
  c.id, c.code, c.dossier, c.kind, c.priority,
  s.state, s.version,
  r.n as revision, r.statement, r.language, r.valid, r.outer_span,
  v.rating as verdict, v.confidence,
  p.revision as approved_revision, pv.rating as approved_verdict, p.at as approved_at,
  case when p.claim is not null and s.state <> 'approved' then l.at end as under_review_since,
  case when p.claim is not null and s.state <> 'approved' then coalesce(l.reason, l.public_note) end
    as under_review_reason,
  -- the same as a row of re_review, in a form that a list can afford; a draft is written anew anyway
  p.claim is not null and (
    exists (select from counterclaim.evidence as e where e.claim = c.id and e.version > p.version)
    or exists (select from counterclaim.assertion as a where a.claim = c.id and a.version > p.version)
    or exists (select from counterclaim.retraction as x where x.stream = c.id and x.version > p.version))
  or (p.claim is not null or s.state in ('submitted', 'in_review', 'decided')) and (
    exists (
      select from counterclaim.tainted_source as x
      join counterclaim.evidence as e on x.source in (e.source, e.origin)
      where e.claim = c.id and coalesce(x.recorded_at > greatest(p.at, counterclaim.decided_at(c.id)), true)
        and not exists (select from counterclaim.retraction as y where y.evidence = e.id))
    or exists (
      select from counterclaim.tainted_source as x
      join counterclaim.excerpt as q on q.source = x.source
      join counterclaim.live_assertion as a on a.excerpt = q.id
      where a.claim = c.id and coalesce(x.recorded_at > greatest(p.at, counterclaim.decided_at(c.id)), true))
  ) as needs_re_review,
  v.revisit,
  h.kind as hold, h.reason as hold_reason, h.until as hold_until,
  -- under which policy it was approved, and whether by who decided it
  p.eyes as approved_eyes, coalesce(p.by_decider, false) as approved_by_decider
from counterclaim.claim as c
join counterclaim.standing as s on s.id = c.id
join lateral (
  select * from counterclaim.claim_revision as r where r.claim = c.id order by r.n desc limit 1) as r on true
left join lateral (
  select * from counterclaim.current_verdict as v where v.claim = c.id and v.scope = 'content' limit 1) as v on true
left join lateral (
  select * from counterclaim.last_approved as p where p.claim = c.id limit 1) as p on true
left join counterclaim.verdict as pv on pv.id = p.verdict
-- the first step after the approval is what brought it back under review
left join lateral (
  select * from counterclaim.review_step as l where l.claim = c.id and l.n > p.n order by l.n limit 1) as l on true
left join counterclaim.current_hold as h on h.claim = c.id;

-- Those words, oldest first. A function, so that lists in which nothing is flagged do not plan the views it reads.
create or replace function counterclaim.re_review_why(claim uuid) returns text[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select x.why
    from counterclaim.re_review_words as x
    where x.claim = re_review_why.claim
    order by x.at, x.why);
end
$$;
revoke execute on function counterclaim.re_review_why(uuid) from public;
grant execute on function counterclaim.re_review_why(uuid) to counterclaim_member, counterclaim_api;

-- The right of reply as it stands: the last word on each request.
create view counterclaim.current_reply with (security_invoker = true) as
select r.*, r.outcome in ('asked', 'extension') as open
from counterclaim.reply as r
where not exists (select from counterclaim.reply as l where l.supersedes = r.id);

-- Claims that may wait for somebody: all that do are among these, and each part is found by an index, however many claims
-- there are. A claim that was approved and is a draft again was returned; what is brought after the draft has no capacity.
create view counterclaim.may_wait with (security_invoker = true) as
select s.id from counterclaim.standing as s where s.state in ('submitted', 'in_review', 'decided')
union
select v.claim from counterclaim.verdict as v where v.revisit <= ((select iam.moment()) at time zone 'UTC')::date
union
select r.claim from counterclaim.reply as r where r.outcome in ('asked', 'extension') and r.deadline < (select iam.moment())
union
select t.claim from counterclaim.review_step as t where t.move = 'return'
union
select e.claim from counterclaim.evidence as e where e.capacity is null
union
select a.claim from counterclaim.assertion as a where a.capacity is null
union
select x.stream from counterclaim.retraction as x
union
select w.claim
from counterclaim.tainted_source as x
cross join lateral (
  select e.claim from counterclaim.evidence as e where e.source = x.source
  union all
  select e.claim from counterclaim.evidence as e where e.origin = x.source
  union all
  select a.claim
  from counterclaim.excerpt as q
  join counterclaim.assertion as a on a.excerpt = q.id
  where q.source = x.source) as w;

-- What waits for somebody: in review, returned, flagged for another review, due again, or with a reply overdue.
-- Order it by hold, priority, due, since; where there are many claims, ask for those that `may_wait` has.
create view counterclaim.queue with (security_invoker = true) as
select
  c.*,
  case when c.needs_re_review then counterclaim.re_review_why(c.id) else '{}' end as needs_re_review_why,
  a.reviewer, a.due,
  case when c.state = 'in_review' then (select t.by from counterclaim.taken as t where t.claim = c.id) end as taken_by,
  l.at as since, l.move as last_move, coalesce(l.reason, l.public_note) as last_reason,
  o.deadline as reply_overdue, o.parties as reply_parties,
  -- past its due date, or with a reply or a hold that ran out
  coalesce(a.due < n.today, false) or coalesce(c.hold_until < n.today, false) or o.deadline is not null as overdue,
  c.state = 'approved' and coalesce(c.revisit <= n.today, false) as due_again
from counterclaim.claim_list as c
cross join (select ((select iam.moment()) at time zone 'UTC')::date as today) as n
left join lateral (
  select * from counterclaim.assignment as a where a.claim = c.id order by a.version desc limit 1) as a
  on a.reviewer is not null
left join lateral (
  select * from counterclaim.review_step as l where l.claim = c.id order by l.n desc limit 1) as l on true
left join lateral (
  select min(r.deadline) as deadline, coalesce(array_agg(distinct e.label::text), '{}') as parties
  from counterclaim.current_reply as r
  join counterclaim.entity as e on e.id = r.party
  where r.claim = c.id and r.open and r.deadline < (select iam.moment())) as o on true
where c.state in ('submitted', 'in_review', 'decided')
  or c.state = 'approved' and c.revisit <= n.today
  or c.id in (select r.claim from counterclaim.current_reply as r where r.open and r.deadline < (select iam.moment()))
  -- three events at least: made, submitted, returned
  or c.state = 'draft' and c.version >= 3 and (
    select t.move from counterclaim.review_step as t where t.claim = c.id order by t.n desc limit 1) = 'return'
  -- an approved claim has five events at least: this spares fresh drafts, most of an import, everything else
  -- it takes
  or c.version >= 5 and c.needs_re_review;

grant select on
  counterclaim.live_assertion, counterclaim.innermost, counterclaim.current_verdict, counterclaim.stance,
  counterclaim.last_approved, counterclaim.current_hold, counterclaim.taken, counterclaim.tainted_source, counterclaim.re_review,
  counterclaim.re_review_words, counterclaim.standing, counterclaim.claim_list, counterclaim.current_reply,
  counterclaim.may_wait, counterclaim.queue
  to counterclaim_member, counterclaim_api;
grant execute on function counterclaim.standing_then() to counterclaim_member, counterclaim_api;
reset role;
