-- Lost: entities, their names and relations.
drop table counterclaim.entity_relation;
drop table counterclaim.entity_name;
drop table counterclaim.entity;
