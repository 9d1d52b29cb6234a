select stream, version, hash from api.member_disable($1::name, $2, $3, $4)
