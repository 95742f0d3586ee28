import { expect, test } from "vitest";
import {
  filterAddress,
  filterClaims,
  groundOfClaim,
  issuesOf,
  listUses,
  readFilter,
} from "@/lib/content/claim-uses";
import { openContent } from "@/lib/content/store";
import { aClaim, aContentFolder, aPage, claimYaml, soundFiles } from "@/tests/support/content";

const content = () =>
  openContent(
    aContentFolder({
      ...soundFiles(),
      "claims.yaml": claimYaml("calculus") + claimYaml("physics") + claimYaml("unused"),
      "en/index.mdx": aPage('One in four: <Claim id="calculus" />.'),
      "en/issues/stem/index.mdx": aPage('First <Claim id="calculus" />, again <Claim id="calculus" />.'),
      "en/issues/stem/network.mdx": aPage('Then <Claim id="physics" />.'),
      "en/issues/linked-learning.mdx": aPage('<Comparison title="Two" first="physics" second="calculus" />', {
        ground: "poppy",
      }),
    }),
  );

const uses = () => {
  const { listPages, listClaims } = content();
  return listUses(listPages("en"), listClaims());
};

test("a claim knows the pages that state it, and every place there", () => {
  const places = uses()
    .get("calculus")
    ?.map(({ page, anchors }) => [page.address, anchors]);
  expect(places).toEqual([
    ["/", ["claim-calculus"]],
    ["/issues/linked-learning", ["claim-calculus"]],
    ["/issues/stem", ["claim-calculus", "claim-calculus-2"]],
  ]);
  expect(uses().get("unused")).toBeUndefined();
});

test("a claim belongs to the issues of its pages, however deep they are", () => {
  expect(issuesOf(uses().get("physics"))).toEqual(["linked-learning", "stem"]);
  expect(issuesOf(uses().get("unused"))).toEqual([]);
});

test("a claim wears the colour of its issue, or else of the first page that states it", () => {
  const { getPage } = content();
  const pageAt = (address: string) => getPage("en", address);
  expect(groundOfClaim(uses().get("physics"), pageAt)).toBe("poppy");
  expect(groundOfClaim(uses().get("calculus"), () => null)).toBe("sage");
  expect(groundOfClaim(uses().get("unused"), pageAt)).toBe("sun");
});

test("a list is narrowed by issue, by whether the year is known, or both", () => {
  const claims = [aClaim("calculus", { asOf: 2013 }), aClaim("physics"), aClaim("unused")];
  const ids = (issue: string | undefined, dated: "yes" | "no" | undefined) =>
    filterClaims(claims, uses(), { issue, dated }).map(({ id }) => id);
  expect(ids(undefined, undefined)).toEqual(["calculus", "physics", "unused"]);
  expect(ids("stem", undefined)).toEqual(["calculus", "physics"]);
  expect(ids(undefined, "no")).toEqual(["physics", "unused"]);
  expect(ids("stem", "yes")).toEqual(["calculus"]);
});

test("what an address asks for is read, and what nobody offers is not", () => {
  const nothing = { issue: undefined, dated: undefined };
  expect(readFilter({ issue: "stem", dated: "no" }, ["stem"])).toEqual({ issue: "stem", dated: "no" });
  expect(readFilter({ issue: "constructor", dated: "maybe" }, ["stem"])).toEqual(nothing);
  expect(readFilter({ issue: ["stem", "stem"], dated: ["no"] }, ["stem"])).toEqual(nothing);
  expect(readFilter({}, [])).toEqual(nothing);
});

test("a filter has one address", () => {
  expect(filterAddress({ issue: undefined, dated: undefined })).toBe("/claims");
  expect(filterAddress({ issue: "stem", dated: undefined })).toBe("/claims?issue=stem");
  expect(filterAddress({ issue: "stem", dated: "no" })).toBe("/claims?dated=no&issue=stem");
});
