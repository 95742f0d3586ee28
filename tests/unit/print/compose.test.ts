import { expect, test } from "vitest";
import { openContent } from "@/lib/content/store";
import { fileName, isPrintable, shortAddress } from "@/lib/print/compose";
import type { Locale } from "@/lib/platform/i18n";
import { aContentFolder, anArticle, aPage, claimYaml, soundFiles } from "@/tests/support/content";
import { composeFrom } from "@/tests/support/print";

const people = `- id: someone
  name: Ana Ruiz
  honorific: { en: "Dr.", es: "Dra." }
  roles:
    - title: { en: "Consultant", es: "Consultora" }
      organization: office
  mail: { user: aruiz, domain: example.net }
`;

const readContent = () =>
  openContent(
    aContentFolder({
      ...soundFiles(),
      "claims.yaml": `${claimYaml("calculus")}${claimYaml("physics")}${claimYaml("chemistry").replace('source: { en: "source"', 'source: { en: "Another"')}`,
      "people.yaml": people,
      "organizations.yaml": "- id: office\n  name: County Office\n",
      "en/issues/stem/index.mdx": aPage("All of it.", { kind: "hub", title: "All STEM" }),
      "en/issues/stem/network.mdx": aPage(
        'Of <Claim id="calculus" />, <Claim id="chemistry" /> and <Claim id="physics" />.',
      ),
      "es/issues/stem/network.mdx": aPage("Texto.", { title: "Ciencias" }),
      "en/articles/one.mdx": anArticle("Text.", { guest: "true", published: "2026-11-20" }),
      "en/faq.mdx": aPage("Text.", { kind: "page" }).replace(/^order: .*\n/m, ""),
      "es/articles/one.mdx": anArticle("Texto."),
    }),
  );

const compose = (locale: Locale, address: string) => composeFrom(readContent(), locale, address);

test("issues and articles are printed, plain pages are not", () => {
  const content = readContent();
  expect(isPrintable(content.getPage("en", "/issues/stem")!)).toBe(true);
  expect(isPrintable(content.getPage("en", "/articles/one")!)).toBe(true);
  expect(isPrintable(content.getPage("en", "/faq")!)).toBe(false);
});

test("a brief names its issue, its organization and its address", () => {
  expect(compose("en", "/issues/stem/network")).toMatchObject({
    kind: "Issue brief · All STEM",
    authors: ["Children Now"],
    published: null,
    address: "https://example.org/issues/stem/network",
    shortAddress: "example.org/issues/stem/network",
    disclaimer: null,
  });
  expect(compose("es", "/issues/stem/network")).toMatchObject({
    lang: "es",
    kind: "Resumen del tema",
    address: "https://example.org/es/issues/stem/network",
  });
});

test("where figures come from is said once, with the numbers they have in the text", () => {
  const { sources } = compose("en", "/issues/stem/network");
  expect(sources.map(({ name, lines }) => [name, lines.map(({ note }) => note)])).toEqual([
    ["source, undated", [1, 3]],
    ["Another, undated", [2]],
  ]);
  expect(sources[0]?.lines[0]).toMatchObject({
    figure: "25%",
    statement: "sentence. California.",
    href: "https://example.org/claims/calculus",
  });
});

test("an overview lists the pages below it", () => {
  expect(compose("en", "/issues/stem").below).toMatchObject([
    { title: "STEM", href: "https://example.org/issues/stem/network" },
  ]);
});

test("an article says who wrote it, in the reader's language, and that guests speak for themselves", () => {
  expect(compose("en", "/articles/one")).toMatchObject({
    authors: ["Dr. Ana Ruiz"],
    published: "2026-11-20",
    credits: ["Classroom Science", "November 20, 2026"],
    bylines: [{ name: "Dr. Ana Ruiz", lines: ["Consultant, County Office", "aruiz (at) example.net"] }],
    disclaimer: expect.stringContaining("Children Now publishes them without endorsing them"),
  });
  expect(compose("es", "/articles/one")).toMatchObject({
    bylines: [{ name: "Dra. Ana Ruiz", lines: ["Consultora, County Office", "aruiz (arroba) example.net"] }],
    credits: ["Classroom Science"],
    disclaimer: null,
  });
});

test("a PDF is saved under a name that says what it is", () => {
  expect(fileName({ locale: "en", address: "/issues/stem/stem-network" })).toBe("stem-network.pdf");
  expect(fileName({ locale: "es", address: "/issues/stem/stem-network" })).toBe("stem-network-es.pdf");
});

test("an address is read aloud without what browsers add by themselves", () => {
  expect(shortAddress("https://example.org/issues/")).toBe("example.org/issues");
});
