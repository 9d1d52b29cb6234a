-- Who did it, under which login and in which role; and with which program.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', e.stream, e.version),
    'prov:agent', format('cc:person-%s', e.actor),
    'prov:role', w.role,
    'cc:login', e.login))::text as node
from counterclaim.event as e
left join counterclaim.review_step as w on w.claim = e.stream and w.version = e.version
where e.stream in (select s.id from streams as s)
order by e.stream, e.version)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:activity', format('cc:event-%s-%s', t.dossier, t.version),
    'prov:agent', 'cc:' || replace(t.program, ' ', '-')))::text as node
from counterclaim.publication_terms as t
where t.dossier = any ($1)
order by t.publication)
