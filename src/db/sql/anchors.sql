select a.excerpt, a.anchor
from counterclaim.anchors(array(select e.id from counterclaim.excerpt as e where e.source = any ($1))) as a
order by a.excerpt
