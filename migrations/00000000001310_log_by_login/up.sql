-- What a login did last, newest first: `@` on the command line asks it, and so does `audit log --by`.
create index event_login on counterclaim.event (login, at);
