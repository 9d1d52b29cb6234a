select table_name, key_name, stream
from counterclaim.broken_keys_of($1::regclass)
order by table_name, key_name, stream
