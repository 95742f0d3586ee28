-- Paper forms that nobody has confirmed yet, newest first.
CREATE INDEX "join_request_paper" ON "join_request" ("asked_at") WHERE "method" = 'paper' AND "confirmed_at" IS NULL;

-- Campaigns and partners are counted by what is still asked for, too.
CREATE INDEX "join_request_source" ON "join_request" ("source_kind", "source") WHERE "confirmed_at" IS NULL AND "source_kind" IN ('partner', 'campaign');

-- Most who join are new here. For them there is nothing to decide, so all that the form leads to is kept in one
-- statement and one round trip. lib/members/commands/take-request.ts makes the rows and decides about everybody else.
-- In a function's body \x3b is a semicolon, at which a migration is cut into statements.
--
-- Counts the tries (in the table and by the keys of lib/platform/rate-limit.ts), takes the address's lock
-- (lib/members/commands/lock-address.ts) and, if nothing is known of the address, keeps the request, its link's token
-- and its mail. Says "too-many", "known" or "kept".
CREATE FUNCTION "take_new_join_request"(
  "counters" text[], "most" integer[], "seconds" integer[], "at" timestamptz, "mails_since" timestamptz,
  "request" jsonb, "token" jsonb, "mail" jsonb
) RETURNS text LANGUAGE plpgsql AS E'
DECLARE
  address text := request ->> ''email_key''\x3b
  now_ms bigint := (extract(epoch FROM at) * 1000)::bigint\x3b
  tries integer\x3b
BEGIN
  FOR i IN 1 .. cardinality(counters) LOOP
    INSERT INTO rate_limit AS r (key, points, expire) VALUES (counters[i], 1, now_ms + seconds[i] * 1000)
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN r.expire <= now_ms THEN 1 ELSE r.points + 1 END,
      expire = CASE WHEN r.expire <= now_ms THEN EXCLUDED.expire ELSE r.expire END
    RETURNING points INTO tries\x3b
    IF tries > most[i] THEN RETURN ''too-many''\x3b END IF\x3b
  END LOOP\x3b
  PERFORM pg_advisory_xact_lock(hashtextextended(''address:'' || address, 0))\x3b
  IF EXISTS (SELECT FROM person WHERE email_key = address)
    OR EXISTS (SELECT FROM person_address WHERE email_key = address)
    OR EXISTS (SELECT FROM join_request WHERE email_key = address AND confirmed_at IS NULL)
    OR EXISTS (SELECT FROM outbox_mail WHERE to_key = address AND created_at > mails_since)
  THEN RETURN ''known''\x3b END IF\x3b
  INSERT INTO join_request (
    id, email_key, email, kind, locale, first_name, last_name, zip, interests, audience, organization_name,
    organization_key, website, sector, role, authority, list_publicly, source_kind, source, method, consent_words,
    consent_version, network, asked_at
  ) SELECT
    id, email_key, email, kind, locale, first_name, last_name, zip, interests, audience, organization_name,
    organization_key, website, sector, role, authority, list_publicly, source_kind, source, method, consent_words,
    consent_version, network, asked_at
  FROM jsonb_populate_record(NULL::join_request, request)\x3b
  INSERT INTO confirmation_token (token_hash, join_request_id, expires_at, created_at)
  SELECT token_hash, join_request_id, expires_at, created_at
  FROM jsonb_populate_record(NULL::confirmation_token, token)\x3b
  INSERT INTO outbox_mail (id, dedupe_key, template, locale, to_email, to_key, data, due_at, created_at)
  SELECT id, dedupe_key, template, locale, to_email, to_key, data, due_at, created_at
  FROM jsonb_populate_record(NULL::outbox_mail, mail)\x3b
  RETURN ''kept''\x3b
END';

-- The same for the link of somebody new who joins as a person (lib/members/commands/confirm-first.ts): takes the
-- address's lock and, if nobody has the address, the link and its request are unused and the request is what was seen,
-- keeps the person, the membership, the consents, the event and the mail. Says whether it did.
CREATE FUNCTION "confirm_first_membership"(
  "request_id" uuid, "token" text, "seen" timestamptz, "at" timestamptz, "suppressed" text,
  "person_row" jsonb, "membership_row" jsonb, "consent_rows" jsonb, "event_row" jsonb, "mail_row" jsonb
) RETURNS boolean LANGUAGE plpgsql AS E'
DECLARE
  address text := person_row ->> ''email_key''\x3b
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(''address:'' || address, 0))\x3b
  IF EXISTS (SELECT FROM person WHERE email_key = address)
    OR EXISTS (SELECT FROM person_address WHERE email_key = address)
    OR NOT EXISTS (
      SELECT FROM join_request r JOIN confirmation_token t ON t.join_request_id = r.id
      WHERE r.id = request_id AND t.token_hash = token AND r.confirmed_at IS NULL AND t.used_at IS NULL
        AND r.asked_at = seen AND t.expires_at > at
    )
  THEN RETURN false\x3b END IF\x3b
  UPDATE confirmation_token SET used_at = at WHERE token_hash = token\x3b
  UPDATE join_request SET confirmed_at = at WHERE id = request_id\x3b
  INSERT INTO person (
    id, email_key, email, first_name, last_name, zip, county, locale, interests, audience, last_active_on,
    individual_status, member_since, source_kind, source, created_at, updated_at
  ) SELECT
    id, email_key, email, first_name, last_name, zip, county, locale, interests, audience, last_active_on,
    individual_status, member_since, source_kind, source, created_at, updated_at
  FROM jsonb_populate_record(NULL::person, person_row)\x3b
  INSERT INTO membership (id, person_id, kind, authority, source_kind, source, since)
  SELECT id, person_id, kind, authority, source_kind, source, since
  FROM jsonb_populate_record(NULL::membership, membership_row)\x3b
  INSERT INTO consent (id, person_id, purpose, action, words, version, locale, method, network, at)
  SELECT c.id, c.person_id, c.purpose, c.action, c.words, c.version, c.locale, c.method, c.network, c.at
  FROM jsonb_populate_recordset(NULL::consent, consent_rows) c\x3b
  INSERT INTO timeline_event (id, person_id, actor_kind, actor_id, action, changes, at)
  SELECT e.id, e.person_id, e.actor_kind, e.actor_id, e.action, e.changes, e.at
  FROM jsonb_populate_record(NULL::timeline_event, event_row) e\x3b
  DELETE FROM suppression WHERE hash = suppressed\x3b
  INSERT INTO outbox_mail (id, dedupe_key, template, locale, to_email, to_key, data, due_at, created_at)
  SELECT m.id, m.dedupe_key, m.template, m.locale, m.to_email, m.to_key, m.data, m.due_at, m.created_at
  FROM jsonb_populate_record(NULL::outbox_mail, mail_row) m\x3b
  RETURN true\x3b
END';
