import type { Metadata } from "next";
import { PageHead } from "@/components/layout/page-head";
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
          <a className="button" href={localePath(locale, "/")}>
            {t("errorHome")}
          </a>
        </p>
      </PageHead>
    </PageFrame>
  );
}
