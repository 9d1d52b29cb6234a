-- The sources of a dossier ($1) at these addresses ($2) and those with these ids ($3), oldest first, with what is held of
-- them; $4 is what took words from rows.
with found as (
  select s.id, s.url
  from counterclaim.source as s
  where s.url = any ($2) and exists (select from counterclaim.handle as h where h.source = s.id and h.dossier = $1)
  union
  select s.id, s.url from counterclaim.source as s where s.id = any ($3)
)
select
  f.id, f.url, r.publisher,
  exists (
    select from counterclaim.snapshot as n
    where n.source = f.id and n.body is not null and n.tool is distinct from $4) as is_captured,
  (select min(n.retrieved_at) from counterclaim.snapshot as n where n.source = f.id and n.tool = $4) as first_words
from found as f
cross join lateral (
  select r.publisher
  from counterclaim.source_revision as r
  where r.source = f.id
  order by r.n desc
  limit 1) as r
order by f.id
