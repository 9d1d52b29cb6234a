select
  iam.person_of_session() is not null
    or pg_catalog.pg_has_role(session_user, 'counterclaim_owner', 'member') as known
