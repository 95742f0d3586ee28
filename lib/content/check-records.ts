import type { Content } from "@/lib/content/files";
import type { Problem } from "@/lib/content/problems";
import { locales } from "@/lib/platform/i18n";

/** The addresses, without language, of the pages that records have of their own. */
export const listRecordAddresses = (content: Content): string[] =>
  (["claims", "bills", "people", "organizations"] as const).flatMap((kind) =>
    [...content[kind].keys()].map((id) => `/${kind}/${id}`),
  );

/**
 * Holds what records and front matter name by id against what exists: authors, bills, organizations, coalitions,
 * issues, regions and claims; and redirects against the pages they would hide or lead to.
 */
export function checkRecords(content: Content): Problem[] {
  const problems: Problem[] = [];
  const { organizations, people, bills, regions, claims } = content;
  const pages = content.paths.en;
  const has = {
    organization: (id: string) => organizations.has(id),
    author: (id: string) => people.has(id) || organizations.has(id),
    person: (id: string) => people.has(id),
    bill: (id: string) => bills.has(id),
    region: (id: string) => regions.has(id),
    claim: (id: string) => claims.has(id),
    coalition: (id: string) => pages.has(`/coalitions/${id}`),
    issue: (id: string) => pages.has(`/issues/${id}`),
  };
  const need = (file: string, who: string, what: keyof typeof has, ids: readonly (string | undefined)[]) => {
    for (const id of ids) {
      if (id === undefined || has[what](id)) continue;
      problems.push(error(file, `${who} names the ${what} "${id}", which does not exist.`));
    }
  };

  for (const one of organizations.values()) {
    const who = `The organization "${one.id}"`;
    need("content/organizations.yaml", who, "organization", [one.parent?.id]);
    need(
      "content/organizations.yaml",
      who,
      "coalition",
      one.coalitions.map(({ id }) => id),
    );
    if (isOwnAncestor(content, one.id))
      problems.push(error("content/organizations.yaml", `${who} is its own parent.`));
  }
  for (const one of people.values()) {
    const employers = one.roles.map(({ organization }) => organization);
    need("content/people.yaml", `The person "${one.id}"`, "organization", employers);
  }
  for (const one of bills.values()) {
    const who = `The bill "${one.id}"`;
    need("content/bills.yaml", who, "bill", [one.leadsTo]);
    need("content/bills.yaml", who, "claim", [one.outcome]);
    need("content/bills.yaml", who, "issue", one.issues);
  }
  for (const one of content.resources.values()) {
    const who = `The resource "${one.id}"`;
    need("content/resources.yaml", who, "organization", [one.publisher]);
    need("content/resources.yaml", who, "issue", one.issues);
    need("content/resources.yaml", who, "coalition", one.coalitions);
  }
  for (const locale of locales) {
    for (const { path, frontmatter, views } of content.pages[locale].values()) {
      need(path, "This page", "person", views);
      if (frontmatter.kind === "coalition") need(path, "This page", "region", [frontmatter.region]);
      if (frontmatter.kind !== "article") continue;
      need(path, "This article", "author", frontmatter.authors);
      need(path, "This article", "issue", frontmatter.issues);
      need(path, "This article", "bill", frontmatter.bills);
      need(path, "This article", "organization", frontmatter.organizations);
    }
  }
  return [...problems, ...checkRedirects(content)];
}

function isOwnAncestor({ organizations }: Content, id: string): boolean {
  const seen = new Set<string>();
  for (let above = organizations.get(id)?.parent?.id; above; above = organizations.get(above)?.parent?.id) {
    if (above === id) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}

function checkRedirects(content: Content): Problem[] {
  const served = new Set([...content.paths.en.keys(), ...listRecordAddresses(content)]);
  const sources = new Set<string>();
  return content.redirects.flatMap(({ from, to }) => {
    const problems: Problem[] = [];
    const report = (reason: string) => problems.push(error("content/redirects.yaml", reason));
    if (served.has(from)) report(`"${from}" has a page of its own, which this redirect would hide.`);
    if (sources.has(from)) report(`"${from}" is redirected twice. Keep one.`);
    sources.add(from);
    if (content.redirects.some((other) => other.from === to))
      report(`"${from}" leads to "${to}", which is redirected itself. Name the last address.`);
    return problems;
  });
}

const error = (file: string, reason: string): Problem => ({
  file,
  line: 1,
  column: 1,
  reason,
  severity: "error",
});
