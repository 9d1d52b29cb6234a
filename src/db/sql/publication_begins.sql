-- The server's clock, and the version of a dossier's ($1) stream as read.
select clock_timestamp() as at, s.version from counterclaim.stream as s where s.id = $1
