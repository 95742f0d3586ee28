import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** The addresses of the content's pages, without language, by the rule that files follow. */
export const pageAddresses = (): string[] =>
  readdirSync("content/en", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mdx"))
    .map((file) => `/${file.replaceAll("\\", "/")}`.replace(/\.mdx$/, "").replace(/\/index$/, "") || "/")
    .sort();

/** The ids of the records in a file of content/: "claims", "bills". */
export const recordIds = (kind: string): string[] =>
  (parse(readFileSync(`content/${kind}.yaml`, "utf8")) as { id: string }[]).map(({ id }) => id);

/**
 * Whether an address is of a record that a journey made, and may take off the site again while others look at it. A
 * journey that lists organizations or publishes updates names them by one of these words.
 */
export const isOfAJourney = (path: string): boolean =>
  /\/(?:organizations\/(?:kelp|tide|ten-strands|strands|strings)-|updates\/(?:report|composed)-)/.test(path);

/** The same page in a language. */
export const inLanguage = (locale: "en" | "es", path: string): string =>
  locale === "en" ? path : path === "/" ? "/es" : `/es${path}`;
