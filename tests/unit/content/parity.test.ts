import { expect, test } from "vitest";
import { listParity } from "@/lib/content/parity";
import { openContent } from "@/lib/content/store";
import { aContentFolder, aPage, aTranslation, soundFiles } from "@/tests/support/content";

test("each page says how its translation stands, what needs work first", () => {
  const page = aPage("Words.");
  const content = openContent(
    aContentFolder({
      ...soundFiles(),
      "en/alone.mdx": page,
      "en/behind.mdx": page,
      "es/behind.mdx": aTranslation("Palabras.", aPage("Older words.")),
      "en/silent.mdx": page,
      "es/silent.mdx": aPage("Palabras."),
      "es/solo.mdx": aPage("Palabras.", { title: "Solo" }),
    }),
  );
  const lines = listParity(content.listPages("en"), content.listPages("es"));
  expect(lines.map(({ address, state }) => `${address} ${state}`)).toEqual([
    "/alone missing",
    "/solo missing",
    "/behind behind",
    "/silent unrecorded",
    "/ current",
  ]);
  expect(lines[1]).toEqual({
    address: "/solo",
    title: "Solo",
    state: "missing",
    english: undefined,
    spanish: "content/es/solo.mdx",
    now: undefined,
    madeFrom: undefined,
  });
  const behind = lines[2]!;
  expect(behind.now).toMatch(/^[0-9a-f]{12}$/);
  expect(behind.madeFrom).toMatch(/^[0-9a-f]{12}$/);
  expect(behind.madeFrom).not.toBe(behind.now);
});
