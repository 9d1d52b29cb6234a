-- The source that this login touched last; of an import, the one with the highest id.
select s.id
from counterclaim.event as e
join counterclaim.source as s on s.id = e.stream
where e.login = session_user::text
order by e.at desc, s.id desc
limit 1
