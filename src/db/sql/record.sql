select stream, version, hash from api.record($1::jsonb, $2)
