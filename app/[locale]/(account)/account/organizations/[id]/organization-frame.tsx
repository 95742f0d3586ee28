import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { OrganizationWays, type OrganizationWay } from "@/components/members/organization/ways";
import { requireMember } from "@/lib/auth/member";
import type { MemberViewer } from "@/lib/members/policy";
import { getOwnOrganization, type OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { livingOrganizationId } from "@/lib/members/queries/living-organization";
import { localePath, type Locale } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../locale";
import { AccountFrame } from "../../../account-frame";
import { organizationDoneWords } from "../done";
import { readId } from "./read-id";
import "@/app/styles/account-organization.css";

/** The parameters of every page of an organization in the account. */
export type OrganizationProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The member who asks and the organization, which they act for: for everybody else there is nothing here. */
export async function requireOwnOrganization(
  params: OrganizationProps["params"],
  below: OrganizationWay,
): Promise<{ locale: Locale; viewer: MemberViewer; organization: OwnOrganization }> {
  const locale = await requireLocale(params);
  const { id } = await params;
  const viewer = await requireMember(locale, `/account/organizations/${id}${below}`);
  const organization = await getOwnOrganization(viewer, readId(id));
  if (!organization) {
    const living = await livingOrganizationId(readId(id));
    if (!living || living === id) notFound();
    redirect(localePath(locale, `/account/organizations/${living}${below}`));
  }
  return { locale, viewer, organization };
}

type FrameProps = {
  locale: Locale;
  organization: OwnOrganization;
  way: OrganizationWay;
  title: string;
  summary?: string;
  done?: unknown;
  children: ReactNode;
};

/** The account's frame around a page of an organization, with the ways between those pages. */
export function OrganizationFrame({ locale, organization, way, title, summary, done, children }: FrameProps) {
  return (
    <AccountFrame
      locale={locale}
      path={`/account/organizations/${organization.id}${way}`}
      title={title}
      {...(summary && { summary })}
      done={organizationDoneWords(locale, done)}
    >
      <OrganizationWays locale={locale} organization={organization} way={way} />
      {children}
    </AccountFrame>
  );
}
