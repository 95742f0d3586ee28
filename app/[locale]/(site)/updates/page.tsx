import type { Metadata } from "next";
import { PageHead } from "@/components/layout/page-head";
import { UpdateArchive } from "@/components/updates/update-archive";
import { translator } from "@/lib/platform/i18n";
import { listPublicUpdates } from "@/lib/updates/queries/list-public-updates";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import "@/app/styles/utilities.css";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "updates");
  return pageMetadata(locale, {
    title: t("archive.title"),
    description: t("archive.description"),
    path: "/updates",
    feed: t("archive.title"),
  });
}

export default async function UpdatesPage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "updates");
  return (
    <PageFrame locale={locale} path="/updates">
      <PageHead title={t("archive.title")} summary={t("archive.summary")} ground="sun" figure="updates" />
      <div className="frame sheet">
        <UpdateArchive updates={await listPublicUpdates(locale)} locale={locale} />
      </div>
    </PageFrame>
  );
}
