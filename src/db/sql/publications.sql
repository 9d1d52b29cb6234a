-- Publications that the login may see, of one dossier ($1) or all, with this hash ($2) or any, with this id ($3) or
-- any; by dossier and number, at most $4, after the publication $5 (null for all).
select
  p.id, p.dossier, d.slug, p.n, p.sha256::bytea as sha256, p.as_of, p.erratum, p.recorded_at, b.name::text as by,
  e.n as supersedes, e.sha256::bytea as supersedes_sha256, s.n as superseded_by, t.format, t.style, t.masthead, t.authenticated,
  t.program, t.approved::bytea as approved, t.published, w.recorded_at as withdrawn_at, wb.name::text as withdrawn_by,
  w.reason as withdrawn_reason
from counterclaim.publication as p
join counterclaim.dossier as d on d.id = p.dossier
join counterclaim.publication_terms as t on t.publication = p.id
join iam.person as b on b.id = p.recorded_by
left join counterclaim.publication as e on e.id = p.supersedes
left join counterclaim.publication as s on s.supersedes = p.id
left join counterclaim.publication_withdrawal as w on w.publication = p.id
left join iam.person as wb on wb.id = w.recorded_by
where ($1 is null or p.dossier = $1)
  and ($2 is null or p.sha256 = $2)
  and ($3 is null or p.id = $3)
  and ($5 is null or (d.slug, p.n) > (
    (select f.slug from counterclaim.publication as o join counterclaim.dossier as f on f.id = o.dossier where o.id = $5),
    (select o.n from counterclaim.publication as o where o.id = $5)))
order by d.slug, p.n
limit $4
