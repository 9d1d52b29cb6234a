-- Verdicts, the steps of the review, and what goes on around it: replies, holds, assignments, retractions,
-- publications.

create table counterclaim.verdict (
  id uuid primary key,
  claim uuid not null,
  kind text not null,
  revision int not null,  -- the wording it judges: a reworded claim needs its verdicts anew
  assertion uuid,
  seq smallint,
  scope text not null
    generated always as (case when assertion is null then 'content' else 'attribution' end) stored,
  target text not null
    generated always as (coalesce(assertion::text || '/' || seq::text, 'content')) stored,
  rating text not null,
  confidence text check (confidence in ('low', 'moderate', 'high')),
  rationale text,
  low numeric,
  best numeric,
  high numeric,
  sole_source text,  -- the printed reason why one origin must do
  occasion text not null check (occasion in ('initial', 'affirmed', 'update', 'correction', 'retraction')),
  supersedes uuid,
  public_note text,
  revisit date,      -- when the claim comes back to the queue; a prediction always does
  capacity text not null,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  unique (id, claim),
  unique (id, claim, target),
  unique (supersedes),
  foreign key (claim, kind) references counterclaim.claim (id, kind),
  foreign key (claim, revision) references counterclaim.claim_revision (claim, n),
  foreign key (assertion, seq, claim) references counterclaim.attribution (assertion, seq, claim),
  foreign key (scope, rating) references counterclaim.rating (scope, code),
  constraint verdict_supersedes foreign key (supersedes, claim, target)
    references counterclaim.verdict (id, claim, target),
  constraint verdict_target check (num_nonnulls(assertion, seq) in (0, 2)),
  constraint verdict_confidence check (scope = 'attribution' or confidence is not null),
  constraint rationale check (
    scope = 'attribution' and rating = 'confirmed'
    or length(btrim(coalesce(rationale, ''))) >= 20
    or scope = 'content' and rating = 'open'
    or scope = 'content' and rating = 'not_checkable' and kind in ('demand', 'evaluation')),
  constraint verdict_estimate check (low <= best and best <= high and low <= high),
  constraint verdict_occasion check ((occasion = 'initial') = (supersedes is null)),
  constraint verdict_note check (
    occasion not in ('correction', 'retraction') or length(btrim(coalesce(public_note, ''))) >= 20),
  constraint sole_source_confidence check (sole_source is null or confidence in ('low', 'moderate')),
  constraint not_checkable_kind check (
    scope = 'attribution'
    or kind not in ('demand', 'prediction', 'evaluation')
    or rating in ('open', 'unverifiable', 'not_checkable')),
  constraint prediction_revisit check (scope = 'attribution' or kind <> 'prediction' or revisit is not null),
  constraint four_eyes foreign key (claim, recorded_by, capacity)
    references counterclaim.hand (claim, person, capacity),
  constraint verdict_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create unique index verdict_first on counterclaim.verdict (claim, target) where supersedes is null;
create index verdict_kind on counterclaim.verdict (claim, kind);
create index verdict_revision on counterclaim.verdict (claim, revision);
create index verdict_assertion on counterclaim.verdict (assertion, seq, claim);
create index verdict_rating on counterclaim.verdict (scope, rating);
create index verdict_supersedes_index on counterclaim.verdict (supersedes, claim, target);
create index verdict_revisit on counterclaim.verdict (revisit) where revisit is not null;
create index verdict_event_index on counterclaim.verdict (claim, version);
create index verdict_recorder on counterclaim.verdict (recorded_by, claim, capacity);

-- Evidence of the other bearing that a content verdict was given in knowledge of.
create table counterclaim.weighed (
  verdict uuid not null,
  claim uuid not null,
  evidence uuid not null,
  note text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (verdict, evidence),
  constraint weighed_verdict foreign key (verdict, claim) references counterclaim.verdict (id, claim),
  constraint weighed_evidence foreign key (evidence, claim) references counterclaim.evidence (id, claim),
  constraint weighed_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index weighed_verdict_index on counterclaim.weighed (verdict, claim);
create index weighed_evidence_index on counterclaim.weighed (evidence, claim);
create index weighed_event_index on counterclaim.weighed (claim, version);
create index weighed_recorder on counterclaim.weighed (recorded_by);

-- One row a move. Its keys are the workflow: it starts where the last one ended, is a row of `transition`,
-- made by somebody with the grant and the hand, under the dossier's policy. The primary key lets one of two
-- moves land.
create table counterclaim.review_step (
  claim uuid not null,
  n int not null check (n >= 1),
  prev int generated always as (nullif(n - 1, 0)) stored,
  move text not null,
  from_state text not null,
  to_state text not null,
  actor uuid not null references iam.person,
  login name not null,
  role text not null,
  "grant" uuid not null,
  capacity text not null,
  hand_capacity text generated always as (nullif(capacity, 'none')) stored,
  dossier uuid not null,
  policy int not null,   -- the dossier's revision whose `eyes` was in force
  eyes smallint not null,
  revision int not null, -- the wording moved
  verdict uuid,          -- the content verdict in force
  reason text,
  public_note text,
  version int not null,
  at timestamptz not null,
  primary key (claim, n),
  unique (claim, n, to_state),
  unique (claim, version),
  constraint review_step_first check (n > 1 or from_state = 'draft'),
  constraint review_step_chain foreign key (claim, prev, from_state)
    references counterclaim.review_step (claim, n, to_state),
  constraint illegal_transition foreign key (move, from_state, to_state, role, capacity, eyes)
    references counterclaim.transition (move, from_state, to_state, role, capacity, eyes),
  constraint four_eyes foreign key (claim, actor, hand_capacity)
    references counterclaim.hand (claim, person, capacity),
  constraint not_allowed foreign key ("grant", actor, role) references iam.grant (id, person, role),
  constraint review_step_policy foreign key (dossier, policy, eyes)
    references counterclaim.dossier_revision (dossier, n, eyes),
  foreign key (claim, dossier) references counterclaim.claim (id, dossier),
  foreign key (claim, revision) references counterclaim.claim_revision (claim, n),
  foreign key (verdict, claim) references counterclaim.verdict (id, claim),
  constraint verdict_missing check (to_state not in ('decided', 'approved') or verdict is not null),
  constraint review_step_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index review_step_approved on counterclaim.review_step (claim, n desc)
  where to_state in ('approved', 'withdrawn');
create index review_step_chain_index on counterclaim.review_step (claim, prev, from_state);
create index review_step_transition on counterclaim.review_step (move, from_state, to_state, role, capacity, eyes);
create index review_step_actor on counterclaim.review_step (actor, claim, hand_capacity);
create index review_step_grant on counterclaim.review_step ("grant", actor, role);
create index review_step_policy_index on counterclaim.review_step (dossier, policy, eyes);
create index review_step_dossier on counterclaim.review_step (dossier, claim);
create index review_step_revision on counterclaim.review_step (claim, revision);
create index review_step_verdict on counterclaim.review_step (verdict, claim);

-- The latest row is the open one, so a claim cannot have two open assignments.
create table counterclaim.assignment (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  reviewer uuid references iam.person,  -- null: released
  due date,
  note text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (claim, version),
  constraint assignment_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index assignment_reviewer on counterclaim.assignment (reviewer);
create index assignment_recorder on counterclaim.assignment (recorded_by);

create table counterclaim.comment (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  answers uuid,
  text text not null check (length(text) between 1 and 20000),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, claim),
  constraint comment_answers_fkey foreign key (answers, claim) references counterclaim.comment (id, claim),
  constraint comment_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index comment_answers on counterclaim.comment (answers, claim);
create index comment_event_index on counterclaim.comment (claim, version);
create index comment_recorder on counterclaim.comment (recorded_by);

-- The latest row is in force; `released` ends it.
create table counterclaim.hold (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  kind text not null check (kind in ('legal', 'embargo', 'awaiting_reply', 'released')),
  reason text not null check (length(btrim(reason)) >= 3),
  until date,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (claim, version),
  constraint hold_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index hold_recorder on counterclaim.hold (recorded_by);

-- The right of reply. Silence is an outcome, never a denial.
create table counterclaim.reply (
  id uuid primary key,
  claim uuid not null references counterclaim.claim,
  party uuid not null references counterclaim.entity,
  asked_at timestamptz,
  channel text,
  deadline timestamptz,
  outcome text not null check (outcome in ('asked', 'answered', 'declined', 'silent', 'extension', 'not_asked')),
  reason text,
  excerpt uuid references counterclaim.excerpt,
  supersedes uuid unique,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (id, claim),
  constraint reply_supersedes_fkey foreign key (supersedes, claim) references counterclaim.reply (id, claim),
  constraint reply_asked check (
    (outcome = 'not_asked') = (asked_at is null) and (outcome <> 'not_asked' or reason is not null)),
  constraint reply_answer check (outcome <> 'answered' or excerpt is not null),
  constraint reply_event foreign key (claim, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index reply_party on counterclaim.reply (party);
create index reply_excerpt on counterclaim.reply (excerpt);
create index reply_supersedes on counterclaim.reply (supersedes, claim);
create index reply_event_index on counterclaim.reply (claim, version);
create index reply_recorder on counterclaim.reply (recorded_by);

-- What no longer stands. Its stream is its target's, as the composite keys say.
create table counterclaim.retraction (
  id uuid primary key,
  stream uuid not null,
  assertion uuid,
  relation uuid,
  evidence uuid,
  entity_relation uuid,
  source uuid,
  kind text not null default 'ours' check (kind in ('ours', 'withdrawn_by_publisher', 'distrusted')),
  reason text not null check (length(btrim(reason)) >= 3),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  constraint retraction_target check (
    num_nonnulls(assertion, relation, evidence, entity_relation, source) = 1),
  constraint retraction_kind check ((source is null) = (kind = 'ours')),
  foreign key (assertion, stream) references counterclaim.assertion (id, claim),
  foreign key (relation, stream) references counterclaim.relation (id, claim),
  foreign key (evidence, stream) references counterclaim.evidence (id, claim),
  foreign key (entity_relation, stream) references counterclaim.entity_relation (id, subject),
  foreign key (source) references counterclaim.source,
  constraint retraction_stream check (source is null or source = stream),
  unique (assertion),
  unique (relation),
  unique (evidence),
  unique (entity_relation),
  unique (source),
  constraint retraction_event foreign key (stream, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index retraction_assertion on counterclaim.retraction (assertion, stream);
create index retraction_relation on counterclaim.retraction (relation, stream);
create index retraction_evidence on counterclaim.retraction (evidence, stream);
create index retraction_entity_relation on counterclaim.retraction (entity_relation, stream);
create index retraction_event_index on counterclaim.retraction (stream, version);
create index retraction_recorder on counterclaim.retraction (recorded_by);

-- Names of a dossier's own: what its file calls things.
create table counterclaim.handle (
  dossier uuid not null references counterclaim.dossier,
  handle text not null check (handle ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  entity uuid references counterclaim.entity,
  source uuid references counterclaim.source,
  claim uuid references counterclaim.claim,
  question uuid references counterclaim.question,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (dossier, handle),
  constraint handle_target check (num_nonnulls(entity, source, claim, question) = 1),
  constraint handle_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index handle_entity on counterclaim.handle (entity);
create index handle_source on counterclaim.handle (source);
create index handle_claim on counterclaim.handle (claim);
create index handle_question on counterclaim.handle (question);
create index handle_event_index on counterclaim.handle (dossier, version);
create index handle_recorder on counterclaim.handle (recorded_by);

-- A report as it went out, byte for byte. A later one that supersedes it says what was wrong.
create table counterclaim.publication (
  id uuid primary key,
  dossier uuid not null references counterclaim.dossier,
  n int not null,
  bytes bytea not null,
  sha256 counterclaim.digest not null,
  as_of timestamptz not null,
  supersedes uuid,
  erratum text,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (dossier, n),
  unique (id, dossier),
  constraint publication_supersedes_fkey foreign key (supersedes, dossier)
    references counterclaim.publication (id, dossier),
  constraint publication_hash check (sha256(bytes) = sha256),
  constraint publication_erratum check ((supersedes is null) = (erratum is null)),
  constraint publication_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index publication_supersedes on counterclaim.publication (supersedes, dossier);
create index publication_event_index on counterclaim.publication (dossier, version);
create index publication_recorder on counterclaim.publication (recorded_by);
