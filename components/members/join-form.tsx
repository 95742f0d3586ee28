"use client";

import { useActionState, type ReactNode } from "react";
import { Choice } from "@/components/forms/choice";
import { Figure } from "@/components/content/figure";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field } from "@/components/forms/field";
import { PlainHead } from "@/components/layout/page-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { OrganizationFields } from "@/components/members/organization-fields";
import { interests, type JoinField, type JoinFormState } from "@/lib/members/schema";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type JoinFormProps = {
  locale: Locale;
  /** The page that led here. */
  source: string;
  initial: JoinFormState;
  action: (previous: JoinFormState, form: FormData) => Promise<JoinFormState>;
  /** The disclosure of how the two kinds differ. */
  difference: ReactNode;
};

// The order in which the fields stand in the form, so that the sum of errors reads in the same.
const ORDER: JoinField[] = [
  "organizationName",
  "website",
  "sector",
  "role",
  "authority",
  "email",
  "firstName",
  "lastName",
  "zip",
];

/** The join form, for both kinds. It posts natively; what comes back holds what was typed. */
export function JoinForm({ locale, source, initial, action, difference }: JoinFormProps) {
  const [{ values, errors, notice, startedAt }, submit] = useActionState(action, initial);
  const t = translator(locale, "join");
  const site = translator(locale, "site");
  const wrong = ORDER.flatMap((name) => {
    const code = errors[name];
    return code ? [{ name, message: t(`errors.${code}`) }] : [];
  });
  const errorOf = (name: JoinField) => wrong.find((one) => one.name === name)?.message;
  const title = t(`title.${values.kind}`);
  const other = values.kind === "organization" ? "individual" : "organization";
  const query = new URLSearchParams({
    ...(other === "organization" && { kind: other }),
    ...(source !== "/join" && { from: source }),
  });

  return (
    <>
      <title>{wrong.length > 0 ? `${site("errorPrefix")} ${title}` : title}</title>
      <PlainHead title={title} summary={t(`summary.${values.kind}`)} />
      <div className="mt-10 grid gap-10 md:grid-cols-[minmax(0,36rem)_minmax(0,1fr)] md:gap-20">
        <div className="md:order-last">
          <aside className="join-banner">
            <p>
              <a
                className="font-bold"
                href={localePath(locale, "/join") + (query.size > 0 ? `?${query.toString()}` : "")}
              >
                {t(`switch.${other}`)}
              </a>
            </p>
            {difference}
          </aside>
          <div className="ground-poppy mt-10 hidden overflow-clip px-8 pt-10 md:block print:hidden">
            <Figure name="movement" ground="poppy" />
          </div>
        </div>
        {/* Our own words say what is wrong: the browser's come in its language, and refuse addresses that exist. */}
        <form action={submit} noValidate className="grid max-w-form gap-8">
          <ErrorSummary title={site("errorSummaryTitle", { count: wrong.length })} errors={wrong} />
          {notice ? (
            <div role="alert">
              <Notice tone="wrong">
                <p>{t(`notices.${notice}`)}</p>
              </Notice>
            </div>
          ) : null}
          <input type="hidden" name="kind" value={values.kind} />
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="source" value={source} />
          <input type="hidden" name="startedAt" value={startedAt} />
          <div className="sr-only" aria-hidden="true">
            <label htmlFor="nickname">{t("trap")}</label>
            <input id="nickname" name="nickname" type="text" tabIndex={-1} autoComplete="off" />
          </div>
          {values.kind === "organization" ? (
            <>
              <h2 className="border-t-3 border-rule pt-4 text-small-head font-black">
                {t("yourOrganization")}
              </h2>
              <OrganizationFields locale={locale} values={values} errorOf={errorOf} />
              <h2 className="mt-4 border-t-3 border-rule pt-4 text-small-head font-black">{t("you")}</h2>
            </>
          ) : null}
          <Field
            name="email"
            label={t("fields.email")}
            hint={t("fields.emailHint")}
            error={errorOf("email")}
            defaultValue={values.email}
            type="text"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
          />
          <Field
            name="firstName"
            label={t("fields.firstName")}
            error={errorOf("firstName")}
            defaultValue={values.firstName}
            autoComplete="given-name"
            required
          />
          <Field
            name="lastName"
            label={t("fields.lastName")}
            optional={site("optional")}
            error={errorOf("lastName")}
            defaultValue={values.lastName}
            autoComplete="family-name"
          />
          <Field
            name="zip"
            label={t("fields.zip")}
            optional={site("optional")}
            hint={t(values.kind === "organization" ? "fields.zipHintOrganization" : "fields.zipHint")}
            error={errorOf("zip")}
            defaultValue={values.zip}
            className="box-short"
            inputMode="numeric"
            autoComplete="postal-code"
          />
          <Choice
            name="interests"
            legend={t("fields.interests")}
            optional={site("optional")}
            pick="several"
            options={interests.map((value) => ({ value, label: t(`interest.${value}`) }))}
            chosen={values.interests}
          />
          <div className="grid justify-items-start gap-4 border-t-3 border-rule pt-8">
            <p>{t(`consent.${values.kind}`)}</p>
            <p>
              <a href={localePath(locale, "/policies/privacy")}>{t("privacy")}</a>
            </p>
            <Button>{t("button")}</Button>
          </div>
        </form>
      </div>
    </>
  );
}
