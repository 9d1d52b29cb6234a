-- Entities of a kind ($2, null for all), at most $3, after the entity $4 (null for all): of a dossier ($1) by handle, or
-- all (null) by label. Statements are counted to 1000. The page comes first: what is told of each is looked up for it alone.
with page as materialized (
  (
    select e.id, null::text as handle, e.label::text as place
    from counterclaim.entity as e
    where $1 is null and (e.kind = $2 or $2 is null)
      and ($4 is null or (e.label, e.id) > ((select o.label from counterclaim.entity as o where o.id = $4), $4))
    order by e.label, e.id
    limit $3
  )
  union all
  (
    select h.entity, h.handle, h.handle
    from counterclaim.handle as h
    where h.dossier = $1 and h.entity is not null
      and ($4 is null or h.handle > (
        select min(o.handle) from counterclaim.handle as o where o.entity = $4 and o.dossier = $1))
      and ($2 is null or (select e.kind from counterclaim.entity as e where e.id = h.entity) = $2)
      -- by its first handle alone; asked row by row, because a page has few
      and h.handle = (
        select min(o.handle) from counterclaim.handle as o where o.entity = h.entity and o.dossier = h.dossier)
    order by h.handle
    limit $3
  )
)
select
  p.id,
  coalesce(
    p.handle, (select h.handle from counterclaim.handle as h where h.entity = p.id order by h.handle limit 1)) as handle,
  e.label, e.kind,
  (
    select count(distinct l.assertion)
    from (
      -- of the counted, those that stand
      (select l.assertion from counterclaim.attribution as l where l.speaker = p.id limit 1000)
      union all
      (select l.assertion from counterclaim.attribution as l where l.on_behalf_of = p.id limit 1000)) as l
    where not exists (select from counterclaim.retraction as x where x.assertion = l.assertion)) as assertions,
  array(
    select n.name::text from counterclaim.entity_name as n where n.entity = p.id and n.name <> e.label order by n.id
  ) as names
from page as p
join lateral (select * from counterclaim.entity as e where e.id = p.id limit 1) as e on true
order by p.place, p.id
