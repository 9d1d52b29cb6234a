-- Finding claims by words. Whether a text matches is nothing that row-level security lets an index answer for a member:
-- the operator might tell of rows that they may not see. So a function with its owner's rights asks the index and leaves
-- out what is closed to who asks; it gives ids and codes, with which row-level security is asked once more.
set local role counterclaim_owner;

-- One word or phrase of a search as one language has it; null where it has only words without weight.
create or replace function counterclaim.text_term(configuration regconfig, term text, exact boolean) returns tsquery
language plpgsql stable
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
set client_min_messages = warning  -- not a notice for each word without weight
as $$
declare
  -- what is left has no meaning to to_tsquery but the letters
  folded text := translate(counterclaim.text_folded(term), '''\', '  ');
  found tsquery;
begin
  if exact then
    found := phraseto_tsquery(configuration, folded);
  else
    found := to_tsquery(configuration, '''' || folded || ''':*');
  end if;
  return nullif(found, ''::tsquery);
end
$$;

-- What to ask the index of statements: words that a statement has, begun or whole, "phrases" and single "words" as they
-- are, -without, this or that; in each of these languages for the statements in it. Null where nothing is left to ask.
create or replace function counterclaim.text_query(languages text[], words text) returns tsquery
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  mark text;
  language text;
  term record;
  term_query tsquery;
  all_of tsquery;
  any_of tsquery;
  excluded tsquery;
  wanted tsquery;
  result tsquery;
  after_or boolean;
begin
  -- one for each mark: others than those are read as written
  for mark, language in
    select counterclaim.text_mark(l.language), min(l.language)
    from unnest(languages) as l (language)
    group by 1
    order by 1
  loop
    all_of := null;
    any_of := null;
    excluded := null;
    after_or := false;
    for term in
      select m.parts[1] = '-' as negated, m.parts[2] like '"%' as quoted, btrim(m.parts[2], '"') as text
      from regexp_matches(words, '(?:^|(?<=[[:space:]]))(-?)("[^"]*"?|[^[:space:]]+)', 'g') as m (parts)
    loop
      if not term.negated and not term.quoted and lower(term.text) = 'or' then
        after_or := any_of is not null;
        continue;
      end if;
      term_query := counterclaim.text_term(
        counterclaim.text_configuration(language), term.text, term.quoted or term.negated);
      if term_query is null then
        after_or := false;
      elsif term.negated then
        excluded := coalesce(excluded || term_query, term_query);
      elsif after_or then
        any_of := any_of || term_query;
        after_or := false;
      else
        all_of := coalesce(all_of && any_of, any_of);
        any_of := term_query;
      end if;
    end loop;
    all_of := coalesce(all_of && any_of, any_of, all_of);
    wanted := coalesce(all_of && !! excluded, all_of, !! excluded);
    if wanted is not null then
      wanted := (quote_literal(mark))::tsquery && wanted;
      result := coalesce(result || wanted, wanted);
    end if;
  end loop;
  return result;
end
$$;

-- The claims whose statement, as it stood at a moment, has these words: of one dossier, or all (null); after this code, so
-- many at most, by code.
create or replace function counterclaim.claims_that_say(
  words text, moment timestamptz, within uuid, after bigint, most bigint
) returns table (id uuid, code bigint)
language plpgsql stable security definer rows 100
set search_path = pg_catalog, pg_temp
-- made for what is asked: how common the words are decides whether their index is read, or the claims in their order
set plan_cache_mode = force_custom_plan
as $$
declare
  hidden uuid[] := iam.hidden();
  languages text[];
  query tsquery;
begin
  -- each language once, by its index
  with recursive spoken as (
    (select r.language::text as language from counterclaim.claim_revision as r order by r.language limit 1)
    union all
    select (
      select r.language::text from counterclaim.claim_revision as r where r.language > s.language order by r.language limit 1)
    from spoken as s
    where s.language is not null
  )
  select array_agg(s.language) into languages from spoken as s where s.language is not null;
  query := counterclaim.text_query(languages, words);
  if query is null then
    return;
  end if;
  return query
  select c.id, c.code
  from counterclaim.claim_revision as r
  join counterclaim.claim as c on c.id = r.claim
  where counterclaim.statement_words(r.language, r.statement) @@ query
    and c.code > claims_that_say.after
    and (within is null or r.dossier = within)
    and r.recorded_at <= moment
    and not exists (
      select from counterclaim.claim_revision as l where l.claim = r.claim and l.n > r.n and l.recorded_at <= moment)
    and c.id not in (select unnest(hidden))
  order by c.code
  limit most;
end
$$;

-- The same at the moment that the session reads.
create or replace function counterclaim.claims_with(words text, within uuid, after bigint, most bigint)
returns table (id uuid, code bigint)
language plpgsql stable rows 100
set search_path = pg_catalog, pg_temp
as $$
begin
  if current_user = 'counterclaim_past' then
    return query
    select f.id, f.code from counterclaim.claims_that_say(words, iam.as_of(), within, claims_with.after, most) as f;
  else
    return query
    select f.id, f.code from counterclaim.claims_that_say(words, 'infinity', within, claims_with.after, most) as f;
  end if;
end
$$;

revoke execute on function
  counterclaim.text_term(regconfig, text, boolean), counterclaim.text_query(text[], text),
  counterclaim.claims_that_say(text, timestamptz, uuid, bigint, bigint),
  counterclaim.claims_with(text, uuid, bigint, bigint)
  from public;
grant execute on function
  counterclaim.text_term(regconfig, text, boolean), counterclaim.text_query(text[], text),
  counterclaim.claims_that_say(text, timestamptz, uuid, bigint, bigint),
  counterclaim.claims_with(text, uuid, bigint, bigint)
  to counterclaim_member;
reset role;
