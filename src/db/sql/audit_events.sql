declare audit_events no scroll cursor for
select stream, version, operation, payload, salt, commitment, actor, login, at, prev, hash
from counterclaim.event
order by stream, version
