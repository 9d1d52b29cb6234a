-- What publications print of a claim ($1), or rest on a source ($2) or on what was copied from it, newest first.
with recursive copy as (
  select $2::uuid as source where $2 is not null
  union
  select r.source
  from copy as c
  join counterclaim.source_revision as r on r.derived_from = c.source
  where not exists (  -- what was said of it last
    select from counterclaim.source_revision as l where l.source = r.source and l.n > r.n)
)
select
  p.id as publication, d.slug, p.n, t.published, s.n as superseded_by, w.recorded_at as withdrawn_at, k.code, v.statement, g.rating,
  coalesce((
    select array_agg(distinct f order by f)
    from counterclaim.publication_source as x
    cross join unnest(x.footnotes) as f
    where x.publication = p.id and x.claim = c.claim and ($2 is null or x.source in (select y.source from copy as y))
  ), '{}') as footnotes
from counterclaim.publication_claim as c
join counterclaim.publication as p on p.id = c.publication
join counterclaim.publication_terms as t on t.publication = p.id
join counterclaim.dossier as d on d.id = p.dossier
join counterclaim.claim as k on k.id = c.claim
join counterclaim.claim_revision as v on v.claim = c.claim and v.n = c.revision
join counterclaim.verdict as g on g.id = c.verdict
left join counterclaim.publication as s on s.supersedes = p.id
left join counterclaim.publication_withdrawal as w on w.publication = p.id
where ($1 is null or c.claim = $1)
  and ($2 is null or exists (
    select from counterclaim.publication_source as x
    where x.publication = p.id and x.claim = c.claim and x.source in (select y.source from copy as y)))
order by t.published desc, d.slug, k.code
