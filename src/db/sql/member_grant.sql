select stream, version, hash from api.member_grant($1, $2, $3)
