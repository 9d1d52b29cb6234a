select stream, version, hash from api.moves($1::jsonb, $2)
