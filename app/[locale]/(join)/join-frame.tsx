import type { ReactNode } from "react";
import { SiteFrame } from "@/components/layout/site-frame";
import { getNavigation, getSite } from "@/lib/content/store";
import type { Locale } from "@/lib/platform/i18n";
import "@/app/styles/controls.css";
import "@/app/styles/utilities.css";

type JoinFrameProps = {
  locale: Locale;
  /** The page's address without its language. */
  path: string;
  /** A head over the whole width, instead of one among the children. */
  poster?: ReactNode;
  children: ReactNode;
};

/** The site's frame around a page that asks for one thing. */
export function JoinFrame({ locale, path, poster, children }: JoinFrameProps) {
  return (
    <SiteFrame locale={locale} path={path} current="/join" navigation={getNavigation()} site={getSite()}>
      {poster}
      <div className="frame pt-10 pb-24 md:pt-16">{children}</div>
    </SiteFrame>
  );
}
