-- Sources by handle: of a dossier ($1, null for all), at most $2; a null from $3 on is no condition.
select l.*
from (
  select
    s.id, h.handle, r.csl ->> 'title' as title, r.csl ->> 'type' as csl_type, p.label as publisher, r.issued::text as issued,
    r.reliability, r.origin,
    exists (select from counterclaim.snapshot as n where n.source = s.id and n.body is not null) as held,
    exists (select from counterclaim.retraction as x where x.source = s.id) as retracted,
    (select count(*) from counterclaim.excerpt as e where e.source = s.id) as excerpts,
    s.url, r.publisher as publisher_id
  from counterclaim.source as s
  join lateral (
    select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
  left join counterclaim.entity as p on p.id = r.publisher
  left join lateral (
    select h.handle
    from counterclaim.handle as h
    where h.source = s.id and (h.dossier = $1 or $1 is null)
    order by h.handle
    limit 1) as h on true
  where $1 is null or h.handle is not null) as l
where (l.csl_type = $3 or $3 is null)
  and (l.publisher_id = $4 or $4 is null)
  and (l.reliability = $5 or $5 is null)
  and (l.origin = $6 or $6 is null)
  and (l.retracted = $7 or $7 is null)
  and (l.held = $8 or $8 is null)
  and (strpos(lower(concat_ws(' ', l.handle, l.title, l.url)), lower($9)) > 0 or $9 is null)
order by l.handle, l.id
limit $2
