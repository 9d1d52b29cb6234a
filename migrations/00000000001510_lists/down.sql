-- Nothing is lost but indexes: they are made again from the rows.
drop index counterclaim.reply_deadline;
drop index counterclaim.assertion_after_draft;
drop index counterclaim.evidence_after_draft;
drop index counterclaim.stream_moved;
drop index counterclaim.event_at_of_moves;
drop index counterclaim.event_at;
drop index counterclaim.handle_questions;
drop index counterclaim.handle_sources_of_all;
drop index counterclaim.handle_sources;
drop index counterclaim.handle_entities;
drop index counterclaim.entity_label;
create index claim_dossier on counterclaim.claim (dossier);
drop index counterclaim.claim_dossier_code;
