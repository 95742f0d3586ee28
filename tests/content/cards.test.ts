import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cardOf } from "@/app/[locale]/(site)/cards/card-of";
import { figureOf } from "@/lib/content/figures/figure";
import { groundColors } from "@/lib/content/figures/paper";
import type { Ground } from "@/lib/content/schema";
import {
  listAgenda,
  listBills,
  listClaims,
  listOrganizations,
  listPages,
  listPeople,
} from "@/lib/content/store";
import { locales } from "@/lib/platform/i18n";

const titleOf = (svg: string | null) => /<title[^>]*>([^<]*)</.exec(svg ?? "")?.[1];

describe.each(locales)("cards in %s", (locale) => {
  test("every page has one with its title on it", async () => {
    for (const { address, frontmatter } of listPages(locale)) {
      expect(titleOf(await cardOf(locale, address)), address).toBe(
        frontmatter.title.replaceAll("&", "&amp;"),
      );
    }
  });
  test("every claim, bill, person, ask and organization has one", async () => {
    const addresses = [
      ...[...listClaims().keys()].map((id) => `/claims/${id}`),
      ...[...listBills().keys()].map((id) => `/bills/${id}`),
      ...[...listPeople().keys()].map((id) => `/people/${id}`),
      ...listAgenda(locale).map(({ id }) => `/agenda/${id}`),
      ...[...listOrganizations().keys()].slice(0, 5).map((id) => `/organizations/${id}`),
    ];
    const cards = await Promise.all(addresses.map((address) => cardOf(locale, address)));
    expect(addresses.filter((_, place) => cards[place] === null)).toEqual([]);
  });
  test("what is not there has none", async () => {
    for (const address of [
      "/nothing",
      "/claims/nothing",
      "/bills/nothing/more",
      "/people/nobody",
      "/agenda/x",
    ])
      expect(await cardOf(locale, address), address).toBeNull();
  });
});

const indexes = [
  "agenda",
  "articles",
  "bills",
  "claims",
  "coalitions",
  "glossary",
  "organizations",
  "people",
];

test.each([...indexes, "resources", "updates"])("the card of /%s is its poster, small", async (section) => {
  const page = readFileSync(`app/[locale]/(site)/${section}/page.tsx`, "utf8");
  const [, ground, figure] = /ground="(\w+)"\s+figure="([\w-]+)"/.exec(page) ?? [];
  const card = await cardOf("en", `/${section}`);
  expect(card).toContain(`fill="${groundColors[ground as Ground].ground}" d="M0 0h1200`);
  for (const { d } of figureOf(figure ?? "", ground as Ground)) expect(card).toContain(d);
});
