import { type Author, describeAuthors } from "@/lib/content/authors";
import { describeSource, qualifierWords } from "@/lib/content/claims";
import { figureOf } from "@/lib/content/figures/figure";
import { groundColors, papersOn } from "@/lib/content/figures/paper";
import type { OrganizationRecord, PersonRecord } from "@/lib/content/records/schema";
import { listNotes } from "@/lib/content/render";
import type { Claim, Site, SourceNote, Term } from "@/lib/content/schema";
import type { Page } from "@/lib/content/store";
import { sectionsOf } from "@/lib/print/body";
import type { Byline, PrintDocument, Source } from "@/lib/print/document";
import { qrCode } from "@/lib/print/qr";
import { formatter, type Locale, localePath, translator } from "@/lib/platform/i18n";

/** A page that is set in print. */
export type PrintablePage = Page & {
  frontmatter: Extract<Page["frontmatter"], { kind: "hub" | "issue" | "article" }>;
};

/** Whether a page is one that is set in print. */
export const isPrintable = (page: Page): page is PrintablePage =>
  page.frontmatter.kind === "hub" || page.frontmatter.kind === "issue" || page.frontmatter.kind === "article";

/** All a page names, and where the site stands. */
export type PrintRecords = {
  site: Site;
  /** The site's public address without a slash at the end. */
  origin: string;
  claims: ReadonlyMap<string, Claim>;
  terms: ReadonlyMap<string, Term>;
  people: ReadonlyMap<string, PersonRecord>;
  organizations: ReadonlyMap<string, OrganizationRecord>;
  /** The nearest page above. */
  parent: Page | null;
  /** The pages one step below. */
  children: readonly Page[];
  now: Date;
};

/** A page as the document that is set for paper: a brief, an overview or an article, in the page's language. */
export function composeDocument(page: PrintablePage, records: PrintRecords): PrintDocument {
  const { locale, frontmatter } = page;
  const { site, origin } = records;
  const t = translator(locale, "print");
  const content = translator(locale, "content");
  const address = origin + localePath(locale, page.address);
  const notes = listNotes(page.tree, records.claims);
  const article = frontmatter.kind === "article" ? frontmatter : null;
  const bylines = describeAuthors(article?.authors ?? [], locale, records).map((author) =>
    bylineOf(author, locale),
  );
  const undated = notes.some(({ claim }) => claim.asOf === null);
  const below = page.frontmatter.kind === "hub" ? records.children : [];
  return {
    lang: locale,
    title: frontmatter.title,
    summary: frontmatter.summary,
    description: frontmatter.description,
    keywords: [...new Set(page.terms.map(({ id }) => records.terms.get(id)?.term[locale] ?? id))],
    authors: bylines.length > 0 ? bylines.map(({ name }) => name) : [site.organisation[locale]],
    published: article?.published ?? null,
    kind: kindOf(page, records.parent),
    address,
    shortAddress: shortAddress(address),
    site: site.name[locale],
    organisation: site.organisation[locale],
    cover: coverOf(frontmatter),
    bylines,
    credits: article ? creditsOf(article, locale) : [],
    sections: sectionsOf(page.tree, {
      locale,
      claims: records.claims,
      terms: records.terms,
      resolve: (href) => resolveLink(href, locale, origin),
      year: records.now.getFullYear(),
    }),
    below: below.map((child) => {
      const href = origin + localePath(locale, child.address);
      const { title, summary } = child.frontmatter;
      return { title, summary, href, address: shortAddress(href) };
    }),
    sources: sourcesOf(notes, locale, origin),
    disclaimer: article?.guest ? t("guest", { organisation: site.organisation[locale] }) : null,
    qr: qrCode(address),
    words: {
      sources: content("sourcesTitle"),
      sourcesIntro: undated ? content("sourcesUndated") : "",
      readIt: t("readIt"),
      qrAlt: t("qrAlt", { address: shortAddress(address) }),
      below: content("childrenTitle"),
      zeroScale: content("zeroScale"),
    },
  };
}

/** An address as it is read aloud and typed: without https:// and a closing slash. */
export const shortAddress = (address: string): string =>
  address.replace(/^https?:\/\//, "").replace(/\/$/, "");

/** The name a page's PDF is saved under: "stem-network.pdf", "stem-network-es.pdf". */
export const fileName = ({ locale, address }: Pick<Page, "locale" | "address">): string =>
  `${[address.split("/").at(-1), ...(locale === "en" ? [] : [locale])].join("-")}.pdf`;

function kindOf({ locale, frontmatter }: PrintablePage, parent: Page | null): string {
  if (frontmatter.kind === "article") return frontmatter.kicker;
  const t = translator(locale, "print");
  if (frontmatter.kind === "hub") return t("hub");
  return parent?.frontmatter.kind === "hub" && parent.address !== "/issues"
    ? t("briefOf", { issue: parent.frontmatter.title })
    : t("brief");
}

function coverOf({ ground, figure }: PrintablePage["frontmatter"]): PrintDocument["cover"] {
  const cuts = figureOf(figure, ground).map(({ fill, d }) => ({ fill: papersOn[ground][fill], d }));
  return { ...groundColors[ground], cuts };
}

function bylineOf({ name, roles, mail }: Author, locale: Locale): Byline {
  const lines = roles.map(({ title, organization }) =>
    [title, organization?.name].filter(Boolean).join(", "),
  );
  return { name, lines: mail ? [...lines, translator(locale, "print")("mail", mail)] : lines };
}

type ArticleFields = Extract<Page["frontmatter"], { kind: "article" }>;

function creditsOf({ publication, published }: ArticleFields, locale: Locale): string[] {
  if (published === null) return [publication];
  const noon = new Date(`${published}T20:00:00Z`);
  return [publication, formatter(locale).dateTime(noon, { dateStyle: "long" })];
}

/** The notes by where their figures come from, which is said once. */
function sourcesOf(notes: readonly SourceNote[], locale: Locale, origin: string): Source[] {
  const t = translator(locale, "content");
  const sources = new Map<string, Source>();
  for (const { note, claim } of notes) {
    const name = describeSource(claim, locale);
    const source = sources.get(name) ?? { name, lines: [] };
    const place = `${t("geography", { geography: claim.geography })}.`;
    source.lines.push({
      note,
      figure: [qualifierWords(locale, claim), claim.display[locale]].filter(Boolean).join(" "),
      statement: [`${claim.sentence[locale]}.`, claim.note?.[locale], place].filter(Boolean).join(" "),
      href: origin + localePath(locale, `/claims/${claim.id}`),
    });
    sources.set(name, source);
  }
  return [...sources.values()];
}

/** Where a link of a page leads from paper: places in the page itself lead nowhere. */
function resolveLink(href: string, locale: Locale, origin: string): string | null {
  if (!href.startsWith("/")) return /^(?:https?:|mailto:)/i.test(href) ? href : null;
  const [path = "", ...rest] = href.split(/(?=[?#])/);
  // Files are the same in every language.
  const file = /\.[a-z0-9]+$/i.test(path);
  return origin + (file ? path : localePath(locale, path)) + rest.join("");
}
