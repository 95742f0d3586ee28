import type { Metadata } from "next";
import { ConfirmationView, confirmationTitle, WelcomePoster } from "@/components/members/confirmation-view";
import { getConfirmation } from "@/lib/members/queries/get-confirmation";
import { translator } from "@/lib/platform/i18n";
import { JoinFrame } from "../../join-frame";
import { readLocale } from "../../visitor";
import { confirmMembershipAction, resendConfirmationAction } from "./actions";

type ConfirmPageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: ConfirmPageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { state } = await getConfirmation(token);
  const title = translator(readLocale(locale), "join")(confirmationTitle[state]);
  // The link leaves with no click elsewhere. Not "no-referrer": with it the button's POST names no origin.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** Reading this page changes nothing: mail scanners follow links. Its button does. */
export default async function ConfirmPage({ params }: ConfirmPageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  const confirmation = await getConfirmation(token);
  return (
    <JoinFrame
      locale={locale}
      path={`/confirm/${token}`}
      poster={<WelcomePoster locale={locale} confirmation={confirmation} />}
    >
      <ConfirmationView
        locale={locale}
        token={token}
        confirmation={confirmation}
        confirm={confirmMembershipAction}
        resend={resendConfirmationAction}
      />
    </JoinFrame>
  );
}
