-- Freezing a million recipients: half of its time goes to the keys of the rows. What a worker may take and what is counted
-- by state are found by one key: a delivery is pending until it is sent, and those that wait stand in it by their hour.
CREATE INDEX "delivery_update_id_status_due_at_idx" ON "delivery"("update_id", "status", "due_at");
DROP INDEX "delivery_update_id_status_idx";
DROP INDEX "delivery_due";

-- PostgreSQL 18 makes such numbers itself, in their order, in a third of the time.
-- In a function's body \x3b is a semicolon, at which a migration is cut into statements.
DO E'BEGIN
  IF to_regprocedure(''pg_catalog.uuidv7()'') IS NOT NULL THEN
    CREATE OR REPLACE FUNCTION "delivery_id"("nth" bigint) RETURNS uuid LANGUAGE sql VOLATILE AS
      ''SELECT pg_catalog.uuidv7()''\x3b
  END IF\x3b
END';
