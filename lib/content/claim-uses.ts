import type { Page } from "@/lib/content/files";
import { listNotes } from "@/lib/content/render";
import type { Claim, Ground } from "@/lib/content/schema";

/** A page that states a claim, and the places where it does, in reading order. */
export type ClaimUse = { page: Page; anchors: string[] };

/** Where each claim is stated, by its id. Pages keep the order they come in; claims that no page states are left out. */
export function listUses(
  pages: readonly Page[],
  claims: ReadonlyMap<string, Claim>,
): Map<string, ClaimUse[]> {
  const uses = new Map<string, ClaimUse[]>();
  for (const page of pages) {
    for (const { claim, anchors } of listNotes(page.tree, claims)) {
      uses.set(claim.id, [...(uses.get(claim.id) ?? []), { page, anchors }]);
    }
  }
  return uses;
}

/** The issue a page belongs to: "stem" for /issues/stem/stem-network, undefined for pages outside the issues. */
const issueOf = ({ address }: Page): string | undefined => /^\/issues\/([^/]+)/.exec(address)?.[1];

/** The issues whose pages state a claim, each once, in the order of its uses. */
export const issuesOf = (uses: readonly ClaimUse[] = []): string[] => [
  ...new Set(uses.flatMap(({ page }) => issueOf(page) ?? [])),
];

/**
 * The colour a claim wears, on its page and in its pictures: that of the issue it belongs to, or else of the first page
 * that states it.
 * @param pageAt the page at an address without language
 */
export function groundOfClaim(
  uses: readonly ClaimUse[] = [],
  pageAt: (address: string) => Page | null,
): Ground {
  const [issue] = issuesOf(uses);
  const page = (issue && pageAt(`/issues/${issue}`)) ?? uses[0]?.page;
  return (page && "ground" in page.frontmatter ? page.frontmatter.ground : undefined) ?? "sun";
}

/** What a reader asks the list of claims for. */
export type ClaimFilter = {
  issue: string | undefined;
  /** Whether the source says which year the figure speaks of. */
  dated: "yes" | "no" | undefined;
};

/**
 * Reads `issue` and `dated` of an address. Anything that is not offered, or is given twice, asks for nothing.
 * @param issues the issues that can be asked for
 */
export function readFilter(
  query: Readonly<Record<string, string | string[] | undefined>>,
  issues: readonly string[],
): ClaimFilter {
  const { issue, dated } = query;
  return {
    issue: issues.find((known) => known === issue),
    dated: dated === "yes" || dated === "no" ? dated : undefined,
  };
}

/** The address of a filtered list, without language: "/claims?dated=no&issue=stem". */
export function filterAddress({ issue, dated }: ClaimFilter): string {
  const query = new URLSearchParams({ ...(dated && { dated }), ...(issue && { issue }) }).toString();
  return query ? `/claims?${query}` : "/claims";
}

/** The claims that a reader asked for, in their order. */
export const filterClaims = (
  claims: Iterable<Claim>,
  uses: ReadonlyMap<string, ClaimUse[]>,
  { issue, dated }: ClaimFilter,
): Claim[] =>
  [...claims].filter(
    (claim) =>
      (!issue || issuesOf(uses.get(claim.id)).includes(issue)) &&
      (!dated || (claim.asOf === null) === (dated === "no")),
  );
