declare audit_streams no scroll cursor for
select
  s.id, s.kind, s.version, s.head, s.state,
  (select r.to_state from counterclaim.review_step as r where r.claim = s.id order by r.n desc limit 1) as last_state
from counterclaim.stream as s
order by s.id
