-- Dossiers by slug: one ($1), or all (null).
select
  d.slug, r.title::text as title, r.summary, r.language::text as language, r.visibility, r.eyes, r.labels,
  counterclaim.right_of_reply(d.id) as right_of_reply,
  array(
    select p.name::text
    from iam.person as p
    where d.id = any (counterclaim.recused_from(p.id, array[d.id]))
    order by p.name) as recused,
  (select count(*) from counterclaim.claim as c where c.dossier = d.id) as claims,
  d.recorded_at as since,
  (select coalesce(jsonb_object_agg(x.state, x.n), '{}')
    from (
      select s.state, count(*) as n
      from counterclaim.claim as c
      join counterclaim.standing as s on s.id = c.id
      where c.dossier = d.id
      group by s.state
    ) as x) as states
from counterclaim.dossier as d
join lateral (
  select * from counterclaim.dossier_revision as r where r.dossier = d.id order by r.n desc limit 1) as r on true
where d.slug = $1 or $1 is null
order by d.slug
