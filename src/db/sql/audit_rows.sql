select string_agg(r.sent, '') as sent
from (
  select record_send(row($columns$)) as sent
  from $table$ as t
  where ($1::uuid is null or (t.$stream$, t.version) > ($1, $2)) and (t.$stream$, t.version) <= ($3, $4)
    and t.version is not null  -- those are counted
  order by t.$stream$, t.version
  limit $5
) as r
