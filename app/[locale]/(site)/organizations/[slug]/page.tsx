import type { Metadata } from "next";
import "@/app/styles/articles.css";
import "@/app/styles/organizations.css";
import { AuthorCard } from "@/components/content/author-card";
import { JoinBanner } from "@/components/content/join-banner";
import { LogoImage } from "@/components/content/logo-image";
import { MentionList } from "@/components/content/mention-list";
import { OrganizationRecord } from "@/components/content/organization-record";
import { PageTools } from "@/components/content/page-tools";
import { JsonLd } from "@/components/layout/json-ld";
import { PageHead } from "@/components/layout/page-head";
import type { OrganizationRecord as OrganizationEntry } from "@/lib/content/records/schema";
import { describePerson } from "@/lib/content/authors";
import { citePage } from "@/lib/content/cite";
import { seededGround } from "@/lib/content/figures/ground";
import { organizationData } from "@/lib/content/json-ld";
import { getSite, listOrganizations, listPeople } from "@/lib/content/store";
import type { ListedMember } from "@/lib/members/queries/list-directory";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath, locales, translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import { CoalitionCards } from "../../coalitions/coalition-cards";
import { coalitionsOf } from "../../coalitions/coalitions";
import { mentionsOf } from "../../mentions";
import { relationWords } from "../words";
import { requireOrganization, showOrganization } from "./shown-organization";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

const find = async (params: Props["params"]) => {
  const locale = await requireLocale(params);
  return { locale, organization: await requireOrganization(locale, (await params).slug) };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, organization } = await find(params);
  const { id, name, record } = organization;
  const about =
    record?.about?.[locale] ??
    organization.member?.about[locale]?.split("\n")[0] ??
    translator(locale, "organizations")("about", { name });
  return pageMetadata(locale, { title: name, description: about, path: `/organizations/${id}` });
}

export default async function OrganizationPage({ params }: Props) {
  const { locale, organization } = await find(params);
  const { id, name, record, member } = organization;
  const t = translator(locale, "organizations");
  const path = `/organizations/${id}`;
  const web = `${siteUrl()}${localePath(locale, path)}`;
  const mentions = mentionsOf(locale, path);
  const shown = showOrganization(locale, organization);
  return (
    <PageFrame locale={locale} path={path} current="">
      <article className={name.length > 20 ? "organization organization-long" : "organization"}>
        <PageHead
          title={name}
          kicker={relationWords(locale, record, listOrganizations()) ?? t("kicker")}
          ground={seededGround(id)}
          figure={id}
        />
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/organizations", title: t("all") }]}
            here={{ path, title: name }}
          />
        </div>
        <div className="frame sheet">
          <div className="record-sections">
            <section aria-labelledby="record">
              {record?.about ? <p className="organization-about">{record.about[locale]}</p> : null}
              <h2 className="record-heading" id="record">
                {t("record")}
              </h2>
              <OrganizationRecord locale={locale} shown={shown} />
              {member || isOurs(record) ? null : <p className="organization-named">{t("named")}</p>}
            </section>
            {member ? <OwnWords locale={locale} member={member} /> : null}
            <People locale={locale} id={id} />
            {member ? (
              <section className="organization-member ground-tint" aria-labelledby="member">
                <h2 id="member">{t("memberTitle")}</h2>
                <p className="organization-says">{t("memberText", { name })}</p>
                <p>{t("memberNote")}</p>
              </section>
            ) : null}
            {mentions.length > 0 ? (
              <section aria-labelledby="mentions">
                <h2 className="record-heading" id="mentions">
                  {t("mentionsTitle")}
                </h2>
                <MentionList locale={locale} mentions={mentions} />
              </section>
            ) : null}
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={path} />
            <PageTools
              locale={locale}
              title={name}
              address={web}
              citation={citePage({ locale, site: getSite(), title: name, address: web })}
            />
          </div>
        </div>
      </article>
      <Together locale={locale} record={record} />
      <JsonLd
        data={organizationData(
          {
            ...shown,
            id,
            name,
            about: record?.about?.[locale] ?? member?.about[locale],
            otherNames: [...(shown.abbreviation ? [shown.abbreviation] : []), ...shown.aliases],
            website: record?.website,
          },
          { locale, origin: siteUrl(), site: getSite() },
        )}
      />
    </PageFrame>
  );
}

/** Whether an organization is the one behind this site, or a project of it: those are no guests here. */
function isOurs(record: OrganizationEntry | undefined): boolean {
  const ours = getSite().organisation.en;
  const parent = record?.parent && listOrganizations().get(record.parent.id);
  return record?.name === ours || (record?.parent?.relation === "project-of" && parent?.name === ours);
}

/**
 * What a member says of itself, in the reader's language or else in the one it wrote, and its logo. It is plain text:
 * an empty line begins a paragraph.
 */
function OwnWords({ locale, member: { name, about, logo } }: { locale: Locale; member: ListedMember }) {
  const t = translator(locale, "organizations");
  const language = about[locale] ? locale : locales.find((other) => about[other]);
  const words = language && about[language];
  if (!words && !logo) return null;
  return (
    <section aria-labelledby="own" className="organization-own">
      <h2 className="record-heading" id="own">
        {t("ownWords")}
      </h2>
      {logo ? <LogoImage className="organization-mark" logo={logo} alt={t("logoAlt", { name })} /> : null}
      {words ? (
        <div className="organization-words" lang={language === locale ? undefined : language}>
          {words.split(/\n{2,}/).map((paragraph, place) => (
            <p key={place}>{paragraph}</p>
          ))}
        </div>
      ) : null}
    </section>
  );
}

/** The coalitions it is in, as posters. */
function Together({ locale, record }: { locale: Locale; record: OrganizationEntry | undefined }) {
  const coalitions = record ? coalitionsOf(locale, record) : [];
  if (coalitions.length === 0) return null;
  return (
    <section className="wall" aria-labelledby="together">
      <h2 className="frame wall-title" id="together">
        {translator(locale, "organizations")("togetherTitle")}
      </h2>
      <CoalitionCards coalitions={coalitions.map(({ coalition }) => coalition)} />
    </section>
  );
}

/** Those whom this site names, and who do something there. */
function People({ locale, id }: { locale: Locale; id: string }) {
  const people = [...listPeople().values()].filter(({ roles }) =>
    roles.some((role) => role.organization === id),
  );
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="people">
      <h2 className="record-heading organization-people" id="people">
        {translator(locale, "organizations")("peopleTitle")}
      </h2>
      {people.map((person) => (
        <AuthorCard
          key={person.id}
          locale={locale}
          author={describePerson(person, locale, { organizations: listOrganizations() })}
        />
      ))}
    </section>
  );
}
