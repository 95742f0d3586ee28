import type { Metadata } from "next";
import type { ReactNode } from "react";
import "@/app/styles/goals.css";
import "@/app/styles/home.css";
import "./style.css";
import { Quote } from "@/components/content/blocks";
import { bodyComponents } from "@/components/content/body-components";
import { IssueCard } from "@/components/content/issue-card";
import { JoinBanner } from "@/components/content/join-banner";
import { LivingNumbers } from "@/components/content/living-numbers";
import { Sources, WordList } from "@/components/content/notes";
import { Words } from "@/components/content/words";
import { Breadcrumbs } from "@/components/layout/breadcrumbs";
import { PageHead, PlainHead } from "@/components/layout/page-head";
import { otherLocale } from "@/components/layout/site-header";
import { StaffHead } from "@/components/staff/staff-head";
import { DrawnFigures, Signs } from "@/components/staff/style-figures";
import { Buttons, Fields, Notices } from "@/components/staff/style-parts";
import { Colors, ContrastTable, Spaces, TypeScale } from "@/components/staff/style-tokens";
import { requireStaff } from "@/lib/auth/viewer";
import { listNotes, renderBody } from "@/lib/content/render";
import { componentNames } from "@/lib/content/schema";
import { breadcrumbs, getPage, getSite, listChildren, listClaims, listTerms } from "@/lib/content/store";
import { defaultLocale, isLocale, type Locale, localePath, locales } from "@/lib/platform/i18n";
import { findSpecimen } from "./specimens";

export const metadata: Metadata = { title: "Style" };

type Props = { searchParams: Promise<{ language?: string | string[] }> };

const languageNames: Record<Locale, string> = { en: "English", es: "Español" };

export default async function StylePage({ searchParams }: Props) {
  await requireStaff();
  const { language } = await searchParams;
  const locale = isLocale(language) ? language : defaultLocale;
  const issue = getPage(locale, "/issues/linked-learning");
  if (issue?.frontmatter.kind !== "issue") throw new Error("The style page shows an issue that is gone");
  const { title, summary, description } = issue.frontmatter;
  const parts: [id: string, title: string, part: ReactNode][] = [
    ["type", "Type", <TypeScale key="" title={title} sentence={summary} text={description} />],
    ["colors", "Colors", <Colors key="" />],
    ["contrast", "Contrast", <ContrastTable key="" />],
    ["spaces", "Spaces and rules", <Spaces key="" />],
    ["buttons", "Buttons", <Buttons key="" locale={locale} />],
    ["forms", "Forms, with errors", <Fields key="" locale={locale} />],
    ["notices", "Notices", <Notices key="" locale={locale} />],
    ["heads", "Heads and breadcrumbs", <Heads key="" locale={locale} />],
    ["cards", "Cards", <Cards key="" locale={locale} />],
    ["numbers", "Living numbers", <Numbers key="" locale={locale} />],
    ["banner", "Invitation", <JoinBanner key="" locale={locale} from="/" />],
    ["body", "What an editor may write", <Specimens key="" locale={locale} />],
    ["notes", "Words and sources", <Notes key="" locale={locale} />],
    ["signs", "Mark and signs", <Signs key="" locale={locale} />],
    ["figures", "Drawn figures", <DrawnFigures key="" />],
  ];
  return (
    <>
      <StaffHead
        title="Style"
        summary="Every token and component of the site with its real words, as your device sets it: by day or by night."
      >
        <p className="style-languages">
          {locales.map((each) => (
            <a
              key={each}
              href={`/staff/style?language=${each}`}
              aria-current={each === locale ? "true" : undefined}
            >
              {languageNames[each]}
            </a>
          ))}
        </p>
      </StaffHead>
      <nav aria-label="On this page">
        <ul className="style-contents">
          {parts.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map(([id, name, part]) => (
        <section key={id} className="style-part" aria-labelledby={id}>
          <h2 id={id}>{name}</h2>
          <div lang={locale}>{part}</div>
        </section>
      ))}
    </>
  );
}

function Heads({ locale }: { locale: Locale }) {
  const above = breadcrumbs(locale, "/issues/stem/stem-network").filter(({ address }) => address !== "/");
  return (
    <div className="style-grounds">
      {(["poppy", "sage", "sun", "lupine"] as const).map((ground) => {
        const page = listChildren(locale, "/issues")[ground === "poppy" || ground === "sun" ? 1 : 0];
        return page && "figure" in page.frontmatter ? (
          <PageHead key={ground} {...page.frontmatter} ground={ground} level={3} />
        ) : null;
      })}
      <Breadcrumbs
        locale={locale}
        above={above.map(({ address, frontmatter }) => ({ path: address, title: frontmatter.title }))}
      />
      <PlainHead title={getSite().name[locale]} summary={getSite().tagline[locale]} level={3} />
    </div>
  );
}

function Cards({ locale }: { locale: Locale }) {
  const pages = [...listChildren(locale, "/issues"), ...listChildren(locale, "/coalitions")];
  return (
    <div className="cards">
      {pages.map(({ address, frontmatter }) =>
        "ground" in frontmatter ? (
          <IssueCard key={address} href={localePath(locale, address)} {...frontmatter} />
        ) : null,
      )}
    </div>
  );
}

function Numbers({ locale }: { locale: Locale }) {
  return (
    <div className="style-grounds">
      <LivingNumbers
        id="many"
        locale={locale}
        counts={{ individuals: 12418, organizations: 340, counties: 58 }}
      />
      <LivingNumbers
        id="few"
        locale={locale}
        counts={{ individuals: 31, organizations: null, counties: null }}
      />
      <LivingNumbers
        id="none"
        locale={locale}
        counts={{ individuals: null, organizations: null, counties: null }}
      />
    </div>
  );
}

function Specimens({ locale }: { locale: Locale }) {
  return (
    <div className="style-specimens">
      {componentNames.map((name) => {
        const specimen = findSpecimen(locale, name);
        const other = otherLocale(locale);
        return (
          <div key={name}>
            <p className="style-name">
              <code>{`<${name}>`}</code>{" "}
              {specimen ? (
                <a href={localePath(locale, specimen.page.address)}>{specimen.page.address}</a>
              ) : null}
            </p>
            <div className="body">
              {specimen ? (
                renderBody({
                  tree: specimen.tree,
                  locale,
                  claims: listClaims(),
                  terms: listTerms(),
                  components: bodyComponents,
                })
              ) : name === "Quote" ? (
                <Quote locale={locale} by={getSite().organisation[locale]}>
                  <p>{getSite().tagline[locale]}</p>
                </Quote>
              ) : name === "Words" ? (
                <p>
                  {getSite().name[locale]}:{" "}
                  <Words locale={locale} lang={other}>
                    {getSite().name[other]}
                  </Words>
                </p>
              ) : (
                <p>No page uses it now.</p>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Notes({ locale }: { locale: Locale }) {
  const page = getPage(locale, "/issues/linked-learning");
  if (!page) return null;
  const terms = listTerms();
  return (
    <>
      <WordList locale={locale} terms={page.terms.flatMap(({ id }) => terms.get(id) ?? [])} />
      <Sources locale={locale} notes={listNotes(page.tree, listClaims())} />
    </>
  );
}
