-- All that is read of a dossier ($1) to set its claims against each other, as one document; see domain::analysis.
with recursive known as materialized (
  select c.id, c.code, c.kind, s.state, w.n, w.statement, w.question, w.valid
  from counterclaim.claim as c
  join counterclaim.standing as s on s.id = c.id
  join lateral (
    select r.n, r.statement, r.question, r.valid
    from counterclaim.claim_revision as r
    where r.claim = c.id
    order by r.n desc
    limit 1) as w on true
  where c.dossier = $1 and s.state not in ('discarded', 'declined', 'withdrawn')
),
-- the innermost link of each live statement
held as materialized (
  select a.id, a.claim, a.excerpt, l.speaker, l.speaker_label, l.on_behalf_of, l.attitude, l.said
  from known as k
  join counterclaim.live_assertion as a on a.claim = k.id
  join lateral (
    select t.*
    from counterclaim.attribution as t
    where t.assertion = a.id
    order by t.seq desc
    limit 1) as l on true
),
-- what a relation leads to, also where it aims at a statement or at another relation
bears as materialized (
  select r.id, r.claim, coalesce(r.to_claim, t.claim, o.to_claim) as target, r.kind, r.by_party, r.excerpt
  from known as k
  join counterclaim.relation as r on r.claim = k.id
  left join counterclaim.assertion as t on t.id = r.to_assertion
  left join counterclaim.relation as o on o.id = r.to_relation
  where not exists (select from counterclaim.retraction as x where x.relation = r.id)
),
request as materialized (
  select r.*
  from known as k
  join counterclaim.reply as r on r.claim = k.id
  where not exists (select from counterclaim.reply as l where l.supersedes = r.id)
),
part as materialized (
  select x.*
  from known as k
  join counterclaim.claim_role as x on x.claim = k.id and x.n = k.n
),
labelled as materialized (
  select g.*
  from known as k
  join counterclaim.designation as g on g.claim = k.id and g.n = k.n
),
named (id) as materialized (
  select speaker from held
  union select on_behalf_of from held
  union select by_party from bears
  union select party from request
  union select entity from part
  union select designator from labelled
  union select designee from labelled
  union select instrument from labelled
),
mouth (id) as (
  select n.id from named as n where n.id is not null
  union
  select r.subject
  from mouth as m
  join counterclaim.entity_relation as r on r.object = m.id
  where r.kind in ('organ_of', 'office_holder_of', 'leads', 'speaks_for', 'identified_as')
    and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id)
),
words as materialized (
  select q.id, jsonb_build_object('source', o.name, 'quote', q.exact, 'language', q.language) as value
  from counterclaim.excerpt as q
  join lateral (
    select coalesce(
      (select min(h.handle) from counterclaim.handle as h where h.source = q.source and h.dossier = $1),
      (select r.csl ->> 'title' from counterclaim.source_revision as r where r.source = q.source
       order by r.n desc limit 1),
      q.source::text) as name) as o on true
  where q.id in (select excerpt from held union select excerpt from bears)
)
select jsonb_build_object(
  'claims', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', k.id, 'code', 'C-' || k.code, 'state', k.state, 'kind', k.kind, 'statement', k.statement,
      'question', k.question, 'valid', k.valid, 'rating', v.rating,
      'roles', coalesce((
        select jsonb_agg(jsonb_build_object('role', p.role, 'entity', p.entity) order by p.role, p.entity)
        from part as p
        where p.claim = k.id), '[]'),
      'quantity', (
        select jsonb_build_object(
          'measure', q.measure, 'unit', q.unit, 'scale', q.scale, 'hedge', q.hedge,
          'low', trim_scale(lower(q.bounds))::text, 'high', trim_scale(upper(q.bounds))::text,
          'baseline', q.baseline)
        from counterclaim.quantity as q
        where q.claim = k.id and q.n = k.n),
      'designation', (
        select jsonb_build_object(
          'designator', g.designator, 'designee', g.designee, 'label', g.label, 'language', g.label_language,
          'instrument', g.instrument, 'force', g.force)
        from labelled as g
        where g.claim = k.id)) order by k.code), '[]')
    from known as k
    left join counterclaim.current_verdict as v on v.claim = k.id and v.scope = 'content'),
  'questions', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', q.id, 'text', q.text, 'of_event', q.event is not null) order by q.id), '[]')
    from counterclaim.question as q
    where q.dossier = $1),
  'positions', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'claim', h.claim, 'speaker', h.speaker, 'label', h.speaker_label, 'on_behalf_of', h.on_behalf_of,
      'attitude', h.attitude, 'said', h.said, 'words', w.value) order by h.id), '[]')
    from held as h
    join words as w on w.id = h.excerpt),
  'relations', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'from', b.claim, 'to', b.target, 'kind', b.kind, 'by', b.by_party, 'words', w.value) order by b.id), '[]')
    from bears as b
    left join words as w on w.id = b.excerpt
    where b.target is not null),
  'requests', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'claim', r.claim, 'party', r.party, 'outcome', r.outcome, 'asked_at', r.asked_at, 'deadline', r.deadline,
      'reason', r.reason) order by r.recorded_at, r.id), '[]')
    from request as r),
  'entities', (
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.label, 'kind', e.kind) order by e.id), '[]')
    from counterclaim.entity as e
    where e.id in (select id from named)),
  'ties', (
    select coalesce(jsonb_agg(distinct jsonb_build_object('subject', r.subject, 'object', r.object)), '[]')
    from counterclaim.entity_relation as r
    where r.object in (select id from mouth)
      and r.kind in ('organ_of', 'office_holder_of', 'leads', 'speaks_for', 'identified_as')
      and not exists (select from counterclaim.retraction as x where x.entity_relation = r.id))
) as value
