import { expect, test } from "vitest";
import { citeClaim } from "@/lib/content/cite";
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
