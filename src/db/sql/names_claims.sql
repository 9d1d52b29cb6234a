-- Claims by code, or by handle where $2 begins one: of the dossier with the slug $1 (null for all); first those that the
-- move $3 (null for none) starts from; at most $4.
select n.name, replace(n.state, '_', ' ') || ': ' || n.statement as about
from (
  select 'C-' || c.code as name, c.code, c.state, c.statement, c.dossier
  from counterclaim.claim_list as c
  where starts_with('C-' || c.code, upper($2))
  union all
  select h.handle::text, c.code, c.state, c.statement, h.dossier
  from counterclaim.handle as h
  join counterclaim.claim_list as c on c.id = h.claim
  where $2 <> '' and starts_with(h.handle::text, $2)) as n
where $1 is null or n.dossier = (select d.id from counterclaim.dossier as d where d.slug = $1)
order by
  exists (select from counterclaim.transition as t where t.move = $3 and t.from_state = n.state) desc, n.code, n.name
limit $4
