import { expect, test } from "vitest";
import { claimSchema, componentSchemas, frontmatterSchema, navigationSchema } from "@/lib/content/schema";
import { aClaim } from "@/tests/support/content";

const words = { title: "T", summary: "S", description: "D" };

test("each kind of page has the fields it needs and no others", () => {
  const drawn = { ...words, ground: "sun", figure: "stem" };
  expect(frontmatterSchema.safeParse({ kind: "policy", ...words }).success).toBe(true);
  expect(frontmatterSchema.safeParse({ kind: "home", ...drawn }).success).toBe(true);
  expect(frontmatterSchema.safeParse({ kind: "home", ...drawn, order: 1 }).success).toBe(false);
  expect(frontmatterSchema.safeParse({ kind: "hub", ...drawn }).success).toBe(false);
  expect(frontmatterSchema.safeParse({ kind: "issue", ...drawn, order: 1 }).success).toBe(true);
});

test("a claim is whole: both languages, a sound date, no negative value", () => {
  expect(claimSchema.safeParse(aClaim("a", { checkedOn: "2026-11-20", asOf: 2013 })).success).toBe(true);
  for (const wrong of [
    { checkedOn: "20 Nov" },
    { value: -1 },
    { asOf: 13 },
    { label: { en: "x" } },
    { note: { en: "", es: "x" } },
  ]) {
    expect(claimSchema.safeParse({ ...aClaim("a"), ...wrong }).success).toBe(false);
  }
});

test("navigation leads to this site or to https", () => {
  const to = (href: string) =>
    navigationSchema.safeParse({ primary: [{ label: { en: "x", es: "x" }, href }], footer: [] });
  expect(["/", "/issues", "https://example.org"].map((href) => to(href).success)).toEqual([true, true, true]);
  expect(["//x", "/\\x", "javascript:x", "http://x", "x"].some((href) => to(href).success)).toBe(false);
});

test("progress says when or what", () => {
  expect(componentSchemas.Progress.safeParse({}).success).toBe(false);
  expect(componentSchemas.Progress.safeParse({ when: "2012" }).success).toBe(true);
});
