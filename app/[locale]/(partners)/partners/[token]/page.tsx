import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainHead } from "@/components/layout/page-head";
import { PartnerView } from "@/components/members/partner-view";
import { embedSnippet } from "@/lib/members/embed";
import { embedUrl, joinUrl } from "@/lib/members/partner-link";
import { getPartnerPage } from "@/lib/members/queries/get-partner-page";
import { translator } from "@/lib/platform/i18n";
import { qrCode } from "@/lib/print/qr";
import { requireLocale } from "../../../locale";
import { PageFrame } from "../../../page-frame";
import "@/app/styles/controls.css";
import "@/app/styles/partners.css";

type PartnerPageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PartnerPageProps): Promise<Metadata> {
  const title = translator(await requireLocale(params), "partners")("title");
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** What a partner sees: their link, what to print, and numbers. Nothing about anybody. */
export default async function PartnerPage({ params }: PartnerPageProps) {
  const locale = await requireLocale(params);
  const { token } = await params;
  const partner = await getPartnerPage(token);
  if (!partner) notFound();
  const t = translator(locale, "partners");
  const way = { kind: "ref", name: partner.code } as const;
  const href = joinUrl(way, locale);
  return (
    <PageFrame locale={locale} path={`/partners/${token}`}>
      <div className="frame partner-page">
        <PlainHead title={t("title")} summary={t("summary", { partner: partner.name })} />
        <PartnerView
          locale={locale}
          partner={partner}
          href={href}
          qr={qrCode(href)}
          printed={`${token}/print`}
          snippet={embedSnippet(embedUrl(way, locale), t("embedFrame"))}
        />
      </div>
    </PageFrame>
  );
}
