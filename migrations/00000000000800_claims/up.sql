-- Claims: bare propositions, worded by revisions, and who had which hand in them.

create table counterclaim.question (
  id uuid primary key,
  dossier uuid not null references counterclaim.dossier,
  text text not null check (length(text) between 3 and 1000),
  event uuid references counterclaim.entity,
  measure text,
  unit text,
  scope text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, dossier),
  constraint question_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index question_of_event on counterclaim.question (event);
create index question_event_index on counterclaim.question (dossier, version);
create index question_recorder on counterclaim.question (recorded_by);

create table counterclaim.claim (
  id uuid primary key,
  code bigint not null generated always as identity unique,
  dossier uuid not null references counterclaim.dossier,
  kind text not null references counterclaim.claim_kind,
  priority smallint not null default 3 check (priority between 1 and 5),
  why_chosen text,
  version int not null check (version = 1),
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  first_revision int not null generated always as (1) stored,
  unique (id, kind),
  unique (id, dossier),
  constraint claim_event foreign key (id, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index claim_dossier on counterclaim.claim (dossier);
create index claim_of_kind on counterclaim.claim (kind);
create index claim_event_index on counterclaim.claim (id, version);
create index claim_recorder on counterclaim.claim (recorded_by);

-- Four eyes: one capacity a person and claim, for ever. Rows that take part name it with a key of three
-- columns.
create table counterclaim.hand (
  claim uuid not null references counterclaim.claim,
  person uuid not null references iam.person,
  capacity text not null check (capacity in ('content', 'review', 'approval')),
  at timestamptz not null default clock_timestamp(),
  primary key (claim, person),
  unique (claim, person, capacity)
);
create index hand_person on counterclaim.hand (person);

create table counterclaim.claim_revision (
  claim uuid not null,
  n int not null check (n >= 1),
  prev int generated always as (nullif(n - 1, 0)) stored,
  dossier uuid not null,
  statement text not null check (length(statement) between 3 and 4000),
  language counterclaim.bcp47 not null,
  question uuid,
  valid counterclaim.edtf,
  valid_phrase text,
  valid_inferred boolean not null default false,
  outer_span daterange generated always as (counterclaim.edtf_outer(valid)) stored,
  inner_span daterange generated always as (counterclaim.edtf_inner(valid)) stored,
  ambiguity text,
  capacity text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (claim, n),
  unique (claim, n, version),
  constraint revision_chain foreign key (claim, prev) references counterclaim.claim_revision (claim, n),
  foreign key (claim, dossier) references counterclaim.claim (id, dossier),
  foreign key (question, dossier) references counterclaim.question (id, dossier),
  constraint four_eyes foreign key (claim, recorded_by, capacity)
    references counterclaim.hand (claim, person, capacity),
  constraint claim_revision_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index claim_revision_chain_index on counterclaim.claim_revision (claim, prev);
create index claim_revision_dossier on counterclaim.claim_revision (dossier, claim);
create index claim_revision_question on counterclaim.claim_revision (question, dossier);
create index claim_revision_outer on counterclaim.claim_revision using gist (outer_span);
create index claim_revision_event_index on counterclaim.claim_revision (claim, version);
create index claim_revision_recorder on counterclaim.claim_revision (recorded_by, claim, capacity);

-- never without its first revision
alter table counterclaim.claim
  add constraint claim_has_revision foreign key (id, first_revision)
    references counterclaim.claim_revision (claim, n) deferrable initially deferred;
create index claim_has_revision_index on counterclaim.claim (id, first_revision);

-- Parts of a revision come with it: the key of three columns makes their version the revision's.
create table counterclaim.claim_role (
  claim uuid not null,
  n int not null,
  entity uuid not null references counterclaim.entity,
  role text not null check (role in (
    'subject', 'target', 'victim', 'perpetrator', 'addressee', 'beneficiary', 'place', 'instrument', 'context')),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (claim, n, entity, role),
  foreign key (claim, n, version) references counterclaim.claim_revision (claim, n, version),
  constraint claim_role_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index claim_role_entity on counterclaim.claim_role (entity);
create index claim_role_event_index on counterclaim.claim_role (claim, version, n);

create table counterclaim.quantity (
  claim uuid not null,
  n int not null,
  kind text not null default 'quantitative' check (kind = 'quantitative'),
  measure text not null,
  unit text not null,
  scale text not null check (scale in ('count', 'ratio', 'percent', 'amount')),
  bounds numrange check (not isempty(bounds)),
  best numeric check (best <@ bounds),
  hedge text not null check (hedge in (
    'exactly', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'unquantified')),
  baseline counterclaim.edtf,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (claim, n),
  foreign key (claim, n, version) references counterclaim.claim_revision (claim, n, version),
  constraint quantity_kind foreign key (claim, kind) references counterclaim.claim (id, kind),
  constraint quantity_bounds check ((bounds is null) = (hedge = 'unquantified')),
  constraint quantity_count check (scale <> 'count' or lower(bounds) >= 0),
  constraint quantity_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index quantity_kind_index on counterclaim.quantity (claim, kind);
create index quantity_event_index on counterclaim.quantity (claim, version, n);

create table counterclaim.designation (
  claim uuid not null,
  n int not null,
  kind text not null default 'designation' check (kind = 'designation'),
  designator uuid not null,
  designator_agent boolean not null default true check (designator_agent),
  designee uuid not null references counterclaim.entity check (designee <> designator),
  label text not null,
  label_language counterclaim.bcp47 not null,
  instrument uuid references counterclaim.entity,
  force text not null check (force in ('legal', 'rhetorical', 'unclear')),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (claim, n),
  foreign key (claim, n, version) references counterclaim.claim_revision (claim, n, version),
  constraint designation_kind foreign key (claim, kind) references counterclaim.claim (id, kind),
  constraint designator_is_agent foreign key (designator, designator_agent)
    references counterclaim.entity (id, is_agent),
  constraint designation_instrument check (force <> 'legal' or instrument is not null),
  constraint designation_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index designation_kind_index on counterclaim.designation (claim, kind);
create index designation_designator on counterclaim.designation (designator, designator_agent);
create index designation_designee on counterclaim.designation (designee);
create index designation_instrument_index on counterclaim.designation (instrument);
create index designation_event_index on counterclaim.designation (claim, version, n);
