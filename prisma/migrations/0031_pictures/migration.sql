-- CreateTable
CREATE TABLE "update_picture" (
    "print" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "alts" JSONB NOT NULL DEFAULT '{}',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "update_picture_pkey" PRIMARY KEY ("print")
);

-- CreateIndex
CREATE INDEX "update_picture_created_at_idx" ON "update_picture"("created_at");

-- What becomes of a single mail after the server took it.
ALTER TYPE "MailStatus" ADD VALUE 'bounced';
ALTER TYPE "MailStatus" ADD VALUE 'complained';

-- The single mail that a report is about. No key to the outbox, where mail stays for 90 days and reports for a year.
ALTER TABLE "mail_report" ADD COLUMN "mail_id" UUID;

-- What Prisma's schema language cannot say.

-- Few reports are about single mails.
CREATE INDEX "mail_report_mail" ON "mail_report" ("mail_id") WHERE "mail_id" IS NOT NULL;

-- Pictures are pressed already: the database need not try again.
ALTER TABLE "update_picture" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
