import type { Metadata } from "next";
import "@/app/styles/library.css";
import "@/app/styles/search-form.css";
import { permanentRedirect, redirect } from "next/navigation";
import { guessPage } from "@/lib/content/queries/guess-page";
import { findRedirect, wordsOfAddress } from "@/lib/content/redirects";
import { listRedirects } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { NotFoundView } from "../../not-found-view";

export const dynamic = "force-dynamic";

type Props = {
  params: LocaleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "site");
  return pageMetadata(locale, {
    title: t("notFoundTitle"),
    description: t("notFoundSummary"),
    path: "/lost",
    hidden: true,
  });
}

/**
 * What the document server shows, with status 404, for an address that has no page. It asks with `from`, the address
 * without language: one that has moved is answered with the way to its new place, for good; one that can only mean a
 * certain page, with the way there, for now.
 */
export default async function LostPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params);
  const { from } = await searchParams;
  if (typeof from !== "string") return <NotFoundView locale={locale} />;
  const to = findRedirect(listRedirects(), from, locale);
  if (to) permanentRedirect(to);
  const meant = guessPage(locale, from);
  if (meant) redirect(meant);
  return <NotFoundView locale={locale} q={wordsOfAddress(from)} />;
}
