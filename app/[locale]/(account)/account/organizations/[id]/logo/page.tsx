import type { Metadata } from "next";
import { LogoView } from "@/components/members/organization/logo-view";
import { translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../../locale";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "../organization-frame";
import { keepLogoAction, removeLogoAction } from "./actions";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("logo.title"), robots: { index: false } };
}

export default async function LogoPage({ params, searchParams }: OrganizationProps) {
  const { locale, organization } = await requireOwnOrganization(params, "/logo");
  const { done, problem } = await searchParams;
  const t = translator(locale, "account-organization");
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way="/logo"
      title={t("logo.title")}
      summary={t("logo.summary", { organization: organization.name })}
      done={done}
    >
      <LogoView
        locale={locale}
        organization={organization}
        problem={problem}
        keep={keepLogoAction}
        remove={removeLogoAction}
      />
    </OrganizationFrame>
  );
}
