-- The server's clock, and the version of a dossier's ($1) log as read.
select clock_timestamp() as at, max(e.version) as version from counterclaim.event as e where e.stream = $1
