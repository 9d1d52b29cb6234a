-- The log: one chain of events a stream. A stream is a claim, dossier, entity, member or source.

-- The only row that every change updates: narrow, with room on its page, so that updates stay heap-only.
-- `state` is a claim's; `version` and `head` name the stream's latest event.
create table counterclaim.stream (
  id uuid primary key,
  kind text not null check (kind in ('claim', 'dossier', 'entity', 'member', 'source')),
  version int not null check (version >= 1),
  head counterclaim.digest not null,
  state text,
  constraint stream_state check ((kind = 'claim') = (state is not null)),
  unique (id, kind)
) with (fillfactor = 70);
create index stream_queue on counterclaim.stream (state) where state in ('submitted', 'in_review', 'decided');

-- One row a call. A retry after a lost answer finds its first outcome: the events that name it are its
-- receipts.
create table counterclaim.request (
  id uuid primary key,
  person uuid not null,
  digest counterclaim.digest not null,
  at timestamptz not null default clock_timestamp()
);

create table counterclaim.event (
  stream uuid not null,
  version int not null check (version >= 1),
  prev_version int generated always as (nullif(version - 1, 0)) stored,
  operation text not null,
  payload text,  -- the rows it brought, as stored; may be erased together with its salt
  salt uuid,
  commitment counterclaim.digest not null,
  actor uuid not null,
  login text not null,
  at timestamptz not null,
  prev counterclaim.digest not null,
  hash counterclaim.digest not null,
  request uuid not null references counterclaim.request,
  primary key (stream, version),
  unique (stream, version, hash),
  constraint event_stream foreign key (stream) references counterclaim.stream,
  -- the chain is a foreign key: an event names the hash of the one before it
  constraint event_chain foreign key (stream, prev_version, prev)
    references counterclaim.event (stream, version, hash),
  constraint event_first check (version > 1 or prev = counterclaim.zero_hash()),
  constraint event_hash check (
    hash = counterclaim.event_hash(stream, version, operation, actor, login, at, commitment, prev)),
  constraint event_commitment check (
    (payload is null) = (salt is null)
    and (payload is null or commitment = counterclaim.commitment(salt, payload)))
);
create index event_request on counterclaim.event (request);
create index event_chain_index on counterclaim.event (stream, prev_version, prev);
