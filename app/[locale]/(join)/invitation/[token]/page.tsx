import type { Metadata } from "next";
import { InvitationForm } from "@/components/members/organization/invitation-form";
import { InvitationEnd } from "@/components/members/organization/invitation-end";
import { getInvitation } from "@/lib/members/queries/get-invitation";
import { translator } from "@/lib/platform/i18n";
import { JoinFrame } from "../../join-frame";
import { readLocale } from "../../visitor";
import { acceptInvitationAction } from "./actions";
import "@/app/styles/account.css";
import "@/app/styles/account-organization.css";

type Props = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account-organization");
  // The link leaves with no click elsewhere. Not "no-referrer": with it the form's POST names no origin.
  return { title: t("invitation.titlePlain"), robots: { index: false }, referrer: "same-origin" };
}

/** Reading this page changes nothing, and it names nobody's address: mail is forwarded, and scanners follow links. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  const [invitation, { accepted }] = await Promise.all([getInvitation(token), searchParams]);
  return (
    <JoinFrame locale={locale} path={`/invitation/${token}`}>
      {invitation.state === "ready" ? (
        <InvitationForm
          locale={locale}
          token={token}
          invitation={invitation}
          initial={{
            values: { email: "", firstName: "", lastName: "", role: "", authority: false, updates: false },
            errors: {},
            notice: null,
          }}
          action={acceptInvitationAction}
        />
      ) : (
        <InvitationEnd
          locale={locale}
          state={invitation.state === "used" && accepted ? "accepted" : invitation.state}
        />
      )}
    </JoinFrame>
  );
}
