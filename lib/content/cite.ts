import { listNames, nameParts } from "@/lib/content/authors";
import { describeSource, stateClaim } from "@/lib/content/claims";
import type { Claim, Site } from "@/lib/content/schema";
import { formatter, type Locale, translator } from "@/lib/platform/i18n";

/** A reference in each manner that is offered. */
export type Citation = { plain: string; apa: string; bibtex: string };

/**
 * How to cite a figure's page: in plain words, in APA style (7th edition, statistics on a web page) and as a BibTeX
 * entry. The year is the one its source gives; without one it says "n.d." ("s. f."), never the year of writing or of
 * reading. The day it was read is the reader's to add.
 *
 * @param cited.address the full address of the figure's page in that language
 */
export function citeClaim(claim: Claim, cited: { locale: Locale; site: Site; address: string }): Citation {
  const { locale, site, address } = cited;
  const t = translator(locale, "content");
  const statement = stateClaim(claim, locale);
  const words = {
    statement,
    geography: t("geography", { geography: claim.geography }),
    described: describeSource(claim, locale),
    source: claim.source[locale],
    year: claim.asOf === null ? t("claims.noYear") : String(claim.asOf),
    organisation: site.organisation[locale],
    site: site.name[locale],
    address,
  };
  return {
    plain: t("claims.plain", words),
    apa: t("claims.apa", words),
    bibtex: bibtexOf(claim.id, { ...words, title: statement, note: t("claims.bibtexNote", words) }),
  };
}

/**
 * How to cite a page of the organization, in the same manners (APA 7th edition, a web page without a date).
 * @param page.address the page's full address in that language
 */
export function citePage(page: { locale: Locale; site: Site; title: string; address: string }): Citation {
  const { locale, site, title, address } = page;
  const t = translator(locale, "content");
  const words = {
    organisation: site.organisation[locale],
    year: t("claims.noYear"),
    title,
    site: site.name[locale],
    address,
  };
  const key = new URL(address).pathname.split("/").filter(Boolean).join("-") || "home";
  return { plain: t("citation", words), apa: t("citationApa", words), bibtex: bibtexOf(key, words) };
}

type CitedAuthor = {
  kind: "person" | "organization";
  /** A person's own name, without what is said before it. */
  name: string;
  /** Which part of it is the family's, where that is not the last word. */
  familyName?: string | undefined;
  /** The name as the byline has it. */
  byline: string;
};

/**
 * How to cite an article, in the same manners (APA 7th edition, an article on a website; BibTeX's `article`). Without
 * a recorded date it says so.
 *
 * @param article.published the day it appeared (YYYY-MM-DD); null when no source says
 * @param article.address the article's full address in that language
 */
export function citeArticle(article: {
  locale: Locale;
  site: Site;
  authors: readonly CitedAuthor[];
  title: string;
  publication: string;
  published: string | null;
  address: string;
}): Citation {
  const { locale, authors, title, publication, published, address } = article;
  const t = translator(locale, "articles");
  const site = article.site.name[locale];
  // Noon in London is the morning of the same day in California.
  const day = published && new Date(`${published}T12:00:00Z`);
  const write = formatter(locale);
  const noYear = translator(locale, "content")("claims.noYear");
  const closed = /[?!.…]$/.test(title);
  const words = { title, publication, site, address };
  return {
    plain: t("citation", {
      ...words,
      authors: listNames(
        authors.map(({ byline }) => byline),
        locale,
      ),
      // English sets the stop inside the quotation marks, where a sign of the headline's own takes its place.
      stop: locale === "en" && closed ? "" : ".",
      date: day ? write.dateTime(day, { dateStyle: "long" }) : t("undated").toLowerCase(),
    }),
    apa: t("citationApa", {
      ...words,
      authors: apaNames(authors, locale),
      stop: closed ? "" : ".",
      date: day
        ? `${day.getUTCFullYear()}, ${write.dateTime(day, { month: "long", day: "numeric" })}`
        : noYear,
    }),
    bibtex: bibtexEntry("article", new URL(address).pathname.split("/").filter(Boolean).join("-"), {
      author: authors.map(bibtexName).join(" and "),
      title: `{${escapeBibtex(title)}}`,
      journal: escapeBibtex(publication),
      year: escapeBibtex(day ? String(day.getUTCFullYear()) : noYear),
      ...(published && { month: String(Number(published.slice(5, 7))) }),
      note: escapeBibtex(site),
      url: bibtexAddress(address),
    }),
  };
}

/** APA's list of authors, closed by a stop: "Dickstein-Staub, S., & Smith, M." */
function apaNames(authors: readonly CitedAuthor[], locale: Locale): string {
  const names = authors.map((author) => {
    const { given, family } = nameParts(author);
    if (author.kind === "organization" || given === "") return author.name;
    const initials = given.split(/\s+/).map((word) => `${word.charAt(0)}.`);
    return `${family}, ${initials.join(" ")}`;
  });
  const last = names.pop() ?? "";
  const both = locale === "es" ? " y " : ", & ";
  const list = names.length > 0 ? `${names.join(", ")}${both}${last}` : last;
  return list.endsWith(".") ? list : `${list}.`;
}

function bibtexName(author: CitedAuthor): string {
  const { given, family } = nameParts(author);
  if (author.kind === "organization" || given === "") return `{${escapeBibtex(author.name)}}`;
  return `${escapeBibtex(family)}, ${escapeBibtex(given)}`;
}

type BibtexFields = Record<"organisation" | "title" | "year" | "site" | "address", string> & {
  note?: string;
};

const bibtexOf = (key: string, { organisation, title, year, site, note, address }: BibtexFields): string =>
  bibtexEntry("misc", key, {
    author: `{${escapeBibtex(organisation)}}`,
    title: `{${escapeBibtex(title)}}`,
    year: escapeBibtex(year),
    howpublished: escapeBibtex(site),
    ...(note !== undefined && { note: escapeBibtex(note) }),
    url: bibtexAddress(address),
  });

// Read as it stands by the url package: only braces could end it early, and an address has none.
const bibtexAddress = (address: string): string => address.replaceAll("{", "%7B").replaceAll("}", "%7D");

function bibtexEntry(type: "article" | "misc", key: string, fields: Record<string, string>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${type}{${key},`, ...lines, "}"].join("\n");
}

const bibtexSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Words as BibTeX and LaTeX read them back: their special signs (\ { } $ & # % _ ~ ^) stand for themselves. */
const escapeBibtex = (text: string): string =>
  text.replace(/[\\{}$&#%_~^]/g, (sign) => bibtexSigns[sign] ?? `\\${sign}`);
