import { MainWays } from "@/components/content/main-ways";
import { SearchForm } from "@/components/content/search-form";
import { PageHead } from "@/components/layout/page-head";
import { getNavigation } from "@/lib/content/store";
import { type Locale, translator } from "@/lib/platform/i18n";
import { PageFrame } from "./page-frame";

/**
 * Says that an address leads nowhere, and where to go instead.
 *
 * @param q the words of the address, to search with
 */
export function NotFoundView({ locale, q }: { locale: Locale; q?: string }) {
  const t = translator(locale, "site");
  return (
    <PageFrame locale={locale} path="/" current="">
      <PageHead title={t("notFoundTitle")} summary={t("notFoundSummary")} ground="sage" figure="not-found">
        <SearchForm locale={locale} q={q} />
      </PageHead>
      <div className="frame library-sheet">
        <section aria-labelledby="sure">
          <h2 id="sure" className="wall-title">
            {t("notFoundHelp")}
          </h2>
          <MainWays locale={locale} links={getNavigation().primary} />
        </section>
      </div>
    </PageFrame>
  );
}
