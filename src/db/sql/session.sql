select session_user::text as login, iam.person_of_session() as person, iam.my_roles() as roles
