-- AlterTable
ALTER TABLE "update" ADD COLUMN     "alarm_base" JSONB;

-- CreateTable
CREATE TABLE "mail_pace" (
    "domain" TEXT NOT NULL,
    "per_second" DOUBLE PRECISION NOT NULL,
    "slowed_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "answer" TEXT NOT NULL,

    CONSTRAINT "mail_pace_pkey" PRIMARY KEY ("domain")
);

-- DropIndex
DROP INDEX "delivery_status_due_at_idx";

-- What Prisma's schema language cannot say. In a function's body \x3b is a semicolon, at which a migration is cut into
-- statements.

-- What a worker may take: one index for it, instead of one by time alone and one by state and time. Each index costs at
-- every change of a row, and a delivery is changed three times.
DROP INDEX "delivery_pending";
CREATE INDEX "delivery_due" ON "delivery" ("update_id", "due_at") WHERE "status" = 'pending' AND "worker_id" IS NULL;

-- The numbers of a million rows in the order in which they are written, as version 7 (RFC 9562) has it: the time in
-- milliseconds moves on with every 4096 rows, and 62 bits are random. Random keys would be scattered over the index.
CREATE FUNCTION "delivery_id"("nth" bigint) RETURNS uuid LANGUAGE sql VOLATILE AS E'
  SELECT (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint + nth / 4096), 12, ''0'') || ''7'' ||
    lpad(to_hex(nth % 4096), 3, ''0'') || substr(gen_random_uuid()::text, 20, 4) || right(gen_random_uuid()::text, 12))::uuid';
