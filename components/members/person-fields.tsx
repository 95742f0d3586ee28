import type { ReactNode } from "react";
import { Choice } from "@/components/forms/choice";
import { Field, Select } from "@/components/forms/field";
import { audiences, interests } from "@/lib/members/schema";
import { translator, type Locale } from "@/lib/platform/i18n";

type Names = "firstName" | "lastName" | "zip";

type PersonFieldsProps = {
  locale: Locale;
  values: Readonly<Record<Names | "audience", string>> & { interests: readonly string[] };
  errorOf: (name: Names) => string | undefined;
};

/** Somebody's names. A first name that may stay empty has a hint that says why we ask. */
export function NameFields({
  locale,
  values,
  errorOf,
  required,
  hint,
}: PersonFieldsProps & { required?: boolean; hint?: string }) {
  const t = translator(locale, "join");
  return (
    <>
      <Field
        name="firstName"
        label={t("fields.firstName")}
        hint={hint}
        error={errorOf("firstName")}
        defaultValue={values.firstName}
        autoComplete="given-name"
        required={required}
      />
      <Field
        name="lastName"
        label={t("fields.lastName")}
        optional={translator(locale, "site")("optional")}
        error={errorOf("lastName")}
        defaultValue={values.lastName}
        autoComplete="family-name"
      />
    </>
  );
}

/** The ZIP code, by which people learn what their county does. */
export function ZipField({ locale, values, errorOf, hint }: PersonFieldsProps & { hint: ReactNode }) {
  return (
    <Field
      name="zip"
      label={translator(locale, "join")("fields.zip")}
      optional={translator(locale, "site")("optional")}
      hint={hint}
      error={errorOf("zip")}
      defaultValue={values.zip}
      className="box-short"
      inputMode="numeric"
      autoComplete="postal-code"
    />
  );
}

/** The issues somebody cares about. */
export function InterestsField({
  locale,
  values,
  hint,
}: Omit<PersonFieldsProps, "errorOf"> & { hint: string }) {
  const t = translator(locale, "join");
  return (
    <Choice
      name="interests"
      legend={t("fields.interests")}
      optional={translator(locale, "site")("optional")}
      hint={hint}
      pick="several"
      options={interests.map((value) => ({ value, label: t(`interest.${value}`) }))}
      chosen={values.interests}
    />
  );
}

type AudienceFieldProps = Omit<PersonFieldsProps, "errorOf"> & { label: string; hint: string; empty: string };

/** What somebody is in this. */
export function AudienceField({ locale, values, label, hint, empty }: AudienceFieldProps) {
  const t = translator(locale, "join");
  return (
    <Select
      name="audience"
      label={label}
      optional={translator(locale, "site")("optional")}
      hint={hint}
      options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
      empty={empty}
      defaultValue={values.audience}
    />
  );
}
