-- What the streams with these ids ($1) are called: a claim's code, a dossier's slug, a person's name …
select c.id, 'C-' || c.code as label from counterclaim.claim as c where c.id = any ($1)
union all
select d.id, d.slug::text from counterclaim.dossier as d where d.id = any ($1)
union all
select e.id, e.label::text from counterclaim.entity as e where e.id = any ($1)
union all
select p.id, p.name::text from iam.person as p where p.id = any ($1)
union all
select s.id, coalesce(r.csl ->> 'title', s.url, s.id::text)
from counterclaim.source as s
join lateral (
  select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
where s.id = any ($1)
