-- One source whole ($1), with what rests on it: also on its copies, however indirect.
with recursive family as (
  select $1::uuid as source
  union
  select r.source
  from family as f
  join counterclaim.source_revision as r on r.derived_from = f.source
),
resting as (
  select a.claim, 'statement' as what, null as bearing, q.exact, q.source
  from counterclaim.live_assertion as a
  join counterclaim.excerpt as q on q.id = a.excerpt
  where q.source in (select f.source from family as f)
  union all
  select e.claim, 'evidence', e.bearing, q.exact, case when e.source in (select f.source from family as f) then e.source else e.origin end
  from counterclaim.evidence as e
  join counterclaim.excerpt as q on q.id = e.excerpt
  where (e.source in (select f.source from family as f) or e.origin in (select f.source from family as f))
    and not exists (select from counterclaim.retraction as x where x.evidence = e.id)
  union all
  select r.claim, 'relation', r.kind, q.exact, q.source
  from counterclaim.relation as r
  join counterclaim.excerpt as q on q.id = r.excerpt
  where q.source in (select f.source from family as f)
    and not exists (select from counterclaim.retraction as x where x.relation = r.id)
),
named as (
  select
    f.source,
    coalesce(
      (select min(h.handle) from counterclaim.handle as h where h.source = f.source),
      (
        select r.csl ->> 'title'
        from counterclaim.source_revision as r
        where r.source = f.source
        order by r.n desc
        limit 1),
      f.source::text) as name
  from family as f
)
select jsonb_build_object(
  'id', s.id,
  'url', s.url,
  'confidential', s.confidential,
  'revision', r.n,
  'title', r.csl ->> 'title',
  'csl', r.csl,
  'publisher', p.label,
  'archive_url', r.archive_url,
  'issued', r.issued,
  'language', r.language,
  'reliability', r.reliability,
  'origin', r.origin,
  'derived_from', (
    select coalesce(
      (select min(h.handle) from counterclaim.handle as h where h.source = o.source), o.csl ->> 'title', o.source::text)
    from counterclaim.source_revision as o
    where o.source = r.derived_from
    order by o.n desc
    limit 1),
  'handles', (
    select coalesce(jsonb_agg(d.slug || '/' || h.handle order by d.slug, h.handle), '[]')
    from counterclaim.handle as h
    join counterclaim.dossier as d on d.id = h.dossier
    where h.source = s.id),
  'snapshots', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', n.id, 'retrieved', n.retrieved_at, 'media_type', n.media_type, 'sha256', encode(n.raw_sha256, 'hex'),
      'extractor', n.extractor,
      'held', n.body is not null, 'bytes', octet_length(n.raw), 'characters', length(n.body)) order by n.retrieved_at, n.id), '[]')
    from counterclaim.snapshot as n
    where n.source = s.id),
  'retracted', (
    select jsonb_build_object('kind', x.kind, 'reason', x.reason, 'at', x.recorded_at)
    from counterclaim.retraction as x
    where x.source = s.id
    order by x.version
    limit 1),
  'excerpts', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'quote', e.exact, 'locator', e.locator, 'anchor', counterclaim.anchor(e.id),
      'claims', (
        select coalesce(jsonb_agg(distinct 'C-' || c.code), '[]')
        from counterclaim.claim as c
        where c.id in (
          select a.claim from counterclaim.assertion as a where a.excerpt = e.id
          union all
          select v.claim from counterclaim.evidence as v where v.excerpt = e.id))) order by lower(e.span), e.id), '[]')
    from counterclaim.excerpt as e
    where e.source = s.id),
  'depends', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'claim', 'C-' || c.code, 'state', t.state, 'what', x.what, 'bearing', x.bearing, 'quote', x.exact,
      'through', case when x.source <> s.id then n.name end) order by c.code, x.what, x.exact), '[]')
    from resting as x
    join counterclaim.claim as c on c.id = x.claim
    join counterclaim.standing as t on t.id = c.id
    join named as n on n.source = x.source),
  'copies', (
    select coalesce(jsonb_agg(n.name order by n.name), '[]')
    from named as n
    where n.source <> s.id)
) as value
from counterclaim.source as s
join lateral (
  select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
left join counterclaim.entity as p on p.id = r.publisher
where s.id = $1
