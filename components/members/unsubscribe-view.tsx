import { PlainHead } from "@/components/layout/page-head";
import { Button } from "@/components/ui/button";
import type { Subscription } from "@/lib/members/schema";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type UnsubscribeViewProps = {
  locale: Locale;
  token: string;
  /** Null: the link is not one of ours. */
  subscription: Subscription | null;
  unsubscribe: (form: FormData) => Promise<void>;
};

/** The words that title the page. */
export const unsubscribeTitle = (subscription: Subscription | null) =>
  subscription === null
    ? ("unsubscribe.unknownTitle" as const)
    : subscription.subscribed
      ? ("unsubscribe.title" as const)
      : ("unsubscribe.doneTitle" as const);

/** One question, one button; afterwards, that it is done and how to undo it. */
export function UnsubscribeView({ locale, token, subscription, unsubscribe }: UnsubscribeViewProps) {
  const t = translator(locale, "join");
  const title = t(unsubscribeTitle(subscription));
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
        </div>
      </>
    );
  }
  return (
    <>
      <PlainHead title={title} summary={t("unsubscribe.summary", { address })} />
      <form action={unsubscribe} className="mt-8">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="locale" value={locale} />
        <Button>{t("unsubscribe.button")}</Button>
      </form>
    </>
  );
}
