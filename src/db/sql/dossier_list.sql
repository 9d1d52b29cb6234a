-- Dossiers by slug: one ($1), or all (null), at most $2, after the slug $3 (null for all). Claims are counted by the
-- states that few are in; drafts are the others.
with moved as materialized (
  select c.dossier, s.state, count(*) as n
  from counterclaim.standing as s
  join counterclaim.claim as c on c.id = s.id
  where s.state <> 'draft'
    and ($1 is null or c.dossier = (select o.id from counterclaim.dossier as o where o.slug = $1))
  group by c.dossier, s.state
)
select
  d.slug, r.title::text as title, r.summary, r.language::text as language, r.visibility, r.eyes, r.labels,
  counterclaim.right_of_reply(d.id) as right_of_reply,
  array(
    select p.name::text
    from iam.person as p
    where d.id = any (counterclaim.recused_from(p.id, array[d.id]))
    order by p.name) as recused,
  n.claims,
  d.recorded_at as since,
  (
    select coalesce(jsonb_object_agg(x.state, x.n), '{}')
    from (
      select m.state, m.n from unnest(s.states, s.counts) as m (state, n)
      union all
      select 'draft', n.claims - coalesce((select sum(m.n) from unnest(s.counts) as m (n)), 0)
    ) as x
    where x.n > 0) as states
from counterclaim.dossier as d
join lateral (
  select * from counterclaim.dossier_revision as r where r.dossier = d.id order by r.n desc limit 1) as r on true
cross join lateral (select count(*) as claims from counterclaim.claim as c where c.dossier = d.id) as n
cross join lateral (
  select array_agg(m.state) as states, array_agg(m.n) as counts from moved as m where m.dossier = d.id) as s
where (d.slug = $1 or $1 is null) and ($3 is null or d.slug > $3)
order by d.slug
limit $2
