import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { search } from "@/lib/content/queries/search";
import { organizationSchema } from "@/lib/content/records/schema";
import { readAsked } from "@/lib/content/search/query";
import { organizationKey } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { anEntry, aText, index } from "../arrange";
import { emptyAll } from "@/tests/support/empty";

const nobody = new Map();
const ask = (q: string, more: Record<string, string> = {}, locale: Locale = "en") =>
  search(locale, readAsked({ q, ...more }), nobody);
const found = async (...question: Parameters<typeof ask>) =>
  (await ask(...question)).results.map(({ address }) => address);

beforeEach(async () => {
  await emptyAll("organization", "person", "update");
});

test("accents, case and endings do not count, in either language", async () => {
  await index(
    anEntry({ locale: "es", title: "Matemáticas", address: "/mate" }),
    anEntry({
      locale: "es",
      title: "Una ley",
      address: "/ley",
      sections: aText("La educación y la graduación"),
    }),
    anEntry({ title: "Partnerships", address: "/partner", sections: aText("Students graduated.") }),
  );
  for (const q of ["matematicas", "MATEMÁTICA"]) expect(await found(q, {}, "es")).toEqual(["/mate"]);
  for (const q of ["educacion", "educación", "educaciones", "graduacion", "graduaciones"])
    expect(await found(q, {}, "es"), q).toEqual(["/ley"]);
  for (const q of ["partnership", "student graduates"]) expect(await found(q), q).toEqual(["/partner"]);
});

test("each language finds its own", async () => {
  await index(anEntry({ title: "Plan" }), anEntry({ locale: "es", title: "Plan" }));
  expect((await ask("plan")).total).toBe(1);
});

test("typing mistakes are forgiven, and said", async () => {
  await index(
    anEntry({ title: "Linked Learning", address: "/ll" }),
    anEntry({ title: "Road Map", address: "/rm" }),
  );
  const mistyped = await ask("linkd lerning");
  expect(mistyped.results.map(({ address }) => address)).toEqual(["/ll"]);
  expect(mistyped).toMatchObject({
    closeness: "corrected",
    corrections: [
      { typed: "linkd", meant: ["linked"] },
      { typed: "lerning", meant: ["learning"] },
    ],
  });
  expect(await found("roadmap")).toEqual(["/rm"]);
  expect(await found("learn")).toEqual(["/ll"]);
  expect((await ask("linked learning")).closeness).toBe("exact");
});

test("a title comes before a heading, a heading before the text; a title of just these words first of all", async () => {
  await index(
    anEntry({ title: "Elsewhere", address: "/text", sections: aText("All about network and more network.") }),
    anEntry({ title: "Another thing", address: "/page", sections: aText("Why a network") }),
    anEntry({ title: "Why a network", address: "/page", anchor: "why", context: "Another thing" }),
    anEntry({ title: "The network of STEM schools", address: "/longer" }),
    anEntry({ title: "Network", address: "/exact" }),
  );
  expect(await found("network")).toEqual(["/exact", "/longer", "/page#why", "/text", "/page"]);
});

test("a heading is found with the words of its page, and not by those alone", async () => {
  await index(
    anEntry({
      title: "STEM",
      address: "/stem",
      sections: [{ anchor: "next", heading: "What is next", text: "We go on." }],
    }),
    anEntry({ title: "What is next", address: "/stem", anchor: "next", context: "STEM" }),
  );
  const [heading] = (await ask("stem next")).results;
  expect(heading).toMatchObject({ context: "STEM", snippet: [{ text: "We go on.", hit: false }] });
  expect(heading?.place).toBeUndefined();
  expect(await found("stem next")).toEqual(["/stem#next", "/stem"]);
  expect(await found("stem")).toEqual(["/stem"]);
});

