-- How the review of one claim ($1) stands; keys are documented in ops::review.
with policy as materialized (
  select p.* from counterclaim.policy($1) as p
),
mine as materialized (
  select
    iam.person_of_session() as person,
    iam.my_roles() as roles,
    (select h.capacity from counterclaim.hand as h where h.claim = $1 and h.person = iam.person_of_session()) as capacity,
    counterclaim.recused_from(iam.person_of_session(), array[$1]) is not null as recused
)
select jsonb_build_object(
  'eyes', p.eyes,
  'needs_re_review', l.needs_re_review,
  'assigned', (
    select case when a.reviewer is not null then jsonb_build_object(
      'to', r.name, 'due', a.due, 'note', a.note, 'by', b.name, 'at', a.recorded_at) end
    from counterclaim.assignment as a
    join iam.person as b on b.id = a.recorded_by
    left join iam.person as r on r.id = a.reviewer
    where a.claim = $1
    order by a.version desc
    limit 1),
  'hands', (
    select coalesce(jsonb_agg(jsonb_build_object('person', n.name, 'capacity', h.capacity) order by h.capacity, n.name), '[]')
    from counterclaim.hand as h
    join iam.person as n on n.id = h.person
    where h.claim = $1),
  'steps', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'move', s.move, 'from', s.from_state, 'to', s.to_state, 'by', n.name, 'role', s.role, 'at', s.at, 'eyes', s.eyes,
      'reason', s.reason, 'note', s.public_note) order by s.n), '[]')
    from counterclaim.review_step as s
    join iam.person as n on n.id = s.actor
    where s.claim = $1),
  'missing', (
    select coalesce(jsonb_agg(jsonb_build_object('rule', g.name, 'words', g.detail)), '[]')
    from counterclaim.rule_gap($1) as g),
  'comments', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', c.id, 'by', n.name, 'at', c.recorded_at, 'text', c.text, 'answers', c.answers) order by c.recorded_at, c.id), '[]')
    from counterclaim.comment as c
    join iam.person as n on n.id = c.recorded_by
    where c.claim = $1),
  'replies', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'party', e.label, 'outcome', r.outcome, 'asked', r.asked_at, 'channel', r.channel, 'deadline', r.deadline,
      'overdue', r.open and r.deadline < (select iam.moment()), 'reason', r.reason, 'answer', x.exact) order by e.label, r.id), '[]')
    from counterclaim.current_reply as r
    join counterclaim.entity as e on e.id = r.party
    left join counterclaim.excerpt as x on x.id = r.excerpt
    where r.claim = $1),
  'your_hand', m.capacity,
  'recused', m.recused,
  'moves', (
    select coalesce(jsonb_agg(distinct jsonb_build_object(
      'move', t.move, 'to', t.to_state, 'role', t.role,
      'needs', case when t.needs_reason then 'a reason' when t.needs_note then 'a public note' end)), '[]')
    from counterclaim.transition as t
    where t.from_state = l.state and t.eyes = p.eyes and t.role = any (m.roles) and not m.recused
      and (t.capacity = 'none' or t.capacity = m.capacity or m.capacity is null and t.preferred))
) as value
from counterclaim.claim_list as l
cross join policy as p
cross join mine as m
where l.id = $1
