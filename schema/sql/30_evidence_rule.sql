-- The evidence rule: what counts, for whom it speaks, and why verdicts do not satisfy it yet.
set local role counterclaim_owner;

-- The policy a claim is reviewed under: the strictest since it was made. Raising `eyes` binds at once,
-- lowering it only claims made afterwards; or an editor would lower it, approve a claim of their own, and
-- raise it again.
create or replace function counterclaim.policy(claim uuid) returns counterclaim.dossier_revision
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  strictest counterclaim.dossier_revision;
begin
  select r.* into strictest
  from counterclaim.claim as c
  join counterclaim.dossier_revision as r on r.dossier = c.dossier
  where c.id = policy.claim
    and not exists (  -- replaced before the claim was made
      select from counterclaim.dossier_revision as l
      where l.dossier = r.dossier and l.n > r.n and l.recorded_at <= c.recorded_at)
  order by r.eyes desc, r.n desc
  limit 1;
  return strictest;
end
$$;

-- What is known of a source now.
create or replace function counterclaim.source_now(source uuid) returns counterclaim.source_revision
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  latest counterclaim.source_revision;
begin
  select r.* into latest
  from counterclaim.source_revision as r
  where r.source = source_now.source
  order by r.n desc
  limit 1;
  return latest;
end
$$;

-- `ok`; `unanchored`: no snapshot; `unheld`: no text to compare with, so it neither breaks nor proves;
-- `broken`. Of many excerpts at once: a snapshot that many quote is hashed once.
create or replace function counterclaim.anchors(excerpts uuid[]) returns table (excerpt uuid, anchor text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with quoted as materialized (
    select e.id, e.snapshot, e.span, e.exact from counterclaim.excerpt as e where e.id = any (anchors.excerpts)
  ),
  captured as materialized (
    select
      s.id, s.body,
      sha256(counterclaim.utf8(s.body)) = s.body_sha256 and (s.raw is null or sha256(s.raw) = s.raw_sha256) as whole
    from counterclaim.snapshot as s
    where s.id in (select q.snapshot from quoted as q)
  )
  select
    q.id,
    case
      when q.snapshot is null then 'unanchored'
      when c.body is null then 'unheld'
      when not c.whole then 'broken'
      when substr(c.body, lower(q.span) + 1, upper(q.span) - lower(q.span)) <> q.exact then 'broken'
      else 'ok'
    end
  from quoted as q
  left join captured as c on c.id = q.snapshot;
end
$$;

create or replace function counterclaim.anchor(excerpt uuid) returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan  -- planning for one takes longer than reading it
as $$
begin
  return (select a.anchor from counterclaim.anchors(array[anchor.excerpt]) as a);
end
$$;

-- Who asserts or denies each of some claims, closed upwards to their principals and down again to whoever speaks for
-- those. Relations of any date count: better a witness too few than a party taken for one.
drop function if exists counterclaim.holders(uuid);
create or replace function counterclaim.holders(claims uuid[]) returns table (claim uuid, holder uuid)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with recursive tie as (
    select r.subject as part, r.object as whole
    from counterclaim.entity_relation as r
    join counterclaim.entity as o on o.id = r.object
    where (
        r.kind in ('organ_of', 'office_holder_of', 'leads', 'speaks_for', 'identified_as', 'succeeds')
        -- a member state does not speak for the United Nations, nor they for it
        or r.kind in ('member_of', 'part_of') and o.kind not in ('igo', 'ngo', 'state'))
      and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)
  ),
  speaking as (
    select i.claim, h.id
    from counterclaim.innermost as i
    cross join lateral (values (i.speaker), (i.on_behalf_of)) as h (id)
    left join counterclaim.entity as e on e.id = h.id
    where i.claim = any (holders.claims)
      and i.commitment <> 0
      and h.id is not null
      -- a newspaper that states it in its own voice is a witness
      and not (i.seq = 0 and e.kind in ('media', 'dataset'))
  ),
  principal as (
    select s.claim, s.id from speaking as s
    union
    select p.claim, t.whole from principal as p join tie as t on t.part = p.id
  ),
  party as (
    select p.claim, p.id from principal as p
    union
    select p.claim, t.part from party as p join tie as t on t.whole = p.id
  )
  select p.claim, p.id from party as p;
end
$$;

