select table_name, key_name, stream
from counterclaim.broken_keys()
order by table_name, key_name, stream
