import type { Metadata } from "next";
import { UnsubscribeView, unsubscribeTitle } from "@/components/members/unsubscribe-view";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { isUnsubscribeToken, resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";
import { JoinFrame } from "../../(join)/join-frame";
import { readLocale } from "../../(join)/visitor";
import { fewerAction, pauseAction, unsubscribeAction, unsubscribeAllAction } from "./actions";
import "@/app/styles/controls.css";
import "@/app/styles/utilities.css";

type UnsubscribePageProps = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

async function asked(token: string) {
  const found = await resolveUnsubscribeToken(token);
  const purpose = found?.purpose ?? null;
  const subscription = found && (await getSubscription(found.personId, purpose));
  return { purpose, subscription, ours: isUnsubscribeToken(token) };
}

export async function generateMetadata({ params }: UnsubscribePageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const title = unsubscribeTitle(readLocale(locale), await asked(token));
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
        {...await asked(token)}
        locale={locale}
        token={token}
        done={done === "fewer" || done === "paused" ? done : null}
        acts={{
          ...{ unsubscribe: unsubscribeAction, all: unsubscribeAllAction },
          ...{ fewer: fewerAction, pause: pauseAction },
        }}
      />
    </JoinFrame>
  );
}
