"use client";

import { useActionState } from "react";
import { Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { AudienceField, InterestsField, NameFields, ZipField } from "@/components/members/person-fields";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ProfileFormState } from "@/lib/members/account";
import { locales, translator, type Locale } from "@/lib/platform/i18n";

type ProfileFormProps = {
  locale: Locale;
  initial: ProfileFormState;
  /** The county of the ZIP code as it is kept, by name. */
  county: string | null;
  action: (previous: ProfileFormState, form: FormData) => Promise<ProfileFormState>;
};

/** What a member tells of themselves. Each field that may stay empty says why we ask. */
export function ProfileForm({ locale, initial, county, action }: ProfileFormProps) {
  const [{ values, errors, notice }, submit] = useActionState(action, initial);
  const t = translator(locale, "account");
  const join = translator(locale, "join");
  const site = translator(locale, "site");
  const wrong = (["firstName", "lastName", "zip"] as const).flatMap((name) => {
    const code = errors[name];
    return code ? [{ name, message: join(`errors.${code}`) }] : [];
  });
  const errorOf = (name: string) => wrong.find((one) => one.name === name)?.message;
  const about = { locale, values, errorOf };
  const title = t("profile.title");
  return (
    <form action={submit} noValidate className="account-form">
      <title>{wrong.length > 0 ? `${site("errorPrefix")} ${title}` : title}</title>
      <ErrorSummary title={site("errorSummaryTitle", { count: wrong.length })} errors={wrong} />
      {notice ? (
        <div role="alert">
          <Notice tone="wrong">
            <p>{join(`notices.${notice}`)}</p>
          </Notice>
        </div>
      ) : null}
      <input type="hidden" name="locale" value={locale} />
      <NameFields {...about} hint={t("profile.nameHint")} />
      <ZipField
        {...about}
        hint={
          <>
            {t("profile.zipHint")}
            {county ? <strong className="block">{t("profile.countyNow", { county })}</strong> : null}
          </>
        }
      />
      <AudienceField
        {...about}
        label={t("profile.audience")}
        hint={t("profile.audienceHint")}
        empty={t("profile.audienceEmpty")}
      />
      <InterestsField {...about} hint={t("profile.interestsHint")} />
      <Choice
        name="language"
        legend={t("profile.language")}
        hint={t("profile.languageHint")}
        pick="one"
        options={locales.map((value) => ({
          value,
          label: <span lang={value}>{t(`language.${value}`)}</span>,
        }))}
        chosen={[values.locale]}
      />
      <Button>{t("profile.save")}</Button>
    </form>
  );
}
