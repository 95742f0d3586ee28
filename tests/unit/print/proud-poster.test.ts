import { expect, test } from "vitest";
import { getSite } from "@/lib/content/store";
import { proudPoster } from "@/lib/print/proud-poster";
import { readPdf } from "../../support/pdf";

const poster = (name: string, locale: "en" | "es" = "en") =>
  readPdf(proudPoster({ locale, name, address: "https://movement.example.org/join", site: getSite() }));
const words = (name: string) => poster(name).pages.join(" ").replace(/\s+/g, " ");

test("the poster is one tagged sheet in its language, with the name and where others join", () => {
  for (const locale of ["en", "es"] as const) {
    const pdf = poster("Escuelas Unidas", locale);
    expect(pdf).toMatchObject({ tagged: true, universal: true, lang: `${locale}-US` });
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.title).toContain("Escuelas Unidas");
  }
  expect(words("Kelp Club")).toContain("movement.example.org/join");
});

test.each([
  [
    "long",
    "Alliance for Boys and Men of Color in the San Joaquin Valley and the Eastern Sierra Nevada Foothills",
  ],
  ["of one word", "W".repeat(100)],
  [
    "of signs that mean something to a typesetter",
    '#panic("x") $x$ *b* _i_ `c` @a <l> // /* \\u{41} [c] "q"',
  ],
  ["in another script", "奧克蘭科學會 🧪 نادي العلوم"],
  ["with signs that have no shape", "Kelp\u202e\u0000 Club\u2028"],
])("a name %s fits on it and stays what it is", (_, name) => {
  expect(poster(name).pages).toHaveLength(1);
});

test("what people typed is set as typed", () => {
  expect(words('#panic("x") *b*')).toContain('#panic("x") *b*');
});
