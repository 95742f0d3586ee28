import type { Metadata } from "next";
import { MailChoice } from "@/components/members/account-mail";
import { requireMember } from "@/lib/auth/member";
import { mailWords } from "@/lib/members/account-consent";
import { getAccount } from "@/lib/members/queries/get-account";
import { translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";
import { doneWords } from "../../done";
import { leaveGone } from "../../leading-on";
import type { AccountPageProps } from "../../props";
import { saveFrequencyAction, startMailAction, stopMailAction, tryAgainAction } from "./actions";

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  return { title: t("mail.title"), robots: { index: false } };
}

/** What a member gets by mail and how often, and the end and the beginning of it. */
export default async function MailPage({ params, searchParams }: AccountPageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/mail");
  const account = (await getAccount(viewer)) ?? (await leaveGone(locale));
  const t = translator(locale, "account");
  return (
    <AccountFrame
      locale={locale}
      path="/account/mail"
      title={t("mail.title")}
      summary={t("mail.summary")}
      done={doneWords(locale, (await searchParams).done)}
    >
      <MailChoice
        locale={locale}
        account={account}
        words={{
          updates: mailWords("updates", locale),
          alerts: mailWords("alerts", locale),
          notices: mailWords("notices", locale),
        }}
        acts={{
          save: saveFrequencyAction,
          stop: stopMailAction,
          start: startMailAction,
          tryAgain: tryAgainAction,
        }}
      />
    </AccountFrame>
  );
}
