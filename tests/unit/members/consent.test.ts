import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { consentWords } from "@/lib/members/consent";
import { CONSENT_VERSION } from "@/lib/members/policy";
import { checkJoin, emptyJoinValues, type JoinInput, type JoinValues } from "@/lib/members/schema";
import { locales } from "@/lib/platform/i18n";

function input(more: Partial<JoinValues>): JoinInput {
  const checked = checkJoin({
    ...emptyJoinValues(more.kind ?? "individual"),
    email: "ana@example.org",
    firstName: "Ana",
    organizationName: "Example Club",
    sector: "nonprofit",
    authority: true,
    ...more,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.input;
}

test("the words are the ones the form shows, with the boxes that were ticked", () => {
  expect(consentWords(input({}), "en")).toMatch(/^By joining, .* unsubscribe at any time\.$/);
  const silent = consentWords(input({ kind: "organization" }), "es");
  const listed = consentWords(input({ kind: "organization", listPublicly: true }), "es");
  expect(silent).toMatch(/^Al unirme, .*\nPuedo hablar en nombre/);
  expect(listed.startsWith(`${silent}\n`)).toBe(true);
});

test("the words have not changed under the version they are kept with", () => {
  const all = locales.map((locale) => [
    consentWords(input({}), locale),
    consentWords(input({ kind: "organization", listPublicly: true }), locale),
  ]);
  const print = createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 12);
  // Other words? Then a new CONSENT_VERSION, and its print here.
  expect({ version: CONSENT_VERSION, print }).toEqual({ version: "2026-11-22", print: "bca097871a0f" });
});
