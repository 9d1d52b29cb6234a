-- The statements of claims ($1): their words, and the innermost link.
select a.claim, e.source, e.exact, l.speaker, l.said::text as said
from counterclaim.assertion as a
join counterclaim.excerpt as e on e.id = a.excerpt
cross join lateral (
  select l.speaker, l.said
  from counterclaim.attribution as l
  where l.assertion = a.id
  order by l.seq desc
  limit 1) as l
where a.claim = any ($1)
