import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { pgPool } from "@/lib/platform/pool";
import { wipe } from "../arrange";
import { bring } from "../import/arrange";

beforeEach(wipe);

test("plain letters are folded as all others are", async () => {
  const texts = [
    ...[
      "",
      "Ana",
      "O'BRIEN",
      "José Núñez",
      "ﬁne ＡＢＣ",
      "Ｊose\u0301",
      "a\u0301",
      "ß",
      "Ł",
      "`x´",
      "\t\n",
      "İ",
    ],
    ...fc.sample(fc.string({ unit: "binary" }), { numRuns: 300, seed: 34 }),
    ...fc.sample(fc.string({ unit: "grapheme-ascii" }), { numRuns: 300, seed: 34 }),
  ].map((text) => text.replaceAll("\0", ""));
  const { rows } = await pgPool().query(
    `select text from unnest($1::text[]) t(text) where member_fold(text) <> lower(unaccent(normalize(text, NFKC)))
       or likeness_fold(text) <> regexp_replace(lower(translate(text,
         'áàâäãåéèêëíìîïóòôöõúùûüýñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÝÑÇ',
         'aaaaaaeeeeiiiiooooouuuuyncAAAAAAEEEEIIIIOOOOOUUUUYNC')), '[[:space:][:punct:]]+', '', 'g')`,
    [texts],
  );
  expect(rows).toEqual([]);
});

test("whom a list brings together with an organization is found by it, as by everything else", async () => {
  await bring(
    [
      "Email,First name,Last name,Organization,Website",
      "ana@club.example,Ana,Núñez,Robotics Club of Fresno,https://robots.example/",
      "bob@club.example,Bob,O'Brien,Robotics Club of Fresno,",
      "ana@club.example,Ana,Núñez,Parents of Fresno,",
      "cleo@x.example,Cleo,Ruiz,,",
    ].join("\n"),
  );
  const { rows } = await pgPool().query<{ email: string; right: boolean; words: string[] }>(
    `select email, words = person_vector(p) as right, tsvector_to_array(words) as words from person p order by email`,
  );
  expect(rows.map(({ email, right }) => [email, right])).toEqual([
    ["ana@club.example", true],
    ["bob@club.example", true],
    ["cleo@x.example", true],
  ]);
  expect(rows[0]?.words).toEqual(expect.arrayContaining(["robotics", "robots.example", "parents", "nunez"]));
  expect(rows[1]?.words).toEqual(expect.arrayContaining(["robotics", "obrien"]));
});
