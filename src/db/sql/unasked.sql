select c.code, e.label::text as party
from counterclaim.unasked($1) as u
join counterclaim.claim as c on c.id = u.claim
join counterclaim.entity as e on e.id = u.party
order by c.code, e.label
