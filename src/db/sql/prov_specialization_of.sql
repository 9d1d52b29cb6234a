-- Each wording is its claim as it was put then.
(select
  null::text as id,
  jsonb_strip_nulls(jsonb_build_object(
    'prov:specificEntity', format('cc:claim-%s-%s', r.claim, r.n),
    'prov:generalEntity', format('cc:claim-%s', r.claim)))::text as node
from counterclaim.claim_revision as r
where r.claim in (select c.id from claims as c)
order by r.claim, r.n)
