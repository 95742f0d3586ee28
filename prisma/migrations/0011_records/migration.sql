-- CreateIndex
CREATE INDEX "merge_gone_id_idx" ON "merge"("gone_id");

-- What Prisma's schema language cannot say.

-- What people of a bulk action are still to be seen to.
CREATE INDEX "bulk_row_open" ON "bulk_row" ("bulk_id", "person_id") WHERE NOT "done";

-- Those who have tags, for the tags in use.
CREATE INDEX "person_tagged" ON "person" ("id") WHERE "tags" <> '{}';

-- Two records that may be one person share at least one of three keys, so that nobody is compared with everybody: the
-- mailbox without dots, tags and its provider, the ZIP code with the first two letters of both names in any order, or the
-- ZIP code with the last name.
CREATE FUNCTION "likeness_fold"(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
'SELECT regexp_replace(lower(translate(name,
  ''áàâäãåéèêëíìîïóòôöõúùûüýñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÝÑÇ'',
  ''aaaaaaeeeeiiiiooooouuuuyncAAAAAAEEEEIIIIOOOOOUUUUYNC'')), ''[[:space:][:punct:]]+'', '''', ''g'')';

CREATE FUNCTION "likeness_mailbox"(email_key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
'SELECT translate(split_part(split_part(email_key, ''@'', 1), ''+'', 1), ''.-_'', '''')';

-- An index is built with an empty search path, so a function that calls another brings its own.
CREATE FUNCTION "likeness_names"(first_name text, last_name text, zip text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS
'SELECT zip
  || least(left(likeness_fold(first_name), 2) COLLATE "C", left(likeness_fold(last_name), 2) COLLATE "C")
  || greatest(left(likeness_fold(first_name), 2) COLLATE "C", left(likeness_fold(last_name), 2) COLLATE "C")';

CREATE FUNCTION "likeness_family"(last_name text, zip text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS
'SELECT zip || likeness_fold(last_name)';

CREATE INDEX "person_likeness_mailbox" ON "person" ("likeness_mailbox"("email_key"), "id");
CREATE INDEX "person_likeness_names" ON "person" ("likeness_names"("first_name", "last_name", "zip"), "id")
WHERE "zip" IS NOT NULL AND "last_name" <> '';
CREATE INDEX "person_likeness_family" ON "person" ("likeness_family"("last_name", "zip"), "id")
WHERE "zip" IS NOT NULL AND "last_name" <> '';
CREATE INDEX "person_address_likeness_mailbox" ON "person_address" ("likeness_mailbox"("email_key"), "person_id");
