"use client";

import { useActionState } from "react";
import { Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, Select, TextArea } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OrganizationField, OrganizationFormState } from "@/lib/members/organization-form";
import { organizationSizes, sectors } from "@/lib/members/schema";
import { translator, type Locale } from "@/lib/platform/i18n";

type Offer = { value: string; label: string };

type OrganizationFormProps = {
  locale: Locale;
  organizationId: string;
  /** What it is known by now. */
  name: string;
  /** What it is a part of, as staff confirmed. */
  parent: string | null;
  initial: OrganizationFormState;
  longestAbout: number;
  offers: Record<"counties" | "languages" | "coalitions", readonly Offer[]>;
  action: (previous: OrganizationFormState, form: FormData) => Promise<OrganizationFormState>;
};

// The order in which the fields stand in the form, so that the sum of errors reads in the same.
const ORDER: OrganizationField[] = [
  ...(["name", "legalName", "abbreviation", "aliases", "website", "sector"] as const),
  ...(["districts", "aboutEn", "aboutEs", "parent"] as const),
];

/** What an organization says of itself. It posts natively; what comes back holds what was typed. */
export function OrganizationForm(props: OrganizationFormProps) {
  const { locale, organizationId, name, parent, initial, longestAbout, offers, action } = props;
  const [{ values, errors, notice }, submit] = useActionState(action, initial);
  const t = translator(locale, "account-organization");
  const join = translator(locale, "join");
  const site = translator(locale, "site");
  const wrong = ORDER.flatMap((field) => {
    const code = errors[field];
    return code ? [{ name: field, message: t(`errors.${code}`) }] : [];
  });
  const words = { saved: "saved", waits: "waits", "not-yours": "notYours", "not-kept": "notKept" } as const;

  /** What is the same about most fields. */
  const line = (field: Exclude<OrganizationField, "languages" | "coalitions">) => ({
    name: field,
    error: wrong.find((one) => one.name === field)?.message,
    defaultValue: values[field],
  });
  const optional = site("optional");
  return (
    <form action={submit} noValidate className="account-form">
      {wrong.length > 0 ? <title>{`${site("errorPrefix")} ${t("edit.title")}`}</title> : null}
      <ErrorSummary title={site("errorSummaryTitle", { count: wrong.length })} errors={wrong} />
      {notice ? (
        <div role={notice === "saved" ? "status" : "alert"}>
          <Notice tone={notice === "saved" ? "plain" : "wrong"}>
            <p className="font-bold">{t(`edit.${words[notice]}`, { organization: name })}</p>
          </Notice>
        </div>
      ) : null}
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="organizationId" value={organizationId} />
      <h2 className="organization-part">{t("edit.names")}</h2>
      <Field {...line("name")} label={t("edit.name")} hint={t("edit.nameHint")} required />
      <Field
        {...line("legalName")}
        label={t("edit.legalName")}
        hint={t("edit.legalNameHint")}
        optional={optional}
      />
      <Field
        {...line("abbreviation")}
        label={t("edit.abbreviation")}
        optional={optional}
        className="box-short"
      />
      <TextArea
        {...line("aliases")}
        label={t("edit.aliases")}
        hint={t("edit.aliasesHint")}
        optional={optional}
        className="box-low"
      />
      <h2 className="organization-part">{t("edit.facts")}</h2>
      <Field
        {...line("website")}
        label={t("edit.website")}
        hint={t("edit.websiteHint")}
        optional={optional}
        inputMode="url"
        autoComplete="url"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Select
        {...line("sector")}
        label={t("edit.sector")}
        options={sectors.map((value) => ({ value, label: join(`sector.${value}`) }))}
        empty={t("edit.sectorEmpty")}
        required
      />
      <Select
        {...line("size")}
        label={t("edit.size")}
        optional={optional}
        options={organizationSizes.map((value) => ({ value, label: t(`edit.sizeOf.${value}`) }))}
        empty={t("edit.sizeEmpty")}
      />
      <Select
        {...line("county")}
        label={t("edit.county")}
        optional={optional}
        options={offers.counties}
        empty={t("edit.countyEmpty")}
      />
      <TextArea
        {...line("districts")}
        label={t("edit.districts")}
        hint={t("edit.districtsHint")}
        optional={optional}
        className="box-low"
      />
      <div className="organization-many">
        <Choice
          name="languages"
          legend={t("edit.languages")}
          optional={optional}
          pick="several"
          options={offers.languages}
          chosen={values.languages}
        />
      </div>
      <h2 className="organization-part">{t("edit.words")}</h2>
      <TextArea
        {...line("aboutEn")}
        label={t("edit.aboutEn")}
        hint={t("edit.aboutHint", { count: longestAbout })}
        optional={optional}
        lang="en"
        rows={8}
      />
      <TextArea
        {...line("aboutEs")}
        label={t("edit.aboutEs")}
        hint={t("edit.aboutHint", { count: longestAbout })}
        optional={optional}
        lang="es"
        rows={8}
      />
      <h2 className="organization-part">{t("edit.together")}</h2>
      <Choice
        name="coalitions"
        legend={t("edit.coalitions")}
        optional={optional}
        pick="several"
        options={offers.coalitions}
        chosen={values.coalitions}
      />
      <Field
        {...line("parent")}
        label={t("edit.parent")}
        hint={[t("edit.parentHint"), ...(parent ? [t("edit.parentKnown", { parent })] : [])].join(" ")}
        optional={optional}
      />
      <Button>{t("edit.button")}</Button>
    </form>
  );
}
