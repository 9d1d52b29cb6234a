-- Lost: recusals, so that who kept out of a case may act in it again, and what dossiers ask of the right of reply.
delete from counterclaim.content_rule where name in ('recusal', 'reply_policy');
drop table counterclaim.reply_policy;
drop table counterclaim.recusal;
