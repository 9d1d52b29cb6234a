-- The titles of the sources at addresses ($2) in dossiers ($1); of several at one address the oldest.
select distinct on (h.dossier, s.url) h.dossier, s.url, r.title
from counterclaim.source as s
join counterclaim.handle as h on h.source = s.id and h.dossier = any ($1)
join lateral (
  select w.csl ->> 'title' as title
  from counterclaim.source_revision as w
  where w.source = s.id
  order by w.n desc
  limit 1) as r on true
where s.url = any ($2)
order by h.dossier, s.url, s.id
