-- A name is found at once however many addresses begin with it: what nobody shares with others, whole addresses and the
-- parts of them that hold digits, stands apart from the words.

-- What an address is found by: itself, the words in its local part, and its domain. Whole addresses begin with "@", parts
-- with digits with "#", and the letters of those are words too.
CREATE OR REPLACE FUNCTION "member_address_words"("email" TEXT) RETURNS TEXT[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS E'
DECLARE
  folded text := left(member_fold(email), 254)\x3b
  behind int := strpos(reverse(folded), ''@'')\x3b
  parts text[] := member_split(left(folded, -behind))\x3b
  words text[] := ARRAY[''@'' || folded]\x3b
  part text\x3b
BEGIN
  FOREACH part IN ARRAY parts LOOP
    IF part ~ ''[0-9]'' THEN words := words || (''#'' || part) || translate(part, ''0123456789'', '''')\x3b
    ELSE words := words || part\x3b
    END IF\x3b
  END LOOP\x3b
  RETURN words || member_domain_words(right(folded, behind - 1))\x3b
END';

-- As in 0006: every word must be found. What holds a sign or a digit is looked for among addresses too.
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

-- A word without signs, as a search asks for it.
CREATE FUNCTION "member_part"("part" TEXT, "begins" BOOLEAN) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "part" ~ '[0-9]' THEN member_lexeme("part", "begins") || member_lexeme('#' || "part", "begins")
    ELSE member_lexeme("part", "begins") END;

-- Those who are here already. Their index is made anew, all at once.
DROP INDEX "person_words";
ALTER TABLE "person" DISABLE TRIGGER USER;
UPDATE "person" p SET "words" = person_vector(p);
ALTER TABLE "person" ENABLE TRIGGER USER;
CREATE INDEX "person_words" ON "person" USING GIN ("words") WITH (gin_pending_list_limit = 256);
