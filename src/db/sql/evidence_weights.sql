select e.claim, e.evidence, e.bearing, e.voice, e.root, e.root_publisher, e.why_not
from counterclaim.evidence_counts(array(select c.id from counterclaim.claim as c where c.dossier = $1)) as e
join counterclaim.claim as c on c.id = e.claim
order by c.code, e.evidence
