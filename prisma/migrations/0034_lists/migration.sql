-- A list of a hundred thousand is taken in while somebody waits: what is worked out for each of its rows is worked out
-- once, and plain letters take no detour.

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- Which records an organization was merged from: asked, through all of them, for each one that goes.
CREATE INDEX "organization_merged" ON "organization" ("merged_into_id") WHERE "merged_into_id" IS NOT NULL;

-- As in 0006 and 0011: text in ASCII alone has no accents and no other forms, so both find the same as before.
CREATE OR REPLACE FUNCTION "member_fold"("value" TEXT) RETURNS TEXT LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN octet_length("value") = length("value") THEN lower("value")
    ELSE lower(unaccent(normalize("value", NFKC))) END;

CREATE OR REPLACE FUNCTION "likeness_fold"(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
'SELECT regexp_replace(lower(CASE WHEN octet_length(name) = length(name) THEN name ELSE translate(name,
  ''áàâäãåéèêëíìîïóòôöõúùûüýñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÝÑÇ'',
  ''aaaaaaeeeeiiiiooooouuuuyncAAAAAAEEEEIIIIOOOOOUUUUYNC'') END), ''[[:space:][:punct:]]+'', '''', ''g'')';

-- As in 0006, and whoever comes together with an organization may bring its words along: written with the person they
-- save writing the person a second time when the membership follows.
CREATE OR REPLACE FUNCTION "person_found_by"() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE
  folded text := member_fold(trim(NEW.last_name || '' '' || NEW.first_name))\x3b
BEGIN
  NEW.name_key := coalesce(nullif(folded, ''''), ''~'')\x3b
  -- Who is new has no other address yet.
  IF TG_OP = ''INSERT'' THEN
    NEW.words := array_to_tsvector(array_remove(member_split(folded) || member_address_words(NEW.email)
      || coalesce(tsvector_to_array(NEW.words), ''{}''), ''''))\x3b
  ELSE
    NEW.words := person_vector(NEW)\x3b
    PERFORM learn_words(member_split(folded) || split_part(NEW.email_key, ''@'', 2))\x3b
  END IF\x3b
  RETURN NEW\x3b
END';
