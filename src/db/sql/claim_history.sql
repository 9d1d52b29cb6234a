-- The life of one claim ($1), oldest event first: its own events, and those elsewhere that bear on it, each with what
-- it brought in the reader's words. Keys: see ops::life.
with recursive quoted as (
  select
    x.id, x.exact, x.source
  from counterclaim.excerpt as x
  where x.id in (
    select a.excerpt from counterclaim.assertion as a where a.claim = $1
    union all
    select e.excerpt from counterclaim.evidence as e where e.claim = $1
    union all
    select r.excerpt from counterclaim.relation as r where r.claim = $1
    union all
    select r.excerpt from counterclaim.reply as r where r.claim = $1)
),
-- what it rests on, and what that was copied from
rests_on as (
  select q.source from quoted as q
  union
  select e.origin from counterclaim.evidence as e where e.claim = $1 and e.origin is not null
  union
  select r.derived_from
  from rests_on as o
  join counterclaim.source_revision as r on r.source = o.source
  where r.derived_from is not null
),
titled as materialized (
  select
    o.source,
    coalesce(
      r.csl ->> 'title', s.url, (select min(h.handle) from counterclaim.handle as h where h.source = s.id), s.id::text)
      as title
  from rests_on as o
  join counterclaim.source as s on s.id = o.source
  join lateral (
    select r.csl from counterclaim.source_revision as r where r.source = s.id order by r.n desc limit 1) as r on true
),
wording as (
  select
    r.n, r.version,
    jsonb_build_object(
      'statement', r.statement,
      'when', r.valid,
      'when_phrase', r.valid_phrase,
      'ambiguity', r.ambiguity,
      'question', (select q.text from counterclaim.question as q where q.id = r.question),
      'about', (
        select coalesce(jsonb_agg(x.role || ': ' || e.label order by x.role, e.label), '[]')
        from counterclaim.claim_role as x
        join counterclaim.entity as e on e.id = x.entity
        where x.claim = r.claim and x.n = r.n),
      'quantity', (
        select jsonb_build_object(
          'measure', q.measure, 'unit', q.unit, 'scale', q.scale, 'hedge', q.hedge, 'low', lower(q.bounds),
          'high', upper(q.bounds), 'best', q.best, 'baseline', q.baseline)
        from counterclaim.quantity as q
        where q.claim = r.claim and q.n = r.n),
      'designation', (
        select jsonb_build_object(
          'by', a.label, 'of', b.label, 'label', g.label, 'force', g.force, 'instrument', i.label)
        from counterclaim.designation as g
        join counterclaim.entity as a on a.id = g.designator
        join counterclaim.entity as b on b.id = g.designee
        left join counterclaim.entity as i on i.id = g.instrument
        where g.claim = r.claim and g.n = r.n)) as words
  from counterclaim.claim_revision as r
  where r.claim = $1
),
-- the relations that touch it, with the other end
touching as (
  select
    r.id, r.claim as stream, r.version, r.kind, r.note, b.label as by_party,
    case when r.claim = $1 then 'to' else 'from' end as direction,
    case when r.claim = $1 then coalesce(r.to_claim, ta.claim, tr.claim) else r.claim end as other
  from counterclaim.relation as r
  left join counterclaim.assertion as ta on ta.id = r.to_assertion
  left join counterclaim.relation as tr on tr.id = r.to_relation
  left join counterclaim.entity as b on b.id = r.by_party
  where r.claim = $1 or r.to_claim = $1 or ta.claim = $1 or tr.claim = $1
),
related as materialized (
  select
    t.id, t.stream, t.version,
    jsonb_build_object(
      'kind', t.kind, 'direction', t.direction, 'claim', 'C-' || c.code, 'by', t.by_party, 'note', t.note) as words
  from touching as t
  left join counterclaim.claim as c on c.id = t.other
),
told (stream, version, place, row, item) as (
  select s.claim, s.version, 0, s.claim, jsonb_build_object(
    'what', 'step', 'move', s.move, 'to', s.to_state, 'reason', s.reason, 'note', s.public_note)
  from counterclaim.review_step as s
  where s.claim = $1
  union all
  select v.claim, v.version, case v.scope when 'content' then 1 else 2 end, v.id, jsonb_build_object(
    'what', 'verdict', 'scope', v.scope, 'rating', v.rating, 'was', w.rating, 'confidence', v.confidence,
    'rationale', v.rationale, 'occasion', v.occasion, 'sole_source', v.sole_source,
    'of', coalesce(e.label, t.speaker_label),
    'weighed', (select count(*) from counterclaim.weighed as x where x.verdict = v.id))
  from counterclaim.verdict as v
  left join counterclaim.verdict as w on w.id = v.supersedes
  left join counterclaim.attribution as t on t.assertion = v.assertion and t.seq = v.seq
  left join counterclaim.entity as e on e.id = t.speaker
  where v.claim = $1
  union all
  select $1, w.version, 3, $1, jsonb_build_object('what', 'wording', 'new', w.words, 'old', p.words)
  from wording as w
  left join wording as p on p.n = w.n - 1
  union all
  select a.claim, a.version, 4, a.id, jsonb_build_object(
    'what', 'assertion', 'quote', q.exact, 'source', s.title,
    'chain', (
      select jsonb_agg(jsonb_build_object(
        'speaker', coalesce(e.label, t.speaker_label), 'for', b.label, 'attitude', t.attitude) order by t.seq)
      from counterclaim.attribution as t
      left join counterclaim.entity as e on e.id = t.speaker
      left join counterclaim.entity as b on b.id = t.on_behalf_of
      where t.assertion = a.id))
  from counterclaim.assertion as a
  left join quoted as q on q.id = a.excerpt
  left join titled as s on s.source = q.source
  where a.claim = $1
  union all
  select e.claim, e.version, 5, e.id, jsonb_build_object(
    'what', 'evidence', 'bearing', e.bearing, 'credibility', e.credibility, 'quote', q.exact, 'source', s.title,
    'of_link', e.seq, 'note', e.note)
  from counterclaim.evidence as e
  left join quoted as q on q.id = e.excerpt
  left join titled as s on s.source = e.source
  where e.claim = $1
  union all
  select r.stream, r.version, 6, r.id, r.words || '{"what": "relation"}'
  from related as r
  union all
  select n.claim, n.version, 7, n.id, jsonb_build_object(
    'what', 'search_note', 'looked_for', n.looked_for, 'where', n.looked_where, 'found', n.found)
  from counterclaim.search_note as n
  where n.claim = $1
  union all
  select n.claim, n.version, 8, n.id, jsonb_build_object(
    'what', 'external_review', 'publisher', n.publisher, 'rating', n.rating, 'title', coalesce(n.title, n.url))
  from counterclaim.external_review as n
  where n.claim = $1
  union all
  select r.claim, r.version, 9, r.id, jsonb_build_object(
    'what', 'reply', 'party', e.label, 'outcome', r.outcome, 'channel', r.channel, 'deadline', r.deadline,
    'reason', r.reason, 'quote', q.exact, 'source', s.title)
  from counterclaim.reply as r
  left join counterclaim.entity as e on e.id = r.party
  left join quoted as q on q.id = r.excerpt
  left join titled as s on s.source = q.source
  where r.claim = $1
  union all
  select m.claim, m.version, 10, m.id, jsonb_build_object('what', 'comment', 'text', m.text)
  from counterclaim.comment as m
  where m.claim = $1
  union all
  select h.claim, h.version, 11, h.id, jsonb_build_object(
    'what', 'hold', 'kind', h.kind, 'reason', h.reason, 'until', h.until)
  from counterclaim.hold as h
  where h.claim = $1
  union all
  select a.claim, a.version, 12, a.id, jsonb_build_object(
    'what', 'assignment', 'reviewer', p.name, 'due', a.due, 'note', a.note)
  from counterclaim.assignment as a
  left join iam.person as p on p.id = a.reviewer
  where a.claim = $1
  union all
  select x.stream, x.version, 13, x.id, jsonb_build_object(
    'what', 'retraction', 'of', 'assertion', 'quote', q.exact, 'source', s.title, 'reason', x.reason)
  from counterclaim.retraction as x
  join counterclaim.assertion as a on a.id = x.assertion
  left join quoted as q on q.id = a.excerpt
  left join titled as s on s.source = q.source
  where x.stream = $1
  union all
  select x.stream, x.version, 13, x.id, jsonb_build_object(
    'what', 'retraction', 'of', 'evidence', 'quote', q.exact, 'source', s.title, 'reason', x.reason)
  from counterclaim.retraction as x
  join counterclaim.evidence as e on e.id = x.evidence
  left join quoted as q on q.id = e.excerpt
  left join titled as s on s.source = e.source
  where x.stream = $1
  union all
  select x.stream, x.version, 13, x.id, jsonb_build_object(
    'what', 'retraction', 'of', 'relation', 'relation', r.words, 'reason', x.reason)
  from counterclaim.retraction as x
  join related as r on r.id = x.relation
  union all
  select x.stream, x.version, 13, x.id, jsonb_build_object(
    'what', 'retraction', 'of', 'source', 'source', s.title, 'kind', x.kind, 'reason', x.reason)
  from counterclaim.retraction as x
  join titled as s on s.source = x.source
  union all
  -- learnt later, and it may count otherwise since
  select r.source, r.version, 14, r.source, jsonb_build_object(
    'what', 'source', 'source', s.title, 'origin', r.origin, 'derived_from', coalesce(d.title, r.derived_from::text),
    'reliability', r.reliability, 'reliability_was', p.reliability, 'origin_changed',
    (r.origin, r.derived_from) is distinct from (p.origin, p.derived_from))
  from counterclaim.source_revision as r
  join titled as s on s.source = r.source
  join counterclaim.source_revision as p on p.source = r.source and p.n = r.n - 1
  left join titled as d on d.source = r.derived_from
  where (r.origin, r.derived_from, r.reliability) is distinct from (p.origin, p.derived_from, p.reliability)
),
own as (
  select e.stream, e.version from counterclaim.event as e where e.stream = $1
  union
  select t.stream, t.version from told as t
)
select coalesce(jsonb_agg(jsonb_build_object(
  'version', case when e.stream = $1 then e.version end,
  'operation', e.operation,
  'actor', p.name,
  'login', e.login,
  'at', e.at,
  'hash', encode(e.hash, 'hex'),
  'brought', case when e.stream = $1 then coalesce((
    select jsonb_object_agg(x.key, jsonb_array_length(x.value)) from jsonb_each(e.payload::jsonb) as x), '{}')
    else '{}' end,
  'items', (
    select coalesce(jsonb_agg(t.item order by t.place, t.row), '[]')
    from told as t
    where t.stream = e.stream and t.version = e.version))
  order by e.at, e.stream <> $1, e.version), '[]') as value
from own as o
join counterclaim.event as e on e.stream = o.stream and e.version = o.version
join iam.person as p on p.id = e.actor
-- what was so before the claim was there is no part of its life
where e.stream = $1 or e.at >= (select c.recorded_at from counterclaim.claim as c where c.id = $1)
