-- The statements and the evidence of a claim ($1), also what was taken back, by their numbers from 1.
select n.what, n.id, n.number from counterclaim.numbered as n where n.claim = $1
