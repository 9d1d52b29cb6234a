select count(*) as rows, count(*) filter (where t.$stream$ is null or t.version is null) as lost
from $table$ as t
