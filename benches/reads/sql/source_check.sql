-- counterclaim source check
select
  s.id, r.csl ->> 'title' as title,
  (select count(*) from counterclaim.snapshot as n where n.source = s.id) as snapshots,
  array(
    select n.id
    from counterclaim.snapshot as n
    where n.source = s.id and (
      sha256(convert_to(n.body, 'UTF8')) <> n.body_sha256 or sha256(n.raw) <> n.raw_sha256)) as changed,
  (select count(*) from counterclaim.excerpt as e where e.source = s.id) as excerpts,
  array(
    select counterclaim.anchor(e.id) || ' ' || e.id from counterclaim.excerpt as e where e.source = s.id) as anchors
from counterclaim.source as s
join lateral (
  select * from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
order by s.id
