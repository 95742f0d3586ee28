-- Both come with PostgreSQL and are trusted: whoever may create in the database may add them. prisma/migrate.ts says
-- what to do where that is not so.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateTable
CREATE TABLE "search_entry" (
    "id" SERIAL NOT NULL,
    "locale" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "anchor" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "context" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "sections" JSONB NOT NULL,
    "issues" TEXT NOT NULL DEFAULT '',
    "prior" REAL NOT NULL,
    "title_words" INTEGER NOT NULL,
    "head" tsvector NOT NULL,
    "words" tsvector NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "locale" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "lexemes" TEXT[],
    "count" INTEGER NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("locale","word")
);

-- CreateTable
CREATE TABLE "search_index" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "print" TEXT NOT NULL,

    CONSTRAINT "search_index_pkey" PRIMARY KEY ("only")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_entry_locale_address_anchor_key" ON "search_entry"("locale", "address", "anchor");

-- What Prisma's schema language cannot say.

CREATE TEXT SEARCH CONFIGURATION "search_en" (COPY = english);
ALTER TEXT SEARCH CONFIGURATION "search_en"
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

CREATE TEXT SEARCH CONFIGURATION "search_es" (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION "search_es"
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, spanish_stem;

-- The words of a text as they are compared. The Spanish stemmer needs accents ("educación" and "educaciones" meet in
-- "educ"), and many people type none ("educacion"): Spanish words stand with both stems. Signs that join words part
-- them here, as lib/content/search/words.ts does. What the function names is settled when it is created, so it works
-- under any search_path.
CREATE FUNCTION "search_words"("locale" TEXT, "value" TEXT) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE "locale"
    WHEN 'es' THEN to_tsvector('spanish'::regconfig, translate("value", '-–—/.,’''', '        '))
        || to_tsvector('search_es'::regconfig, translate("value", '-–—/.,’''', '        '))
    ELSE to_tsvector('search_en'::regconfig, translate("value", '-–—/.,’''', '        '))
END;

-- Rows stay narrow, so that many hits are counted and compared quickly: long columns stand beside the table, the words
-- that put hits in order in it.
ALTER TABLE "search_entry" SET (toast_tuple_target = 256);
ALTER TABLE "search_entry" ALTER COLUMN "head" SET STORAGE MAIN;

CREATE INDEX "search_entry_words_en" ON "search_entry" USING GIN ("words") WITH (fastupdate = off) WHERE "locale" = 'en';
CREATE INDEX "search_entry_words_es" ON "search_entry" USING GIN ("words") WITH (fastupdate = off) WHERE "locale" = 'es';

CREATE INDEX "search_word_near" ON "search_word" USING GIN ("word" gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "search_word_lexemes" ON "search_word" USING GIN ("lexemes") WITH (fastupdate = off);

-- There is one index of one content.
ALTER TABLE "search_index" ADD CONSTRAINT "search_index_only_one" CHECK ("only");

-- Organizations and updates are searched where they stand: what is unlisted is gone from search at once.
CREATE INDEX "organization_words_en" ON "organization" USING GIN ("search_words"('en', "name"));
CREATE INDEX "organization_words_es" ON "organization" USING GIN ("search_words"('es', "name"));
CREATE INDEX "organization_name_near" ON "organization" USING GIN ("name" gin_trgm_ops);
CREATE INDEX "update_translation_words" ON "update_translation"
    USING GIN ("search_words"("locale", "subject" || ' ' || "body"));
