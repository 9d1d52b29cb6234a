-- How many claims stand in each state, of one dossier ($1) or all (null), since when, and who has them.
with standing as materialized (
  select
    c.code, s.state, coalesce(l.at, c.recorded_at) as since,
    h.id is not null as held,
    c.id in (select q.id from counterclaim.queue as q where q.overdue) as overdue,
    case
      when s.state in ('submitted', 'in_review') then coalesce(n.name::text, case when s.state = 'in_review' then (
        select p.name::text
        from counterclaim.taken as t
        join iam.person as p on p.id = t.by
        where t.claim = c.id) end, 'nobody')
      when s.state = 'draft' then (select p.name::text from iam.person as p where p.id = c.recorded_by)
    end as who
  from counterclaim.claim as c
  join counterclaim.standing as s on s.id = c.id
  left join lateral (
    select * from counterclaim.review_step as r where r.claim = c.id order by r.n desc limit 1) as l on true
  left join counterclaim.current_hold as h on h.claim = c.id
  left join lateral (
    select * from counterclaim.assignment as x where x.claim = c.id order by x.version desc limit 1) as a on true
  left join iam.person as n on n.id = a.reviewer
  where c.dossier = $1 or $1 is null
),
held_by as (
  select b.state, jsonb_object_agg(b.who, b.n) as who
  from (
    select g.state, g.who, count(*) as n from standing as g where g.who is not null group by g.state, g.who) as b
  group by b.state
)
select
  s.state,
  count(*) as claims,
  count(*) filter (where s.held) as on_hold,
  count(*) filter (where s.overdue) as overdue,
  (array_agg(s.code order by s.since, s.code))[1] as oldest,
  min(s.since) as since,
  coalesce(min(h.who::text), '{}')::jsonb as who
from standing as s
left join held_by as h on h.state = s.state
group by s.state
