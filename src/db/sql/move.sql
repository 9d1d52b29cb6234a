select stream, version, hash from api.move($1, $2, $3, $4::jsonb, $5)
