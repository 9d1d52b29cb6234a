declare prov no scroll cursor for
-- What of the record belongs to dossiers ($1); a section of the PROV document follows.
with recursive
claims as materialized (
  select c.*, d.slug::text as slug
  from counterclaim.claim as c
  join counterclaim.dossier as d on d.id = c.dossier
  where c.dossier = any ($1)
),
statements as materialized (
  select a.* from counterclaim.assertion as a where a.claim in (select c.id from claims as c)
),
items as materialized (
  select e.* from counterclaim.evidence as e where e.claim in (select c.id from claims as c)
),
excerpts as materialized (
  select e.*
  from counterclaim.excerpt as e
  where e.id in (select s.excerpt from statements as s union select i.excerpt from items as i)
),
sources (id) as materialized (
  (
    select h.source from counterclaim.handle as h where h.dossier = any ($1) and h.source is not null
    union
    select e.source from excerpts as e
    union
    select i.origin from items as i where i.origin is not null
  )
  union
  select r.derived_from
  from sources as s
  join counterclaim.source_revision as r on r.source = s.id
  where r.derived_from is not null
),
works as materialized (
  select s.*, r.csl ->> 'title' as title, r.publisher, r.issued, r.reliability, r.derived_from
  from counterclaim.source as s
  join lateral (
    select * from counterclaim.source_revision as w where w.source = s.id order by w.n desc limit 1) as r on true
  where s.id in (select x.id from sources as x)
),
publications as materialized (
  select p.id, p.dossier, p.n, p.sha256, p.supersedes, p.version, p.recorded_at, p.recorded_by
  from counterclaim.publication as p
  where p.dossier = any ($1)
),
streams (id) as materialized (
  select c.id from claims as c
  union all
  select s.id from sources as s
  union all
  select d.id from counterclaim.dossier as d where d.id = any ($1)
)
