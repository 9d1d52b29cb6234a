-- When a dossier ($1) last changed: its own stream, its claims', and those of the sources that its claims quote.
select max(e.at) as at
from counterclaim.event as e
where e.stream = $1
  or e.stream in (select c.id from counterclaim.claim as c where c.dossier = $1)
  or e.stream in (select h.source from counterclaim.handle as h where h.dossier = $1 and h.source is not null)
