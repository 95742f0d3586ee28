import type { Metadata } from "next";
import { AgendaList } from "@/components/content/agenda-list";
import { JoinBanner } from "@/components/content/join-banner";
import { PageHead } from "@/components/layout/page-head";
import { agendaAddress } from "@/lib/content/agenda";
import { listAgenda } from "@/lib/content/store";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import "@/app/styles/blocks.css";
import "@/app/styles/agenda.css";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

const path = "/agenda";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "content");
  return pageMetadata(locale, { title: t("agendaTitle"), description: t("agendaDescription"), path });
}

export default async function AgendaPage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "content");
  return (
    <PageFrame locale={locale} path={path}>
      <PageHead title={t("agendaTitle")} summary={t("agendaSummary")} ground="lupine" figure="agenda" />
      <div className="frame sheet">
        <div className="agenda-list">
          <AgendaList locale={locale} groups={groupByPage(locale)} />
        </div>
        <div className="beside">
          <JoinBanner locale={locale} from={path} />
        </div>
      </div>
    </PageFrame>
  );
}

function groupByPage(locale: Locale) {
  const entries = listAgenda(locale);
  return [...new Set(entries.map(({ page }) => page))].map((page) => ({
    title: page.frontmatter.title,
    href: localePath(locale, page.address),
    ground: "ground" in page.frontmatter ? page.frontmatter.ground : undefined,
    items: entries
      .filter((entry) => entry.page === page)
      .map((entry) => ({ ...entry, href: localePath(locale, agendaAddress(entry.id)) })),
  }));
}
