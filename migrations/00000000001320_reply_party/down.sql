-- No row is lost: it is a key, and its index.
drop index counterclaim.reply_follows;
alter table counterclaim.reply drop constraint reply_same_party;
alter table counterclaim.reply drop constraint reply_id_party;
