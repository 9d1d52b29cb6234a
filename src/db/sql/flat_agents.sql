-- The agents of a dossier ($1) that go by one of these folded names ($2).
select distinct n.search_key as key, e.id as entity, min(h.handle) over (partition by n.search_key, e.id) as handle
from counterclaim.entity_name as n
join counterclaim.entity as e on e.id = n.entity and e.is_agent
join counterclaim.handle as h on h.entity = e.id and h.dossier = $1
where n.search_key = any ($2)
order by key, handle
