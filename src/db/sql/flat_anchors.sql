-- For each of some sources ($1) with words ($2): the newest captured text that has them, and where they begin; $3 is
-- what took words from rows.
select w.place::int4 as place, n.snapshot, n.start, n.is_once
from unnest($1, $2) with ordinality as w (source, words, place)
cross join lateral (
  select
    n.id as snapshot, strpos(n.body, w.words) - 1 as start,
    strpos(substr(n.body, strpos(n.body, w.words) + 1), w.words) = 0 as is_once
  from counterclaim.snapshot as n
  where n.source = w.source and n.tool is distinct from $3 and strpos(n.body, w.words) > 0
  order by n.retrieved_at desc, n.id
  limit 1) as n
order by place
