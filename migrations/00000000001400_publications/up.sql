-- What belongs to a publication beside its bytes. Not columns of `publication`: events hold rows as stored, and a new
-- column would make every row that was logged before it look tampered with.

-- The terms it was made under: with them the record gives the same bytes again.
create table counterclaim.publication_terms (
  publication uuid primary key,
  dossier uuid not null,
  format text not null check (format in ('html', 'markdown', 'json')),
  style text not null check (length(style) between 1 and 200),
  masthead jsonb not null check (jsonb_typeof(masthead) = 'object'),
  authenticated boolean not null,          -- whether the server made sure who people are
  program text not null check (length(program) between 1 and 100),
  approved counterclaim.digest not null,   -- the hash of the report that was read and approved
  published timestamptz not null,          -- as it is printed
  read_version int not null,               -- the version of the dossier's stream that was read
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  constraint publication_terms_moment check (published <= recorded_at),
  constraint publication_terms_publication foreign key (publication, dossier)
    references counterclaim.publication (id, dossier),
  constraint publication_terms_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index publication_terms_publication_index on counterclaim.publication_terms (publication, dossier);
create index publication_terms_event_index on counterclaim.publication_terms (dossier, version);
create index publication_terms_recorder on counterclaim.publication_terms (recorded_by);

-- What it prints of each claim: the approval, the wording and the verdict.
create table counterclaim.publication_claim (
  publication uuid not null,
  dossier uuid not null,
  claim uuid not null,
  step int not null,
  revision int not null,
  verdict uuid not null,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (publication, claim),
  constraint publication_claim_publication foreign key (publication, dossier)
    references counterclaim.publication (id, dossier),
  constraint publication_claim_claim foreign key (claim, dossier) references counterclaim.claim (id, dossier),
  constraint publication_claim_step foreign key (claim, step) references counterclaim.review_step (claim, n),
  constraint publication_claim_revision foreign key (claim, revision)
    references counterclaim.claim_revision (claim, n),
  constraint publication_claim_verdict foreign key (verdict, claim) references counterclaim.verdict (id, claim),
  constraint publication_claim_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index publication_claim_publication_index on counterclaim.publication_claim (publication, dossier);
create index publication_claim_claim_index on counterclaim.publication_claim (claim, dossier);
create index publication_claim_step_index on counterclaim.publication_claim (claim, step);
create index publication_claim_revision_index on counterclaim.publication_claim (claim, revision);
create index publication_claim_verdict_index on counterclaim.publication_claim (verdict, claim);
create index publication_claim_event_index on counterclaim.publication_claim (dossier, version);
create index publication_claim_recorder on counterclaim.publication_claim (recorded_by);

-- The sources that each claim rests on there, with the numbers of the footnotes; none where a source is named only as
-- what evidence goes back to.
create table counterclaim.publication_source (
  publication uuid not null,
  dossier uuid not null,
  claim uuid not null,
  source uuid not null references counterclaim.source,
  footnotes int[] not null,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (publication, claim, source),
  constraint publication_source_publication foreign key (publication, dossier)
    references counterclaim.publication (id, dossier),
  constraint publication_source_claim foreign key (publication, claim)
    references counterclaim.publication_claim (publication, claim),
  constraint publication_source_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index publication_source_publication_index on counterclaim.publication_source (publication, dossier);
create index publication_source_source on counterclaim.publication_source (source);
create index publication_source_event_index on counterclaim.publication_source (dossier, version);
create index publication_source_recorder on counterclaim.publication_source (recorded_by);

-- A publication that was taken back. Its bytes stay: what was said is not unsaid.
create table counterclaim.publication_withdrawal (
  publication uuid primary key,
  dossier uuid not null,
  reason text not null,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  constraint publication_withdrawal_reason_check check (length(btrim(reason)) >= 20),
  constraint publication_withdrawal_publication foreign key (publication, dossier)
    references counterclaim.publication (id, dossier),
  constraint publication_withdrawal_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index publication_withdrawal_publication_index on counterclaim.publication_withdrawal (publication, dossier);
create index publication_withdrawal_event_index on counterclaim.publication_withdrawal (dossier, version);
create index publication_withdrawal_recorder on counterclaim.publication_withdrawal (recorded_by);

insert into counterclaim.content_rule (name, position, stream_column, kind, roles, states, hand) values
  ('publication_terms', 31, 'dossier', 'dossier', '{editor}', null, false),
  ('publication_claim', 32, 'dossier', 'dossier', '{editor}', null, false),
  ('publication_source', 33, 'dossier', 'dossier', '{editor}', null, false),
  ('publication_withdrawal', 34, 'dossier', 'dossier', '{editor}', null, false);

grant select, insert on
  counterclaim.publication_terms, counterclaim.publication_claim, counterclaim.publication_source,
  counterclaim.publication_withdrawal
  to counterclaim_api;
