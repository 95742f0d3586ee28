"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

/** What the form that erases everything shows again. */
export type EraseFormState = { error: "sure-missing" | null; notice: "not-done" | null };

type EraseFormProps = {
  locale: Locale;
  action: (previous: EraseFormState, form: FormData) => Promise<EraseFormState>;
};

/** One box to tick and one button. */
export function EraseForm({ locale, action }: EraseFormProps) {
  const [{ error, notice }, submit] = useActionState(action, { error: null, notice: null });
  const t = translator(locale, "account");
  const site = translator(locale, "site");
  return (
    <form action={submit} noValidate className="account-form">
      {error ? (
        <>
          <title>{`${site("errorPrefix")} ${t("erase.title")}`}</title>
          <ErrorSummary
            title={site("errorSummaryTitle", { count: 1 })}
            errors={[{ name: "sure", message: t("erase.sureMissing") }]}
          />
        </>
      ) : null}
      {notice ? (
        <div role="alert">
          <Notice tone="wrong">
            <p>{t("erase.notDone")}</p>
          </Notice>
        </div>
      ) : null}
      <input type="hidden" name="locale" value={locale} />
      <Checkbox
        name="sure"
        label={t("erase.sure")}
        error={error ? t("erase.sureMissing") : undefined}
        required
      />
      <Button look="danger">{t("erase.button")}</Button>
      <p>
        <a href={localePath(locale, "/account")}>{t("erase.keep")}</a>
      </p>
    </form>
  );
}
