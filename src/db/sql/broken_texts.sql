select 'snapshot' as what, s.id, s.source
from counterclaim.snapshot as s
where s.body is not null and sha256(convert_to(s.body, 'UTF8')) <> s.body_sha256
  or s.raw is not null and sha256(s.raw) <> s.raw_sha256
union all
select 'excerpt', e.id, e.source
from counterclaim.excerpt as e
join counterclaim.snapshot as s on s.id = e.snapshot
where e.span is not null and s.body is not null
  and substr(s.body, lower(e.span) + 1, upper(e.span) - lower(e.span)) <> e.exact
order by 1, 2
