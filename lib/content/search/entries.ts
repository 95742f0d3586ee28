import { agendaAddress, excerptAgendaItem } from "@/lib/content/agenda";
import { issuesOf, listUses } from "@/lib/content/claim-uses";
import { stateClaim } from "@/lib/content/claims";
import type { Page } from "@/lib/content/files";
import { listTermUses } from "@/lib/content/glossary";
import { type Section, sectionsOf } from "@/lib/content/search/sections";
import type { Claim } from "@/lib/content/schema";
import type { openContent } from "@/lib/content/store";
import { type Locale, locales, translator } from "@/lib/platform/i18n";

/** What kinds of things search finds, in the order of its filter. */
export const searchTypes = [
  ...(["issue", "claim", "agenda", "article", "bill", "coalition", "organization", "person"] as const),
  ...(["resource", "term", "update", "page"] as const),
] as const;
export type SearchType = (typeof searchTypes)[number];

/** One thing that search finds, in one language. */
export type SearchEntry = {
  locale: Locale;
  type: SearchType;
  /** Without language: "/issues/stem". */
  address: string;
  /** The id of a heading; "" for the thing itself. */
  anchor: string;
  title: string;
  /** For a heading, the title of its page. */
  context: string;
  /** One sentence, shown where no snippet says more. */
  summary: string;
  /** Words it is found by that are not shown: other names, what is counted, who publishes. */
  keywords: string;
  /** Its text; a heading has none of its own: it is found and quoted by its page's. */
  sections: Section[];
  issues: string[];
  /** How much it is worth of itself, from 0 to 1: a page of ours above a word of the glossary. */
  prior: number;
};

type ContentStore = Pick<
  ReturnType<typeof openContent>,
  | "getNavigation"
  | "getPage"
  | "listAgenda"
  | "listBills"
  | "listClaims"
  | "listOrganizations"
  | "listPages"
  | "listPeople"
  | "listRegions"
  | "listResources"
  | "listTerms"
>;

const typeOfPage: Record<Page["frontmatter"]["kind"], SearchType> = {
  home: "page",
  hub: "issue",
  issue: "issue",
  article: "article",
  coalition: "coalition",
  page: "page",
  policy: "page",
};

const priors: Record<SearchType, number> = {
  ...{ issue: 1, coalition: 0.9, article: 0.8, claim: 0.7, bill: 0.7, agenda: 0.6 },
  ...{ organization: 0.6, person: 0.6, resource: 0.5, term: 0.5, update: 0.5, page: 0.4 },
};

/** Everything the content holds that can be found: pages, their headings, and records, in both languages. */
export const collectEntries = (content: ContentStore): SearchEntry[] =>
  locales.flatMap((locale) => [
    ...content.listPages(locale).flatMap((page) => pageEntries(content, page)),
    ...claimEntries(content, locale),
    ...agendaEntries(content, locale),
    ...termEntries(content, locale),
    ...recordEntries(content, locale),
    ...listEntries(content, locale),
  ]);

const entry = (
  given: Pick<SearchEntry, "locale" | "type" | "address" | "title"> & Partial<SearchEntry>,
): SearchEntry => ({
  anchor: "",
  context: "",
  summary: "",
  keywords: "",
  sections: [],
  issues: [],
  prior: priors[given.type],
  ...given,
});

const plainSection = (...texts: (string | undefined)[]): Section[] => {
  const text = texts.filter(Boolean).join(" ");
  return text ? [{ anchor: "", heading: "", text }] : [];
};

/** The issues a page is about: "stem" for /issues/stem/stem-network; an article names its own. */
function issuesOfPage({ address, frontmatter }: Page): string[] {
  if (frontmatter.kind === "article") return frontmatter.issues;
  const issue = /^\/issues\/([^/]+)/.exec(address)?.[1];
  return issue ? [issue] : [];
}

/** A coalition's districts, which its page shows as a map. */
function districtsOf(content: ContentStore, { locale, frontmatter }: Page): Section[] {
  const region = frontmatter.kind === "coalition" && frontmatter.region;
  const districts = (region && content.listRegions().get(region)?.districts) || [];
  if (districts.length === 0) return [];
  const heading = translator(locale, "coalitions")("mapTitle", { count: districts.length });
  return [{ anchor: "districts", heading, text: districts.map(({ name }) => name).join(", ") }];
}

/** Those who wrote an article, by name. */
const authorsOf = (content: ContentStore, { frontmatter }: Page): string[] =>
  frontmatter.kind === "article"
    ? frontmatter.authors.flatMap(
        (id) => (content.listPeople().get(id) ?? content.listOrganizations().get(id))?.name ?? [],
      )
    : [];

function pageEntries(content: ContentStore, page: Page): SearchEntry[] {
  const { locale, address, frontmatter } = page;
  const type = typeOfPage[frontmatter.kind];
  const sections = [...sectionsOf(page, content.listClaims()), ...districtsOf(content, page)];
  const issues = issuesOfPage(page);
  const { title, summary, description } = frontmatter;
  const keywords = [description, ...authorsOf(content, page)].join(" ");
  const whole = entry({ locale, type, address, title, summary, keywords, sections, issues });
  const headings = sections
    .filter(({ anchor }) => anchor !== "")
    .map(({ anchor, heading }) =>
      entry({ locale, type, address, anchor, issues, context: title, title: heading }),
    );
  return [whole, ...headings];
}

