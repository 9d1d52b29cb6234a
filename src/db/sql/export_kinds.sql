-- What the agents of dossiers ($1) with these names ($2, folded) are; of several with one name the oldest.
select distinct on (h.dossier, n.search_key) h.dossier, n.search_key as key, e.kind
from counterclaim.entity_name as n
join counterclaim.entity as e on e.id = n.entity and e.is_agent
join counterclaim.handle as h on h.entity = e.id and h.dossier = any ($1)
where n.search_key = any ($2)
order by h.dossier, n.search_key, e.id
