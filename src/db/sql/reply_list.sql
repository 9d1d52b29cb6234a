-- Requests for a reply as they stand, of one dossier ($1) or all (null), to one party ($2) or all (null); those that are
-- open alone ($3), or overdue ($4); at most $5, after the request $6 (null for all).
select
  c.code, w.statement, d.slug as dossier, e.label::text as party, r.outcome, r.asked_at, r.channel, r.deadline,
  (select min(h.handle) from counterclaim.handle as h where h.entity = r.party and h.dossier = c.dossier) as handle,
  r.open, r.open and r.deadline < (select iam.moment()) as overdue, r.reason, x.exact as answer,
  (select coalesce(s.csl ->> 'title', o.url, o.id::text)
    from counterclaim.source as o
    join counterclaim.source_revision as s on s.source = o.id
    where o.id = x.source
    order by s.n desc
    limit 1) as source,
  p.name::text as recorded_by, r.recorded_at, r.id
from counterclaim.current_reply as r
join counterclaim.claim as c on c.id = r.claim
join counterclaim.dossier as d on d.id = c.dossier
join counterclaim.entity as e on e.id = r.party
join iam.person as p on p.id = r.recorded_by
join lateral (
  select n.statement from counterclaim.claim_revision as n where n.claim = c.id order by n.n desc limit 1) as w on true
left join counterclaim.excerpt as x on x.id = r.excerpt
cross join lateral (select row (not r.open, coalesce(r.deadline, 'infinity'), e.label, c.code, r.id) as key) as z
where (c.dossier = $1 or $1 is null) and (r.party = $2 or $2 is null)
  and (r.open or not ($3 or $4))
  and (not $4 or r.deadline < (select iam.moment()))
  and ($6 is null or z.key > (
    select row (not o.open, coalesce(o.deadline, 'infinity'), l.label, k.code, o.id)
    from (
      -- whose answer came meanwhile is where it would be now
      select a.*, a.outcome in ('asked', 'extension') as open from counterclaim.reply as a where a.id = $6) as o
    join counterclaim.entity as l on l.id = o.party
    join counterclaim.claim as k on k.id = o.claim))
order by z.key
limit $5
