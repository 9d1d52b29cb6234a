-- Handles of sources that begin with $2: of the dossier with the slug $1 (null for all), at most $3.
select distinct h.handle::text as name, coalesce(r.csl ->> 'title', s.url, 'no title') as about
from counterclaim.handle as h
join counterclaim.source as s on s.id = h.source
join lateral (
  select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
where starts_with(h.handle::text, $2)
  and ($1 is null or h.dossier = (select d.id from counterclaim.dossier as d where d.slug = $1))
order by name
limit $3
