import { Checkbox, Choice } from "@/components/forms/choice";
import { Field, Select, TextArea } from "@/components/forms/field";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Locale, messages, translator } from "@/lib/platform/i18n";

/** Every look of a button. */
export function Buttons({ locale }: { locale: Locale }) {
  const t = translator(locale, "content");
  const looks = (
    <>
      <ButtonLink href="#buttons">{t("bannerJoin")}</ButtonLink>
      <ButtonLink look="quiet" href="#buttons">
        {t("bannerOrganization")}
      </ButtonLink>
      <ButtonLink small href="#buttons">
        {translator(locale, "site")("join")}
      </ButtonLink>
      <Button type="button" disabled>
        {t("bannerJoin")}
      </Button>
    </>
  );
  return (
    <div className="style-grounds">
      <div className="style-row">
        {looks}
        <Button type="button" look="danger">
          Send to 12,418 people
        </Button>
      </div>
      {(["poppy", "sage", "sun", "lupine"] as const).map((ground) => (
        <div key={ground} className={`style-row ground-${ground}`}>
          {looks}
        </div>
      ))}
    </div>
  );
}

/** The fields of a form as they come back with errors, and without. It sends nothing. */
export function Fields({ locale }: { locale: Locale }) {
  const t = translator(locale, "join");
  const optional = translator(locale, "site")("optional");
  const sectors = Object.entries(messages[locale].join.sector);
  const errors = [
    { name: "style-email", message: t("errors.email-wrong") },
    { name: "style-authority", message: t("errors.authority-missing") },
  ];
  return (
    <form className="style-form">
      {/* As ErrorSummary, which takes the focus when its page is shown. */}
      <Notice tone="wrong" title={translator(locale, "site")("errorSummaryTitle", { count: errors.length })}>
        <ul className="mt-2 list-disc pl-5">
          {errors.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      </Notice>
      <Field
        name="style-email"
        label={t("fields.email")}
        hint={t("fields.emailHint")}
        error={errors[0]?.message}
        type="email"
        defaultValue="maria.example.org"
      />
      <Field name="style-last" label={t("fields.lastName")} optional={optional} />
      <Field name="style-zip" label={t("fields.zip")} hint={t("fields.zipHint")} className="box-short" />
      <Select
        name="style-sector"
        label={t("fields.sector")}
        empty={t("fields.sectorEmpty")}
        options={sectors.map(([value, label]) => ({ value, label }))}
      />
      <Choice
        name="style-interests"
        legend={t("fields.interests")}
        pick="several"
        options={Object.entries(messages[locale].join.interest).map(([value, label]) => ({ value, label }))}
        chosen={["stem"]}
        optional={optional}
      />
      <Checkbox name="style-authority" label={t("fields.authority")} error={errors[1]?.message} />
      <TextArea name="style-body" label="Text of an update" />
    </form>
  );
}

/** Words that stand apart from the page. */
export function Notices({ locale }: { locale: Locale }) {
  const t = translator(locale, "join");
  return (
    <div className="style-grounds">
      <Notice title={t("sent.title")}>
        <p>{t("sent.wait")}</p>
      </Notice>
      <Notice tone="wrong" title={t("expired.title")}>
        <p>{t("notices.not-kept")}</p>
      </Notice>
    </div>
  );
}
