-- The live evidence of a dossier ($1), or of one claim of it ($2, null for all), by claim and number. What was taken back
-- keeps its number. The voice is that which the evidence rule counts.
select
  c.code, (select n.number from counterclaim.numbered as n where n.claim = v.claim and n.id = v.id) as number,
  v.bearing, v.credibility, h.handle as source, p.label::text as voice, x.exact as quote, v.record, v.against_interest, v.note, v.id
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
left join counterclaim.evidence_counts(array(
  select k.id from counterclaim.claim as k where k.dossier = $1 and ($2 is null or k.id = $2))) as w on w.evidence = v.id
left join counterclaim.entity as p on p.id = coalesce(w.voice, v.voice, s.publisher)
where c.dossier = $1 and ($2 is null or c.id = $2)
  and not exists (select from counterclaim.retraction as t where t.evidence = v.id)
order by c.code, v.version, v.id
