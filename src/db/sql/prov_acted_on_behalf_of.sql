-- Organs that publish, and whose organs they are.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:delegate', format('cc:party-%s', r.subject),
    'prov:responsible', format('cc:party-%s', r.object)))::text as node
from counterclaim.entity_relation as r
where r.kind = 'organ_of' and r.subject in (select w.publisher as id from works as w where w.publisher is not null)
  and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)
order by r.id)
