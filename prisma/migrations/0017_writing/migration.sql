-- AlterTable
ALTER TABLE "update" ADD COLUMN     "recipients" INTEGER;

-- AlterTable
ALTER TABLE "update_translation" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "sender" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- What Prisma's schema language cannot say.

-- A list of updates names how many people each goes to: a million rows are not counted for that.
UPDATE "update" u SET "recipients" = (SELECT count(*) FROM "delivery" d WHERE d."update_id" = u."id")
WHERE u."approved_at" IS NOT NULL;
