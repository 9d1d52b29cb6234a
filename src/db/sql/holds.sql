-- The holds in force on a dossier's claims ($1).
select h.claim, h.kind, h.until, h.recorded_at
from counterclaim.claim as c
join counterclaim.current_hold as h on h.claim = c.id
where c.dossier = $1
