import type { Metadata } from "next";
import { NameUsesView } from "@/components/members/organization/name-uses-view";
import { listOwnNameUses } from "@/lib/members/queries/get-own-organization";
import { isOpenUntil } from "@/lib/members/representative";
import { translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../../../locale";
import { OrganizationFrame, type OrganizationProps, requireOwnOrganization } from "../organization-frame";
import { answerNameUseAction } from "./actions";

export async function generateMetadata({ params }: OrganizationProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("nameUses.title"), robots: { index: false } };
}

export default async function NameUsesPage({ params, searchParams }: OrganizationProps) {
  const { locale, viewer, organization } = await requireOwnOrganization(params, "/name-uses");
  const [questions, { done }] = await Promise.all([listOwnNameUses(viewer, organization.id), searchParams]);
  const now = new Date();
  const t = translator(locale, "account-organization");
  return (
    <OrganizationFrame
      locale={locale}
      organization={organization}
      way="/name-uses"
      title={t("nameUses.title")}
      summary={t("nameUses.summary", { organization: organization.name })}
      done={done}
    >
      <NameUsesView
        locale={locale}
        organization={organization}
        questions={questions.map((question) => ({
          ...question,
          isOpen: isOpenUntil(question.answerBy, now),
        }))}
        answer={answerNameUseAction}
      />
    </OrganizationFrame>
  );
}
