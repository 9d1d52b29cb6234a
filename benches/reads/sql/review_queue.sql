-- counterclaim review queue
select
  q.code, q.kind, q.priority, q.state, q.statement, q.verdict, q.needs_re_review, q.needs_re_review_why, q.revisit,
  q.hold, q.hold_reason, q.hold_until, q.reviewer, q.due, q.taken_by, q.since, q.last_move, q.last_reason,
  q.reply_overdue, q.reply_parties, q.overdue, q.due_again, p.name as who
from counterclaim.queue as q
left join iam.person as p on p.id = coalesce(q.reviewer, q.taken_by)
order by q.hold is not null, q.priority, q.due nulls last, q.since, q.code
limit 1000
