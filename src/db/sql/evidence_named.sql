-- The evidence with the number $2 of the claim with the code $1, taken back or not.
select n.id
from counterclaim.claim as c
join counterclaim.numbered as n on n.claim = c.id and n.what = 'evidence'
where c.code = $1 and n.number = $2
