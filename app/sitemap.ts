import type { MetadataRoute } from "next";
import { agendaAddress } from "@/lib/content/agenda";
import { listAgenda, listClaims, listPages } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale, localePath, locales } from "@/lib/platform/i18n";

export const dynamic = "force-dynamic";

/** Every page of the content tree in each of its languages, and the pages that stand beside it. */
export default function sitemap(): MetadataRoute.Sitemap {
  const addresses = [
    ...listPages(defaultLocale).map((page) => page.address),
    "/join",
    "/updates",
    "/claims",
    ...[...listClaims().keys()].map((id) => `/claims/${id}`),
    "/agenda",
    ...listAgenda(defaultLocale).map(({ id }) => agendaAddress(id)),
  ];
  return addresses.flatMap((address) => {
    const languages = Object.fromEntries(
      locales.map((locale) => [locale, `${siteUrl()}${localePath(locale, address)}`]),
    );
    return locales.map((locale) => ({
      url: `${siteUrl()}${localePath(locale, address)}`,
      alternates: { languages },
    }));
  });
}
