import type { Metadata } from "next";
import { ConfirmationView, confirmationTitle } from "@/components/members/confirmation-view";
import { getConfirmation } from "@/lib/members/queries";
import { translator } from "@/lib/platform/i18n";
import { JoinFrame } from "../../join-frame";
import { readLocale } from "../../visitor";
import { confirmMembershipAction, resendConfirmationAction } from "./actions";

type ConfirmPageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: ConfirmPageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { state } = await getConfirmation(token);
  const title = translator(readLocale(locale), "join")(confirmationTitle[state]);
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

/** Reading this page changes nothing: mail scanners follow links. Its button does. */
export default async function ConfirmPage({ params }: ConfirmPageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  return (
    <JoinFrame locale={locale} path={`/confirm/${token}`}>
      <ConfirmationView
        locale={locale}
        token={token}
        confirmation={await getConfirmation(token)}
        confirm={confirmMembershipAction}
        resend={resendConfirmationAction}
      />
    </JoinFrame>
  );
}
