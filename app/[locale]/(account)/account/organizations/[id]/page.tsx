import type { Metadata } from "next";
import { OrganizationOverview } from "@/components/members/organization/overview";
import { translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../locale";
import { leaveAction, takeOverAction } from "./actions";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "./organization-frame";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("title"), robots: { index: false } };
}

export default async function OwnOrganizationPage({ params, searchParams }: OrganizationProps) {
  const { locale, organization } = await requireOwnOrganization(params, "");
  const { done } = await searchParams;
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way=""
      title={organization.name}
      done={done}
    >
      <OrganizationOverview
        locale={locale}
        organization={organization}
        leave={leaveAction}
        takeOver={takeOverAction}
      />
    </OrganizationFrame>
  );
}
