import { LogoImage } from "@/components/content/logo-image";
import { OrganizationFieldsHidden } from "@/components/members/organization/overview";
import { Button } from "@/components/ui/button";
import type { OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { messages, translator, type Locale, type Messages } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;
type Problem = keyof Messages["account-organization"]["logo"]["errors"];

type LogoViewProps = {
  locale: Locale;
  organization: OwnOrganization;
  /** What was wrong with the file that was sent, out of the address. */
  problem: unknown;
  keep: FormAction;
  remove: FormAction;
};

/** The logo, a field for a file that takes its place, and a button that takes it away. */
export function LogoView({ locale, organization, problem, keep, remove }: LogoViewProps) {
  const t = translator(locale, "account-organization");
  const { id, name, logo, may } = organization;
  const error =
    typeof problem === "string" &&
    Object.hasOwn(messages[locale]["account-organization"].logo.errors, problem)
      ? t(`logo.errors.${problem as Problem}`)
      : undefined;
  return (
    <>
      {logo ? (
        <section className="account-part" aria-labelledby="now">
          <h2 id="now">{t("logo.now")}</h2>
          <LogoImage className="organization-logo" logo={logo} alt={t("logo.alt", { organization: name })} />
          {may.edit ? (
            <form action={remove}>
              <OrganizationFieldsHidden locale={locale} id={id} />
              <Button look="quiet" small>
                {t("logo.remove")}
              </Button>
            </form>
          ) : null}
        </section>
      ) : null}
      {may.edit ? (
        <section className="account-part">
          <form action={keep} className="account-form">
            <OrganizationFieldsHidden locale={locale} id={id} />
            <div className={error ? "field field-wrong" : "field"}>
              <label className="field-label" htmlFor="logo">
                {t("logo.file")}
              </label>
              <p className="field-hint" id="logo-hint">
                {t("logo.fileHint")}
              </p>
              {error ? (
                <p className="field-error" id="logo-error" role="alert">
                  {error}
                </p>
              ) : null}
              <input
                className="box"
                type="file"
                id="logo"
                name="logo"
                accept="image/png,image/jpeg,image/webp"
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? "logo-hint logo-error" : "logo-hint"}
              />
            </div>
            <Button>{t("logo.button")}</Button>
          </form>
        </section>
      ) : (
        <p>{t("logo.notYours")}</p>
      )}
    </>
  );
}
