-- Nothing is lost: the rule is the same in other words.
alter table counterclaim.handle drop constraint handle_handle_check;
alter table counterclaim.handle add constraint handle_handle_check check (handle ~ '^[a-z0-9][a-z0-9-]{0,99}$');
