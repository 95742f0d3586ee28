import type { Metadata } from "next";
import { UnsubscribeView, unsubscribeTitle } from "@/components/members/unsubscribe-view";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { translator } from "@/lib/platform/i18n";
import { isUnsubscribeToken, resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";
import { JoinFrame } from "../../(join)/join-frame";
import { readLocale } from "../../(join)/visitor";
import { fewerAction, pauseAction, unsubscribeAction } from "./actions";
import "@/app/styles/controls.css";
import "@/app/styles/utilities.css";

type UnsubscribePageProps = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

async function subscriptionOf(token: string) {
  const found = await resolveUnsubscribeToken(token);
  return found && getSubscription(found.personId);
}

export async function generateMetadata({ params }: UnsubscribePageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const words = unsubscribeTitle(await subscriptionOf(token), isUnsubscribeToken(token));
  const title = translator(readLocale(locale), "join")(words);
  // The link leaves with no click elsewhere. Not "no-referrer": with it the button's POST names no origin.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** One page, one button, and what there is short of it. Reading it changes nothing: mail scanners follow links. */
export default async function UnsubscribePage({ params, searchParams }: UnsubscribePageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  const { done } = await searchParams;
  return (
    <JoinFrame locale={locale} path={`/unsubscribe/${token}`}>
      <UnsubscribeView
        locale={locale}
        token={token}
        subscription={await subscriptionOf(token)}
        ours={isUnsubscribeToken(token)}
        done={done === "fewer" || done === "paused" ? done : null}
        acts={{ unsubscribe: unsubscribeAction, fewer: fewerAction, pause: pauseAction }}
      />
    </JoinFrame>
  );
}
