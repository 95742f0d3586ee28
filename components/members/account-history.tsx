import type { History } from "@/lib/members/queries/get-history";
import {
  formatter,
  isLocale,
  localePath,
  messages,
  translator,
  type Locale,
  type Messages,
} from "@/lib/platform/i18n";

type Words = Messages["account"]["history"];

type AccountHistoryProps = {
  locale: Locale;
  history: History;
  /** Counties' names by their ids. */
  counties: Readonly<Record<string, string>>;
};

/** One of ours, or "other": what was recorded before or by others may bear a name that has no words here. */
function known<T extends object>(table: T, name: string): (keyof T & string) | null {
  return Object.hasOwn(table, name) ? (name as keyof T & string) : null;
}

/** What was recorded of a member, in plain words, newest first. */
export function AccountHistory({ locale, history, counties }: AccountHistoryProps) {
  const t = translator(locale, "account");
  const words = messages[locale].account.history;
  const day = (at: Date) => formatter(locale).dateTime(at, { dateStyle: "long" });
  return (
    <>
      <section className="account-part" aria-labelledby="consents">
        <h2 id="consents">{t("history.consents")}</h2>
        {history.consents.length === 0 ? <p>{t("history.consentsNone")}</p> : null}
        <ul className="account-lines">
          {history.consents.map((consent) => (
            <li key={consent.id}>
              <strong>
                {t(`history.${consent.action}`)}:{" "}
                {t(`history.purpose.${known(words.purpose, consent.purpose) ?? "other"}`)}
              </strong>
              <span className="account-quiet">
                {day(consent.at)}, {t(`history.method.${known(words.method, consent.method) ?? "other"}`)}
              </span>
              <details className="account-fold">
                <summary>{t("history.shown")}</summary>
                <div>
                  <p
                    className="account-words"
                    lang={isLocale(consent.locale) && consent.locale !== locale ? consent.locale : undefined}
                  >
                    {consent.words}
                  </p>
                  <p className="account-quiet">{t("history.version", { version: consent.version })}</p>
                </div>
              </details>
            </li>
          ))}
        </ul>
      </section>
      <section className="account-part" aria-labelledby="events">
        <h2 id="events">{t("history.events")}</h2>
        {history.events.length === 0 ? <p>{t("history.eventsNone")}</p> : null}
        <ul className="account-lines">
          {history.events.map((event) => (
            <li key={event.id}>
              <strong>
                {t(`history.event.${known(words.event, event.action) ?? "other"}`)}
                {event.organization ? `: ${event.organization}` : null}
              </strong>
              <Changed locale={locale} changes={event.changes} counties={counties} />
              <span className="account-quiet">
                {day(event.at)}, {t(`history.by.${event.actor}`)}
              </span>
            </li>
          ))}
        </ul>
        {history.olderEvents ? (
          <p>
            {t("history.eventsMore")}{" "}
            <a href={localePath(locale, "/account/data")}>{t("history.dataLink")}</a>.
          </p>
        ) : null}
      </section>
      <section className="account-part" aria-labelledby="updates">
        <h2 id="updates">{t("history.mails")}</h2>
        {history.updates.length === 0 ? <p>{t("history.mailsNone")}</p> : null}
        {history.updates.length >= 50 ? (
          <p>{t("history.mailsMore", { count: history.updates.length })}</p>
        ) : null}
        <ul className="account-lines">
          {history.updates.map((update) => (
            <li key={update.id}>
              <strong>
                {update.slug ? (
                  <a href={localePath(locale, `/updates/${update.slug}`)}>{update.subject}</a>
                ) : (
                  update.subject
                )}
              </strong>
              <span>{stateWords(locale, words, update)}</span>
              <span className="account-quiet">
                {day(update.at)}, {t("history.to", { email: update.email })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function stateWords(locale: Locale, words: Words, update: History["updates"][number]): string {
  const t = translator(locale, "account");
  const why = update.status === "skipped" && known(words.skipped, update.reason ?? "");
  return why ? t(`history.skipped.${why}`) : t(`history.mail.${update.status}`);
}

type ChangedProps = {
  locale: Locale;
  changes: History["events"][number]["changes"];
  counties: AccountHistoryProps["counties"];
};

/** Field by field what was and what is; what has no name here is left out. */
function Changed({ locale, changes, counties }: ChangedProps) {
  const t = translator(locale, "account");
  const { field: fields } = messages[locale].account.history;
  const lines = Object.entries(changes).flatMap(([name, [was, is]]) => {
    const field = known(fields, name);
    return field
      ? [
          {
            field,
            was: valueWords(locale, field, was, counties),
            is: valueWords(locale, field, is, counties),
          },
        ]
      : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map(({ field, was, is }) => (
        <li key={field}>{t("history.change", { field: t(`history.field.${field}`), was, is })}</li>
      ))}
    </ul>
  );
}

function valueWords(
  locale: Locale,
  field: keyof Words["field"],
  value: unknown,
  counties: AccountHistoryProps["counties"],
): string {
  const t = translator(locale, "account");
  if (Array.isArray(value) && value.length > 0)
    return value.map((one) => valueWords(locale, field, one, counties)).join("; ");
  if (typeof value !== "string" || value === "") return t("history.empty");
  const { account, join } = messages[locale];
  if (field === "county") return counties[value] ?? value;
  if (field === "locale") return known(account.language, value) ? account.language[value as Locale] : value;
  if (field === "frequency" && (value === "each" || value === "monthly" || value === "receipts"))
    return t(`mail.${value}.name`);
  const choices: Record<string, string> | null =
    field === "audience"
      ? join.audience
      : field === "interests"
        ? join.interest
        : field === "mail"
          ? join.unsubscribe.kind
          : null;
  return choices && Object.hasOwn(choices, value) ? (choices[value] ?? value) : value;
}
