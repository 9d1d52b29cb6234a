-- Nothing is lost but an index: it is made again from the rows.
drop index counterclaim.entity_name_key;
