"use client";

import { useActionState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { EmailField } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AddressFormState } from "@/lib/members/account";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type SignInFormProps = {
  locale: Locale;
  /** The page of the account that was wanted. */
  next: string;
  /** The token of the mail whose foot led here; "" for none. */
  mail: string;
  action: (previous: AddressFormState, form: FormData) => Promise<AddressFormState>;
};

/** Asks for the address that a link goes to. */
export function SignInForm({ locale, next, mail, action }: SignInFormProps) {
  const [{ email, error, notice }, submit] = useActionState(action, { email: "", error: null, notice: null });
  const t = translator(locale, "account");
  const site = translator(locale, "site");
  const words =
    error && error !== "yours-already" ? translator(locale, "join")(`errors.${error}`) : undefined;
  return (
    <form action={submit} noValidate className="account-form">
      {words ? (
        <>
          <title>{`${site("errorPrefix")} ${t("signIn.title")}`}</title>
          <ErrorSummary
            title={site("errorSummaryTitle", { count: 1 })}
            errors={[{ name: "email", message: words }]}
          />
        </>
      ) : null}
      {notice ? (
        <div role="alert">
          <Notice tone="wrong">
            <p>{t(notice === "too-many" ? "signIn.tooMany" : "signIn.notKept")}</p>
          </Notice>
        </div>
      ) : null}
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="mail" value={mail} />
      <EmailField
        name="email"
        label={t("signIn.email")}
        hint={t("signIn.emailHint")}
        error={words}
        defaultValue={email}
        required
      />
      <Button>{t("signIn.button")}</Button>
      <p>
        {t("signIn.notMember")} <a href={localePath(locale, "/join")}>{t("signIn.join")}</a>
      </p>
    </form>
  );
}
