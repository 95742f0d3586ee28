import type { Metadata } from "next";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { NotFoundView } from "../../not-found-view";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "site");
  return pageMetadata(locale, {
    title: t("notFoundTitle"),
    description: t("notFoundSummary"),
    path: "/lost",
    hidden: true,
  });
}

/** What the document server shows, with status 404, for an address that has no page. */
export default async function LostPage({ params }: Props) {
  return <NotFoundView locale={await requireLocale(params)} />;
}
