-- The questions of a dossier ($1), or one of them ($2, null for all), by handle, each with the claims that answer it; at
-- most $3, after the question $4 (null for all). The page comes first: answers are looked up for it alone.
with keyed as (
  select
    q.id, q.dossier, q.text,
    (select min(h.handle) from counterclaim.handle as h where h.question = q.id and h.dossier = q.dossier) as handle
  from counterclaim.question as q
),
page as materialized (
  select k.id, k.handle, k.text
  from keyed as k
  where k.dossier = $1 and (k.id = $2 or $2 is null)
    and ($4 is null or (coalesce(k.handle, '') collate "C", k.text collate "C", k.id) > (
      (select coalesce(o.handle, '') from keyed as o where o.id = $4) collate "C",
      (select o.text from keyed as o where o.id = $4) collate "C", $4))
  order by coalesce(k.handle, '') collate "C", k.text collate "C", k.id
  limit $3
)
select
  p.handle, q.text, e.label::text as event, q.measure, q.unit, q.scope, q.id,
  (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'claim', 'C-' || c.code,
          'state', (select s.state from counterclaim.standing as s where s.id = c.id),
          'statement', r.statement,
          'hedge', f.hedge,
          -- as people write them: without trailing zeros
          'low', trim_scale(lower(f.bounds))::text,
          'high', trim_scale(upper(f.bounds))::text,
          'best', trim_scale(f.best)::text)
        order by c.code),
      '[]')
    from counterclaim.claim_revision as r
    join counterclaim.claim as c on c.id = r.claim
    left join counterclaim.quantity as f on f.claim = r.claim and f.n = r.n
    where r.question = q.id
      and not exists (select from counterclaim.claim_revision as l where l.claim = r.claim and l.n > r.n)) as answers
from page as p
join counterclaim.question as q on q.id = p.id
left join counterclaim.entity as e on e.id = q.event
order by coalesce(p.handle, '') collate "C", p.text collate "C", p.id
