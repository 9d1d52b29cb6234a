-- One source whole ($1), with what rests on it.
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
    select coalesce(o.csl ->> 'title', o.source::text)
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
      'held', n.body is not null, 'characters', length(n.body)) order by n.retrieved_at, n.id), '[]')
    from counterclaim.snapshot as n
    where n.source = s.id),
  'retracted', (
    select jsonb_build_object('kind', x.kind, 'reason', x.reason, 'at', x.recorded_at)
    from counterclaim.retraction as x
    where x.source = s.id),
  'excerpts', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'quote', e.exact, 'anchor', counterclaim.anchor(e.id),
      'claims', (
        select coalesce(jsonb_agg(distinct 'C-' || c.code), '[]')
        from counterclaim.claim as c
        where c.id in (
          select a.claim from counterclaim.assertion as a where a.excerpt = e.id
          union all
          select v.claim from counterclaim.evidence as v where v.excerpt = e.id))) order by lower(e.span), e.id), '[]')
    from counterclaim.excerpt as e
    where e.source = s.id)
) as value
from counterclaim.source as s
join lateral (
  select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
left join counterclaim.entity as p on p.id = r.publisher
where s.id = $1
