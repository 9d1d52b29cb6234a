-- Claims that an entity ($1) speaks to, in person or through others, or that are about it.
select t.claim
from counterclaim.attribution as t
where $1 in (t.speaker, t.on_behalf_of)
union
select r.claim
from counterclaim.claim_role as r
where r.entity = $1
union
select r.claim
from counterclaim.reply as r
where r.party = $1
