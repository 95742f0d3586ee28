-- As in 0012, and with what mail they agreed to: the row then holds already what the trigger on their consents would
-- derive, which has nothing left to write.
CREATE OR REPLACE FUNCTION "confirm_first_membership"(
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
    individual_status, member_since, source_kind, source, mail_purposes, created_at, updated_at
  ) SELECT
    id, email_key, email, first_name, last_name, zip, county, locale, interests, audience, last_active_on,
    individual_status, member_since, source_kind, source, mail_purposes, created_at, updated_at
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
