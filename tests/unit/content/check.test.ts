import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkContent, formatProblem } from "@/lib/content/check";
import { aContentFolder, aPage, aTranslation, claimYaml, soundFiles } from "@/tests/support/content";

const check = (files: Record<string, string>, severity: "error" | "warning" = "error"): string[] =>
  checkContent(aContentFolder({ ...soundFiles(), ...files }))
    .filter((problem) => problem.severity === severity)
    .map(formatProblem);
const inBoth = (path: string, page: string) => ({ [`en/${path}`]: page, [`es/${path}`]: page });

test("sound content has no problems", () => {
  expect(check({})).toEqual([]);
  expect(check({}, "warning")).toEqual([]);
});

describe("content is refused with file, line and reason for", () => {
  test("a page missing in Spanish or in English", () => {
    expect(check({ "en/a.mdx": aPage("x"), "es/b.mdx": aPage("x") })).toEqual([
      "content/en/a.mdx:1:1 This page is missing in Spanish: write content/es/a.mdx.",
      "content/es/b.mdx:1:1 This page is missing in English: write content/en/b.mdx.",
    ]);
  });

  test("links to figures that nobody has noted", () => {
    const links = "[all](/claims), [one](/claims/calculus), [none](/claims/gone)";
    expect(check(inBoth("index.mdx", aPage(links)))[0]).toBe(
      "content/en/index.mdx:10:42 This link is dead: there is no page at /claims/gone.",
    );
  });

  test("two files at one address", () => {
    expect(check({ ...inBoth("stem.mdx", aPage("x")), "en/stem/index.mdx": aPage("y") })).toEqual([
      "content/en/stem/index.mdx:1:1 This page and content/en/stem.mdx have the same address, /stem. Keep one of the two.",
    ]);
  });

  test("links that lead nowhere", () => {
    const links =
      "## Here\n\n[a](/gone)\n[b](#here)\n[c](#gone)\n[d](/#gone)\n[e](/join?kind=organization)\n[f](/policies/privacy)";
    expect(check({ "en/index.mdx": aPage(links), "es/index.mdx": aPage("Hola.") })).toEqual([
      "content/en/index.mdx:12:1 This link is dead: there is no page at /gone.",
      'content/en/index.mdx:14:1 There is no place "#gone" on this page.',
      'content/en/index.mdx:15:1 There is no place "#gone" on the page /.',
    ]);
  });

  test("an agenda item whose address another page has, and links to items that are not there", () => {
    const item = '<AgendaItem id="a" status="won">\nx\n</AgendaItem>';
    expect(
      check({
        ...inBoth("one.mdx", aPage(`${item}\n\n[a](/agenda/a), [all](/agenda), [gone](/agenda/b)`)),
        ...inBoth("two.mdx", aPage(item)),
      }).filter((problem) => problem.startsWith("content/en")),
    ).toEqual([
      "content/en/one.mdx:14:33 This link is dead: there is no page at /agenda/b.",
      'content/en/two.mdx:10:1 The id "a" is taken by an agenda item of content/en/one.mdx. Choose another: its address is /agenda/a.',
    ]);
  });

  test("files and pictures that are not there", () => {
    const dir = aContentFolder({
      ...soundFiles(),
      ...inBoth("index.mdx", aPage("[a](/a.pdf) ![b](/b.png)")),
    });
    mkdirSync(join(dir, "../public"));
    writeFileSync(join(dir, "../public/a.pdf"), "");
    const errors = checkContent(dir).filter(({ severity }) => severity === "error");
    expect(errors.map(formatProblem)).toEqual([
      "content/en/index.mdx:10:13 This link is dead: there is no page at /b.png.",
      "content/es/index.mdx:10:13 This link is dead: there is no page at /b.png.",
    ]);
  });

  test("unknown claims and terms", () => {
    expect(
      check(inBoth("index.mdx", aPage('A <Claim id="x" /> of <Term id="y">z</Term>.'))).slice(0, 2),
    ).toEqual([
      'content/en/index.mdx:10:3 There is no claim "x" in claims.yaml.',
      'content/en/index.mdx:10:23 There is no term "y" in glossary.yaml.',
    ]);
  });

  test("a comparison of what cannot be compared", () => {
    const body =
      '<Comparison title="T" first="calculus" second="cost" />\n\n<Comparison title="T" first="cost" second="cost" />';
    const claims = claimYaml("calculus") + claimYaml("cost", "usd");
    expect(check({ ...inBoth("index.mdx", aPage(body)), "claims.yaml": claims }).slice(0, 2)).toEqual([
      'content/en/index.mdx:10:1 These two claims cannot share one scale: "calculus" is in percent, "cost" in usd.',
      "content/en/index.mdx:12:1 This compares a claim with itself.",
    ]);
  });

  test("a claim id given twice, and claims that are not whole", () => {
    expect(check({ "claims.yaml": claimYaml("calculus") + claimYaml("calculus") })).toEqual([
      'content/claims.yaml:13:3 entry 2, id "calculus" is taken by an entry above.',
    ]);
    expect(
      check({
        "claims.yaml": claimYaml("calculus")
          .replace("value: 25", "value: many")
          .replace(/, es: "label"/, ""),
      }),
    ).toEqual([
      "content/claims.yaml:3:3 entry 1, value must be a number.",
      "content/claims.yaml:7:3 The field entry 1, label, es is missing.",
    ]);
  });

  test("data that is missing or is no YAML", () => {
    const files = Object.entries(soundFiles()).filter(([path]) => path !== "site.yaml");
    const dir = aContentFolder({ ...Object.fromEntries(files), "navigation.yaml": "primary: [" });
    const problems = checkContent(dir).map(formatProblem);
    expect(problems).toContain("content/site.yaml:1:1 This file is missing.");
    expect(problems.join("\n")).toMatch(/content\/navigation\.yaml:1:\d+ This YAML cannot be read/);
  });

  test("navigation that leads nowhere", () => {
    const { "navigation.yaml": navigation } = soundFiles();
    expect(check({ "navigation.yaml": navigation!.replace("href: /", "href: /gone") })).toEqual([
      "content/navigation.yaml:1:1 This link is dead: there is no page at /gone.",
    ]);
  });

  test("files whose names make no address, and files that are no pages", () => {
    const files = {
      ...inBoth("Big Name.mdx", aPage("x")),
      "en/notes.md": "x",
      "en/messages/site.json": "{}",
    };
    expect(check(files)).toEqual([
      "content/en/Big Name.mdx:1:1 The names of files and folders may hold only small letters a-z, digits and single hyphens.",
      "content/en/notes.md:1:1 Pages are files that end in .mdx. Rename or remove this one.",
      "content/es/Big Name.mdx:1:1 The names of files and folders may hold only small letters a-z, digits and single hyphens.",
    ]);
  });

  test("pages that are of different kinds or ask different things in the two languages", () => {
    const item = '<AgendaItem id="a" status="won">\nx\n</AgendaItem>';
    const files = {
      "en/a.mdx": aPage(item),
      "es/a.mdx": aPage(item.replace("won", "lost"), { order: "2", ground: "sun" }),
    };
    expect(check(files)).toEqual([
      "content/es/a.mdx:1:1 The agenda items must be the same in both languages; the English page has: a (won).",
      'content/es/a.mdx:1:1 The field ground must be the same in both languages; the English page says "sage".',
      "content/es/a.mdx:1:1 The field order must be the same in both languages; the English page says 1.",
    ]);
  });

  test("a broken page once, not again by each link to it", () => {
    const files = { ...inBoth("a.mdx", aPage("[b](/b#x)")), ...inBoth("b.mdx", aPage("<b>x</b>")) };
    expect(check(files).map((problem) => problem.split(" ")[0])).toEqual([
      "content/en/b.mdx:10:1",
      "content/es/b.mdx:10:1",
    ]);
  });
});

