-- counterclaim claim list
select
  code, state, kind, verdict, confidence, statement, version, revision, priority, approved_verdict, under_review_since,
  needs_re_review, id
from counterclaim.claim_list
order by code
limit 1000
