import { expect, test } from "vitest";
import { citeArticle, citeClaim } from "@/lib/content/cite";
import type { Site } from "@/lib/content/schema";
import { aClaim } from "@/tests/support/content";

const site: Site = {
  name: { en: "The Children's Movement of California", es: "Movimiento por la Niñez de California" },
  organisation: { en: "Children Now", es: "Children Now" },
  tagline: { en: "Words", es: "Palabras" },
};
const address = "https://example.org/claims/a";

test("an undated figure is cited without a year, in the reader's language", () => {
  const en = citeClaim(aClaim("a", { qualifier: "about" }), { locale: "en", site, address });
  expect(en.plain).toBe(
    "“About 25% of students” (California). Source: Children Now, STEM Network issue page, undated. " +
      "The Children's Movement of California. https://example.org/claims/a",
  );
  expect(en.apa).toBe(
    "Children Now. (n.d.). About 25% of students [Statistic from Children Now, STEM Network issue page]. " +
      "The Children's Movement of California. https://example.org/claims/a",
  );
  const es = citeClaim(aClaim("a"), { locale: "es", site, address });
  expect(es.plain).toContain("«25% de los estudiantes» (California). Fuente: ");
  expect(es.plain).toContain("sin fecha");
  expect(es.apa).toContain("Children Now. (s. f.). 25% de los estudiantes [Estadística de ");
  for (const text of [...Object.values(en), ...Object.values(es)])
    expect(text).not.toMatch(/\b(?:19|20)\d\d\b/);
});

test("a dated figure is cited with the year of its source", () => {
  const cited = citeClaim(aClaim("a", { asOf: 2013 }), { locale: "en", site, address });
  expect(cited.plain).toContain("issue page, 2013.");
  expect(cited.apa).toContain("Children Now. (2013). ");
  expect(cited.bibtex).toContain("  year = {2013},");
});

test("a BibTeX entry is whole, and its organization is one name", () => {
  expect(citeClaim(aClaim("a-b"), { locale: "en", site, address }).bibtex.split("\n")).toEqual([
    "@misc{a-b,",
    "  author = {{Children Now}},",
    "  title = {{25\\% of students}},",
    "  year = {n.d.},",
    "  howpublished = {The Children's Movement of California},",
    "  note = {California. Source: Children Now, STEM Network issue page, undated},",
    "  url = {https://example.org/claims/a},",
    "}",
  ]);
});

test("signs that are special to BibTeX and LaTeX stand for themselves", () => {
  const claim = aClaim("a", {
    display: { en: "$5", es: "$5" },
    sentence: { en: "{R&D} #1 a_b ~ ^ \\ 5%", es: "x" },
  });
  expect(citeClaim(claim, { locale: "en", site, address }).bibtex).toContain(
    "title = {{\\$5 \\{R\\&D\\} \\#1 a\\_b \\textasciitilde{} \\textasciicircum{} \\textbackslash{} 5\\%}},",
  );
});

const anArticle = {
  locale: "en" as const,
  site,
  authors: [
    { kind: "person" as const, name: "Shari Dickstein-Staub", byline: "Dr. Shari Dickstein-Staub" },
    { kind: "person" as const, name: "Megan Smith", byline: "Megan Smith" },
  ],
  title: "Who will teach science?",
  publication: "Classroom Science",
  published: null,
  address: "https://example.org/articles/a-b",
};

test("an article is cited by its authors, without a year that nobody recorded", () => {
  const en = citeArticle(anArticle);
  expect(en.plain).toBe(
    "Dr. Shari Dickstein-Staub and Megan Smith. “Who will teach science?” Classroom Science, undated. " +
      "The Children's Movement of California. https://example.org/articles/a-b",
  );
  expect(en.apa).toBe(
    "Dickstein-Staub, S., & Smith, M. (n.d.). Who will teach science? Classroom Science. " +
      "The Children's Movement of California. https://example.org/articles/a-b",
  );
  const es = citeArticle({ ...anArticle, locale: "es", title: "La ciencia" });
  expect(es.plain).toContain("«La ciencia». Classroom Science, sin fecha. Movimiento por la Niñez");
  expect(es.apa).toContain("Dickstein-Staub, S. y Smith, M. (s. f.). La ciencia. Classroom Science. ");
});

test("an article's day stands where each manner wants it", () => {
  const en = citeArticle({ ...anArticle, published: "2026-11-01" });
  expect(en.plain).toContain("Classroom Science, November 1, 2026.");
  expect(en.apa).toContain("(2026, November 1). ");
  expect(citeArticle({ ...anArticle, locale: "es", published: "2026-11-01" }).apa).toContain(
    "(2026, 1 de noviembre). ",
  );
});

test("somebody is cited by the whole of the family's name, wherever it stands", () => {
  const person = (name: string, familyName?: string) =>
    ({ kind: "person", name, familyName, byline: name }) as const;
  const authors = [
    person("Ana María García Robles", "García Robles"),
    person("Zhang Wei", "Zhang"),
    person("Cher", "Cher"),
  ];
  const { apa, bibtex } = citeArticle({ ...anArticle, authors });
  expect(apa).toMatch(/^García Robles, A\. M\., Zhang, W\., & Cher\. \(n\.d\.\)\. /);
  expect(bibtex).toContain("author = {García Robles, Ana María and Zhang, Wei and {Cher}},");
});

test("an article's BibTeX entry parts persons' names and leaves organizations' whole", () => {
  const wested = { kind: "organization" as const, name: "R&D West", byline: "R&D West" };
  const dated = citeArticle({
    ...anArticle,
    authors: [...anArticle.authors, wested],
    published: "2026-11-01",
  });
  expect(dated.bibtex.split("\n")).toEqual([
    "@article{articles-a-b,",
    "  author = {Dickstein-Staub, Shari and Smith, Megan and {R\\&D West}},",
    "  title = {{Who will teach science?}},",
    "  journal = {Classroom Science},",
    "  year = {2026},",
    "  month = {11},",
    "  note = {The Children's Movement of California},",
    "  url = {https://example.org/articles/a-b},",
    "}",
  ]);
  expect(dated.apa).toContain("Dickstein-Staub, S., Smith, M., & R&D West. (2026, November 1).");
  expect(citeArticle({ ...anArticle, authors: [wested] }).apa).toMatch(/^R&D West\. \(n\.d\.\)\. /);
});
