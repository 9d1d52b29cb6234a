-- Conflicts of interest, and what a dossier asks of the right of reply.

-- A person who has a stake in a case keeps out of it: the latest row of a person and dossier is in force,
-- `ended` takes it back.
create table counterclaim.recusal (
  id uuid primary key,
  dossier uuid not null references counterclaim.dossier,
  person uuid not null references iam.person,
  reason text not null,
  ended boolean not null default false,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  unique (person, dossier, version),
  constraint recusal_reason_check check (length(btrim(reason)) >= 3),
  constraint recusal_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index recusal_event_index on counterclaim.recusal (dossier, version);
create index recusal_recorder on counterclaim.recusal (recorded_by);

-- Whether who is accused has to have been asked before a report goes out. The latest row is in force; none is
-- `advisory`. Not a column of dossier_revision: events hold rows as stored, and a new column would make every
-- row that was logged before it look tampered with.
create table counterclaim.reply_policy (
  dossier uuid not null references counterclaim.dossier,
  right_of_reply text not null check (right_of_reply in ('required', 'advisory')),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references iam.person,
  primary key (dossier, version),
  constraint reply_policy_event foreign key (dossier, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index reply_policy_recorder on counterclaim.reply_policy (recorded_by);

insert into counterclaim.content_rule (name, position, stream_column, kind, roles, states, hand) values
  ('recusal', 29, 'dossier', 'dossier', '{checker,reviewer,editor,admin}', null, false),
  ('reply_policy', 30, 'dossier', 'dossier', '{editor,admin}', null, false);

grant select, insert on counterclaim.recusal, counterclaim.reply_policy to counterclaim_api;
