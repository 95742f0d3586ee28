import { PlainHead } from "@/components/layout/page-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Subscription } from "@/lib/members/schema";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type UnsubscribeViewProps = {
  locale: Locale;
  token: string;
  /** Null: the link leads to nobody. */
  subscription: Subscription | null;
  /** The link is one of ours: without a subscription, whoever it was for is not known here any more. */
  ours: boolean;
  /** What somebody chose a moment ago short of unsubscribing; null: nothing. */
  done: "fewer" | "paused" | null;
  acts: Record<"unsubscribe" | "fewer" | "pause", FormAction>;
};

/** The words that title the page. */
export const unsubscribeTitle = (subscription: Subscription | null, ours: boolean) =>
  subscription === null
    ? ours
      ? ("unsubscribe.goneTitle" as const)
      : ("unsubscribe.unknownTitle" as const)
    : subscription.subscribed
      ? ("unsubscribe.title" as const)
      : ("unsubscribe.doneTitle" as const);

/**
 * One question, one button, and folded up beneath it what there is short of that; afterwards, that it is done and how to
 * undo it.
 */
export function UnsubscribeView({ locale, token, subscription, ours, done, acts }: UnsubscribeViewProps) {
  const t = translator(locale, "join");
  const less = translator(locale, "account");
  const account = `${localePath(locale, "/account")}?for=${encodeURIComponent(token)}`;
  const title = t(unsubscribeTitle(subscription, ours));
  if (subscription === null && ours) {
    return (
      <>
        <PlainHead title={title} summary={t("unsubscribe.gone")} />
        <div className="body mt-8">
          <p>
            <a href={localePath(locale, "/join")}>{t("unsubscribe.backLink")}</a>
          </p>
        </div>
      </>
    );
  }
  if (subscription === null) {
    return (
      <>
        <PlainHead title={title} summary={t("unsubscribe.unknown")} />
        <div className="body mt-8">
          <p>
            <a href={localePath(locale, "/policies/privacy")}>{t("unsubscribe.write")}</a>
          </p>
        </div>
      </>
    );
  }
  const { address, subscribed } = subscription;
  if (!subscribed) {
    return (
      <>
        <PlainHead title={title} summary={t("unsubscribe.done", { address })} />
        <div className="body mt-8">
          <p>{t("unsubscribe.back")}</p>
          <p>
            <a href={localePath(locale, "/join")}>{t("unsubscribe.backLink")}</a>
          </p>
          <p>
            <a href={account}>{less("less.account")}</a>
          </p>
        </div>
      </>
    );
  }
  const act = (name: keyof typeof acts, label: string, look: "solid" | "quiet") => (
    <form action={acts[name]}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <Button look={look}>{label}</Button>
    </form>
  );
  const { fewer, pause } = subscription.offers;
  return (
    <>
      {done ? (
        <div role="status" className="mb-8 max-w-form">
          <Notice>
            <p className="font-bold">{less(`less.done.${done}`, { address })}</p>
          </Notice>
        </div>
      ) : null}
      <PlainHead title={title} summary={t("unsubscribe.summary", { address })} />
      <div className="mt-8">{act("unsubscribe", t("unsubscribe.button"), "solid")}</div>
      {fewer || pause ? (
        <details className="mt-10 max-w-form border-t-3 border-rule pt-4">
          <summary className="text-small-head font-black">{less("less.title")}</summary>
          <div className="mt-4 grid gap-6">
            {fewer ? (
              <div className="grid justify-items-start gap-3">
                <p>{less("less.fewer.hint")}</p>
                {act("fewer", less("less.fewer.button"), "quiet")}
              </div>
            ) : null}
            {pause ? (
              <div className="grid justify-items-start gap-3">
                <p>{less("less.pause.hint")}</p>
                {act("pause", less("less.pause.button"), "quiet")}
              </div>
            ) : null}
          </div>
        </details>
      ) : null}
      <p className="mt-8">
        <a href={account}>{less("less.account")}</a>
      </p>
    </>
  );
}
