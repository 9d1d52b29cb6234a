drop index counterclaim.request_person;
alter table counterclaim.request drop constraint request_person_fkey;
drop table iam.revocation;
drop table iam.grant;
drop table iam.login_end;
drop table iam.login;
drop table iam.person;
