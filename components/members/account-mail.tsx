import { Choice } from "@/components/forms/choice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Account } from "@/lib/members/queries/get-account";
import { updateFrequencies } from "@/lib/members/schema";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type MailChoiceProps = {
  locale: Locale;
  account: Account;
  /** What is agreed to by starting again, exactly. */
  words: string;
  save: FormAction;
  stop: FormAction;
  start: FormAction;
};

/** How often somebody is written to; the button that ends it, or the words and the button that begin it again. */
export function MailChoice({ locale, account, words, save, stop, start }: MailChoiceProps) {
  const t = translator(locale, "account");
  const standings = account.memberships.map(({ status }) => status);
  const language = <input type="hidden" name="locale" value={locale} />;
  if (!standings.includes("active") && !standings.includes("paused"))
    return (
      <p>
        {t("mail.notMember")}{" "}
        <a href={localePath(locale, "/account/membership")}>{t("mail.notMemberLink")}</a>
      </p>
    );
  if (account.unsubscribedAt)
    return (
      <section className="account-part" aria-labelledby="start">
        <h2 id="start">{t("mail.start.title")}</h2>
        <p>
          {t("mail.start.hint", {
            date: formatter(locale).dateTime(account.unsubscribedAt, { dateStyle: "long" }),
          })}
        </p>
        <p className="account-words">{words}</p>
        <form action={start}>
          {language}
          <Button>{t("mail.start.button")}</Button>
        </form>
      </section>
    );
  return (
    <>
      {standings.includes("active") ? null : (
        <Notice>
          <p>
            {t("mail.paused")} <a href={localePath(locale, "/account/membership")}>{t("mail.pausedLink")}</a>
          </p>
        </Notice>
      )}
      <form action={save} className="account-form">
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
        <form action={stop}>
          {language}
          <Button look="quiet">{t("mail.stop.button")}</Button>
        </form>
      </section>
    </>
  );
}
