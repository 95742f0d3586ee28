import { existsSync } from "node:fs";
import { join } from "node:path";
import { agendaAddress } from "@/lib/content/agenda";
import { type Content, type Page, readContent } from "@/lib/content/files";
import { checkRecords, listRecordAddresses } from "@/lib/content/check-records";
import { readTarget, type Target } from "@/lib/content/links";
import { stateOf } from "@/lib/content/parity";
import type { ParsedPage } from "@/lib/content/parse";
import { type Place, type Problem, sortProblems } from "@/lib/content/problems";
import type { Claim, Term } from "@/lib/content/schema";
import { defaultContentDir } from "@/lib/content/store";
import { defaultLocale, type Locale, locales } from "@/lib/platform/i18n";

export { formatProblem } from "@/lib/content/problems";

/** Addresses that the program answers itself, without a content file. */
export const appAddresses = new Set([
  ...["/join", "/updates", "/issues", "/claims", "/agenda", "/articles", "/bills", "/coalitions"],
  ...["/organizations", "/people", "/resources", "/glossary", "/search"],
  ...["/account", "/account/mail", "/account/data", "/account/delete"],
]);
const appFolders = ["/policies/", "/updates/"];

/** What a page's references are held against. */
type Known = {
  claims: ReadonlyMap<string, Claim>;
  terms: ReadonlyMap<string, Term>;
  /** The ids in the body of a page of the same language, or undefined where there is no such page. */
  anchorsAt: (address: string) => readonly string[] | undefined;
  /** Whether a record (a claim, a bill, a person, an organization) has its page at this address. */
  hasRecord: (address: string) => boolean;
  /** Whether public/ has a file at this address. */
  hasFile: (address: string) => boolean;
};

/**
 * Everything that is wrong with the content: files that cannot be read, missing translations, duplicate addresses,
 * dead links and anchors, unknown claims and terms. Warnings speak of what an editor should look at.
 *
 * @param dir the content folder; public/ is looked for beside it
 */
export function checkContent(dir: string = defaultContentDir()): Problem[] {
  const content = readContent(dir);
  const hasFile = (address: string) => existsSync(join(dir, "..", "public", address));
  const recordAddresses = new Set(listRecordAddresses(content));
  const hasRecord = (address: string) => recordAddresses.has(address);
  const problems = [
    ...content.problems,
    ...checkTranslations(content),
    ...checkNavigation(content, hasRecord),
    ...checkRecords(content),
  ];
  for (const locale of locales) {
    const asked = new Map<string, Page>();
    for (const page of content.pages[locale].values()) problems.push(...checkAgenda(page, asked));
    const known: Known = {
      claims: content.claims,
      terms: content.terms,
      anchorsAt: (address) => {
        // A page that cannot be read is told once, not again by every link to it.
        if (content.paths[locale].has(address)) return content.pages[locale].get(address)?.anchors ?? ["*"];
        return asked.has(address) ? [] : undefined;
      },
      hasRecord,
      hasFile,
    };
    for (const page of content.pages[locale].values())
      problems.push(...checkReferences(page, page.path, known));
  }
  return sortProblems(problems);
}

/** Notes the address of every agenda item, and tells of those that another page has taken. */
function checkAgenda(page: Page, asked: Map<string, Page>): Problem[] {
  return page.agendaItems.flatMap(({ id, line, column }): Problem[] => {
    const address = agendaAddress(id);
    const twin = asked.get(address);
    if (!twin) {
      asked.set(address, page);
      return [];
    }
    const reason = `The id "${id}" is taken by an agenda item of ${twin.path}. Choose another: its address is ${address}.`;
    return [{ file: page.path, line, column, reason, severity: "error" }];
  });
}

/** Holds what a page names (claims, terms, links, places) against what exists, and warns of bare figures. */
export function checkReferences(page: ParsedPage, file: string, known: Known): Problem[] {
  const problems: Problem[] = [];
  const report = ({ line, column }: Place, reason: string, severity: Problem["severity"] = "error") => {
    problems.push({ file, line, column, reason, severity });
  };
  for (const use of page.claims) {
    if (!known.claims.has(use.id)) report(use, `There is no claim "${use.id}" in claims.yaml.`);
  }
  for (const use of page.terms) {
    if (!known.terms.has(use.id)) report(use, `There is no term "${use.id}" in glossary.yaml.`);
  }
  for (const comparison of page.comparisons) {
    const [first, second] = [known.claims.get(comparison.first), known.claims.get(comparison.second)];
    if (first && second && first.unit !== second.unit) {
      report(
        comparison,
        `These two claims cannot share one scale: "${first.id}" is in ${first.unit}, "${second.id}" in ${second.unit}.`,
      );
    } else if (first && first === second) {
      report(comparison, "This compares a claim with itself.");
    }
  }
  for (const link of page.links) {
    const reason = describeDead(link.target, page.anchors, known);
    if (reason) report(link, reason);
  }
  for (const figure of page.bareFigures) {
    report(
      figure,
      `The figure "${figure.text}" names no source. Make it a claim: <Claim id="…" />.`,
      "warning",
    );
  }
  return problems;
}