-- Each live piece of evidence for or against some claims themselves: whose voice, from which root, and why it does
-- not count (null: it does). A chain of copies that ends in no source of its own, or in itself, has no root.
create or replace function counterclaim.evidence_counts(claims uuid[])
returns table (
  claim uuid, evidence uuid, bearing text, record boolean, voice uuid, root uuid, root_publisher uuid, why_not text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with recursive live as materialized (
    select e.*, coalesce(e.origin, e.source) as cited
    from counterclaim.evidence as e
    where e.claim = any (evidence_counts.claims)
      and e.assertion is null
      and e.bearing <> 'context'
      and not exists (select from counterclaim.retraction as x where x.evidence = e.id)
  ),
  chain as (
    select l.id, l.cited as source
    from live as l
    union  -- not `all`: copies that quote each other in a circle must end
    select c.id, now_known.derived_from
    from chain as c
    cross join lateral (
      select r.derived_from
      from counterclaim.source_revision as r
      where r.source = c.source
      order by r.n desc
      limit 1) as now_known
    where now_known.derived_from is not null
  ),
  root as (
    select c.id, c.source, now_known.publisher
    from chain as c
    cross join lateral (
      select r.origin, r.publisher
      from counterclaim.source_revision as r
      where r.source = c.source
      order by r.n desc
      limit 1) as now_known
    where now_known.origin = 'own'
  ),
  tainted as (
    select c.id
    from chain as c
    join counterclaim.retraction as x on x.source = c.source
    union
    select l.id
    from live as l
    join counterclaim.retraction as x on x.source = l.source
  ),
  held as materialized (
    select h.claim, h.holder from counterclaim.holders(evidence_counts.claims) as h
  ),
  anchored as materialized (
    select a.excerpt, a.anchor from counterclaim.anchors((select array_agg(l.excerpt) from live as l)) as a
  ),
  spoken as (
    select
      l.*,
      -- a paper that reprints a communiqué lends it no voice of its own
      coalesce(l.voice, r.publisher, (counterclaim.source_now(l.source)).publisher) as spoken_by,
      r.source as root,
      coalesce(r.publisher, r.source) as root_publisher
    from live as l
    left join root as r on r.id = l.id
  )
  select
    s.claim, s.id, s.bearing, s.record, s.spoken_by, s.root, s.root_publisher,
    case
      when s.credibility > 3 then 'credibility'
      when s.root is null then 'origin unknown'
      when s.spoken_by is null then 'voice unknown'
      when s.id in (select t.id from tainted as t) then 'source retracted'
      when a.anchor in ('broken', 'unanchored') then 'anchor'
      -- where the record makes the fact it does not matter whose record it is
      when (s.claim, s.spoken_by) in (select h.claim, h.holder from held as h)
        and not s.against_interest and not s.record then 'voice of a holder'
    end
  from spoken as s
  left join anchored as a on a.excerpt = s.excerpt;
end
$$;

-- The same of one claim.
create or replace function counterclaim.evidence_count(claim uuid)
returns table (evidence uuid, bearing text, record boolean, voice uuid, root uuid, root_publisher uuid, why_not text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  select e.evidence, e.bearing, e.record, e.voice, e.root, e.root_publisher, e.why_not
  from counterclaim.evidence_counts(array[evidence_count.claim]) as e;
end
$$;

-- Every source the rule reads for a claim: those cited and what they were ever said to be copied from.
create or replace function counterclaim.sources_of(claim uuid) returns setof uuid
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with recursive cited as (
    select x.id
    from counterclaim.evidence as e
    cross join lateral (values (e.source), (e.origin)) as x (id)
    where e.claim = sources_of.claim and x.id is not null
    union
    select r.derived_from
    from cited as c
    join counterclaim.source_revision as r on r.source = c.id
    where r.derived_from is not null
  )
  select c.id from cited as c;
end
$$;

-- Why the current verdicts of a claim do not satisfy the rule: refusal, words, facts. No row when they do.
-- The same text serves api.move, which refuses with its first row, and whoever wants to know beforehand.
create or replace function counterclaim.rule_gap(claim uuid) returns table (name text, detail text, facts jsonb)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  wording int := (select max(n.n) from counterclaim.claim_revision as n where n.claim = rule_gap.claim);
  content counterclaim.verdict;
  needs counterclaim.rating;
  without uuid[];
  found_origins int;
  found_record boolean;
  listed jsonb;
  for_it boolean;
  against_it boolean;
begin
  select v.* into content
  from counterclaim.current_verdict as v
  where v.claim = rule_gap.claim and v.scope = 'content';
  if content.id is null or content.revision <> wording then
    return query select 'verdict_missing', 'no content verdict on this wording', jsonb_build_object('content', true);
    return;
  end if;
  select r.* into needs from counterclaim.rating as r where r.scope = 'content' and r.code = content.rating;

  select array_agg(i.assertion order by i.assertion) into without
  from counterclaim.innermost as i
  where i.claim = rule_gap.claim
    and i.seq > 0  -- link 0 is confirmed by its anchor
    and not exists (
      select from counterclaim.current_verdict as v
      where v.claim = i.claim and v.assertion = i.assertion and v.seq = i.seq and v.revision = wording);
  if without is not null then
    return query select
      'verdict_missing',
      format('%s assertions have no attribution verdict', cardinality(without)),
      jsonb_build_object('assertions', to_jsonb(without));
  end if;

  if needs.needs_confirmed and not exists (
    select from counterclaim.innermost as i
    where i.claim = rule_gap.claim
      and (i.seq = 0 and counterclaim.anchor(i.excerpt) in ('ok', 'unheld')
        or exists (
          select from counterclaim.current_verdict as v
          where v.claim = i.claim and v.assertion = i.assertion and v.seq = i.seq and v.revision = wording
            and v.rating = 'confirmed'))
  ) then
    return query select
      'unconfirmed', 'no assertion has a confirmed innermost link', jsonb_build_object('rating', content.rating);
  end if;

  if needs.origins > 0 then
    -- two origins are two publishers at the root and two voices: one paper twice is one, one voice in two
    -- papers is one
    select least(count(distinct e.root_publisher), count(distinct e.voice)), coalesce(bool_or(e.record), false)
    into found_origins, found_record
    from counterclaim.evidence_count(rule_gap.claim) as e
    where e.bearing = needs.bearing and e.why_not is null;
    if found_origins < needs.origins
      and not (found_origins >= 1 and (found_record or length(btrim(coalesce(content.sole_source, ''))) >= 20))
    then
      select jsonb_agg(
        jsonb_build_object(
          'id', c.evidence, 'source', e.source, 'why_not', c.why_not, 'voice', c.voice, 'root', c.root)
        order by e.version, e.id)
      into listed
      from counterclaim.evidence_count(rule_gap.claim) as c
      join counterclaim.evidence as e on e.id = c.evidence
      where c.bearing = needs.bearing;
      return query select
        'origins',
        format('%s counting origins, %s needed', found_origins, needs.origins),
        jsonb_build_object(
          'rating', content.rating, 'found', found_origins, 'needed', needs.origins, 'evidence', coalesce(listed, '[]'));
    end if;
  end if;

  if needs.both_bearings then
    for_it := exists (select from counterclaim.innermost as i where i.claim = rule_gap.claim and i.commitment > 0)
      or exists (select from counterclaim.evidence_count(rule_gap.claim) as e where e.bearing = 'supports');
    against_it := exists (select from counterclaim.innermost as i where i.claim = rule_gap.claim and i.commitment < 0)
      or exists (select from counterclaim.evidence_count(rule_gap.claim) as e where e.bearing = 'refutes');
    if not (for_it and against_it) then
      return query select
        'origins',
        format('%s needs statements or evidence of both bearings', content.rating),
        jsonb_build_object(
          'rating', content.rating, 'found', for_it::int + against_it::int, 'needed', 2, 'evidence', '[]'::jsonb);
    end if;
  end if;

  if needs.search_note and not exists (select from counterclaim.search_note as s where s.claim = rule_gap.claim) then
    return query select
      'search_note',
      format('%s needs a note of what was looked for', content.rating),
      jsonb_build_object('rating', content.rating);
  end if;

  if needs.weighs then
    select jsonb_agg(c.evidence order by e.version, e.id) into listed
    from counterclaim.evidence_count(rule_gap.claim) as c
    join counterclaim.evidence as e on e.id = c.evidence
    where c.bearing <> needs.bearing
      and c.why_not is null
      and e.credibility <= 2
      and not exists (select from counterclaim.weighed as w where w.verdict = content.id and w.evidence = c.evidence);
    if listed is not null then
      return query select
        'contrary_evidence',
        format('%s pieces of contrary evidence are not weighed', jsonb_array_length(listed)),
        jsonb_build_object('rating', content.rating, 'evidence', listed);
    end if;
  end if;
end
$$;

grant execute on function
  counterclaim.policy(uuid), counterclaim.source_now(uuid), counterclaim.anchors(uuid[]), counterclaim.anchor(uuid),
  counterclaim.holders(uuid[]), counterclaim.evidence_counts(uuid[]), counterclaim.evidence_count(uuid), counterclaim.sources_of(uuid), counterclaim.rule_gap(uuid)
  to counterclaim_api, counterclaim_member;
reset role;
