select stream, version, hash from api.member_add($1::name, $2, $3, $4, $5)
