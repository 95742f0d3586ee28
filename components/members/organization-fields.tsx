import { Checkbox } from "@/components/forms/choice";
import { Field, Select } from "@/components/forms/field";
import { sectors, type JoinField, type JoinValues } from "@/lib/members/schema";
import { translator, type Locale } from "@/lib/platform/i18n";

type OrganizationFieldsProps = {
  locale: Locale;
  values: JoinValues;
  /** The sentence that says what is wrong with a field, if something is. */
  errorOf: (name: JoinField) => string | undefined;
};

/** What the join form asks about an organization, and about the speaker's place in it. */
export function OrganizationFields({ locale, values, errorOf }: OrganizationFieldsProps) {
  const t = translator(locale, "join");
  const optional = translator(locale, "site")("optional");
  return (
    <>
      <Field
        name="organizationName"
        label={t("fields.organizationName")}
        error={errorOf("organizationName")}
        defaultValue={values.organizationName}
        autoComplete="organization"
        required
      />
      <Field
        name="website"
        label={t("fields.website")}
        optional={optional}
        hint={t("fields.websiteHint")}
        error={errorOf("website")}
        defaultValue={values.website}
        inputMode="url"
        autoComplete="url"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Select
        name="sector"
        label={t("fields.sector")}
        error={errorOf("sector")}
        options={sectors.map((value) => ({ value, label: t(`sector.${value}`) }))}
        empty={t("fields.sectorEmpty")}
        defaultValue={values.sector}
        required
      />
      <Field
        name="role"
        label={t("fields.role")}
        optional={optional}
        hint={t("fields.roleHint")}
        error={errorOf("role")}
        defaultValue={values.role}
        autoComplete="organization-title"
      />
      <Checkbox
        name="authority"
        label={t("fields.authority")}
        error={errorOf("authority")}
        defaultChecked={values.authority}
        required
      />
      <Checkbox name="listPublicly" label={t("fields.listPublicly")} defaultChecked={values.listPublicly} />
    </>
  );
}
