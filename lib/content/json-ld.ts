import type { Article } from "@/lib/content/articles";
import { noonOf } from "@/lib/content/feeds/feed";
import { toFeedHtml } from "@/lib/content/feeds/html";
import type { Page } from "@/lib/content/files";
import type { OrganizationRecord, PersonRecord } from "@/lib/content/records/schema";
import { describeSource, figureWords, stateClaim } from "@/lib/content/claims";
import type { Claim, Site, Term } from "@/lib/content/schema";
import { type ShownContent, shownText } from "@/lib/content/tree";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

// What pages say to search engines: schema.org's words. Nothing stands here that the page itself does not show.

type Where = {
  locale: Locale;
  /** The site's full address, without a slash at the end. */
  origin: string;
  site: Site;
};

const context = { "@context": "https://schema.org" };
const full = ({ origin, locale }: Where, path: string): string => `${origin}${localePath(locale, path)}`;

/** Who publishes the site. The same id on every page. */
const publisher = ({ origin, locale, site }: Where) => ({
  "@type": "Organization",
  "@id": `${origin}/#organization`,
  name: site.name[locale],
  url: `${origin}/`,
  logo: `${origin}/marks/mark.svg`,
});

/** The id of an organization that has a page: the same in both languages, wherever it is named. */
const organizationId = ({ origin }: Where, id: string): string =>
  `${origin}/organizations/${id}#organization`;

/** The site and who is behind it, for the home page. */
export function siteData(where: Where & { organizations: ReadonlyMap<string, OrganizationRecord> }): object {
  const { origin, locale, site } = where;
  const name = site.organisation[locale];
  const behind = [...where.organizations.values()].find((one) => one.name === name);
  return {
    ...context,
    "@graph": [
      {
        ...publisher(where),
        description: site.tagline[locale],
        parentOrganization: {
          "@type": "Organization",
          ...(behind && { "@id": organizationId(where, behind.id) }),
          name,
        },
      },
      {
        "@type": "WebSite",
        "@id": `${origin}/#site`,
        name: site.name[locale],
        url: full(where, "/"),
        inLanguage: locale,
        publisher: { "@id": `${origin}/#organization` },
      },
    ],
  };
}

/** The pages above a page and the page itself, from the top down. */
export function trailData(where: Where, steps: readonly { path: string; title: string }[]): object {
  return {
    ...context,
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ path, title }, place) => ({
      "@type": "ListItem",
      position: place + 1,
      name: title,
      item: full(where, path),
    })),
  };
}

/** An article. One without a date says none. */
export function articleData(
  { address, locale, frontmatter, words }: Article,
  where: Where & {
    people: ReadonlyMap<string, PersonRecord>;
    organizations: ReadonlyMap<string, OrganizationRecord>;
  },
): object {
  const { title, description, authors, published, updated, publication } = frontmatter;
  return {
    ...context,
    "@type": "Article",
    headline: title,
    description,
    inLanguage: locale,
    wordCount: words,
    url: full(where, address),
    mainEntityOfPage: full(where, address),
    ...(published && { datePublished: noonOf(published).toISOString() }),
    ...((updated ?? published) && { dateModified: noonOf(updated ?? published ?? "").toISOString() }),
    author: authors.flatMap((id) => {
      const [person, organization] = [where.people.get(id), where.organizations.get(id)];
      if (person) return { "@type": "Person", name: person.name, url: full(where, `/people/${id}`) };
      if (!organization) return [];
      return {
        "@type": "Organization",
        "@id": organizationId(where, id),
        name: organization.name,
        url: full(where, `/organizations/${id}`),
      };
    }),
    isPartOf: { "@type": "Periodical", name: publication },
    publisher: publisher(where),
  };
}

