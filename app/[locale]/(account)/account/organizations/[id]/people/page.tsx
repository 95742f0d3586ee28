import type { Metadata } from "next";
import { InvitePart, PeopleView } from "@/components/members/organization/people-view";
import { translator } from "@/lib/platform/i18n";
import { givenDuties } from "@/lib/members/representative";
import { requireLocale } from "../../../../../locale";
import {
  giveDutiesAction,
  handOverAction,
  inviteAction,
  removeColleagueAction,
  withdrawInvitationAction,
} from "../actions";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "../organization-frame";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("people.title"), robots: { index: false } };
}

export default async function PeoplePage({ params, searchParams }: OrganizationProps) {
  const { locale, organization } = await requireOwnOrganization(params, "/people");
  const { done } = await searchParams;
  const t = translator(locale, "account-organization");
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way="/people"
      title={t("people.title")}
      summary={t("people.summary", { organization: organization.name })}
      done={done}
    >
      <PeopleView
        locale={locale}
        organization={organization}
        duties={givenDuties}
        give={giveDutiesAction}
        handOver={handOverAction}
        remove={removeColleagueAction}
      />
      {organization.may.invite ? (
        <InvitePart
          locale={locale}
          organization={organization}
          duties={givenDuties}
          invite={inviteAction}
          withdraw={withdrawInvitationAction}
        />
      ) : null}
    </OrganizationFrame>
  );
}
