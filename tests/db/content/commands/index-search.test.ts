import { expect, test } from "vitest";
import { indexSearch } from "@/lib/content/commands/index-search";
import type { SearchEntry } from "@/lib/content/search/entries";
import { db, pgPool } from "@/lib/platform/db";
import { anEntry, aText, index } from "../arrange";

const titles = async () =>
  (await db.searchEntry.findMany({ orderBy: { title: "asc" }, select: { title: true } })).map(
    ({ title }) => title,
  );

test("the index holds what the content holds, and follows it", async () => {
  await index(anEntry({ title: "One" }), anEntry({ title: "Two" }));
  const [before] = await db.searchEntry.findMany({ where: { title: "One" }, select: { id: true } });
  await index(anEntry({ title: "One" }), anEntry({ title: "Three" }));
  expect(await titles()).toEqual(["One", "Three"]);
  // What has not changed is not written again.
  expect(await db.searchEntry.findMany({ where: { title: "One" }, select: { id: true } })).toEqual([before]);
  await index(anEntry({ title: "One", summary: "Changed" }), anEntry({ title: "Three" }));
  expect(await db.searchEntry.findFirst({ where: { title: "One" }, select: { summary: true } })).toEqual({
    summary: "Changed",
  });
});

test("what was indexed once is not even collected again", async () => {
  const unread = (): SearchEntry[] => {
    throw new Error("collected");
  };
  expect(await indexSearch("the same", () => [])).toBe(true);
  expect(await indexSearch("the same", unread)).toBe(false);
});

test("of several processes that start together one makes the index", async () => {
  let collected = 0;
  const collect = () => {
    collected += 1;
    return [anEntry({ title: "Together" })];
  };
  const done = await Promise.all(Array.from({ length: 4 }, () => indexSearch("together", collect)));
  expect(done.filter(Boolean)).toHaveLength(1);
  expect(collected).toBe(1);
  expect(await titles()).toEqual(["Together"]);
});

test("readers find the old index until the new one is whole, and keep it when that fails", async () => {
  await index(anEntry({ title: "Old" }));
  const reader = await pgPool().connect();
  const failing = anEntry({ title: "New", prior: Number.NaN, address: "/\0" });
  await expect(index(anEntry({ title: "Newer" }), failing)).rejects.toThrow();
  const { rows } = await reader.query("select title from search_entry");
  reader.release();
  expect(rows).toEqual([{ title: "Old" }]);
});

test("of two entries with one address the first stands", async () => {
  await index(anEntry({ title: "First", address: "/a" }), anEntry({ title: "Second", address: "/a" }));
  expect(await titles()).toEqual(["First"]);
});

test("a very long text, and an empty one, are taken", async () => {
  const long = Array.from({ length: 200_000 }, (_, number) => `word${number}`).join(" ");
  await index(anEntry({ title: "Long", sections: aText(long) }), anEntry({ title: "…", address: "/empty" }));
  expect(await titles()).toEqual(["Long", "…"]);
});

test("the vocabulary holds the words of the content, as it writes them", async () => {
  await index(anEntry({ locale: "es", title: "Educación", sections: aText("La educación pública") }));
  expect(
    await db.searchWord.findMany({
      where: { locale: "es" },
      orderBy: { word: "asc" },
      select: { shown: true },
    }),
  ).toEqual([{ shown: "educación" }, { shown: "pública" }]);
});
