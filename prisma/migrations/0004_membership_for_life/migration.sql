-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('page', 'campaign', 'partner', 'import', 'paper', 'staff');

-- CreateEnum
CREATE TYPE "UpdateFrequency" AS ENUM ('each', 'monthly', 'receipts');

-- CreateEnum
CREATE TYPE "OrganizationDuty" AS ENUM ('primary_contact', 'communications', 'signatory');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('member', 'staff', 'import', 'system');

-- CreateEnum
CREATE TYPE "UpdateKind" AS ENUM ('update', 'digest');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'failed');

-- CreateEnum
CREATE TYPE "RowFate" AS ENUM ('new', 'update', 'same', 'refused');

-- CreateEnum
CREATE TYPE "BulkStatus" AS ENUM ('running', 'done', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "SessionScope" AS ENUM ('staff', 'member');

-- AlterEnum
ALTER TYPE "MembershipStatus" ADD VALUE 'pending';
ALTER TYPE "MembershipStatus" ADD VALUE 'paused';
ALTER TYPE "MembershipStatus" ADD VALUE 'removed';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "audience" TEXT,
ADD COLUMN     "county" TEXT,
ADD COLUMN     "frequency" "UpdateFrequency" NOT NULL DEFAULT 'each',
ADD COLUMN     "individual_status" "MembershipStatus",
ADD COLUMN     "last_active_on" DATE,
ADD COLUMN     "member_since" TIMESTAMPTZ(3),
ADD COLUMN     "representative_status" "MembershipStatus",
ADD COLUMN     "source" TEXT,
ADD COLUMN     "source_kind" "SourceKind",
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "abbreviation" TEXT,
ADD COLUMN     "about" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "coalitions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "districts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "legal_name" TEXT,
ADD COLUMN     "listing_note" TEXT,
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "size" TEXT,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "authority_note" TEXT,
ADD COLUMN     "authority_proof" "ListingProof",
ADD COLUMN     "duties" "OrganizationDuty"[] DEFAULT ARRAY[]::"OrganizationDuty"[],
ADD COLUMN     "source_kind" "SourceKind" NOT NULL DEFAULT 'page';

-- AlterTable
ALTER TABLE "join_request" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "entered_by_id" UUID,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'join-form',
ADD COLUMN     "source_kind" "SourceKind" NOT NULL DEFAULT 'page';

-- AlterTable
ALTER TABLE "update" ADD COLUMN     "kind" "UpdateKind" NOT NULL DEFAULT 'update',
ADD COLUMN     "segment_id" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "scope" "SessionScope" NOT NULL DEFAULT 'staff';

-- CreateTable
CREATE TABLE "person_address" (
    "email_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_address_pkey" PRIMARY KEY ("email_key")
);

-- CreateTable
CREATE TABLE "address_change" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "make_primary" BOOLEAN NOT NULL DEFAULT true,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "account_link" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "organization_logo" (
    "organization_id" UUID NOT NULL,
    "png" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "print" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_logo_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "duties" "OrganizationDuty"[],
    "invited_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "name_use" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_by" DATE,
    "agreed" BOOLEAN,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "name_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_event" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "organization_id" UUID,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '{}',
    "why" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timeline_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "organization_id" UUID,
    "author_id" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'mapping',
    "encoding" TEXT NOT NULL,
    "separator" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "basis" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "import_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("import_id","nth")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "fate" "RowFate" NOT NULL,
    "reason" TEXT,
    "person_id" UUID,
    "before" JSONB,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "import_heading" (
    "heading" TEXT NOT NULL,
    "field" TEXT NOT NULL,

    CONSTRAINT "import_heading_pkey" PRIMARY KEY ("heading")
);

-- CreateTable
CREATE TABLE "bulk_action" (
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "filter" JSONB NOT NULL,
    "status" "BulkStatus" NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_row" (
    "bulk_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "done" BOOLEAN NOT NULL DEFAULT false,
    "before" JSONB,

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("bulk_id","person_id")
);

-- CreateTable
CREATE TABLE "person_duplicate" (
    "id" UUID NOT NULL,
    "newer_id" UUID NOT NULL,
    "older_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[],
    "decision" "DuplicateDecision" NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_duplicate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merge" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "organization_id" UUID,
    "gone_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "merged_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "partner" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "person_address_person_id_idx" ON "person_address"("person_id");

-- CreateIndex
CREATE INDEX "address_change_person_id_idx" ON "address_change"("person_id");

-- CreateIndex
CREATE INDEX "account_link_person_id_idx" ON "account_link"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organization_id_idx" ON "invitation"("organization_id");

-- CreateIndex
CREATE INDEX "name_use_organization_id_idx" ON "name_use"("organization_id");

-- CreateIndex
CREATE INDEX "timeline_event_person_id_at_idx" ON "timeline_event"("person_id", "at");

-- CreateIndex
CREATE INDEX "timeline_event_organization_id_at_idx" ON "timeline_event"("organization_id", "at");

-- CreateIndex
CREATE INDEX "note_person_id_idx" ON "note"("person_id");

-- CreateIndex
CREATE INDEX "note_organization_id_idx" ON "note"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "segment_name_key" ON "segment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_list_name_key" ON "saved_view"("owner_id", "list", "name");

-- CreateIndex
CREATE INDEX "import_created_at_idx" ON "import"("created_at");

-- CreateIndex
CREATE INDEX "import_row_import_id_fate_idx" ON "import_row"("import_id", "fate");

-- CreateIndex
CREATE INDEX "import_row_person_id_idx" ON "import_row"("person_id");

-- CreateIndex
CREATE INDEX "bulk_action_created_at_idx" ON "bulk_action"("created_at");

-- CreateIndex
CREATE INDEX "bulk_row_person_id_idx" ON "bulk_row"("person_id");

-- CreateIndex
CREATE INDEX "person_duplicate_decision_score_idx" ON "person_duplicate"("decision", "score");

-- CreateIndex
CREATE INDEX "person_duplicate_older_id_idx" ON "person_duplicate"("older_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_duplicate_newer_id_older_id_key" ON "person_duplicate"("newer_id", "older_id");

-- CreateIndex
CREATE INDEX "merge_person_id_idx" ON "merge"("person_id");

-- CreateIndex
CREATE INDEX "merge_organization_id_idx" ON "merge"("organization_id");

-- CreateIndex
CREATE INDEX "merge_at_idx" ON "merge"("at");

-- CreateIndex
CREATE INDEX "partner_organization_id_idx" ON "partner"("organization_id");

-- CreateIndex
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateIndex
CREATE INDEX "membership_source_kind_source_idx" ON "membership"("source_kind", "source");

-- AddForeignKey
ALTER TABLE "person_address" ADD CONSTRAINT "person_address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_logo" ADD CONSTRAINT "organization_logo_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_use" ADD CONSTRAINT "name_use_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update" ADD CONSTRAINT "update_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_event" ADD CONSTRAINT "timeline_event_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_event" ADD CONSTRAINT "timeline_event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_bulk_id_fkey" FOREIGN KEY ("bulk_id") REFERENCES "bulk_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_duplicate" ADD CONSTRAINT "person_duplicate_newer_id_fkey" FOREIGN KEY ("newer_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_duplicate" ADD CONSTRAINT "person_duplicate_older_id_fkey" FOREIGN KEY ("older_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge" ADD CONSTRAINT "merge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge" ADD CONSTRAINT "merge_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- One primary contact an organization.
CREATE UNIQUE INDEX "membership_one_primary_contact" ON "membership" ("organization_id")
WHERE 'primary_contact' = ANY ("duties") AND "status" IN ('active', 'paused');

-- A paused membership keeps the organization's place on the public list.
DROP TRIGGER "membership_ends" ON "membership";

CREATE OR REPLACE FUNCTION "unlist_organization_that_left"() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE
  left_slug text\x3b
BEGIN
  UPDATE organization SET listed_at = NULL, listed_how = NULL
  WHERE id = OLD.organization_id AND listed_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM membership WHERE organization_id = OLD.organization_id AND status IN (''active'', ''paused''))
  RETURNING slug INTO left_slug\x3b
  IF FOUND THEN
    PERFORM pg_notify(''documents'', json_build_array(''/organizations'', ''/organizations/'' || left_slug)::text)\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "membership_ends" AFTER UPDATE OF "status", "organization_id" OR DELETE ON "membership"
FOR EACH ROW WHEN (OLD."organization_id" IS NOT NULL AND OLD."status" IN ('active', 'paused'))
EXECUTE FUNCTION "unlist_organization_that_left"();

-- A person's standing follows from their memberships, however those came to change.
CREATE FUNCTION "refresh_standing"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE person p SET individual_status = s.individual, representative_status = s.representative,
    member_since = s.since, source_kind = s.source_kind, source = s.source
  FROM (
    SELECT c.person_id,
      min(m.status) FILTER (WHERE m.kind = ''individual'') AS individual,
      (array_agg(m.status ORDER BY array_position(
        ARRAY[''active'', ''paused'', ''pending'', ''left'', ''removed'']::"MembershipStatus"[], m.status)
      ) FILTER (WHERE m.kind = ''organization''))[1] AS representative,
      min(m.since) AS since,
      (array_agg(m.source_kind ORDER BY m.since, m.id))[1] AS source_kind,
      (array_agg(m.source ORDER BY m.since, m.id))[1] AS source
    FROM (SELECT DISTINCT person_id FROM changed) c LEFT JOIN membership m ON m.person_id = c.person_id
    GROUP BY c.person_id
  ) s
  WHERE p.id = s.person_id
    AND (p.individual_status, p.representative_status, p.member_since, p.source_kind, p.source)
      IS DISTINCT FROM (s.individual, s.representative, s.since, s.source_kind, s.source)\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "membership_added" AFTER INSERT ON "membership" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "refresh_standing"();

CREATE TRIGGER "membership_changed" AFTER UPDATE ON "membership" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "refresh_standing"();

CREATE TRIGGER "membership_moved" AFTER UPDATE ON "membership" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "refresh_standing"();

CREATE TRIGGER "membership_gone" AFTER DELETE ON "membership" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "refresh_standing"();

-- Those who are here already.
UPDATE "membership" SET "source" = "source";

-- Consents are added and never changed. Only the person they belong to may change, when two records become one, and
-- they go with their person.
CREATE FUNCTION "keep_consent"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''UPDATE'' THEN
    IF to_jsonb(NEW) - ''person_id'' = to_jsonb(OLD) - ''person_id'' THEN RETURN NEW\x3b END IF\x3b
  ELSIF pg_trigger_depth() > 1 THEN
    RETURN OLD\x3b
  END IF\x3b
  RAISE EXCEPTION ''Consents are added, never changed or deleted.''\x3b
END';

CREATE TRIGGER "consent_kept" BEFORE UPDATE OR DELETE ON "consent"
FOR EACH ROW EXECUTE FUNCTION "keep_consent"();

CREATE FUNCTION "follow_consent"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF NEW.action = ''granted'' THEN
    UPDATE person SET unsubscribed_at = NULL WHERE id = NEW.person_id AND unsubscribed_at IS NOT NULL\x3b
  ELSE
    UPDATE person SET unsubscribed_at = NEW.at WHERE id = NEW.person_id AND unsubscribed_at IS NULL\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "consent_followed" AFTER INSERT ON "consent"
FOR EACH ROW WHEN (NEW."purpose" = 'updates') EXECUTE FUNCTION "follow_consent"();

-- An address belongs to one person, as the primary one or as one of the others.
CREATE FUNCTION "address_is_free"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF (TG_TABLE_NAME = ''person'' AND EXISTS (SELECT FROM person_address WHERE email_key = NEW.email_key))
    OR (TG_TABLE_NAME = ''person_address'' AND EXISTS (SELECT FROM person WHERE email_key = NEW.email_key)) THEN
    RAISE unique_violation USING MESSAGE = ''This address belongs to somebody already.''\x3b
  END IF\x3b
  RETURN NEW\x3b
END';

CREATE TRIGGER "person_address_free" BEFORE INSERT OR UPDATE OF "email_key" ON "person"
FOR EACH ROW EXECUTE FUNCTION "address_is_free"();

CREATE TRIGGER "other_address_free" BEFORE INSERT OR UPDATE OF "email_key" ON "person_address"
FOR EACH ROW EXECUTE FUNCTION "address_is_free"();
