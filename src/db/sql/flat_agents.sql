-- The agents of a dossier ($1) that go by one of these folded names ($2). Joined, and not `= any`: for that the index of
-- trigrams seems cheap, and searches for each name.
select distinct n.search_key as key, e.id as entity, min(h.handle) over (partition by n.search_key, e.id) as handle
from unnest($2) as w (key)
join counterclaim.entity_name as n on n.search_key = w.key
join counterclaim.entity as e on e.id = n.entity and e.is_agent
join counterclaim.handle as h on h.entity = e.id and h.dossier = $1
order by key, handle
