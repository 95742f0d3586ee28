import type { Metadata } from "next";
import "@/app/styles/library.css";
import { GlossaryList } from "@/components/content/glossary-list";
import { JoinBanner } from "@/components/content/join-banner";
import { JsonLd } from "@/components/layout/json-ld";
import { PageHead } from "@/components/layout/page-head";
import { byLetter, listTermUses } from "@/lib/content/glossary";
import { termsData } from "@/lib/content/json-ld";
import { getSite, listPages, listTerms } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

const path = "/glossary";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "library");
  return pageMetadata(locale, { title: t("glossary.title"), description: t("glossary.description"), path });
}

export default async function GlossaryPage({ params }: Props) {
  const locale = await requireLocale(params);
  const title = translator(locale, "library")("glossary.title");
  const terms = [...listTerms().values()];
  return (
    <PageFrame locale={locale} path={path}>
      <PageHead
        title={title}
        summary={translator(locale, "library")("glossary.summary")}
        ground="lupine"
        figure="glossary"
      />
      <div className="frame sheet">
        <div>
          <GlossaryList locale={locale} letters={lettersOf(locale)} />
        </div>
        <div className="beside">
          <JoinBanner locale={locale} from={path} />
        </div>
      </div>
      {terms.length > 0 ? (
        <JsonLd data={termsData(terms, { locale, title, origin: siteUrl(), site: getSite() })} />
      ) : null}
    </PageFrame>
  );
}

function lettersOf(locale: Locale) {
  const uses = listTermUses(listPages(locale));
  return byLetter(listTerms().values(), locale).map(({ letter, anchor, terms }) => ({
    letter,
    anchor,
    entries: terms.map((term) => ({
      term,
      uses: (uses.get(term.id) ?? []).map(({ address, frontmatter }) => ({
        title: frontmatter.title,
        href: localePath(locale, address),
      })),
    })),
  }));
}
