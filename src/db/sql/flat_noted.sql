-- The notes on claims ($1).
select c.claim, c.text from counterclaim.comment as c where c.claim = any ($1)
