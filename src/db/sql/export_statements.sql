-- The statements of claims ($1) that a row can say again: somebody with a name makes the claim, or a source reports it.
-- Whoever denies it, doubts it or only passes it on would come back as somebody who makes it.
select
  i.claim, s.url, r.title, p.label::text as publisher, r.issued::text as issued, e.exact, i.said::text as said,
  case when i.seq > 0 or i.attitude <> 'reports' then k.label::text end as claimant,
  case when i.seq > 0 or i.attitude <> 'reports' then k.kind end as claimant_kind
from counterclaim.innermost as i
join counterclaim.excerpt as e on e.id = i.excerpt
join counterclaim.source as s on s.id = e.source
join lateral (
  select w.csl ->> 'title' as title, w.publisher, w.issued
  from counterclaim.source_revision as w
  where w.source = s.id
  order by w.n desc
  limit 1) as r on true
left join counterclaim.entity as p on p.id = r.publisher
left join counterclaim.entity as k on k.id = i.speaker
where i.claim = any ($1) and (i.commitment > 0 and k.id is not null or i.seq = 0 and i.attitude = 'reports')
order by i.claim, i.assertion
