-- What a session sets changes nothing in what a definer function reads, compares, hashes or stores: each has the
-- same text formats, whoever adds one.
do $$
declare
  f record;
begin
  for f in
    select p.oid::regprocedure as name
    from pg_catalog.pg_proc as p
    where p.prosecdef and p.pronamespace::regnamespace::text in ('counterclaim', 'iam', 'api')
  loop
    execute pg_catalog.format(
      'alter function %s set timezone = ''UTC'' set datestyle = ''ISO, YMD'' set bytea_output = ''hex'''
      ' set standard_conforming_strings = on', f.name);
  end loop;
end
$$;
