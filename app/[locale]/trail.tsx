import { Breadcrumbs } from "@/components/layout/breadcrumbs";
import { JsonLd } from "@/components/layout/json-ld";
import { trailData } from "@/lib/content/json-ld";
import { getSite } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";

type Step = { path: string; title: string };

type TrailProps = {
  locale: Locale;
  /** The pages above this one, from the top down. */
  above: readonly Step[];
  /** The page itself. */
  here: Step;
};

/** The way back to the pages above, for people and for search engines. */
export function Trail({ locale, above, here }: TrailProps) {
  const where = { locale, origin: siteUrl(), site: getSite() };
  return (
    <>
      <Breadcrumbs locale={locale} above={above} />
      {above.length > 0 ? <JsonLd data={trailData(where, [...above, here])} /> : null}
    </>
  );
}
