import type { Term } from "@/lib/content/schema";
import { otherLocale } from "@/components/layout/site-header";
import type { Locale } from "@/lib/platform/i18n";

/**
 * What the letters of a term stand for. Where it begins with the name in the other language ("Local Control Funding
 * Formula, la fórmula de…"), that name is said to be in it, so that it is heard as it is spoken.
 */
export function Expansion({ locale, words }: { locale: Locale; words: NonNullable<Term["expansion"]> }) {
  const other = otherLocale(locale);
  const own = words[locale];
  const name = words[other];
  if (own === name || !own.startsWith(name)) return own;
  return (
    <>
      <span lang={other}>{name}</span>
      {own.slice(name.length)}
    </>
  );
}