/** An organization, as its page tells of it. What it belongs to is named with its own id where it has a page too. */
export function organizationData(
  organization: {
    id: string;
    name: string;
    about: string | undefined;
    /** Its abbreviation and the names it had or is also known by. */
    otherNames: readonly string[];
    /** Its own site, where this one vouches for the address. */
    website: string | undefined;
    state?: string | undefined;
    /** What it belongs to; without an address where that has no page here. */
    parent?: { name: string; href?: string } | undefined;
    coalitions: readonly { name: string; href: string }[];
  },
  where: Where,
): object {
  const { id, name, about, otherNames, website, state, parent, coalitions } = organization;
  const address = full(where, `/organizations/${id}`);
  const slug = parent?.href && /[^/]+$/.exec(parent.href)?.[0];
  return {
    ...context,
    "@type": "Organization",
    "@id": organizationId(where, id),
    name,
    url: address,
    mainEntityOfPage: address,
    ...(about && { description: about }),
    ...(otherNames.length > 0 && { alternateName: otherNames }),
    ...(website && { sameAs: website }),
    ...(state && { address: { "@type": "PostalAddress", addressRegion: state, addressCountry: "US" } }),
    ...(parent && {
      parentOrganization: {
        "@type": "Organization",
        ...(slug && { "@id": organizationId(where, slug) }),
        name: parent.name,
      },
    }),
    ...(coalitions.length > 0 && {
      memberOf: coalitions.map((coalition) => ({
        "@type": "Organization",
        name: coalition.name,
        url: `${where.origin}${coalition.href}`,
      })),
    }),
  };
}

/** A figure with its source. The time it covers is named only where its source names one. */
export function claimData(claim: Claim, where: Where): object {
  const { locale } = where;
  const address = `/claims/${claim.id}`;
  const t = translator(locale, "content");
  return {
    ...context,
    "@type": "Dataset",
    name: `${claim.label[locale]}: ${figureWords(claim, locale)}`,
    description: `${stateClaim(claim, locale)}. ${claim.population[locale]}. ${describeSource(claim, locale)}.`,
    url: full(where, address),
    inLanguage: locale,
    isAccessibleForFree: true,
    spatialCoverage: t("geography", { geography: claim.geography }),
    ...(claim.asOf !== null && { temporalCoverage: String(claim.asOf) }),
    ...(claim.checkedOn && { dateModified: claim.checkedOn }),
    citation: describeSource(claim, locale),
    variableMeasured: {
      "@type": "PropertyValue",
      name: claim.label[locale],
      value: claim.value,
      unitText: t(`claims.unit.${claim.unit}`),
    },
    creator: publisher(where),
    publisher: { "@id": `${where.origin}/#organization` },
    distribution: ["csv", "json"].map((format) => ({
      "@type": "DataDownload",
      encodingFormat: format === "csv" ? "text/csv" : "application/json",
      contentUrl: `${full(where, "/claims")}.${format}`,
    })),
  };
}

/** A question of a page and its answer: a heading that asks, and all up to the next heading of its depth. */
export type Question = { id: string; text: string; answer: ShownContent[] };

/** The questions of a page: its headings of the second depth that end in a question mark. */
export function questionsOf({ tree }: Pick<Page, "tree">): Question[] {
  const questions: Question[] = [];
  let open: Question | undefined;
  for (const node of tree.children) {
    if (node.type === "element" && node.tagName === "h2") {
      const text = shownText(node).trim();
      open = text.endsWith("?") ? { id: String(node.properties["id"]), text, answer: [] } : undefined;
      if (open) questions.push(open);
    } else open?.answer.push(node);
  }
  return questions;
}

/** Questions with their answers as plain HTML. */
export function questionsData(
  questions: readonly Question[],
  where: Where & { address: string; claims: ReadonlyMap<string, Claim> },
): object {
  return {
    ...context,
    "@type": "FAQPage",
    url: full(where, where.address),
    inLanguage: where.locale,
    mainEntity: questions.map(({ id, text, answer }) => ({
      "@type": "Question",
      name: text,
      url: `${full(where, where.address)}#${id}`,
      acceptedAnswer: {
        "@type": "Answer",
        text: toFeedHtml({ type: "root", children: answer }, where).replace(/\n+/g, ""),
      },
    })),
  };
}

/** The words the site explains. */
export function termsData(terms: Iterable<Term>, where: Where & { title: string }): object {
  const address = full(where, "/glossary");
  return {
    ...context,
    "@type": "DefinedTermSet",
    "@id": address,
    name: where.title,
    url: address,
    inLanguage: where.locale,
    hasDefinedTerm: [...terms].map(({ id, term, expansion, definition }) => ({
      "@type": "DefinedTerm",
      "@id": `${address}#${id}`,
      name: term[where.locale],
      ...(expansion && { alternateName: expansion[where.locale] }),
      description: definition[where.locale],
    })),
  };
}
