-- Which event brought each entity.
select
  null::text as id,
  jsonb_build_object(
    'prov:entity', x.entity,
    'prov:activity', x.activity,
    'prov:time', to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text as node
from (
  (select format('cc:dossier-%s', d.id) as entity, format('cc:event-%s-%s', d.id, d.version) as activity, d.recorded_at as at
  from counterclaim.dossier as d
  where d.id = any ($1)
  order by d.id)
  union all
  (select format('cc:claim-%s', c.id), format('cc:event-%s-%s', c.id, c.version), c.recorded_at
  from claims as c
  order by c.id)
  union all
  (select format('cc:claim-%s-%s', r.claim, r.n), format('cc:event-%s-%s', r.claim, r.version), r.recorded_at
  from counterclaim.claim_revision as r
  where r.claim in (select c.id from claims as c)
  order by r.claim, r.n)
  union all
  (select format('cc:source-%s', w.id), format('cc:event-%s-%s', w.id, w.version), w.recorded_at
  from works as w
  order by w.id)
  union all
  (select format('cc:snapshot-%s', n.id), format('cc:event-%s-%s', n.source, n.version), n.recorded_at
  from counterclaim.snapshot as n
  where n.source in (select s.id from sources as s)
  order by n.id)
  union all
  (select format('cc:excerpt-%s', e.id), format('cc:event-%s-%s', e.source, e.version), e.recorded_at
  from excerpts as e
  order by e.id)
  union all
  (select format('cc:statement-%s', s.id), format('cc:event-%s-%s', s.claim, s.version), s.recorded_at
  from statements as s
  order by s.id)
  union all
  (select format('cc:evidence-%s', i.id), format('cc:event-%s-%s', i.claim, i.version), i.recorded_at
  from items as i
  order by i.id)
  union all
  (select format('cc:verdict-%s', v.id), format('cc:event-%s-%s', v.claim, v.version), v.recorded_at
  from counterclaim.verdict as v
  where v.claim in (select c.id from claims as c)
  order by v.id)
  union all
  (select format('cc:report-%s', p.id), format('cc:event-%s-%s', p.dossier, p.version), p.recorded_at
  from publications as p
  order by p.id)
) as x
