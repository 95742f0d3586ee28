-- Everyone in one list that answers at once at a million people: searched, filtered, counted, put in order.

-- It comes with PostgreSQL and is trusted, like those of 0002_search.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- AlterTable
ALTER TABLE "person" ADD COLUMN "name_key" TEXT NOT NULL DEFAULT '~',
ADD COLUMN "words" tsvector;

-- CreateTable
CREATE TABLE "person_word" (
    "word" TEXT NOT NULL COLLATE "C",

    CONSTRAINT "person_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "person_tally" (
    "standing" "MembershipStatus",
    "individual_status" "MembershipStatus",
    "representative_status" "MembershipStatus",
    "county" TEXT,
    "locale" TEXT NOT NULL,
    "interests" TEXT[] NOT NULL,
    "audience" TEXT,
    "frequency" "UpdateFrequency" NOT NULL,
    "unsubscribed_at" TIMESTAMPTZ(3),
    "source_kind" "SourceKind",
    "people" INTEGER NOT NULL
);

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- The best of a person's standings.
ALTER TABLE "person" ADD COLUMN "standing" "MembershipStatus" GENERATED ALWAYS AS (CASE
    WHEN "individual_status" = 'active' OR "representative_status" = 'active' THEN 'active'::"MembershipStatus"
    WHEN "individual_status" = 'paused' OR "representative_status" = 'paused' THEN 'paused'::"MembershipStatus"
    WHEN "individual_status" = 'pending' OR "representative_status" = 'pending' THEN 'pending'::"MembershipStatus"
    WHEN "individual_status" = 'left' OR "representative_status" = 'left' THEN 'left'::"MembershipStatus"
    ELSE coalesce("individual_status", "representative_status") END) STORED;

-- Words as they are compared: without case and accents, full-width and other forms made plain.
CREATE FUNCTION "member_fold"("value" TEXT) RETURNS TEXT LANGUAGE sql STABLE PARALLEL SAFE
RETURN lower(unaccent(normalize("value", NFKC)));

