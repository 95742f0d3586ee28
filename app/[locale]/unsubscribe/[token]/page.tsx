import type { Metadata } from "next";
import { UnsubscribeView, unsubscribeTitle } from "@/components/members/unsubscribe-view";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { translator } from "@/lib/platform/i18n";
import { resolveUnsubscribeToken } from "@/lib/updates/queries";
import { JoinFrame } from "../../(join)/join-frame";
import { readLocale } from "../../(join)/visitor";
import { unsubscribeAction } from "./actions";
import "@/app/styles/controls.css";
import "@/app/styles/utilities.css";

type UnsubscribePageProps = { params: Promise<{ locale: string; token: string }> };

async function subscriptionOf(token: string) {
  const found = await resolveUnsubscribeToken(token);
  return found && getSubscription(found.personId);
}

export async function generateMetadata({ params }: UnsubscribePageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const title = translator(readLocale(locale), "join")(unsubscribeTitle(await subscriptionOf(token)));
  // The link leaves with no click elsewhere. Not "no-referrer": with it the button's POST names no origin.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** One page, one button. Reading it changes nothing: mail scanners follow links. */
export default async function UnsubscribePage({ params }: UnsubscribePageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  return (
    <JoinFrame locale={locale} path={`/unsubscribe/${token}`}>
      <UnsubscribeView
        locale={locale}
        token={token}
        subscription={await subscriptionOf(token)}
        unsubscribe={unsubscribeAction}
      />
    </JoinFrame>
  );
}
