import type { ReactNode } from "react";
import { PrintAddress } from "@/components/content/print-address";
import { SiteFrame } from "@/components/layout/site-frame";
import { getNavigation, getSite } from "@/lib/content/store";
import { roadOf } from "@/lib/documents/address";
import { writeOut } from "@/lib/documents/markup";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath } from "@/lib/platform/i18n";
import { shortAddress } from "@/lib/print/compose";
import { qrCode } from "@/lib/print/qr";

type PageFrameProps = {
  locale: Locale;
  /** The page's address without its language. */
  path: string;
  /** The part of the query that says what the page shows ("?issue=stem"): the language switch keeps it. */
  query?: string;
  current?: string;
  children: ReactNode;
};

/** The site's frame with its navigation and name: every public page stands in it. */
export function PageFrame({ children, ...page }: PageFrameProps) {
  return writeOut(
    <SiteFrame {...page} navigation={getNavigation()} site={getSite()}>
      {/* Of their own: a page's parts beside another would be a list without keys. */}
      <>{children}</>
      <PrintedAt {...page} />
    </SiteFrame>,
  );
}

/** Where the paper's page stands on the web. What is one person's, or stands nowhere, has no address to pass on. */
export function PrintedAt({ locale, path, query = "", current }: Omit<PageFrameProps, "children">) {
  if (current === "" || roadOf("GET", path).kind !== "shared") return null;
  const address = siteUrl() + localePath(locale, path) + query;
  return <PrintAddress locale={locale} address={shortAddress(address)} qr={qrCode(address)} />;
}
