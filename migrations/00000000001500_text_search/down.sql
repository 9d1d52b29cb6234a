-- Nothing is lost but indexes: they are made again from the statements.
drop index counterclaim.claim_revision_language;
drop index counterclaim.claim_revision_words;
drop function counterclaim.statement_words(text, text);
drop function counterclaim.text_mark(text);
drop function counterclaim.text_folded(text);
drop function counterclaim.text_unspaced();
drop function counterclaim.text_configuration(text);
