import { describeSource, stateClaim } from "@/lib/content/claims";
import type { Claim, Site } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

/** One figure's reference in each manner that is offered. */
export type ClaimCitation = { plain: string; apa: string; bibtex: string };

/**
 * How to cite a figure's page: in plain words, in APA style (7th edition, statistics on a web page) and as a BibTeX
 * entry. The year is the one its source gives; without one it says "n.d." ("s. f."), never the year of writing or of
 * reading. The day it was read is the reader's to add.
 *
 * @param cited.address the full address of the figure's page in that language
 */
export function citeClaim(
  claim: Claim,
  cited: { locale: Locale; site: Site; address: string },
): ClaimCitation {
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
  const fields = {
    author: `{${escapeBibtex(words.organisation)}}`,
    title: `{${escapeBibtex(statement)}}`,
    year: escapeBibtex(words.year),
    howpublished: escapeBibtex(words.site),
    note: escapeBibtex(t("claims.bibtexNote", words)),
    // Read as it stands by the url package: only braces could end it early, and an address has none.
    url: address.replaceAll("{", "%7B").replaceAll("}", "%7D"),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return {
    plain: t("claims.plain", words),
    apa: t("claims.apa", words),
    bibtex: [`@misc{${claim.id},`, ...lines, "}"].join("\n"),
  };
}

const bibtexSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Words as BibTeX and LaTeX read them back: their special signs (\ { } $ & # % _ ~ ^) stand for themselves. */
const escapeBibtex = (text: string): string =>
  text.replace(/[\\{}$&#%_~^]/g, (sign) => bibtexSigns[sign] ?? `\\${sign}`);
