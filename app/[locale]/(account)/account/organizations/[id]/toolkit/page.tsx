import type { Metadata } from "next";
import { ToolkitView } from "@/components/members/organization/toolkit-view";
import { badge } from "@/lib/pictures/badge";
import { siteUrl } from "@/lib/platform/env";
import { localePath, locales, translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../../locale";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "../organization-frame";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("toolkit.title"), robots: { index: false } };
}

export default async function ToolkitPage({ params, searchParams }: OrganizationProps) {
  const { locale, organization } = await requireOwnOrganization(params, "/toolkit");
  const { done } = await searchParams;
  const t = translator(locale, "account-organization");
  const { name, listedAt, slug } = organization;
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way="/toolkit"
      title={t("toolkit.title")}
      summary={t("toolkit.summary", { organization: name })}
      done={done}
    >
      <ToolkitView
        locale={locale}
        organization={organization}
        languages={locales.map((language) => ({
          language,
          join: siteUrl() + localePath(language, "/join"),
          // The picture leads to the organization's own page, if it has one.
          badge: `<a href="${siteUrl()}${localePath(language, listedAt ? `/organizations/${slug}` : "/join")}">${badge(name, language, "text")}</a>`,
        }))}
      />
    </OrganizationFrame>
  );
}
