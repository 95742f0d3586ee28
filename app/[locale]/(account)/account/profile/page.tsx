import type { Metadata } from "next";
import { ProfileForm } from "@/components/members/account-profile";
import { requireMember } from "@/lib/auth/member";
import { getCounty } from "@/lib/members/county";
import { getAccount } from "@/lib/members/queries/get-account";
import { translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";
import { doneWords } from "../../done";
import { leaveGone } from "../../leading-on";
import type { AccountPageProps } from "../../props";
import { saveProfileAction } from "./actions";

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  // The form names the page itself: its title says when there is something to correct.
  return {
    title: null,
    robots: { index: false },
    description: translator(readLocale((await params).locale), "account")("profile.summary"),
  };
}

/** What a member tells of themselves: seen and changed. */
export default async function ProfilePage({ params, searchParams }: AccountPageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/profile");
  const account = (await getAccount(viewer)) ?? (await leaveGone(locale));
  const t = translator(locale, "account");
  const { firstName, lastName, zip, audience, interests, locale: language } = account;
  const values = {
    firstName,
    lastName,
    zip: zip ?? "",
    audience: audience ?? "",
    interests,
    locale: language,
  };
  return (
    <AccountFrame
      locale={locale}
      path="/account/profile"
      title={t("profile.title")}
      summary={t("profile.summary")}
      done={doneWords(locale, (await searchParams).done)}
    >
      <ProfileForm
        locale={locale}
        initial={{ values, errors: {}, notice: null }}
        county={getCounty(account.county)?.name ?? null}
        action={saveProfileAction}
      />
    </AccountFrame>
  );
}
