-- A claim in somebody's words: the excerpt it stands in, and the chain of who says that who says it.

create table counterclaim.assertion (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  excerpt uuid not null references counterclaim.excerpt,
  capacity text,  -- `content` when brought in draft; null when brought in review or after approval
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  first_link smallint not null generated always as (0) stored,
  unique (id, claim),
  unique (id, claim, version),
  constraint four_eyes foreign key (claim, recorded_by, capacity)
    references counterclaim.hand (claim, person, capacity),
  constraint assertion_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index assertion_excerpt on counterclaim.assertion (excerpt);
create index assertion_event_index on counterclaim.assertion (claim, version);
create index assertion_recorder on counterclaim.assertion (recorded_by, claim, capacity);

-- Link 0 is the publisher, the last link the innermost. A chain comes whole, with its assertion (the key of
-- three columns ties their versions): nobody appends an innermost link under a verdict.
create table counterclaim.attribution (
  assertion uuid not null,
  seq smallint not null check (seq >= 0),
  prev smallint generated always as (case when seq > 0 then seq - 1 end) stored,
  claim uuid not null,
  speaker uuid,
  speaker_agent boolean generated always as (case when speaker is not null then true end) stored,
  speaker_label text,
  on_behalf_of uuid references counterclaim.entity,
  attitude text not null references counterclaim.attitude,
  mode text not null check (mode in ('own_voice', 'direct', 'partial', 'indirect', 'inferred')),
  quoted text,
  said counterclaim.edtf,
  said_span daterange generated always as (counterclaim.edtf_outer(said)) stored,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (assertion, seq),
  unique (assertion, seq, claim),
  foreign key (assertion, claim, version) references counterclaim.assertion (id, claim, version),
  constraint attribution_chain foreign key (assertion, prev) references counterclaim.attribution (assertion, seq),
  constraint speaker_is_agent foreign key (speaker, speaker_agent) references counterclaim.entity (id, is_agent),
  constraint attribution_speaker check (num_nonnulls(speaker, speaker_label) = 1),
  constraint attribution_quoted check ((mode in ('direct', 'partial')) = (quoted is not null)),
  constraint attribution_link0 check ((seq = 0) = (mode = 'own_voice')),
  constraint attribution_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index attribution_chain_index on counterclaim.attribution (assertion, prev);
create index attribution_speaker_index on counterclaim.attribution (speaker, speaker_agent);
create index attribution_behalf on counterclaim.attribution (on_behalf_of);
create index attribution_attitude on counterclaim.attribution (attitude);
create index attribution_event_index on counterclaim.attribution (claim, version, assertion);

-- never without its publisher
alter table counterclaim.assertion
  add constraint assertion_has_link foreign key (id, first_link)
    references counterclaim.attribution (assertion, seq) deferrable initially deferred;
create index assertion_has_link_index on counterclaim.assertion (id, first_link);
