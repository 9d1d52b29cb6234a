-- The holds in force on a dossier's claims ($1).
select h.claim, h.kind, h.until, h.recorded_at
from counterclaim.claim as c
join lateral (
  select * from counterclaim.hold as x where x.claim = c.id order by x.version desc limit 1) as h on true
where c.dossier = $1 and h.kind <> 'released'
