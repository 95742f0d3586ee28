import { readSource, type SourceKind } from "./schema";

/** What an address of the join form says of how somebody got there: `?from=`, `?campaign=` and `?ref=`. */
export type WayIn = {
  /** The page that led to the form, e.g. "/issues/stem". */
  from: string;
  /** A campaign's name; "" for none. */
  campaign: string;
  /** A partner's code; "" for none. Whether there is such a partner is not settled yet. */
  ref: string;
};

/** How a membership came about, as it is kept. */
export type Source = { sourceKind: SourceKind; source: string };

/** The longest code of a partner and name of a campaign, in characters. */
export const LONGEST_CODE = 60;

/** A code or a name as it stands in an address: lower case, words parted by hyphens; "" for what is none. */
export function readCode(value: unknown): string {
  if (typeof value !== "string" || value.length > 4 * LONGEST_CODE) return "";
  const code = value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return code.length <= LONGEST_CODE ? code : "";
}

/** Reads how somebody got to the form out of its address or out of its hidden fields. */
export const readWayIn = (named: { from?: unknown; campaign?: unknown; ref?: unknown }): WayIn => ({
  from: readSource(named.from),
  campaign: readCode(named.campaign),
  ref: readCode(named.ref),
});

/** The part of an address that keeps how somebody got there: "ref=k12&kind=organization", or "". */
export function wayInQuery({ from, campaign, ref }: WayIn, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...more,
    ...(ref && { ref }),
    ...(campaign && { campaign }),
    ...(from !== "/join" && { from }),
  });
  return query.toString().replaceAll("%2F", "/");
}

/**
 * What is kept of how somebody got there. Whoever was brought by a partner counts for the partner, then for the
 * campaign, and otherwise for the page.
 * @param partner the code, if it is one that counts
 */
export function sourceOf({ from, campaign }: WayIn, partner: string | null): Source {
  if (partner) return { sourceKind: "partner", source: partner };
  return campaign ? { sourceKind: "campaign", source: campaign } : { sourceKind: "page", source: from };
}
