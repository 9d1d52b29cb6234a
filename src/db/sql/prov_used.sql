-- What each event went by.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', e.source, e.version),
    'prov:entity', format('cc:snapshot-%s', e.snapshot)))::text as node
from excerpts as e
where e.snapshot is not null
order by e.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', s.claim, s.version),
    'prov:entity', format('cc:excerpt-%s', s.excerpt)))::text as node
from statements as s
order by s.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', i.claim, i.version),
    'prov:entity', format('cc:excerpt-%s', i.excerpt)))::text as node
from items as i
order by i.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', v.claim, v.version),
    'prov:entity', format('cc:claim-%s-%s', v.claim, v.revision)))::text as node
from counterclaim.verdict as v
where v.claim in (select c.id from claims as c)
order by v.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', g.claim, g.version),
    'prov:entity', format('cc:evidence-%s', g.evidence)))::text as node
from counterclaim.weighed as g
where g.claim in (select c.id from claims as c)
order by g.verdict, g.evidence)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', w.claim, w.version),
    'prov:entity', format('cc:verdict-%s', w.verdict)))::text as node
from counterclaim.review_step as w
where w.claim in (select c.id from claims as c) and w.verdict is not null
order by w.claim, w.n)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', p.dossier, p.version),
    'prov:entity', format('cc:verdict-%s', p.verdict)))::text as node
from counterclaim.publication_claim as p
where p.dossier = any ($1)
order by p.publication, p.claim)
