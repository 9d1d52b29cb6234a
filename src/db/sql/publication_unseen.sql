-- Whether a publication ($1) rests on a source that the reader may not see.
select exists (
  select from counterclaim.publication_source as p
  where p.publication = $1
    and not exists (select from counterclaim.source as s where s.id = p.source)) as unseen
