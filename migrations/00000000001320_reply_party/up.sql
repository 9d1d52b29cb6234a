-- A reply follows on a request to the same party.
alter table counterclaim.reply add constraint reply_id_party unique (id, claim, party);
alter table counterclaim.reply add constraint reply_same_party
  foreign key (supersedes, claim, party) references counterclaim.reply (id, claim, party);
create index reply_follows on counterclaim.reply (supersedes, claim, party);
