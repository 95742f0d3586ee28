-- The index is made from the content and is made anew when the site starts.
DROP TABLE "search_entry";
DELETE FROM "search_index";

-- CreateTable
CREATE TABLE "search_kind" (
    "id" SERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "issues" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "search_kind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "id" SERIAL NOT NULL,
    "kind_id" INTEGER NOT NULL,
    "title_words" INTEGER NOT NULL,
    "prior" REAL NOT NULL,
    "heading" BOOLEAN NOT NULL,
    "head" tsvector NOT NULL,
    "words" tsvector NOT NULL,
    "locale" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "anchor" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "context" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "sections" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_kind_type_issues_key" ON "search_kind"("type", "issues");

-- CreateIndex
CREATE UNIQUE INDEX "search_entry_locale_address_anchor_key" ON "search_entry"("locale", "address", "anchor");

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "search_kind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

INSERT INTO "search_kind" ("type") VALUES ('organization'), ('update');

-- Rows stay narrow, so that many hits are counted and compared quickly: long columns stand beside the table, the words
-- that put hits in order in it.
ALTER TABLE "search_entry" SET (toast_tuple_target = 256);
ALTER TABLE "search_entry" ALTER COLUMN "head" SET STORAGE MAIN;

CREATE INDEX "search_entry_words_en" ON "search_entry" USING GIN ("words") WITH (fastupdate = off) WHERE "locale" = 'en';
CREATE INDEX "search_entry_words_es" ON "search_entry" USING GIN ("words") WITH (fastupdate = off) WHERE "locale" = 'es';
