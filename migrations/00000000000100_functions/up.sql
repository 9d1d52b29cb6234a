-- Functions that columns, CHECKs and domains use. A dump restores them before the data, so they are
-- migrations; they name every schema, because a restore runs with an empty search path; and they hold no
-- backslash, because a session that sets standard_conforming_strings = off would read another regular
-- expression.

-- Bytes of a text. convert_to is only STABLE because conversions can be replaced; UTF8 to UTF8 changes
-- nothing.
create function counterclaim.utf8(value text) returns bytea
language sql immutable strict parallel safe
return pg_catalog.convert_to(value, 'UTF8');

-- Length-prefixed: no two lists of fields concatenate to the same bytes.
create function counterclaim.lp(value bytea) returns bytea
language sql immutable strict parallel safe
return pg_catalog.int4send(pg_catalog.octet_length(value)) || value;

-- What the first event of a stream has for its predecessor.
create function counterclaim.zero_hash() returns bytea
language sql immutable parallel safe
return pg_catalog.decode(pg_catalog.repeat('00', 32), 'hex');

-- The hash of an event, from binary forms that no session setting changes.
create function counterclaim.event_hash(
  stream uuid, version int, operation text, actor uuid, login text, at timestamptz, commitment bytea, prev bytea
) returns bytea
language sql immutable strict parallel safe
return pg_catalog.sha256(
  pg_catalog.decode('01', 'hex')
  || pg_catalog.uuid_send(stream)
  || pg_catalog.int4send(version)
  || counterclaim.lp(counterclaim.utf8(operation))
  || pg_catalog.uuid_send(actor)
  || counterclaim.lp(counterclaim.utf8(login))
  || pg_catalog.timestamptz_send(at)
  || commitment
  || prev);

-- Binds a payload without showing it: payload and salt may be erased, the commitment stays.
create function counterclaim.commitment(salt uuid, payload text) returns bytea
language sql immutable strict parallel safe
return pg_catalog.sha256(pg_catalog.uuid_send(salt) || counterclaim.utf8(payload));

-- The days that one EDTF date may mean, first to last; null when the text is no date of the house profile:
-- years 0001 to 9999, `XX` from the right, seasons 21 to 24, one qualifier at the end.
create function counterclaim.edtf_date(value text) returns daterange
language plpgsql immutable strict parallel safe as $$
declare
  bare text := pg_catalog.rtrim(value, '?~%');
  first_year int;
  last_year int;
  month text;
  day text;
  first_day date;
  last_day date;
begin
  if pg_catalog.length(value) - pg_catalog.length(bare) > 1
    or bare !~ '^([0-9]{2}(XX|[0-9]X|[0-9]{2})(-XX(-XX)?)?|[0-9]{4}-[0-9]{2}(-[0-9]{2}|-XX)?)$' then
    return null;
  end if;
  first_year := pg_catalog.replace(pg_catalog.left(bare, 4), 'X', '0');
  last_year := pg_catalog.replace(pg_catalog.left(bare, 4), 'X', '9');
  month := pg_catalog.substr(bare, 6, 2);
  day := pg_catalog.substr(bare, 9, 2);
  if first_year = 0 then
    return null;
  end if;
  if month in ('', 'XX') or (month between '21' and '24' and day = '') then
    -- a season spans its whole year: the text does not say on which hemisphere
    return pg_catalog.daterange(
      pg_catalog.make_date(first_year, 1, 1), pg_catalog.make_date(last_year, 12, 31), '[]');
  elsif month not between '01' and '12' then
    return null;
  end if;
  first_day := pg_catalog.make_date(first_year, month::int, 1);
  last_day := pg_catalog.make_date(first_year + month::int / 12, month::int % 12 + 1, 1) - 1;
  if day in ('', 'XX') then
    return pg_catalog.daterange(first_day, last_day, '[]');
  elsif day::int not between 1 and last_day - first_day + 1 then
    return null;
  end if;
  first_day := first_day + day::int - 1;
  return pg_catalog.daterange(first_day, first_day, '[]');
