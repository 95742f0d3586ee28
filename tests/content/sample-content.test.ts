import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkContent, formatProblem } from "@/lib/content/check";
import {
  getClaim,
  getPage,
  listAgenda,
  listBills,
  listClaims,
  listOrganizations,
  listPages,
  listPeople,
  listRegions,
  listResources,
  type Page,
} from "@/lib/content/store";
import type { ComponentName, Frontmatter } from "@/lib/content/schema";
import { type ShownContent, type ShownElement, shownText, tagOf } from "@/lib/content/tree";
import { locales } from "@/lib/platform/i18n";

test("the content in the repository has nothing wrong with it", () => {
  expect(checkContent().map(formatProblem)).toEqual([]);
  // It parses every page: on a machine that is busy with other tests, that takes seconds.
}, 30_000);

describe("figures", () => {
  test.each([
    ["stem-fast-growing-occupations", 7, "of-ten", "exact", "US"],
    ["schools-without-calculus", 25, "percent", "exact", "US-CA"],
    ["schools-without-physics", 15, "percent", "exact", "US-CA"],
    ["schools-without-chemistry", 10, "percent", "exact", "US-CA"],
    ["jobs-needing-more-than-high-school", 60, "percent", "more-than", "US"],
    ["high-school-dropout", 12, "percent", "about", "US-CA"],
    ["high-school-dropout-cost", 22e9, "usd", "at-least", "US-CA"],
    ["linked-learning-districts", 63, "count", "exact", "US-CA"],
    ["linked-learning-pathways", 850, "count", "more-than", "US-CA"],
    ["linked-learning-teamwork", 56, "percent-more", "exact", "US-CA"],
    ["linked-learning-public-speaking", 59, "percent-more", "exact", "US-CA"],
    ["linked-learning-organization", 24, "percent-more", "exact", "US-CA"],
    ["partnership-academy-graduation", 95, "percent", "exact", "US-CA"],
    ["peer-graduation", 85, "percent", "exact", "US-CA"],
    ["linked-learning-four-year-college", 9, "percent-more", "exact", "US-CA"],
    ["career-pathways-trust", 250e6, "usd", "exact", "US-CA"],
    ["ab-185-funding", 50e6, "usd", "exact", "US-CA"],
    ["county-offices-of-education", 58, "count", "exact", "US-CA"],
  ])("%s is what its source says", (id, value, unit, qualifier, geography) => {
    expect(getClaim(id)).toMatchObject({ value, unit, qualifier, geography });
  });

  test("no figure has a year or a check that nobody can vouch for", () => {
    for (const { id, asOf, checkedOn } of listClaims().values()) {
      expect({ id, asOf, checkedOn }).toEqual({ id, asOf: null, checkedOn: null });
    }
  });

  test("each is stated on a page", () => {
    const stated = new Set(listPages("en").flatMap(({ claims }) => claims.map(({ id }) => id)));
    expect([...listClaims().keys()].filter((id) => !stated.has(id))).toEqual([]);
  });
});

/** The collaborators of CAPMSE as its source names them: name, abbreviation, the name of the one above. */
const collaborators = `
CCSESA,CCSESA,
California Department of Education,CDE,
Lawrence Hall of Science,,
Children Now,,
California STEM Network,,Children Now
California Teachers Association Instructional Leadership Corps,,
Exploratorium,,
CCSESA Curriculum and Instruction Subcommittee,CISC,CCSESA
California Mathematics Project,,
California Science Project,,
Californians Dedicated to Education Foundation,,
WestEd,,
K-12 Alliance@WestEd,,WestEd
California Association of Science Educators,CASE,
Education Trust-West,,
University of California,UC,
Silicon Valley Mathematics Initiative,,
BaySci,,
The Biomimicry Institute,,
California Math Council,,
California State University,CSU,
California Alliance for NGSS,,
Ten Strands,,
California Environmental Literacy Initiative,,
SEER,SEER,
CREEC Network,CREEC,
`;

const organizationsIn = (coalition: string, role: string) =>
  [...listOrganizations().values()].filter(({ coalitions }) =>
    coalitions.some((one) => one.id === coalition && one.role === role),
  );
const nameOf = (id: string | undefined): string => (id && listOrganizations().get(id)?.name) ?? "";

