-- What each event went by.
select
  null::text as id,
  jsonb_build_object('prov:activity', x.activity, 'prov:entity', x.entity)::text as node
from (
  (select format('cc:event-%s-%s', e.source, e.version) as activity, format('cc:snapshot-%s', e.snapshot) as entity
  from excerpts as e
  where e.snapshot is not null
  order by e.id)
  union all
  (select format('cc:event-%s-%s', s.claim, s.version), format('cc:excerpt-%s', s.excerpt)
  from statements as s
  order by s.id)
  union all
  (select format('cc:event-%s-%s', i.claim, i.version), format('cc:excerpt-%s', i.excerpt)
  from items as i
  order by i.id)
  union all
  (select format('cc:event-%s-%s', v.claim, v.version), format('cc:claim-%s-%s', v.claim, v.revision)
  from counterclaim.verdict as v
  where v.claim in (select c.id from claims as c)
  order by v.id)
  union all
  (select format('cc:event-%s-%s', g.claim, g.version), format('cc:evidence-%s', g.evidence)
  from counterclaim.weighed as g
  where g.claim in (select c.id from claims as c)
  order by g.verdict, g.evidence)
  union all
  (select format('cc:event-%s-%s', w.claim, w.version), format('cc:verdict-%s', w.verdict)
  from counterclaim.review_step as w
  where w.claim in (select c.id from claims as c) and w.verdict is not null
  order by w.claim, w.n)
  union all
  (select format('cc:event-%s-%s', p.dossier, p.version), format('cc:verdict-%s', p.verdict)
  from counterclaim.publication_claim as p
  where p.dossier = any ($1)
  order by p.publication, p.claim)
) as x
