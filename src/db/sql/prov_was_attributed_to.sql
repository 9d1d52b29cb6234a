-- Whose each is: wordings, verdicts and reports the desk’s people’s, sources their publishers’.
select
  null::text as id,
  jsonb_build_object('prov:entity', x.entity, 'prov:agent', x.agent)::text as node
from (
  (select format('cc:claim-%s-%s', r.claim, r.n) as entity, format('cc:person-%s', r.recorded_by) as agent
  from counterclaim.claim_revision as r
  where r.claim in (select c.id from claims as c)
  order by r.claim, r.n)
  union all
  (select format('cc:verdict-%s', v.id), format('cc:person-%s', v.recorded_by)
  from counterclaim.verdict as v
  where v.claim in (select c.id from claims as c)
  order by v.id)
  union all
  (select format('cc:report-%s', p.id), format('cc:person-%s', p.recorded_by)
  from publications as p
  order by p.id)
  union all
  (select format('cc:source-%s', w.id), format('cc:party-%s', w.publisher)
  from works as w
  where w.publisher is not null and not w.confidential
  order by w.id)
) as x
