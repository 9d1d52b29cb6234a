-- Who people are and what they may do in this database. Their stream is of kind `member`, its id the
-- person's.

create table iam.person (
  id uuid primary key,
  name counterclaim.name_text not null,
  version int not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint person_id_version_fkey foreign key (id, version)
    references counterclaim.event (stream, version) deferrable initially deferred
);
create index person_event_index on iam.person (id, version);

-- A role of the server that is this person. By oid and name: a role that takes over a name is not who had it.
create table iam.login (
  id uuid primary key,
  person uuid not null references iam.person,
  role_oid oid not null,
  role_name name not null,
  version int not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (role_oid, role_name),
  foreign key (person, version) references counterclaim.event (stream, version) deferrable initially deferred
);
create index login_person on iam.login (person, version);

create table iam.login_end (
  login uuid primary key references iam.login,
  person uuid not null,
  reason text not null,
  version int not null,
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (person, version) references counterclaim.event (stream, version) deferrable initially deferred
);
create index login_end_person on iam.login_end (person, version);

create table iam.grant (
  id uuid primary key,
  person uuid not null references iam.person,
  role text not null check (role in ('checker', 'reviewer', 'editor', 'admin')),
  version int not null,
  recorded_by uuid not null references iam.person,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (id, person, role),
  foreign key (person, version) references counterclaim.event (stream, version) deferrable initially deferred
);
create index grant_person on iam.grant (person, role);
create index grant_event_index on iam.grant (person, version);
create index grant_recorder on iam.grant (recorded_by);

create table iam.revocation (
  "grant" uuid primary key references iam.grant,
  person uuid not null,
  version int not null,
  recorded_by uuid not null references iam.person,
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (person, version) references counterclaim.event (stream, version) deferrable initially deferred
);
create index revocation_person on iam.revocation (person, version);
create index revocation_recorder on iam.revocation (recorded_by);

alter table counterclaim.request
  add constraint request_person_fkey foreign key (person) references iam.person deferrable initially deferred;
create index request_person on counterclaim.request (person);
