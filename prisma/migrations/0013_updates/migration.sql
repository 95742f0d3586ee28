-- CreateEnum
CREATE TYPE "MailReportKind" AS ENUM ('hard', 'soft', 'block', 'auto_reply', 'complaint', 'unsubscribe');

-- AlterEnum
ALTER TYPE "UpdateStatus" ADD VALUE 'submitted';
ALTER TYPE "UpdateStatus" ADD VALUE 'scheduled';
ALTER TYPE "UpdateStatus" ADD VALUE 'stopped';

-- AlterEnum
ALTER TYPE "UpdateKind" ADD VALUE 'alert';
ALTER TYPE "UpdateKind" ADD VALUE 'notice';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "mail_purposes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "suppressed_at" TIMESTAMPTZ(3),
ADD COLUMN     "suppressed_for" TEXT,
ADD COLUMN     "suppressed_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "update" ADD COLUMN     "alarm" TEXT,
ADD COLUMN     "audience_hash" TEXT,
ADD COLUMN     "content_hash" TEXT,
ADD COLUMN     "local_hours" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "overruled" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "public" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "sender_id" UUID,
ADD COLUMN     "starts_at" TIMESTAMPTZ(3),
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "submitted_by_id" UUID,
ADD COLUMN     "test_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "test_minutes" INTEGER,
ADD COLUMN     "test_rule" TEXT,
ADD COLUMN     "test_share" INTEGER,
ADD COLUMN     "time_zone" TEXT,
ADD COLUMN     "winner" SMALLINT;

-- AlterTable
ALTER TABLE "update_translation" ADD COLUMN     "preheader" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "variant" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "suppression" ADD COLUMN     "until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "update_subject" (
    "update_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "number" SMALLINT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "update_subject_pkey" PRIMARY KEY ("update_id","locale","number")
);

-- CreateTable
CREATE TABLE "update_version" (
    "update_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "author_id" UUID,
    "auto" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "update_version_pkey" PRIMARY KEY ("update_id","revision")
);

-- CreateTable
CREATE TABLE "update_presence" (
    "update_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "update_presence_pkey" PRIMARY KEY ("update_id","person_id")
);

-- CreateTable
CREATE TABLE "update_template" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "UpdateKind" NOT NULL DEFAULT 'update',
    "content" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "update_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sender" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "reply_to" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_report" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" "MailReportKind" NOT NULL,
    "way" TEXT NOT NULL,
    "delivery_id" UUID,
    "person_id" UUID,
    "hash" TEXT NOT NULL,
    "code" TEXT,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "update_link" (
    "id" SERIAL NOT NULL,
    "update_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "least" INTEGER,
    "most" INTEGER,

    CONSTRAINT "update_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_click" (
    "id" BIGSERIAL NOT NULL,
    "link_id" INTEGER NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "robot" TEXT,
    "network" TEXT,

    CONSTRAINT "link_click_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "update_template_name_key" ON "update_template"("name");

-- CreateIndex
CREATE UNIQUE INDEX "sender_token_hash_key" ON "sender"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sender_email_name_key" ON "sender"("email", "name");

-- CreateIndex
CREATE UNIQUE INDEX "mail_report_dedupe_key_key" ON "mail_report"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_report_hash_at_idx" ON "mail_report"("hash", "at");

-- CreateIndex
CREATE INDEX "mail_report_delivery_id_idx" ON "mail_report"("delivery_id");

-- CreateIndex
CREATE INDEX "mail_report_person_id_idx" ON "mail_report"("person_id");

-- CreateIndex
CREATE INDEX "mail_report_at_idx" ON "mail_report"("at");

-- CreateIndex
CREATE UNIQUE INDEX "update_link_update_id_locale_url_key" ON "update_link"("update_id", "locale", "url");

-- CreateIndex
CREATE INDEX "link_click_link_id_idx" ON "link_click"("link_id");

-- CreateIndex
CREATE INDEX "link_click_delivery_id_idx" ON "link_click"("delivery_id");

-- CreateIndex
CREATE INDEX "link_click_at_idx" ON "link_click"("at");

-- AddForeignKey
ALTER TABLE "update" ADD CONSTRAINT "update_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_subject" ADD CONSTRAINT "update_subject_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_version" ADD CONSTRAINT "update_version_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_presence" ADD CONSTRAINT "update_presence_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_report" ADD CONSTRAINT "mail_report_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_report" ADD CONSTRAINT "mail_report_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_link" ADD CONSTRAINT "update_link_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_click" ADD CONSTRAINT "link_click_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "update_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_click" ADD CONSTRAINT "link_click_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- Who agreed to updates about issues and campaigns agreed to both in the same words, and those who
-- act for an organization agreed to hear about its membership.
INSERT INTO "consent" ("id", "person_id", "purpose", "action", "words", "version", "locale", "method", "network", "at")
SELECT gen_random_uuid(), c."person_id", kind."purpose", c."action", c."words", c."version", c."locale", c."method", c."network", c."at"
FROM "consent" c JOIN "person" p ON p."id" = c."person_id"
JOIN (VALUES ('alerts'), ('notices')) kind ("purpose")
    ON kind."purpose" = 'alerts' OR p."representative_status" IS NOT NULL
WHERE c."purpose" = 'updates' AND c."action" = 'granted' AND p."unsubscribed_at" IS NULL
    AND c."method" IN ('join-form', 'embedded-form', 'paper', 'invitation')
    AND NOT EXISTS (SELECT FROM "consent" l WHERE l."person_id" = c."person_id" AND l."purpose" = 'updates'
        AND (l."at", l."id") > (c."at", c."id"));

UPDATE "person" p SET "mail_purposes" = given."purposes"
FROM (SELECT "person_id", array_agg(DISTINCT "purpose" ORDER BY "purpose") AS "purposes"
    FROM "consent" WHERE "purpose" IN ('alerts', 'notices') GROUP BY 1) given
WHERE p."id" = given."person_id";

CREATE FUNCTION "follow_mail_purpose"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF NEW.action = ''granted'' THEN
    UPDATE person SET mail_purposes = array_append(mail_purposes, NEW.purpose)
    WHERE id = NEW.person_id AND NOT NEW.purpose = ANY (mail_purposes)\x3b
  ELSE
    UPDATE person SET mail_purposes = array_remove(mail_purposes, NEW.purpose)
    WHERE id = NEW.person_id AND NEW.purpose = ANY (mail_purposes)\x3b
  END IF\x3b
  RETURN NULL\x3b
END';

CREATE TRIGGER "mail_purpose_followed" AFTER INSERT ON "consent"
FOR EACH ROW WHEN (NEW."purpose" IN ('alerts', 'notices')) EXECUTE FUNCTION "follow_mail_purpose"();

-- What is known of an address says nothing of the next one.
CREATE FUNCTION "forget_suppression"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  NEW.suppressed_at := NULL\x3b
  NEW.suppressed_until := NULL\x3b
  NEW.suppressed_for := NULL\x3b
  RETURN NEW\x3b
END';

CREATE TRIGGER "suppression_forgotten" BEFORE UPDATE OF "email_key" ON "person"
FOR EACH ROW WHEN (OLD."email_key" <> NEW."email_key") EXECUTE FUNCTION "forget_suppression"();

-- Few are, and they are asked for.
CREATE INDEX "person_suppressed" ON "person" ("suppressed_at") WHERE "suppressed_at" IS NOT NULL;
