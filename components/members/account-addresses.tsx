"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { EmailField } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AddressFormState } from "@/lib/members/account";
import type { Account } from "@/lib/members/queries/get-account";
import { formatter, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type AddressListProps = {
  locale: Locale;
  account: Account;
  makePrimary: FormAction;
  remove: FormAction;
};

/** A member's addresses, each with what can be done with it. */
export function AddressList({ locale, account, makePrimary, remove }: AddressListProps) {
  const t = translator(locale, "account");
  const act = (action: FormAction, address: string, label: string, about: string) => (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="address" value={address} />
      <Button look="quiet" small aria-label={`${label}: ${about}`}>
        {label}
      </Button>
    </form>
  );
  return (
    <section className="account-part" aria-labelledby="yours">
      <h2 id="yours">{t("addresses.yours")}</h2>
      <ul className="account-lines">
        <li>
          <strong>{account.email}</strong>
          <span>{t("addresses.primary")}</span>
        </li>
        {account.addresses.map(({ email, emailKey }) => (
          <li key={emailKey}>
            <strong>{email}</strong>
            <span className="account-quiet">{t("addresses.other")}</span>
            <div className="account-acts">
              {act(makePrimary, emailKey, t("addresses.makePrimary"), email)}
              {act(remove, emailKey, t("addresses.remove"), email)}
            </div>
          </li>
        ))}
        {account.waiting.map(({ email, makePrimary: primary, expiresAt }) => (
          <li key={email}>
            <strong>{email}</strong>
            <span className="account-quiet">
              {t(primary ? "addresses.waitingPrimary" : "addresses.waiting", {
                until: formatter(locale).dateTime(expiresAt, {
                  ...{ weekday: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" },
                }),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type AddressFormProps = {
  locale: Locale;
  action: (previous: AddressFormState, form: FormData) => Promise<AddressFormState>;
};

/** Asks for one more address. */
export function AddressForm({ locale, action }: AddressFormProps) {
  const [{ email, error, notice }, submit] = useActionState(action, { email: "", error: null, notice: null });
  const t = translator(locale, "account");
  const site = translator(locale, "site");
  const words =
    error === "yours-already"
      ? t("addresses.already")
      : error
        ? translator(locale, "join")(`errors.${error}`)
        : undefined;
  const title = t("addresses.title");
  return (
    <section className="account-part" aria-labelledby="add">
      <title>{words ? `${site("errorPrefix")} ${title}` : title}</title>
      <h2 id="add">{t("addresses.add")}</h2>
      <form action={submit} noValidate className="account-form">
        {words ? (
          <ErrorSummary
            title={site("errorSummaryTitle", { count: 1 })}
            errors={[{ name: "email", message: words }]}
          />
        ) : null}
        {notice ? (
          <div role="alert">
            <Notice tone="wrong">
              <p>{t(notice === "too-many" ? "signIn.tooMany" : "signIn.notKept")}</p>
            </Notice>
          </div>
        ) : null}
        <input type="hidden" name="locale" value={locale} />
        <EmailField
          name="email"
          label={t("addresses.email")}
          hint={t("addresses.emailHint")}
          error={words}
          defaultValue={email}
          required
        />
        <Checkbox name="makePrimary" label={t("addresses.makePrimaryToo")} defaultChecked />
        <Button>{t("addresses.button")}</Button>
      </form>
    </section>
  );
}
