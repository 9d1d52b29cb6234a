-- Lost: the terms of publications, so that none can be made again and checked, what each rests on, and withdrawals.
delete from counterclaim.content_rule
where name in ('publication_terms', 'publication_claim', 'publication_source', 'publication_withdrawal');
drop table counterclaim.publication_withdrawal;
drop table counterclaim.publication_source;
drop table counterclaim.publication_claim;
drop table counterclaim.publication_terms;
