-- The bytes that the captures of sources ($1) hold; of text that is not compressed nothing has to be read for that.
select n.source, sum(coalesce(octet_length(n.raw), 0) + coalesce(octet_length(n.body), 0))::bigint as bytes
from counterclaim.snapshot as n
where n.source = any ($1)
group by n.source
