import { expect, test } from "vitest";
import { siteUrl } from "@/lib/platform/env";
import { countedLinks, isCountable } from "@/lib/updates/clicks/links";
import { slotOf } from "@/lib/updates/personal";

test("links of the words are counted; what is the reader's own, mail and telephone are not", () => {
  const site = siteUrl();
  expect(
    [`${site}/issues/stem`, "https://example.org/", "http://example.org/a?b#c"].map(isCountable),
  ).toEqual([true, true, true]);
  const own = [
    "/account",
    "/es/account/mail",
    "/unsubscribe/x",
    "/es/unsubscribe/x",
    "/go/1.a.b",
    "/staff",
    "/api/x",
  ];
  for (const path of own) expect(isCountable(site + path), path).toBe(false);
  for (const other of ["mailto:a@example.org", "tel:+15105550100", "/issues/stem", "https://", ""])
    expect(isCountable(other), other).toBe(false);
  expect(isCountable(`https://example.org/?name=${slotOf(0, "html")}`)).toBe(false);
  expect(isCountable(`${site}/accounting`)).toBe(true);
});

test("a link that has no number stays what it is", () => {
  const { addressOf, decoy } = countedLinks([
    { id: 1, url: "" },
    { id: 2, url: "https://example.org/a" },
  ]);
  expect(addressOf("https://example.org/a")).toMatch(/\/go\/2\./);
  expect(addressOf("https://example.org/b")).toBe("https://example.org/b");
  expect(addressOf("")).toBe("");
  expect(decoy).toMatch(/\/go\/1\./);
});
