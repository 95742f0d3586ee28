import { sameGivenName } from "./nicknames";

/** What is compared of a person. */
export type Traits = {
  firstName: string;
  lastName: string;
  zip: string | null;
  /** The keys of all their addresses, see `emailKey`. */
  addresses: readonly string[];
  /** The organizations they act or acted for. */
  organizations: readonly string[];
};

/** Why two records look alike; the staff area has a sentence for each. */
export const likenessReasons = [
  "same-mailbox",
  "domain-slip",
  "other-provider",
  "mailbox-slip",
  "same-name",
  "name-swapped",
  "name-slip",
  "nickname",
  "same-zip",
  "same-organization",
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

export type Likeness = {
  /** 0: nothing in common; 100: all but certainly one person. */
  score: number;
  reasons: LikenessReason[];
};

/** From here on staff are asked. */
export const ASK_FROM = 50;

// Where dots in the local part, or what follows a plus, do not make another mailbox.
const DOTLESS = new Set(["gmail.com", "googlemail.com"]);

// The providers whose names are mistyped often enough to be worth it.
const PROVIDERS =
  `gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com comcast.net sbcglobal.net att.net
  live.com msn.com verizon.net protonmail.com me.com mac.com cox.net`.split(/\s+/);

/** A name for comparing: lower case, no accents, nothing but letters and digits. */
export const foldName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * How many single slips lie between two words: a letter more, less, another, or two swapped (optimal string alignment).
 * Stops counting above `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: right.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[right.length]!, most + 1);
}

/** One slip in a word of four letters or more, two from eight on; the same word is none. */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
  return a !== b && most > 0 && slipsBetween(a, b, most) <= most;
}

const partsOf = (key: string) => {
  const at = key.lastIndexOf("@");
  const local = key.slice(0, at);
  const untagged = local.split("+")[0] ?? "";
  return { bare: untagged.replace(/[._-]/g, ""), untagged, domain: key.slice(at + 1) };
};

// Who answers there is a post, not a person.
const SHARED_MAILBOXES = new Set(
  "admin contact director frontdesk hello help hola info mail office parents press principal secretary staff team".split(
    " ",
  ),
);

/** What two addresses say: [points, reason], or null. */
function compareAddresses(a: string, b: string): [number, LikenessReason] | null {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.bare === "" || other.bare === "") return null;
  const shared = SHARED_MAILBOXES.has(one.bare);
  if (one.domain === other.domain) {
    const same = DOTLESS.has(one.domain) ? one.bare === other.bare : one.untagged === other.untagged;
    if (same) return [70, "same-mailbox"];
    if (one.bare === other.bare) return [40, "same-mailbox"];
    return isSlip(one.bare, other.bare) && one.bare.length >= 6 ? [25, "mailbox-slip"] : null;
  }
  if (one.bare !== other.bare) return null;
  const known = PROVIDERS.includes(one.domain) || PROVIDERS.includes(other.domain);
  const both = PROVIDERS.includes(one.domain) && PROVIDERS.includes(other.domain);
  if (known && !both && isSlip(one.domain, other.domain)) return [65, "domain-slip"];
  return shared || one.bare.length < 4 ? null : [30, "other-provider"];
}

function compareNames(a: Traits, b: Traits): [number, LikenessReason] | null {
  const [first, last] = [foldName(a.firstName), foldName(a.lastName)];
  const [otherFirst, otherLast] = [foldName(b.firstName), foldName(b.lastName)];
  if (!first || !last || !otherFirst || !otherLast) return null;
  if (first === otherFirst && last === otherLast) return [40, "same-name"];
  if (first === otherLast && last === otherFirst) return [38, "name-swapped"];
  if (last === otherLast && sameGivenName(first, otherFirst)) return [34, "nickname"];
  const slip =
    (last === otherLast && isSlip(first, otherFirst)) || (first === otherFirst && isSlip(last, otherLast));
  return slip ? [32, "name-slip"] : null;
}

const shareOne = (a: readonly string[], b: readonly string[]) => a.some((it) => b.includes(it));

/**
 * How much two records look like one person, in points that add up, with why. The same in both directions. Different
 * full names take away: families share a ZIP code, an organization, and often a mailbox.
 */
export function likenessOf(a: Traits, b: Traits): Likeness {
  const reasons: LikenessReason[] = [];
  let score = 0;
  const note = (found: [number, LikenessReason] | null) => {
    if (!found) return false;
    score += found[0];
    reasons.push(found[1]);
    return true;
  };

  const pairs = a.addresses.flatMap((mine) => b.addresses.map((other) => compareAddresses(mine, other)));
  note(pairs.reduce((best, pair) => ((pair?.[0] ?? 0) > (best?.[0] ?? 0) ? pair : best), null));
  const alike = note(compareNames(a, b));
  const named = (it: Traits) => foldName(it.firstName) !== "" && foldName(it.lastName) !== "";
  if (!alike && named(a) && named(b)) score -= 30;
  if (a.zip && a.zip === b.zip) note([20, "same-zip"]);
  if (shareOne(a.organizations, b.organizations)) note([20, "same-organization"]);
  // Where somebody lives, or works, tells nothing alone.
  const told = reasons.some((reason) => reason !== "same-zip" && reason !== "same-organization");
  return { score: told ? Math.max(0, Math.min(100, score)) : 0, reasons };
}
