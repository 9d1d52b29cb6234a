-- What goes out: reports as they were approved, by whom, and in which order. Triggers, always enabled: a psql prompt is
-- no way round.
set local role counterclaim_owner;
set local client_min_messages = warning;  -- not a line for each object that was or was not there

-- Refuses a dossier that may not go out now: where it requires that whoever is accused be asked, somebody was not; or
-- an approved claim is on hold.
create or replace function counterclaim.may_go_out(dossier uuid) returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  facts jsonb;
begin
  if counterclaim.right_of_reply(may_go_out.dossier) = 'required' then
    select jsonb_agg(distinct u.claim) into facts from counterclaim.unasked(may_go_out.dossier) as u;
    if facts is not null then
      perform counterclaim.refuse(
        'right_of_reply', 'who is accused was not asked', jsonb_build_object('claims', facts));
    end if;
  end if;
  select jsonb_agg(jsonb_build_object('claim', h.claim, 'kind', h.kind, 'reason', h.reason, 'until', h.until)) into facts
  from counterclaim.held(may_go_out.dossier) as h;
  if facts is not null then
    perform counterclaim.refuse(
      'on_hold', 'an approved claim is on hold', (facts -> 0) || jsonb_build_object('holds', facts));
  end if;
end
$$;
grant execute on function counterclaim.may_go_out(uuid) to counterclaim_api, counterclaim_member;

-- One publication follows on another, and says what was wrong or is new.
create or replace function counterclaim.publication_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  last counterclaim.publication;
begin
  perform counterclaim.may_go_out(new.dossier);
  select p.* into last
  from counterclaim.publication as p
  where p.dossier = new.dossier
  order by p.n desc
  limit 1;
  if new.n is distinct from coalesce(last.n, 0) + 1 or new.supersedes is distinct from last.id then
    perform counterclaim.refuse(
      'stale_version', 'a publication takes the place of the last one',
      jsonb_build_object('dossier', new.dossier, 'last', last.n));
  end if;
  if (last.id is null) <> (new.erratum is null) or length(btrim(new.erratum)) < 20 then
    perform counterclaim.refuse(
      'publication_erratum',
      case when last.id is null then 'the first publication corrects none' else
        'a later publication says in 20 characters or more what was wrong or is new' end,
      jsonb_build_object('last', last.n));
  end if;
  if new.as_of > new.recorded_at then
    perform counterclaim.refuse(
      'publication_content', 'a publication is of no later moment than its own', jsonb_build_object('why', 'moment'));
  end if;
  return new;
end
$$;

-- Nothing happened in the dossier since what goes out was read.
create or replace function counterclaim.publication_is_fresh() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if new.read_version is distinct from new.version - 1 then
    perform counterclaim.refuse(
      'stale_version', 'the dossier changed since the report was read',
      jsonb_build_object('dossier', new.dossier, 'read', new.read_version, 'now', new.version - 1));
  end if;
  return new;
end
$$;

-- It has its terms, prints the approved claims in the form that was approved, all and no other, and names the sources of
-- their statements and evidence. At commit, when all is in: nobody's rights but the owner's see to it that all is seen.
create or replace function counterclaim.publication_is_whole() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  wrong jsonb;
begin
  if not exists (select from counterclaim.publication_terms as t where t.publication = new.id and t.published = new.as_of) then
    perform counterclaim.refuse(
      'publication_content', 'a publication without the terms it was made under', jsonb_build_object('why', 'terms'));
  end if;
  with printed as (
    select p.claim, p.step, p.revision, p.verdict
    from counterclaim.publication_claim as p
    where p.publication = new.id
  ),
  approved as (
    select l.claim, l.n, l.revision, l.verdict
    from counterclaim.claim as c
    join counterclaim.last_approved as l on l.claim = c.id
    where c.dossier = new.dossier
  ),
  wanted as (
    select a.claim, e.source
    from approved as a
    join counterclaim.last_approved as l on l.claim = a.claim
    join counterclaim.live_assertion as s on s.claim = a.claim and s.recorded_at <= l.at
    join counterclaim.excerpt as e on e.id = s.excerpt
    union
    select a.claim, v.source
    from approved as a
    join counterclaim.last_approved as l on l.claim = a.claim
    join counterclaim.evidence as v on v.claim = a.claim and v.recorded_at <= l.at
    where not exists (select from counterclaim.retraction as x where x.evidence = v.id)
    union  -- the work that the evidence goes back to
    select a.claim, v.origin
    from approved as a
    join counterclaim.last_approved as l on l.claim = a.claim
    join counterclaim.evidence as v on v.claim = a.claim and v.recorded_at <= l.at
    where v.origin is not null
      and not exists (select from counterclaim.retraction as x where x.evidence = v.id)
  )
  select jsonb_agg(distinct format('C-%s', c.code)) into wrong
  from (
    (select p.claim from (select * from printed except select * from approved) as p)
    union
    (select a.claim from (select * from approved except select * from printed) as a)
    union
    select w.claim
    from wanted as w
    where not exists (
      select from counterclaim.publication_source as s
      where s.publication = new.id and s.claim = w.claim and s.source = w.source)
  ) as o
  join counterclaim.claim as c on c.id = o.claim;
  if wrong is not null then
    perform counterclaim.refuse(
      'publication_content', 'a publication prints exactly what is approved, and names its sources',
      jsonb_build_object('claims', wrong));
  end if;
  return null;
end
$$;

create or replace function counterclaim.withdrawal_right() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from counterclaim.publication_withdrawal as w where w.publication = new.publication) then
    perform counterclaim.refuse(
      'nothing_to_change', 'that publication is withdrawn already',
      jsonb_build_object('publication', new.publication));
  end if;
  return new;
end
$$;

do $$
declare
  t record;
begin
  for t in
    values
      ('publication', 'publication_right'), ('publication_terms', 'publication_is_fresh'),
      ('publication_withdrawal', 'withdrawal_right')
  loop
    execute format('drop trigger if exists %I on counterclaim.%I', t.column2, t.column1);
    execute format(
      'create trigger %2$I before insert on counterclaim.%1$I for each row execute function counterclaim.%2$I()',
      t.column1, t.column2);
    execute format('alter table counterclaim.%I enable always trigger %I', t.column1, t.column2);
  end loop;
end
$$;

drop trigger if exists publication_is_whole on counterclaim.publication;
create constraint trigger publication_is_whole after insert on counterclaim.publication deferrable initially deferred
  for each row execute function counterclaim.publication_is_whole();
alter table counterclaim.publication enable always trigger publication_is_whole;
reset role;
