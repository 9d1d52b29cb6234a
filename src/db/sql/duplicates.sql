-- Claims with statements alike by trigrams, most alike first: in a dossier ($1, null for all), those like one claim
-- ($2), like a text ($3), or pairs of any; at least so like ($4), at most so many ($5). Discarded drafts are left out.
with current as materialized (
  select c.id, c.code, c.dossier, s.state, r.statement
  from counterclaim.claim as c
  join counterclaim.standing as s on s.id = c.id
  join lateral (
    select r.statement
    from counterclaim.claim_revision as r
    where r.claim = c.id
    order by r.n desc
    limit 1) as r on true
  where (c.dossier = $1 or $1 is null) and s.state <> 'discarded'
),
asked as (
  select a.id, a.code, a.dossier, a.statement from current as a where $3 is null and (a.id = $2 or $2 is null)
  union all
  select null, null, null, $3 where $3 is not null
)
select a.code, b.code as like_code, public.similarity(a.statement, b.statement) as likeness, b.state, b.statement
from asked as a
join current as b on a.id is null or (b.id <> a.id and b.dossier = a.dossier and ($2 is not null or a.id < b.id))
where public.similarity(a.statement, b.statement) >= $4
order by likeness desc, like_code, a.code
limit $5
