drop table counterclaim.content_rule;
drop table counterclaim.transition;
drop table counterclaim.rating;
drop table counterclaim.claim_kind;
drop table counterclaim.attitude;
