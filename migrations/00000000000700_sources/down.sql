drop index counterclaim.entity_relation_excerpt;
alter table counterclaim.entity_relation drop constraint entity_relation_excerpt_fkey;
drop table counterclaim.excerpt;
drop table counterclaim.snapshot;
alter table counterclaim.source drop constraint source_has_revision;
drop table counterclaim.source_revision;
drop table counterclaim.source;
