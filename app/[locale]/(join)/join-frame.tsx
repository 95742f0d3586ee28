import type { ReactNode } from "react";
import { SiteFrame } from "@/components/layout/site-frame";
import { getNavigation, getSite } from "@/lib/content/store";
import type { Locale } from "@/lib/platform/i18n";

type JoinFrameProps = {
  locale: Locale;
  /** The page's address without its language. */
  path: string;
  children: ReactNode;
};

/** The site's frame around a page that asks for one thing. */
export function JoinFrame({ locale, path, children }: JoinFrameProps) {
  return (
    <SiteFrame locale={locale} path={path} current="/join" navigation={getNavigation()} site={getSite()}>
      <div className="frame pb-24">{children}</div>
    </SiteFrame>
  );
}
