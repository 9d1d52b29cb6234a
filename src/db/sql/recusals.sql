-- Who keeps out of a dossier ($1) now.
select r.person, p.name::text as name, r.reason, r.recorded_at as since, b.name::text as recorded_by
from (
  select distinct on (x.person) x.*
  from counterclaim.recusal as x
  where x.dossier = $1
  order by x.person, x.version desc
) as r
join iam.person as p on p.id = r.person
join iam.person as b on b.id = r.recorded_by
where not r.ended
order by p.name, r.person
