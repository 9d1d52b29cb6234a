-- Sources by handle, those without one last: of a dossier ($1, null for all), at most $2; a null from $3 to $9 is no
-- condition; after the source $10 (null for all). Excerpts are counted to 1000. The page comes first: what is told of each
-- is looked up for it alone.
with named as materialized (
  select h.source as id, h.handle, h.dossier
  from counterclaim.handle as h
  join lateral (
    select * from counterclaim.source_revision as r where r.source = h.source order by r.n desc limit 1) as r on true
  where h.source is not null and (h.dossier = $1 or $1 is null)
    and ($10 is null or (h.handle, h.dossier) > (
      (
        select o.handle
        from counterclaim.handle as o
        where o.source = $10 and (o.dossier = $1 or $1 is null)
        order by o.handle, o.dossier
        limit 1),
      (
        select o.dossier
        from counterclaim.handle as o
        where o.source = $10 and (o.dossier = $1 or $1 is null)
        order by o.handle, o.dossier
        limit 1)))
    -- by its first handle alone; asked row by row, because a page has few
    and (h.handle, h.dossier) = (
      select o.handle, o.dossier
      from counterclaim.handle as o
      where o.source = h.source and (o.dossier = $1 or $1 is null)
      order by o.handle, o.dossier
      limit 1)
    and (r.csl ->> 'type' = $3 or $3 is null)
    and (r.publisher = $4 or $4 is null)
    and (r.reliability = $5 or $5 is null)
    and (r.origin = $6 or $6 is null)
    and ($7 is null or $7 = exists (select from counterclaim.retraction as x where x.source = h.source))
    and ($8 is null
      or $8 = exists (select from counterclaim.snapshot as n where n.source = h.source and n.body is not null))
    and ($9 is null or strpos(
      lower(concat_ws(
        ' ', h.handle, r.csl ->> 'title', (select s.url from counterclaim.source as s where s.id = h.source))), lower($9)) > 0)
  order by h.handle, h.dossier
  limit $2
),
-- looked for where the others do not fill the page
unnamed as materialized (
  select s.id, null::text as handle, null::uuid as dossier
  from counterclaim.source as s
  join lateral (
    select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
  where $1 is null and (select count(*) from named) < $2
    and ($10 is null or s.id > $10 or exists (select from counterclaim.handle as o where o.source = $10))
    and not exists (select from counterclaim.handle as h where h.source = s.id)
    and (r.csl ->> 'type' = $3 or $3 is null)
    and (r.publisher = $4 or $4 is null)
    and (r.reliability = $5 or $5 is null)
    and (r.origin = $6 or $6 is null)
    and ($7 is null or $7 = exists (select from counterclaim.retraction as x where x.source = s.id))
    and ($8 is null
      or $8 = exists (select from counterclaim.snapshot as n where n.source = s.id and n.body is not null))
    and ($9 is null or strpos(
      lower(concat_ws(
        ' ', r.csl ->> 'title', (select s.url from counterclaim.source as s where s.id = s.id))), lower($9)) > 0)
  order by s.id
  limit $2
),
page as (
  select n.* from named as n
  union all
  select u.* from unnamed as u
)
select
  p.id, p.handle, r.csl ->> 'title' as title, r.csl ->> 'type' as csl_type,
  (select e.label from counterclaim.entity as e where e.id = r.publisher) as publisher, r.issued::text as issued,
  r.reliability, r.origin,
  exists (select from counterclaim.snapshot as n where n.source = p.id and n.body is not null) as held,
  exists (select from counterclaim.retraction as x where x.source = p.id) as retracted,
  (select count(*) from (select from counterclaim.excerpt as e where e.source = p.id limit 1000) as e) as excerpts,
  (select s.url from counterclaim.source as s where s.id = p.id) as url
from page as p
join lateral (
  select * from counterclaim.source_revision as r where r.source = p.id order by r.n desc limit 1) as r on true
order by p.handle, p.dossier, p.id
limit $2
