-- Any filter over a million people counted exactly in milliseconds: a bit a person, a string of bits a value.

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "number" SERIAL NOT NULL;

-- DropTable
DROP TABLE "person_tally";

-- CreateTable
CREATE TABLE "person_bits" (
    "chunk" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "bits" bit(8192) NOT NULL,

    CONSTRAINT "person_bits_pkey" PRIMARY KEY ("chunk","field","value")
);

-- CreateTable
CREATE TABLE "person_changed" (
    "number" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "person_number_key" ON "person"("number");

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- Those with few bits take little room, and none is looked for in another place.
ALTER TABLE "person_bits" ALTER COLUMN "bits" SET STORAGE MAIN;
ALTER TABLE "person_bits" SET (toast_tuple_target = 128);

-- A day as a number of 17 bits: 0 where there is none, 1 for all before 1900, 2 for the first of January 1900.
CREATE FUNCTION "bits_day"("day" DATE) RETURNS INT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "day" IS NULL THEN 0 ELSE least(greatest(("day" - DATE '1900-01-01') + 2, 1), 131071) END;

-- What of a person stands in the bits. The day they joined is California's.
CREATE FUNCTION "person_since_day"("since" TIMESTAMPTZ) RETURNS INT LANGUAGE sql STABLE PARALLEL SAFE
RETURN bits_day(("since" AT TIME ZONE 'America/Los_Angeles')::date);

-- Writes the bits of 8192 people anew: first 32 at a time, then those parts as one string. What changes at the same time
-- stays noted as changed, because the people are read after the notes are taken.
CREATE FUNCTION "refresh_person_bits"("at" INT) RETURNS void LANGUAGE plpgsql AS E'
BEGIN
  DELETE FROM person_changed WHERE number BETWEEN at * 8192 AND at * 8192 + 8191\x3b
  WITH someone AS MATERIALIZED (
    SELECT id, number % 8192 >> 5 AS part, 1 << (31 - (number & 31)) AS one, standing, individual_status,
      representative_status, county, audience, locale, interests, frequency, unsubscribed_at IS NULL AS subscribed,
      mail_purposes, source_kind, source, tags, person_since_day(member_since) AS since, bits_day(last_active_on) AS active
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
  ), fresh AS MATERIALIZED (
    SELECT field, value, (''x'' || string_agg(repeat(''0'', 8 * (part - before - 1)) || lpad(to_hex(bits), 8, ''0''), '''' ORDER BY part)
      || repeat(''0'', 8 * (255 - max(part))))::bit(8192) AS bits
    FROM (SELECT field, coalesce(value, '''') AS value, part, bits,
      lag(part, 1, -1) OVER (PARTITION BY field, value ORDER BY part) AS before FROM piece) p
    -- Nothing longer can be asked for.
    WHERE length(value) <= 200 GROUP BY field, value
  ), past AS (
    DELETE FROM person_bits b WHERE b.chunk = at
      AND NOT EXISTS (SELECT FROM fresh f WHERE f.field = b.field AND f.value = b.value)
  )
  INSERT INTO person_bits SELECT at, field, value, bits FROM fresh
  ON CONFLICT (chunk, field, value) DO UPDATE SET bits = excluded.bits WHERE person_bits.bits <> excluded.bits\x3b
END';

-- The strings of all chunks as one, in which a person is found by number.
CREATE AGGREGATE "bits_joined"(BIT VARYING) (SFUNC = bitcat, STYPE = BIT VARYING, INITCOND = '');

-- Some of the people by a string of bits, as numbers.
CREATE FUNCTION "bits_numbers"("at" INT, "bits" BIT) RETURNS SETOF INT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
'SELECT (at << 13) + part * 256 + word * 32 + nth
FROM generate_series(0, 31) part CROSS JOIN LATERAL (SELECT substring(bits FROM part * 256 + 1 FOR 256) AS some) p
CROSS JOIN generate_series(0, 7) word CROSS JOIN LATERAL (SELECT substring(p.some FROM word * 32 + 1 FOR 32) AS few) w
CROSS JOIN generate_series(0, 31) nth
WHERE bit_count(p.some) > 0 AND bit_count(w.few) > 0 AND get_bit(w.few, nth) = 1';

-- Those of a chunk whose day is this one or a later one: its bits are compared from the lowest on.
CREATE FUNCTION "bits_from_day"("at" INT, "which" TEXT, "day" INT) RETURNS BIT VARYING LANGUAGE plpgsql STABLE PARALLEL SAFE AS E'
DECLARE
  none bit varying := 0::bit(8192)\x3b
  fits bit varying := ~none\x3b
  place int := 0\x3b
  known record\x3b
BEGIN
  FOR known IN SELECT value::int AS place, bits FROM person_bits WHERE chunk = at AND field = which ORDER BY value::int LOOP
    -- Of those in between nobody has one.
    IF day >> place & ((1 << (known.place - place)) - 1) <> 0 THEN fits := none\x3b END IF\x3b
    fits := CASE WHEN day >> known.place & 1 = 1 THEN known.bits & fits ELSE known.bits | fits END\x3b
    place := known.place + 1\x3b
  END LOOP\x3b
  RETURN CASE WHEN day >> place <> 0 THEN none ELSE fits END\x3b
END';

-- When a day begins, by its number.
CREATE FUNCTION "bits_day_begins"("day" INT) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN "day" < 1 THEN '-infinity'::timestamptz WHEN "day" = 1 THEN '4000-01-01 BC'::timestamptz
    ELSE (DATE '1900-01-01' + ("day" - 2))::timestamp AT TIME ZONE 'America/Los_Angeles' END;

-- So many of some people who joined last, or first: the bits of their day are gone through from the highest on, and those
-- counted who have it. On the last of these days there may be more than are wanted. Where there are more than "most", the day's
-- number is told instead of them: whoever walks through that day meets enough of them soon.
CREATE FUNCTION "bits_first"("chunks" INT[], "fits" BIT VARYING[], "wanted" INT, "newest" BOOLEAN, "most" INT,
  OUT "numbers" INT[], OUT "day" INT) LANGUAGE plpgsql STABLE AS E'
DECLARE
  none bit varying := 0::bit(8192)\x3b
  stay bit varying[] := fits\x3b
  sure bit varying[] := array_fill(none, ARRAY[cardinality(chunks)])\x3b
  near bit varying[]\x3b
  need int := wanted\x3b
  found int\x3b
BEGIN
  day := 0\x3b
  FOR place IN REVERSE 16..0 LOOP
    SELECT array_agg(CASE WHEN newest THEN s.bits & coalesce(b.bits, none) ELSE s.bits & ~coalesce(b.bits, none) END ORDER BY s.nth),
      sum(bit_count(CASE WHEN newest THEN s.bits & coalesce(b.bits, none) ELSE s.bits & ~coalesce(b.bits, none) END))
    INTO near, found FROM unnest(chunks, stay) WITH ORDINALITY s (chunk, bits, nth)
    LEFT JOIN person_bits b ON b.chunk = s.chunk AND b.field = ''since'' AND b.value = place::text\x3b
    IF newest = (found >= need) THEN day := day + (1 << place)\x3b END IF\x3b
    IF found >= need THEN
      stay := near\x3b
    ELSE
      need := need - found\x3b
      IF found > 0 THEN
        SELECT array_agg(s.bits & ~s.near ORDER BY s.nth), array_agg(s.sure | s.near ORDER BY s.nth) INTO stay, sure
        FROM unnest(stay, near, sure) WITH ORDINALITY s (bits, near, sure, nth)\x3b
      END IF\x3b
    END IF\x3b
  END LOOP\x3b
  IF (SELECT sum(bit_count(bits)) FROM unnest(stay) bits) <= most THEN
    day := NULL\x3b
    sure := sure || stay\x3b
    chunks := chunks || chunks\x3b
  END IF\x3b
  SELECT array_agg(n) INTO numbers FROM unnest(chunks, sure) s (chunk, bits), bits_numbers(s.chunk, s.bits) n\x3b
END';

-- The list's orders, in which people are met by number.
DROP INDEX "person_newest";
CREATE INDEX "person_newest" ON "person" (coalesce("member_since", '-infinity'), "id") INCLUDE ("member_since", "number");
DROP INDEX "person_by_name";
CREATE INDEX "person_by_name" ON "person" ("name_key" COLLATE "C", "id") INCLUDE ("number");

-- A change adds the number of whoever it is about and alters nothing, so that nobody waits for anybody. A worker writes
-- the bits of those who changed anew.
DROP TRIGGER "person_tallied_added" ON "person";
DROP TRIGGER "person_tallied_changed" ON "person";
DROP TRIGGER "person_tallied_gone" ON "person";
DROP TRIGGER "person_tallied_none" ON "person";
DROP FUNCTION "person_tallied"();
DROP FUNCTION "sum_up_person_tally"();

CREATE FUNCTION "person_noted"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''INSERT'' THEN
    INSERT INTO person_changed SELECT number FROM added\x3b
    PERFORM learn_words(array_agg(DISTINCT word))
    FROM added, unnest(member_split(name_key) || split_part(email_key, ''@'', 2)) word\x3b
  ELSIF TG_OP = ''UPDATE'' THEN
    INSERT INTO person_changed SELECT a.number FROM added a JOIN gone g USING (id)
    WHERE (a.standing, a.individual_status, a.representative_status, a.county, a.audience, a.locale, a.interests, a.frequency,
        a.unsubscribed_at IS NULL, a.mail_purposes, a.source_kind, a.source, a.tags, a.member_since, a.last_active_on)
      IS DISTINCT FROM (g.standing, g.individual_status, g.representative_status, g.county, g.audience, g.locale, g.interests,
        g.frequency, g.unsubscribed_at IS NULL, g.mail_purposes, g.source_kind, g.source, g.tags, g.member_since, g.last_active_on)\x3b
  ELSIF TG_OP = ''DELETE'' THEN
    INSERT INTO person_changed SELECT number FROM gone\x3b
    PERFORM forget_words(array_agg(DISTINCT word))
    FROM gone, unnest(member_split(name_key) || split_part(email_key, ''@'', 2)) word\x3b
  ELSE
    TRUNCATE person_changed, person_bits, person_word\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "person_noted_added" AFTER INSERT ON "person" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "person_noted"();

CREATE TRIGGER "person_noted_changed" AFTER UPDATE ON "person" REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "person_noted"();

CREATE TRIGGER "person_noted_gone" AFTER DELETE ON "person" REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION "person_noted"();

CREATE TRIGGER "person_noted_none" AFTER TRUNCATE ON "person"
FOR EACH STATEMENT EXECUTE FUNCTION "person_noted"();

-- Whom an organization says something of: those who act for it.
CREATE FUNCTION "acting_noted"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_TABLE_NAME = ''membership'' THEN
    IF EXISTS (SELECT FROM changed WHERE organization_id IS NOT NULL) THEN
      INSERT INTO person_changed SELECT p.number FROM person p
      WHERE p.id IN (SELECT person_id FROM changed WHERE organization_id IS NOT NULL)\x3b
    END IF\x3b
  ELSE
    INSERT INTO person_changed SELECT p.number FROM added o JOIN gone w USING (id)
    JOIN membership m ON m.organization_id = o.id JOIN person p ON p.id = m.person_id
    WHERE (o.sector, o.districts, o.coalitions) IS DISTINCT FROM (w.sector, w.districts, w.coalitions)\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "acting_noted_added" AFTER INSERT ON "membership" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "acting_noted"();
CREATE TRIGGER "acting_noted_changed" AFTER UPDATE ON "membership" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "acting_noted"();
CREATE TRIGGER "acting_noted_moved" AFTER UPDATE ON "membership" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "acting_noted"();
CREATE TRIGGER "acting_noted_gone" AFTER DELETE ON "membership" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "acting_noted"();
CREATE TRIGGER "acting_noted_organization" AFTER UPDATE ON "organization" REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "acting_noted"();

-- Those who are here already.
SELECT refresh_person_bits(chunk) FROM generate_series(0, (SELECT max("number") / 8192 FROM "person")) chunk;
