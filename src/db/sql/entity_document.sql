-- One entity whole ($1).
select jsonb_build_object(
  'id', e.id,
  'label', e.label,
  'kind', e.kind,
  'iso3166', e.iso3166,
  'wikidata', e.wikidata,
  'active', e.active,
  'handles', (
    select coalesce(jsonb_agg(d.slug || '/' || h.handle order by d.slug, h.handle), '[]')
    from counterclaim.handle as h
    join counterclaim.dossier as d on d.id = h.dossier
    where h.entity = e.id),
  'names', (
    select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'language', n.language, 'form', n.form) order by n.id), '[]')
    from counterclaim.entity_name as n
    where n.entity = e.id),
  'relations', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'kind', r.kind, 'direction', case when r.subject = e.id then 'to' else 'from' end, 'entity', o.label, 'when', r.valid)
      order by r.subject <> e.id, r.kind, o.label), '[]')
    from counterclaim.entity_relation as r
    join counterclaim.entity as o on o.id = case when r.subject = e.id then r.object else r.subject end
    where e.id in (r.subject, r.object)
      and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)),
  'stances', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'claim', 'C-' || c.code, 'stance', s.stance, 'attitudes', s.attitudes, 'statement', w.statement) order by c.code), '[]')
    from counterclaim.stance as s
    join counterclaim.claim as c on c.id = s.claim
    join lateral (
      select statement from counterclaim.claim_revision as r where r.claim = c.id order by r.n desc limit 1) as w on true
    where e.id in (s.speaker, s.on_behalf_of))
) as value
from counterclaim.entity as e
where e.id = $1
