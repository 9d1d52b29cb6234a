-- Codes of the claims that may wait for somebody, of a dossier ($1, null for all), in the order of the queue, after that
-- of the claim with the code $2 (null for all), which need not wait any more.
with candidate as materialized (
  select w.id, true as may_wait from counterclaim.may_wait as w
  union all
  select c.id, false from counterclaim.claim as c where c.code = $2
),
keyed as materialized (
  select
    c.code, c.dossier, w.may_wait,
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
where k.may_wait
  and (k.dossier = $1 or $1 is null)
  and ($2 is null or k.key > (select o.key from keyed as o where not o.may_wait))
order by k.key
