-- The claim that this login touched last; of an import, the one with the highest code.
select c.code
from counterclaim.event as e
join counterclaim.claim as c on c.id = e.stream
where e.login = session_user::text
order by e.at desc, c.code desc
limit 1
