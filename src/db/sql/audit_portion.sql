select stream, version, operation, payload, salt, commitment, actor, login, at, prev, hash
from (
  select
    c.*,
    sum(octet_length(c.payload)) over (order by c.stream, c.version rows between unbounded preceding and 1 preceding)
      as before
  from (
    select e.stream, e.version, e.operation, e.payload, e.salt, e.commitment, e.actor, e.login, e.at, e.prev, e.hash
    from counterclaim.event as e
    where ($1::uuid is null or (e.stream, e.version) > ($1, $2)) and (e.stream, e.version) <= ($3, $4)
      and e.version is not null
    order by e.stream, e.version
    limit $5
  ) as c
) as c
where coalesce(c.before, 0) < $6
order by c.stream, c.version
