import type { ReactNode } from "react";
import { PlainHead } from "@/components/layout/page-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { MailPurpose, Subscription } from "@/lib/members/schema";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type Asked = {
  /** The kind of mail that the link stood in; null: none that one agrees to, so it is about all of them. */
  purpose: MailPurpose | null;
  /** Null: the link leads to nobody. */
  subscription: Subscription | null;
  /** The link is one of ours: without a subscription, whoever it was for is not known here any more. */
  ours: boolean;
};

type UnsubscribeViewProps = Asked & {
  locale: Locale;
  token: string;
  /** What somebody chose a moment ago short of unsubscribing; null: nothing. */
  done: "fewer" | "paused" | null;
  acts: Record<"unsubscribe" | "all" | "fewer" | "pause", FormAction>;
};

/** The words about a kind of mail: those of the updates stand by themselves. */
function wordsFor(locale: Locale, purpose: MailPurpose | null) {
  const t = translator(locale, "join");
  return (name: "title" | "summary" | "doneTitle" | "done", address = ""): string =>
    purpose === "updates"
      ? t(`unsubscribe.${name}`, { address })
      : t(`unsubscribe.${purpose ?? "all"}.${name}`, { address });
}

/** The words that title the page. */
export function unsubscribeTitle(locale: Locale, { purpose, subscription, ours }: Asked): string {
  const t = translator(locale, "join");
  if (subscription === null) return t(ours ? "unsubscribe.goneTitle" : "unsubscribe.unknownTitle");
  return wordsFor(locale, purpose)(subscription.subscribed ? "title" : "doneTitle");
}

/**
 * One question, one button, and folded up beneath it what there is short of that and beyond; afterwards, that it is done,
 * what still comes, and how to undo it.
 */
export function UnsubscribeView(props: UnsubscribeViewProps) {
  const { locale, token, purpose, subscription, ours, done, acts } = props;
  const t = translator(locale, "join");
  const less = translator(locale, "account");
  const title = unsubscribeTitle(locale, props);
  if (subscription === null) {
    const way = ours
      ? { summary: t("unsubscribe.gone"), href: "/join", label: t("unsubscribe.backLink") }
      : { summary: t("unsubscribe.unknown"), href: "/policies/privacy", label: t("unsubscribe.write") };
    return (
      <>
        <PlainHead title={title} summary={way.summary} />
        <div className="body mt-8">
          <p>
            <a href={localePath(locale, way.href)}>{way.label}</a>
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
  const account = (
    <a href={`${localePath(locale, "/account")}?for=${encodeURIComponent(token)}`}>{less("less.account")}</a>
  );
  const { address, subscribed, mail, offers } = subscription;
  const words = wordsFor(locale, purpose);
  const all = act("all", t("unsubscribe.all.button"), "quiet");
  if (!subscribed) {
    const kinds = formatter(locale).list(mail.map((kind) => t(`unsubscribe.kind.${kind}`)));
    return (
      <>
        <PlainHead title={title} summary={words("done", address)} />
        {mail.length > 0 ? (
          <div className="mt-8 grid max-w-form justify-items-start gap-3">
            <p>{t("unsubscribe.all.rest", { kinds })}</p>
            {all}
          </div>
        ) : null}
        <div className="body mt-8">
          {purpose === null || purpose === "updates" ? (
            <>
              <p>{t("unsubscribe.back")}</p>
              <p>
                <a href={localePath(locale, "/join")}>{t("unsubscribe.backLink")}</a>
              </p>
            </>
          ) : null}
          <p>{account}</p>
        </div>
      </>
    );
  }
  const offer = (hint: string, form: ReactNode) => (
    <div className="grid justify-items-start gap-3">
      <p>{hint}</p>
      {form}
    </div>
  );
  const more = mail.some((kind) => kind !== purpose) && purpose !== null;
  const fewer = offers.fewer && purpose !== "notices";
  return (
    <>
      {done ? (
        <div role="status" className="mb-8 max-w-form">
          <Notice>
            <p className="font-bold">{less(`less.done.${done}`, { address })}</p>
          </Notice>
        </div>
      ) : null}
      <PlainHead title={title} summary={words("summary", address)} />
      <div className="mt-8">{act("unsubscribe", t("unsubscribe.button"), "solid")}</div>
      {fewer || offers.pause || more ? (
        <details className="mt-10 max-w-form border-t-3 border-rule pt-4">
          <summary className="text-small-head font-black">{less("less.title")}</summary>
          <div className="mt-4 grid gap-6">
            {fewer ? offer(less("less.fewer.hint"), act("fewer", less("less.fewer.button"), "quiet")) : null}
            {offers.pause
              ? offer(less("less.pause.hint"), act("pause", less("less.pause.button"), "quiet"))
              : null}
            {more ? offer(t("unsubscribe.all.hint"), all) : null}
          </div>
        </details>
      ) : null}
      <p className="mt-8">{account}</p>
    </>
  );
}
