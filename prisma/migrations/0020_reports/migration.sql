-- CreateTable
CREATE TABLE "update_total" (
    "update_id" UUID NOT NULL,
    "recipients" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL,
    "bounced" INTEGER NOT NULL,
    "complained" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "uncertain" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "unsubscribed" INTEGER NOT NULL,
    "least" INTEGER,
    "most" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "update_total_pkey" PRIMARY KEY ("update_id")
);

-- CreateTable
CREATE TABLE "click_total" (
    "update_id" UUID NOT NULL,
    "variant" SMALLINT NOT NULL,
    "least" INTEGER NOT NULL,
    "most" INTEGER NOT NULL,

    CONSTRAINT "click_total_pkey" PRIMARY KEY ("update_id","variant")
);

-- AddForeignKey
ALTER TABLE "update_total" ADD CONSTRAINT "update_total_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "click_total" ADD CONSTRAINT "click_total_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Who unsubscribed in the days after an update. Most consents are given.
CREATE INDEX "consent_withdrawn" ON "consent" ("at") WHERE "action" = 'withdrawn';
