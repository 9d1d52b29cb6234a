-- Whose each is: wordings, verdicts and reports the desk’s people’s, sources their publishers’.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:claim-%s-%s', r.claim, r.n),
    'prov:agent', format('cc:person-%s', r.recorded_by)))::text as node
from counterclaim.claim_revision as r
where r.claim in (select c.id from claims as c)
order by r.claim, r.n)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:verdict-%s', v.id),
    'prov:agent', format('cc:person-%s', v.recorded_by)))::text as node
from counterclaim.verdict as v
where v.claim in (select c.id from claims as c)
order by v.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:report-%s', p.id),
    'prov:agent', format('cc:person-%s', p.recorded_by)))::text as node
from publications as p
order by p.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:source-%s', w.id),
    'prov:agent', format('cc:party-%s', w.publisher)))::text as node
from works as w
where w.publisher is not null and not w.confidential
order by w.id)
