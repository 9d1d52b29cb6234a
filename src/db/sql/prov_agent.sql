-- Agents: who did it, who publishes the sources, and for whom; and the programs that published.
(select
  format('cc:person-%s', p.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'prov:Person', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', p.name))::text as node
from iam.person as p
where p.id in (select e.actor from counterclaim.event as e where e.stream in (select s.id from streams as s))
order by p.id)
union all
(select
  format('cc:party-%s', k.id) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', case k.kind when 'person' then 'prov:Person' else 'prov:Organization' end, 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', k.label,
    'cc:kind', k.kind))::text as node
from counterclaim.entity as k
where k.id in (
  select w.publisher as id from works as w where w.publisher is not null
  union
  select r.object from counterclaim.entity_relation as r where r.kind = 'organ_of' and r.subject in (select w.publisher as id from works as w where w.publisher is not null))
order by k.id)
union all
(select
  t.agent as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'prov:SoftwareAgent', 'type', 'prov:QUALIFIED_NAME'),
    'prov:label', t.program))::text as node
from (
  select distinct t.program, 'cc:' || replace(t.program, ' ', '-') as agent
  from counterclaim.publication_terms as t
  where t.dossier = any ($1) and 'cc:' || replace(t.program, ' ', '-') <> $2) as t
order by t.agent)
