-- Nobody's rows are lost: the vocabularies come back as they stand in the way up.
drop table counterclaim.content_rule;
drop table counterclaim.transition;
drop table counterclaim.rating;
drop table counterclaim.claim_kind;
drop table counterclaim.attitude;
