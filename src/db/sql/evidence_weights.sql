select c.id as claim, e.evidence, e.bearing, e.voice, e.root, e.root_publisher, e.why_not
from counterclaim.claim as c
cross join lateral counterclaim.evidence_count(c.id) as e
where c.dossier = $1
order by c.code, e.evidence
