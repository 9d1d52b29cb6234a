-- Entities: what there is. A confidential source is there, without what could lead to it.
(select
  format('cc:dossier-%s', d.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Dossier', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', r.title,
    'cc:dossier', d.slug))::text as node
from counterclaim.dossier as d
join lateral (
  select w.title from counterclaim.dossier_revision as w where w.dossier = d.id order by w.n desc limit 1) as r on true
where d.id = any ($1)
order by d.id)
union all
(select
  format('cc:claim-%s', c.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Claim', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', format('C-%s', c.code),
    'cc:dossier', c.slug,
    'cc:kind', c.kind))::text as node
from claims as c
order by c.id)
union all
(select
  format('cc:claim-%s-%s', r.claim, r.n) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:ClaimRevision', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', format('C-%s, wording %s', c.code, r.n),
    'prov:value', jsonb_build_object('$', r.statement, 'lang', r.language),
    'cc:dossier', c.slug))::text as node
from counterclaim.claim_revision as r
join claims as c on c.id = r.claim
order by r.claim, r.n)
union all
(select
  format('cc:source-%s', w.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Source', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', case when w.confidential then 'a confidential source' else coalesce(w.title, w.url) end,
    'cc:url', case when not w.confidential then w.url end,
    'cc:issued', w.issued,
    'cc:reliability', w.reliability))::text as node
from works as w
order by w.id)
union all
(select
  format('cc:snapshot-%s', n.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Snapshot', 'type', 'prov:QUALIFIED_NAME'),
    'cc:retrieved', to_char(n.retrieved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'cc:mediaType', n.media_type,
    'cc:sha256', encode(n.raw_sha256, 'hex'),
    'cc:held', n.raw is not null,
    'cc:tool', n.tool,
    'cc:extractor', n.extractor))::text as node
from counterclaim.snapshot as n
where n.source in (select s.id from sources as s)
order by n.id)
union all
(select
  format('cc:excerpt-%s', e.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Excerpt', 'type', 'prov:QUALIFIED_NAME'),
    'prov:value', case when not w.confidential then jsonb_strip_nulls(jsonb_build_object('$', e.exact, 'lang', e.language)) end,
    'cc:locator', e.locator))::text as node
from excerpts as e
join works as w on w.id = e.source
order by e.id)
union all
(select
  format('cc:statement-%s', s.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Statement', 'type', 'prov:QUALIFIED_NAME'),
    'cc:speaker', coalesce(k.label, l.speaker_label),
    'cc:onBehalfOf', b.label,
    'cc:attitude', l.attitude,
    'cc:said', l.said,
    'cc:dossier', c.slug))::text as node
from statements as s
join claims as c on c.id = s.claim
join lateral (
  select * from counterclaim.attribution as l where l.assertion = s.id order by l.seq desc limit 1) as l on true
left join counterclaim.entity as k on k.id = l.speaker
left join counterclaim.entity as b on b.id = l.on_behalf_of
order by s.id)
union all
(select
  format('cc:evidence-%s', i.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Evidence', 'type', 'prov:QUALIFIED_NAME'),
    'cc:bearing', i.bearing,
    'cc:credibility', i.credibility,
    'cc:dossier', c.slug))::text as node
from items as i
join claims as c on c.id = i.claim
order by i.id)
union all
(select
  format('cc:verdict-%s', v.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Verdict', 'type', 'prov:QUALIFIED_NAME'),
    'cc:scope', v.scope,
    'cc:rating', v.rating,
    'cc:confidence', v.confidence,
    'cc:rationale', v.rationale,
    'cc:dossier', c.slug))::text as node
from counterclaim.verdict as v
join claims as c on c.id = v.claim
order by v.id)
union all
(select
  format('cc:report-%s', p.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:Report', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', format('%s, version %s', d.slug, p.n),
    'cc:sha256', encode(p.sha256, 'hex'),
    'cc:dossier', d.slug))::text as node
from publications as p
join counterclaim.dossier as d on d.id = p.dossier
order by p.id)
