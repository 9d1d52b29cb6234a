-- The approved claims of a dossier ($1) that are on hold.
select c.code, h.kind, h.until
from counterclaim.held($1) as h
join counterclaim.claim as c on c.id = h.claim
order by c.code
