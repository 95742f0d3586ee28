import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { parse, type ParsedPage } from "@/lib/content/parse";
import type { Problem } from "@/lib/content/problems";
import {
  type Claim,
  claimSchema,
  type Navigation,
  navigationSchema,
  type Site,
  siteSchema,
  type Term,
  termSchema,
} from "@/lib/content/schema";
import {
  type Bill,
  billSchema,
  type OrganizationRecord,
  organizationSchema,
  type PersonRecord,
  personSchema,
  type Redirect,
  redirectSchema,
  type Region,
  regionSchema,
  type Resource,
  resourceSchema,
} from "@/lib/content/records/schema";
import { readYaml } from "@/lib/content/yaml";
import { type Locale, locales } from "@/lib/platform/i18n";

export type Page = ParsedPage & {
  locale: Locale;
  /** Without language: "/issues/stem". */
  address: string;
  /** "content/en/issues/stem/index.mdx" */
  path: string;
  /** The first 12 hex digits of the SHA-256 of the file, which a translation names as `translationOf`. */
  hash: string;
};

/** Everything below content/, as far as it can be read, with what cannot. */
export type Content = {
  pages: Record<Locale, Map<string, Page>>;
  /** The file of every address, also of those that cannot be read. */
  paths: Record<Locale, Map<string, string>>;
  claims: Map<string, Claim>;
  terms: Map<string, Term>;
  organizations: Map<string, OrganizationRecord>;
  people: Map<string, PersonRecord>;
  bills: Map<string, Bill>;
  regions: Map<string, Region>;
  resources: Map<string, Resource>;
  redirects: Redirect[];
  site: Site | undefined;
  navigation: Navigation | undefined;
  problems: Problem[];
};

/** The paths of all content files below `dir`, with slashes, sorted. The interface's words (messages/) are not content. */
function listFiles(dir: string, below = ""): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(dir, below), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.name.startsWith(".") || /^(?:en|es)\/messages$/.test(path)) return [];
      if (entry.isDirectory()) return listFiles(dir, path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}

/** Changes whenever a file is added, removed or written. */
export function fingerprint(dir: string): string {
  return listFiles(dir)
    .map((path) => {
      const { mtimeMs, size } = statSync(join(dir, path), { throwIfNoEntry: false }) ?? {
        mtimeMs: 0,
        size: 0,
      };
      return `${path}:${mtimeMs}:${size}`;
    })
    .join("\n");
}

/** Reads the whole tree. Never throws for what the files hold: that is in `problems`. */
export function readContent(dir: string): Content {
  const root = basename(dir);
  const content: Content = {
    pages: { en: new Map(), es: new Map() },
    paths: { en: new Map(), es: new Map() },
    claims: new Map(),
    terms: new Map(),
    organizations: new Map(),
    people: new Map(),
    bills: new Map(),
    regions: new Map(),
    resources: new Map(),
    redirects: [],
    site: undefined,
    navigation: undefined,
    problems: [],
  };
  const report = (file: string, reason: string) => {
    content.problems.push({ file, line: 1, column: 1, reason, severity: "error" });
  };
  const files = listFiles(dir);
  for (const locale of locales) {
    for (const file of files.filter((path) => path.startsWith(`${locale}/`))) {
      readPage(content, locale, dir, file, report);
    }
  }
  const readData = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const file = `${root}/${name}`;
    if (!files.includes(name)) {
      report(file, "This file is missing.");
      return undefined;
    }
    const read = readYaml(readFileSync(join(dir, name), "utf8"), schema, { file, what: "This file" });
    if (read.ok) return read.value;
    content.problems.push(...read.problems);
    return undefined;
  };
  for (const claim of readData("claims.yaml", listOf(claimSchema)) ?? []) content.claims.set(claim.id, claim);
  for (const term of readData("glossary.yaml", listOf(termSchema)) ?? []) content.terms.set(term.id, term);
  // A site may have none of these: their files may be missing.
  const readList = <T>(name: string, schema: z.ZodType<T[]>): T[] =>
    files.includes(name) ? (readData(name, schema) ?? []) : [];
  const readRecords = <T extends { id: string }>(name: string, schema: z.ZodType<T>): Map<string, T> =>
    new Map(readList(name, listOf(schema)).map((record) => [record.id, record]));
  content.organizations = readRecords("organizations.yaml", organizationSchema);
  content.people = readRecords("people.yaml", personSchema);
  content.bills = readRecords("bills.yaml", billSchema);
  content.regions = readRecords("regions.yaml", regionSchema);
  content.resources = readRecords("resources.yaml", resourceSchema);
  content.redirects = readList("redirects.yaml", z.array(redirectSchema));
  content.site = readData("site.yaml", siteSchema);
  content.navigation = readData("navigation.yaml", navigationSchema);
  return content;
}

function readPage(
  content: Content,
  locale: Locale,
  dir: string,
  file: string,
  report: (file: string, reason: string) => void,
): void {
  const path = `${basename(dir)}/${file}`;
  if (!file.endsWith(".mdx"))
    return report(path, "Pages are files that end in .mdx. Rename or remove this one.");
  const address = addressOf(file.slice(locale.length));
  if (!/^\/(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\/|$))*$/.test(address)) {
    return report(
      path,
      "The names of files and folders may hold only small letters a-z, digits and single hyphens.",
    );
  }
  const twin = content.paths[locale].get(address);
  if (twin)
    return report(path, `This page and ${twin} have the same address, ${address}. Keep one of the two.`);
  content.paths[locale].set(address, path);

  const source = readFileSync(join(dir, file), "utf8");
  const parsed = parse(source, { path, locale });
  if (!parsed.ok) {
    content.problems.push(...parsed.problems);
    return;
  }
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 12);
  content.pages[locale].set(address, { ...parsed.value, locale, address, path, hash });
}

/** "/issues/stem/index.mdx" and "/issues/stem.mdx" are both "/issues/stem". */
const addressOf = (file: string): string => file.replace(/\.mdx$/, "").replace(/\/index$/, "") || "/";

/** A list whose ids are all different. */
const listOf = <T extends { id: string }>(entry: z.ZodType<T>) =>
  z.array(entry).superRefine((entries, context) => {
    for (const [index, { id }] of entries.entries()) {
      if (entries.findIndex((other) => other.id === id) < index) {
        context.addIssue({
          code: "custom",
          path: [index, "id"],
          message: `"${id}" is taken by an entry above`,
        });
      }
    }
  });
