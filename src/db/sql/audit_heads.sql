select s.id, s.kind, s.version, s.head, s.state, l.to_state as last_state
from counterclaim.stream as s
left join (
  select distinct on (r.claim) r.claim, r.to_state
  from counterclaim.review_step as r
  where ($1::uuid is null or r.claim > $1) and r.claim <= $2
  order by r.claim, r.n desc
) as l on l.claim = s.id
where ($1::uuid is null or s.id > $1) and s.id <= $2
order by s.id
limit $3
