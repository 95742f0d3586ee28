import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { JoinBanner } from "@/components/content/join-banner";
import { UpdateBody } from "@/components/updates/update-body";
import { UpdateHead } from "@/components/updates/update-head";
import { translator } from "@/lib/platform/i18n";
import { getPublicUpdate } from "@/lib/updates/queries/get-public-update";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import "@/app/styles/figures.css";
import "@/app/styles/blocks.css";
import "@/app/styles/update.css";
import "@/app/styles/utilities.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

const find = cache(getPublicUpdate);

async function requireUpdate(params: Props["params"]) {
  const locale = await requireLocale(params);
  const update = await find((await params).slug, locale);
  return { locale, update: update ?? notFound() };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, update } = await requireUpdate(params);
  const { subject: title, excerpt: description, slug } = update;
  return pageMetadata(locale, { title, description, path: `/updates/${slug}` });
}

export default async function UpdatePage({ params }: Props) {
  const { locale, update } = await requireUpdate(params);
  const path = `/updates/${update.slug}`;
  const above = [{ path: "/updates", title: translator(locale, "updates")("archive.all") }];
  return (
    <PageFrame locale={locale} path={path}>
      <article>
        <UpdateHead update={update} locale={locale} />
        <div className="frame">
          <Trail locale={locale} above={above} here={{ path, title: update.subject }} />
        </div>
        <div className="frame sheet">
          <div lang={update.translated ? undefined : update.locale}>
            <UpdateBody tree={update.body} locale={update.locale} />
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={path} />
          </div>
        </div>
      </article>
    </PageFrame>
  );
}
