import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/app/styles/articles.css";
import { PersonRoles } from "@/components/content/author-card";
import { AuthorMail } from "@/components/content/author-mail";
import { JoinBanner } from "@/components/content/join-banner";
import { MentionList } from "@/components/content/mention-list";
import { PageHead } from "@/components/layout/page-head";
import { listArticlesBy } from "@/lib/content/articles";
import { describePerson } from "@/lib/content/authors";
import { seededGround } from "@/lib/content/figures/ground";
import { listOrganizations, listPages, listPeople } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import { ArticleCards } from "../../articles/article-cards";
import { mentionsOf } from "../../mentions";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; id: string }> };

async function requirePerson(params: Props["params"]) {
  const locale = await requireLocale(params);
  const record = listPeople().get((await params).id) ?? notFound();
  const person = describePerson(record, locale, { organizations: listOrganizations() });
  // In the middle of a sentence Spanish wants an article before "Dra.": there the name stands alone.
  return { locale, person, name: record.name };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, person, name } = await requirePerson(params);
  const t = translator(locale, "articles");
  const roles = person.roles.map(({ title }) => title).join("; ");
  const description = t("people.pageDescription", { name, roles });
  return pageMetadata(locale, { title: person.name, description, path: person.address });
}

export default async function PersonPage({ params }: Props) {
  const { locale, person, name } = await requirePerson(params);
  const { address } = person;
  const t = translator(locale, "articles");
  const articles = listArticlesBy(listPages(locale), person.id);
  const mentions = mentionsOf(locale, address);
  return (
    <PageFrame locale={locale} path={address}>
      <article>
        <PageHead
          title={person.name}
          summary={person.roles[0]?.title}
          ground={seededGround(person.id)}
          figure={person.id}
        />
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/people", title: t("people.all") }]}
            here={{ path: address, title: person.name }}
          />
        </div>
        <div className="frame sheet">
          <div className="record-sections">
            <section aria-labelledby="roles">
              <h2 id="roles" className="record-heading">
                {t("people.rolesTitle", { name })}
              </h2>
              <PersonRoles locale={locale} roles={person.roles} />
            </section>
            {person.mail ? (
              <section aria-labelledby="mail">
                <h2 id="mail" className="record-heading">
                  {t("people.mailTitle", { name })}
                </h2>
                <AuthorMail locale={locale} {...person.mail} />
              </section>
            ) : null}
            {mentions.length > 0 ? (
              <section aria-labelledby="mentions">
                <h2 id="mentions" className="record-heading">
                  {t("people.mentionsTitle", { name })}
                </h2>
                <MentionList
                  locale={locale}
                  mentions={mentions.map((one) => ({ ...one, viewOf: one.view ? name : undefined }))}
                />
              </section>
            ) : null}
            {mentions.length === 0 && articles.length === 0 ? (
              <p className="record-none">{t("people.nothing", { name })}</p>
            ) : null}
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={address} />
          </div>
        </div>
      </article>
      {articles.length > 0 ? (
        <section className="wall" aria-labelledby="wrote">
          <h2 className="frame wall-title" id="wrote">
            {t("people.wroteTitle", { name })}
          </h2>
          <div className="cards">
            <ArticleCards articles={articles} />
          </div>
        </section>
      ) : null}
    </PageFrame>
  );
}