describe("organizations", () => {
  test("CAPMSE has its 26 collaborators, each with its name, abbreviation and parent", () => {
    const written = organizationsIn("capmse", "collaborator").map((one) =>
      [one.name, one.abbreviation ?? "", nameOf(one.parent?.id)].join(","),
    );
    expect(written).toEqual(collaborators.trim().split("\n"));
    expect(written).toHaveLength(26);
  });

  test("the STEM Network is a project of Children Now; the other two are parts of their parents", () => {
    const below = [...listOrganizations().values()].filter(({ parent }) => parent);
    expect(Object.fromEntries(below.map(({ name, parent }) => [name, parent?.relation]))).toEqual({
      "California STEM Network": "project-of",
      "CCSESA Curriculum and Instruction Subcommittee": "part-of",
      "K-12 Alliance@WestEd": "part-of",
    });
  });

  test("CASE is found by the name it had before", () => {
    expect(listOrganizations().get("california-association-of-science-educators")?.aliases).toContain("CSTA");
  });

  test("three organizations of Washington State lead the Road Map region's network", () => {
    expect(
      organizationsIn("road-map-stem-network", "lead").map(({ name, abbreviation, state }) => [
        name,
        abbreviation,
        state,
      ]),
    ).toEqual([
      ["Puget Sound Educational Service District", "PSESD", "US-WA"],
      ["Community Center for Education Results", "CCER", "US-WA"],
      ["Washington STEM", undefined, "US-WA"],
    ]);
  });

  test("only sectors that are sure are stated", () => {
    const stated = [...listOrganizations().values()].flatMap(({ id, sector }) =>
      sector ? [[id, sector]] : [],
    );
    expect(Object.fromEntries(stated)).toEqual({
      "california-department-of-education": "government",
      "children-now": "nonprofit",
    });
  });
});

describe("coalitions", () => {
  test.each(locales)("CAPMSE has met since 2015 and shows the view of Dr. Straus (%s)", (locale) => {
    const page = pageAt(locale, "/coalitions/capmse");
    expect(fieldsOf(page, "coalition").since).toBe("2015");
    expect(page.views).toEqual(["ilene-straus"]);
    expect(elementsOf(page, "View").map(({ properties }) => properties["person"])).toEqual(["ilene-straus"]);
    // Paraphrased, and not to be taken for a quotation.
    expect(elementsOf(page, "Quote")).toEqual([]);
  });

  test.each(locales)("the Road Map region's goal was for 2020 (%s)", (locale) => {
    const page = pageAt(locale, "/coalitions/road-map-stem-network");
    expect(fieldsOf(page, "coalition").region).toBe("road-map");
    expect(elementsOf(page, "Goal").map(({ properties }) => properties["by"])).toEqual(["2020"]);
  });

  test("the Road Map region's seven districts lie where they lie", () => {
    const region = listRegions().get("road-map");
    expect(region?.state).toBe("US-WA");
    const at = new Map(region?.districts.map((district) => [district.name, district]));
    expect([...at.keys()].sort()).toEqual([
      ...["Auburn", "Federal Way", "Highline", "Kent", "Renton", "South Seattle", "Tukwila"],
    ]);
    expect(new Set([...at.values()].map(({ column, row }) => `${column},${row}`)).size).toBe(7);
    const isNorthOf = (north: string, south: string) =>
      (at.get(north)?.row ?? NaN) < (at.get(south)?.row ?? NaN);
    const isWestOf = (west: string, east: string) =>
      (at.get(west)?.column ?? NaN) < (at.get(east)?.column ?? NaN);
    for (const [north, south] of [
      ...[["South Seattle", "Highline"] as const, ["Highline", "Federal Way"] as const],
      ...[["Renton", "Kent"] as const, ["Kent", "Auburn"] as const, ["Tukwila", "Auburn"] as const],
    ]) {
      expect({ north, south, right: isNorthOf(north, south) }).toEqual({ north, south, right: true });
    }
    for (const [west, east] of [
      ...[["South Seattle", "Renton"] as const, ["Highline", "Tukwila"] as const],
      ...[["Tukwila", "Kent"] as const, ["Federal Way", "Auburn"] as const],
    ]) {
      expect({ west, east, right: isWestOf(west, east) }).toEqual({ west, east, right: true });
    }
  });
});

describe("articles", () => {
  test.each(locales)("CAL-MSCS is by two guests, of Classroom Science, without a date (%s)", (locale) => {
    expect(fieldsOf(pageAt(locale, "/articles/cal-mscs"), "article")).toMatchObject({
      publication: "Classroom Science",
      authors: ["shari-dickstein-staub", "megan-smith"],
      guest: true,
      published: null,
      bills: ["ab-2565", "ab-185"],
    });
  });

  test.each(locales)("CAL-MSCS tells all there is to tell (%s)", (locale) => {
    const page = pageAt(locale, "/articles/cal-mscs");
    const text = shownText(page.tree);
    for (const word of [
      ...[
        "CAL-MSCS",
        "Statewide Science Steering Team",
        "COVID",
        "CSTA",
        "2024/2025",
        "Facebook",
        "Instagram",
      ],
      ...["Blueprint for Action for Equitable K-12 Science Education in California", "www.calmscs.org"],
    ]) {
      expect(text).toContain(word);
    }
    expect(page.claims.map(({ id }) => id)).toEqual(["ab-185-funding", "county-offices-of-education"]);
    expect(page.links.map(({ href }) => href)).toEqual(
      expect.arrayContaining([
        ...["/bills/ab-2565", "/bills/ab-185", "/organizations/california-association-of-science-educators"],
      ]),
    );
  });

  test("every other article is by Children Now, and dated", () => {
    const others = listPages("en").flatMap(({ address, frontmatter }) =>
      frontmatter.kind === "article" && address !== "/articles/cal-mscs" ? [frontmatter] : [],
    );
    expect(others).not.toEqual([]);
    for (const { authors, guest, published } of others) {
      expect({ authors, guest }).toEqual({ authors: ["children-now"], guest: false });
      expect(published).not.toBeNull();
    }
  });
});

