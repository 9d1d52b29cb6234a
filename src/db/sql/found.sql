select api.enrol('found', $1, $2, array[$3], '{}', '{admin}', '{}', null, $4, founder => true)
