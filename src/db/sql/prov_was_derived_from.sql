-- What each comes from: revisions from those before them, quotations from captures, copies from what they copy.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:snapshot-%s', n.id),
    'prov:usedEntity', format('cc:source-%s', n.source)))::text as node
from counterclaim.snapshot as n
where n.source in (select s.id from sources as s)
order by n.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:excerpt-%s', e.id),
    'prov:usedEntity', format('cc:snapshot-%s', e.snapshot)))::text as node
from excerpts as e
where e.snapshot is not null
order by e.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:excerpt-%s', e.id),
    'prov:usedEntity', format('cc:source-%s', e.source)))::text as node
from excerpts as e
where e.snapshot is null
order by e.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:statement-%s', s.id),
    'prov:usedEntity', format('cc:excerpt-%s', s.excerpt),
    'prov:type', jsonb_build_object('$', 'prov:PrimarySource', 'type', 'prov:QUALIFIED_NAME')))::text as node
from statements as s
order by s.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:evidence-%s', i.id),
    'prov:usedEntity', format('cc:excerpt-%s', i.excerpt),
    'prov:type', jsonb_build_object('$', 'prov:PrimarySource', 'type', 'prov:QUALIFIED_NAME')))::text as node
from items as i
order by i.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:claim-%s-%s', s.claim, r.n),
    'prov:usedEntity', format('cc:statement-%s', s.id)))::text as node
from statements as s
join lateral (
  select r.n
  from counterclaim.claim_revision as r
  where r.claim = s.claim and r.version <= s.version
  order by r.n desc
  limit 1) as r on true
order by s.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:claim-%s-%s', r.claim, r.n),
    'prov:usedEntity', format('cc:claim-%s-%s', r.claim, r.n - 1),
    'prov:type', jsonb_build_object('$', 'prov:Revision', 'type', 'prov:QUALIFIED_NAME')))::text as node
from counterclaim.claim_revision as r
where r.claim in (select c.id from claims as c) and r.n > 1
order by r.claim, r.n)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:source-%s', w.id),
    'prov:usedEntity', format('cc:source-%s', w.derived_from)))::text as node
from works as w
where w.derived_from is not null
order by w.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:verdict-%s', v.id),
    'prov:usedEntity', format('cc:claim-%s-%s', v.claim, v.revision)))::text as node
from counterclaim.verdict as v
where v.claim in (select c.id from claims as c)
order by v.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:verdict-%s', v.id),
    'prov:usedEntity', format('cc:verdict-%s', v.supersedes),
    'prov:type', jsonb_build_object('$', 'prov:Revision', 'type', 'prov:QUALIFIED_NAME')))::text as node
from counterclaim.verdict as v
where v.claim in (select c.id from claims as c) and v.supersedes is not null
order by v.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:verdict-%s', g.verdict),
    'prov:usedEntity', format('cc:evidence-%s', g.evidence)))::text as node
from counterclaim.weighed as g
where g.claim in (select c.id from claims as c)
order by g.verdict, g.evidence)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:report-%s', p.publication),
    'prov:usedEntity', format('cc:claim-%s-%s', p.claim, p.revision)))::text as node
from counterclaim.publication_claim as p
where p.dossier = any ($1)
order by p.publication, p.claim)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:report-%s', p.publication),
    'prov:usedEntity', format('cc:verdict-%s', p.verdict)))::text as node
from counterclaim.publication_claim as p
where p.dossier = any ($1)
order by p.publication, p.claim)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:generatedEntity', format('cc:report-%s', p.id),
    'prov:usedEntity', format('cc:report-%s', p.supersedes),
    'prov:type', jsonb_build_object('$', 'prov:Revision', 'type', 'prov:QUALIFIED_NAME')))::text as node
from publications as p
where p.supersedes is not null
order by p.id)
