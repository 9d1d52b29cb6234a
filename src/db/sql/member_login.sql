select api.member_login($1::name, $2)
