import type { ReactNode } from "react";
import { SiteFrame } from "@/components/layout/site-frame";
import { getNavigation, getSite } from "@/lib/content/store";
import { writeOut } from "@/lib/documents/markup";
import type { Locale } from "@/lib/platform/i18n";

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
export function PageFrame(props: PageFrameProps) {
  return writeOut(<SiteFrame {...props} navigation={getNavigation()} site={getSite()} />);
}