end
$$;

-- The days an EDTF text may mean at most: from the earliest to the latest; null when it is not of the house
-- profile. A date, an interval `a/b` (`..` open, empty unknown) or a one-of set `[a..b]`.
create function counterclaim.edtf_outer(value text) returns daterange
language plpgsql immutable strict parallel safe as $$
declare
  ends text[];
  from_span daterange;
  to_span daterange;
begin
  if pg_catalog.left(value, 1) = '[' then
    ends := pg_catalog.regexp_match(value, '^[[]([0-9X?~%-]*)[.][.]([0-9X?~%-]*)[]]$');
    if ends is null or ends[1] = '' and ends[2] = '' then
      return null;
    elsif ends[1] <> '' and ends[2] <> '' and (
      -- both ends of a range are plain years, months or days, of one precision
      pg_catalog.length(ends[1]) <> pg_catalog.length(ends[2]) or value ~ '[?~%X]'
      or ends[1] ~ '^[0-9]{4}-2[1-4]$' or ends[2] ~ '^[0-9]{4}-2[1-4]$'
    ) then
      return null;
    end if;
  elsif pg_catalog.strpos(value, '/') > 0 then
    ends := pg_catalog.regexp_match(value, '^([0-9X?~%-]*|[.][.])/([0-9X?~%-]*|[.][.])$');
    -- an interval without any date says nothing
    if ends is null or (ends[1] in ('', '..') and ends[2] in ('', '..')) then
      return null;
    end if;
  else
    return counterclaim.edtf_date(value);
  end if;
  from_span := case
    when ends[1] in ('', '..') then pg_catalog.daterange(null, null)
    else counterclaim.edtf_date(ends[1])
  end;
  to_span := case
    when ends[2] in ('', '..') then pg_catalog.daterange(null, null)
    else counterclaim.edtf_date(ends[2])
  end;
  if from_span is null or to_span is null or pg_catalog.lower(from_span) >= pg_catalog.upper(to_span) then
    return null;  -- not a date, or an interval that ends before it starts
  end if;
  return pg_catalog.daterange(pg_catalog.lower(from_span), pg_catalog.upper(to_span));
end
$$;

-- The days an EDTF text covers for certain: an exact day; of an interval from the last day it may start on to
-- the first it may end on. Empty when there is no such day, null when the text is not of the house profile.
create function counterclaim.edtf_inner(value text) returns daterange
language plpgsql immutable strict parallel safe as $$
declare
  from_text text := pg_catalog.split_part(value, '/', 1);
  to_text text := pg_catalog.split_part(value, '/', 2);
  from_day date;
  to_day date;
begin
  if counterclaim.edtf_outer(value) is null then
    return null;
  elsif value ~ '[?~%X[]' then
    return 'empty';
  elsif pg_catalog.strpos(value, '/') = 0 then
    return case when pg_catalog.length(value) = 10 then counterclaim.edtf_outer(value) else 'empty' end;
  elsif from_text = '' or to_text = '' then
    return 'empty';
  end if;
  from_day := case when from_text <> '..' then pg_catalog.upper(counterclaim.edtf_date(from_text)) - 1 end;
  to_day := case when to_text <> '..' then pg_catalog.lower(counterclaim.edtf_date(to_text)) end;
  if from_day > to_day then
    return 'empty';
  end if;
  return pg_catalog.daterange(from_day, to_day, '[]');
end
$$;

-- A domain's CHECK sees nulls too and has to let them pass.
create domain counterclaim.edtf as text
  constraint edtf_valid check (value is null or counterclaim.edtf_outer(value) is not null);

create domain counterclaim.bcp47 as text
  constraint bcp47_valid check (value is null or value ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$');

create domain counterclaim.digest as bytea
  constraint digest_valid check (value is null or octet_length(value) = 32);

create domain counterclaim.name_text as text
  constraint name_text_valid check (
    value is null or (value is nfc normalized and btrim(value) <> '' and length(value) <= 500));
