import type { Metadata } from "next";
import "@/app/styles/library.css";
import { MainWays } from "@/components/content/main-ways";
import { PageHead } from "@/components/layout/page-head";
import { getNavigation } from "@/lib/content/store";
import { localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "site");
  return pageMetadata(locale, {
    title: t("errorTitle"),
    description: t("errorSummary"),
    path: "/unavailable",
    hidden: true,
  });
}

/** Stands in for a page that cannot be shown. It is rendered while all is well, so it needs no database. */
export default async function UnavailablePage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "site");
  return (
    <PageFrame locale={locale} path="/" current="">
      <PageHead title={t("errorTitle")} summary={t("errorSummary")} ground="sun" figure="not-found">
        <p className="poster-actions">
          {/* No address: the page that was asked for. */}
          <a className="button" href="">
            {t("errorRetry")}
          </a>
          <a className="button button-quiet" href={localePath(locale, "/")}>
            {t("errorHome")}
          </a>
        </p>
      </PageHead>
      <div className="frame library-sheet">
        <div className="unavailable">
          <section>
            <h2>{t("unavailableWorks")}</h2>
            <p>{t("unavailableWorksText")}</p>
          </section>
          <section>
            <h2>{t("unavailableNot")}</h2>
            <p>{t("unavailableNotText")}</p>
          </section>
        </div>
        <MainWays locale={locale} links={getNavigation().primary} />
      </div>
    </PageFrame>
  );
}
