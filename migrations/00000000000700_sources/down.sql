-- Lost: sources, captured texts and excerpts, and with these where a relation of entities was read.
drop index counterclaim.entity_relation_excerpt;
alter table counterclaim.entity_relation drop constraint entity_relation_excerpt_fkey;
update counterclaim.entity_relation set excerpt = null where excerpt is not null;
drop table counterclaim.excerpt;
drop table counterclaim.snapshot;
alter table counterclaim.source drop constraint source_has_revision;
drop table counterclaim.source_revision;
drop table counterclaim.source;
