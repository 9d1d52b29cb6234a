-- Where a text comes from, what was captured of it, and the words that were quoted.

create table counterclaim.source (
  id uuid primary key,
  url text check (length(url) <= 4096),
  confidential boolean not null default false,  -- seen by who recorded it, nobody else
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  first_revision int not null generated always as (1) stored,
  constraint source_event foreign key (id, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index source_url on counterclaim.source (url);
create index source_confidential on counterclaim.source (recorded_by) where confidential;
create index source_event_index on counterclaim.source (id, version);
create index source_recorder on counterclaim.source (recorded_by);

-- What is known of a source changes: a title, a grade, that it is a copy of a wire report.
create table counterclaim.source_revision (
  source uuid not null references counterclaim.source,
  n int not null check (n >= 1),
  prev int generated always as (nullif(n - 1, 0)) stored,
  csl jsonb not null check (jsonb_typeof(csl) = 'object' and csl ? 'type'),
  publisher uuid,
  publisher_agent boolean generated always as (case when publisher is not null then true end) stored,
  archive_url text,
  issued counterclaim.edtf,
  issued_span daterange generated always as (counterclaim.edtf_outer(issued)) stored,
  language counterclaim.bcp47,
  reliability text not null default 'F' check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  origin text not null default 'unknown' check (origin in ('own', 'derived', 'unknown')),
  derived_from uuid references counterclaim.source check (derived_from <> source),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (source, n),
  constraint source_revision_chain foreign key (source, prev) references counterclaim.source_revision (source, n),
  constraint publisher_is_agent foreign key (publisher, publisher_agent) references counterclaim.entity (id, is_agent),
  constraint source_origin check ((origin = 'derived') = (derived_from is not null)),
  constraint source_revision_event foreign key (source, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index source_revision_publisher on counterclaim.source_revision (publisher, publisher_agent);
create index source_revision_derived on counterclaim.source_revision (derived_from);
create index source_revision_chain_index on counterclaim.source_revision (source, prev);
create index source_revision_event_index on counterclaim.source_revision (source, version);
create index source_revision_recorder on counterclaim.source_revision (recorded_by);

-- never without its first revision
alter table counterclaim.source
  add constraint source_has_revision foreign key (id, first_revision)
    references counterclaim.source_revision (source, n) deferrable initially deferred;
create index source_has_revision_index on counterclaim.source (id, first_revision);

create table counterclaim.snapshot (
  id uuid primary key,
  source uuid not null references counterclaim.source,
  retrieved_at timestamptz not null,
  collector uuid references iam.person,
  tool text,
  media_type text not null,
  raw bytea check (octet_length(raw) <= 16 * 1024 * 1024),  -- null: not held, or a file named by its hash
  raw_sha256 counterclaim.digest not null,
  extractor text not null,
  body text check (body is nfc normalized and strpos(body, chr(13)) = 0),
  body_sha256 counterclaim.digest,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, source),
  constraint snapshot_raw_hash check (raw is null or sha256(raw) = raw_sha256),
  constraint snapshot_body_hash check (
    body is null or (body_sha256 is not null and sha256(counterclaim.utf8(body)) = body_sha256)),
  constraint snapshot_event foreign key (source, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
-- captured formats are compressed already, and a part can be read without the whole
alter table counterclaim.snapshot alter raw set storage external;
create index snapshot_collector on counterclaim.snapshot (collector);
create index snapshot_event_index on counterclaim.snapshot (source, version);
create index snapshot_recorder on counterclaim.snapshot (recorded_by);

-- Spans count code points from 0 and exclude their end, as PostgreSQL and the W3C count, not as JavaScript or
-- Rust do.
create table counterclaim.excerpt (
  id uuid primary key,
  source uuid not null references counterclaim.source,
  snapshot uuid,
  span int4range check (not isempty(span) and lower(span) >= 0 and not upper_inf(span)),
  locator text,
  exact text not null check (length(exact) between 1 and 20000),
  prefix text,
  suffix text,
  language counterclaim.bcp47,
  translation text,
  translator text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, source),
  constraint excerpt_snapshot foreign key (snapshot, source) references counterclaim.snapshot (id, source),
  constraint excerpt_anchor check (snapshot is null or num_nonnulls(span, locator) >= 1),
  constraint excerpt_span check (
    span is null or (snapshot is not null and upper(span) - lower(span) = length(exact))),
  constraint excerpt_event foreign key (source, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index excerpt_snapshot_index on counterclaim.excerpt (snapshot, source);
create index excerpt_event_index on counterclaim.excerpt (source, version);
create index excerpt_recorder on counterclaim.excerpt (recorded_by);

alter table counterclaim.entity_relation
  add constraint entity_relation_excerpt_fkey foreign key (excerpt) references counterclaim.excerpt;
create index entity_relation_excerpt on counterclaim.entity_relation (excerpt);
