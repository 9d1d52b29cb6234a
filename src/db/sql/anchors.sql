select e.id as excerpt, counterclaim.anchor(e.id) as anchor
from counterclaim.excerpt as e
where e.source = any ($1)
order by e.id