function describeDead(
  target: Extract<Target, { kind: "internal" | "anchor" }>,
  own: readonly string[],
  known: Known,
): string | undefined {
  if (target.kind === "anchor") {
    return own.includes(target.anchor) ? undefined : `There is no place "#${target.anchor}" on this page.`;
  }
  const anchors = known.anchorsAt(target.path);
  if (!anchors) {
    const served =
      appAddresses.has(target.path) ||
      known.hasRecord(target.path) ||
      appFolders.some((folder) => target.path.startsWith(folder)) ||
      (/\.[a-z0-9]+$/i.test(target.path) && known.hasFile(target.path));
    return served ? undefined : `This link is dead: there is no page at ${target.path}.`;
  }
  if (!target.anchor || anchors.includes(target.anchor) || anchors.includes("*")) return undefined;
  return `There is no place "#${target.anchor}" on the page ${target.path}.`;
}

function checkNavigation({ navigation, paths }: Content, hasRecord: (address: string) => boolean): Problem[] {
  const footer = navigation?.footer.flatMap(({ links }) => links) ?? [];
  return [...(navigation?.primary ?? []), ...footer].flatMap(({ href }): Problem[] => {
    const target = readTarget(href);
    const dead =
      target.kind === "internal" &&
      describeDead(target, [], {
        claims: new Map(),
        terms: new Map(),
        anchorsAt: (address) => (paths[defaultLocale].has(address) ? ["*"] : undefined),
        hasRecord,
        hasFile: () => false,
      });
    const reason = target.kind === "refused" ? target.reason : dead;
    return reason ? [{ file: "content/navigation.yaml", line: 1, column: 1, reason, severity: "error" }] : [];
  });
}

const languages: Record<Locale, string> = { en: "English", es: "Spanish" };

function checkTranslations({ pages, paths }: Content): Problem[] {
  const problems: Problem[] = [];
  const report = (file: string, reason: string, severity: Problem["severity"]) => {
    problems.push({ file, line: 1, column: 1, reason, severity });
  };
  for (const locale of locales) {
    for (const other of locales.filter((one) => one !== locale)) {
      for (const [address, path] of paths[locale]) {
        if (paths[other].has(address)) continue;
        const missing = path.replace(`/${locale}/`, `/${other}/`);
        report(path, `This page is missing in ${languages[other]}: write ${missing}.`, "error");
      }
    }
  }
  for (const page of pages.es.values()) {
    const english = pages.en.get(page.address);
    if (english) compare(page, english, (reason, severity) => report(page.path, reason, severity));
  }
  return problems;
}

/** Fields that are no words: both languages have the same. */
const sameInBoth = [
  ...["kind", "ground", "figure", "order", "since", "region", "guest", "published", "updated"],
  ...["authors", "issues", "bills", "organizations"],
];

function compare(
  page: Page,
  english: Page,
  report: (reason: string, severity: Problem["severity"]) => void,
): void {
  const [own, theirs]: Record<string, unknown>[] = [page.frontmatter, english.frontmatter];
  for (const field of sameInBoth) {
    const [here, there] = [own?.[field], theirs?.[field]].map((value) => JSON.stringify(value));
    if (here !== there) {
      report(
        `The field ${field} must be the same in both languages; the English page says ${there ?? "nothing"}.`,
        "error",
      );
    }
  }
  const state = stateOf(english, page);
  if (state === "behind") {
    report(
      `The English page has changed since this translation was made; it is now ${english.hash}.`,
      "warning",
    );
  }
  if (state === "unrecorded") {
    report(
      `This page does not say which English page it was made from. If it says the same, add translationOf: "${english.hash}".`,
      "warning",
    );
  }
  const used = (one: Page) =>
    one.claims
      .map(({ id }) => id)
      .sort()
      .join(", ");
  if (used(page) !== used(english)) {
    report(`This page names other claims than the English one (${used(english)}).`, "warning");
  }
  const asked = (one: Page) =>
    one.agendaItems
      .map(({ id, status, since }) => `${id} (${[status, since].filter(Boolean).join(", ")})`)
      .sort()
      .join(", ");
  if (asked(page) !== asked(english)) {
    report(
      `The agenda items must be the same in both languages; the English page has: ${asked(english) || "none"}.`,
      "error",
    );
  }
}
