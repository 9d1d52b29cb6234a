-- counterclaim review rules
select scope as rule, code as name, null as from_state, null as to_state, null as role,
  concat_ws(
    ' ', 'any_kind'::text, any_kind, 'confirmed', needs_confirmed, bearing, origins, 'both', both_bearings, 'search',
    search_note) as needs
from counterclaim.rating
union all
select 'move', move, from_state, to_state, role, concat_ws(' ', 'reason', needs_reason, 'note', needs_note)
from counterclaim.transition
where preferred and eyes = (
  select r.eyes
  from counterclaim.dossier_revision as r
  order by r.n desc
  limit 1)
order by 1 desc, 3, 2, 5
