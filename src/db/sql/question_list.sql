-- The questions of a dossier ($1), or one of them ($2, null for all), by handle, each with the claims that answer it.
with answer as (
  select
    w.question, c.code, jsonb_build_object(
      'claim', 'C-' || c.code,
      'state', s.state,
      'statement', w.statement,
      'hedge', f.hedge,
      -- as people write them: without trailing zeros
      'low', trim_scale(lower(f.bounds))::text,
      'high', trim_scale(upper(f.bounds))::text,
      'best', trim_scale(f.best)::text) as document
  from counterclaim.claim as c
  join counterclaim.standing as s on s.id = c.id
  join lateral (
    select r.n, r.statement, r.question
    from counterclaim.claim_revision as r
    where r.claim = c.id
    order by r.n desc
    limit 1) as w on w.question is not null
  left join counterclaim.quantity as f on f.claim = c.id and f.n = w.n
  where c.dossier = $1
)
select
  h.handle, q.text, e.label::text as event, q.measure, q.unit, q.scope, q.id, coalesce(a.answers, '[]') as answers
from counterclaim.question as q
left join counterclaim.entity as e on e.id = q.event
left join lateral (
  select min(h.handle) as handle
  from counterclaim.handle as h
  where h.question = q.id and h.dossier = q.dossier) as h on true
left join (
  select a.question, jsonb_agg(a.document order by a.code) as answers
  from answer as a
  group by a.question) as a on a.question = q.id
where q.dossier = $1 and ($2 is null or q.id = $2)
order by h.handle collate "C" nulls first, q.text collate "C"
