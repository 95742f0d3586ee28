import { join } from "node:path";
import { type AgendaEntry, collectAgenda } from "@/lib/content/agenda";
import { type Content, fingerprint, type Page, readContent } from "@/lib/content/files";
import { formatProblem, type Problem } from "@/lib/content/problems";
import type {
  Bill,
  OrganizationRecord,
  PersonRecord,
  Redirect,
  Region,
  Resource,
} from "@/lib/content/records/schema";
import type { Claim, Navigation, Site, Term } from "@/lib/content/schema";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";

export type { Page } from "@/lib/content/files";

/** What is asked for cannot be read. Its message names each place, for the person who wrote it. */
export class ContentError extends Error {
  override name = "ContentError";
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
  }
}

/** Where the site's content lives. */
export const defaultContentDir = (): string => join(/* turbopackIgnore: true */ process.cwd(), "content");

/**
 * The content of a folder, read on first use and kept.
 *
 * @param options.reread looks at every call whether a file has changed, for people at work on them
 */
export function openContent(dir: string, options: { reread?: boolean } = {}) {
  let read: { content: Content; print: string | undefined } | undefined;
  const load = (): Content => {
    const print = options.reread ? fingerprint(dir) : undefined;
    if (!read || read.print !== print) read = { content: readContent(dir), print };
    return read.content;
  };
  const required = <T>(value: T | undefined, file: string): T => {
    if (value !== undefined) return value;
    throw new ContentError(load().problems.filter((problem) => problem.file.endsWith(`/${file}`)));
  };
  const trail = (locale: Locale, address: string): Page[] => {
    const steps = address.split("/").filter(Boolean);
    return steps.flatMap(
      (_step, depth) => load().pages[locale].get(`/${steps.slice(0, depth).join("/")}`) ?? [],
    );
  };
  const listPages = (locale: Locale): Page[] =>
    [...load().pages[locale].values()].sort((a, b) => a.address.localeCompare(b.address, "en"));
  const listChildren = (locale: Locale, address: string): Page[] => {
    const above = address === "/" ? "/" : `${address}/`;
    return [...load().pages[locale].values()]
      .filter(({ address: own }) => own !== "/" && own.slice(0, own.lastIndexOf("/") + 1) === above)
      .sort(
        (a, b) => orderOf(a) - orderOf(b) || a.frontmatter.title.localeCompare(b.frontmatter.title, locale),
      );
  };
  const listBelow = (locale: Locale, address: string): Page[] =>
    listChildren(locale, address).flatMap((page) => [page, ...listBelow(locale, page.address)]);
  const listAgenda = (locale: Locale): AgendaEntry[] =>
    // Pages below an address without a page of its own are reached by no walk from the top: they come last.
    collectAgenda(new Set([...listBelow(locale, "/"), ...listPages(locale)]), load().claims);

  return {
    /**
     * The page at an address without language ("/issues/stem"), or null where there is none.
     * @throws ContentError when its file is there and cannot be read
     */
    getPage: (locale: Locale, address: string): Page | null => {
      const { pages, paths, problems } = load();
      const path = paths[locale].get(address);
      const page = pages[locale].get(address);
      if (path && !page) throw new ContentError(problems.filter((problem) => problem.file === path));
      return page ?? null;
    },
    /** All readable pages of a language, by address. */
    listPages,
    /** The pages one step below an address, in their order. */
    listChildren,
    /** The nearest page above an address; null above the home page. */
    getParent: (locale: Locale, address: string): Page | null => trail(locale, address).at(-1) ?? null,
    /** The pages above an address, from the home page down. */
    breadcrumbs: trail,
    /** What is asked for on all pages of a language: by page in the order of the site, the latest year first. */
    listAgenda,
    /** The agenda item of an id, or null where no page has it. */
    getAgendaItem: (locale: Locale, id: string): AgendaEntry | null =>
      listAgenda(locale).find((entry) => entry.id === id) ?? null,
    getClaim: (id: string): Claim | null => load().claims.get(id) ?? null,
    listClaims: (): ReadonlyMap<string, Claim> => load().claims,
    listTerms: (): ReadonlyMap<string, Term> => load().terms,
    listOrganizations: (): ReadonlyMap<string, OrganizationRecord> => load().organizations,
    listPeople: (): ReadonlyMap<string, PersonRecord> => load().people,
    listBills: (): ReadonlyMap<string, Bill> => load().bills,
    listRegions: (): ReadonlyMap<string, Region> => load().regions,
    listResources: (): ReadonlyMap<string, Resource> => load().resources,
    listRedirects: (): readonly Redirect[] => load().redirects,
    /** @throws ContentError when site.yaml cannot be read */
    getSite: (): Site => required(load().site, "site.yaml"),
    /** @throws ContentError when navigation.yaml cannot be read */
    getNavigation: (): Navigation => required(load().navigation, "navigation.yaml"),
  };
}

const orderOf = ({ frontmatter }: Page): number =>
  ("order" in frontmatter ? frontmatter.order : undefined) ?? Number.MAX_SAFE_INTEGER;

/** The site's own content: content/ where the program was started; read anew when it changes during development. */
export const {
  getPage,
  listPages,
  listChildren,
  getParent,
  breadcrumbs,
  listAgenda,
  getAgendaItem,
  getClaim,
  listClaims,
  listTerms,
  listOrganizations,
  listPeople,
  listBills,
  listRegions,
  listResources,
  listRedirects,
  getSite,
  getNavigation,
} = openContent(defaultContentDir(), { reread: env.NODE_ENV === "development" });
