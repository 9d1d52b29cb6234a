-- Dossiers. Content rows all end alike: `version` is their stream's and names the event that brought them
-- (deferred, because the event holds the rows as stored and so comes last), `recorded_at` the server's clock,
-- `recorded_by` a person.

create table counterclaim.dossier (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  first_revision int not null generated always as (1) stored,
  constraint dossier_event foreign key (id, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index dossier_event_index on counterclaim.dossier (id, version);
create index dossier_recorder on counterclaim.dossier (recorded_by);

create table counterclaim.dossier_revision (
  dossier uuid not null references counterclaim.dossier,
  n int not null check (n >= 1),
  prev int generated always as (nullif(n - 1, 0)) stored,
  title counterclaim.name_text not null,
  summary text,
  language counterclaim.bcp47 not null default 'en',
  visibility text not null default 'desk' check (visibility in ('desk', 'restricted')),
  members uuid[] not null default '{}',  -- who sees it while restricted or under embargo
  embargo timestamptz,
  eyes smallint not null default 3 check (eyes in (1, 2, 3)),
  labels text[] not null default '{}',   -- words that may not stand unattributed in a claim
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (dossier, n),
  unique (dossier, n, eyes),
  constraint dossier_revision_chain foreign key (dossier, prev) references counterclaim.dossier_revision (dossier, n),
  constraint dossier_revision_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index dossier_revision_event_index on counterclaim.dossier_revision (dossier, version);
create index dossier_revision_chain_index on counterclaim.dossier_revision (dossier, prev);
create index dossier_revision_recorder on counterclaim.dossier_revision (recorded_by);

-- never without its first revision
alter table counterclaim.dossier
  add constraint dossier_has_revision foreign key (id, first_revision)
    references counterclaim.dossier_revision (dossier, n) deferrable initially deferred;
create index dossier_has_revision_index on counterclaim.dossier (id, first_revision);
