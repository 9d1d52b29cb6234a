-- What speaks for and against a claim, and what others and the desk found.

create table counterclaim.relation (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  to_claim uuid references counterclaim.claim check (to_claim <> claim),
  to_assertion uuid references counterclaim.assertion,
  to_relation uuid references counterclaim.relation check (to_relation <> id),
  kind text not null check (kind in (
    'contradicts', 'rebuts', 'undercuts', 'supports', 'qualifies', 'restates', 'revises', 'answers')),
  by_party uuid references counterclaim.entity,  -- null: the desk
  excerpt uuid references counterclaim.excerpt,
  note text,
  capacity text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, claim),
  constraint relation_target check (num_nonnulls(to_claim, to_assertion, to_relation) = 1),
  constraint relation_undercuts check (kind <> 'undercuts' or to_relation is not null),
  constraint relation_party check (by_party is null or excerpt is not null),
  constraint four_eyes foreign key (claim, recorded_by, capacity)
    references counterclaim.hand (claim, person, capacity),
  constraint relation_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index relation_to_claim on counterclaim.relation (to_claim);
create index relation_to_assertion on counterclaim.relation (to_assertion);
create index relation_to_relation on counterclaim.relation (to_relation);
create index relation_by_party on counterclaim.relation (by_party);
create index relation_excerpt on counterclaim.relation (excerpt);
create index relation_event_index on counterclaim.relation (claim, version);
create index relation_recorder on counterclaim.relation (recorded_by, claim, capacity);

create table counterclaim.evidence (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  assertion uuid,  -- with seq: evidence about that link of the chain; without: about the claim itself
  seq smallint,
  excerpt uuid not null,
  source uuid not null,
  bearing text not null check (bearing in ('supports', 'refutes', 'context')),
  credibility smallint not null default 6 check (credibility between 1 and 6),
  voice uuid references counterclaim.entity,   -- whose statement it is; null: the publisher's
  origin uuid references counterclaim.source,  -- where it comes from; null: the source itself
  record boolean not null default false,       -- a decree, gazette, judgment: the record makes the fact
  against_interest boolean not null default false,
  note text,
  capacity text,  -- null: brought in review or later; marked, and bars nobody from deciding
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, claim),
  foreign key (excerpt, source) references counterclaim.excerpt (id, source),
  constraint evidence_link check (num_nonnulls(assertion, seq) in (0, 2)),
  constraint evidence_of_link foreign key (assertion, seq, claim)
    references counterclaim.attribution (assertion, seq, claim),
  constraint evidence_interest check (not against_interest or note is not null),
  constraint four_eyes foreign key (claim, recorded_by, capacity)
    references counterclaim.hand (claim, person, capacity),
  constraint evidence_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index evidence_excerpt on counterclaim.evidence (excerpt, source);
create index evidence_source on counterclaim.evidence (source);
create index evidence_voice on counterclaim.evidence (voice);
create index evidence_origin on counterclaim.evidence (origin);
create index evidence_assertion on counterclaim.evidence (assertion, seq, claim);
create index evidence_event_index on counterclaim.evidence (claim, version);
create index evidence_recorder on counterclaim.evidence (recorded_by, claim, capacity);

-- Somebody else's fact-check, in their words and numbers.
create table counterclaim.external_review (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  publisher text,
  url text,
  title text,
  date counterclaim.edtf,
  rating text,
  rating_value numeric,
  best numeric,
  worst numeric,
  language counterclaim.bcp47,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  constraint external_review_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index external_review_event_index on counterclaim.external_review (claim, version);
create index external_review_recorder on counterclaim.external_review (recorded_by);

create table counterclaim.search_note (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  looked_for text not null,
  looked_where text not null,
  looked_at timestamptz not null,
  found text not null default 'nothing',
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  constraint search_note_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index search_note_event_index on counterclaim.search_note (claim, version);
create index search_note_recorder on counterclaim.search_note (recorded_by);
