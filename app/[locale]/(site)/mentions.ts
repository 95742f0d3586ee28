import { listMentions } from "@/lib/content/mentions";
import { listPages } from "@/lib/content/store";
import { type Locale, localePath } from "@/lib/platform/i18n";

/** The pages that speak of what has its page at an address. */
export const mentionsOf = (locale: Locale, address: string) =>
  listMentions(listPages(locale), address).map(({ page, view }) => ({
    title: page.frontmatter.title,
    href: localePath(locale, page.address),
    kind: page.frontmatter.kind,
    view,
  }));
