import type { Metadata } from "next";
import { ListingView } from "@/components/members/organization/listing-view";
import { translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../../locale";
import { setListingAction } from "../actions";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "../organization-frame";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("listing.title"), robots: { index: false } };
}

export default async function ListingPage({ params, searchParams }: OrganizationProps) {
  const { locale, organization } = await requireOwnOrganization(params, "/listing");
  const { done } = await searchParams;
  const t = translator(locale, "account-organization");
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way="/listing"
      title={t("listing.title")}
      summary={t("listing.summary", { organization: organization.name })}
      done={done}
    >
      <ListingView locale={locale} organization={organization} set={setListingAction} />
    </OrganizationFrame>
  );
}
