-- The notes on claims ($1), in the order in which they were made.
select c.claim, c.text from counterclaim.comment as c where c.claim = any ($1) order by c.claim, c.id
