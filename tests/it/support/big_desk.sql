-- A desk with CLAIMS claims, set-wise and quickly: rows as the write path leaves them, but for what nothing that is listed
-- reads (payloads, moves before the last). Run by a superuser; foreign keys are not asked. Most claims are drafts; of each
-- hundred, one waits for somebody in review, and ten are approved.
begin;
set local session_replication_role = replica;
set local synchronous_commit = off;

create temporary table of_all on commit drop as
select
  (select person from iam.login where role_name = 'checker') as checker,
  (select person from iam.login where role_name = 'reviewer') as reviewer,
  (select person from iam.login where role_name = 'editor') as editor,
  '2026-01-01T00:00:00Z'::timestamptz as at,
  gen_random_uuid() as request;
insert into counterclaim.request (id, person, digest, at)
select o.request, o.checker, sha256('big'), o.at from of_all as o;

-- ids in the order in which they are made, as the program's are
create function pg_temp.id(kind int, n bigint) returns uuid language sql immutable as
$$ select (lpad(to_hex(n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || md5(kind || '/' || n)::char(15))::uuid $$;

create temporary table made (id uuid, kind text, version int, state text, n bigint) on commit drop;
insert into made
select pg_temp.id(1, n), 'dossier', 1, null, n from generate_series(1, 20) as n
union all
select pg_temp.id(2, n), 'entity', 1, null, n from generate_series(1, greatest(CLAIMS / 20, 20)) as n
union all
select pg_temp.id(3, n), 'source', 1, null, n from generate_series(1, greatest(CLAIMS / 4, 20)) as n
union all
select
  pg_temp.id(4, n), 'claim',
  case when n % 100 < 10 then 5 when n % 100 = 10 then 2 when n % 100 = 11 and n % 300 = 11 then 3 else 1 end,
  case when n % 100 < 10 then 'approved' when n % 100 = 10 then 'submitted' else 'draft' end, n
from generate_series(1, CLAIMS) as n;

insert into counterclaim.event
  (stream, version, operation, commitment, actor, login, at, prev, hash, request)
select
  e.stream, e.version, e.operation, sha256(''), e.checker, 'checker', e.at, e.prev,
  counterclaim.event_hash(e.stream, e.version, e.operation, e.checker, 'checker', e.at, sha256(''), e.prev), e.request
from (
  select
    m.id as stream, v as version, (array['record', 'submit', 'take', 'decide', 'approve'])[v] as operation, o.checker, o.at + m.n * interval '1 millisecond' + v * interval '1 hour' as at,
    -- each has a hash for the one before it, as no audit would take it
    case when v = 1 then counterclaim.zero_hash() else sha256(uuid_send(m.id) || int4send(v)) end as prev, o.request
  from made as m
  cross join of_all as o
  cross join lateral generate_series(1, m.version) as v) as e;
insert into counterclaim.dossier (id, slug, version, recorded_at, recorded_by)
select m.id, 'big-' || m.n, 1, o.at, o.editor from made as m cross join of_all as o where m.kind = 'dossier';
insert into counterclaim.dossier_revision (dossier, n, title, language, version, recorded_at, recorded_by)
select m.id, 1, 'Big ' || m.n, 'en', 1, o.at, o.editor from made as m cross join of_all as o where m.kind = 'dossier';

insert into counterclaim.entity (id, kind, label, version, recorded_at, recorded_by)
select m.id, case when m.n % 10 = 0 then 'media' else 'person' end, 'Entity ' || md5(m.n::text), 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'entity';
insert into counterclaim.entity_name (id, entity, name, language, form, search_key, version, recorded_at, recorded_by)
select pg_temp.id(5, m.n), m.id, 'Also ' || md5(m.n::text), 'en', 'alias', 'also ' || md5(m.n::text), 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'entity';

insert into counterclaim.source (id, url, version, recorded_at, recorded_by)
select m.id, 'https://example.org/' || m.n, 1, o.at, o.checker from made as m cross join of_all as o where m.kind = 'source';
insert into counterclaim.source_revision (source, n, csl, publisher, reliability, origin, version, recorded_at, recorded_by)
select
  m.id, 1, jsonb_build_object('type', 'webpage', 'title', 'Page ' || md5(m.n::text)),
  pg_temp.id(2, m.n % (CLAIMS / 20) + 1), 'F', 'unknown', 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'source';
insert into counterclaim.excerpt (id, source, exact, version, recorded_at, recorded_by)
select pg_temp.id(6, m.n), m.id, 'Words of page ' || m.n, 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'source';

insert into counterclaim.claim (id, dossier, kind, priority, version, recorded_at, recorded_by)
select
  m.id, pg_temp.id(1, m.n % 20 + 1), case when m.n % 50 = 0 then 'prediction' else 'factual' end, m.n % 5 + 1, 1,
  o.at + m.n * interval '1 millisecond', o.checker
from made as m cross join of_all as o where m.kind = 'claim' order by m.n;
-- words as common as words are: few in many statements, many in few
insert into counterclaim.claim_revision (claim, n, dossier, statement, language, version, recorded_at, recorded_by)
select
  m.id, 1, pg_temp.id(1, m.n % 20 + 1),
  'On day ' || m.n % 365 || ' the ' || (array['drone', 'convoy', 'plane', 'patrol'])[m.n % 4 + 1] || ' crossed near village'
  || m.n % 1000 || ' and returned with ' || m.n % 97 || ' people, as report w' || m.n || ' says.',
  case when m.n % 10 = 0 then 'fr' else 'en' end, 1, o.at + m.n * interval '1 millisecond', o.checker
from made as m cross join of_all as o where m.kind = 'claim';
insert into counterclaim.hand (claim, person, capacity, at)
select m.id, o.checker, 'content', o.at from made as m cross join of_all as o where m.kind = 'claim'
union all
select m.id, o.reviewer, 'review', o.at from made as m cross join of_all as o where m.state = 'approved';

insert into counterclaim.assertion (id, claim, excerpt, capacity, version, recorded_at, recorded_by)
select pg_temp.id(7, m.n), m.id, pg_temp.id(6, m.n % (CLAIMS / 4) + 1), 'content', 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'claim';
insert into counterclaim.attribution
  (assertion, seq, claim, speaker, attitude, mode, version, recorded_at, recorded_by)
select
  pg_temp.id(7, m.n), 0, m.id,
  -- one says much more than all others
  pg_temp.id(2, case when m.n % 4 = 0 then 1 else m.n % (CLAIMS / 20) + 1 end), 'states', 'own_voice', 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'claim';

insert into counterclaim.evidence
  (id, claim, excerpt, source, bearing, capacity, version, recorded_at, recorded_by)
select
  pg_temp.id(8, m.n), m.id, pg_temp.id(6, m.n % (CLAIMS / 4) + 1), pg_temp.id(3, m.n % (CLAIMS / 4) + 1), 'supports',
  'content', 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'claim' and m.n % 5 = 0;

insert into counterclaim.verdict
  (id, claim, kind, revision, rating, confidence, rationale, occasion, revisit, capacity, version, recorded_at, recorded_by)
select
  pg_temp.id(9, m.n), m.id, c.kind, 1, 'open', 'low', 'nobody knows it as yet', 'initial', '2999-01-01',
  'review', 4, o.at + interval '4 hours', o.reviewer
from made as m join counterclaim.claim as c on c.id = m.id cross join of_all as o where m.state = 'approved';
insert into counterclaim.review_step
  (claim, n, move, from_state, to_state, actor, login, role, "grant", capacity, dossier, policy, eyes, revision, verdict,
   version, at)
select
  m.id, s.n, s.move, s.from_state, s.to_state, s.actor, 'editor', s.role, m.id, 'none', pg_temp.id(1, m.n % 20 + 1), 1, 3, 1,
  case when s.n > 2 then pg_temp.id(9, m.n) end, s.n + 1, o.at + s.n * interval '1 hour' + m.n * interval '1 millisecond'
from made as m
cross join of_all as o
cross join lateral (
  values
    (1, 'submit', 'draft', 'submitted', o.checker, 'checker'),
    (2, 'take', 'submitted', 'in_review', o.reviewer, 'reviewer'),
    (3, 'decide', 'in_review', 'decided', o.reviewer, 'reviewer'),
    (4, 'approve', 'decided', 'approved', o.editor, 'editor')) as s (n, move, from_state, to_state, actor, role)
where m.kind = 'claim' and s.n < m.version and m.state in ('submitted', 'approved');
-- returned to who wrote them
insert into counterclaim.review_step
  (claim, n, move, from_state, to_state, actor, login, role, "grant", capacity, dossier, policy, eyes, revision, reason,
   version, at)
select
  m.id, s.n, s.move, s.from_state, s.to_state, s.actor, 'reviewer', s.role, m.id, 'none', pg_temp.id(1, m.n % 20 + 1), 1, 3, 1,
  'quote the text', s.n + 1, o.at + s.n * interval '1 hour'
from made as m
cross join of_all as o
cross join lateral (
  values
    (1, 'submit', 'draft', 'submitted', o.checker, 'checker'),
    (2, 'return', 'submitted', 'draft', o.reviewer, 'reviewer')) as s (n, move, from_state, to_state, actor, role)
where m.kind = 'claim' and m.state = 'draft' and m.version = 3;

insert into counterclaim.handle (dossier, handle, claim, version, recorded_at, recorded_by)
select pg_temp.id(1, m.n % 20 + 1), 'c-' || m.n, m.id, 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'claim';
insert into counterclaim.handle (dossier, handle, source, version, recorded_at, recorded_by)
select pg_temp.id(1, m.n % 20 + 1), 's-' || m.n, m.id, 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'source';
insert into counterclaim.handle (dossier, handle, entity, version, recorded_at, recorded_by)
select pg_temp.id(1, m.n % 20 + 1), 'e-' || m.n, m.id, 1, o.at, o.checker
from made as m cross join of_all as o where m.kind = 'entity';
-- last: content is refused where a claim is no draft any more
insert into counterclaim.stream (id, kind, version, head, state)
select m.id, m.kind, m.version, e.hash, m.state
from made as m
join counterclaim.event as e on e.stream = m.id and e.version = m.version;
commit;
analyze;
