-- Lost: every event and head. Nothing that stood in the database can be proved any more.
drop table counterclaim.event;
drop table counterclaim.request;
drop table counterclaim.stream;
