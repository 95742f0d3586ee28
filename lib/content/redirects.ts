import type { Redirect } from "@/lib/content/records/schema";
import { isLocale, type Locale, localePath } from "@/lib/platform/i18n";

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
  // A language is asked for in every language; files are the same in each; a feed is not one.
  if (isLocale(to.split("/")[1])) return to;
  return /\.[a-z0-9]+$/i.test(to) && !/\/feed\.(?:xml|json)$/.test(to) ? to : localePath(locale, to);
}

/** What old sites put behind their addresses. */
const ending = /(?:\/index)?\.(?:html?|php|aspx?)$/;

/** Letters and digits alone: "AB 2565", "ab-2565" and "ab2565" are the same. */
const squeeze = (part: string): string => part.replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The page that somebody meant who asked for one that is not there: the same but for capitals or a ".html", or the only
 * one of that name at the top of the site ("/wested") or in that part of it ("/glossary/lcff"). Undefined where none
 * or several could be meant.
 *
 * @param address without language, as it was asked for
 * @param known the addresses there are, without language; a word of the glossary as "/glossary#lcff"
 */
export function guessAddress(address: string, known: readonly string[]): string | undefined {
  const asked = plain(address).replace(ending, "") || "/";
  if (known.includes(asked)) return asked === address ? undefined : asked;
  const [, ...parts] = asked.split("/");
  const name = squeeze(parts.at(-1) ?? "");
  const folder = parts.length > 1 ? parts[0] : undefined;
  const meant = known.filter((one) => {
    const [, first, ...rest] = one.split(/[/#]/);
    return name !== "" && squeeze(rest.at(-1) ?? "") === name && (folder === undefined || folder === first);
  });
  return meant.length === 1 ? meant[0] : undefined;
}

/** The words of an address, to search with: "/issues/stem-netwrok.html" asks for "stem netwrok". */
export const wordsOfAddress = (address: string): string =>
  (plain(address).split("/").at(-1) ?? "")
    .replace(/\.[a-z0-9]{1,5}$/, "")
    .replace(/[^\p{L}\p{N}%$]+/gu, " ")
    .trim()
    .slice(0, 80);
