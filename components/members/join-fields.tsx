import { ErrorSummary } from "@/components/forms/error-summary";
import { EmailField } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { OrganizationFields } from "@/components/members/organization-fields";
import { AudienceField, InterestsField, NameFields, ZipField } from "@/components/members/person-fields";
import type { JoinField, JoinFormState } from "@/lib/members/schema";
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
  const about = { locale, values, errorOf };
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
      <EmailField
        name="email"
        label={t("fields.email")}
        hint={t("fields.emailHint")}
        error={errorOf("email")}
        defaultValue={values.email}
        required
      />
      <NameFields {...about} required />
      <ZipField
        {...about}
        hint={t(values.kind === "organization" ? "fields.zipHintOrganization" : "fields.zipHint")}
      />
      <InterestsField {...about} hint={t("fields.interestsHint")} />
      <AudienceField
        {...about}
        label={t("fields.audience")}
        hint={t("fields.audienceHint")}
        empty={t("fields.audienceEmpty")}
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
