-- Claims are found by the words of their statements, each in its language: `claim list --text`.
--
-- An expression index, because a logged table gets no new column. Its functions are inlined into it, which is why none is
-- strict: a strict one with a CASE would be called for every row.

-- The configuration of PostgreSQL for a language (BCP 47), which knows its stems and its words without weight. A language
-- that has none is taken word by word, as written.
create function counterclaim.text_configuration(language text) returns regconfig
language sql immutable parallel safe
return case pg_catalog.split_part(language, '-', 1)
  when 'en' then 'pg_catalog.english'::pg_catalog.regconfig
  when 'fr' then 'pg_catalog.french'::pg_catalog.regconfig
  when 'ar' then 'pg_catalog.arabic'::pg_catalog.regconfig
  when 'es' then 'pg_catalog.spanish'::pg_catalog.regconfig
  when 'de' then 'pg_catalog.german'::pg_catalog.regconfig
  when 'ru' then 'pg_catalog.russian'::pg_catalog.regconfig
  when 'pt' then 'pg_catalog.portuguese'::pg_catalog.regconfig
  when 'it' then 'pg_catalog.italian'::pg_catalog.regconfig
  when 'nl' then 'pg_catalog.dutch'::pg_catalog.regconfig
  when 'tr' then 'pg_catalog.turkish'::pg_catalog.regconfig
  when 'hi' then 'pg_catalog.hindi'::pg_catalog.regconfig
  when 'id' then 'pg_catalog.indonesian'::pg_catalog.regconfig
  when 'ca' then 'pg_catalog.catalan'::pg_catalog.regconfig
  when 'da' then 'pg_catalog.danish'::pg_catalog.regconfig
  when 'el' then 'pg_catalog.greek'::pg_catalog.regconfig
  when 'eu' then 'pg_catalog.basque'::pg_catalog.regconfig
  when 'fi' then 'pg_catalog.finnish'::pg_catalog.regconfig
  when 'ga' then 'pg_catalog.irish'::pg_catalog.regconfig
  when 'hu' then 'pg_catalog.hungarian'::pg_catalog.regconfig
  when 'hy' then 'pg_catalog.armenian'::pg_catalog.regconfig
  when 'lt' then 'pg_catalog.lithuanian'::pg_catalog.regconfig
  when 'nb' then 'pg_catalog.norwegian'::pg_catalog.regconfig
  when 'ne' then 'pg_catalog.nepali'::pg_catalog.regconfig
  when 'nn' then 'pg_catalog.norwegian'::pg_catalog.regconfig
  when 'no' then 'pg_catalog.norwegian'::pg_catalog.regconfig
  when 'ro' then 'pg_catalog.romanian'::pg_catalog.regconfig
  when 'sr' then 'pg_catalog.serbian'::pg_catalog.regconfig
  when 'sv' then 'pg_catalog.swedish'::pg_catalog.regconfig
  when 'ta' then 'pg_catalog.tamil'::pg_catalog.regconfig
  when 'yi' then 'pg_catalog.yiddish'::pg_catalog.regconfig
  else 'pg_catalog.simple'::pg_catalog.regconfig
end;

-- One sign of a script that puts no space between words, as a regular expression: Thai, Lao, Burmese, Khmer, kana, Han.
create function counterclaim.text_unspaced() returns text
language sql immutable parallel safe
return '['
  || pg_catalog.chr(3585) || '-' || pg_catalog.chr(3807)
  || pg_catalog.chr(4096) || '-' || pg_catalog.chr(4255)
  || pg_catalog.chr(6016) || '-' || pg_catalog.chr(6143)
  || pg_catalog.chr(12353) || '-' || pg_catalog.chr(12543)
  || pg_catalog.chr(13312) || '-' || pg_catalog.chr(40959)
  || pg_catalog.chr(131072) || '-' || pg_catalog.chr(205743)
  || ']';

-- A text as it is compared: without accents, Hebrew points, Arabic vowel marks and the kinds of hamza; parts of compounds,
-- codes and ranges apart; each sign alone in scripts that put no space between words, where words are then phrases.
create function counterclaim.text_folded(value text) returns text
language sql immutable parallel safe
return pg_catalog.translate(
  case
    when pg_catalog.octet_length(value) = pg_catalog.length(value) then value  -- ASCII has none of it
    else pg_catalog.regexp_replace(
      pg_catalog.normalize(
        pg_catalog.regexp_replace(
          pg_catalog.normalize(value, 'NFKD'),
          '['
          || pg_catalog.chr(768) || '-' || pg_catalog.chr(879)      -- combining diacritical marks
          || pg_catalog.chr(1425) || '-' || pg_catalog.chr(1469)    -- Hebrew accents and points
          || pg_catalog.chr(1600)                                   -- Arabic tatweel
          || pg_catalog.chr(1611) || '-' || pg_catalog.chr(1631) || pg_catalog.chr(1648)  -- Arabic marks
          || ']', '', 'g'),
        'NFKC'),
      '(?=' || counterclaim.text_unspaced() || ')|(?<=' || counterclaim.text_unspaced() || ')', ' ', 'g')
  end,
  '-/_' || pg_catalog.chr(8211) || pg_catalog.chr(8212), '     ');

-- What a statement's words are marked with: its language, where PostgreSQL knows it. One search asks for the words of
-- each language in those marked so.
create function counterclaim.text_mark(language text) returns text
language sql immutable parallel safe
return '=' || case
  when counterclaim.text_configuration(language) = 'pg_catalog.simple'::pg_catalog.regconfig then ''
  else pg_catalog.split_part(language, '-', 1)
end;

-- The words of a statement with their places.
create function counterclaim.statement_words(language text, statement text) returns tsvector
language sql immutable parallel safe
return
  pg_catalog.to_tsvector(counterclaim.text_configuration(language), counterclaim.text_folded(statement))
  || pg_catalog.array_to_tsvector(array[counterclaim.text_mark(language)]);

-- What is written waits in a list for the next reader or vacuum: one at a time, an import would take a third longer.
create index claim_revision_words on counterclaim.claim_revision
  using gin (counterclaim.statement_words(language, statement));
-- the languages that there are, found without reading the table
create index claim_revision_language on counterclaim.claim_revision (language);

grant execute on function
  counterclaim.text_configuration(text), counterclaim.text_unspaced(), counterclaim.text_folded(text),
  counterclaim.text_mark(text), counterclaim.statement_words(text, text)
  to counterclaim_api, counterclaim_member;
