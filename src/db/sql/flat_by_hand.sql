-- The titled sources of a dossier ($1) without address whose handles do not begin with $2.
select s.id, r.title, r.publisher
from counterclaim.handle as h
join counterclaim.source as s on s.id = h.source and s.url is null
cross join lateral (
  select r.csl ->> 'title' as title, r.publisher
  from counterclaim.source_revision as r
  where r.source = s.id
  order by r.n desc
  limit 1) as r
where h.dossier = $1 and not starts_with(h.handle, $2) and r.title is not null
order by s.id
