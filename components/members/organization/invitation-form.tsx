"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { EmailField, Field } from "@/components/forms/field";
import { PlainHead } from "@/components/layout/page-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AcceptanceFormState, AcceptanceValues } from "@/lib/members/organization-form";
import type { ShownInvitation } from "@/lib/members/queries/get-invitation";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type InvitationFormProps = {
  locale: Locale;
  token: string;
  invitation: Extract<ShownInvitation, { state: "ready" }>;
  initial: AcceptanceFormState;
  action: (previous: AcceptanceFormState, form: FormData) => Promise<AcceptanceFormState>;
};

// The order in which the fields stand in the form, so that the sum of errors reads in the same.
const ORDER: (keyof AcceptanceValues)[] = ["email", "firstName", "lastName", "role", "authority"];

/** Who invites to what, what one agrees to, and the button that says yes. It posts natively. */
export function InvitationForm({ locale, token, invitation, initial, action }: InvitationFormProps) {
  const [{ values, errors, notice }, submit] = useActionState(action, initial);
  const t = translator(locale, "account-organization");
  const site = translator(locale, "site");
  const { organization, inviter, duties } = invitation;
  const wrong = ORDER.flatMap((name) => {
    const code = errors[name];
    return code ? [{ name, message: t(`errors.${code}`) }] : [];
  });
  const line = (name: "email" | "firstName" | "lastName" | "role") => ({
    name,
    error: wrong.find((one) => one.name === name)?.message,
    defaultValue: values[name],
  });
  return (
    <>
      {wrong.length > 0 ? <title>{`${site("errorPrefix")} ${t("invitation.titlePlain")}`}</title> : null}
      <PlainHead
        title={t("invitation.title", { organization })}
        summary={t("invitation.summary", { organization, inviter: inviter || t("invitation.somebody") })}
      />
      <div className="mt-8 max-w-form">
        <p>{t(duties.length > 0 ? "invitation.duties" : "invitation.noDuties")}</p>
        {duties.length > 0 ? (
          <ul className="organization-duties">
            {duties.map((duty) => (
              <li key={duty}>{t(`duty.${duty}`)}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <form action={submit} noValidate className="mt-8 grid max-w-form gap-8">
        <ErrorSummary title={site("errorSummaryTitle", { count: wrong.length })} errors={wrong} />
        {notice ? (
          <div role="alert">
            <Notice tone="wrong">
              <p>{t(`invitation.${notice}`)}</p>
            </Notice>
          </div>
        ) : null}
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="locale" value={locale} />
        <EmailField
          {...line("email")}
          label={t("invitation.email")}
          hint={t("invitation.emailHint")}
          required
        />
        <Field {...line("firstName")} label={t("invitation.firstName")} autoComplete="given-name" required />
        <Field
          {...line("lastName")}
          label={t("invitation.lastName")}
          optional={site("optional")}
          autoComplete="family-name"
        />
        <Field
          {...line("role")}
          label={t("invitation.role")}
          optional={site("optional")}
          hint={t("invitation.roleHint")}
          autoComplete="organization-title"
        />
        <Checkbox
          name="authority"
          label={t("invitation.authority")}
          error={wrong.find((one) => one.name === "authority")?.message}
          defaultChecked={values.authority}
          required
        />
        <Checkbox name="updates" label={t("invitation.updates")} defaultChecked={values.updates} />
        <div className="grid justify-items-start gap-4 border-t-3 border-rule pt-8">
          <p>{t("invitation.words", { organization })}</p>
          <p>
            <a href={localePath(locale, "/policies/privacy")}>{t("invitation.privacy")}</a>
          </p>
          <Button>{t("invitation.button", { organization })}</Button>
        </div>
      </form>
    </>
  );
}
