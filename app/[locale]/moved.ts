import { notFound, permanentRedirect } from "next/navigation";
import { findRedirect } from "@/lib/content/redirects";
import { listRedirects } from "@/lib/content/store";
import type { Locale } from "@/lib/platform/i18n";

/**
 * Ends a page that is not there: leads on to where content/redirects.yaml says it is now (status 308, in the reader's
 * language), or says that there is none.
 *
 * @param address what was asked for, without language
 */
export function movedOrNotFound(locale: Locale, address: string): never {
  const to = findRedirect(listRedirects(), address, locale);
  if (to) permanentRedirect(to);
  notFound();
}
