import type { Metadata } from "next";
import { MembershipChoices } from "@/components/members/account-membership";
import { requireMember } from "@/lib/auth/member";
import { comingBackWords } from "@/lib/members/account-consent";
import { getAccount } from "@/lib/members/queries/get-account";
import { translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";
import { doneWords } from "../../done";
import { leaveGone } from "../../leading-on";
import type { AccountPageProps } from "../../props";
import { comeBackAction, leaveAction, pauseAction, resumeAction } from "./actions";

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  return { title: t("membership.title"), robots: { index: false } };
}

/** A member's memberships, each with the ways out of it and back. */
export default async function MembershipPage({ params, searchParams }: AccountPageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/membership");
  const account = (await getAccount(viewer)) ?? (await leaveGone(locale));
  const t = translator(locale, "account");
  return (
    <AccountFrame
      locale={locale}
      path="/account/membership"
      title={t("membership.title")}
      summary={t("membership.summary")}
      done={doneWords(locale, (await searchParams).done)}
    >
      <MembershipChoices
        locale={locale}
        memberships={account.memberships}
        words={{
          individual: comingBackWords("individual", locale),
          organization: comingBackWords("organization", locale),
        }}
        acts={{ pause: pauseAction, resume: resumeAction, leave: leaveAction, comeBack: comeBackAction }}
      />
    </AccountFrame>
  );
}
