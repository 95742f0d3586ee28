-- A search for words that very many have is counted by bits too: those words, and those beginnings of words, are fields
-- like any other.

-- CreateTable
CREATE TABLE "common_word" (
    "begins" BOOLEAN NOT NULL,
    "word" TEXT NOT NULL,
    "written" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "common_word_pkey" PRIMARY KEY ("begins","word")
);

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- As in 0021, and the words that many have.
CREATE OR REPLACE FUNCTION "refresh_person_bits"("at" INT) RETURNS void LANGUAGE plpgsql AS E'
BEGIN
  -- Whoever adds a word waits until the bits of before are written, so that none are written without it afterwards.
  LOCK TABLE common_word IN SHARE MODE\x3b
  DELETE FROM person_changed WHERE number BETWEEN at * 8192 AND at * 8192 + 8191\x3b
  WITH someone AS MATERIALIZED (
    SELECT id, number % 8192 >> 5 AS part, 1 << (31 - (number & 31)) AS one, standing, individual_status,
      representative_status, county, audience, locale, interests, frequency, unsubscribed_at IS NULL AS subscribed,
      mail_purposes, source_kind, source, tags, words, person_since_day(member_since) AS since, bits_day(last_active_on) AS active
    FROM person WHERE number BETWEEN at * 8192 AND at * 8192 + 8191
  ), acting AS MATERIALIZED (
    SELECT s.part, s.one, o.sector, o.districts, o.coalitions
    FROM someone s JOIN membership m ON m.person_id = s.id AND m.status IN (''active'', ''paused'', ''pending'')
    JOIN organization o ON o.id = m.organization_id
    WHERE s.representative_status IN (''active'', ''paused'', ''pending'')
  ), sliced AS MATERIALIZED (
    SELECT part, ARRAY[
      bit_or(one) FILTER (WHERE since & 1 <> 0), bit_or(one) FILTER (WHERE since & 2 <> 0),
      bit_or(one) FILTER (WHERE since & 4 <> 0), bit_or(one) FILTER (WHERE since & 8 <> 0),
      bit_or(one) FILTER (WHERE since & 16 <> 0), bit_or(one) FILTER (WHERE since & 32 <> 0),
      bit_or(one) FILTER (WHERE since & 64 <> 0), bit_or(one) FILTER (WHERE since & 128 <> 0),
      bit_or(one) FILTER (WHERE since & 256 <> 0), bit_or(one) FILTER (WHERE since & 512 <> 0),
      bit_or(one) FILTER (WHERE since & 1024 <> 0), bit_or(one) FILTER (WHERE since & 2048 <> 0),
      bit_or(one) FILTER (WHERE since & 4096 <> 0), bit_or(one) FILTER (WHERE since & 8192 <> 0),
      bit_or(one) FILTER (WHERE since & 16384 <> 0), bit_or(one) FILTER (WHERE since & 32768 <> 0),
      bit_or(one) FILTER (WHERE since & 65536 <> 0)] AS since, ARRAY[
      bit_or(one) FILTER (WHERE active & 1 <> 0), bit_or(one) FILTER (WHERE active & 2 <> 0),
      bit_or(one) FILTER (WHERE active & 4 <> 0), bit_or(one) FILTER (WHERE active & 8 <> 0),
      bit_or(one) FILTER (WHERE active & 16 <> 0), bit_or(one) FILTER (WHERE active & 32 <> 0),
      bit_or(one) FILTER (WHERE active & 64 <> 0), bit_or(one) FILTER (WHERE active & 128 <> 0),
      bit_or(one) FILTER (WHERE active & 256 <> 0), bit_or(one) FILTER (WHERE active & 512 <> 0),
      bit_or(one) FILTER (WHERE active & 1024 <> 0), bit_or(one) FILTER (WHERE active & 2048 <> 0),
      bit_or(one) FILTER (WHERE active & 4096 <> 0), bit_or(one) FILTER (WHERE active & 8192 <> 0),
      bit_or(one) FILTER (WHERE active & 16384 <> 0), bit_or(one) FILTER (WHERE active & 32768 <> 0),
      bit_or(one) FILTER (WHERE active & 65536 <> 0)] AS active
    FROM someone GROUP BY part
  ), common AS MATERIALIZED (
    SELECT begins, word, (row_number() OVER ())::int AS nth FROM common_word
  ), worded AS MATERIALIZED (
    SELECT word, array_agg(part) AS parts, array_agg(bits) AS bits FROM (
      SELECT word, part, bit_or(one) AS bits FROM someone, unnest(tsvector_to_array(words)) word
      WHERE EXISTS (SELECT FROM common_word) AND word !~ ''^[@#]'' GROUP BY word, part
    ) w GROUP BY word
  ), shared AS MATERIALIZED (
    SELECT c.nth, w.parts, w.bits FROM worded w CROSS JOIN generate_series(1, length(w.word)) letters
    JOIN common c ON c.begins AND c.word = left(w.word, letters)
    UNION ALL SELECT c.nth, w.parts, w.bits FROM worded w JOIN common c ON NOT c.begins AND c.word = w.word
  ), piece (field, value, part, bits) AS (
    SELECT ''person'', '''', part, bit_or(one) FROM someone GROUP BY part
    UNION ALL SELECT ''standing'', standing::text, part, bit_or(one) FROM someone GROUP BY standing, part
    UNION ALL SELECT ''individual'', individual_status::text, part, bit_or(one) FROM someone GROUP BY individual_status, part
    UNION ALL SELECT ''represents'', representative_status::text, part, bit_or(one) FROM someone GROUP BY representative_status, part
    UNION ALL SELECT ''county'', county, part, bit_or(one) FROM someone GROUP BY county, part
    UNION ALL SELECT ''audience'', audience, part, bit_or(one) FROM someone GROUP BY audience, part
    UNION ALL SELECT ''language'', locale, part, bit_or(one) FROM someone GROUP BY locale, part
    UNION ALL SELECT ''frequency'', frequency::text, part, bit_or(one) FROM someone GROUP BY frequency, part
    UNION ALL SELECT ''source-kind'', source_kind::text, part, bit_or(one) FROM someone GROUP BY source_kind, part
    UNION ALL SELECT ''source'', source, part, bit_or(one) FROM someone GROUP BY source, part
    UNION ALL SELECT ''subscribed'', CASE WHEN subscribed THEN ''yes'' ELSE ''no'' END, part, bit_or(one) FROM someone
      GROUP BY subscribed, part
    UNION ALL SELECT ''interests'', value, part, bit_or(one) FROM someone, unnest(CASE WHEN interests = ''{}'' THEN ''{""}'' ELSE interests END) value
      GROUP BY value, part
    UNION ALL SELECT ''tag'', value, part, bit_or(one) FROM someone, unnest(CASE WHEN tags = ''{}'' THEN ''{""}'' ELSE tags END) value
      GROUP BY value, part
    UNION ALL SELECT ''purpose'', value, part, bit_or(one) FROM someone, unnest(mail_purposes) value GROUP BY value, part
    UNION ALL SELECT ''sector'', sector, part, bit_or(one) FROM acting GROUP BY sector, part
    UNION ALL SELECT ''district'', value, part, bit_or(one) FROM acting, unnest(CASE WHEN districts = ''{}'' THEN ''{""}'' ELSE districts END) value
      GROUP BY value, part
    UNION ALL SELECT ''coalition'', value, part, bit_or(one) FROM acting, unnest(CASE WHEN coalitions = ''{}'' THEN ''{""}'' ELSE coalitions END) value
      GROUP BY value, part
    UNION ALL SELECT ''since'', (nth - 1)::text, part, few FROM sliced, unnest(since) WITH ORDINALITY s (few, nth)
      WHERE few IS NOT NULL
    UNION ALL SELECT ''active'', (nth - 1)::text, part, few FROM sliced, unnest(active) WITH ORDINALITY s (few, nth)
      WHERE few IS NOT NULL
    UNION ALL SELECT CASE WHEN begins THEN ''begins'' ELSE ''word'' END, word, part, few
      FROM common JOIN shared USING (nth), unnest(parts, bits) s (part, few)
  ), fresh AS MATERIALIZED (
    SELECT field, value, bit_or(bits::bit(32)::bit(8192) >> part * 32) AS bits
    FROM (SELECT field, coalesce(value, '''') AS value, part, bits FROM piece) p
    -- Nothing longer can be asked for.
    WHERE length(value) <= 200 GROUP BY field, value
  ), past AS (
    DELETE FROM person_bits b WHERE b.chunk = at
      AND NOT EXISTS (SELECT FROM fresh f WHERE f.field = b.field AND f.value = b.value)
  )
  INSERT INTO person_bits SELECT at, field, value, bits FROM fresh
  ON CONFLICT (chunk, field, value) DO UPDATE SET bits = excluded.bits WHERE person_bits.bits <> excluded.bits\x3b
END';

-- As in 0021, and whoever is found by other words.
CREATE OR REPLACE FUNCTION "person_noted"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''INSERT'' THEN
    INSERT INTO person_changed SELECT number FROM added\x3b
    PERFORM learn_words(array_agg(DISTINCT word))
    FROM added, unnest(member_split(name_key) || split_part(email_key, ''@'', 2)) word\x3b
  ELSIF TG_OP = ''UPDATE'' THEN
    INSERT INTO person_changed SELECT a.number FROM added a JOIN gone g USING (id)
    WHERE (a.standing, a.individual_status, a.representative_status, a.county, a.audience, a.locale, a.interests, a.frequency,
        a.unsubscribed_at IS NULL, a.mail_purposes, a.source_kind, a.source, a.tags, a.member_since, a.last_active_on, a.words)
      IS DISTINCT FROM (g.standing, g.individual_status, g.representative_status, g.county, g.audience, g.locale, g.interests,
        g.frequency, g.unsubscribed_at IS NULL, g.mail_purposes, g.source_kind, g.source, g.tags, g.member_since, g.last_active_on, g.words)\x3b
  ELSIF TG_OP = ''DELETE'' THEN
    INSERT INTO person_changed SELECT number FROM gone\x3b
    PERFORM forget_words(array_agg(DISTINCT word))
    FROM gone, unnest(member_split(name_key) || split_part(email_key, ''@'', 2)) word\x3b
  ELSE
    TRUNCATE person_changed, person_bits, person_word\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

-- As in 0023, but an address that is known is found at once.
CREATE OR REPLACE FUNCTION "member_query"("typed" TEXT, "how" TEXT) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS E'
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
      words := CASE WHEN words IS NULL THEN member_part(part, begins) ELSE words && member_part(part, begins) END\x3b
    END LOOP\x3b
    -- Addresses, domains and parts of them stand as they are.
    IF position(''@'' IN token) > 0 THEN
      words := member_lexeme(''@'' || token, begins)\x3b
    ELSIF token <> parts[1] THEN
      words := member_lexeme(token, begins) || member_lexeme(''@'' || token, begins) || words\x3b
    END IF\x3b
    IF begins THEN
      known := how = ''begins'' AND token = parts[1] AND EXISTS (
        SELECT FROM person_word WHERE word >= token COLLATE "C" AND word < token || chr(1114111))\x3b
      -- An address that begins so is found sooner than all who have its words.
      IF NOT known AND how = ''begins'' AND token <> parts[1] THEN
        EXECUTE format(''SELECT EXISTS (SELECT FROM person WHERE words @@ %L::tsquery)'',
          member_lexeme(''@'' || token, true)) INTO known\x3b
      END IF\x3b
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

-- As in 0021, and chunks in which nobody is left are looked at no more: those who joined late have late numbers too.
CREATE OR REPLACE FUNCTION "bits_first"("chunks" INT[], "fits" BIT VARYING[], "wanted" INT, "newest" BOOLEAN, "most" INT,
  OUT "numbers" INT[], OUT "day" INT) LANGUAGE plpgsql STABLE AS E'
DECLARE
  none bit varying := 0::bit(8192)\x3b
  at int[] := chunks\x3b
  stay bit varying[] := fits\x3b
  sure_at int[] := ''{}''\x3b
  sure bit varying[] := ''{}''\x3b
  near_at int[]\x3b
  near bit varying[]\x3b
  need int := wanted\x3b
  found int\x3b
BEGIN
  day := 0\x3b
  FOR place IN REVERSE 16..0 LOOP
    SELECT array_agg(n.chunk), array_agg(n.bits), coalesce(sum(n.people), 0) INTO near_at, near, found FROM (
      SELECT m.*, bit_count(m.bits) AS people FROM (
        SELECT s.chunk, CASE WHEN newest THEN s.bits & b.bits WHEN b.bits IS NULL THEN s.bits ELSE s.bits & ~b.bits END AS bits
        FROM unnest(at, stay) s (chunk, bits)
        LEFT JOIN person_bits b ON b.chunk = s.chunk AND b.field = ''since'' AND b.value = place::text
        WHERE b.bits IS NOT NULL OR NOT newest OFFSET 0) m) n
    WHERE n.people > 0\x3b
    IF newest = (found >= need) THEN day := day + (1 << place)\x3b END IF\x3b
    IF found >= need THEN
      at := near_at\x3b
      stay := near\x3b
    ELSIF found > 0 THEN
      need := need - found\x3b
      sure_at := sure_at || near_at\x3b
      sure := sure || near\x3b
      SELECT array_agg(r.chunk), array_agg(r.bits) INTO at, stay FROM (
        SELECT s.chunk, CASE WHEN n.bits IS NULL THEN s.bits ELSE s.bits & ~n.bits END AS bits
        FROM unnest(at, stay) s (chunk, bits) LEFT JOIN unnest(near_at, near) n (chunk, bits) USING (chunk) OFFSET 0) r
      WHERE bit_count(r.bits) > 0\x3b
    END IF\x3b
  END LOOP\x3b
  IF (SELECT coalesce(sum(bit_count(bits)), 0) FROM unnest(stay) bits) <= most THEN
    day := NULL\x3b
    sure_at := sure_at || at\x3b
    sure := sure || stay\x3b
  END IF\x3b
  SELECT array_agg(n) INTO numbers FROM unnest(sure_at, sure) s (chunk, bits), bits_numbers(s.chunk, s.bits) n\x3b
END';

-- Days are compared slice by slice where a filter is written (fitting-sql.ts), which is faster.
DROP FUNCTION "bits_from_day"(INT, TEXT, INT);

-- Who works here is found among all others.
CREATE INDEX "person_staff" ON "person" ("id") WHERE "staff_role" IS NOT NULL;
