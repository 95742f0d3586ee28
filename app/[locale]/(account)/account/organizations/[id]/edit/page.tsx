import type { Metadata } from "next";
import { OrganizationForm } from "@/components/members/organization/form";
import { counties } from "@/lib/members/county";
import { LONGEST_ABOUT, servedLanguages, valuesOfOrganization } from "@/lib/members/organization-form";
import { translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../../locale";
import { coalitionId, listCoalitions } from "../../../../../(site)/coalitions/coalitions";
import { languageWords } from "../../../../../(site)/organizations/words";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "../organization-frame";
import { changeOrganizationAction } from "./actions";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("edit.title"), robots: { index: false } };
}

export default async function EditOrganizationPage({ params }: OrganizationProps) {
  const { locale, organization } = await requireOwnOrganization(params, "/edit");
  const t = translator(locale, "account-organization");
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way="/edit"
      title={t("edit.title")}
      summary={t("edit.summary", { organization: organization.name })}
    >
      <OrganizationForm
        locale={locale}
        organizationId={organization.id}
        name={organization.name}
        parent={organization.parent}
        initial={{ values: valuesOfOrganization(organization), errors: {}, notice: null }}
        longestAbout={LONGEST_ABOUT}
        offers={{
          counties: counties.map(({ id, name }) => ({ value: id, label: name })),
          languages: servedLanguages.map((id) => ({ value: id, label: languageWords(locale, id) })),
          coalitions: listCoalitions(locale).map((coalition) => ({
            value: coalitionId(coalition),
            label: coalition.frontmatter.title,
          })),
        }}
        action={changeOrganizationAction}
      />
    </OrganizationFrame>
  );
}
