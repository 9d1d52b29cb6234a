drop index counterclaim.event_login;
