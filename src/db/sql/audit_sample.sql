select e.stream
from counterclaim.event as e tablesample system ($1) repeatable (0)
order by e.stream
