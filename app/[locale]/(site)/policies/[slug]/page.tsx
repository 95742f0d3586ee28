import type { Metadata } from "next";
import { PageHead } from "@/components/layout/page-head";
import { getPage, type Page } from "@/lib/content/store";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { movedOrNotFound } from "../../../moved";
import { PageFrame } from "../../../page-frame";
import { PageBody, PageNotes } from "../../page-body";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function requirePolicy(params: Props["params"]): Promise<Page> {
  const locale = await requireLocale(params);
  const address = `/policies/${(await params).slug}`;
  return getPage(locale, address) ?? movedOrNotFound(locale, address);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, address, frontmatter } = await requirePolicy(params);
  return pageMetadata(locale, { ...frontmatter, path: address });
}

export default async function PolicyPage({ params }: Props) {
  const page = await requirePolicy(params);
  const { locale, address, frontmatter } = page;
  return (
    <PageFrame locale={locale} path={address}>
      <article>
        <PageHead
          title={frontmatter.title}
          summary={frontmatter.summary}
          ground="sage"
          figure={frontmatter.figure}
        />
        <div className="frame sheet">
          <PageBody page={page} />
          <PageNotes page={page} />
        </div>
      </article>
    </PageFrame>
  );
}
