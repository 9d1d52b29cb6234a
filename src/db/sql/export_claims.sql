declare export_claims no scroll cursor for
-- The claims of dossiers ($1) in their wordings now, in the order in which they were made: codes are given by whoever is
-- first where several write. Discarded drafts are left out; what the review says is added where it is
-- asked for ($2).
select
  c.id, c.dossier, d.slug::text as slug, c.code, c.kind, s.state, c.recorded_at,
  r.statement::text as statement, r.language::text as language,
  coalesce(
    (select min(h.handle)::text from counterclaim.handle as h where h.claim = c.id and h.dossier = c.dossier),
    case
      when exists (
        select from counterclaim.handle as h where h.dossier = c.dossier and h.handle = format('c-%s', c.code))
      then format('claim-%s', c.id)
      else format('c-%s', c.code)
    end) as handle,
  v.rating, v.confidence, v.rationale, v.recorded_at as decided_at, p.at as approved_at
from counterclaim.claim as c
join counterclaim.dossier as d on d.id = c.dossier
join counterclaim.standing as s on s.id = c.id
join lateral (
  select w.statement, w.language
  from counterclaim.claim_revision as w
  where w.claim = c.id
  order by w.n desc
  limit 1) as r on true
left join lateral (
  select v.rating, v.confidence, v.rationale, v.recorded_at
  from counterclaim.current_verdict as v
  where v.claim = c.id and v.scope = 'content' and $2
  limit 1) as v on true
left join lateral (
  select p.at from counterclaim.last_approved as p where p.claim = c.id and $2 limit 1) as p on true
where c.dossier = any ($1) and s.state <> 'discarded'
order by d.slug, c.id
