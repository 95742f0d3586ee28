import type { Page } from "@/lib/content/files";

/**
 * How a page stands in the other language. "behind": the English page has changed since; "unrecorded": nobody noted
 * which English page the translation was made from; "missing": it stands in one language alone.
 */
export const parityStates = ["missing", "behind", "unrecorded", "current"] as const;
export type ParityState = (typeof parityStates)[number];

export type ParityLine = {
  /** Without language: "/issues/stem". */
  address: string;
  title: string;
  state: ParityState;
  /** The file of each language, or undefined where there is none that can be read. */
  english: string | undefined;
  spanish: string | undefined;
  /** The first 12 hex digits of the SHA-256 of the English file as it is. */
  now: string | undefined;
  /** The same of the English file that the Spanish one was made from, as it says itself. */
  madeFrom: string | undefined;
};

/** Every page and how its translation stands: what needs work first, then by address. */
export function listParity(english: Iterable<Page>, spanish: Iterable<Page>): ParityLine[] {
  const [en, es] = [byAddress(english), byAddress(spanish)];
  return [...new Set([...en.keys(), ...es.keys()])]
    .map((address) => lineOf(address, en.get(address), es.get(address)))
    .sort(
      (a, b) =>
        parityStates.indexOf(a.state) - parityStates.indexOf(b.state) ||
        a.address.localeCompare(b.address, "en"),
    );
}

const byAddress = (pages: Iterable<Page>) => new Map([...pages].map((page) => [page.address, page]));

const lineOf = (address: string, english: Page | undefined, spanish: Page | undefined): ParityLine => ({
  address,
  title: (english ?? spanish)?.frontmatter.title ?? address,
  state: stateOf(english, spanish),
  english: english?.path,
  spanish: spanish?.path,
  now: english?.hash,
  madeFrom: spanish?.frontmatter.translationOf,
});

/** How one page's translation stands. */
export function stateOf(english: Page | undefined, spanish: Page | undefined): ParityState {
  if (!english || !spanish) return "missing";
  const { translationOf } = spanish.frontmatter;
  if (!translationOf) return "unrecorded";
  return translationOf === english.hash ? "current" : "behind";
}
