import { Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { OrganizationFields } from "@/components/members/organization-fields";
import { audiences, interests, type JoinField, type JoinFormState } from "@/lib/members/schema";
import type { WayIn } from "@/lib/members/way-in";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

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

/** What is wrong with each field, in words, in the form's order. */
export function listErrors(errors: JoinFormState["errors"], locale: Locale) {
  const t = translator(locale, "join");
  return ORDER.flatMap((name) => {
    const code = errors[name];
    return code ? [{ name, message: t(`errors.${code}`) }] : [];
  });
}

type JoinFieldsProps = {
  locale: Locale;
  wayIn: WayIn;
  state: JoinFormState;
  submit: (form: FormData) => void;
  /** The form stands in a frame on somebody else's page: what leads away opens a page of its own. */
  framed?: boolean;
};

/** The join form itself, for both kinds. It posts natively; what comes back holds what was typed. */
export function JoinFields({ locale, wayIn, state, submit, framed = false }: JoinFieldsProps) {
  const { values, errors, notice, startedAt } = state;
  const t = translator(locale, "join");
  const site = translator(locale, "site");
  const wrong = listErrors(errors, locale);
  const errorOf = (name: JoinField) => wrong.find((one) => one.name === name)?.message;
  // Our own words say what is wrong: the browser's come in its language, and refuse addresses that exist.
  return (
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
      <input type="hidden" name="source" value={wayIn.from} />
      {wayIn.campaign ? <input type="hidden" name="campaign" value={wayIn.campaign} /> : null}
      {wayIn.ref ? <input type="hidden" name="ref" value={wayIn.ref} /> : null}
      <input type="hidden" name="startedAt" value={startedAt} />
      <div className="sr-only" aria-hidden="true">
        <label htmlFor="nickname">{t("trap")}</label>
        <input id="nickname" name="nickname" type="text" tabIndex={-1} autoComplete="off" />
      </div>
      {values.kind === "organization" ? (
        <>
          <h2 className="border-t-3 border-rule pt-4 text-small-head font-black">{t("yourOrganization")}</h2>
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
        hint={t("fields.interestsHint")}
        pick="several"
        options={interests.map((value) => ({ value, label: t(`interest.${value}`) }))}
        chosen={values.interests}
      />
      <Select
        name="audience"
        label={t("fields.audience")}
        optional={site("optional")}
        hint={t("fields.audienceHint")}
        options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
        empty={t("fields.audienceEmpty")}
        defaultValue={values.audience}
      />
      <div className="grid justify-items-start gap-4 border-t-3 border-rule pt-8">
        <p>{t(`consent.${values.kind}`)}</p>
        <p>
          <a
            href={localePath(locale, "/policies/privacy")}
            {...(framed && { target: "_blank", rel: "noopener" })}
          >
            {t("privacy")}
          </a>
        </p>
        <Button>{t("button")}</Button>
      </div>
    </form>
  );
}
