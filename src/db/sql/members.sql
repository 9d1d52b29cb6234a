-- Members by name, at most $1, after the person with the id $2 (null for all).
select
  p.id as person, p.name,
  array(
    select l.role_name::text
    from iam.login as l
    where l.person = p.id and not exists (select from iam.login_end as e where e.login = l.id)
    order by l.role_name
  ) as logins,
  array(
    select distinct g.role
    from iam.grant as g
    where g.person = p.id and not exists (select from iam.revocation as v where v.grant = g.id)
    order by g.role
  ) as roles
from iam.person as p
where $2 is null or (p.name, p.id) > ((select o.name from iam.person as o where o.id = $2), $2)
order by p.name, p.id
limit $1
