-- Handles of questions that begin with $2: of the dossier with the slug $1 (null for all), at most $3.
select distinct h.handle::text as name, q.text as about
from counterclaim.handle as h
join counterclaim.question as q on q.id = h.question
where starts_with(h.handle::text, $2)
  and ($1 is null or h.dossier = (select d.id from counterclaim.dossier as d where d.slug = $1))
order by name
limit $3
