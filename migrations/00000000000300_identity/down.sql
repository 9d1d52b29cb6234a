-- Lost: who the members are, and with them the log: an event whose actor nobody knows proves nothing, and on the way
-- up each request has to have its person.
drop index counterclaim.request_person;
alter table counterclaim.request drop constraint request_person_fkey;
drop table iam.revocation;
drop table iam.grant;
drop table iam.login_end;
drop table iam.login;
drop table iam.person;
truncate counterclaim.stream, counterclaim.event, counterclaim.request;
