import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  ClaimCite,
  ClaimImages,
  ClaimPoster,
  ClaimRecord,
  ClaimUses,
} from "@/components/content/claim-record";
import { JoinBanner } from "@/components/content/join-banner";
import { JsonLd } from "@/components/layout/json-ld";
import { citeClaim } from "@/lib/content/cite";
import { groundOfClaim, listUses } from "@/lib/content/claim-uses";
import { describeSource, figureWords, stateClaim } from "@/lib/content/claims";
import { claimData } from "@/lib/content/json-ld";
import { getClaim, getPage, getSite, listClaims, listPages } from "@/lib/content/store";
import { claimImageSize, describeClaimImage } from "@/lib/pictures/claim-image";
import { siteUrl } from "@/lib/platform/env";
import { localePath, translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import "@/app/styles/figures.css";
import "@/app/styles/claims.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; id: string }> };

async function requireClaim(params: Props["params"]) {
  const locale = await requireLocale(params);
  const claim = getClaim((await params).id) ?? notFound();
  return { locale, claim, path: `/claims/${claim.id}` };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, claim, path } = await requireClaim(params);
  return pageMetadata(locale, {
    title: `${figureWords(claim, locale)}: ${claim.label[locale]}`,
    description: `${stateClaim(claim, locale)}. ${describeSource(claim, locale)}.`,
    path,
  });
}

export default async function ClaimPage({ params }: Props) {
  const { locale, claim, path } = await requireClaim(params);
  const t = translator(locale, "content");
  const uses = listUses(listPages(locale), listClaims()).get(claim.id) ?? [];
  const address = `${siteUrl()}${localePath(locale, path)}`;
  const year = new Date().getFullYear();
  const ground = groundOfClaim(uses, (address) => getPage(locale, address));
  return (
    <PageFrame locale={locale} path={path}>
      <article>
        <ClaimPoster locale={locale} claim={claim} year={year} ground={ground} />
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/claims", title: t("claims.all") }]}
            here={{ path, title: claim.label[locale] }}
          />
        </div>
        <div className="frame sheet">
          <div className="claim-sections">
            <ClaimRecord locale={locale} claim={claim} year={year} />
            <ClaimCite locale={locale} citation={citeClaim(claim, { locale, site: getSite(), address })} />
            <ClaimImages
              locale={locale}
              id={claim.id}
              size={claimImageSize}
              description={describeClaimImage(claim, locale)}
            />
            <ClaimUses
              locale={locale}
              uses={uses.map(({ page, anchors }) => ({
                title: page.frontmatter.title,
                places: anchors.map((anchor) => `${localePath(locale, page.address)}#${anchor}`),
              }))}
            />
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={path} />
          </div>
        </div>
      </article>
      <JsonLd data={claimData(claim, { locale, origin: siteUrl(), site: getSite() })} />
    </PageFrame>
  );
}
