import type { Metadata } from "next";
import "@/app/styles/coalitions.css";
import { PageHead } from "@/components/layout/page-head";
import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import { CoalitionCards } from "./coalition-cards";
import { listCoalitions } from "./coalitions";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

const path = "/coalitions";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "coalitions");
  return pageMetadata(locale, { title: t("title"), description: t("description"), path });
}

export default async function CoalitionsPage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "coalitions");
  const coalitions = listCoalitions(locale);
  return (
    <PageFrame locale={locale} path={path}>
      <PageHead title={t("title")} summary={t("summary")} ground="poppy" figure="coalitions" />
      <section className="wall" aria-labelledby="shown">
        <h2 className="frame wall-title" id="shown">
          {coalitions.length > 0 ? t("shown", { count: coalitions.length }) : t("emptyTitle")}
        </h2>
        {coalitions.length > 0 ? (
          <CoalitionCards coalitions={coalitions} />
        ) : (
          <p className="frame">{t("emptyHint")}</p>
        )}
      </section>
      <section className="frame coalition-more" aria-labelledby="directory">
        <h2 className="wall-title" id="directory">
          {t("directoryTitle")}
        </h2>
        <p>{t("directoryText")}</p>
        <p className="coalition-ways">
          <ButtonLink href={localePath(locale, "/organizations")}>{t("directoryLink")}</ButtonLink>
          <ButtonLink look="quiet" href={joinAddress(locale, path, "organization")}>
            {t("bring")}
          </ButtonLink>
        </p>
      </section>
    </PageFrame>
  );
}
