-- Rules of the desk beside the workflow: conflicts of interest, assignments, holds, the right of reply. They
-- are triggers on the tables, always enabled, so that no function that writes can forget one.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that was or was not there

-- The dossiers among these streams, their claims' included, that a person is recused from; null when none.
create or replace function counterclaim.recused_from(person uuid, streams uuid[]) returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select array_agg(l.dossier)
    from (
      select distinct on (r.dossier) r.dossier, r.ended
      from counterclaim.recusal as r
      where r.person = recused_from.person
      order by r.dossier, r.version desc
    ) as l
    where not l.ended
      and (
        l.dossier = any (streams)
        or exists (select from counterclaim.claim as c where c.id = any (streams) and c.dossier = l.dossier)));
end
$$;

-- Refuses who is recused from the dossier of one of these streams.
create or replace function counterclaim.refuse_recused(person uuid, streams uuid[]) returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  closed uuid[] := counterclaim.recused_from(person, streams);
begin
  if closed is not null then
    perform counterclaim.refuse('recused', 'recused from this dossier', (
      select jsonb_build_object(
        'dossiers', jsonb_agg(d.slug order by d.slug),
        'reason', (
          select r.reason from counterclaim.recusal as r
          where r.person = refuse_recused.person and r.dossier = any (closed)
          order by r.version desc limit 1))
      from counterclaim.dossier as d
      where d.id = any (closed)));
  end if;
end
$$;

-- Once a statement, over all its rows: $1 names the column of the stream, $2 that of the person.
create or replace function counterclaim.keeps_out() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
as $$
begin
  if exists (select from counterclaim.recusal) then
    execute format(
      'select counterclaim.refuse_recused(g.person, g.streams)'
      ' from (select b.%2$I as person, array_agg(distinct b.%1$I) as streams from brought as b group by b.%2$I) as g',
      tg_argv[0], tg_argv[1]);
  end if;
  return null;
end
$$;

-- What bears on a claim of another dossier is part of that dossier too: a relation to it, its statements or relations.
create or replace function counterclaim.keeps_out_of_targets() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from counterclaim.recusal) then
    perform counterclaim.refuse_recused(g.person, g.claims)
    from (
      -- what is set against a relation stands at both its ends, however many relations lead there
      with recursive way as (
        select b.recorded_by as person, b.claim, b.to_claim, b.to_assertion, b.to_relation from brought as b
        union
        select w.person, r.claim, r.to_claim, r.to_assertion, r.to_relation
        from way as w
        join counterclaim.relation as r on r.id = w.to_relation
      )
      select w.person, array_agg(distinct t.claim) as claims
      from way as w
      left join counterclaim.assertion as a on a.id = w.to_assertion
      cross join lateral (values (w.claim), (w.to_claim), (a.claim)) as t (claim)
      where t.claim is not null
      group by w.person) as g;
  end if;
  return null;
end
$$;

-- No ring of relations that lead to each other: only within one statement can two name one another.
create or replace function counterclaim.relation_leads_somewhere() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    with recursive way as (
      select b.id as start, b.to_relation as at from brought as b where b.to_relation is not null
      union
      select w.start, b.to_relation
      from way as w
      join brought as b on b.id = w.at
      where b.to_relation is not null
    )
    select from way as w where w.at = w.start
  ) then
    perform counterclaim.refuse('batch_shape', 'relations lead to each other and to no claim');
  end if;
  return null;
end
$$;

create or replace function counterclaim.holds_grant(person uuid, roles text[]) returns boolean
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select from iam.grant as g
    where g.person = holds_grant.person and g.role = any (roles)
      and not exists (select from iam.revocation as v where v.grant = g.id));
end
$$;

-- A person recuses themselves; an editor or administrator anybody, and ends it, though never their own.
create or replace function counterclaim.recusal_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  open boolean := counterclaim.recused_from(new.person, array[new.dossier]) is not null;
  roles text[] := array['editor', 'admin'];
