import type { Redirect } from "@/lib/content/records/schema";
import { type Locale, localePath } from "@/lib/platform/i18n";

/** An address as the list of redirects writes it: decoded, small letters, no slash at the end. */
const plain = (address: string): string => {
  try {
    return decodeURIComponent(address).toLowerCase().replace(/\/+$/, "");
  } catch {
    return address;
  }
};

/**
 * Where the page of an old or guessed address is now, in the reader's language; undefined when nobody noted it.
 * Nothing of what was asked goes into the answer: it is always an address from the list.
 *
 * @param address without language, as it was asked for: capitals and a slash at the end do not matter
 */
export function findRedirect(
  redirects: readonly Redirect[],
  address: string,
  locale: Locale,
): string | undefined {
  const asked = plain(address);
  const to = redirects.find(({ from }) => from.toLowerCase() === asked)?.to;
  if (to === undefined || !to.startsWith("/")) return to;
  // Files are the same in every language.
  return /\.[a-z0-9]+$/i.test(to) ? to : localePath(locale, to);
}

/** The words of an address, to search with: "/issues/stem-netwrok.html" asks for "stem netwrok". */
export const wordsOfAddress = (address: string): string =>
  (plain(address).split("/").at(-1) ?? "")
    .replace(/\.[a-z0-9]{1,5}$/, "")
    .replace(/[^\p{L}\p{N}%$]+/gu, " ")
    .trim()
    .slice(0, 80);
