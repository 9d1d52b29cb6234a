-- Entities by label: of a dossier ($1, null for all), of a kind ($2, null for all), at most $3.
select
  e.id, h.handle, e.label, e.kind,
  (select count(distinct l.assertion)
    from counterclaim.attribution as l
    join counterclaim.live_assertion as a on a.id = l.assertion
    where l.speaker = e.id or l.on_behalf_of = e.id) as assertions,
  array(
    select n.name::text from counterclaim.entity_name as n where n.entity = e.id and n.name <> e.label order by n.id
  ) as names
from counterclaim.entity as e
left join lateral (
  select h.handle
  from counterclaim.handle as h
  where h.entity = e.id and (h.dossier = $1 or $1 is null)
  order by h.handle
  limit 1) as h on true
where ($1 is null or h.handle is not null) and (e.kind = $2 or $2 is null)
order by e.label, e.id
limit $3