begin
  if new.recorded_by <> new.person then
    perform counterclaim.refuse_recused(new.recorded_by, array[new.dossier]);
  end if;
  if new.ended is distinct from open then
    perform counterclaim.refuse(
      'nothing_to_change', case when open then 'recused already' else 'not recused' end,
      jsonb_build_object('person', new.person, 'dossier', new.dossier));
  end if;
  if new.ended and new.recorded_by = new.person
    or new.recorded_by <> new.person and not counterclaim.holds_grant(new.recorded_by, roles)
  then
    perform counterclaim.refuse(
      'not_allowed',
      case when new.ended and new.recorded_by = new.person then 'nobody ends a recusal of their own' else
        'an editor or an administrator recuses others' end,
      jsonb_build_object('move', 'recuse', 'roles', to_jsonb(roles)));
  end if;
  return new;
end
$$;

-- Who is assigned can act on the claim: a reviewer, without a part in its content, and not recused. A release
-- releases somebody.
create or replace function counterclaim.assignment_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  before counterclaim.assignment;
  code bigint := (select c.code from counterclaim.claim as c where c.id = new.claim);
begin
  select a.* into before
  from counterclaim.assignment as a
  where a.claim = new.claim
  order by a.version desc
  limit 1;
  if new.reviewer is not distinct from before.reviewer and new.due is not distinct from before.due then
    perform counterclaim.refuse(
      'nothing_to_change',
      case when new.reviewer is null then format('C-%s is assigned to nobody', code)
        else format('C-%s is assigned so already', code) end,
      jsonb_build_object('claim', new.claim));
  end if;
  if new.reviewer is null then
    return new;
  end if;
  if not counterclaim.holds_grant(new.reviewer, array['reviewer']) then
    perform counterclaim.refuse(
      'assignee', 'who is assigned needs the role reviewer',
      jsonb_build_object('claim', new.claim, 'why', 'is no reviewer'));
  elsif not exists (
    select from iam.login as l
    where l.person = new.reviewer and not exists (select from iam.login_end as e where e.login = l.id)
  ) then
    perform counterclaim.refuse(
      'assignee', 'who is assigned has no login any more',
      jsonb_build_object('claim', new.claim, 'why', 'has no login any more'));
  elsif counterclaim.recused_from(new.reviewer, array[new.claim]) is not null then
    perform counterclaim.refuse(
      'assignee', 'who is assigned is recused from the dossier',
      jsonb_build_object('claim', new.claim, 'why', 'is recused from this dossier'));
  elsif (counterclaim.policy(new.claim)).eyes > 1 and exists (
    select from counterclaim.hand as h
    where h.claim = new.claim and h.person = new.reviewer
      and (h.capacity = 'content' or h.capacity = 'approval' and (counterclaim.policy(new.claim)).eyes = 3)
  ) then
    perform counterclaim.refuse(
      'assignee', format('who is assigned has a hand in C-%s already', code),
      jsonb_build_object('claim', new.claim, 'why', format('has a hand in C-%s already', code)));
  end if;
  return new;
end
$$;

-- A hold that ends was there.
create or replace function counterclaim.hold_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if new.kind = 'released'
    and not exists (select from counterclaim.current_hold as h where h.claim = new.claim)
  then
    perform counterclaim.refuse(
      'nothing_to_change',
      format('C-%s is not on hold', (select c.code from counterclaim.claim as c where c.id = new.claim)),
      jsonb_build_object('claim', new.claim));
  end if;
  return new;
end
$$;

-- Whoever an approved accusation of a dossier names, and who was neither asked nor left unasked for a reason:
-- the perpetrators and targets, where there are none the subjects. An organ or spokesperson answers for them.
create or replace function counterclaim.unasked(dossier uuid) returns table (claim uuid, party uuid)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with recursive accused as (
    select p.claim, x.entity as party
    from counterclaim.claim as c
    join counterclaim.last_approved as p on p.claim = c.id
    join counterclaim.claim_role as x on x.claim = p.claim and x.n = p.revision
    join counterclaim.entity as e on e.id = x.entity and e.is_agent
    where c.dossier = unasked.dossier
      and c.kind = 'accusation'
      and (
        x.role in ('perpetrator', 'target')
        or x.role = 'subject' and not exists (
          select from counterclaim.claim_role as y
          where y.claim = x.claim and y.n = x.n and y.role in ('perpetrator', 'target')))
  ),
  mouth as (
    select a.claim, a.party, a.party as id from accused as a
    union
    select m.claim, m.party, r.subject
    from mouth as m
    join counterclaim.entity_relation as r on r.object = m.id
    where r.kind in ('organ_of', 'office_holder_of', 'leads', 'speaks_for', 'identified_as')
      and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)
  )
  select distinct a.claim, a.party
  from accused as a
  where not exists (
    select from mouth as m
    join counterclaim.reply as r on r.claim = m.claim and r.party = m.id
    where m.claim = a.claim and m.party = a.party);
