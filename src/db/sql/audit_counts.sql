select
  (select count(*) from counterclaim.event) as events,
  (select count(*) from counterclaim.stream) as heads
