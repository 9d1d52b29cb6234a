-- The live evidence of a dossier ($1), or of one claim of it ($2, null for all), by claim and number, at most $3, after the
-- evidence $4 (null for all). What was taken back keeps its number. The voice is that which the evidence rule counts. The
-- page comes first: what is told of each is looked up for it alone.
with last as materialized (
  select c.code, v.version, v.id
  from counterclaim.evidence as v
  join counterclaim.claim as c on c.id = v.claim
  where v.id = $4
),
page as materialized (
  select c.code, c.dossier, c.id as claim, v.id, v.version
  from counterclaim.claim as c
  cross join lateral (
    select v.id, v.version
    from counterclaim.evidence as v
    where v.claim = c.id
      and not exists (select from counterclaim.retraction as t where t.evidence = v.id)
    order by v.version, v.id
    limit $3) as v
  where c.dossier = $1 and (c.id = $2 or $2 is null)
    and ($4 is null or c.code >= (select l.code from last as l))
    and ($4 is null or c.code > (select l.code from last as l)
      or (v.version, v.id) > ((select l.version from last as l), $4))
  order by c.code, v.version, v.id
  limit $3
)
select
  p.code, (select n.number from counterclaim.numbered as n where n.claim = v.claim and n.id = v.id) as number,
  v.bearing, v.credibility,
  (
    select min(h.handle)
    from counterclaim.handle as h
    where h.source = v.source and h.dossier = p.dossier) as source,
  e.label::text as voice,
  (select x.exact from counterclaim.excerpt as x where x.id = v.excerpt) as quote, v.record, v.against_interest, v.note, v.id
from page as p
join lateral (select * from counterclaim.evidence as v where v.id = p.id limit 1) as v on true
left join counterclaim.evidence_counts(array(select distinct k.claim from page as k)) as w on w.evidence = v.id
left join lateral (
  select r.publisher
  from counterclaim.source_revision as r
  where r.source = v.source
  order by r.n desc
  limit 1) as s on true
-- no coalesce: the planner takes it for leaky, and under row-level security would not use the index
left join lateral (
  select e.label
  from counterclaim.entity as e
  where e.id = case when w.voice is not null then w.voice when v.voice is not null then v.voice else s.publisher end
  limit 1) as e on true
order by p.code, p.version, p.id
