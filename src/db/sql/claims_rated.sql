-- Codes of the claims that have or had one of the content verdicts $1: of a dossier ($2, null for all), after the code $3,
-- at most $4.
select distinct c.code
from counterclaim.verdict as v
join counterclaim.claim as c on c.id = v.claim
where v.scope = 'content' and v.rating = any ($1)
  and (c.dossier = $2 or $2 is null)
  and c.code > $3
order by c.code
limit $4
