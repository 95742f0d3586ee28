import type { Metadata } from "next";
import "@/app/styles/articles.css";
import { PageHead } from "@/components/layout/page-head";
import { listBills } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import { BillCards } from "./bill-cards";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

const path = "/bills";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "articles");
  return pageMetadata(locale, { title: t("bills.title"), description: t("bills.description"), path });
}

export default async function BillsPage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "articles");
  const bills = [...listBills().values()];
  return (
    <PageFrame locale={locale} path={path}>
      <PageHead title={t("bills.title")} summary={t("bills.summary")} ground="lupine" figure="bills" />
      <section className="wall" aria-labelledby="shown">
        <h2 className="frame wall-title" id="shown">
          {bills.length > 0 ? t("bills.shown", { count: bills.length }) : t("bills.emptyTitle")}
        </h2>
        {bills.length > 0 ? (
          <div className="cards">
            <BillCards locale={locale} bills={bills} />
          </div>
        ) : (
          <p className="frame record-none">{t("bills.emptyHint")}</p>
        )}
      </section>
    </PageFrame>
  );
}
