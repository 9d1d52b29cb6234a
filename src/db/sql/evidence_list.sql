-- The live evidence of a dossier ($1), or of one claim of it ($2, null for all), by claim and number. What was taken back
-- keeps its number.
select
  c.code, (select count(*) from counterclaim.evidence as b where b.claim = v.claim and b.id <= v.id) as number, v.bearing, v.credibility, h.handle as source,
  coalesce(o.label, p.label)::text as voice, x.exact as quote, v.record, v.against_interest, v.note, v.id
from counterclaim.evidence as v
join counterclaim.claim as c on c.id = v.claim
join counterclaim.excerpt as x on x.id = v.excerpt
left join lateral (
  select min(h.handle) as handle
  from counterclaim.handle as h
  where h.source = v.source and h.dossier = c.dossier) as h on true
left join lateral (
  select r.publisher
  from counterclaim.source_revision as r
  where r.source = v.source
  order by r.n desc
  limit 1) as s on true
left join counterclaim.entity as o on o.id = v.voice
left join counterclaim.entity as p on p.id = s.publisher
where c.dossier = $1 and ($2 is null or c.id = $2)
  and not exists (select from counterclaim.retraction as t where t.evidence = v.id)
order by c.code, v.id
