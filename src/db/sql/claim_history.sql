-- The events of one claim ($1) with who acted, oldest first; payloads name what each brought.
select coalesce(jsonb_agg(jsonb_build_object(
  'version', e.version, 'operation', e.operation, 'actor', p.name, 'login', e.login, 'at', e.at,
  'hash', encode(e.hash, 'hex'), 'rows', e.payload::jsonb) order by e.version), '[]') as value
from counterclaim.event as e
join iam.person as p on p.id = e.actor
where e.stream = $1
