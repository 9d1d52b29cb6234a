-- Vocabularies that carry a rule, and the rules that are data: transitions, ratings, what a batch may bring.

-- How a speaker stands to what comes next in the chain: asserts (1), denies (-1), neither (0).
create table counterclaim.attitude (
  code text primary key,
  commitment smallint not null check (commitment in (-1, 0, 1))
);
insert into counterclaim.attitude (code, commitment) values
  ('states', 1), ('alleges', 1), ('warns', 1), ('estimates', 1), ('predicts', 1), ('designates', 1), ('confirms', 1),
  ('concedes', 1), ('claims_responsibility', 1),
  ('denies', -1), ('rejects', -1),
  ('reports', 0), ('fears', 0), ('doubts', 0), ('demands', 0), ('urges', 0), ('condemns', 0), ('criticises', 0),
  ('pledges', 0), ('cannot_confirm', 0), ('declines_comment', 0);

create table counterclaim.claim_kind (
  code text primary key,
  checkable boolean not null  -- whether the world can settle it now
);
insert into counterclaim.claim_kind (code, checkable) values
  ('factual', true), ('quantitative', true), ('designation', true), ('accusation', true),
  ('evaluation', false), ('prediction', false), ('demand', false);

-- The evidence rule: what each rating needs. counterclaim.rule_gap reads it, `review rules` prints it.
create table counterclaim.rating (
  scope text not null check (scope in ('content', 'attribution')),
  code text not null,
  any_kind boolean not null,                    -- open to demands, predictions and evaluations
  needs_confirmed boolean not null,             -- one assertion whose innermost link is confirmed
  bearing text check (bearing in ('supports', 'refutes')),
  origins smallint not null default 0,          -- distinct counting origins of that bearing
  both_bearings boolean not null default false, -- statements or evidence of both bearings
  search_note boolean not null default false,   -- a note of what was looked for and not found
  weighs boolean not null default false,        -- strong evidence of the other bearing has to be named as weighed
  primary key (scope, code)
);
insert into counterclaim.rating
  (scope, code, any_kind, needs_confirmed, bearing, origins, both_bearings, search_note, weighs)
values
  ('content', 'supported', false, true, 'supports', 2, false, false, true),
  ('content', 'mostly_supported', false, true, 'supports', 1, false, false, false),
  ('content', 'contested', false, true, null, 0, true, false, false),
  ('content', 'misleading', false, true, null, 0, false, false, false),
  ('content', 'mostly_refuted', false, true, 'refutes', 1, false, false, false),
  ('content', 'refuted', false, true, 'refutes', 2, false, false, true),
  ('content', 'unsupported', false, true, null, 0, false, true, false),
  ('content', 'unverifiable', true, true, null, 0, false, false, false),
  ('content', 'not_checkable', true, false, null, 0, false, false, false),
  ('content', 'open', true, false, null, 0, false, false, false),
  ('attribution', 'confirmed', true, false, null, 0, false, false, false),
  ('attribution', 'misquoted', true, false, null, 0, false, false, false),
  ('attribution', 'misattributed', true, false, null, 0, false, false, false),
  ('attribution', 'out_of_context', true, false, null, 0, false, false, false),
  ('attribution', 'unconfirmed', true, false, null, 0, false, false, false);

