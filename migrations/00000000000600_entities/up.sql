-- States, organs, people, groups, media, places: whoever speaks and whatever is spoken of.

create table counterclaim.entity (
  id uuid primary key,
  kind text not null check (kind in (
    'state', 'organ', 'person', 'party', 'movement', 'armed_group', 'coalition', 'collective', 'igo', 'ngo', 'media',
    'dataset', 'place', 'agreement', 'event', 'list')),
  is_agent boolean not null generated always as (kind not in ('place', 'agreement', 'event', 'list')) stored,
  label counterclaim.name_text not null,
  iso3166 text check (iso3166 ~ '^[A-Z]{3}$'),
  wikidata text check (wikidata ~ '^Q[1-9][0-9]*$'),
  active counterclaim.edtf,
  active_span daterange generated always as (counterclaim.edtf_outer(active)) stored,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, is_agent),
  constraint state_iso check (kind <> 'state' or iso3166 is not null),
  constraint entity_event foreign key (id, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index entity_event_index on counterclaim.entity (id, version);
create index entity_recorder on counterclaim.entity (recorded_by);

create table counterclaim.entity_name (
  id uuid primary key,
  entity uuid not null references counterclaim.entity,
  name counterclaim.name_text not null,
  language counterclaim.bcp47 not null,
  form text not null check (form in (
    'preferred', 'alias', 'acronym', 'transliteration', 'endonym', 'former', 'as_quoted')),
  search_key text not null,  -- folded by the client: unaccent() is not immutable
  fold_version smallint not null default 1,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (entity, name, language, form),
  constraint entity_name_event foreign key (entity, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index entity_name_trgm on counterclaim.entity_name using gin (search_key public.gin_trgm_ops);
create index entity_name_event_index on counterclaim.entity_name (entity, version);
create index entity_name_recorder on counterclaim.entity_name (recorded_by);

-- Dated, never merged: coalitions change.
create table counterclaim.entity_relation (
  id uuid primary key,
  subject uuid not null references counterclaim.entity,
  object uuid not null references counterclaim.entity check (object <> subject),
  kind text not null check (kind in (
    'member_of', 'organ_of', 'office_holder_of', 'leads', 'speaks_for', 'succeeds', 'located_in', 'party_to', 'part_of',
    'identified_as')),
  valid counterclaim.edtf,
  span daterange not null
    generated always as (coalesce(counterclaim.edtf_outer(valid), daterange(null, null))) stored,
  excerpt uuid,  -- the text that says so; its key comes with the sources
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, subject),
  constraint relation_span check (not isempty(span)),  -- an empty range would slip through the exclusion
  constraint relation_overlap exclude using gist (subject with =, object with =, kind with =, span with &&),
  constraint entity_relation_event foreign key (subject, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index entity_relation_object on counterclaim.entity_relation (object);
create index entity_relation_event_index on counterclaim.entity_relation (subject, version);
create index entity_relation_recorder on counterclaim.entity_relation (recorded_by);
