-- Lost: evidence, relations of claims, other people's reviews and notes of searches.
drop table counterclaim.search_note;
drop table counterclaim.external_review;
drop table counterclaim.evidence;
drop table counterclaim.relation;
