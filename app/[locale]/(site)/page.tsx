import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JoinBanner } from "@/components/content/join-banner";
import { PageHead } from "@/components/layout/page-head";
import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { getPage, listChildren, type Page } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../locale";
import { pageMetadata } from "../metadata";
import { PageFrame } from "../page-frame";
import { IssueCards } from "./issue-cards";
import { PageBody, PageNotes } from "./page-body";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

async function requireHome(params: LocaleParams): Promise<Page> {
  const page = getPage(await requireLocale(params), "/");
  return page ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, frontmatter } = await requireHome(params);
  return pageMetadata(locale, { ...frontmatter, path: "/" });
}

export default async function HomePage({ params }: Props) {
  const page = await requireHome(params);
  const { locale, frontmatter } = page;
  if (frontmatter.kind !== "home") notFound();
  const t = translator(locale, "content");
  return (
    <PageFrame locale={locale} path="/">
      <PageHead {...frontmatter}>
        <p className="poster-actions">
          <ButtonLink href={joinAddress(locale, "/")}>{t("bannerJoin")}</ButtonLink>
          <ButtonLink look="quiet" href={joinAddress(locale, "/", "organization")}>
            {t("bannerOrganization")}
          </ButtonLink>
        </p>
      </PageHead>
      <section className="wall" aria-labelledby="issues">
        <h2 className="frame wall-title" id="issues">
          {t("issuesTitle")}
        </h2>
        <IssueCards pages={listChildren(locale, "/issues")} />
      </section>
      <div className="frame sheet">
        <PageBody page={page} />
        <div className="beside">
          <JoinBanner locale={locale} from="/" />
        </div>
        <PageNotes page={page} />
      </div>
    </PageFrame>
  );
}
