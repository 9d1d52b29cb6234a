-- Which event brought each entity.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:dossier-%s', d.id),
    'prov:activity', format('cc:event-%s-%s', d.id, d.version),
    'prov:time', to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from counterclaim.dossier as d
where d.id = any ($1)
order by d.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:claim-%s', c.id),
    'prov:activity', format('cc:event-%s-%s', c.id, c.version),
    'prov:time', to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from claims as c
order by c.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:claim-%s-%s', r.claim, r.n),
    'prov:activity', format('cc:event-%s-%s', r.claim, r.version),
    'prov:time', to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from counterclaim.claim_revision as r
where r.claim in (select c.id from claims as c)
order by r.claim, r.n)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:source-%s', w.id),
    'prov:activity', format('cc:event-%s-%s', w.id, w.version),
    'prov:time', to_char(w.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from works as w
order by w.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:snapshot-%s', n.id),
    'prov:activity', format('cc:event-%s-%s', n.source, n.version),
    'prov:time', to_char(n.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from counterclaim.snapshot as n
where n.source in (select s.id from sources as s)
order by n.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:excerpt-%s', e.id),
    'prov:activity', format('cc:event-%s-%s', e.source, e.version),
    'prov:time', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from excerpts as e
order by e.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:statement-%s', s.id),
    'prov:activity', format('cc:event-%s-%s', s.claim, s.version),
    'prov:time', to_char(s.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from statements as s
order by s.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:evidence-%s', i.id),
    'prov:activity', format('cc:event-%s-%s', i.claim, i.version),
    'prov:time', to_char(i.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from items as i
order by i.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:verdict-%s', v.id),
    'prov:activity', format('cc:event-%s-%s', v.claim, v.version),
    'prov:time', to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from counterclaim.verdict as v
where v.claim in (select c.id from claims as c)
order by v.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:report-%s', p.id),
    'prov:activity', format('cc:event-%s-%s', p.dossier, p.version),
    'prov:time', to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as node
from publications as p
order by p.id)
