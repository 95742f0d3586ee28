-- AlterTable
ALTER TABLE "update" ADD COLUMN     "review_note" TEXT,
ADD COLUMN     "reviewed_by_id" UUID,
ADD COLUMN     "starts_local" TEXT;
