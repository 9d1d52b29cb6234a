-- The anchors of excerpts ($1).
select a.excerpt, a.anchor from counterclaim.anchors($1) as a order by a.excerpt
