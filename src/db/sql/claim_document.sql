-- One claim whole: by code ($1), or by handle ($2) in a dossier ($3). Keys are documented in docs; see ops::claim.
with target as (
  select c.*
  from counterclaim.claim as c
  where c.code = $1
    or $1 is null and c.id in (
      select h.claim
      from counterclaim.handle as h
      join counterclaim.dossier as d on d.id = h.dossier
      where h.handle = $2 and (d.slug = $3 or $3 is null))
),
wording as (
  select r.*
  from target as t
  join counterclaim.claim_revision as r on r.claim = t.id
  order by r.n desc
  limit 1
),
weight as materialized (
  select e.* from target as t cross join lateral counterclaim.evidence_count(t.id) as e
)
select jsonb_build_object(
  'code', 'C-' || t.code,
  'id', t.id,
  'dossier', d.slug,
  'handle', (select min(h.handle) from counterclaim.handle as h where h.claim = t.id),
  'kind', t.kind,
  'state', s.state,
  'version', s.version,
  'priority', t.priority,
  'why_chosen', t.why_chosen,
  'revision', w.n,
  'statement', w.statement,
  'language', w.language,
  'when', w.valid,
  'when_phrase', w.valid_phrase,
  'when_inferred', w.valid_inferred,
  'ambiguity', w.ambiguity,
  'question', (select q.text from counterclaim.question as q where q.id = w.question),
  'about', (
    select coalesce(jsonb_agg(jsonb_build_object('role', x.role, 'entity', e.label) order by x.role, e.label), '[]')
    from counterclaim.claim_role as x
    join counterclaim.entity as e on e.id = x.entity
    where x.claim = t.id and x.n = w.n),
  'quantity', (
    select jsonb_build_object(
      'measure', q.measure, 'unit', q.unit, 'scale', q.scale, 'hedge', q.hedge, 'low', lower(q.bounds),
      'high', upper(q.bounds), 'best', q.best, 'baseline', q.baseline)
    from counterclaim.quantity as q
    where q.claim = t.id and q.n = w.n),
  'designation', (
    select jsonb_build_object(
      'by', a.label, 'of', b.label, 'label', g.label, 'force', g.force, 'instrument', i.label)
    from counterclaim.designation as g
    join counterclaim.entity as a on a.id = g.designator
    join counterclaim.entity as b on b.id = g.designee
    left join counterclaim.entity as i on i.id = g.instrument
    where g.claim = t.id and g.n = w.n),
  -- a broken anchor is tampering: asked of this claim alone, since it takes hashing its captures
  'needs_re_review_why', (
    select coalesce(jsonb_agg(y.why order by y.at nulls last, y.why), '[]')
    from (
      select x.n as at, x.why
      from unnest(
        case
          when exists (select from counterclaim.review_step as l where l.claim = t.id and l.to_state = 'approved')
            or exists (select from counterclaim.retraction as y where y.source is not null)
            then counterclaim.re_review_why(t.id)
        end) with ordinality as x (why, n)
      union all
      select distinct null::bigint, 'anchor broken: “' || q.exact || '”'
      from counterclaim.excerpt as q
      where q.id in (
          select a.excerpt from counterclaim.live_assertion as a where a.claim = t.id
          union all
          select e.excerpt from counterclaim.evidence as e where e.claim = t.id)
        and counterclaim.anchor(q.id) = 'broken') as y),
  'verdict', v.rating,
  'confidence', v.confidence,
  'rationale', v.rationale,
  'verdict_on_revision', v.revision,
  'sole_source', v.sole_source,
  'estimate', case
    when num_nonnulls(v.low, v.best, v.high) > 0 then jsonb_build_object('low', v.low, 'best', v.best, 'high', v.high)
  end,
  'approved', (
    select jsonb_build_object(
      'revision', p.revision, 'verdict', pv.rating, 'at', p.at, 'by', n.name, 'eyes', p.eyes,
      'by_decider', p.by_decider,
      'under_review', s.state <> 'approved')
    from counterclaim.last_approved as p
    join iam.person as n on n.id = p.actor
    left join counterclaim.verdict as pv on pv.id = p.verdict
    where p.claim = t.id),
  'hold', (
    select jsonb_build_object(
      'kind', h.kind, 'reason', h.reason, 'until', h.until, 'by', b.name, 'at', h.recorded_at)
    from counterclaim.current_hold as h
    join iam.person as b on b.id = h.recorded_by
    where h.claim = t.id),
  'assertions', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', a.id, 'name', counterclaim.statement_name(a.id), 'quote', x.exact, 'language', x.language, 'translation', x.translation, 'locator', x.locator,
      'anchor', counterclaim.anchor(x.id), 'source', so.title, 'url', so.url,
      'chain', (
        select jsonb_agg(jsonb_build_object(
          'seq', l.seq, 'speaker', coalesce(sp.label, l.speaker_label), 'for', bh.label, 'attitude', l.attitude,
          'mode', l.mode, 'quoted', l.quoted, 'said', l.said, 'verdict', av.rating) order by l.seq)
        from counterclaim.attribution as l
        left join counterclaim.entity as sp on sp.id = l.speaker
        left join counterclaim.entity as bh on bh.id = l.on_behalf_of
        left join counterclaim.current_verdict as av on av.assertion = l.assertion and av.seq = l.seq
        where l.assertion = a.id)
      ) order by a.version, a.id), '[]')
    from counterclaim.live_assertion as a
    join counterclaim.excerpt as x on x.id = a.excerpt
    join lateral (
      select
        coalesce(
          r.csl ->> 'title', o.url,
          (select min(h.handle) from counterclaim.handle as h where h.source = o.id), o.id::text) as title, o.url
      from counterclaim.source as o
      join counterclaim.source_revision as r on r.source = o.id
      where o.id = x.source
      order by r.n desc
      limit 1) as so on true
    where a.claim = t.id),
  'relations', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', r.id, 'name', counterclaim.relation_name(r.id), 'kind', r.kind,
      'direction', case when r.claim = t.id then 'to' else 'from' end,
      'bears_on', counterclaim.aim_name(r.to_claim, r.to_assertion, r.to_relation),
      'claim', 'C-' || oc.code, 'statement', ow.statement, 'by', b.label, 'note', r.note)
      order by r.claim <> t.id, oc.code, r.kind, r.id), '[]')
    from counterclaim.relation as r
    left join counterclaim.assertion as ta on ta.id = r.to_assertion
    left join counterclaim.relation as tr on tr.id = r.to_relation
    join counterclaim.claim as oc
      on oc.id = case when r.claim = t.id then coalesce(r.to_claim, ta.claim, tr.claim) else r.claim end
    join lateral (
      select statement from counterclaim.claim_revision as cr where cr.claim = oc.id order by cr.n desc limit 1
    ) as ow on true
    left join counterclaim.entity as b on b.id = r.by_party
    -- also where it bears on a statement or a relation of this claim
    where t.id in (r.claim, r.to_claim, ta.claim, tr.claim, tr.to_claim)
      and not exists (select from counterclaim.retraction as x where x.relation = r.id)),
  'evidence', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', e.id, 'bearing', e.bearing, 'credibility', e.credibility, 'quote', x.exact, 'source', so.title,
      'reliability', so.reliability, 'voice', coalesce(vo.label, so.publisher), 'of_link', e.seq,
      'counts', wt.evidence is not null and wt.why_not is null, 'why_not', wt.why_not, 'record', e.record,
      'against_interest', e.against_interest, 'note', e.note) order by e.id), '[]')
    from counterclaim.evidence as e
    join counterclaim.excerpt as x on x.id = e.excerpt
    join lateral (
      select
        coalesce(
          r.csl ->> 'title', o.url,
          (select min(h.handle) from counterclaim.handle as h where h.source = o.id), o.id::text) as title, r.reliability, p.label as publisher
      from counterclaim.source as o
      join counterclaim.source_revision as r on r.source = o.id
      left join counterclaim.entity as p on p.id = r.publisher
      where o.id = e.source
      order by r.n desc
      limit 1) as so on true
    left join weight as wt on wt.evidence = e.id
    left join counterclaim.entity as vo on vo.id = coalesce(wt.voice, e.voice)
    where e.claim = t.id and not exists (select from counterclaim.retraction as y where y.evidence = e.id)),
  'search_notes', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'looked_for', n.looked_for, 'where', n.looked_where, 'at', n.looked_at, 'found', n.found) order by n.id), '[]')
    from counterclaim.search_note as n
    where n.claim = t.id),
  'external_reviews', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'publisher', n.publisher, 'rating', n.rating, 'url', n.url, 'title', n.title, 'date', n.date) order by n.id), '[]')
    from counterclaim.external_review as n
    where n.claim = t.id)
) as value
from target as t
join counterclaim.dossier as d on d.id = t.dossier
join lateral (select * from counterclaim.standing as s where s.id = t.id limit 1) as s on true
cross join wording as w
left join counterclaim.current_verdict as v on v.claim = t.id and v.scope = 'content'
limit 1
