-- Lists of a hundred thousand are taken in as fast as they are read: what follows from consents is derived once a
-- statement, and a person's row is in no index that nothing asks.

-- DropIndex
DROP INDEX "person_unsubscribed_at_idx";

-- DropIndex
DROP INDEX "person_zip_idx";

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- People are counted by bits now, and listed with their help.
DROP INDEX "person_county";
DROP INDEX "person_audience";
DROP INDEX "person_last_active";

-- The last word on each kind of mail counts. Where nothing follows nothing is written, for even a statement that finds
-- nobody to change costs its triggers.
CREATE FUNCTION "follow_consents"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF EXISTS (
    SELECT FROM added c JOIN person p ON p.id = c.person_id
    WHERE c.purpose = ''updates'' AND (c.action = ''granted'') = (p.unsubscribed_at IS NOT NULL)
  ) THEN
    UPDATE person p SET unsubscribed_at = CASE WHEN said.action = ''withdrawn'' THEN said.at END
    FROM (SELECT DISTINCT ON (person_id) person_id, action, at FROM added WHERE purpose = ''updates''
      ORDER BY person_id, at DESC, id DESC) said
    WHERE p.id = said.person_id AND (said.action = ''granted'') = (p.unsubscribed_at IS NOT NULL)\x3b
  END IF\x3b
  IF EXISTS (
    SELECT FROM added c JOIN person p ON p.id = c.person_id
    WHERE c.purpose IN (''alerts'', ''notices'') AND (c.action = ''granted'') <> (c.purpose = ANY (p.mail_purposes))
  ) THEN
    UPDATE person p SET mail_purposes =
      ARRAY(SELECT had FROM unnest(p.mail_purposes) had WHERE had <> ALL (said.withdrawn))
      || ARRAY(SELECT has FROM unnest(said.granted) has WHERE has <> ALL (p.mail_purposes))
    FROM (
      SELECT person_id, coalesce(array_agg(purpose ORDER BY at, id) FILTER (WHERE action = ''granted''), ''{}'') AS granted,
        coalesce(array_agg(purpose) FILTER (WHERE action = ''withdrawn''), ''{}'') AS withdrawn
      FROM (SELECT DISTINCT ON (person_id, purpose) * FROM added WHERE purpose IN (''alerts'', ''notices'')
        ORDER BY person_id, purpose, at DESC, id DESC) latest
      GROUP BY person_id
    ) said
    WHERE p.id = said.person_id AND NOT (said.granted <@ p.mail_purposes AND NOT said.withdrawn && p.mail_purposes)\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

DROP TRIGGER "consent_followed" ON "consent";
DROP TRIGGER "mail_purpose_followed" ON "consent";
DROP FUNCTION "follow_consent"();
DROP FUNCTION "follow_mail_purpose"();

CREATE TRIGGER "consents_followed" AFTER INSERT ON "consent" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "follow_consents"();

-- As in 0011, bound to what they call when they are made: a search path of their own was set anew for each row.
CREATE OR REPLACE FUNCTION "likeness_names"("first_name" text, "last_name" text, "zip" text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN "zip"
    || least(left(likeness_fold("first_name"), 2) COLLATE "C", left(likeness_fold("last_name"), 2) COLLATE "C")
    || greatest(left(likeness_fold("first_name"), 2) COLLATE "C", left(likeness_fold("last_name"), 2) COLLATE "C");

CREATE OR REPLACE FUNCTION "likeness_family"("last_name" text, "zip" text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN "zip" || likeness_fold("last_name");
