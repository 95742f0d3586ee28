import type { MetadataRoute } from "next";
import { inEveryLanguage, listSitemap, sitemapLength } from "@/lib/content/sitemap";
import {
  listAgenda,
  listBills,
  listClaims,
  listOrganizations,
  listPages,
  listPeople,
} from "@/lib/content/store";
import { listListedSlugs } from "@/lib/members/queries/list-listed-slugs";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { listPublicUpdates } from "@/lib/updates/queries/list-public-updates";

export const dynamic = "force-dynamic";

/** Every public page in each of its languages. Without a database, those that stand in files. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [updates, members] = await Promise.all([
    knownOr(() => listPublicUpdates(defaultLocale)),
    knownOr(() => listListedSlugs(listOrganizations(), sitemapLength)),
  ]);
  return listSitemap({
    pages: listPages(defaultLocale),
    agenda: listAgenda(defaultLocale).map(({ id }) => id),
    claims: listClaims(),
    bills: listBills(),
    people: listPeople(),
    organizations: listOrganizations(),
    updates,
    members,
  }).flatMap((page) => inEveryLanguage(page, siteUrl()));
}

async function knownOr<T>(list: () => Promise<T[]>): Promise<T[]> {
  try {
    return await list();
  } catch (cause) {
    log.warn({ err: cause }, "the sitemap leaves out what the database knows: it does not answer");
    return [];
  }
}
