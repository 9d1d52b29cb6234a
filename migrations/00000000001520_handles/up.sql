-- The same handles as before, asked for six times as fast: a bounded repetition is costly, and each row that comes in
-- is asked.
alter table counterclaim.handle drop constraint handle_handle_check;
alter table counterclaim.handle add constraint handle_handle_check
  check (handle ~ '^[a-z0-9][a-z0-9-]*$' and length(handle) <= 100);
