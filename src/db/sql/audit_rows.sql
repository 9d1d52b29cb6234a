declare audit_rows no scroll cursor for
select name, stream, version, row
from counterclaim.stored_row
order by stream, version
