import { SearchWays } from "@/components/content/search-aside";
import { searchAddress } from "@/lib/content/search/query";
import { getNavigation, listBills, listClaims, listPages } from "@/lib/content/store";
import { type Locale, localePath } from "@/lib/platform/i18n";

/** Questions that lead somewhere, made from what there is; and where to look around. */
export function WaysView({ locale }: { locale: Locale }) {
  const issues = listPages(locale).filter(({ frontmatter }) => frontmatter.kind === "issue");
  const examples = [
    ...issues.slice(0, 2).map(({ frontmatter }) => frontmatter.title),
    ...[...listClaims().values()].slice(0, 2).map(({ display }) => display[locale]),
    ...[...listBills().values()].slice(0, 1).map(({ number }) => number),
  ];
  return (
    <SearchWays
      locale={locale}
      examples={[...new Set(examples)].map((q) => ({
        href: localePath(locale, searchAddress({ q })),
        label: q,
      }))}
      browse={getNavigation().primary.map(({ href, label }) => ({
        href: localePath(locale, href),
        label: label[locale],
      }))}
    />
  );
}
