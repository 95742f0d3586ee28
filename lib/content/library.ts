import { type Resource, resourceTypes } from "@/lib/content/records/schema";
import { type Locale, locales } from "@/lib/platform/i18n";

/** What a reader asks the library for. */
export type LibraryFilter = {
  type: Resource["type"] | undefined;
  /** An issue's id: "stem". */
  issue: string | undefined;
  /** The language a file must be in; a file in both is in either. */
  language: Locale | undefined;
};

/**
 * Reads `type`, `issue` and `language` of an address. Anything that is not offered, or is given twice, asks for nothing.
 *
 * @param issues the issues that can be asked for
 */
export function readLibraryFilter(
  query: Readonly<Record<string, string | string[] | undefined>>,
  issues: readonly string[],
): LibraryFilter {
  const { type, issue, language } = query;
  return {
    type: resourceTypes.find((known) => known === type),
    issue: issues.find((known) => known === issue),
    language: locales.find((known) => known === language),
  };
}

/** The address of a filtered library, without language: "/resources?issue=stem&type=brief". */
export function libraryAddress({ type, issue, language }: LibraryFilter): string {
  const query = new URLSearchParams({
    ...(issue && { issue }),
    ...(language && { language }),
    ...(type && { type }),
  }).toString();
  return query ? `/resources?${query}` : "/resources";
}

/** The resources a reader asked for: by type in the order of the types, then as they are listed. */
export function filterLibrary(
  resources: Iterable<Resource>,
  { type, issue, language }: LibraryFilter,
): Resource[] {
  return [...resources]
    .filter(
      (one) =>
        (!type || one.type === type) &&
        (!issue || one.issues.includes(issue)) &&
        (!language || one.files.some((file) => file.language === language || file.language === "both")),
    )
    .sort((a, b) => resourceTypes.indexOf(a.type) - resourceTypes.indexOf(b.type));
}

/** What the library can be narrowed to: what at least one of its resources has, each once. */
export function offeredBy(resources: Iterable<Resource>): { types: Resource["type"][]; issues: string[] } {
  const all = [...resources];
  return {
    types: resourceTypes.filter((type) => all.some((one) => one.type === type)),
    issues: [...new Set(all.flatMap(({ issues }) => issues))],
  };
}