-- The workflow: who may move a claim from where to where, acting in which capacity, under which `eyes`
-- policy. A step is a foreign key into this table, so `capacity` is never null: a null would switch that key
-- off.
create table counterclaim.transition (
  move text not null,
  from_state text not null,
  to_state text not null,
  role text not null check (role in ('checker', 'reviewer', 'editor')),
  capacity text not null check (capacity in ('none', 'content', 'review', 'approval')),
  eyes smallint not null check (eyes in (1, 2, 3)),
  preferred boolean not null,     -- the capacity that a person with no hand in the claim gets
  needs_reason boolean not null,
  needs_note boolean not null,    -- a public one
  primary key (move, from_state, to_state, role, capacity, eyes)
);
create unique index transition_preferred on counterclaim.transition (move, from_state, role, eyes) where preferred;
insert into counterclaim.transition
with base (move, from_state, to_state, role, capacity, needs_reason, needs_note) as (
  values
    ('submit', 'draft', 'submitted', 'checker', 'none', false, false),
    ('recall', 'submitted', 'draft', 'checker', 'none', false, false),
    ('discard', 'draft', 'discarded', 'checker', 'none', true, false),
    ('take', 'submitted', 'in_review', 'reviewer', 'review', false, false),
    ('return', 'submitted', 'draft', 'reviewer', 'review', true, false),
    ('return', 'in_review', 'draft', 'reviewer', 'review', true, false),
    ('return', 'decided', 'in_review', 'editor', 'approval', true, false),
    ('decline', 'submitted', 'declined', 'reviewer', 'review', true, false),
    ('decline', 'in_review', 'declined', 'reviewer', 'review', true, false),
    ('decide', 'in_review', 'decided', 'reviewer', 'review', false, false),
    ('approve', 'decided', 'approved', 'editor', 'approval', false, false),
    ('correct', 'approved', 'decided', 'reviewer', 'review', false, true),
    ('reopen', 'approved', 'in_review', 'reviewer', 'none', true, false),
    ('reopen', 'approved', 'in_review', 'editor', 'none', true, false),
    ('reopen', 'declined', 'in_review', 'reviewer', 'none', true, false),
    ('reopen', 'declined', 'in_review', 'editor', 'none', true, false),
    ('reopen', 'withdrawn', 'in_review', 'reviewer', 'none', true, false),
    ('reopen', 'withdrawn', 'in_review', 'editor', 'none', true, false),
    ('withdraw', 'approved', 'withdrawn', 'editor', 'approval', false, true)
)
select move, from_state, to_state, role, capacity, eyes, true, needs_reason, needs_note
from base, unnest(array[1, 2, 3]) as eyes
union all
-- eyes 2: one person may review and approve, an author neither
select move, from_state, to_state, role, other, 2, false, needs_reason, needs_note
from base, unnest(array['review', 'approval']) as other
where capacity in ('review', 'approval') and other <> capacity
union all
-- eyes 1: a desk of one
select move, from_state, to_state, role, other, 1, false, needs_reason, needs_note
from base, unnest(array['content', 'review', 'approval']) as other
where capacity <> 'none' and other <> capacity;

-- What a batch may bring: in which order, onto which stream, by whom, in which states of the claim, and
-- whether it makes its bringer a hand in capacity `content`.
create table counterclaim.content_rule (
  name text primary key,
  position smallint not null unique,
  stream_column name not null,
  kind text not null,
  roles text[] not null,
  states text[],                        -- null: in any state, or not a claim's row
  hand boolean not null default false
);
insert into counterclaim.content_rule (name, position, stream_column, kind, roles, states, hand) values
  ('dossier', 1, 'id', 'dossier', '{editor,admin}', null, false),
  ('dossier_revision', 2, 'dossier', 'dossier', '{editor,admin}', null, false),
  ('entity', 3, 'id', 'entity', '{checker,reviewer,editor}', null, false),
  ('source', 4, 'id', 'source', '{checker,reviewer,editor}', null, false),
  ('source_revision', 5, 'source', 'source', '{checker,reviewer,editor}', null, false),
  ('snapshot', 6, 'source', 'source', '{checker,reviewer,editor}', null, false),
  ('excerpt', 7, 'source', 'source', '{checker,reviewer,editor}', null, false),
  ('entity_name', 8, 'entity', 'entity', '{checker,reviewer,editor}', null, false),
  ('entity_relation', 9, 'subject', 'entity', '{checker,reviewer,editor}', null, false),
  ('question', 10, 'dossier', 'dossier', '{checker,reviewer,editor}', null, false),
  ('claim', 11, 'id', 'claim', '{checker}', '{draft}', true),
  ('claim_revision', 12, 'claim', 'claim', '{checker}', '{draft}', true),
  ('claim_role', 13, 'claim', 'claim', '{checker}', '{draft}', true),
  ('quantity', 14, 'claim', 'claim', '{checker}', '{draft}', true),
  ('designation', 15, 'claim', 'claim', '{checker}', '{draft}', true),
  ('assertion', 16, 'claim', 'claim', '{checker,reviewer}', '{draft,in_review,approved}', true),
  ('attribution', 17, 'claim', 'claim', '{checker,reviewer}', '{draft,in_review,approved}', true),
  ('relation', 18, 'claim', 'claim', '{checker,reviewer}', null, true),
  ('evidence', 19, 'claim', 'claim', '{checker,reviewer}', '{draft,in_review,approved}', true),
  ('external_review', 20, 'claim', 'claim', '{checker,reviewer,editor}', null, false),
  ('search_note', 21, 'claim', 'claim', '{checker,reviewer}', null, false),
  ('reply', 22, 'claim', 'claim', '{checker,reviewer,editor}', null, false),
  ('comment', 23, 'claim', 'claim', '{checker,reviewer,editor}', null, false),
  ('hold', 24, 'claim', 'claim', '{reviewer,editor}', null, false),
  ('assignment', 25, 'claim', 'claim', '{reviewer,editor}', null, false),
  ('retraction', 26, 'stream', 'any', '{checker,reviewer,editor}', null, false),
  ('handle', 27, 'dossier', 'dossier', '{checker,reviewer,editor}', null, false),
  ('publication', 28, 'dossier', 'dossier', '{editor}', null, false);
