import { Choice } from "@/components/forms/choice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Account } from "@/lib/members/queries/get-account";
import { updateFrequencies, type MailPurpose } from "@/lib/members/schema";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type MailChoiceProps = {
  locale: Locale;
  account: Account;
  /** What is agreed to by starting each kind, exactly. */
  words: Record<MailPurpose, string>;
  acts: Record<"save" | "stop" | "start" | "tryAgain", FormAction>;
};

/**
 * What kinds of mail somebody gets and how often: for each the button that ends it, or the words and the button that
 * begin it; and where nothing goes to their address, why, and how it goes on.
 */
export function MailChoice({ locale, account, words, acts }: MailChoiceProps) {
  const t = translator(locale, "account");
  const here = account.memberships.filter(({ status }) => status === "active" || status === "paused");
  const language = <input type="hidden" name="locale" value={locale} />;
  if (here.length === 0)
    return (
      <p>
        {t("mail.notMember")}{" "}
        <a href={localePath(locale, "/account/membership")}>{t("mail.notMemberLink")}</a>
      </p>
    );
  const act = (name: "stop" | "start", kind: MailPurpose | "all", label: string) => (
    <form action={acts[name]}>
      {language}
      <input type="hidden" name="kind" value={kind} />
      <Button look={name === "stop" ? "quiet" : "solid"}>{label}</Button>
    </form>
  );
  const part = (kind: "alerts" | "notices") => (
    <section className="account-part" aria-labelledby={kind}>
      <h2 id={kind}>{t(`mail.${kind}.title`)}</h2>
      <p>{t(`mail.${kind}.hint`)}</p>
      {account.mail.includes(kind) ? (
        <>
          <p className="font-bold">{t(`mail.${kind}.on`)}</p>
          {act("stop", kind, t(`mail.${kind}.stop`))}
        </>
      ) : (
        <>
          <p className="account-words">{words[kind]}</p>
          {act("start", kind, t(`mail.${kind}.start`))}
        </>
      )}
    </section>
  );
  return (
    <>
      <Suppressed locale={locale} account={account} tryAgain={acts.tryAgain} />
      {here.some(({ status }) => status === "active") ? null : (
        <Notice>
          <p>
            {t("mail.paused")} <a href={localePath(locale, "/account/membership")}>{t("mail.pausedLink")}</a>
          </p>
        </Notice>
      )}
      {account.unsubscribedAt ? (
        <section className="account-part" aria-labelledby="start">
          <h2 id="start">{t("mail.start.title")}</h2>
          <p>
            {t("mail.start.hint", {
              date: formatter(locale).dateTime(account.unsubscribedAt, { dateStyle: "long" }),
            })}
          </p>
          <p className="account-words">{words.updates}</p>
          {act("start", "updates", t("mail.start.button"))}
        </section>
      ) : (
        <>
          <form action={acts.save} className="account-form">
            {language}
            <Choice
              name="frequency"
              legend={t("mail.legend")}
              pick="one"
              options={updateFrequencies.map((value) => ({
                value,
                label: (
                  <>
                    <strong>{t(`mail.${value}.name`)}</strong>
                    <span className="field-hint block">{t(`mail.${value}.hint`)}</span>
                  </>
                ),
              }))}
              chosen={[account.frequency]}
              required
            />
            <Button>{t("mail.save")}</Button>
          </form>
          <section className="account-part" aria-labelledby="stop">
            <h2 id="stop">{t("mail.stop.title")}</h2>
            <p>{t("mail.stop.hint")}</p>
            {act("stop", "updates", t("mail.stop.button"))}
          </section>
        </>
      )}
      {part("alerts")}
      {here.some(({ kind }) => kind === "organization") ? part("notices") : null}
      {account.mail.length > 1 ? (
        <section className="account-part" aria-labelledby="all">
          <h2 id="all">{t("mail.all.title")}</h2>
          <p>{t("mail.all.hint")}</p>
          {act("stop", "all", t("mail.all.stop"))}
        </section>
      ) : null}
    </>
  );
}

type SuppressedProps = { locale: Locale; account: Account; tryAgain: FormAction };

/** Why nothing goes to somebody's address, and the button by which it goes on. */
function Suppressed({ locale, account: { suppressed, email }, tryAgain }: SuppressedProps) {
  if (!suppressed) return null;
  const t = translator(locale, "account");
  const day = (at: Date) => formatter(locale).dateTime(at, { dateStyle: "long" });
  const { at, until, reason } = suppressed;
  return (
    <Notice tone="wrong">
      <p>
        {t(`mail.suppressed.${reason}`, { email, date: day(at), until: until ? day(until) : "" })}{" "}
        {t("mail.suppressed.hint")}
      </p>
      <form action={tryAgain} className="mt-4">
        <input type="hidden" name="locale" value={locale} />
        <Button look="quiet">{t("mail.suppressed.button")}</Button>
      </form>
      <p className="mt-4">
        <a href={localePath(locale, "/account/addresses")}>{t("mail.suppressed.addresses")}</a>
      </p>
    </Notice>
  );
}