end
$$;

create or replace function counterclaim.right_of_reply(dossier uuid) returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce((
    select p.right_of_reply from counterclaim.reply_policy as p
    where p.dossier = right_of_reply.dossier
    order by p.version desc
    limit 1), 'advisory');
end
$$;

-- The approved claims of a dossier that are on hold.
create or replace function counterclaim.held(dossier uuid)
returns table (claim uuid, kind text, reason text, until date)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select c.id, h.kind, h.reason, h.until
  from counterclaim.claim as c
  join counterclaim.last_approved as p on p.claim = c.id
  join counterclaim.current_hold as h on h.claim = c.id
  where c.dossier = held.dossier
  order by c.code;
end
$$;

-- A reply is of a party that can answer, and time is given forwards. That what follows on a request follows on that
-- party's is a key of the table.
create or replace function counterclaim.reply_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  before counterclaim.reply;
  why text;
begin
  select r.* into before from counterclaim.reply as r where r.id = new.supersedes;
  why := case
    when not (select e.is_agent from counterclaim.entity as e where e.id = new.party) then 'mute'
    when new.deadline <= new.asked_at then 'deadline'
    when new.outcome = 'extension' and (new.deadline is null or new.supersedes is null) then 'extension'
    when new.outcome = 'extension' and new.deadline <= before.deadline then 'extension'
  end;
  if why is not null then
    perform counterclaim.refuse(
      'reply_terms', format('reply: %s', why), jsonb_build_object('claim', new.claim, 'party', new.party, 'why', why));
  end if;
  return new;
end
$$;

grant execute on function
  counterclaim.recused_from(uuid, uuid[]), counterclaim.refuse_recused(uuid, uuid[]),
  counterclaim.holds_grant(uuid, text[]), counterclaim.unasked(uuid), counterclaim.right_of_reply(uuid),
  counterclaim.held(uuid)
  to counterclaim_api, counterclaim_member;

do $$
declare
  t record;
begin
  for t in
    select r.name, r.stream_column::text as stream, 'recorded_by' as person
    from counterclaim.content_rule as r
    where r.kind in ('claim', 'dossier', 'any') and r.name <> 'recusal'
    union all
    values ('verdict', 'claim', 'recorded_by'), ('review_step', 'claim', 'actor')
  loop
    execute format('drop trigger if exists keeps_out on counterclaim.%I', t.name);
    execute format(
      'create trigger keeps_out after insert on counterclaim.%I referencing new table as brought for each statement'
      ' execute function counterclaim.keeps_out(%L, %L)',
      t.name, t.stream, t.person);
    execute format('alter table counterclaim.%I enable always trigger keeps_out', t.name);
  end loop;

  drop trigger if exists keeps_out_of_targets on counterclaim.relation;
  create trigger keeps_out_of_targets after insert on counterclaim.relation referencing new table as brought
    for each statement execute function counterclaim.keeps_out_of_targets();
  alter table counterclaim.relation enable always trigger keeps_out_of_targets;
  drop trigger if exists relation_leads_somewhere on counterclaim.relation;
  create trigger relation_leads_somewhere after insert on counterclaim.relation referencing new table as brought
    for each statement execute function counterclaim.relation_leads_somewhere();
  alter table counterclaim.relation enable always trigger relation_leads_somewhere;

  for t in
    values
      ('recusal', 'recusal_right'), ('assignment', 'assignment_right'), ('hold', 'hold_right'),
      ('reply', 'reply_right')
  loop
    execute format('drop trigger if exists %I on counterclaim.%I', t.column2, t.column1);
    execute format(
      'create trigger %2$I before insert on counterclaim.%1$I for each row execute function counterclaim.%2$I()',
      t.column1, t.column2);
    execute format('alter table counterclaim.%I enable always trigger %I', t.column1, t.column2);
  end loop;
end
$$;
reset role;
