-- counterclaim audit log
select
  e.at, e.login, e.operation,
  coalesce(
    (select 'C-' || c.code from counterclaim.claim as c where c.id = e.stream),
    (select d.slug::text from counterclaim.dossier as d where d.id = e.stream),
    (select n.label::text from counterclaim.entity as n where n.id = e.stream),
    (select p.name::text from iam.person as p where p.id = e.stream),
    (select coalesce(r.csl ->> 'title', s.url, s.id::text)
      from counterclaim.source as s
      join counterclaim.source_revision as r on r.source = s.id
      where s.id = e.stream
      order by r.n desc
      limit 1)) as name,
  e.stream, e.version, e.actor, encode(e.hash, 'hex') as hash
from counterclaim.event as e
order by e.at desc, e.stream, e.version desc
limit 50
