import { describeSource, stateClaim } from "@/lib/content/claims";
import type { Claim, Site } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

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

type BibtexFields = Record<"organisation" | "title" | "year" | "site" | "address", string> & {
  note?: string;
};

function bibtexOf(key: string, { organisation, title, year, site, note, address }: BibtexFields): string {
  const fields = {
    author: `{${escapeBibtex(organisation)}}`,
    title: `{${escapeBibtex(title)}}`,
    year: escapeBibtex(year),
    howpublished: escapeBibtex(site),
    ...(note !== undefined && { note: escapeBibtex(note) }),
    // Read as it stands by the url package: only braces could end it early, and an address has none.
    url: address.replaceAll("{", "%7B").replaceAll("}", "%7D"),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@misc{${key},`, ...lines, "}"].join("\n");
}

const bibtexSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Words as BibTeX and LaTeX read them back: their special signs (\ { } $ & # % _ ~ ^) stand for themselves. */
const escapeBibtex = (text: string): string =>
  text.replace(/[\\{}$&#%_~^]/g, (sign) => bibtexSigns[sign] ?? `\\${sign}`);