test("editors are warned of bare figures, of claims the other language does not name, and of stale translations", () => {
  const files = {
    "en/a.mdx": aPage('Some <Claim id="calculus" />.'),
    "es/a.mdx": aPage("Un 25%.", { translationOf: '"0123456789ab"' }),
  };
  expect(check(files)).toEqual([]);
  expect(check(files, "warning")).toEqual([
    expect.stringMatching(
      /^content\/es\/a\.mdx:1:1 The English page has changed .* it is now [0-9a-f]{12}\.$/,
    ),
    "content/es/a.mdx:1:1 This page names other claims than the English one (calculus).",
    'content/es/a.mdx:11:4 The figure "25%" names no source. Make it a claim: <Claim id="…" />.',
  ]);
});

test("editors are told of a translation that does not say what it was made from, with what to add", () => {
  const files = { "en/a.mdx": aPage("Words."), "es/a.mdx": aPage("Palabras.") };
  expect(check(files, "warning")).toEqual([
    expect.stringMatching(
      /^content\/es\/a\.mdx:1:1 This page does not say .* add translationOf: "[0-9a-f]{12}"\.$/,
    ),
  ]);
  const english = files["en/a.mdx"];
  expect(check({ ...files, "es/a.mdx": aTranslation("Palabras.", english) }, "warning")).toEqual([]);
});
