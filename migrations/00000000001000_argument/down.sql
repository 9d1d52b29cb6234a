drop table counterclaim.search_note;
drop table counterclaim.external_review;
drop table counterclaim.evidence;
drop table counterclaim.relation;