test("a claim is found by its number, before all that mention it", async () => {
  const claim = (title: string, address: string) => anEntry({ type: "claim", title, address, prior: 0.5 });
  await index(
    anEntry({ title: "25 reasons", address: "/article", prior: 1 }),
    claim("25% of students attend schools that offer no calculus", "/claims/calculus"),
    claim("At least $22 billion is the cost to the state", "/claims/cost"),
    claim("7 of the 10 fastest-growing occupations are in STEM", "/claims/jobs"),
    claim("More than 1,500 schools", "/claims/schools"),
  );
  expect((await found("25%"))[0]).toBe("/claims/calculus");
  expect(await found("$22 billion")).toEqual(["/claims/cost"]);
  expect(await found("7 of 10")).toEqual(["/claims/jobs"]);
  expect(await found("1500")).toEqual(["/claims/schools"]);
});

test("hits are marked, and the place in the text is named", async () => {
  const sections = [
    { anchor: "", heading: "", text: "Nothing of it." },
    { anchor: "the-problem", heading: "The problem", text: "No <b>calculus</b> & no physics." },
  ];
  await index(anEntry({ title: "STEM Network", address: "/stem", sections }));
  const [result] = (await ask("calculus")).results;
  expect(result?.place).toEqual({ anchor: "the-problem", heading: "The problem" });
  expect(result?.snippet).toEqual([
    { text: "No <b>", hit: false },
    { text: "calculus", hit: true },
    { text: "</b> & no physics.", hit: false },
  ]);
});

test("kinds and issues are counted, and narrow down", async () => {
  await index(
    anEntry({ title: "STEM one", type: "issue", issues: ["stem"] }),
    anEntry({ title: "STEM two", type: "claim", issues: ["stem", "linked-learning"] }),
    anEntry({ title: "STEM three", type: "claim" }),
  );
  expect(await ask("stem")).toMatchObject({
    ...{ total: 3, everything: 3 },
    types: [
      { type: "issue", count: 1 },
      { type: "claim", count: 2 },
    ],
    issues: [
      { issue: "linked-learning", count: 1 },
      { issue: "stem", count: 2 },
    ],
  });
  expect(await ask("stem", { type: "claim" })).toMatchObject({
    ...{ total: 2, everything: 3 },
    issues: [
      { issue: "linked-learning", count: 1 },
      { issue: "stem", count: 1 },
    ],
  });
  expect(await found("stem", { type: "claim", issue: "stem" })).toEqual(["/stem-two"]);
  // What was chosen stays in sight when it has nothing, so that it can be unchosen.
  expect(await ask("stem", { type: "bill", issue: "health" })).toMatchObject({
    ...{ total: 0, everything: 3 },
    types: [{ type: "bill", count: 0 }],
    issues: [{ issue: "health", count: 0 }],
  });
});

test("results come ten by ten, each once", async () => {
  const all = Array.from({ length: 23 }, (_, number) => anEntry({ title: `STEM ${number}` }));
  await index(...all);
  const pages = await Promise.all(["1", "2", "3", "4"].map((page) => found("stem", { page })));
  expect(pages.map((page) => page.length)).toEqual([10, 10, 3, 0]);
  expect(new Set(pages.flat()).size).toBe(23);
});

test("where nothing holds all words, what holds some is shown and said", async () => {
  await index(anEntry({ title: "Linked Learning" }), anEntry({ title: "Calculus" }));
  expect(await ask("calculus learning")).toMatchObject({ closeness: "some", total: 2 });
});

test("nothing found is an answer, and the other language is named when it has more", async () => {
  await index(anEntry({ title: "STEM" }), anEntry({ locale: "es", title: "Niñez", address: "/es" }));
  expect(await ask("ninez")).toMatchObject({ total: 0, results: [], elsewhere: { locale: "es", count: 1 } });
  expect(await ask("zzyzx")).toMatchObject({ total: 0, elsewhere: null });
  expect(await ask("the of and")).toMatchObject({ total: 0, closeness: "exact" });
});

async function aListedOrganization(name: string, slug: string, more: { nameKey?: string } = {}) {
  const organization = await db.organization.create({
    data: { name, nameKey: name.toLowerCase(), sector: "school", slug, listedAt: new Date(), ...more },
  });
  const email = `${slug}@example.org`;
  const person = await db.person.create({
    data: {
      ...{ email, emailKey: email },
      memberships: { create: { kind: "organization", organizationId: organization.id } },
    },
  });
  return { id: organization.id, personId: person.id };
}

