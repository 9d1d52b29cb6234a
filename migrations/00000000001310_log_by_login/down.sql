-- No row is lost: it is an index.
drop index counterclaim.event_login;
