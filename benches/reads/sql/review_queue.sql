-- counterclaim review queue: first the order of what may wait, by its keys alone, then what is told of the first of it
select
  q.code, q.kind, q.priority, q.state, q.statement, q.verdict, q.needs_re_review, q.needs_re_review_why, q.revisit,
  q.hold, q.hold_reason, q.hold_until, q.reviewer, q.due, q.taken_by, q.since, q.last_move, q.last_reason,
  q.reply_overdue, q.reply_parties, q.overdue, q.due_again, p.name as who
from counterclaim.queue as q
left join iam.person as p on p.id = coalesce(q.reviewer, q.taken_by)
where q.code = any (array(
  with candidate as materialized (
    select w.id from counterclaim.may_wait as w
  ),
  keyed as materialized (
    select
      c.code,
      row (h.id is not null, c.priority, coalesce(a.due, 'infinity'), coalesce(l.at, 'infinity'), c.code) as key
    from candidate as w
    join lateral (select * from counterclaim.claim as c where c.id = w.id limit 1) as c on true
    left join lateral (
      select h.id from counterclaim.current_hold as h where h.claim = c.id limit 1) as h on true
    left join lateral (
      select * from counterclaim.assignment as a where a.claim = c.id order by a.version desc limit 1) as a
      on a.reviewer is not null
    left join lateral (
      select l.at from counterclaim.review_step as l where l.claim = c.id order by l.n desc limit 1) as l on true
  )
  select k.code
  from keyed as k
  order by k.key
  limit 200))
order by q.hold is not null, q.priority, q.due nulls last, q.since, q.code
limit 200
