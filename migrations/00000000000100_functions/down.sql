-- No row is lost: these are functions and domains, and the tables that use them went before.
drop domain counterclaim.name_text;
drop domain counterclaim.digest;
drop domain counterclaim.bcp47;
drop domain counterclaim.edtf;
drop function counterclaim.edtf_inner(text);
drop function counterclaim.edtf_outer(text);
drop function counterclaim.edtf_date(text);
drop function counterclaim.commitment(uuid, text);
drop function counterclaim.event_hash(uuid, int, text, uuid, text, timestamptz, bytea, bytea);
drop function counterclaim.zero_hash();
drop function counterclaim.lp(bytea);
drop function counterclaim.utf8(text);
