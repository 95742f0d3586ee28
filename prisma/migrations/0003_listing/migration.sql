-- CreateEnum
CREATE TYPE "ListingProof" AS ENUM ('domain', 'staff');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN "county" TEXT,
ADD COLUMN "slug" TEXT,
ADD COLUMN "listed_at" TIMESTAMPTZ(3),
ADD COLUMN "listed_how" "ListingProof";

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "person_zip_idx" ON "person"("zip");

-- What Prisma's schema language cannot say.

-- Who is listed has an address.
ALTER TABLE "organization" ADD CONSTRAINT "organization_listed_has_slug" CHECK ("listed_at" IS NULL OR "slug" IS NOT NULL);

-- The public list in its order, by name without case, accents and articles, and what it is chosen and counted by.
CREATE INDEX "organization_listed" ON "organization" ("name_key" COLLATE "C", "slug" COLLATE "C") INCLUDE ("id", "sector", "county") WHERE "listed_at" IS NOT NULL AND "merged_into_id" IS NULL;

-- An organization that nobody is a member for any more has left, and with it its place on the list, however that came
-- about. The pages that showed it are rendered anew (lib/documents/purge.ts). What stands between quotes is the body;
-- \x3b is a semicolon, at which a migration is cut into statements.
CREATE FUNCTION "unlist_organization_that_left"() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE
  left_slug text\x3b
BEGIN
  UPDATE organization SET listed_at = NULL, listed_how = NULL
  WHERE id = OLD.organization_id AND listed_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM membership WHERE organization_id = OLD.organization_id AND status = ''active'')
  RETURNING slug INTO left_slug\x3b
  IF FOUND THEN
    PERFORM pg_notify(''documents'', json_build_array(''/organizations'', ''/organizations/'' || left_slug)::text)\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "membership_ends" AFTER UPDATE OF "status", "organization_id" OR DELETE ON "membership"
FOR EACH ROW WHEN (OLD."organization_id" IS NOT NULL AND OLD."status" = 'active')
EXECUTE FUNCTION "unlist_organization_that_left"();
