import { expect, test } from "vitest";
import { isArticle } from "@/lib/content/articles";
import {
  articleData,
  claimData,
  organizationData,
  questionsData,
  questionsOf,
  siteData,
  termsData,
  trailData,
} from "@/lib/content/json-ld";
import { openContent } from "@/lib/content/store";
import { aClaim, aContentFolder, anArticle, aPage, aTerm, soundFiles } from "@/tests/support/content";

const name = { en: "Movement", es: "Movimiento" };
const where = {
  locale: "es" as const,
  origin: "https://movement.example",
  site: { name, organisation: { en: "Children Now", es: "Children Now" }, tagline: name },
};

test("the home page says who publishes, under one id", () => {
  const organizations = new Map([
    ["children-now", { id: "children-now", name: "Children Now", aliases: [], coalitions: [] }],
  ]);
  expect(siteData({ ...where, organizations })).toMatchObject({
    "@graph": [
      {
        "@type": "Organization",
        "@id": "https://movement.example/#organization",
        name: "Movimiento",
        parentOrganization: {
          "@id": "https://movement.example/organizations/children-now#organization",
          name: "Children Now",
        },
      },
      { "@type": "WebSite", url: "https://movement.example/es", inLanguage: "es" },
    ],
  });
});

test("the way back is a numbered list of full addresses", () => {
  const steps = [
    { path: "/issues", title: "Temas" },
    { path: "/issues/stem", title: "STEM" },
  ];
  expect(trailData(where, steps)).toMatchObject({
    "@type": "BreadcrumbList",
    itemListElement: [
      { position: 1, name: "Temas", item: "https://movement.example/es/issues" },
      { position: 2, name: "STEM", item: "https://movement.example/es/issues/stem" },
    ],
  });
});

const people = `- id: ana\n  name: Ana Ruiz\n  roles:\n    - title: { en: Teacher, es: Maestra }\n`;
const article = (fields: Record<string, string>) => {
  const content = openContent(
    aContentFolder({ ...soundFiles(), "people.yaml": people, "es/articles/a.mdx": anArticle("x", fields) }),
  );
  const page = content.getPage("es", "/articles/a");
  if (!page || !isArticle(page)) throw new Error("no article");
  return articleData(page, {
    ...where,
    people: content.listPeople(),
    organizations: content.listOrganizations(),
  });
};

test("an article names its authors and dates, and makes neither up", () => {
  expect(article({ authors: "[ana]", published: "2026-11-02" })).toMatchObject({
    "@type": "Article",
    author: [{ "@type": "Person", name: "Ana Ruiz", url: "https://movement.example/es/people/ana" }],
    datePublished: "2026-11-02T12:00:00.000Z",
    dateModified: "2026-11-02T12:00:00.000Z",
  });
  const undated = article({ authors: "[nobody]" });
  expect(undated).toMatchObject({ author: [] });
  expect(undated).not.toHaveProperty("datePublished");
  expect(undated).not.toHaveProperty("dateModified");
});

test("who publishes an article or a figure is named by the id that home gives it", () => {
  const id = "https://movement.example/#organization";
  expect(article({ authors: "[nobody]" })).toMatchObject({ publisher: { "@id": id, name: "Movimiento" } });
  expect(claimData(aClaim("calculus"), where)).toMatchObject({
    creator: { "@id": id, name: "Movimiento" },
    publisher: { "@id": id },
  });
});

test("an organization has one id in both languages, and says nothing that is not known", () => {
  const known = {
    id: "stem-network",
    name: "STEM Network",
    about: "Una red.",
    otherNames: ["SN"],
    website: "https://stem.example",
    state: "California",
    parent: { name: "Children Now", href: "/es/organizations/children-now" },
    coalitions: [{ name: "CAPMSE", href: "/es/coalitions/capmse" }],
  };
  const id = "https://movement.example/organizations/stem-network#organization";
  expect(organizationData(known, where)).toMatchObject({
    "@type": "Organization",
    "@id": id,
    url: "https://movement.example/es/organizations/stem-network",
    description: "Una red.",
    alternateName: ["SN"],
    sameAs: "https://stem.example",
    parentOrganization: { "@id": "https://movement.example/organizations/children-now#organization" },
    memberOf: [{ name: "CAPMSE", url: "https://movement.example/es/coalitions/capmse" }],
  });
  const bare = {
    ...known,
    ...{ about: undefined, otherNames: [], website: undefined, state: undefined },
    ...{ parent: { name: "An agency" }, coalitions: [] },
  };
  expect(Object.keys(organizationData(bare, { ...where, locale: "en" }))).toEqual([
    "@context",
    "@type",
    "@id",
    "name",
    "url",
    "mainEntityOfPage",
    "parentOrganization",
  ]);
  expect(organizationData(bare, where)).toMatchObject({ parentOrganization: { name: "An agency" } });
  expect(organizationData({ ...bare, parent: undefined }, where)).not.toHaveProperty("parentOrganization");
  expect(organizationData(bare, where)).toMatchObject({ "@id": id });
});

test("a figure names the time it covers only where its source does", () => {
  const data = claimData(aClaim("calculus"), where);
  expect(data).toMatchObject({
    "@type": "Dataset",
    spatialCoverage: "California",
    variableMeasured: { value: 25 },
    url: "https://movement.example/es/claims/calculus",
  });
  expect(data).not.toHaveProperty("temporalCoverage");
  expect(data).not.toHaveProperty("dateModified");
  expect(claimData(aClaim("calculus", { asOf: 2019 }), where)).toMatchObject({ temporalCoverage: "2019" });
});

test("a page's questions are its headings that ask, each with all up to the next heading", () => {
  const body =
    "Before.\n\n## Who?\n\nYou, [here](/join).\n\n### More\n\nAnd us.\n\n## Not a question\n\nNo.\n\n## Why?";
  const content = openContent(aContentFolder({ ...soundFiles(), "es/faq.mdx": aPage(body) }));
  const questions = questionsOf(content.getPage("es", "/faq")!);
  expect(questions.map(({ id, text }) => [id, text])).toEqual([
    ["who", "Who?"],
    ["why", "Why?"],
  ]);
  expect(questionsData(questions, { ...where, address: "/faq", claims: new Map() })).toMatchObject({
    "@type": "FAQPage",
    mainEntity: [
      {
        name: "Who?",
        url: "https://movement.example/es/faq#who",
        acceptedAnswer: {
          text: '<p>You, <a href="https://movement.example/es/join">here</a>.</p><h3>More</h3><p>And us.</p>',
        },
      },
      { name: "Why?", acceptedAnswer: { text: "" } },
    ],
  });
});

test("the words of the glossary lead to their places", () => {
  expect(termsData([aTerm("stem")], { ...where, title: "Glosario" })).toMatchObject({
    "@type": "DefinedTermSet",
    hasDefinedTerm: [{ "@id": "https://movement.example/es/glossary#stem", description: "Lo que es." }],
  });
});
