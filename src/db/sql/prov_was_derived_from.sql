-- What each comes from: revisions from those before them, quotations from captures, copies from what they copy.
select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', x.made,
    'prov:usedEntity', x.used,
    'prov:type', case when x.kind is not null then jsonb_build_object('$', x.kind, 'type', 'prov:QUALIFIED_NAME') end))::text
    as node
from (
  (select format('cc:snapshot-%s', n.id) as made, format('cc:source-%s', n.source) as used, null as kind
  from counterclaim.snapshot as n
  where n.source in (select s.id from sources as s)
  order by n.id)
  union all
  (select format('cc:excerpt-%s', e.id), format('cc:snapshot-%s', e.snapshot), null
  from excerpts as e
  where e.snapshot is not null
  order by e.id)
  union all
  (select format('cc:excerpt-%s', e.id), format('cc:source-%s', e.source), null
  from excerpts as e
  where e.snapshot is null
  order by e.id)
  union all
  (select format('cc:statement-%s', s.id), format('cc:excerpt-%s', s.excerpt), 'prov:PrimarySource'
  from statements as s
  order by s.id)
  union all
  (select format('cc:evidence-%s', i.id), format('cc:excerpt-%s', i.excerpt), 'prov:PrimarySource'
  from items as i
  order by i.id)
  union all
  (select format('cc:claim-%s-%s', s.claim, r.n), format('cc:statement-%s', s.id), null
  from statements as s
  join lateral (
    select r.n
    from counterclaim.claim_revision as r
    where r.claim = s.claim and r.version <= s.version
    order by r.n desc
    limit 1) as r on true
  order by s.id)
  union all
  (select format('cc:claim-%s-%s', r.claim, r.n), format('cc:claim-%s-%s', r.claim, r.n - 1), 'prov:Revision'
  from counterclaim.claim_revision as r
  where r.claim in (select c.id from claims as c) and r.n > 1
  order by r.claim, r.n)
  union all
  (select format('cc:source-%s', w.id), format('cc:source-%s', w.derived_from), null
  from works as w
  where w.derived_from is not null
  order by w.id)
  union all
  (select format('cc:verdict-%s', v.id), format('cc:claim-%s-%s', v.claim, v.revision), null
  from counterclaim.verdict as v
  where v.claim in (select c.id from claims as c)
  order by v.id)
  union all
  (select format('cc:verdict-%s', v.id), format('cc:verdict-%s', v.supersedes), 'prov:Revision'
  from counterclaim.verdict as v
  where v.claim in (select c.id from claims as c) and v.supersedes is not null
  order by v.id)
  union all
  (select format('cc:verdict-%s', g.verdict), format('cc:evidence-%s', g.evidence), null
  from counterclaim.weighed as g
  where g.claim in (select c.id from claims as c)
  order by g.verdict, g.evidence)
  union all
  (select format('cc:report-%s', p.publication), format('cc:claim-%s-%s', p.claim, p.revision), null
  from counterclaim.publication_claim as p
  where p.dossier = any ($1)
  order by p.publication, p.claim)
  union all
  (select format('cc:report-%s', p.publication), format('cc:verdict-%s', p.verdict), null
  from counterclaim.publication_claim as p
  where p.dossier = any ($1)
  order by p.publication, p.claim)
  union all
  (select format('cc:report-%s', p.id), format('cc:report-%s', p.supersedes), 'prov:Revision'
  from publications as p
  where p.supersedes is not null
  order by p.id)
) as x
