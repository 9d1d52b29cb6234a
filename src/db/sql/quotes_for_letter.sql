-- What is on record of these claims ($1): who, in the end, is said to hold it, in which words, and where.
select
  i.claim, coalesce(h.label, i.speaker_label)::text as holder, b.label::text as on_behalf_of, i.attitude,
  i.commitment::int as commitment,
  coalesce(i.quoted, x.exact) as quote, coalesce(s.csl ->> 'title', o.url, 'an untitled source') as source,
  p.label::text as publisher, s.issued::text as issued, o.url
from counterclaim.innermost as i
join counterclaim.excerpt as x on x.id = i.excerpt
join counterclaim.source as o on o.id = x.source
join lateral (
  select * from counterclaim.source_revision as r where r.source = o.id order by r.n desc limit 1) as s on true
left join counterclaim.entity as h on h.id = i.speaker
left join counterclaim.entity as b on b.id = i.on_behalf_of
left join counterclaim.entity as p on p.id = s.publisher
where i.claim = any ($1)
  -- a confidential source is not quoted to others
  and not o.confidential
order by i.claim, i.assertion
