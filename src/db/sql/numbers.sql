-- The statements and the evidence of a claim ($1), also what was taken back, by their numbers from 1.
select 'statement' as what, a.id, row_number() over (order by a.id) as number
from counterclaim.assertion as a
where a.claim = $1
union all
select 'evidence', e.id, row_number() over (order by e.id)
from counterclaim.evidence as e
where e.claim = $1
