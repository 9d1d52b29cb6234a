-- What people call a statement and a relation, which have no code of their own: the claim's code with the statement's
-- number, the ends with the kind.
set local role counterclaim_owner;

-- The numbers by which statements and evidence of a claim are named, in the order in which they were recorded. What was
-- taken back keeps its number, so that what somebody is about to name does not become another meanwhile. Ask by claim.
create view counterclaim.numbered with (security_invoker = true) as
select 'statement' as what, a.id, a.claim, row_number() over (partition by a.claim order by a.version, a.id) as number
from counterclaim.assertion as a
union all
select 'evidence', e.id, e.claim, row_number() over (partition by e.claim order by e.version, e.id)
from counterclaim.evidence as e;

-- `C-7#2`, the second statement that C-7 got; null when it was taken back.
create or replace function counterclaim.statement_name(assertion uuid) returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select
      'C-' || c.code || '#'
      || (select n.number from counterclaim.numbered as n where n.claim = a.claim and n.id = a.id)
    from counterclaim.live_assertion as a
    join counterclaim.claim as c on c.id = a.claim
    where a.id = statement_name.assertion);
end
$$;

-- `C-9:rebuts:C-7`, `C-9:answers:C-7#2`, `C-13:undercuts:C-9:rebuts:C-7`; its id where another is called the same, where
-- what it leads to was taken back, or is in another dossier.
create or replace function counterclaim.relation_name(relation uuid) returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  it counterclaim.relation;
  aim text;
begin
  select r.* into it from counterclaim.relation as r where r.id = relation_name.relation;
  if it.id is null then
    return null;
  end if;
  aim := counterclaim.aim_name(it.to_claim, it.to_assertion, it.to_relation);
  if aim is null
    or (
      select c.dossier from counterclaim.claim as c
      where c.id = coalesce(
        it.to_claim,
        (select a.claim from counterclaim.assertion as a where a.id = it.to_assertion),
        (select r.claim from counterclaim.relation as r where r.id = it.to_relation)))
      <> (select c.dossier from counterclaim.claim as c where c.id = it.claim)
    or exists (
    select from counterclaim.relation as o
    where o.claim = it.claim
      and o.kind = it.kind
      and (o.to_claim, o.to_assertion, o.to_relation) is not distinct from (it.to_claim, it.to_assertion, it.to_relation)
      and o.id <> it.id
      and not exists (select from counterclaim.retraction as x where x.relation = o.id)
  ) then
    return it.id::text;
  end if;
  return (select 'C-' || c.code || ':' || it.kind || ':' || aim from counterclaim.claim as c where c.id = it.claim);
end
$$;

-- What a relation leads to: `C-7`, a statement or another relation; null when it was taken back.
create or replace function counterclaim.aim_name(claim uuid, assertion uuid, relation uuid) returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from counterclaim.retraction as x where x.relation = aim_name.relation) then
    return null;
  end if;
  return coalesce(
    (select 'C-' || c.code from counterclaim.claim as c where c.id = aim_name.claim),
    counterclaim.statement_name(aim_name.assertion),
    counterclaim.relation_name(aim_name.relation));
end
$$;

grant select on counterclaim.numbered to counterclaim_member, counterclaim_api;
grant execute on function
  counterclaim.statement_name(uuid), counterclaim.relation_name(uuid), counterclaim.aim_name(uuid, uuid, uuid)
  to counterclaim_member;
reset role;
