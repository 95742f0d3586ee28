import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createElement, Fragment } from "react";
import { onTestFinished } from "vitest";
import type { Claim, ContentComponents, Term } from "@/lib/content/schema";

/** A page with sound front matter; its body begins on line 10. */
export const aPage = (body: string, fields: Record<string, string> = {}): string => {
  const all = {
    kind: "issue",
    title: "STEM",
    summary: "Every child can reach the sciences.",
    description: "What keeps children from STEM.",
    order: "1",
    ground: "sage",
    figure: "stem",
    ...fields,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join("\n")}\n---\n${body}`;
};

/** An article with sound front matter, without a date. */
export const anArticle = (body: string, fields: Record<string, string> = {}): string =>
  aPage(body, {
    kind: "article",
    kicker: "Article",
    publication: "Classroom Science",
    authors: "[someone]",
    published: "null",
    ...fields,
  }).replace(/^order: .*\n/m, "");

/** The same page in Spanish, made from the English one. */
export const aTranslation = (body: string, english: string, fields: Record<string, string> = {}): string => {
  const hash = createHash("sha256").update(english).digest("hex").slice(0, 12);
  return aPage(body, { ...fields, translationOf: `"${hash}"` });
};

export const aClaim = (id: string, given: Partial<Claim> = {}): Claim => ({
  id,
  display: { en: "25%", es: "25%" },
  value: 25,
  unit: "percent",
  qualifier: "exact",
  sentence: { en: "of students", es: "de los estudiantes" },
  label: { en: "Students", es: "Estudiantes" },
  population: { en: "Students in California", es: "Estudiantes de California" },
  geography: "US-CA",
  source: { en: "Children Now, STEM Network issue page", es: "Children Now, página sobre STEM Network" },
  asOf: null,
  checkedOn: null,
  ...given,
});

export const aTerm = (id: string): Term => ({
  id,
  term: { en: id.toUpperCase(), es: id.toUpperCase() },
  definition: { en: "What it is.", es: "Lo que es." },
});

const both = (text: string) => `{ en: "${text}", es: "${text}" }`;

export const claimYaml = (id: string, unit = "percent"): string =>
  [
    `- id: ${id}`,
    `  display: ${both("25%")}`,
    `  value: 25`,
    `  unit: ${unit}`,
    `  qualifier: exact`,
    ...["sentence", "label", "population", "source"].map((field) => `  ${field}: ${both(field)}`),
    `  geography: US-CA`,
    `  asOf: null`,
    `  checkedOn: null`,
    ``,
  ].join("\n");

/** Files of a content folder without fault: the home page in both languages, one claim, one term. */
export const soundFiles = (): Record<string, string> => ({
  "en/index.mdx": aPage("Hello."),
  "es/index.mdx": aTranslation("Hola.", aPage("Hello.")),
  "claims.yaml": claimYaml("calculus"),
  "glossary.yaml": `- id: stem\n  term: ${both("STEM")}\n  definition: ${both("Four subjects.")}\n`,
  "site.yaml": `name: ${both("Movement")}\norganisation: ${both("Children Now")}\ntagline: ${both("Words")}\n`,
  "navigation.yaml": `primary:\n  - href: /\n    label: ${both("Home")}\nfooter: []\n`,
});

/** Writes a content folder that goes away with the test, and gives its path. */
export function aContentFolder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, "content", path)), { recursive: true });
    writeFileSync(join(root, "content", path), text);
  }
  return join(root, "content");
}

/** Components that show what they were given. */
export const plainComponents: ContentComponents = {
  Claim: ({ claim, note, anchor, inline, locale }) =>
    createElement(
      inline ? "a" : "p",
      { id: anchor, ...(inline && { href: `#note-${note}` }) },
      claim.display[locale],
    ),
  Figures: ({ children }) => createElement("ul", null, children),
  Comparison: ({ title, first, second }) =>
    createElement(
      "figure",
      null,
      `${title}: ${first.claim.value} (${first.note}), ${second.claim.value} (${second.note})`,
    ),
  AgendaItem: ({ id, status, since, children }) =>
    createElement("section", { id: `agenda-${id}` }, `${status} ${since ?? ""}`, children),
  Progress: ({ when, title, children }) => createElement("div", null, when, title, children),
  Callout: ({ title, tone, children }) => createElement("aside", { className: tone }, title, children),
  Act: ({ audience, children }) => createElement("div", { className: audience }, children),
  Term: ({ term, anchor, locale, children }) =>
    createElement(
      Fragment,
      null,
      createElement("dfn", { id: anchor, title: term.definition[locale] }, children),
    ),
  View: ({ by, role, children }) => createElement("section", null, by, role, children),
  Goal: ({ by, title, children }) => createElement("section", null, by, title, children),
  Quote: ({ by, role, source, children }) => createElement("blockquote", null, children, by, role, source),
  Words: ({ lang, children }) => createElement("span", { lang }, children),
};
