import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { requireMember } from "@/lib/auth/member";
import { listOwnOrganizations } from "@/lib/members/queries/get-own-organization";
import { localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../../locale";
import { AccountFrame } from "../../account-frame";
import { organizationDoneWords } from "./done";

type Props = {
  params: LocaleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await requireLocale(params), "account-organization");
  return { title: t("title"), robots: { index: false } };
}

export default async function OwnOrganizationsPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params);
  const viewer = await requireMember(locale, "/account/organizations");
  const [organizations, { done }] = await Promise.all([listOwnOrganizations(viewer), searchParams]);
  const t = translator(locale, "account-organization");
  return (
    <AccountFrame
      locale={locale}
      path="/account/organizations"
      title={t("title")}
      summary={t("summary")}
      done={organizationDoneWords(locale, done)}
    >
      {organizations.length > 0 ? (
        <ul className="account-lines account-held">
          {organizations.map(({ id, name, openQuestions }) => (
            <li key={id}>
              <a
                className="text-small-head font-bold"
                href={localePath(locale, `/account/organizations/${id}`)}
              >
                {name}
              </a>
              {openQuestions > 0 ? (
                <a href={localePath(locale, `/account/organizations/${id}/name-uses`)}>
                  {t("open", { count: openQuestions })}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <section className="account-part">
          <p>{t("none")}</p>
          <ButtonLink href={localePath(locale, "/join?kind=organization")}>{t("join")}</ButtonLink>
        </section>
      )}
    </AccountFrame>
  );
}
