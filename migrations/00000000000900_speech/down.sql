-- Lost: who said what, and where.
alter table counterclaim.assertion drop constraint assertion_has_link;
drop table counterclaim.attribution;
drop table counterclaim.assertion;