test("a member is found while it is listed and somebody is a member for it, and not a moment longer", async () => {
  await index();
  const { id, personId } = await aListedOrganization("Fundación Amigos de los Niños", "amigos");
  for (const [q, locale] of [
    ["fundacion", "es"],
    ["Niños amigos", "en"],
    ["fundasion amigos", "en"],
  ] as const)
    expect(await found(q, {}, locale), q).toEqual(["/organizations/amigos"]);
  await db.organization.update({ where: { id }, data: { listedAt: null } });
  expect(await found("fundacion")).toEqual([]);
  expect(await found("fundasion")).toEqual([]);
  await db.organization.update({ where: { id }, data: { listedAt: new Date() } });
  await db.membership.updateMany({ where: { personId }, data: { status: "left" } });
  expect(await found("fundacion")).toEqual([]);
});

test("a member that is an organization of the content is found as that one", async () => {
  await index(
    anEntry({ type: "organization", title: "Children Now", address: "/organizations/children-now" }),
  );
  await aListedOrganization("Children Now", "children-now-2", { nameKey: organizationKey("Children Now") });
  const record = organizationSchema.parse({ id: "children-now", name: "Children Now" });
  const { results } = await search("en", readAsked({ q: "children now" }), new Map([[record.id, record]]));
  expect(results.map(({ address }) => address)).toEqual(["/organizations/children-now"]);
});

async function anUpdate(slug: string, status: "draft" | "sent", words: Partial<Record<Locale, string>>) {
  await db.update.create({
    data: {
      ...{ slug, status, approvedAt: status === "sent" ? new Date() : null },
      translations: {
        create: Object.entries(words).map(([locale, subject]) => ({
          locale,
          subject,
          body: `Dear friends,\n\nThe **budget** of ${subject} passed: [read it](https://example.org/plan).`,
        })),
      },
    },
  });
}

test("an update is found once it went out, in the reader's language where it has it", async () => {
  await index();
  await anUpdate("one", "sent", { en: "Kindergarten", es: "Kínder" });
  await anUpdate("two", "draft", { en: "Secret kindergarten plans" });
  await anUpdate("three", "sent", { en: "Kindergarten tomorrow" });
  expect((await found("kindergarten")).sort()).toEqual(["/updates/one", "/updates/three"]);
  expect(await found("kinder", {}, "es")).toEqual(["/updates/one"]);
  expect(await found("tomorrow", {}, "es")).toEqual(["/updates/three"]);
  const [result] = (await ask("budget tomorrow")).results;
  expect(result).toMatchObject({ type: "update", locale: "en" });
  expect(result?.snippet.map(({ text }) => text).join("")).toBe(
    "Dear friends, The budget of Kindergarten tomorrow passed: read it.",
  );
});

test("no input breaks it, whatever it holds", async () => {
  await index(anEntry({ title: "Linked Learning" }), anEntry({ locale: "es", title: "Niñez" }));
  const wild = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            "linked",
            "'",
            '"',
            "\\",
            "\0",
            "&",
            "|",
            "!",
            "<->",
            ":*",
            "(",
            ")",
            "%",
            "_",
            "$1",
            "--",
            ";",
            "é",
          ],
          ...["👩‍🏫", "مرحبا", "\u202E", "\uD800", "日本", "NULL", "a".repeat(300), "1e999", "-0", "ﬁ", "İ"],
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(" ")),
    fc.string({ minLength: 5_000, maxLength: 10_000 }),
  );
  await fc.assert(
    fc.asyncProperty(wild, fc.constantFrom<Locale>("en", "es"), async (q, locale) => {
      const { total, results } = await ask(q, {}, locale);
      expect(results.length).toBeLessThanOrEqual(Math.max(total, 0));
    }),
    { numRuns: 150 },
  );
});
