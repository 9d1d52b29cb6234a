-- Indexes in the order of the lists, so that a page costs the same however much there is.
create index claim_dossier_code on counterclaim.claim (dossier, code);
drop index counterclaim.claim_dossier;  -- the other begins with the same column
create index entity_label on counterclaim.entity (label, id);
create index handle_entities on counterclaim.handle (dossier, handle) where entity is not null;
create index handle_sources on counterclaim.handle (dossier, handle) where source is not null;
create index handle_sources_of_all on counterclaim.handle (handle, dossier) where source is not null;
create index handle_questions on counterclaim.handle (dossier, handle) where question is not null;
-- what the log was last
create index event_at on counterclaim.event (at desc, stream, version desc);
create index event_at_of_moves on counterclaim.event (at desc, stream, version desc) where operation <> 'record';
-- states but the one that nearly all claims are in after an import
create index stream_moved on counterclaim.stream (state) where state <> 'draft';
-- what may wait for somebody: see the view `may_wait`
create index evidence_after_draft on counterclaim.evidence (claim) where capacity is null;
create index assertion_after_draft on counterclaim.assertion (claim) where capacity is null;
create index reply_deadline on counterclaim.reply (deadline) where outcome in ('asked', 'extension');
