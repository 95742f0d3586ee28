import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DataView } from "@/components/members/data-view";
import { requireMember } from "@/lib/auth/member";
import { collectPersonData } from "@/lib/members/queries/collect-person-data";
import { dataFiles } from "@/lib/members/person-data";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";

type DataPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: DataPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  return { title: t("data.title"), robots: { index: false }, referrer: "same-origin" };
}

/** What is held of a member, to be taken along, and the way to have it deleted. */
export default async function DataPage({ params }: DataPageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/data");
  const data = await collectPersonData(viewer);
  if (!data) redirect(localePath(locale, "/account"));
  const t = translator(locale, "account");
  const held = dataFiles.map((file) => ({ file, count: data[file].length })).filter(({ count }) => count > 0);
  return (
    <AccountFrame locale={locale} path="/account/data" title={t("data.title")} summary={t("data.summary")}>
      <DataView locale={locale} held={held} />
    </AccountFrame>
  );
}
