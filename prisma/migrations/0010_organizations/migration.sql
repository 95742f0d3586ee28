-- AlterTable
ALTER TABLE "organization" ADD COLUMN "listing_asked_at" TIMESTAMPTZ(3),
ADD COLUMN "proposed_parent" TEXT,
ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- Those who wish to be listed and wait for staff.
UPDATE "organization" SET "listing_asked_at" = "created_at"
WHERE "wants_listing" AND "listed_at" IS NULL AND "listed_how" IS NULL;

CREATE INDEX "organization_waits" ON "organization" ("listing_asked_at") WHERE "listing_asked_at" IS NOT NULL;

-- Everything an organization is found by, without case and accents.
CREATE FUNCTION "keep_organization_search"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  NEW.search_text := lower(unaccent(concat_ws('' '', NEW.name, NEW.legal_name, NEW.abbreviation,
    array_to_string(NEW.aliases, '' ''), NEW.domain)))\x3b
  RETURN NEW\x3b
END';

CREATE TRIGGER "organization_search_kept"
BEFORE INSERT OR UPDATE OF "name", "legal_name", "abbreviation", "aliases", "domain" ON "organization"
FOR EACH ROW EXECUTE FUNCTION "keep_organization_search"();

UPDATE "organization" SET "name" = "name";

CREATE INDEX "organization_search" ON "organization" USING gin ("search_text" gin_trgm_ops);

-- Who no longer acts for an organization looks after nothing there. Who comes to one that has a primary contact does not
-- become a second, whichever way they come: joining, coming back, being moved there by a merge.
CREATE FUNCTION "settle_duties"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF NEW.status IN (''left'', ''removed'') THEN
    NEW.duties := ''{}''\x3b
  ELSIF ''primary_contact'' = ANY (NEW.duties) AND EXISTS (
    SELECT FROM membership WHERE organization_id = NEW.organization_id AND id <> NEW.id
      AND status IN (''active'', ''paused'') AND ''primary_contact'' = ANY (duties)
  ) THEN
    NEW.duties := array_remove(NEW.duties, ''primary_contact'')\x3b
  END IF\x3b
  RETURN NEW\x3b
END';

CREATE TRIGGER "membership_duties" BEFORE INSERT OR UPDATE OF "status", "organization_id" ON "membership"
FOR EACH ROW WHEN (NEW."organization_id" IS NOT NULL) EXECUTE FUNCTION "settle_duties"();

-- Who was there first is the primary contact.
UPDATE "membership" SET "duties" = '{primary_contact}'
WHERE "id" IN (
  SELECT DISTINCT ON (m."organization_id") m."id" FROM "membership" m
  WHERE m."organization_id" IS NOT NULL AND m."status" = 'active'
    AND NOT EXISTS (
      SELECT FROM "membership" other WHERE other."organization_id" = m."organization_id"
        AND other."status" IN ('active', 'paused') AND 'primary_contact' = ANY (other."duties"))
  ORDER BY m."organization_id", m."since", m."id"
);

-- By whose address an organization was listed, they have shown that they belong there.
UPDATE "membership" m SET "authority_proof" = 'domain'
FROM "organization" o, "person" p
WHERE o."id" = m."organization_id" AND p."id" = m."person_id" AND o."listed_how" = 'domain' AND o."domain" IS NOT NULL
  AND m."status" IN ('active', 'paused') AND m."authority_proof" IS NULL
  AND (split_part(p."email_key", '@', 2) = o."domain" OR split_part(p."email_key", '@', 2) LIKE '%.' || o."domain");
