drop table counterclaim.event;
drop table counterclaim.request;
drop table counterclaim.stream;
