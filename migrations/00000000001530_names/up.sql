-- Agents of many names at once, as an import asks for them: by trigrams each name costs a search of its own.
create index entity_name_key on counterclaim.entity_name (search_key);
