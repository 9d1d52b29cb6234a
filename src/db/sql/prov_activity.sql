-- Activities: the events of the log.
(select
  format('cc:event-%s-%s', e.stream, e.version) as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:type', jsonb_build_object('$', 'cc:' || e.operation, 'type', 'prov:QUALIFIED_NAME'),
    'prov:startTime', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'prov:endTime', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'cc:move', w.move,
    'cc:from', w.from_state,
    'cc:to', w.to_state,
    'cc:hash', encode(e.hash, 'hex')))::text as node
from counterclaim.event as e
left join counterclaim.review_step as w on w.claim = e.stream and w.version = e.version
where e.stream in (select s.id from streams as s)
order by e.stream, e.version)