-- The words of folded text: signs part them, apostrophes do not ("O'Brien" is one word). The ranges are all of ASCII
-- and Latin-1 but letters and digits, general punctuation, and that of Chinese and Japanese.
CREATE FUNCTION "member_split"("folded" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(regexp_split_to_array(translate(left("folded", 1000), '''’‘`´', ''),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u3003]+'), '');

-- A domain and what it is under: "mail.school.example" is found by "school.example".
CREATE FUNCTION "member_domain_words"("domain" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "domain" IS NULL THEN '{}' WHEN "domain" LIKE '%.%.%' THEN ARRAY["domain", substr("domain", strpos("domain", '.') + 1)]
    ELSE ARRAY["domain"] END;

-- What an address is found by: itself, its local part and the words in it, and its domain.
CREATE FUNCTION "member_address_words"("email" TEXT) RETURNS TEXT[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS E'
DECLARE
  folded text := left(member_fold(email), 254)\x3b
  behind int := strpos(reverse(folded), ''@'')\x3b
  local text := left(folded, -behind)\x3b
BEGIN
  RETURN ARRAY[folded, local] || member_split(local) || member_domain_words(right(folded, behind - 1))\x3b
END';

-- What an organization's people are found by.
CREATE FUNCTION "organization_words"(o "organization") RETURNS TEXT[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN member_split(member_fold(concat_ws(' ', o.name, o.legal_name, o.abbreviation, array_to_string(o.aliases, ' '))))
    || member_domain_words(o.domain);

-- Everything a person is found by: the names, every address, the organizations they act or acted for.
CREATE FUNCTION "person_vector"(p "person") RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN array_to_tsvector(array_remove(
    member_split(member_fold(p.first_name || ' ' || p.last_name)) || member_address_words(p.email)
    || ARRAY(SELECT word FROM person_address a, unnest(member_address_words(a.email)) word WHERE a.person_id = p.id)
    || ARRAY(SELECT word FROM membership m JOIN organization o ON o.id = m.organization_id,
        unnest(organization_words(o)) word WHERE m.person_id = p.id), ''));

-- The words of names and domains, once each, for those who mistype one.
CREATE FUNCTION "learn_words"("learnt" TEXT[]) RETURNS void LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO person_word
  SELECT DISTINCT left(w, 100) COLLATE "C" FROM unnest(learnt) w
  WHERE length(w) > 2 AND w !~ ''^[0-9]+$''
    AND NOT EXISTS (SELECT FROM person_word known WHERE known.word = left(w, 100))
  ORDER BY 1
  ON CONFLICT DO NOTHING\x3b
END';

-- A word that nobody has any more is forgotten: it could name somebody whose record was erased.
CREATE FUNCTION "forget_words"("gone" TEXT[]) RETURNS void LANGUAGE plpgsql AS E'
DECLARE
  w text\x3b
  found boolean\x3b
BEGIN
  FOR w IN SELECT word FROM person_word WHERE word = ANY (gone) ORDER BY 1 LOOP
    EXECUTE format(''SELECT EXISTS (SELECT FROM person WHERE words @@ %L::tsquery)'', member_lexeme(w, false)) INTO found\x3b
    IF NOT found THEN DELETE FROM person_word WHERE word = w\x3b END IF\x3b
  END LOOP\x3b
END';

-- A word as a search asks for it: whole, or as the beginning of one.
CREATE FUNCTION "member_lexeme"("word" TEXT, "begins" BOOLEAN) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('''' || replace(replace("word", '\', '\\'), '''', '''''') || '''' || CASE WHEN "begins" THEN ':*' ELSE '' END)::tsquery;

-- Known words that a mistyped one may be: two slips of the finger at most, one in a short word unless letters only
-- changed places.
CREATE FUNCTION "near_words"("typed" TEXT) RETURNS TEXT[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS E'
DECLARE
  slips int := CASE WHEN length(typed) < 3 THEN 0 WHEN length(typed) = 3 THEN 1 ELSE 2 END\x3b
  first text := left(typed, 1) COLLATE "C"\x3b
  found text[]\x3b
BEGIN
  IF slips = 0 OR length(typed) > 60 THEN RETURN ''{}''\x3b END IF\x3b
  -- Hardly anybody mistypes the first letter: those words are looked at first, and they are few.
  FOR pass IN 1..2 LOOP
    SELECT array_agg(word) INTO found FROM (
      SELECT word FROM (
        SELECT word, levenshtein_less_equal(word, typed, slips) AS distance,
          (SELECT string_agg(c, '''' ORDER BY c) FROM unnest(string_to_array(word, NULL)) c)
            = (SELECT string_agg(c, '''' ORDER BY c) FROM unnest(string_to_array(typed, NULL)) c) AS shuffled
        FROM person_word
        WHERE (pass = 2 OR (word >= first AND word < first || chr(1114111)))
          AND length(word) BETWEEN length(typed) - slips AND length(typed) + slips
          AND levenshtein_less_equal(word, typed, slips) <= slips
      ) near
      WHERE distance < 2 OR length(typed) > 4 OR shuffled
      ORDER BY distance - CASE WHEN shuffled THEN 1 ELSE 0 END, word LIMIT 20
    ) best\x3b
    EXIT WHEN found IS NOT NULL\x3b
  END LOOP\x3b
  RETURN coalesce(found, ''{}'')\x3b
END';

-- What was typed as a search: every word must be found. "whole": as it stands. "typed": as the beginning of a word.
-- "begins": like that, and a word that nobody has as those it may have been meant for. "near": every word so.
CREATE FUNCTION "member_query"("typed" TEXT, "how" TEXT) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS E'
DECLARE
  token text\x3b
  parts text[]\x3b
  part text\x3b
  words tsquery\x3b
  known boolean\x3b
  result tsquery\x3b
  begins boolean := how <> ''whole''\x3b
BEGIN
  FOREACH token IN ARRAY (regexp_split_to_array(translate(member_fold(typed), ''''''’‘`´'', ''''), ''\\s+''))[1:8] LOOP
    token := left(ltrim(rtrim(token, ''.,:!?()"''), ''@("''), 254)\x3b
    parts := member_split(token)\x3b
    CONTINUE WHEN cardinality(parts) = 0\x3b
    words := NULL\x3b
    FOREACH part IN ARRAY parts LOOP
      words := CASE WHEN words IS NULL THEN member_lexeme(part, begins) ELSE words && member_lexeme(part, begins) END\x3b
    END LOOP\x3b
    -- Addresses, domains and parts of them stand as they are.
    IF token <> parts[1] THEN
      words := CASE WHEN position(''@'' IN token) > 0 THEN member_lexeme(token, begins)
        ELSE member_lexeme(token, begins) || words END\x3b
    END IF\x3b
    IF begins THEN
      known := how = ''begins'' AND token = parts[1] AND EXISTS (
        SELECT FROM person_word WHERE word >= token COLLATE "C" AND word < token || chr(1114111))\x3b
      IF NOT known AND how = ''begins'' THEN
        EXECUTE format(''SELECT EXISTS (SELECT FROM person WHERE words @@ %L::tsquery)'', words) INTO known\x3b
      END IF\x3b
      IF NOT known AND how <> ''typed'' THEN
        FOREACH part IN ARRAY near_words(CASE WHEN position(''@'' IN token) > 0 THEN '''' ELSE token END) LOOP
          words := words || member_lexeme(part, false)\x3b
        END LOOP\x3b
      END IF\x3b
    END IF\x3b
    result := CASE WHEN result IS NULL THEN words ELSE result && words END\x3b
  END LOOP\x3b
  RETURN result\x3b
END';

-- What of a person their words are made of.
CREATE FUNCTION "person_found_by"() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE
  folded text := member_fold(trim(NEW.last_name || '' '' || NEW.first_name))\x3b
BEGIN
  NEW.name_key := coalesce(nullif(folded, ''''), ''~'')\x3b
  -- Who is new has no other address and no organization yet.
  IF TG_OP = ''INSERT'' THEN
    NEW.words := array_to_tsvector(array_remove(member_split(folded) || member_address_words(NEW.email), ''''))\x3b
  ELSE
    NEW.words := person_vector(NEW)\x3b
    PERFORM learn_words(member_split(folded) || split_part(NEW.email_key, ''@'', 2))\x3b
  END IF\x3b
  RETURN NEW\x3b
END';

CREATE TRIGGER "person_found_by" BEFORE INSERT OR UPDATE OF "first_name", "last_name", "email" ON "person"
FOR EACH ROW EXECUTE FUNCTION "person_found_by"();

-- The people by everything of which there are few kinds: summed up, it counts a million of them at once. A change adds a
-- row and alters none, so that nobody waits for anybody. Housekeeping sums up what has piled up.
CREATE FUNCTION "person_tallied"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''INSERT'' THEN
    INSERT INTO person_tally
    SELECT standing, individual_status, representative_status, county, locale, interests, audience, frequency,
      CASE WHEN unsubscribed_at IS NOT NULL THEN ''epoch''::timestamptz END, source_kind, count(*)
    FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10\x3b
    PERFORM learn_words(array_agg(DISTINCT word))
    FROM added, unnest(member_split(name_key) || split_part(email_key, ''@'', 2)) word\x3b
  ELSIF TG_OP = ''UPDATE'' THEN
    INSERT INTO person_tally
    SELECT standing, individual_status, representative_status, county, locale, interests, audience, frequency,
      CASE WHEN unsubscribed_at IS NOT NULL THEN ''epoch''::timestamptz END, source_kind, sum(people)
    FROM (SELECT *, 1 AS people FROM added UNION ALL SELECT *, -1 FROM gone) changed
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(people) <> 0\x3b
  ELSIF TG_OP = ''DELETE'' THEN
    INSERT INTO person_tally
    SELECT standing, individual_status, representative_status, county, locale, interests, audience, frequency,
      CASE WHEN unsubscribed_at IS NOT NULL THEN ''epoch''::timestamptz END, source_kind, -count(*)
    FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10\x3b
    PERFORM forget_words(array_agg(DISTINCT word))
    FROM gone, unnest(member_split(name_key) || split_part(email_key, ''@'', 2)) word\x3b
  ELSE
    TRUNCATE person_tally, person_word\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "person_tallied_added" AFTER INSERT ON "person" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "person_tallied"();

CREATE TRIGGER "person_tallied_changed" AFTER UPDATE ON "person" REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "person_tallied"();

CREATE TRIGGER "person_tallied_gone" AFTER DELETE ON "person" REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION "person_tallied"();

CREATE TRIGGER "person_tallied_none" AFTER TRUNCATE ON "person"
FOR EACH STATEMENT EXECUTE FUNCTION "person_tallied"();

CREATE FUNCTION "sum_up_person_tally"() RETURNS void LANGUAGE plpgsql AS E'
BEGIN
  WITH taken AS (DELETE FROM person_tally RETURNING *)
  INSERT INTO person_tally
  SELECT standing, individual_status, representative_status, county, locale, interests, audience, frequency,
    unsubscribed_at, source_kind, sum(people)
  FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(people) <> 0\x3b
END';

-- A further address, an organization joined or left, an organization's other name: its people are found by it.
CREATE FUNCTION "address_found"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE person p SET words = person_vector(p) WHERE id IN (SELECT person_id FROM changed)
    AND words IS DISTINCT FROM person_vector(p)\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "address_found_added" AFTER INSERT ON "person_address" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "address_found"();
CREATE TRIGGER "address_found_changed" AFTER UPDATE ON "person_address" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "address_found"();
CREATE TRIGGER "address_found_moved" AFTER UPDATE ON "person_address" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "address_found"();
CREATE TRIGGER "address_found_gone" AFTER DELETE ON "person_address" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "address_found"();

CREATE FUNCTION "organization_found"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''INSERT'' THEN
    PERFORM learn_words(array_agg(word)) FROM added o, unnest(member_split(member_fold(concat_ws('' '', o.name,
      o.legal_name, o.abbreviation, array_to_string(o.aliases, '' '')))) || coalesce(o.domain, '''')) word\x3b
    RETURN NULL\x3b
  END IF\x3b
  IF NOT EXISTS (SELECT FROM added o JOIN gone w USING (id) WHERE (o.name, o.legal_name, o.abbreviation, o.aliases, o.domain)
    IS DISTINCT FROM (w.name, w.legal_name, w.abbreviation, w.aliases, w.domain)) THEN RETURN NULL\x3b END IF\x3b
  PERFORM learn_words(array_agg(word)) FROM added o, unnest(member_split(member_fold(concat_ws('' '', o.name,
    o.legal_name, o.abbreviation, array_to_string(o.aliases, '' '')))) || coalesce(o.domain, '''')) word\x3b
  UPDATE person p SET words = person_vector(p) WHERE id IN (
    SELECT m.person_id FROM added o JOIN gone w USING (id) JOIN membership m ON m.organization_id = o.id
    WHERE (o.name, o.legal_name, o.abbreviation, o.aliases, o.domain)
      IS DISTINCT FROM (w.name, w.legal_name, w.abbreviation, w.aliases, w.domain))\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "organization_found_added" AFTER INSERT ON "organization" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "organization_found"();
CREATE TRIGGER "organization_found_changed" AFTER UPDATE ON "organization" REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "organization_found"();

-- As in 0004, and with the standing the words of those who act for an organization, in one go.
CREATE OR REPLACE FUNCTION "refresh_standing"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE person p SET individual_status = s.individual, representative_status = s.representative,
    member_since = s.since, source_kind = s.source_kind, source = s.source,
    words = CASE WHEN s.acts THEN person_vector(p) ELSE p.words END
  FROM (
    SELECT c.person_id, c.acts,
      min(m.status) FILTER (WHERE m.kind = ''individual'') AS individual,
      (array_agg(m.status ORDER BY array_position(
        ARRAY[''active'', ''paused'', ''pending'', ''left'', ''removed'']::"MembershipStatus"[], m.status)
      ) FILTER (WHERE m.kind = ''organization''))[1] AS representative,
      min(m.since) AS since,
      (array_agg(m.source_kind ORDER BY m.since, m.id))[1] AS source_kind,
      (array_agg(m.source ORDER BY m.since, m.id))[1] AS source
    FROM (SELECT person_id, bool_or(organization_id IS NOT NULL) AS acts FROM changed GROUP BY person_id) c
    LEFT JOIN membership m ON m.person_id = c.person_id
    GROUP BY c.person_id, c.acts
  ) s
  WHERE p.id = s.person_id
    AND ((p.individual_status, p.representative_status, p.member_since, p.source_kind, p.source)
      IS DISTINCT FROM (s.individual, s.representative, s.since, s.source_kind, s.source)
      OR (s.acts AND p.words IS DISTINCT FROM person_vector(p)))\x3b
  RETURN NULL\x3b
END';

-- Those who are here already.
SELECT learn_words(array_agg(word)) FROM "organization" o, unnest(organization_words(o)) word;
UPDATE "person" SET "first_name" = "first_name";
SELECT sum_up_person_tally();
INSERT INTO "person_tally"
SELECT "standing", "individual_status", "representative_status", "county", "locale", "interests", "audience", "frequency",
    CASE WHEN "unsubscribed_at" IS NOT NULL THEN 'epoch'::timestamptz END, "source_kind", count(*)
FROM "person" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;

-- A new word waits in the index's list no longer than a search takes no notice of it.
CREATE INDEX "person_words" ON "person" USING GIN ("words") WITH (gin_pending_list_limit = 256);
ALTER TABLE "person" ALTER COLUMN "words" SET STATISTICS 1000;

-- The list's orders, and what few have that are asked for.
CREATE INDEX "person_newest" ON "person" (coalesce("member_since", '-infinity'), "id") INCLUDE ("member_since");
CREATE INDEX "person_by_name" ON "person" ("name_key" COLLATE "C", "id");
CREATE INDEX "person_tags" ON "person" USING GIN ("tags") WHERE "tags" <> '{}';
CREATE INDEX "person_county" ON "person" ("county");
CREATE INDEX "person_audience" ON "person" ("audience");
CREATE INDEX "person_source" ON "person" ("source");
CREATE INDEX "person_last_active" ON "person" ("last_active_on");
CREATE INDEX "membership_acts_for" ON "membership" ("organization_id", "status", "person_id") WHERE "organization_id" IS NOT NULL;
CREATE INDEX "person_represents" ON "person" ("representative_status") WHERE "representative_status" IS NOT NULL;
