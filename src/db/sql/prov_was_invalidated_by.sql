-- What was taken back: statements, evidence, sources, reports.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', case
      when x.assertion is not null then format('cc:statement-%s', x.assertion)
      when x.evidence is not null then format('cc:evidence-%s', x.evidence)
      else format('cc:source-%s', x.source)
    end,
    'prov:activity', format('cc:event-%s-%s', x.stream, x.version),
    'prov:time', to_char(x.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'cc:reason', x.reason))::text as node
from counterclaim.retraction as x
where x.stream in (select s.id from streams as s) and coalesce(x.assertion, x.evidence, x.source) is not null
order by x.id)
union all
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:entity', format('cc:report-%s', w.publication),
    'prov:activity', format('cc:event-%s-%s', w.dossier, w.version),
    'prov:time', to_char(w.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'cc:reason', w.reason))::text as node
from counterclaim.publication_withdrawal as w
where w.dossier = any ($1)
order by w.publication)
