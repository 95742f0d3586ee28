import { defaultLocale, isLocale, type Locale } from "@/lib/platform/i18n";
import { good, wrong, type Finding } from "./checks";

const languages: Record<Locale, string> = { en: "English", es: "Spanish" };

/** A link to this site, taken apart. */
export type OwnLink = { locale: Locale; path: string; anchor: string };

/** What a link leads to: a page of this site, another site's host, or nothing that can be looked at (mailto:). */
export function readLink(url: string, siteUrl: string): OwnLink | { host: string } | null {
  if (url !== siteUrl && !new RegExp("^[/?#]").test(url.startsWith(siteUrl) ? url.slice(siteUrl.length) : ""))
    return /^https?:/i.test(url) && URL.canParse(url) ? { host: new URL(url).host } : null;
  const [beforeAnchor = "", anchor = ""] = url.slice(siteUrl.length).split("#", 2);
  const path = beforeAnchor.split("?", 1)[0] || "/";
  const [, first = ""] = path.split("/");
  if (!isLocale(first)) return { locale: defaultLocale, path: decode(path), anchor: decode(anchor) };
  return { locale: first, path: decode(path.slice(first.length + 1) || "/"), anchor: decode(anchor) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export type JudgedLink = { url: string; found: "page" | "no-place" | "nothing" };

/**
 * Whether the links of one language lead somewhere. Pages of this site were looked for; other sites are only named,
 * since asking them would tell them of a mail that has not gone out.
 */
export function checkLinks(locale: Locale, own: readonly JudgedLink[], hosts: readonly string[]): Finding[] {
  const bad = own.flatMap(({ url, found }) =>
    found === "page"
      ? []
      : [
          wrong(
            found === "nothing"
              ? `${languages[locale]}: there is no page at ${url}.`
              : `${languages[locale]}: the page is there, and not the place on it behind the #: ${url}`,
          ),
        ],
  );
  const inner =
    own.length === 0
      ? `${languages[locale]}: no links to this site.`
      : `${languages[locale]}: ${own.length === 1 ? "the one link to this site leads" : `all ${own.length} links to this site lead`} to a page.`;
  const elsewhere = [...new Set(hosts)].sort();
  const outer =
    elsewhere.length === 0
      ? []
      : [
          good(
            `${languages[locale]}: links to other sites, which are not asked; try them yourself: ${elsewhere.join(", ")}.`,
          ),
        ];
  return [...bad, ...(bad.length === 0 ? [good(inner)] : []), ...outer];
}
