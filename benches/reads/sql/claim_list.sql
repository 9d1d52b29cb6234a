-- counterclaim claim list
select
  id, code, kind, priority, state, version, revision, statement, verdict, confidence, approved_verdict,
  under_review_since, needs_re_review, hold, hold_until, approved_eyes, approved_by_decider
from counterclaim.claim_list
order by code
limit 1000
