select stream, version, hash from api.member_revoke($1, $2, $3)