describe("people", () => {
  test("the authors have their posts at their office and in the partnership", () => {
    const posts = (id: string) =>
      listPeople()
        .get(id)
        ?.roles.map(({ title, organization }) => [title.en, organization]);
    expect(posts("shari-dickstein-staub")).toEqual([
      ["Educational consultant", "san-joaquin-county-office-of-education"],
      ["Multi-disciplinary coordinator and science co-chair", "cal-mscs"],
    ]);
    expect(posts("megan-smith")).toEqual([
      ["STEM coordinator", "san-joaquin-county-office-of-education"],
      ["Grant coordinator and science co-chair", "cal-mscs"],
    ]);
  });

  test("their mail addresses are known, and written out in no file", () => {
    expect(listPeople().get("shari-dickstein-staub")?.mail).toEqual({ user: "sstaub", domain: "sjcoe.net" });
    expect(listPeople().get("megan-smith")?.mail).toEqual({ user: "msmith", domain: "sjcoe.net" });
    for (const file of readdirSync("content", { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(`${file.parentPath}/${file.name}`, "utf8")).not.toContain("@sjcoe");
    }
  });
});

describe("bills", () => {
  test("what AB 2565 was for was carried on into AB 185, which was won", () => {
    expect(listBills().get("ab-2565")).toMatchObject({
      status: "carried-on",
      leadsTo: "ab-185",
      state: "US-CA",
    });
    expect(listBills().get("ab-185")).toMatchObject({
      status: "won",
      outcome: "ab-185-funding",
      state: "US-CA",
    });
  });

  test("those who acted are thanked", () => {
    for (const { thanks } of listBills().values()) expect(thanks).toBeDefined();
  });
});

test("every brief that can be taken along is a page, in both languages", () => {
  const briefs = [...listResources().values()].filter(({ type }) => type === "brief");
  expect(briefs.map(({ id }) => id)).toEqual(["stem-network-brief", "linked-learning-brief"]);
  for (const { files } of briefs) {
    expect(files.map(({ language }) => language)).toEqual(["en", "es"]);
    for (const { language, href } of files) {
      const address = href.replace(/^\/es(?=\/)/, "").replace(/\/pdf$/, "");
      expect(getPage(language === "es" ? "es" : "en", address)).not.toBeNull();
    }
  }
});

test("the pictures of figures among the resources are of figures that exist", () => {
  const posters = [...listResources().values()].filter(({ type }) => type === "poster");
  expect(posters).not.toEqual([]);
  for (const { href } of posters.flatMap(({ files }) => files)) {
    expect(getClaim(/\/claims\/([a-z0-9-]+)\.(?:png|svg)$/.exec(href)?.[1] ?? "")).not.toBeNull();
  }
});

test("what is asked for stays asked for: one ask for STEM, one for Linked Learning since 2012", () => {
  expect(listAgenda("en").map(({ id, status, since }) => [id, status, since])).toEqual([
    ["stem-priority", "proposed", undefined],
    ["expand-linked-learning", "in-progress", "2012"],
  ]);
});

test("every Spanish page says which English text it was made from", () => {
  expect(
    listPages("es").flatMap(({ address, frontmatter }) => (frontmatter.translationOf ? [] : [address])),
  ).toEqual([]);
});

function pageAt(locale: (typeof locales)[number], address: string): Page {
  const page = getPage(locale, address);
  if (!page) throw new Error(`There is no page at ${address}.`);
  return page;
}

function fieldsOf<K extends Frontmatter["kind"]>(page: Page, kind: K): Extract<Frontmatter, { kind: K }> {
  if (page.frontmatter.kind !== kind) throw new Error(`${page.path} is of kind ${page.frontmatter.kind}.`);
  return page.frontmatter as Extract<Frontmatter, { kind: K }>;
}

/** The places of a page that an editor wrote as one kind of component. */
function elementsOf(page: Page, name: ComponentName): ShownElement[] {
  const below = (nodes: readonly ShownContent[]): ShownElement[] =>
    nodes.flatMap((node) =>
      node.type === "element"
        ? [...(node.tagName === tagOf(name) ? [node] : []), ...below(node.children as ShownContent[])]
        : [],
    );
  return below(page.tree.children as ShownContent[]);
}
