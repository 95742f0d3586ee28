import type { Page } from "@/lib/content/files";

/** A page that speaks of a record, and whether it tells that person's view. */
export type Mention = { page: Page; view: boolean };

/**
 * The pages that speak of what has its page at an address without language ("/bills/ab-185", "/people/ilene-straus",
 * "/organizations/wested"): they link to it, name it in their front matter, or tell its view. Each once, in the order
 * given; the page at that address itself is none of them. An article's authors are its authors: they are not mentioned.
 */
export function listMentions(pages: readonly Page[], address: string): Mention[] {
  return pages.flatMap((page) => {
    if (page.address === address) return [];
    const view = page.views.some((person) => `/people/${person}` === address);
    return view || links(page, address) || names(page, address) ? [{ page, view }] : [];
  });
}

const links = ({ links }: Page, address: string): boolean =>
  links.some(({ target }) => target.kind === "internal" && target.path === address);

function names({ frontmatter }: Page, address: string): boolean {
  if (frontmatter.kind !== "article") return false;
  const { bills, organizations } = frontmatter;
  return (
    bills.some((bill) => `/bills/${bill}` === address) ||
    organizations.some((organization) => `/organizations/${organization}` === address)
  );
}
