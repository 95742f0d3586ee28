import type { Metadata } from "next";
import { AccountHistory } from "@/components/members/account-history";
import { requireMember } from "@/lib/auth/member";
import { counties } from "@/lib/members/county";
import { getHistory } from "@/lib/members/queries/get-history";
import { translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";
import type { AccountPageProps } from "../../props";

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  return { title: t("history.title"), robots: { index: false } };
}

/** What was recorded of a member: agreements in the words they saw, what happened, what was sent. */
export default async function HistoryPage({ params }: AccountPageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/history");
  const history = await getHistory(viewer);
  const t = translator(locale, "account");
  return (
    <AccountFrame
      locale={locale}
      path="/account/history"
      title={t("history.title")}
      summary={t("history.summary")}
    >
      <AccountHistory
        locale={locale}
        history={history}
        counties={Object.fromEntries(counties.map(({ id, name }) => [id, name]))}
      />
    </AccountFrame>
  );
}
