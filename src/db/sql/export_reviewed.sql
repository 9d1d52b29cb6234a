declare export_reviewed no scroll cursor for
-- The claims of a dossier ($1) that are approved, or under review again after they were.
select c.id
from counterclaim.claim as c
join lateral (
  select p.revision from counterclaim.last_approved as p where p.claim = c.id limit 1) as p on true
where c.dossier = $1
order by c.code
