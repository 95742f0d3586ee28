-- Freezing a million recipients: a foreign key asks a question for each row, and locks its person, which takes as long as
-- all the rest and holds up whoever changes a person meanwhile. What the two keys saw to is done once a statement, when an
-- update or a person goes. Whoever deletes people waits for a freezing under way, and a freezing for them: so no row is
-- made for somebody who is gone.
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_update_id_fkey";
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_person_id_fkey";

-- In a function's body \x3b is a semicolon, at which a migration is cut into statements.
CREATE FUNCTION "forget_updates_deliveries"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  DELETE FROM delivery WHERE update_id IN (SELECT id FROM gone)\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "deliveries_of_gone_update" AFTER DELETE ON "update"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "forget_updates_deliveries"();

CREATE FUNCTION "forget_persons_deliveries"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(''audience'', 0))\x3b
  UPDATE delivery SET person_id = NULL WHERE person_id IN (SELECT id FROM gone)\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "deliveries_of_gone_person" AFTER DELETE ON "person"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "forget_persons_deliveries"();

-- The same keys in half the time: time, version and counter are one number.
CREATE OR REPLACE FUNCTION "delivery_id"("nth" bigint) RETURNS uuid LANGUAGE sql VOLATILE AS E'
  SELECT (''0'' || to_hex(((date_part(''epoch'', now()) * 1000)::bigint + nth / 4096) << 16 | 28672 | nth % 4096) ||
    substr(gen_random_uuid()::text, 19))::uuid';
