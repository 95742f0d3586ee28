import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = readdirSync("app/[locale]", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, source: readFileSync(`app/[locale]/${file}`, "utf8") }));

// Numbers of members under 5 are told to nobody but staff: they would tell who is meant (lib/members/policy.ts).
test("whatever counts members for a public page holds each number against publicCount", () => {
  const counting = pages.filter(({ source }) => source.includes('"@/lib/members/queries/count-'));
  expect(counting.map(({ file }) => file)).toContain("(site)/page.tsx");
  for (const { file, source } of counting)
    for (const [, field] of source.matchAll(/\bcounts\.(\w+)/g))
      expect(source, `${file} shows ${field}`).toContain(`publicCount(counts.${field})`);
});