// Said as people look for it: "25 percent", "7 in 10".
const unitWords: Record<Claim["unit"], Record<Locale, string>> = {
  percent: { en: "percent per cent", es: "por ciento porcentaje" },
  "percent-more": { en: "percent per cent more", es: "por ciento más" },
  count: { en: "", es: "" },
  usd: { en: "dollars money", es: "dólares dinero" },
  "of-ten": { en: "out of ten", es: "de cada diez" },
};

function claimEntries(content: ContentStore, locale: Locale): SearchEntry[] {
  const uses = listUses(content.listPages(locale), content.listClaims());
  return [...content.listClaims().values()].map((claim) =>
    entry({
      ...{ locale, type: "claim", address: `/claims/${claim.id}`, title: stateClaim(claim, locale) },
      keywords: [
        ...[claim.label[locale], claim.population[locale], unitWords[claim.unit][locale]],
        // Its address is English, and may say what its words say otherwise: "high-school-dropout", who "drops out".
        locale === "en" ? claim.id.replaceAll("-", " ") : "",
      ].join(" "),
      summary: claim.source[locale],
      sections: plainSection(claim.note?.[locale]),
      issues: issuesOf(uses.get(claim.id)),
    }),
  );
}

function agendaEntries(content: ContentStore, locale: Locale): SearchEntry[] {
  return content.listAgenda(locale).map((item) =>
    entry({
      ...{ locale, type: "agenda", address: agendaAddress(item.id), title: item.words },
      summary: item.page.frontmatter.title,
      keywords: translator(locale, "content")("agendaTitle"),
      sections: plainSection(
        ...sectionsOf({ locale, tree: excerptAgendaItem(item).steps.tree }, content.listClaims()).map(
          ({ text }) => text,
        ),
      ),
      issues: issuesOfPage(item.page),
    }),
  );
}

function termEntries(content: ContentStore, locale: Locale): SearchEntry[] {
  const uses = listTermUses(content.listPages(locale));
  return [...content.listTerms().values()].map(({ id, term, expansion, definition }) =>
    entry({
      ...{ locale, type: "term", address: `/glossary#${id}`, title: term[locale] },
      summary: expansion?.[locale] ?? "",
      sections: plainSection(definition[locale]),
      issues: [...new Set((uses.get(id) ?? []).flatMap(issuesOfPage))],
    }),
  );
}

function recordEntries(content: ContentStore, locale: Locale): SearchEntry[] {
  const organizations = content.listOrganizations();
  const nameOf = (id: string | undefined) => (id && organizations.get(id)?.name) || "";
  const coalition = (id: string) => content.getPage(locale, `/coalitions/${id}`)?.frontmatter.title ?? "";
  return [
    ...[...organizations.values()].map((one) =>
      entry({
        ...{ locale, type: "organization", address: `/organizations/${one.id}`, title: one.name },
        keywords: [one.abbreviation, ...one.aliases, nameOf(one.parent?.id)].filter(Boolean).join(" "),
        summary: one.coalitions.map(({ id }) => coalition(id)).join(" · "),
        sections: plainSection(one.about?.[locale]),
      }),
    ),
    ...[...content.listPeople().values()].map(({ id, name, roles }) =>
      entry({
        ...{ locale, type: "person", address: `/people/${id}`, title: name },
        summary: roles
          .map(({ title, organization }) => [title[locale], nameOf(organization)].filter(Boolean).join(", "))
          .join(" · "),
      }),
    ),
    ...[...content.listBills().values()].map(({ id, number, about, did, thanks, issues }) =>
      entry({
        ...{ locale, type: "bill", address: `/bills/${id}`, title: number, summary: about[locale], issues },
        sections: plainSection(about[locale], did[locale], thanks?.[locale]),
      }),
    ),
    ...[...content.listResources().values()].map(({ id, title, about, publisher, year, issues }) =>
      entry({
        ...{ locale, type: "resource", address: `/resources#${id}`, title: title[locale], issues },
        keywords: [nameOf(publisher), year].filter(Boolean).join(" "),
        summary: about[locale],
        sections: plainSection(about[locale]),
      }),
    ),
  ];
}

/** The join form; and the pages that list something and have no file of their own, by the words that lead to them. */
function listEntries(content: ContentStore, locale: Locale): SearchEntry[] {
  const { primary, footer } = content.getNavigation();
  const t = translator(locale, "content");
  const ways = [...primary, ...footer.flatMap(({ links }) => links)].filter(
    ({ href }, place, all) =>
      href.startsWith("/") &&
      href !== "/join" &&
      !content.getPage(locale, href) &&
      all.findIndex((other) => other.href === href) === place,
  );
  return [
    entry({ locale, type: "page", address: "/join", title: t("bannerJoin"), summary: t("bannerText") }),
    ...ways.map(({ href, label }) => entry({ locale, type: "page", address: href, title: label[locale] })),
  ];
}
