-- Lost: questions, claims with their wordings and figures, and who had which hand in them.
drop table counterclaim.designation;
drop table counterclaim.quantity;
drop table counterclaim.claim_role;
alter table counterclaim.claim drop constraint claim_has_revision;
drop table counterclaim.claim_revision;
drop table counterclaim.hand;
drop table counterclaim.claim;
drop table counterclaim.question;
